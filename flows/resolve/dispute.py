"""One dispute: a question, and what the sources answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import polars as pl

from flows.resolve.ids import digest

_COLUMNS: dict[str, Any] = {
    "dispute_id": pl.String, "table": pl.String, "kind": pl.String, "subject": pl.String, "values": pl.String,
    "sources": pl.String, "said_by": pl.String, "articles": pl.Int64, "records": pl.String,
}  # fmt: skip
_SIDES, _WITHIN = " | ", ", "


@dataclass(frozen=True, slots=True)
class Side:
    """One answer: what is said (`value`, as printed), in which records, and which articles say so."""

    value: str
    records: tuple[str, ...]
    sources: frozenset[str]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Answers that cannot all be true. `question` completes "Sources differ on …"; the id is made of `about`."""

    table: str
    kind: str
    question: str
    about: tuple[object, ...]
    sides: tuple[Side, ...]

    def row(self) -> dict[str, Any]:
        """The row of the `disputes` table."""
        values = [s.value for s in self.sides]
        return {
            "dispute_id": digest("dispute", [self.table, self.kind, *self.about, *sorted(values)]),
            "table": self.table, "kind": self.kind, "subject": f"Sources differ on {self.question}.",
            "values": _SIDES.join(values), "sources": _SIDES.join(str(len(s.sources)) for s in self.sides),
            "said_by": _SIDES.join(_WITHIN.join(sorted(s.sources)) for s in self.sides),
            "articles": len(frozenset().union(*(s.sources for s in self.sides))),
            "records": _SIDES.join(_WITHIN.join(s.records) for s in self.sides),
        }  # fmt: skip


def dispute_frame(disputes: Iterable[Dispute]) -> pl.DataFrame:
    """Disputes as the rows of their table, in the order of their ids."""
    return pl.DataFrame([d.row() for d in disputes], schema=_COLUMNS).unique("dispute_id").sort("dispute_id")


def disputed(table: pl.DataFrame, own_id: str, disputes: pl.DataFrame) -> pl.DataFrame:
    """The table with `disputed`: whether some dispute is about the row."""
    records = disputes["records"].str.replace_all(_SIDES, _WITHIN, literal=True).str.split(_WITHIN)
    records = records.explode().drop_nulls().unique()
    return table.with_columns(pl.col(own_id).is_in(records.implode()).alias("disputed"))
