"""One dispute: a question, and what the sources answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import polars as pl

from flows.resolve.ids import digest

_COLUMNS: dict[str, Any] = {
    "dispute_id": pl.String, "table": pl.String, "kind": pl.String, "subject": pl.String, "values": pl.String,
    "sources": pl.String, "articles": pl.Int64, "records": pl.String,
}  # fmt: skip
_JOINT = " | "


@dataclass(frozen=True, slots=True)
class Side:
    """One answer: what is said (`value`, as printed), in which records, and which articles say so."""

    value: str
    records: tuple[str, ...]
    sources: frozenset[str]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Answers that cannot all be true. `subject` is the question in words, `about` what its id is made of."""

    table: str
    kind: str
    subject: str
    about: tuple[object, ...]
    sides: tuple[Side, ...]

    def row(self) -> dict[str, Any]:
        """The row of the `disputes` table."""
        values = [s.value for s in self.sides]
        return {
            "dispute_id": digest("dispute", [self.table, self.kind, *self.about, *sorted(values)]),
            "table": self.table, "kind": self.kind, "subject": self.subject, "values": _JOINT.join(values),
            "sources": _JOINT.join(str(len(s.sources)) for s in self.sides),
            "articles": len(frozenset().union(*(s.sources for s in self.sides))),
            "records": _JOINT.join(dict.fromkeys(r for s in self.sides for r in s.records)),
        }  # fmt: skip


def dispute_frame(disputes: Iterable[Dispute]) -> pl.DataFrame:
    """Disputes as the rows of their table, in the order of their ids."""
    return pl.DataFrame([d.row() for d in disputes], schema=_COLUMNS).unique("dispute_id").sort("dispute_id")


def disputed(table: pl.DataFrame, own_id: str, disputes: pl.DataFrame) -> pl.DataFrame:
    """The table with `disputed`: whether some dispute is about the row."""
    records = disputes["records"].str.split(_JOINT).explode().drop_nulls().unique()
    return table.with_columns(pl.col(own_id).is_in(records.implode()).alias("disputed"))
