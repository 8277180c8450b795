"""Tables together with the schemas that they keep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from flows.package.schema import TableSchema


@dataclass(frozen=True, slots=True)
class Dataset:
    """One frame for each schema, with exactly its columns and dtypes, rows in key order.

    `folder` is the version it was read from, if it was.
    """

    tables: Mapping[str, pl.DataFrame]
    schemas: Mapping[str, TableSchema]
    folder: Path | None = None


def key_text(schema: TableSchema) -> pl.Expr:
    """A row's key as one text; the fields of a longer key are joined by " / "."""
    return pl.concat_str([pl.col(c).cast(pl.String) for c in schema.primary_key], separator=" / ").alias("key")
