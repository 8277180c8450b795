"""What a change of a schema means for those who read the data: a table of changes and their levels."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from flows.package.schema import table_schema
from flows.package.schemadiff import Level, schema_changes

BASE: dict[str, Any] = {
    "title": "Pledges",
    "description": "What was pledged.",
    "fields": [
        {"name": "id", "type": "string", "constraints": {"required": True}},
        {"name": "country", "type": "string", "constraints": {"enum": ["KOR", "RWA"], "pattern": "[A-Z]+"}},
        {"name": "quantity", "type": "integer", "constraints": {"minimum": 0, "maximum": 9}},
    ],
    "primaryKey": "id",
    "foreignKeys": [{"fields": "country", "reference": {"resource": "countries", "fields": "country"}}],
    "pledgebook:atMostOne": [["country", "quantity"]],
}
Edit = Callable[[dict[str, Any]], object]


def constraints(d: dict[str, Any], field: int) -> dict[str, Any]:
    found: dict[str, Any] = d["fields"][field].setdefault("constraints", {})
    return found


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (lambda d: None, []),
        (lambda d: d["fields"].append({"name": "unit", "type": "string"}), [("field-added", Level.MINOR)]),
        (lambda d: d["fields"].insert(1, {"name": "unit", "type": "string"}), [("field-added", Level.MINOR)]),
        (
            lambda d: (d["fields"].pop(), d.pop("pledgebook:atMostOne")),
            [("field-removed", Level.MAJOR), ("key-changed", Level.MINOR)],
        ),
        (lambda d: d["fields"].reverse(), [("fields-reordered", Level.MAJOR)]),
        (lambda d: d["fields"][2].update(type="number"), [("type-changed", Level.MAJOR)]),
        (lambda d: constraints(d, 1)["enum"].append("PAK"), [("constraint-loosened", Level.MINOR)]),
        (lambda d: constraints(d, 1)["enum"].remove("RWA"), [("constraint-tightened", Level.MAJOR)]),
        (lambda d: constraints(d, 1).update(pattern="[A-Z]{3}"), [("constraint-tightened", Level.MAJOR)]),
        (lambda d: constraints(d, 1).pop("pattern"), [("constraint-loosened", Level.MINOR)]),
        (lambda d: constraints(d, 2).update(minimum=1), [("constraint-tightened", Level.MAJOR)]),
        (lambda d: constraints(d, 2).update(minimum=-1), [("constraint-loosened", Level.MINOR)]),
        (lambda d: constraints(d, 2).update(maximum=8), [("constraint-tightened", Level.MAJOR)]),
        (lambda d: constraints(d, 2).update(maximum=10), [("constraint-loosened", Level.MINOR)]),
        (lambda d: constraints(d, 2).update(required=True), [("constraint-tightened", Level.MAJOR)]),
        (lambda d: constraints(d, 0).update(required=False), [("constraint-loosened", Level.MINOR)]),
        (lambda d: d.update(primaryKey=["id", "country"]), [("key-changed", Level.MAJOR)]),
        (lambda d: d.update(foreignKeys=[]), [("key-changed", Level.MINOR)]),
        (
            lambda d: d["foreignKeys"][0]["reference"].update(resource="states"),
            [("key-changed", Level.MAJOR), ("key-changed", Level.MINOR)],
        ),
        (lambda d: d.update({"pledgebook:exactlyOne": [["id", "country"]]}), [("key-changed", Level.MAJOR)]),
        (lambda d: d.pop("pledgebook:atMostOne"), [("key-changed", Level.MINOR)]),
        (lambda d: d.update(description="Pledged things."), [("description-changed", Level.PATCH)]),
        (lambda d: d["fields"][2].update(title="How many"), [("description-changed", Level.PATCH)]),
        (lambda d: d["fields"][2].update(groupChar=","), [("property-changed", Level.MAJOR)]),
        (lambda d: d.update(missingValues=["-"]), [("property-changed", Level.MAJOR)]),
        (lambda d: d["fields"][2].update(example="7"), [("property-changed", Level.PATCH)]),
        (lambda d: d.update({"pledgebook:label": ["country"]}), [("property-changed", Level.PATCH)]),
    ],
)
def test_a_change_has_its_level(edit: Edit, expected: list[tuple[str, Level]]) -> None:
    changed = copy.deepcopy(BASE)
    edit(changed)
    changes = schema_changes({"t": table_schema("t", BASE)}, {"t": table_schema("t", changed)})
    assert [(c.change, c.level) for c in changes] == expected


def test_tables_added_and_removed() -> None:
    a, b = table_schema("a", BASE), table_schema("b", BASE)
    changes = schema_changes({"a": a}, {"b": b})
    assert [(c.table, c.change, c.level.name) for c in changes] == [
        ("a", "table-removed", "MAJOR"),
        ("b", "table-added", "MINOR"),
    ]


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda d: constraints(d, 2).update(maximum=8), "field quantity: maximum is 8, was 9"),
        (lambda d: constraints(d, 2).pop("maximum"), "field quantity: maximum 9 dropped"),
        (lambda d: constraints(d, 0).update(minLength=2), "field id: minLength 2 added"),
        (lambda d: constraints(d, 2).update(required=True), "field quantity: required added"),
        (lambda d: constraints(d, 0).update(required=False), "field id: required dropped"),
        (
            lambda d: constraints(d, 1).update(enum=["RWA", "PAK", "GHA"]),
            "field country: enum: PAK, GHA added; KOR dropped",
        ),
        (lambda d: constraints(d, 1)["enum"].reverse(), "field country: enum: another order"),
        (lambda d: d.update({"pledgebook:label": ["country"]}), "label changed"),
        (lambda d: d["fields"][2].update(groupChar=","), "field quantity: groupChar changed"),
    ],
)
def test_a_change_is_told_in_words(edit: Edit, said: str) -> None:
    changed = copy.deepcopy(BASE)
    edit(changed)
    changes = schema_changes({"t": table_schema("t", BASE)}, {"t": table_schema("t", changed)})
    assert [c.said for c in changes] == [said]
