"""What a person calls a row."""

from __future__ import annotations

import polars as pl
import pytest

from flows.package.dataset import Dataset
from flows.package.labels import labels, short
from tests.package.factory import SCHEMAS, tables

DATASET = Dataset(tables(range(2)), SCHEMAS)


@pytest.mark.parametrize(
    ("table", "key", "said"),
    [
        ("commitments", "c000001", "Rwanda, pledge, Country 1 pledged 11 helicopters"),
        ("statements", "s000000", "Ada Moreno, commit, We keep our word 0 times"),
        ("events", "peacekeeping-ministerial-2031-quillport", "Peacekeeping Ministerial, 2031, Quillport"),
        ("articles", "a000000", "The Quillport Times, Report 0"),
    ],
)
def test_ids_are_shown_as_names(table: str, key: str, said: str) -> None:
    assert labels(DATASET, table, pl.Series([key])) == {key: said}


def test_words_that_were_said_are_not_said_again() -> None:
    events = DATASET.tables["events"].with_columns(pl.lit("Ministerial, Quillport 2031").alias("name"))
    dataset = Dataset({**DATASET.tables, "events": events}, SCHEMAS)
    assert list(labels(dataset, "events", events["event_id"]).values()) == ["Ministerial, Quillport 2031"]


def test_a_table_without_labels_has_none_and_an_unknown_key_neither() -> None:
    assert labels(DATASET, "evidence", DATASET.tables["evidence"]["evidence_id"]) == {}
    assert labels(DATASET, "people", pl.Series(["nobody"])) == {}


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "(empty)"),
        ("two\n lines", "two lines"),
        ("x" * 101, "x" * 99 + "…"),
        ("0123456789abcdef" * 4, "0123456789ab…"),
        (12.5, "12.5"),
    ],
)
def test_values_on_one_line(value: object, said: str) -> None:
    assert short(value) == said
