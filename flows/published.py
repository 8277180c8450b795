"""What the last version of an output published, for the run that comes after it: ids stay with their facts."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import polars as pl
from polars import selectors

from flows.package.place import Store, StoreError
from flows.package.schema import load_schemas
from flows.package.store import open_store
from flows.resolve.lineage import ASKED, NOTHING, Published


def last_published(output: str | Path) -> Published:
    """The last version in an output folder or object store; nothing where there is none.

    Raises StoreError where the list of versions cannot be trusted, or the last one cannot be read.
    """
    store = open_store(output)
    last = store.index().latest
    if last is None:
        return NOTHING
    try:
        with store.package(last.version) as folder:
            tables = {t: _read(path, ASKED[t]) for t in ASKED if (path := _parquet(folder, t)).exists()}
    except (OSError, pl.exceptions.PolarsError) as error:
        said = f"{store.where}/{last.version} is damaged: {error}; restore it from a copy, or give another --output"
        raise StoreError(said) from error
    return Published(tables, lambda table, ids: _since(store, table, ids))


def _since(store: Store, table: str, ids: Collection[str]) -> dict[str, int]:
    """The place in the list of versions, oldest first, of the first that has each id. Only asked where two ids meet."""
    (own,) = load_schemas()[table].primary_key
    found: dict[str, int] = {}
    for number, entry in enumerate(store.index().entries):
        with store.package(entry.version) as folder:
            path = _parquet(folder, table)
            known = set(pl.read_parquet(path, columns=[own])[own]) if path.exists() else set()
        for record in known.intersection(ids):
            found.setdefault(record, number)
        if len(found) == len(ids):
            break
    return found


def _read(path: Path, asked: list[str]) -> pl.DataFrame:
    """Those of the columns that a published table has, text as text: values from a list of choices are dictionaries."""
    held = pl.scan_parquet(path)
    there = set(held.collect_schema().names())
    return (
        held.select(c for c in asked if c in there)
        .with_columns(selectors.by_dtype(pl.Categorical, pl.Enum).cast(pl.String))
        .collect()
    )


def _parquet(folder: Path, table: str) -> Path:
    return folder / "parquet" / f"{table}.parquet"
