"""Numbers in many articles → one row for each measure."""

from __future__ import annotations

import polars as pl

from flows.resolve.consensus import agreed, sources
from flows.resolve.corrections import Corrections
from flows.resolve.facts import LINK, Facts
from flows.resolve.ids import digests, fold
from flows.resolve.units import lemma

MEASURE = ["value", "qualifier", "noun_key", "denominator", "mission", "country"]


def resolve_figures(seen: pl.DataFrame, corrections: Corrections) -> Facts:
    """Sightings with `event_id` → figures, still without `disputed`."""
    nouns = seen.select(pl.col("noun").unique())
    nouns = nouns.with_columns(pl.col("noun").map_elements(noun_key, return_dtype=pl.String).alias("noun_key"))
    counted = seen.join(nouns, on="noun", how="left").with_columns(pl.col("qualifier").fill_null("exact"))
    counted = counted.with_columns(
        digests("figure", ["event_id", *MEASURE]).alias("id"),
        digests("figure", ["event_solo", *MEASURE]).alias("old_id"),
    )
    counted = corrections.told("figures", counted)
    facts = counted.group_by("id").agg(pl.col("event_id", *[c for c in MEASURE if c != "noun_key"]).first())
    facts = facts.join(agreed(counted, "id", ["noun", "context"]), on="id", how="left").join(
        sources(counted, "id"), on="id"
    )
    facts = facts.sort("id").rename({"id": "figure_id"})
    facts = corrections.settled("figures", "figure_id", facts, counted)
    return Facts(facts, counted.select(list(LINK)))


def noun_key(noun: str) -> str:
    """What is counted, folded and in the singular; `%` and currencies as they are."""
    return " ".join(lemma(w) for w in fold(noun).split())
