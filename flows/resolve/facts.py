"""What resolving one table gives: its rows, and which sighting became which row."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

LINK = pl.Schema({"article_id": pl.String, "key": pl.Int64, "id": pl.String})


@dataclass(frozen=True, slots=True)
class Facts:
    """One resolved table.

    `rows` are the facts; `links` says of each sighting (`article_id`, `key`) which fact (`id`) it supports.
    """

    rows: pl.DataFrame
    links: pl.DataFrame
