"""What each article names: kept as read, with the person each name belongs to."""

from __future__ import annotations

import polars as pl

from flows.resolve.ids import digests, occurrence

_NAMED = ["country", "mission", "organization", "initiative", "person_id"]


def resolve_mentions(seen: pl.DataFrame) -> pl.DataFrame:
    """Sightings with `person_id` → mentions; a mention belongs to its article, so none is merged with another's."""
    kinds = pl.coalesce(pl.when(pl.col(c).is_not_null()).then(pl.lit(c)) for c in _NAMED)
    # A person's id may still change as fuller names are met; the words and their place say which mention it is.
    named = pl.coalesce("country", "mission", "organization", "initiative")
    same: list[str | pl.Expr] = ["article_id", kinds, named, "surface"]
    with_id = seen.filter(pl.any_horizontal(pl.col(_NAMED).is_not_null())).with_columns(
        digests("mention", [*same, occurrence(same)]).alias("mention_id")
    )
    return with_id.unique("mention_id", keep="first", maintain_order=True).sort("mention_id")
