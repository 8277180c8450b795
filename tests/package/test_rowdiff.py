"""Rows compared by key."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from flows.package.rowdiff import COLUMNS, row_changes
from flows.package.schema import TableSchema, table_schema


def schema(*fields: tuple[str, str], key: str | list[str] = "id") -> TableSchema:
    return table_schema("t", {"fields": [{"name": n, "type": k} for n, k in fields], "primaryKey": key})


T = schema(("id", "string"), ("n", "number"), ("d", "date"), ("s", "string"))


def changes(
    old: list[dict[str, Any]], new: list[dict[str, Any]], before: TableSchema = T, after: TableSchema = T
) -> list[Any]:
    rows = row_changes(before.frame(old), after.frame(new), before, after)
    assert rows.columns == list(COLUMNS)
    return rows.select("key", "field", "before", "after", "change").rows()


def test_nothing_changed() -> None:
    assert changes([{"id": "a", "n": 1.0, "d": None}], [{"id": "a", "n": 1.0, "d": None}]) == []


def test_added_and_withdrawn() -> None:
    assert changes([{"id": "a"}, {"id": "b"}], [{"id": "b"}, {"id": "c"}]) == [
        ("a", None, None, None, "withdrawn"),
        ("c", None, None, None, "added"),
    ]


def test_each_changed_field_is_a_row_printed_as_in_csv() -> None:
    old = [{"id": "a", "n": 16.0, "d": date(2031, 5, 1), "s": None}]
    new = [{"id": "a", "n": 18.5, "d": None, "s": "=x"}]
    assert changes(old, new) == [
        ("a", "n", "16", "18.5", "changed"),
        ("a", "d", "2031-05-01", None, "changed"),
        ("a", "s", None, "'=x", "changed"),
    ]


def test_fields_that_only_one_version_has_are_no_change_of_rows() -> None:
    wider = schema(("id", "string"), ("n", "number"), ("d", "date"), ("s", "string"), ("x", "string"))
    assert changes([{"id": "a"}], [{"id": "a", "x": "new"}], T, wider) == []


def test_a_field_of_another_type_is_compared_as_printed() -> None:
    integers = schema(("id", "string"), ("n", "integer"), ("d", "date"), ("s", "string"))
    old, new = [{"id": "a", "n": 1}, {"id": "b", "n": 2}], [{"id": "a", "n": 1.0}, {"id": "b", "n": 2.5}]
    assert changes(old, new, integers, T) == [("b", "n", "2", "2.5", "changed")]


def test_another_key_makes_all_rows_new() -> None:
    other = schema(("id", "string"), ("n", "number"), ("d", "date"), ("s", "string"), key="s")
    assert changes([{"id": "a", "s": "x"}], [{"id": "a", "s": "x"}], T, other) == [
        ("a", None, None, None, "withdrawn"),
        ("x", None, None, None, "added"),
    ]


def test_a_key_of_two_fields_is_joined() -> None:
    two = schema(("id", "string"), ("s", "string"), key=["id", "s"])
    assert changes([], [{"id": "a", "s": "b"}], two, two) == [("a / b", None, None, None, "added")]


def test_rows_are_in_key_order() -> None:
    rows = changes([{"id": "c", "n": 1.0}, {"id": "a"}], [{"id": "c", "n": 2.0}, {"id": "b"}])
    assert [r[0] for r in rows] == ["a", "b", "c"]
    assert isinstance(rows, list) and pl.DataFrame(rows, orient="row").height == 3
