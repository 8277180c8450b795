"""Readers that know nothing of this project open the package and agree on what it holds."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest

from flows.package.publication import publish
from tests.package.factory import RUN, SCHEMAS, tables

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("output")
    awkward = [{"person_id": "zoe-lind", "name": "=Zoë", "aliases": 'Z. "Zed" Lind | L,\nZoë\r', "articles": 2}]
    publish(tables(range(30), people=awkward), output, run=RUN)
    return output / "latest"


def ask(query: str) -> pl.DataFrame:
    with duckdb.connect() as connection:
        relation = connection.sql(query)
        assert relation is not None
        frame: pl.DataFrame = relation.pl()
        return frame


@pytest.mark.parametrize("table", sorted(SCHEMAS))
def test_parquet_readers_agree_on_rows_sums_and_nulls(package: Path, table: str) -> None:
    path = str(package / "parquet" / f"{table}.parquet")
    numbers = [f.name for f in SCHEMAS[table].fields if f.type in ("integer", "number")]
    columns = SCHEMAS[table].columns
    arrow, frame, pandas = pq.read_table(path), pl.read_parquet(path), pd.read_parquet(path)
    duck = ask(f"select * from '{path}'")
    expected = [arrow.column(c).null_count for c in columns]
    assert [frame[c].null_count() for c in columns] == expected
    assert [int(pandas[c].isna().sum()) for c in columns] == expected
    assert [duck[c].null_count() for c in columns] == expected
    assert frame.height == len(pandas) == duck.height == arrow.num_rows
    for c in numbers:
        total = frame[c].sum()
        assert float(pandas[c].sum()) == pytest.approx(total) and duck[c].sum() == pytest.approx(total)


def test_enumerations_read_as_plain_words(package: Path) -> None:
    path = package / "parquet" / "commitments.parquet"
    assert pl.read_parquet(path).filter(pl.col("action") == "pledge").height == 30
    assert (pd.read_parquet(path)["action"] == "pledge").sum() == 30
    assert ask(f"select count(*) from '{path}' where action = 'pledge'").item() == 30


def test_duckdb_reads_the_csv_files_as_they_are(package: Path) -> None:
    for table in SCHEMAS:
        path = package / "csv" / f"{table}.csv"
        options = "header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"', new_line = '\\n'"
        found = ask(f"select * from read_csv('{path}', {options}, strict_mode = false)")
        assert found.height == pq.read_metadata(package / "parquet" / f"{table}.parquet").num_rows
        assert found.columns == SCHEMAS[table].columns


NODE = """
const {Package} = require('datapackage');
(async () => {
  const p = await Package.load(process.argv[1], {basePath: process.argv[2]});
  const rows = {};
  for (const r of p.resources) rows[r.name] = (await r.read({relations: false})).length;
  console.log(JSON.stringify({valid: p.valid, errors: p.errors.map(String), rows}));
})().catch(e => { console.log(JSON.stringify({valid: false, errors: [String(e), ...(e.errors || []).map(String)]})); });
"""


def test_the_npm_datapackage_package_validates_and_reads_each_csv(package: Path) -> None:
    if shutil.which("node") is None:
        pytest.skip("Node is not installed")
    has = subprocess.run(
        ["node", "-e", "require.resolve('datapackage')"], cwd=PROJECT, capture_output=True, check=False
    )
    if has.returncode:
        pytest.skip("the npm package datapackage is not installed: npm install --no-save datapackage")
    folder = package.resolve()
    said = subprocess.run(
        ["node", "-e", NODE, str(folder / "datapackage.json"), str(folder)],
        cwd=PROJECT, capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    result = json.loads(said.stdout)
    assert (result["valid"], result["errors"]) == (True, [])
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert result["rows"] == {r["name"]: r["rows"] for r in descriptor["resources"]}
