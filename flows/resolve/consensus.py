"""One value out of what several articles say: the one most sources agree on, else that of the better source."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl


def agreed(frame: pl.DataFrame, by: str, columns: Sequence[str], *, rank: Sequence[pl.Expr] = ()) -> pl.DataFrame:
    """For each `by`, each column's value that most sources (`source_article`) give.

    Where as many sources give another value, the better source decides: the lowest `rank` expression first, then the
    higher confidence, then the smaller value, so that the order of the articles never matters. Nulls are no values.
    """
    result = frame.select(by).unique()
    ordering = [r.alias(f"_rank{i}") for i, r in enumerate(rank)]
    ranks = [f"_rank{i}" for i in range(len(rank))]
    for column in columns:
        votes = (
            frame.filter(pl.col(column).is_not_null())
            .with_columns(ordering)
            .group_by(by, column)
            .agg(
                pl.col("source_article").n_unique().alias("_sources"),
                *(pl.col(r).min() for r in ranks),
                pl.col("confidence").max().alias("_confidence"),
            )
            .sort(
                [by, "_sources", *ranks, "_confidence", column],
                descending=[False, True, *[False] * len(ranks), True, False],
            )
            .unique(by, keep="first", maintain_order=True)
            .select(by, column)
        )
        result = result.join(votes, on=by, how="left")
    return result.sort(by)


def sources(frame: pl.DataFrame, by: str) -> pl.DataFrame:
    """How many independent articles report each `by`, as `articles`: near-duplicates count once."""
    return frame.group_by(by).agg(pl.col("source_article").n_unique().cast(pl.Int64).alias("articles"))
