"""Tables → the files of one version: CSV and Parquet, byte for byte the same for the same rows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from flows.package import disk
from flows.package.cells import printed
from flows.package.dataset import Dataset
from flows.package.schema import TableSchema

# Row groups of about this many bytes in memory: large enough to compress well, small enough to read in parallel.
GROUP_BYTES = 64 * 2**20


@dataclass(frozen=True, slots=True)
class FileStamp:
    """A file of the package: path below the version's folder, size, and SHA-256 in hexadecimal."""

    path: str
    bytes: int
    sha256: str


def write_tables(dataset: Dataset, folder: Path) -> None:
    """`csv/<table>.csv` and `parquet/<table>.parquet` for every table, synced. Rows must be in key order already."""
    for name, schema in dataset.schemas.items():
        write_csv(dataset.tables[name], schema, folder / "csv" / f"{name}.csv")
        write_parquet(dataset.tables[name], schema, folder / "parquet" / f"{name}.parquet")


def write_csv(frame: pl.DataFrame, schema: TableSchema, path: Path) -> None:
    """RFC 4180 with `\\n` line ends, UTF-8 without a mark, cells printed as `cells.py` says."""
    with disk.create(path) as file:
        frame.select(printed(schema)).write_csv(file, line_terminator="\n", quote_style="necessary", null_value="")


def write_parquet(frame: pl.DataFrame, schema: TableSchema, path: Path) -> None:
    """Zstandard, dictionaries where values repeat, statistics, page index and page checksums."""
    table = arrow_table(frame, schema)
    rows = max(1, GROUP_BYTES * max(1, table.num_rows) // max(1, table.nbytes))
    repeating = [f.name for f in schema.fields if f.type == "string" and not f.constraints.get("unique")]
    with disk.create(path) as file:
        pq.write_table(
            table, file, row_group_size=rows, compression="zstd", compression_level=3, use_dictionary=repeating,
            write_statistics=True, write_page_index=True, write_page_checksum=True, version="2.6", store_schema=True,
        )  # fmt: skip


def arrow_table(frame: pl.DataFrame, schema: TableSchema) -> pa.Table:
    """The frame with the Arrow types, descriptions and metadata of its schema."""
    # Cast as a stream: `Table.cast` would load pyarrow.compute, and with it pandas where that is installed.
    return frame.rechunk().to_arrow().to_reader().cast(schema.arrow).read_all()


def stamp(folder: Path, path: Path) -> FileStamp:
    """A file as it lies on disk."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return FileStamp(path.relative_to(folder).as_posix(), path.stat().st_size, digest)


def content_hash(stamps: Mapping[str, FileStamp], schemas: Mapping[str, TableSchema]) -> str:
    """One hash over every table's schema and CSV bytes, by table name; `stamps` are those of the CSV files.

    It is over content: another release of the Parquet writer, another day or another machine does not change it.
    """
    digest = hashlib.sha256()
    for name in sorted(schemas):
        schema = json.dumps(schemas[name].descriptor, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        digest.update(f"{name}\n{hashlib.sha256(schema.encode()).hexdigest()}\n{stamps[name].sha256}\n".encode())
    return f"sha256:{digest.hexdigest()}"
