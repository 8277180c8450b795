"""Each rule of a schema: data → the rows that break it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from flows.package.rules import broken_rows, key_rules, row_rules
from flows.package.schema import TableSchema, table_schema


def schema(kind: str = "string", constraints: dict[str, Any] | None = None, **own: Any) -> TableSchema:
    fields = [
        {"name": "id", "type": "integer"},
        {"name": "x", "type": kind, "constraints": constraints or {}},
        {"name": "y", "type": kind},
        {"name": "z", "type": "string"},
    ]
    return table_schema(
        "sample", {"fields": fields, "primaryKey": "id", **{f"pledgebook:{k}": v for k, v in own.items()}}
    )


def broken(table: TableSchema, rows: list[dict[str, Any]]) -> dict[str, list[int]]:
    frame = table.frame([{"id": i, **row} for i, row in enumerate(rows)])
    found = broken_rows(frame, [*row_rules(table), *key_rules(table)])
    return {rule.name: mask.arg_true().to_list() for rule, mask in found}


@pytest.mark.parametrize(
    ("kind", "constraints", "values", "rule", "rows"),
    [
        ("string", {"required": True}, ["a", None], "required", [1]),
        ("string", {"enum": ["a", "b"]}, ["a", "c", None], "enum", [1]),
        ("string", {"pattern": "[a-z]+"}, ["abc", "abc1", "1abc", None], "pattern", [1, 2]),
        ("string", {"pattern": "a|b"}, ["a", "b", "ab"], "pattern", [2]),
        ("string", {"minLength": 1}, ["a", "", None], "min-length", [1]),
        ("string", {"maxLength": 3}, ["abc", "abcd", "é́x", "=ab"], "max-length", [1, 3]),
        ("string", {"unique": True}, ["a", "b", "a", None, None], "unique", [2]),
        ("integer", {"minimum": 1}, [1, 0, None], "minimum", [1]),
        ("integer", {"maximum": 1}, [1, 2, None], "maximum", [1]),
        ("number", {}, [1.0, float("nan"), float("inf"), None], "finite", [1, 2]),
        ("number", {"maximum": 1}, [1.0, 1.1], "maximum", [1]),
        ("date", {"minimum": "2000-01-01"}, [date(2000, 1, 1), date(1999, 1, 1)], "minimum", [1]),
    ],
)
def test_field_rules(kind: str, constraints: dict[str, Any], values: list[Any], rule: str, rows: list[int]) -> None:
    assert broken(schema(kind, constraints), [{"x": v} for v in values]) == {rule: rows}


def test_exactly_one() -> None:
    table = schema(exactlyOne=[["x", "y"]])
    assert broken(table, [{"x": "a"}, {"y": "a"}, {"x": "a", "y": "a"}, {}]) == {"exactly-one": [2, 3]}


def test_at_most_one() -> None:
    table = schema(atMostOne=[["x", "y"]])
    assert broken(table, [{"x": "a"}, {"y": "a"}, {"x": "a", "y": "a"}, {}]) == {"at-most-one": [2]}


def test_ordered() -> None:
    table = schema("date", ordered=[["x", "y"]])
    days = [date(2031, 5, 1), date(2031, 5, 2)]
    assert broken(table, [{"x": days[0], "y": days[1]}, {"x": days[1], "y": days[0]}, {"x": days[0]}]) == {
        "ordered": [1]
    }


def test_span_is_as_long_as_its_offsets() -> None:
    table = schema("integer", span={"article": "id", "text": "z", "start": "x", "end": "y"})
    rows = [{"x": 2, "y": 5, "z": "abc"}, {"x": 2, "y": 5, "z": "ab"}, {"x": 5, "y": 2, "z": "abc"}]
    assert broken(table, rows) == {"span-length": [1, 2]}


def test_primary_key_is_given_and_alone() -> None:
    assert broken(schema(), [{"id": 1}, {"id": 1}, {"id": None}]) == {"primary-key": [1, 2]}


def test_primary_key_of_two_fields() -> None:
    fields = [{"name": "a", "type": "string"}, {"name": "b", "type": "string"}]
    table = table_schema("sample", {"fields": fields, "primaryKey": ["a", "b"]})
    frame = table.frame([{"a": "1", "b": "1"}, {"a": "1", "b": "2"}, {"a": "1", "b": "1"}, {"a": "1"}])
    found = {rule.name: mask.arg_true().to_list() for rule, mask in broken_rows(frame, key_rules(table))}
    assert found == {"primary-key": [2, 3]}


def test_rows_that_keep_all_rules_give_nothing() -> None:
    assert broken(schema(constraints={"required": True}), [{"x": "a"}]) == {}
    assert broken(schema(constraints={"required": True}), []) == {}
