"""The Table Schemas of the dataset, read once: `schemas/<table>.json` is the only place where a column is defined."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa

from flows.package.constraints import check_constraints

SCHEMAS = Path(__file__).resolve().parents[2] / "schemas"

_POLARS: dict[str, Any] = {
    "string": pl.String, "integer": pl.Int64, "number": pl.Float64, "boolean": pl.Boolean, "date": pl.Date,
}  # fmt: skip
_ARROW: dict[str, pa.DataType] = {
    "string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_(), "date": pa.date32(),
}  # fmt: skip
_OWN = "pledgebook:"


class SchemaError(Exception):
    """A schema file that cannot be used; the message names the file and what to do."""


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its Table Schema type (string, integer, number, boolean or date) and its constraints."""

    name: str
    type: str
    title: str
    description: str
    constraints: Mapping[str, Any] = field(default_factory=dict)

    @property
    def required(self) -> bool:
        return bool(self.constraints.get("required"))

    @property
    def arrow(self) -> pa.DataType:
        """Arrow type; columns of few fixed values are dictionaries."""
        return pa.dictionary(pa.int32(), pa.string()) if "enum" in self.constraints else _ARROW[self.type]


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """`fields` of this table, where none of them is null, stand in `references` of `table`."""

    fields: tuple[str, ...]
    table: str
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Columns that hold a verbatim stretch of an article: `normalized_text[start:end] == text`."""

    article: str
    text: str
    start: str
    end: str


@dataclass(frozen=True)
class TableSchema:
    """One table as its schema file defines it; `descriptor` is that file, word for word.

    Beyond Table Schema a file may say (each property prefixed `pledgebook:`): `exactlyOne` and `atMostOne`, lists of
    groups of columns of which exactly one / at most one is not null; `ordered`, pairs of columns whose values
    may not fall; `span`, see `Span`; `label`, the columns that together tell a person which row it is; `group`, where
    the table stands in documentation.
    """

    name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    exactly_one: tuple[tuple[str, ...], ...]
    at_most_one: tuple[tuple[str, ...], ...]
    ordered: tuple[tuple[str, str], ...]
    span: Span | None
    label: tuple[str, ...]
    group: str
    descriptor: Mapping[str, Any]

    @property
    def columns(self) -> list[str]:
        return [f.name for f in self.fields]

    def field(self, name: str) -> Field:
        """The field of that name, which must be there."""
        return next(f for f in self.fields if f.name == name)

    @cached_property
    def dtypes(self) -> pl.Schema:
        """Polars dtypes in column order."""
        return pl.Schema({f.name: _POLARS[f.type] for f in self.fields})

    @cached_property
    def arrow(self) -> pa.Schema:
        """Arrow schema in column order; each field carries its title and description, the schema its descriptor."""
        fields = [
            pa.field(f.name, f.arrow, not f.required, {"title": f.title, "description": f.description})
            for f in self.fields
        ]
        text = json.dumps(self.descriptor, ensure_ascii=False, sort_keys=True)
        return pa.schema(fields, {"table": self.name, "title": self.title, "table_schema": text})

    def frame(self, rows: Iterable[Mapping[str, Any]] = ()) -> pl.DataFrame:
        """Rows as a frame with this table's columns and dtypes, in order; what a row leaves out is null.

        Raises ValueError for a column that the schema does not know, so that a misspelt field is not lost in silence.
        """
        columns = self.columns
        known = set(columns)
        rows = list(rows)
        unknown = sorted({key for row in rows for key in row} - known)
        if unknown:
            raise ValueError(f"{self.name}: no field {', '.join(unknown)}; its schema is schemas/{self.name}.json")
        return pl.DataFrame({c: [row.get(c) for row in rows] for c in columns}, schema=self.dtypes, strict=True)


def load_schemas(folder: str | Path = SCHEMAS) -> dict[str, TableSchema]:
    """Every `<table>.json` of a folder, by table name, facts first, each group in the order of names.

    Raises SchemaError for a folder without schemas and for a file that is no usable Table Schema.
    """
    paths = sorted(Path(folder).glob("*.json"))
    if not paths:
        raise SchemaError(f"{folder}: no schemas here; give the folder that holds <table>.json files")
    tables = [read_schema(path) for path in paths]
    groups = ["facts", "evidence"]
    tables.sort(key=lambda t: groups.index(t.group) if t.group in groups else len(groups))
    schemas = {t.name: t for t in tables}
    try:
        refuse_unusable_references(schemas)
    except ValueError as error:
        raise SchemaError(f"{folder}: {error}") from error
    return schemas


def read_schema(path: Path) -> TableSchema:
    """One schema file. Raises SchemaError naming the file and what is wrong with it."""
    try:
        descriptor = json.loads(path.read_text(encoding="utf-8"))
        return table_schema(path.stem, descriptor)
    except OSError as error:
        raise SchemaError(f"{path}: cannot be read ({error.strerror})") from error
    except json.JSONDecodeError as error:
        raise SchemaError(f"{path}: line {error.lineno}: not JSON ({error.msg})") from error
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise SchemaError(f"{path}: not a Table Schema this project can use: {error}") from error


def table_schema(name: str, descriptor: Mapping[str, Any]) -> TableSchema:
    """A schema from its JSON. Raises ValueError, KeyError or TypeError where the JSON is no usable Table Schema."""
    fields = tuple(_field(f) for f in descriptor["fields"])
    span = descriptor.get(_OWN + "span")
    schema = TableSchema(
        name=_text(name),
        title=_text(descriptor.get("title", name)),
        description=_text(descriptor.get("description", "")),
        fields=fields,
        primary_key=_names(descriptor["primaryKey"]),
        foreign_keys=tuple(_foreign_key(name, key) for key in descriptor.get("foreignKeys", ())),
        exactly_one=tuple(map(_names, descriptor.get(_OWN + "exactlyOne", ()))),
        at_most_one=tuple(map(_names, descriptor.get(_OWN + "atMostOne", ()))),
        ordered=tuple((a, b) for a, b in descriptor.get(_OWN + "ordered", ())),
        span=Span(**span) if span else None,
        label=_names(descriptor.get(_OWN + "label", ())),
        group=descriptor.get(_OWN + "group", "reference"),
        descriptor=descriptor,
    )
    _refuse_unusable(schema)
    return schema


def _field(descriptor: Mapping[str, Any]) -> Field:
    name, kind = _text(descriptor["name"]), descriptor.get("type", "string")
    if kind not in _POLARS:
        raise ValueError(f"field {name}: type {kind!r} is none of {', '.join(_POLARS)}")
    return Field(
        name,
        kind,
        _text(descriptor.get("title", name)),
        _text(descriptor.get("description", "")),
        check_constraints(name, kind, descriptor.get("constraints", {})),
    )


def _foreign_key(name: str, descriptor: Mapping[str, Any]) -> ForeignKey:
    reference = descriptor["reference"]
    table = _text(reference.get("resource") or name)  # Table Schema writes a table's reference to itself as ""
    return ForeignKey(_names(descriptor["fields"]), table, _names(reference["fields"]))


def _names(value: str | Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(map(_text, value))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} stands where a text is wanted")
    return value


def _refuse_unusable(schema: TableSchema) -> None:
    """Raise ValueError for fields named twice, and for keys and rules over fields that are not there or do not fit."""
    if len(set(schema.columns)) < len(schema.columns) or not schema.primary_key:
        raise ValueError("two fields have one name" if schema.primary_key else "the primary key names no field")
    named = [*schema.primary_key, *schema.label, *(c for key in schema.foreign_keys for c in key.fields)]
    named += [c for group in (*schema.exactly_one, *schema.at_most_one, *schema.ordered) for c in group]
    if schema.span:
        named += [schema.span.article, schema.span.text, schema.span.start, schema.span.end]
    unknown = sorted(set(named) - set(schema.columns))
    if unknown:
        raise ValueError(f"keys name fields that are not defined: {', '.join(unknown)}")
    kinds = {f.name: f.type for f in schema.fields}
    if any(kinds[first] != kinds[last] for first, last in schema.ordered):
        raise ValueError("ordered fields must be of one type")
    span = schema.span
    if span and (kinds[span.text], kinds[span.start], kinds[span.end]) != ("string", "integer", "integer"):
        raise ValueError("a span is a text and two integers")


def refuse_unusable_references(schemas: Mapping[str, TableSchema]) -> None:
    """Raise ValueError for a foreign key to fields that its table lacks, or that are of another type."""
    for schema in schemas.values():
        for key in schema.foreign_keys:
            other = schemas.get(key.table)
            here = [schema.dtypes[c] for c in key.fields]
            if other and here != [other.dtypes.get(c) for c in key.references]:
                said = f"{', '.join(key.fields)} cannot refer to {key.table}: {', '.join(key.references)}"
                raise ValueError(f"{schema.name}: {said}, which is not there or of another type")
