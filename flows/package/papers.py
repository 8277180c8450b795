"""README.md and CHANGELOG.md of a version: for the person who opens its folder."""

from __future__ import annotations

from pathlib import Path

from flows.package import disk
from flows.package.changelog import changelog
from flows.package.descriptor import DESCRIPTION, TITLE
from flows.package.diff import Dataset, Diff
from flows.package.index import Index
from flows.package.rowdiff import COLUMNS

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

_LICENCE = """\
## Licence

Creative Commons Attribution 4.0 International. The articles stay with their publishers; only short excerpts are given,
as evidence.
"""


def write_papers(diff: Diff, folder: Path, version: str, index: Index) -> None:
    """README.md, CHANGELOG.md and `changes.csv`, synced."""
    disk.write(folder / "README.md", readme(diff.after, version))
    disk.write(folder / "CHANGELOG.md", changelog(diff, version, index.latest.version if index.latest else None))
    with disk.create(folder / "changes.csv") as file:
        diff.rows.select(list(COLUMNS)).write_csv(file, line_terminator="\n", quote_style="necessary", null_value="")


def readme(dataset: Dataset, version: str) -> str:
    """What the package is, how to load it, and what each table holds."""
    lines = [f"# {TITLE} {version}", "", DESCRIPTION, "", _LOADING, "## Tables", ""]
    lines += ["| table | rows | what a row is |", "| --- | ---: | --- |"]
    for name, schema in dataset.schemas.items():
        lines.append(f"| `{name}` | {dataset.tables[name].height:,} | {schema.description} |")
    lines += ["", "What each field means is said in `datapackage.json`, and in the metadata of the Parquet files.", ""]
    return "\n".join([*lines, _LICENCE])
