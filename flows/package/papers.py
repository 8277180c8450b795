"""The papers of a version: README.md, CHANGELOG.md, CITATION.cff, for the person who opens its folder."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import IO

import polars as pl

from flows.package import disk
from flows.package.cells import guarded
from flows.package.changelog import changelog
from flows.package.dataset import Dataset
from flows.package.diff import Diff
from flows.package.rowdiff import COLUMNS
from flows.package.wording import AUTHOR, DESCRIPTION, KEYWORDS, LICENSE, TITLE

_LOADING = """\
## Loading it

The Parquet files carry their types; read those where you can.

```python
import polars as pl
commitments = pl.read_parquet("parquet/commitments.parquet")

import pandas as pd
commitments = pd.read_parquet("parquet/commitments.parquet")

import duckdb
duckdb.sql("select country, count(*) from 'parquet/commitments.parquet' group by country")
```

```r
commitments <- arrow::read_parquet("parquet/commitments.parquet")
```

`datapackage.json` describes the CSV files for any Data Package reader (`frictionless validate datapackage.json`),
`parquet/datapackage.json` the Parquet files.

A text that begins with `=`, `+`, `-`, `@`, a tab or a line break would be run as a formula by a spreadsheet. In the
**CSV** files such a text has an apostrophe before it. To read it as it was, take away one apostrophe from cells that
match `^'+[=+\\-@\\t\\r\\n＝＋－＠]`. The Parquet files hold the plain texts.
"""

_BESIDE = """\
## What lies beside the tables

- `CHANGELOG.md` says what is new in this version, what was corrected and what was withdrawn, and why; `changes.csv` has
  the same row by row (table, key, field, before, after).
- `datapackage.json` gives size and SHA-256 of every file, and the code that wrote them; `croissant.json` says the same
  to dataset search.
- `CITATION.cff` says how to cite this version. A version is never changed: to build on it, name its number.
"""

_LICENCE = """\
## Licence

Creative Commons Attribution 4.0 International. The articles stay with their publishers; only short excerpts are given,
as evidence.
"""


def write_papers(diff: Diff, folder: Path, version: str, last: str | None, accepted: Iterable[str] = ()) -> None:
    """README.md, CHANGELOG.md, CITATION.cff and `changes.csv`, synced. `last` is the version before, if any."""
    disk.write(folder / "README.md", readme(diff.after, version))
    disk.write(folder / "CHANGELOG.md", changelog(diff, version, last, accepted))
    disk.write(folder / "CITATION.cff", citation(version))
    with disk.create(folder / "changes.csv") as file:
        write_changes(diff, file)


def write_changes(diff: Diff, file: IO[bytes]) -> None:
    """Every row added, withdrawn or changed, as CSV."""
    rows = diff.rows.select(list(COLUMNS)).with_columns(guarded(pl.col("key", "reason")))
    rows.write_csv(file, line_terminator="\n", quote_style="necessary", null_value="")


def citation(version: str) -> str:
    """Citation File Format 1.2.0. Strings are printed as JSON, which is YAML too. No date: see `versions.json`."""
    message = "If you use this dataset, cite the version that you used, and the articles that it rests on."
    said = {
        "cff-version": "1.2.0", "message": message, "type": "dataset", "title": TITLE, "version": version,
        "abstract": DESCRIPTION, "authors": [{"name": AUTHOR}], "keywords": KEYWORDS, "license": LICENSE["name"],
    }  # fmt: skip
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in said.items())


def readme(dataset: Dataset, version: str) -> str:
    """What the package is, how to load it, and what each table holds."""
    lines = [f"# {TITLE} {version}", "", DESCRIPTION, "", _LOADING, "## Tables", ""]
    lines += ["| table | rows | what a row is |", "| --- | ---: | --- |"]
    for name, schema in dataset.schemas.items():
        lines.append(f"| `{name}` | {dataset.tables[name].height:,} | {schema.description} |")
    lines += ["", "What each field means is said in `datapackage.json`, and in the metadata of the Parquet files.", ""]
    return "\n".join([*lines, _BESIDE, _LICENCE])
