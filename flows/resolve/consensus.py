"""One value out of what several articles say: the one most sources agree on, else that of the better source."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl


def agreed(frame: pl.DataFrame, by: str, columns: Sequence[str], *, first: pl.Expr | None = None) -> pl.DataFrame:
    """For each `by`, each column's value that most sources (`source_article`) give.

    Where as many sources give another value, the better source decides: one for which `first` is true, then the one
    with the higher confidence, then the smaller value, so that the order of the articles never matters. Nulls are no
    values.
    """
    told = frame.lazy().with_columns((pl.lit(False) if first is None else first).alias("_first"))
    result = told.select(by).unique()
    for column in columns:
        votes = (
            told.filter(pl.col(column).is_not_null())
            .group_by(by, column)
            .agg(
                pl.col("source_article").n_unique().alias("_sources"),
                pl.col("_first").any(),
                pl.col("confidence").max().alias("_confidence"),
            )
            .sort([by, "_sources", "_first", "_confidence", column], descending=[False, True, True, True, False])
            .unique(by, keep="first", maintain_order=True)
            .select(by, column)
        )
        result = result.join(votes, on=by, how="left")
    return result.sort(by).collect()


def sources(frame: pl.DataFrame, by: str) -> pl.DataFrame:
    """How many independent articles report each `by`, as `articles`: near-duplicates count once."""
    return frame.group_by(by).agg(pl.col("source_article").n_unique().cast(pl.Int64).alias("articles"))
