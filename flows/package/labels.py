"""What a person calls a row: the columns that its schema names as its label, ids in them replaced by names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import polars as pl

from flows.package.dataset import Dataset, key_text
from flows.package.schema import TableSchema

_NAME = "name"
_DIGEST = re.compile(r"\b([0-9a-f]{12})[0-9a-f]{20,}\b")


def labels(dataset: Dataset, table: str, keys: pl.Series) -> dict[str, str]:
    """The label of each row of some keys (see `dataset.key_text`); of a table without labels, nothing."""
    schema = dataset.schemas[table]
    if not schema.label:
        return {}
    rows = dataset.tables[table].with_columns(key_text(schema)).filter(pl.col("key").is_in(keys.implode()))
    names = {column: _names(dataset, schema, column, rows[column]) for column in schema.label}
    return {row["key"]: _label(schema, row, names) for row in rows.to_dicts()}


def short(value: object, most: int = 100) -> str:
    """A value on one line, long ones and digests cut."""
    text = "(empty)" if value is None else " ".join(str(value).split())
    text = _DIGEST.sub(r"\1…", text)
    return text if len(text) <= most else text[: most - 1] + "…"


def _names(dataset: Dataset, schema: TableSchema, column: str, values: pl.Series) -> Mapping[Any, str]:
    """Names of the rows that a column refers to, by its values; nothing for other columns."""
    key = next((k for k in schema.foreign_keys if k.fields == (column,)), None)
    other = dataset.schemas.get(key.table) if key else None
    if key is None or other is None or _NAME not in other.columns:
        return {}
    (own,) = key.references
    found = dataset.tables[key.table].filter(pl.col(own).is_in(values.drop_nulls().unique().implode()))
    return dict(found.select(own, _NAME).iter_rows())


def _label(schema: TableSchema, row: Mapping[str, Any], names: Mapping[str, Mapping[Any, str]]) -> str:
    """The values of a label; one that the words before it hold already, such as the year in a name, is left out."""
    said = ""
    for column in schema.label:
        value = row[column]
        word = "" if value is None else short(names[column].get(value, value))
        if word and word not in said:
            said += f", {word}" if said else word
    return said
