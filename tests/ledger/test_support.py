"""Every column of a published event can be traced: to words of articles, or to the table of known editions."""

from __future__ import annotations

from pathlib import Path

import polars as pl

COLUMNS = (
    "year", "start_date", "end_date", "city", "country", "format", "theme", "participating_states",
    "participating_organizations",
)  # fmt: skip


def test_what_an_event_shows_is_in_words_or_in_the_known_edition(published: Path) -> None:
    tables = {
        t: pl.read_parquet(published / f"latest/parquet/{t}.parquet") for t in ("events", "evidence", "known_events")
    }
    told = tables["evidence"].filter(pl.col("event_id").is_not_null(), pl.col("field").is_not_null())
    said = set(told.select("event_id", "field", "value").rows())
    editions = {(e["series"], e["year"], e["city"]): e for e in tables["known_events"].to_dicts()}
    untold = [
        (event["event_id"], column, event[column])
        for event in tables["events"].to_dicts()
        for column in COLUMNS
        if event[column] is not None and (event["event_id"], column, str(event[column])) not in said
        and editions.get((event["series"], event["year"], event["city"]), {}).get(column) != event[column]
    ]  # fmt: skip
    assert len(said) > 60
    assert untold == []


def test_only_evidence_of_one_column_has_a_value(published: Path) -> None:
    evidence = pl.read_parquet(published / "latest/parquet/evidence.parquet")
    assert evidence.filter(pl.col("field").is_null() != pl.col("value").is_null()).is_empty()
    assert set(evidence["field"].drop_nulls()) <= set(COLUMNS)
