"""The files of a version: the bytes that readers of CSV and Parquet expect, the same for the same rows."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows.package import write
from flows.package.dataset import Dataset
from flows.package.schema import table_schema
from flows.package.write import content_hash, stamp, write_csv, write_parquet, write_tables
from tests.package.factory import SCHEMAS, tables

AWKWARD = ['Said "no"', "a,b", "two\nlines", "carriage\rreturn", "=1+1", " space ", "ünïcödé 🕊", "'"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("version")
    write_tables(Dataset(tables(range(40)), SCHEMAS), path)
    return path


def metadata(path: Path) -> pq.FileMetaData:
    return pq.ParquetFile(path).metadata


def test_csv_is_rfc_4180(tmp_path: Path) -> None:
    schema = SCHEMAS["people"]
    frame = schema.frame([{"person_id": f"p{i}", "name": name, "articles": 1} for i, name in enumerate(AWKWARD)])
    write_csv(frame, schema, tmp_path / "people.csv")
    data = (tmp_path / "people.csv").read_bytes()
    assert data.startswith(b'person_id,name,aliases,articles\np0,"Said ""no""",,1\n')
    assert not data.startswith(b"\xef\xbb\xbf") and data.endswith(b"\n")
    with (tmp_path / "people.csv").open(encoding="utf-8", newline="") as file:
        names = [row["name"] for row in csv.DictReader(file)]
    assert names == [n if n != "=1+1" else "'=1+1" for n in AWKWARD]


def test_parquet_types_are_those_readers_expect(folder: Path) -> None:
    schema = pq.read_schema(folder / "parquet" / "events.parquet")
    assert schema.field("start_date").type == pa.date32()
    assert schema.field("year").type == pa.int64()
    assert schema.field("format").type == pa.dictionary(pa.int32(), pa.string())
    assert schema.field("event_id").type == pa.string()
    assert not schema.field("event_id").nullable


def test_parquet_carries_descriptions_and_the_table_schema(folder: Path) -> None:
    schema = pq.read_schema(folder / "parquet" / "commitments.parquet")
    assert schema.field("quantity").metadata[b"description"].startswith(b"How much is committed")
    assert json.loads(schema.metadata[b"table_schema"]) == SCHEMAS["commitments"].descriptor


def test_parquet_is_compressed_with_statistics_indexes_and_checksums(folder: Path) -> None:
    for path in (folder / "parquet").glob("*.parquet"):
        group = metadata(path).row_group(0)
        for column in map(group.column, range(group.num_columns) if group.num_rows else ()):
            assert column.compression == "ZSTD"
            assert column.is_stats_set and column.has_offset_index and column.has_column_index


def test_a_flipped_byte_in_a_page_is_found_by_any_reader_that_asks(folder: Path, tmp_path: Path) -> None:
    source = folder / "parquet" / "statements.parquet"
    column = metadata(source).row_group(0).column(SCHEMAS["statements"].columns.index("text"))
    data = bytearray(source.read_bytes())
    data[column.dictionary_page_offset + column.total_compressed_size - 5] ^= 1
    (tmp_path / "s.parquet").write_bytes(data)
    with pytest.raises(OSError, match="CRC checksum"):
        pq.read_table(tmp_path / "s.parquet", page_checksum_verification=True)


def test_row_groups_go_by_size(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write, "GROUP_BYTES", 20_000)
    schema, frame = SCHEMAS["evidence"], tables(range(400))["evidence"]
    write_parquet(frame, schema, tmp_path / "e.parquet")
    found = metadata(tmp_path / "e.parquet")
    assert found.num_row_groups > 5
    assert pl.read_parquet(tmp_path / "e.parquet").height == frame.height


def test_same_rows_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    write_tables(Dataset(tables(range(40)), SCHEMAS), tmp_path)
    for name in SCHEMAS:
        for path in (f"csv/{name}.csv", f"parquet/{name}.parquet"):
            assert (tmp_path / path).read_bytes() == (folder / path).read_bytes()


def test_a_file_is_never_written_over(folder: Path) -> None:
    with pytest.raises(FileExistsError):
        write_csv(tables()["people"], SCHEMAS["people"], folder / "csv" / "people.csv")


def test_stamp_is_size_and_sha256(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.txt").write_bytes(b"pledge")
    found = stamp(tmp_path, tmp_path / "a" / "b.txt")
    assert (found.path, found.bytes, found.sha256) == ("a/b.txt", 6, hashlib.sha256(b"pledge").hexdigest())


def test_content_hash_sees_rows_and_schemas_and_nothing_else(folder: Path) -> None:
    stamps = {name: stamp(folder, folder / "csv" / f"{name}.csv") for name in SCHEMAS}
    digest = content_hash(stamps, SCHEMAS)
    assert digest == content_hash(dict(reversed(stamps.items())), dict(reversed(SCHEMAS.items())))
    assert digest != content_hash(stamps | {"people": stamps["events"]}, SCHEMAS)
    renamed = table_schema("people", {**SCHEMAS["people"].descriptor, "title": "Persons"})
    assert digest != content_hash(stamps, {**SCHEMAS, "people": renamed})
