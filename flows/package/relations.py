"""Rows that refer to rows that are not there: foreign keys, and facts that no evidence supports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from flows.package.schema import ForeignKey, TableSchema

EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Broken:
    """Rows of `table` (true in `mask`) whose `fields` break foreign key `key`; without a key, that lack evidence."""

    table: str
    fields: tuple[str, ...]
    mask: pl.Series
    key: ForeignKey | None = None


def broken_relations(tables: Mapping[str, pl.DataFrame], schemas: Mapping[str, TableSchema]) -> list[Broken]:
    """Every foreign key and every fact table with rows that fail."""
    return [*broken_keys(tables, schemas), *unsupported_facts(tables, schemas)]


def related_columns(table: str, schemas: Mapping[str, TableSchema]) -> list[str]:
    """The columns by which a table and others refer to each other, in the order of its schema."""
    keys = [(name, key) for name, schema in schemas.items() for key in schema.foreign_keys]
    used = {f for name, key in keys if name == table for f in key.fields}
    used |= {f for _, key in keys if key.table == table for f in key.references}
    return [column for column in schemas[table].columns if column in used]


def broken_keys(tables: Mapping[str, pl.DataFrame], schemas: Mapping[str, TableSchema]) -> Iterator[Broken]:
    """Foreign keys some of whose rows have all fields given, and no row to refer to."""
    for name, schema in schemas.items():
        for key in schema.foreign_keys:
            if key.table in tables:
                mask = ~_found(tables[name], key.fields, tables[key.table], key.references)
                if mask.any():
                    yield Broken(name, key.fields, mask, key)


def unsupported_facts(tables: Mapping[str, pl.DataFrame], schemas: Mapping[str, TableSchema]) -> Iterator[Broken]:
    """Fact tables with rows that no row of `evidence` points to."""
    if EVIDENCE not in schemas:
        return
    for key in fact_keys(schemas[EVIDENCE]):
        if key.table in tables:
            mask = ~_found(tables[key.table], key.references, tables[EVIDENCE], key.fields)
            if mask.any():
                yield Broken(key.table, key.references, mask)


def fact_keys(evidence: TableSchema) -> list[ForeignKey]:
    """The foreign keys of `evidence` of which each row gives exactly one: they name the tables of facts."""
    exclusive = {column for group in evidence.exactly_one for column in group}
    return [key for key in evidence.foreign_keys if set(key.fields) <= exclusive]


def _found(frame: pl.DataFrame, fields: tuple[str, ...], others: pl.DataFrame, columns: tuple[str, ...]) -> pl.Series:
    """True for rows whose `fields` are null or equal `columns` of some row of `others`."""
    if len(fields) == 1:
        values = frame[fields[0]]
        return values.is_null() | values.is_in(others[columns[0]].drop_nulls().unique().implode())
    free = pl.any_horizontal(pl.col(f).is_null() for f in fields)
    wanted = frame.select(pl.struct(fields).alias("key"), free.alias("free"))
    there = others.select(pl.struct(pl.col(c).alias(f) for f, c in zip(fields, columns, strict=True))).to_series()
    return wanted["free"] | wanted["key"].is_in(there.unique().implode())
