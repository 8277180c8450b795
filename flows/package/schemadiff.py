"""What changed between two versions of the schemas, and how much a reader of the older one has to fear from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from flows.package.schema import Field, TableSchema


class Level(IntEnum):
    """The part of the version number that a change moves."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


@dataclass(frozen=True, slots=True)
class SchemaChange:
    """One change of a table, a field (`field` is set), or a key. `said` tells it in words."""

    table: str
    field: str | None
    change: str
    level: Level
    said: str


_TIGHTER_WHEN_HIGHER = {"minimum", "minLength", "exclusiveMinimum"}
_TIGHTER_WHEN_LOWER = {"maximum", "maxLength", "exclusiveMaximum"}

# Properties of tables and fields that have rules of their own here, and those that say how values are written.
_COMPARED = {
    "name", "type", "title", "description", "constraints", "fields", "primaryKey", "foreignKeys",
    "pledgebook:exactlyOne", "pledgebook:atMostOne", "pledgebook:ordered",
}  # fmt: skip
_NOTATION = {"format", "missingValues", "trueValues", "falseValues", "decimalChar", "groupChar", "bareNumber"}


def schema_changes(old: Mapping[str, TableSchema], new: Mapping[str, TableSchema]) -> list[SchemaChange]:
    """Every change from `old` to `new`, in the order of tables and fields."""
    changes = [SchemaChange(t, None, "table-removed", Level.MAJOR, "table removed") for t in old if t not in new]
    for name, table in new.items():
        if name in old:
            changes += _table_changes(old[name], table)
        else:
            changes.append(SchemaChange(name, None, "table-added", Level.MINOR, "table added"))
    return changes


def _table_changes(old: TableSchema, new: TableSchema) -> Iterator[SchemaChange]:
    before, after = {f.name: f for f in old.fields}, {f.name: f for f in new.fields}
    for name in before:
        if name not in after:
            yield SchemaChange(new.name, name, "field-removed", Level.MAJOR, f"field {name} removed")
    for name, f in after.items():
        if name not in before:
            yield SchemaChange(new.name, name, "field-added", Level.MINOR, f"field {name} ({f.type}) added")
    kept = [n for n in after if n in before]
    if kept != [n for n in before if n in after]:
        yield SchemaChange(new.name, None, "fields-reordered", Level.MAJOR, "fields are in another order")
    for name in kept:
        yield from _field_changes(new.name, before[name], after[name])
    yield from _key_changes(old, new)
    if (old.title, old.description) != (new.title, new.description):
        yield SchemaChange(new.name, None, "description-changed", Level.PATCH, "description reworded")
    yield from _other_changes(new.name, None, old.descriptor, new.descriptor)
    described = [{f["name"]: f for f in schema.descriptor["fields"]} for schema in (old, new)]
    for name in kept:
        yield from _other_changes(new.name, name, *(fields[name] for fields in described))


def _other_changes(
    table: str, name: str | None, old: Mapping[str, Any], new: Mapping[str, Any]
) -> Iterator[SchemaChange]:
    """Properties that no other rule compares: those that say how values are written may break readers."""
    for key in sorted({*old, *new} - _COMPARED):
        if old.get(key) != new.get(key):
            level = Level.MAJOR if key in _NOTATION else Level.PATCH
            said = f"{f'field {name}: ' if name else ''}{key.removeprefix('pledgebook:')} changed"
            yield SchemaChange(table, name, "property-changed", level, said)


def _field_changes(table: str, old: Field, new: Field) -> Iterator[SchemaChange]:
    if old.type != new.type:
        said = f"field {new.name} is {new.type}, was {old.type}"
        yield SchemaChange(table, new.name, "type-changed", Level.MAJOR, said)
    for name in sorted({*old.constraints, *new.constraints}):
        before, after = old.constraints.get(name), new.constraints.get(name)
        if before != after:
            level = Level.MINOR if _looser(name, before, after) else Level.MAJOR
            change = "constraint-loosened" if level is Level.MINOR else "constraint-tightened"
            said = f"field {new.name}: {_limit_change(name, before, after)}"
            yield SchemaChange(table, new.name, change, level, said)
    if (old.title, old.description) != (new.title, new.description):
        said = f"field {new.name}: description reworded"
        yield SchemaChange(table, new.name, "description-changed", Level.PATCH, said)


def _limit_change(name: str, before: Any, after: Any) -> str:
    """What became of a constraint, in words."""
    if before in (None, False):
        return f"{name} added" if after is True else f"{name} {_limit(after)} added"
    if after in (None, False):
        return f"{name} dropped" if before is True else f"{name} {_limit(before)} dropped"
    if name == "enum":
        added, gone = [v for v in after if v not in before], [v for v in before if v not in after]
        said = [f"{_limit(values)} {what}" for what, values in (("added", added), ("dropped", gone)) if values]
        return f"enum: {'; '.join(said) or 'another order'}"
    return f"{name} is {_limit(after)}, was {_limit(before)}"


def _limit(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _looser(name: str, before: Any, after: Any) -> bool:
    """Whether every value that kept the old limit keeps the new one. Two patterns cannot be compared: not looser."""
    if after is None or after is False:
        return True
    if before is None or before is False:
        return False
    if name in _TIGHTER_WHEN_HIGHER:
        return bool(after < before)
    if name in _TIGHTER_WHEN_LOWER:
        return bool(after > before)
    return name == "enum" and set(before) <= set(after)


def _key_changes(old: TableSchema, new: TableSchema) -> Iterator[SchemaChange]:
    if old.primary_key != new.primary_key:
        said = f"primary key is {', '.join(new.primary_key)}, was {', '.join(old.primary_key)}"
        yield SchemaChange(new.name, None, "key-changed", Level.MAJOR, said)
    # A rule that is new holds rows to more than before; one that is gone, to less.
    for what, before, after in (
        ("foreign key", set(old.foreign_keys), set(new.foreign_keys)),
        ("exactly one of", set(old.exactly_one), set(new.exactly_one)),
        ("at most one of", set(old.at_most_one), set(new.at_most_one)),
        ("ordered", set(old.ordered), set(new.ordered)),
    ):
        yield from _rule_changes(new.name, what, before, after)


def _rule_changes(table: str, what: str, before: set[Any], after: set[Any]) -> Iterator[SchemaChange]:
    for rule in sorted(after - before, key=str):
        yield SchemaChange(table, None, "key-changed", Level.MAJOR, f"{what} {_rule(rule)} added")
    for rule in sorted(before - after, key=str):
        yield SchemaChange(table, None, "key-changed", Level.MINOR, f"{what} {_rule(rule)} dropped")


def _rule(rule: Any) -> str:
    if hasattr(rule, "references"):
        return f"{', '.join(rule.fields)} → {rule.table}"
    return ", ".join(rule)
