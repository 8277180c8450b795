"""The schema files are the contract: names and keys hold together, and every derived form agrees with them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import polars as pl
import pyarrow as pa
import pytest
from frictionless import Schema

from flows.package.schema import (
    SCHEMAS,
    SchemaError,
    TableSchema,
    load_schemas,
    read_schema,
    refuse_unusable_references,
    table_schema,
)

TABLES = load_schemas()
FACT_TABLES = [
    "articles", "events", "participations", "commitments", "statements", "figures", "people", "positions",
    "mentions", "disputes", "evidence", "quarantine",
]  # fmt: skip


def test_every_table_of_the_data_model_has_a_schema() -> None:
    assert set(FACT_TABLES) <= set(TABLES)


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda t: t.name)
def test_schema_is_valid_for_stock_frictionless(table: TableSchema) -> None:
    descriptor = json.loads((SCHEMAS / f"{table.name}.json").read_text("utf-8"))
    assert Schema.from_descriptor(descriptor).field_names == table.columns


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda t: t.name)
def test_every_field_is_described(table: TableSchema) -> None:
    assert table.title and table.description
    assert [f.name for f in table.fields if not (f.title and f.description)] == []


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda t: t.name)
def test_foreign_keys_name_the_primary_key_of_a_table_of_facts(table: TableSchema) -> None:
    for key in table.foreign_keys:
        if key.table in TABLES:
            assert key.references == TABLES[key.table].primary_key


def test_frame_orders_columns_and_fills_what_a_row_leaves_out() -> None:
    frame = TABLES["positions"].frame([{"title": "Minister", "position_id": "p-1", "last_seen": date(2021, 12, 7)}])
    assert frame.schema == TABLES["positions"].dtypes
    assert frame.row(0, named=True)["last_seen"] == date(2021, 12, 7)
    assert frame.row(0, named=True)["country"] is None


def test_frame_refuses_a_field_that_the_schema_does_not_know() -> None:
    with pytest.raises(ValueError, match="people: no field nmae"):
        TABLES["people"].frame([{"nmae": "x"}])


def test_arrow_types_and_descriptions_are_those_readers_expect() -> None:
    arrow = TABLES["commitments"].arrow
    assert arrow.field("actor_count").type == pa.int64()
    assert pa.types.is_dictionary(arrow.field("action").type)
    assert TABLES["articles"].arrow.field("published_on").type == pa.date32()
    assert arrow.field("quantity").metadata[b"description"].startswith(b"How much is committed")
    assert json.loads(arrow.metadata[b"table_schema"]) == TABLES["commitments"].descriptor


def test_exclusive_keys_are_said_in_the_schema() -> None:
    assert TABLES["participations"].exactly_one == (("country", "organization", "person_id"),)
    assert TABLES["commitments"].at_most_one == (("country", "organization"),)
    assert len(TABLES["evidence"].exactly_one[0]) == 6


def test_reference_to_the_table_itself_is_resolved_to_its_name() -> None:
    keys = {key.fields: key for key in TABLES["commitments"].foreign_keys}
    assert keys[("follows",)].table == "commitments"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "line 1: not JSON"),
        ("[]", "not a Table Schema"),
        ('{"fields": [{"name": "a", "type": "geopoint"}], "primaryKey": "a"}', "type 'geopoint' is none of"),
        ('{"fields": [{"name": "a"}], "primaryKey": "b"}', "not defined: b"),
        ('{"fields": [{"name": "a"}], "primaryKey": []}', "the primary key names no field"),
        ('{"fields": [{"name": "a"}, {"name": "a"}], "primaryKey": "a"}', "two fields have one name"),
        ('{"fields": [{"name": 1}], "primaryKey": "a"}', "1 stands where a text is wanted"),
        ('{"fields": [{"name": "a"}]}', "primaryKey"),
    ],
)
def test_a_bad_schema_file_is_named(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "pledges.json"
    path.write_text(text)
    with pytest.raises(SchemaError, match=said) as error:
        read_schema(path)
    assert "pledges.json" in str(error.value)


@pytest.mark.parametrize(
    ("kind", "constraint", "value"),
    [
        ("string", "enum", "a"),
        ("string", "enum", [1]),
        ("string", "pattern", "["),
        ("string", "pattern", "(?<=a)b"),
        ("string", "pattern", "(a)\\1"),
        ("string", "minLength", "1"),
        ("integer", "pattern", "1"),
        ("integer", "minimum", 1.5),
        ("string", "minimum", 1),
        ("date", "minimum", "2031"),
        ("number", "maximum", True),
        ("string", "required", "yes"),
    ],
)
def test_a_constraint_that_does_not_fit_its_field_is_named(kind: str, constraint: str, value: object) -> None:
    field = {"name": "a", "type": kind, "constraints": {constraint: value}}
    with pytest.raises(ValueError, match=f"field a: constraint {constraint} cannot be .* for a {kind}"):
        table_schema("t", {"fields": [field], "primaryKey": "a"})


def test_a_reference_to_a_field_that_is_not_there_or_of_another_type_is_named() -> None:
    fields = [{"name": "a"}, {"name": "n", "type": "integer"}]
    for refers_to in ("x", "n"):
        key = {"fields": "a", "reference": {"resource": "", "fields": refers_to}}
        table = table_schema("t", {"fields": fields, "primaryKey": "a", "foreignKeys": [key]})
        with pytest.raises(ValueError, match=f"t: a cannot refer to t: {refers_to}"):
            refuse_unusable_references({"t": table})


def test_a_folder_without_schemas_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match="no schemas here"):
        load_schemas(tmp_path)


def test_frame_of_no_rows_has_the_dtypes() -> None:
    assert TABLES["figures"].frame().schema["value"] == pl.Float64
