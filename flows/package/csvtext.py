"""A published CSV file as text cells, strictly: what any reader might stumble over is found and named by row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pyarrow as pa
from pyarrow import csv as arrow_csv

from flows.package.report import Finding, listed
from flows.package.schema import TableSchema

AGAIN = "Write the file anew as `pledgebook run` does"
_BLOCK = 16 * 2**20  # no row may be longer than a block


def read_csv(path: Path, file: str, schema: TableSchema) -> tuple[pl.DataFrame, list[Finding]]:
    """All cells as text, null where empty, with the row number of the file in column `#row`, and what is wrong.

    Rows of a wrong length are left out and found. A file that cannot be read at all gives an empty frame.
    """
    empty = pl.DataFrame(schema={"#row": pl.Int64, **dict.fromkeys(schema.columns, pl.String)})
    try:
        data = path.read_bytes()
        data.decode("utf-8")
    except OSError as error:
        return empty, [Finding(file, "readable", f"cannot be read ({error.strerror})", AGAIN)]
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return empty, [Finding(file, "encoding", f"line {line} is not UTF-8 (byte {error.start})", AGAIN)]
    findings = list(_header_findings(data, file, schema))
    if findings:
        return empty, findings
    wrong: list[pa.csv.InvalidRow] = []
    try:
        table = _parse(data, schema, wrong)
    except pa.ArrowInvalid as error:
        return empty, [Finding(file, "csv", f"cannot be read as CSV ({error})", AGAIN)]
    frame = pl.from_arrow(table)
    assert isinstance(frame, pl.DataFrame)
    rows = _row_numbers(frame.height, sorted(r.number for r in wrong))
    found = [
        Finding(file, "cells", f"has {r.actual_columns} cells, not {r.expected_columns}", AGAIN, r.number)
        for r in sorted(wrong, key=lambda r: int(r.number))
    ]
    return frame.cast(dict.fromkeys(schema.columns, pl.String)).insert_column(0, rows), listed(found, len(found))


def _header_findings(data: bytes, file: str, schema: TableSchema) -> Iterator[Finding]:
    first = data[:65536].split(b"\n", 1)[0].decode("utf-8", "replace")
    try:
        header = next(csv.reader(io.StringIO(first, newline="")), [])
    except csv.Error as error:
        yield Finding(file, "header", f"header cannot be read ({error})", AGAIN, 1)
        return
    if header != schema.columns:
        missing = [c for c in schema.columns if c not in header]
        unknown = [c for c in header if c not in schema.columns]
        said = [f"lacks {', '.join(missing)}"] if missing else []
        said += [f"has {', '.join(map(repr, unknown))}, which its schema does not know"] if unknown else []
        message = "header " + (" and ".join(said) or "names the fields twice or in another order than the schema")
        yield Finding(file, "header", message, AGAIN, 1)


def _parse(data: bytes, schema: TableSchema, wrong: list[pa.csv.InvalidRow]) -> pa.Table:
    def note(row: pa.csv.InvalidRow) -> str:
        wrong.append(row)
        return "skip"

    return arrow_csv.read_csv(
        pa.py_buffer(data),
        # Only the single-threaded reader knows row numbers.
        read_options=arrow_csv.ReadOptions(use_threads=False, block_size=_BLOCK),
        parse_options=arrow_csv.ParseOptions(
            newlines_in_values=True, ignore_empty_lines=False, invalid_row_handler=note
        ),
        convert_options=arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(schema.columns, pa.large_string()),
            null_values=[""], strings_can_be_null=True, quoted_strings_can_be_null=True,
        ),
    )  # fmt: skip


def _row_numbers(rows: int, skipped: list[int]) -> pl.Series:
    """Row numbers in the file (the header is row 1) of the rows that were not skipped."""
    numbers = pl.Series("#row", range(2, rows + len(skipped) + 2), dtype=pl.Int64)
    return numbers.filter(~numbers.is_in(skipped)) if skipped else numbers
