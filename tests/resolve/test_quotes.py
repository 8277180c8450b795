"""Which stretches of speech are one statement, and which are too unlike, too short, or said apart."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from flows.resolve.quotes import same_words

FULL = "we asked for hands and we were given hands some of them were empty"
DAY = date(2033, 5, 9)


def merged(*told: tuple[str, str], event: str | None = "tallinn") -> set[tuple[str, str]]:
    """(article, words) that are known by other words than their own."""
    rows = [(article, "maren-okafor", "direct", words, event, DAY) for article, words in told]
    said = pl.DataFrame(rows, schema=["article_id", "by", "kind", "words", "event_id", "published_on"], orient="row")
    found = same_words(said.cast({"event_id": pl.String}))
    return {(a, w) for a, w, kept in found.select("article_id", "words", "kept").iter_rows() if w != kept}


@pytest.mark.parametrize(
    ("cut", "one"),
    [
        ("we asked for hands and we were given hands", True),
        ("we were given hands some of them were empty", True),
        ("given hands some of them were", True),
        ("given hands some of", False),
        ("hands", False),
        ("we asked for hands some of them were empty", False),
    ],
)
def test_a_stretch_in_a_row_and_long_enough_is_cut_from_the_whole(cut: str, one: bool) -> None:
    assert bool(merged(("a", FULL), ("b", cut))) is one


@pytest.mark.parametrize(
    ("other", "one"),
    [
        ("we asked for hands and were given hands some of which were empty", True),
        ("we did not ask for hands and we were given hands some of them were empty", False),
        ("we asked for 9 hands and we were given hands some of them were empty", False),
        ("we asked for boots and we were sent letters", False),
    ],
)
def test_other_words_are_one_statement_where_they_are_alike(other: str, one: bool) -> None:
    assert bool(merged(("a", FULL), ("b", other))) is one


def test_alike_words_on_another_occasion_are_another_statement() -> None:
    other = "we asked for hands and were given hands some of which were empty"
    rows = [("a", FULL, "tallinn", DAY), ("b", other, "lima", date(2035, 5, 9))]
    said = pl.DataFrame(rows, schema=["article_id", "words", "event_id", "published_on"], orient="row")
    said = said.with_columns(pl.lit("maren-okafor").alias("by"), pl.lit("direct").alias("kind"))
    assert same_words(said).is_empty()


def test_what_one_article_tells_apart_stays_apart() -> None:
    assert merged(("a", FULL), ("a", "we asked for hands and we were given hands")) == set()


def test_the_first_report_gives_the_words_it_is_known_by() -> None:
    cut = "we asked for hands and we were given hands"
    rows = [("a", FULL, date(2033, 5, 9)), ("b", cut, date(2033, 5, 8))]
    said = pl.DataFrame(rows, schema=["article_id", "words", "published_on"], orient="row")
    said = said.with_columns(
        pl.lit("x").alias("by"), pl.lit("direct").alias("kind"), pl.lit(None, pl.String).alias("event_id")
    )
    assert set(same_words(said)["kept"]) == {cut}
