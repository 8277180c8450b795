"""Offices that people hold, as articles name them → one row for each person, title and office's side, with its time."""

from __future__ import annotations

import polars as pl

from flows.resolve.consensus import agreed
from flows.resolve.corrections import Corrections
from flows.resolve.facts import LINK, Facts
from flows.resolve.ids import digests, fold


def resolve_positions(seen: pl.DataFrame, corrections: Corrections) -> Facts:
    """Sightings with `person_id` → positions; `first_seen` and `last_seen` are dates of publication of its articles.

    Titles are one where their words are, in any order: "Defence Minister" and "Minister of Defence".
    """
    titled = seen.filter(pl.col("person_id").is_not_null(), pl.col("title").is_not_null())
    words = titled.select(pl.col("title").unique())
    words = words.with_columns(pl.col("title").map_elements(_title_key, return_dtype=pl.String).alias("title_key"))
    titled = titled.join(words, on="title", how="left")
    side = ["title_key", "organization", "country"]
    titled = titled.with_columns(
        digests("position", ["person_id", *side]).alias("id"),
        digests("position", ["person_solo", *side]).alias("old_id"),
    )
    titled = corrections.told("positions", titled)
    rows = titled.group_by("id").agg(
        pl.col("person_id", "organization", "country").first(),
        pl.col("published_on").min().alias("first_seen"),
        pl.col("published_on").max().alias("last_seen"),
    )
    rows = rows.join(agreed(titled, "id", ["title"]), on="id", how="left").sort("id").rename({"id": "position_id"})
    rows = corrections.settled("positions", "position_id", rows, titled)
    return Facts(rows, titled.select(list(LINK)))


def _title_key(title: str) -> str:
    return " ".join(sorted(w for w in fold(title).split() if w not in {"the", "of", "for", "and"}))
