"""Promises in many articles → one row for each promise."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from flows.resolve.consensus import agreed, sources
from flows.resolve.facts import LINK, Facts, redirects_of
from flows.resolve.ids import digests
from flows.resolve.units import gist, unit_key

WHAT = ["country", "organization", "actor_count", "category", "action", "quantity", "unit_key"]
_PRINTED = ["description", "quantity_qualifier", "unit", "capability", "beneficiary", "due"]


def resolve_commitments(seen: pl.DataFrame, reference: Mapping[str, pl.DataFrame]) -> Facts:
    """Sightings with `event_id` → commitments, still without `disputed` and the links between them."""
    keyed = _keyed(seen)
    same = same_gist(keyed, ["event_id", *WHAT])
    rows = keyed.join(same, on=["article_id", "key"], how="left").with_columns(
        pl.coalesce("kept", "gist").alias("kept")
    )
    rows = rows.with_columns(
        digests("commitment", ["event_id", *WHAT, "kept"]).alias("id"),
        digests("commitment", ["event_solo", *WHAT, "gist"]).alias("old_id"),
    )
    facts = rows.group_by("id").agg(
        pl.col("event_id", *[c for c in WHAT if c != "unit_key"]).first(),
        pl.col("rapid_deployment").fill_null(False).any(),
    )
    facts = facts.join(agreed(rows, "id", _PRINTED), on="id", how="left").join(sources(rows, "id"), on="id", how="left")
    facts = facts.sort("id").rename({"id": "commitment_id"})
    pairs = rows.select("old_id", pl.col("id").alias("new_id"))
    return Facts(facts, rows.select(list(LINK)), redirects_of(pairs, facts["commitment_id"]))


def _keyed(seen: pl.DataFrame) -> pl.DataFrame:
    """Sightings with `unit_key`, and with a `gist` where the article has several rows that nothing else tells apart."""
    units = seen.select(pl.col("unit").drop_nulls().unique())
    units = units.with_columns(pl.col("unit").map_elements(unit_key, return_dtype=pl.String).alias("unit_key"))
    keyed = seen.join(units, on="unit", how="left")
    alike = ["article_id", "event_id", *WHAT]
    unnumbered = pl.all_horizontal(pl.col("event_id", "quantity", "actor_count").is_null())
    several = (pl.len().over(alike) > 1) | unnumbered
    told = pl.struct("capability", "unit", "description")
    return keyed.with_columns(pl.when(several).then(told.map_elements(gist, return_dtype=pl.String)).alias("gist"))


def same_gist(keyed: pl.DataFrame, what: list[str]) -> pl.DataFrame:
    """The gist that each row is known by once all articles are read: `article_id`, `key`, `kept`.

    A row without a gist is the only one of its kind in its article. Where every other article that has rows of this
    kind has but one with a gist, they all are one promise.
    """
    gists = keyed.filter(pl.col("event_id").is_not_null()).select("article_id", "key", "gist", *what)
    gists = gists.with_columns(
        pl.col("gist").n_unique().over(what).alias("forms"),
        pl.col("gist").drop_nulls().n_unique().over(what).alias("told"),
    )
    one = gists.filter((pl.col("forms") > 1) & (pl.col("told") == 1))
    return one.with_columns(pl.col("gist").drop_nulls().first().over(what).alias("kept")).select(
        "article_id", "key", "kept"
    )
