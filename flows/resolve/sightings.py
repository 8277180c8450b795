"""Sighting frames as resolution reads them: every column there, and each row told what is known of its article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from flows.package.schema import TableSchema

OWN_ID = {
    "events": "event_id", "participations": "participation_id", "commitments": "commitment_id",
    "statements": "statement_id", "figures": "figure_id", "positions": "position_id", "mentions": "mention_id",
}  # fmt: skip
_KEYS: dict[str, Any] = {
    "article_id": pl.String,
    "key": pl.Int64,
    "event_key": pl.Int64,
    "person": pl.String,
    "main": pl.Boolean,
}
_EVIDENCE: dict[str, Any] = {
    "article_id": pl.String, "table": pl.String, "key": pl.Int64, "text": pl.String,
    "char_start": pl.Int64, "char_end": pl.Int64, "rule": pl.String, "confidence": pl.Float64, "field": pl.String,
}  # fmt: skip


def read_sightings(
    sightings: Mapping[str, pl.DataFrame | pl.LazyFrame], schemas: Mapping[str, TableSchema]
) -> dict[str, pl.DataFrame]:
    """The frames of one run with all their columns, whatever a run without such rows left out.

    Fact tables gain `source_article` (the article itself, or the one it nearly repeats: what counts as one source),
    `published_on`, and `confidence` (the highest of the row's evidence, 0 without any).
    """
    found = _with_columns(sightings.get("articles"), schemas["articles"].dtypes)
    articles = found.unique("article_id").sort("article_id").collect()
    evidence = _with_columns(sightings.get("evidence"), _EVIDENCE).collect()
    seen = {"articles": articles, "evidence": evidence}
    told: dict[str, pl.LazyFrame] = {}
    known = articles.lazy().select("article_id", _source(articles).alias("source_article"), "published_on")
    best = (
        evidence.lazy()
        .group_by("article_id", "key")
        .agg(pl.col("confidence").max(), pl.col("char_start").min().alias("place"))
    )
    for table, own_id in OWN_ID.items():
        ids = (own_id, "event_id", "person_id")
        columns = {c: t for c, t in schemas[table].dtypes.items() if c not in ids}
        frame = _with_columns(sightings.get(table), _KEYS | columns)
        frame = frame.join(known, on="article_id", how="left").join(best, on=["article_id", "key"], how="left")
        told[table] = frame.with_columns(
            pl.col("source_article").fill_null(pl.col("article_id")), pl.col("confidence").fill_null(0.0)
        )
    return seen | dict(zip(told, pl.collect_all(told.values()), strict=True))


def _source(articles: pl.DataFrame) -> pl.Expr:
    """The article that each one nearly repeats, through others if need be; itself where it repeats none."""
    copied = dict(articles.select("article_id", "near_duplicate_of").drop_nulls().iter_rows())
    found: dict[str, str] = {}
    for article, source in copied.items():
        seen = {article}
        while source in copied and source not in seen:
            seen.add(source)
            source = copied[source]
        found[article] = min(seen) if source in seen else source
    return pl.col("article_id").replace(found)


def _with_columns(frame: pl.DataFrame | pl.LazyFrame | None, columns: Mapping[str, Any]) -> pl.LazyFrame:
    if frame is None:
        return pl.LazyFrame(schema=columns)
    have = set(frame.lazy().collect_schema().names())
    return frame.lazy().select(
        (pl.col(c).cast(t) if c in have else pl.lit(None, dtype=t)).alias(c) for c, t in columns.items()
    )
