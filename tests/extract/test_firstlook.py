"""The first look drops what is about other things, and nothing that is about peacekeeping."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flows.articles.article import Article
from flows.articles.files import find_articles, read_article
from flows.extract.firstlook import has_subject
from flows.extract.lexicon import Lexicon, Row, load_lexicon
from tests.conftest import BRIEFS, CHECKOUT

DEV = CHECKOUT.parent / "shared" / "corpus" / "dev"


@pytest.mark.parametrize(
    "text",
    [
        "The United Nations met.",
        "It is what the UN's men feared.",
        "MINUSMA has left.",
        "Leaders’ Summit on Peacekeeping",
        "former peace‑keepers",
        "PEACEKEEPERS WANTED",
        "Les casques bleus restent.",
        "МИРОТВОРЦЫ ушли",
        "中国维和部队",
        "The chiefs of police summit opened.",
    ],
)
def test_a_word_of_the_subject_is_enough(text: str) -> None:
    assert has_subject([text], load_lexicon()) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A bonus was paid under the fund, and nobody was unhappy.",
        "The striker's contingent of fans was deployed to the mandate of the derby.",
        "Onusida has a word in it that is none of its own.",
        "He kept the peace, and the keeping of bees.",
    ],
)
def test_parts_of_words_and_words_of_many_subjects_are_not(text: str) -> None:
    assert has_subject([text], load_lexicon()) == [False]


def test_each_text_has_its_own_answer() -> None:
    assert has_subject(["bees", "UN peacekeepers", "", "Blauhelme"], load_lexicon()) == [False, True, False, True]
    assert has_subject([], load_lexicon()) == []


def test_a_line_in_the_word_list_moves_the_line() -> None:
    words: list[Row] = [
        {"word": "bee*", "case_sensitive": "false", "note": ""},
        {"word": "HIVE", "case_sensitive": "true"},
    ]
    lexicon = Lexicon({"subject_words": words})
    assert has_subject(["Beekeepers", "the HIVE", "a hive", "peacekeepers"], lexicon) == [True, True, False, False]


def test_no_brief_is_passed_over() -> None:
    read = [a for a in map(read_article, find_articles([BRIEFS])) if isinstance(a, Article)]
    assert all(has_subject([article.text for article in read], load_lexicon()))


@pytest.mark.skipif(not DEV.is_dir(), reason="the development corpus is not here")
def test_no_article_with_anything_to_find_is_passed_over() -> None:
    """Conservative: even of articles about other things, those that the gold reads anything from."""
    read = {Path(a.key).stem: a for a in map(read_article, find_articles([DEV / "articles"])) if isinstance(a, Article)}
    passed_over = [name for name, a in read.items() if not has_subject([a.text], load_lexicon())[0]]
    golds = [json.loads((DEV / "gold" / f"{name}.json").read_text(encoding="utf-8")) for name in passed_over]
    assert [gold["id"] for gold in golds if any(v for v in gold.values() if isinstance(v, list))] == []
    assert len(read) > 40
