"""Numbers in many articles → one row for each measure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import polars as pl

from flows.resolve.consensus import agreed, sources
from flows.resolve.corrections import Corrections
from flows.resolve.facts import LINK, Facts
from flows.resolve.ids import digests
from flows.resolve.measures import Count, measures, noun_key
from flows.resolve.units import telling

_SCOPE = ["event_id", "mission", "country"]
_SAID = ["value", "qualifier", "noun_key"]
_OF = ["of_event", "of_mission", "of_country", "of_denominator", "mark"]
_PRINTED = ["noun", "context", "event_id", "mission", "country", "denominator"]


def resolve_figures(seen: pl.DataFrame, corrections: Corrections) -> Facts:
    """Sightings with `event_id` → figures, still without `disputed`."""
    nouns = {n: noun_key(n) for n in seen["noun"].drop_nulls().unique()}
    key = pl.col("noun").replace_strict(nouns, default="", return_dtype=pl.String)
    counted = seen.with_columns(key.alias("noun_key"), pl.col("qualifier").fill_null("exact"))
    counted = counted.join(_measured(counted), on=["article_id", "key"], how="left").with_columns(
        digests("figure", [*_SAID, *_OF]).alias("id"),
        digests("figure", ["event_solo", *_SAID, "mission", "country", "denominator"]).alias("old_id"),
    )
    counted = corrections.told("figures", counted)
    facts = counted.group_by("id").agg(pl.col("value", "qualifier").first())
    facts = facts.join(agreed(counted, "id", _PRINTED), on="id", how="left").join(sources(counted, "id"), on="id")
    facts = facts.sort("id").rename({"id": "figure_id"})
    facts = corrections.settled("figures", "figure_id", facts, counted)
    return Facts(facts, counted.select(list(LINK)))


def _measured(counted: pl.DataFrame) -> pl.DataFrame:
    """Of each sighting (`article_id`, `key`) the scope, the denominator and the `mark` of its measure."""
    told = counted.select(pl.struct(_SAID).rank("dense").alias("block"), "article_id", "key", *_SCOPE, "denominator",
                          "noun", "context", "published_on").sort("block", "article_id", "key")  # fmt: skip
    found: list[tuple[object, ...]] = []
    for _, rows in groupby(told.iter_rows(named=True), key=lambda row: row["block"]):
        for measure in measures(_counts(list(rows))):
            known = {c.denominator for c in measure.counts} - {None}
            of = known.pop() if len(known) == 1 else None
            # With several denominators each is a measure of its own; without one it is that of the only one there is.
            found += [
                (c.article_id, c.key, *measure.scope, c.denominator if known else of, measure.mark)
                for c in measure.counts
            ]
    columns = {"article_id": pl.String, "key": pl.Int64, **dict.fromkeys(_OF, pl.String), "of_denominator": pl.Float64}
    return pl.DataFrame(found, schema=columns, orient="row")


def _counts(rows: list[dict[str, Any]]) -> Iterator[Count]:
    scopes = [tuple(row[c] for c in _SCOPE) for row in rows]
    compared = not all(any(scope) for scope in scopes)  # else the clauses need not be read
    for row, scope in zip(rows, scopes, strict=True):
        words = telling(row["context"] or "") - telling(row["noun"] or "") if compared else frozenset[str]()
        yield Count(row["article_id"], row["key"], scope, row["denominator"], words, row["published_on"])
