"""Datasets compared, and the number that follows."""

from __future__ import annotations

import pytest

from flows.package.dataset import Dataset
from flows.package.diff import compare, next_version
from flows.package.schemadiff import Level
from tests.package.factory import SCHEMAS, tables

NAMES = ("articles", "people", "quarantine")


def dataset(*names: str) -> Dataset:
    schemas = {name: SCHEMAS[name] for name in names}
    return Dataset({name: frame for name, frame in tables(range(2)).items() if name in schemas}, schemas)


def test_a_first_version_adds_all_it_has() -> None:
    diff = compare(None, dataset(*NAMES))
    assert (diff.empty, diff.reason()) == (False, "first version")
    assert diff.counts() == {"articles": {"added": 2}, "people": {"added": 1}}


def test_nothing_changed() -> None:
    diff = compare(dataset(*NAMES), dataset(*NAMES))
    assert (diff.empty, diff.level, diff.reason(), diff.counts()) == (True, Level.NONE, "nothing changed", {})


def test_a_table_added_comes_with_its_rows() -> None:
    diff = compare(dataset("articles"), dataset("articles", "people"))
    assert (diff.level, diff.reason()) == (Level.MINOR, "people: table added")
    assert diff.rows.select("table", "key", "change", "reason").rows() == [("people", "ada-moreno", "added", None)]


def test_a_table_removed_takes_its_rows_along() -> None:
    diff = compare(dataset("articles", "people"), dataset("articles"))
    assert (diff.level, diff.reason()) == (Level.MAJOR, "people: table removed")
    assert diff.rows.select("table", "key", "change", "reason").rows() == [
        ("people", "ada-moreno", "withdrawn", "its table is published no longer")
    ]


@pytest.mark.parametrize(
    ("last", "level", "expected"),
    [
        (None, Level.MAJOR, "1.0.0"),
        ("1.4.9", Level.PATCH, "1.4.10"),
        ("1.9.3", Level.MINOR, "1.10.0"),
        ("9.2.1", Level.MAJOR, "10.0.0"),
    ],
)
def test_the_next_number(last: str | None, level: Level, expected: str) -> None:
    assert next_version(last, level) == expected
