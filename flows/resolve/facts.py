"""What resolving one table gives: its rows, which sighting became which row, and the ids it gave up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import polars as pl

LINK = pl.Schema({"article_id": pl.String, "key": pl.Int64, "id": pl.String})
REDIRECT = pl.Schema({"old_id": pl.String, "new_id": pl.String})


@dataclass(frozen=True, slots=True)
class Facts:
    """One resolved table.

    `rows` are the facts; `links` says of each sighting (`article_id`, `key`) which fact (`id`) it supports;
    `redirects` names ids that a fact would have if fewer articles were known (`old_id`, `new_id`).
    """

    rows: pl.DataFrame
    links: pl.DataFrame
    redirects: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=REDIRECT))


def redirects_of(pairs: pl.DataFrame, current: pl.Series) -> pl.DataFrame:
    """Ids given up: the distinct (`old_id`, `new_id`) pairs of which the old id leads to one fact and names none."""
    moved = pairs.select("old_id", "new_id").filter(pl.col("old_id") != pl.col("new_id")).unique()
    single = moved.filter(pl.col("old_id").is_unique(), ~pl.col("old_id").is_in(current.implode()))
    return single.sort("old_id")


def redirect_frame(pairs: Iterable[tuple[str, str]]) -> pl.DataFrame:
    """(old id, new id) pairs as a frame."""
    rows = sorted(set(pairs))
    return pl.DataFrame({"old_id": [a for a, _ in rows], "new_id": [b for _, b in rows]}, schema=REDIRECT)
