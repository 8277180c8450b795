"""`datapackage.json`: what a version holds, for people and programs that know nothing of this project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import polars as pl

from flows.package import disk
from flows.package.dataset import Dataset
from flows.package.read import DESCRIPTOR
from flows.package.run import RunInfo
from flows.package.wording import AUTHOR, DESCRIPTION, GUARD, KEYWORDS, LICENSE, NAME, TITLE, signed, to_json
from flows.package.write import FileStamp, content_hash, stamp

DIALECT = {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True}
MOST_SOURCES = 50


def write_descriptors(dataset: Dataset, folder: Path, version: str, run: RunInfo) -> str:
    """`parquet/datapackage.json` and, last of all files, `datapackage.json`. Returns the content hash."""
    schemas = dataset.schemas
    csv = {name: stamp(folder, folder / "csv" / f"{name}.csv") for name in schemas}
    parquet = {name: stamp(folder, folder / "parquet" / f"{name}.parquet") for name in schemas}
    digest = content_hash(csv, schemas)
    about = describe(dataset, version, run) | {"content_hash": digest}
    resources = [_resource(dataset, name, parquet[name], "parquet") for name in schemas]
    disk.write(folder / "parquet" / DESCRIPTOR, to_json(about | {"resources": resources}))
    resources = [_resource(dataset, name, csv[name], "csv") for name in schemas]
    files = [asdict(s) for s in stamps(folder)]
    disk.write(folder / DESCRIPTOR, signed(about | {"files": files, "resources": resources}))
    return digest


def describe(dataset: Dataset, version: str, run: RunInfo) -> dict[str, Any]:
    """What is said of the package as a whole."""
    return {
        "profile": "tabular-data-package", "name": NAME, "title": TITLE, "description": f"{DESCRIPTION} {GUARD}",
        "version": version, "keywords": KEYWORDS, "licenses": [LICENSE],
        "contributors": [{"title": AUTHOR, "role": "author"}],
        "sources": sources(dataset.tables.get("articles")),
        "code": {"name": "pledgebook", "version": run.code_version, "commit": run.git_commit},
    }  # fmt: skip


def sources(articles: pl.DataFrame | None) -> list[dict[str, str]]:
    """Who published the articles that the facts were read from, most articles first."""
    if articles is None or articles.is_empty():
        return [{"title": "News articles: see the table `articles`"}]
    counted = articles.group_by("publisher").len().sort(["len", "publisher"], descending=[True, False], nulls_last=True)
    found = [
        {"title": f"{publisher or 'Publishers not named'} ({number} article{'s' if number != 1 else ''})"}
        for publisher, number in counted.head(MOST_SOURCES).iter_rows()
    ]
    rest = counted.height - len(found)
    return found + ([{"title": f"{rest} more publishers: see the table `articles`"}] if rest else [])


def stamps(folder: Path) -> list[FileStamp]:
    """Every file of a version but `datapackage.json` itself, by path."""
    paths = (p for p in folder.rglob("*") if p.is_file() and p != folder / DESCRIPTOR)
    return sorted((stamp(folder, p) for p in paths), key=lambda s: s.path)


def _resource(dataset: Dataset, name: str, file: FileStamp, form: str) -> dict[str, Any]:
    schema = dataset.schemas[name]
    path = file.path if form == "csv" else Path(file.path).name
    kind: Mapping[str, Any] = (
        {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "dialect": DIALECT}
        if form == "csv"
        else {"format": "parquet", "mediatype": "application/vnd.apache.parquet"}
    )
    return {
        "name": name, "profile": "tabular-data-resource", "path": path, "title": schema.title,
        "description": schema.description, **kind, "bytes": file.bytes, "hash": f"sha256:{file.sha256}",
        "rows": dataset.tables[name].height, "schema": dict(schema.descriptor),
    }  # fmt: skip
