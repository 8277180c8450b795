"""The briefs: real meetings in our own words, and enough of them to show merging and one dispute."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from flows.articles.article import Article
from flows.articles.files import find_articles, read_article
from tests.conftest import BRIEFS

ARTICLES = [read for read in map(read_article, find_articles([BRIEFS])) if isinstance(read, Article)]
BERLIN = "peacekeeping-ministerial-2025-berlin"


def table(published: Path, name: str) -> pl.DataFrame:
    return pl.read_parquet(published / "latest" / "parquet" / f"{name}.parquet")


def test_there_are_enough_in_every_format() -> None:
    assert len(ARTICLES) == len(list(BRIEFS.iterdir())) >= 12
    assert {Path(article.source).suffix for article in ARTICLES} == {".txt", ".md", ".html"}


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.key)
def test_each_is_a_short_report_that_names_its_source(article: Article) -> None:
    assert 150 <= len(article.text.split()) <= 400
    assert article.metadata.title and article.metadata.published_on
    assert (article.metadata.url or "").startswith("https://")


def test_no_words_are_put_into_the_mouth_of_real_people(published: Path) -> None:
    assert table(published, "statements").filter(pl.col("kind") == "direct").is_empty()


def test_three_reports_of_one_meeting_are_one_fact(published: Path) -> None:
    units = table(published, "commitments").filter(
        pl.col("event_id") == BERLIN, pl.col("actor_count") == 53, pl.col("quantity") == 88
    )
    assert units.select("articles", "disputed").rows() == [(3, False)]
    evidence = table(published, "evidence").filter(pl.col("commitment_id") == units["commitment_id"][0])
    assert evidence["article_id"].n_unique() == 3


def test_the_preliminary_count_is_disputed_and_nothing_else(published: Path) -> None:
    (dispute,) = table(published, "disputes").to_dicts()
    assert (dispute["values"], dispute["articles"]) == ("57 | 59", 3)
    training = table(published, "commitments").filter(
        pl.col("event_id") == BERLIN, pl.col("category") == "training-capacity-building"
    )
    assert sorted(training.select("actor_count", "disputed").rows()) == [(57, True), (59, True)]


def test_every_meeting_they_tell_of_is_a_known_edition(published: Path) -> None:
    known = table(published, "known_events").select("series", "year", "city").unique()
    events = table(published, "events").select("series", "year", "city")
    assert events.join(known, on=["series", "year", "city"], how="anti").is_empty()
    assert events.is_unique().all()
