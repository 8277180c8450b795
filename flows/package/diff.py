"""What changed between two versions of the dataset, and the number that this calls for.

The rules follow the Data Package Version pattern (https://specs.frictionlessdata.io/patterns/#data-package-version);
docs/publishing.md says where they differ, and why.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl
from packaging.version import Version

from flows.package.dataset import Dataset
from flows.package.rowdiff import COLUMNS, row_changes, rows_of
from flows.package.schemadiff import Level, SchemaChange, schema_changes
from flows.package.withdrawal import with_reasons

FIRST = "1.0.0"


@dataclass(frozen=True)
class Diff:
    """The changes between two datasets; `rows` has the columns of `changes.csv`. Without a `before`, all is new."""

    schema: tuple[SchemaChange, ...]
    rows: pl.DataFrame
    before: Dataset | None
    after: Dataset

    @property
    def empty(self) -> bool:
        return self.before is not None and not self.schema and self.rows.is_empty()

    @property
    def level(self) -> Level:
        """The highest level that any change calls for."""
        levels = [c.level for c in self.schema]
        kinds = set(self.rows["change"].unique())
        levels += [Level.MINOR] if "added" in kinds else []
        levels += [Level.PATCH] if kinds & {"changed", "withdrawn"} else []
        return max(levels, default=Level.NONE)

    def counts(self) -> dict[str, dict[str, int]]:
        """Rows added, changed and withdrawn, by table, where that is not zero. A first version adds all it has."""
        if self.before is None:
            return {t: {"added": f.height} for t, f in self.after.tables.items() if f.height}
        counted = self.rows.group_by("table", "change").agg(pl.col("key").n_unique()).sort("table", "change")
        counts: dict[str, dict[str, int]] = {}
        for table, change, number in counted.iter_rows():
            counts.setdefault(table, {})[change] = number
        return counts

    def reason(self) -> str:
        """Why the number moves as it does, in one clause."""
        if self.before is None:
            return "first version"
        level = self.level
        if level is Level.NONE:
            return "nothing changed"
        said = [f"{c.table}: {c.said}" for c in self.schema if c.level is level]
        if said:
            more = f" and {len(said) - 1} more" if len(said) > 1 else ""
            return said[0] + more
        counts = self.counts().values()
        sums = {kind: sum(c.get(kind, 0) for c in counts) for kind in ("added", "changed", "withdrawn")}
        kinds = [(kind, n) for kind, n in sums.items() if n]
        rows = f"row{'s' if kinds[0][1] != 1 else ''} "
        return ", ".join(f"{n:,} {rows if i == 0 else ''}{kind}" for i, (kind, n) in enumerate(kinds))


def compare(before: Dataset | None, after: Dataset) -> Diff:
    """Every change from `before` to `after`; None stands for no version yet."""
    if before is None:
        return Diff((), pl.DataFrame(schema=COLUMNS), None, after)
    parts = [pl.DataFrame(schema=COLUMNS)]
    for name, schema in after.schemas.items():
        if name in before.schemas:
            parts.append(row_changes(before.tables[name], after.tables[name], before.schemas[name], schema))
        else:
            parts.append(rows_of(after.tables[name], schema, "added"))
    for name, schema in before.schemas.items():
        if name not in after.schemas:
            parts.append(rows_of(before.tables[name], schema, "withdrawn"))
    rows = with_reasons(pl.concat(parts), before, after)
    return Diff(tuple(schema_changes(before.schemas, after.schemas)), rows, before, after)


def next_version(last: str | None, level: Level) -> str:
    """The number after `last` for a change of that level; the first is 1.0.0."""
    if last is None:
        return FIRST
    number = Version(last)
    if level is Level.MAJOR:
        return f"{number.major + 1}.0.0"
    if level is Level.MINOR:
        return f"{number.major}.{number.minor + 1}.0"
    return f"{number.major}.{number.minor}.{number.micro + 1}"
