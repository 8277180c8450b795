"""Copies are found, whatever the order; reports of their own are not."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from flows.articles.article import Article
from flows.articles.files import find_articles, read_article
from flows.articles.nearness import alike, bands, near_duplicates, shingles
from tests.bench._reports import copy_of, report
from tests.conftest import CHECKOUT

DEV = CHECKOUT.parent / "shared" / "corpus" / "dev" / "articles"


def copies(texts: dict[str, str], days: dict[str, date] | None = None) -> dict[str, str]:
    rows = [(name, (days or {}).get(name), bands(text)) for name, text in texts.items()]
    schema = {"article_id": pl.String, "published_on": pl.Date, "bands": pl.Binary}
    return near_duplicates(pl.DataFrame(rows, schema=schema, orient="row"), texts)


def test_lightly_edited_copies_lead_to_the_first_published() -> None:
    texts = {"a": copy_of(7), "b": report(7), "c": report(8), "d": report(7).upper()}
    days = {"b": date(2031, 5, 7), "d": date(2031, 5, 8), "c": date(2031, 5, 1)}
    assert copies(texts, days) == {"a": "b", "d": "b"}
    assert copies(texts) == {"b": "a", "d": "a"}


def test_the_order_of_articles_does_not_matter() -> None:
    texts = {f"{n:03}": copy_of(n - 1) if n % 5 == 4 else report(n) for n in range(100)}
    found = copies(texts)
    assert found == {f"{n:03}": f"{n - 1:03}" for n in range(4, 100, 5)}
    for seed in range(3):
        mixed = list(texts)
        random.Random(seed).shuffle(mixed)
        assert copies({name: texts[name] for name in mixed}) == found


def test_what_a_copy_leads_to_is_no_copy() -> None:
    first = report(3).split()
    drifting = {str(n): " ".join([*first[n * 6 :], *(f"new{i}" for i in range(n * 6))]) for n in range(9)}
    found = copies(drifting)
    assert set(found.values()).isdisjoint(found)
    assert len(found) >= 2


@pytest.mark.parametrize("text", ["", "Peace.", "UN peacekeepers met today."])
def test_short_texts_are_one_only_where_they_are_the_same(text: str) -> None:
    assert copies({"a": text, "b": text, "c": f"{text} No."}) == {"b": "a"}


def test_bands_never_change() -> None:
    """They are kept in the state of other machines, and looked up there."""
    assert bands("Kenya pledged two field hospitals.").hex()[:32] == "06eb7a97941ef01077591af477bc3723"
    assert alike(shingles("A b c, d!"), shingles("a B c d"))


@pytest.mark.skipif(not DEV.is_dir(), reason="the development corpus is not here")
def test_reports_of_one_meeting_in_other_words_are_no_copies() -> None:
    read = [a for a in map(read_article, find_articles([DEV])) if isinstance(a, Article)]
    assert copies({Path(a.key).stem: a.text for a in read}) == {}
