"""Every table of `seeds/` is what its schema says, by the judgement of stock frictionless."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from frictionless import Resource, Schema

from flows.package.schema import SCHEMAS
from flows.seeds import LEXICON, REFERENCE, SEEDS, load_lexicon_table, load_reference, reference_schemas

REFERENCE_SCHEMAS = [SCHEMAS / f"{name}.json" for name in reference_schemas()]
LEXICON_SCHEMAS = sorted((SCHEMAS / "lexicon").glob("*.json"))


def faults(table: Path, schema: Path) -> list[str]:
    """Errors of one CSV file; foreign keys, followed in packages only, are left to `load_reference`."""
    descriptor = json.loads(schema.read_text("utf-8"))
    descriptor.pop("foreignKeys", None)
    resource = Resource(path=table.name, basepath=str(table.parent), schema=Schema.from_descriptor(descriptor))
    return [f"{table.name}: {error.message}" for task in resource.validate().tasks for error in task.errors]


@pytest.mark.parametrize("name", reference_schemas())
def test_reference_table_is_valid(name: str) -> None:
    assert faults(REFERENCE / f"{name}.csv", SCHEMAS / f"{name}.json") == []


@pytest.mark.parametrize("table", sorted(LEXICON.glob("*.csv")), ids=lambda path: path.stem)
def test_lexicon_table_is_valid(table: Path) -> None:
    schema = SCHEMAS / "lexicon" / f"{table.stem}.json"
    assert schema.is_file(), f"write {schema.name}: it says what the columns of {table.name} mean"
    assert faults(table, schema) == []
    assert load_lexicon_table(table.stem)


def test_every_reference_table_has_a_schema_and_every_schema_a_table() -> None:
    assert {path.stem for path in REFERENCE.glob("*.csv")} == set(reference_schemas()) == set(load_reference())


@pytest.mark.parametrize("schema", REFERENCE_SCHEMAS + LEXICON_SCHEMAS, ids=lambda path: path.stem)
def test_every_field_is_described(schema: Path) -> None:
    descriptor = json.loads(schema.read_text("utf-8"))
    assert descriptor["title"] and descriptor["description"]
    assert [f["name"] for f in descriptor["fields"] if not (f.get("title") and f.get("description"))] == []


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*/*.csv")), ids=lambda path: path.stem)
def test_file_is_plain_utf8_with_one_row_a_line(path: Path) -> None:
    """One row a line keeps the line numbers of `SeedError` right and the history of the file readable."""
    text = path.read_bytes().decode("utf-8")
    assert "\r" not in text and "\t" not in text and not text.startswith("\ufeff")
    assert text.endswith("\n") and "\n\n" not in text
    assert [line for line in text.splitlines() if line.count('"') % 2] == []
