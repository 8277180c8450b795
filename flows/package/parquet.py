"""A published Parquet file, read with everything checked that Arrow can check."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from flows.package.schema import TableSchema


def read_parquet(path: Path) -> pa.Table:
    """The whole file, page checksums and texts verified. Raises OSError or pa.ArrowException where it is damaged."""
    # Not `pq.read_table`: it would load pyarrow.dataset, and with it pandas where that is installed.
    with pq.ParquetFile(path, page_checksum_verification=True) as file:
        table = file.read()
    table.validate(full=True)
    return table


def describes(found: pa.Schema, schema: TableSchema) -> bool:
    """Whether the file carries the descriptions that its schema has, and the schema itself."""
    wanted = schema.arrow
    if (found.metadata or {}).get(b"table_schema") != wanted.metadata[b"table_schema"]:
        return False
    return all(
        (found.field(name).metadata or {}).get(key) == wanted.field(name).metadata[key]
        for name in schema.columns
        for key in (b"title", b"description")
    )


def polars_frame(table: pa.Table, schema: TableSchema) -> pl.DataFrame:
    """The values alone: metadata may be damaged, and polars would stumble over it."""
    plain = pa.schema([pa.field(f.name, f.type) for f in schema.arrow])
    frame = pl.from_arrow(pa.Table.from_arrays(table.columns, schema=plain))
    assert isinstance(frame, pl.DataFrame)
    return frame.cast(schema.dtypes)
