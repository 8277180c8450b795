"""Who took part → one row for each event, actor and role."""

from __future__ import annotations

import polars as pl

from flows.resolve.corrections import Corrections
from flows.resolve.facts import LINK, Facts
from flows.resolve.ids import digests

_ACTOR = ["country", "organization", "person_id"]


def resolve_participations(seen: pl.DataFrame, corrections: Corrections) -> Facts:
    """Sightings with `event_id` and `person_id` → participations; a row without an event is left out."""
    held = seen.filter(pl.col("event_id").is_not_null(), pl.any_horizontal(pl.col(_ACTOR).is_not_null())).with_columns(
        digests("participation", ["event_id", *_ACTOR, "role"]).alias("id"),
        digests("participation", ["event_solo", "country", "organization", "person_solo", "role"]).alias("old_id"),
    )
    held = corrections.told("participations", held)
    rows = (
        held.group_by("id")
        .agg(pl.col("event_id", *_ACTOR, "role").first())
        .sort("id")
        .rename({"id": "participation_id"})
    )
    rows = corrections.settled("participations", "participation_id", rows, held)
    return Facts(rows, held.select(list(LINK)))
