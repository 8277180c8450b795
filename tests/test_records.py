"""Records of a published package and the words they rest on."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from flows.package.read import PackageError
from flows.records import NoRecord, Record, find_record, texts_at_hand, texts_of_package
from tests.conftest import BRIEFS


@pytest.fixture(scope="module")
def figure(published: Path) -> str:
    """Id of a figure that Vancouver's brief gives."""
    evidence = pl.read_parquet(published / "latest" / "parquet" / "evidence.parquet")
    rows = evidence.filter(pl.col("article_id").str.contains("vancouver"), pl.col("figure_id").is_not_null())
    return str(rows.sort("char_start")["figure_id"][0])


def find(published: Path, record_id: str) -> Record:
    return find_record(published / "latest", record_id, [str(BRIEFS)])


def test_a_fact_comes_with_the_paragraphs_that_say_it(published: Path, figure: str) -> None:
    record = find(published, figure)
    assert record.table == "figures"
    assert record.values["figure_id"] == figure
    assert record.quotes
    for quote in record.quotes:
        assert quote.passage is not None
        assert quote.passage[quote.start : quote.end] == quote.text
        assert "\n\n" not in quote.passage
        assert quote.rule and quote.confidence


def test_a_person_comes_with_the_places_that_name_them(published: Path) -> None:
    record = find(published, "jean-pierre-lacroix")
    assert record.table == "people"
    assert {"Jean-Pierre Lacroix"} <= {quote.text for quote in record.quotes}


def test_a_reference_record_may_have_no_quotes(published: Path) -> None:
    assert find(published, "peacekeeping-ministerial").quotes == []


def test_without_the_articles_the_words_alone_are_given(
    published: Path, figure: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(published)
    quotes = find_record(published / "latest", figure).quotes
    assert quotes
    assert all(quote.passage is None and quote.text for quote in quotes)


def test_an_article_that_has_changed_since_is_not_at_hand(published: Path, tmp_path: Path) -> None:
    articles = pl.read_parquet(published / "latest" / "parquet" / "articles.parquet")
    brief = BRIEFS / "2025-new-delhi-conclave.txt"
    copy = tmp_path / "moved.txt"
    copy.write_text(brief.read_text(encoding="utf-8"), encoding="utf-8")
    (found,) = texts_at_hand(articles.with_columns(source=pl.lit("gone")), [str(copy)])
    assert found.startswith("2025-new-delhi-conclave-")
    copy.write_text(brief.read_text(encoding="utf-8").replace("three-day", "four-day"), encoding="utf-8")
    assert texts_at_hand(articles.with_columns(source=pl.lit("gone")), [str(copy)]) == {}


def test_an_unknown_id_is_answered_with_likely_ones(published: Path) -> None:
    with pytest.raises(NoRecord, match=r"did you mean .*jean-pierre-lacroix"):
        find(published, "lacroix")


def test_a_folder_that_is_no_package_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(PackageError, match=str(tmp_path)):
        find_record(tmp_path, "x")
    assert texts_of_package(tmp_path) == {}
