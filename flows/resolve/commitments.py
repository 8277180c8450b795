"""Promises in many articles → one row for each promise."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

import polars as pl

from flows.resolve.capabilities import Capabilities, strength
from flows.resolve.consensus import agreed, sources
from flows.resolve.corrections import Corrections
from flows.resolve.facts import LINK, Facts
from flows.resolve.ids import digests
from flows.resolve.promises import Promise, told_apart
from flows.resolve.units import is_currency, modifiers, phrased, subject, unit_key

WHAT = ["country", "organization", "actor_count", "category", "action", "quantity_key", "unit_key"]
_PRINTED = ["description", "quantity", "quantity_qualifier", "unit", "capability", "strength", "beneficiary", "due"]
_TOLD = [
    "article_id", "key", "place", "category", "quantity_key", "actor_count", "event_id", "capability", "spelt",
    "description", "published_on",
]  # fmt: skip
_MARKS = {"article_id": pl.String, "key": pl.Int64, "mark": pl.String, "own_mark": pl.String}


def resolve_commitments(seen: pl.DataFrame, reference: Mapping[str, pl.DataFrame], corrections: Corrections) -> Facts:
    """Sightings with `event_id` → commitments, still without `disputed` and the links between them."""
    keyed = _counted(_placed(_keyed(seen, Capabilities(reference))))
    rows = keyed.join(_marks(keyed), on=["article_id", "key"], how="left").with_columns(
        digests("commitment", ["event_id", *WHAT, "mark"]).alias("id"),
        digests("commitment", ["event_solo", *WHAT, "own_mark"]).alias("old_id"),
    )
    rows = corrections.told("commitments", rows)
    facts = rows.group_by("id").agg(
        pl.col("event_id", "country", "organization", "actor_count", "category", "action", "unit_key").first(),
        pl.col("rapid_deployment").fill_null(False).any(),
        pl.col("published_on").min().alias("first_reported"),
    )
    facts = facts.join(agreed(rows, "id", _PRINTED), on="id", how="left").join(sources(rows, "id"), on="id", how="left")
    facts = facts.sort("id").rename({"id": "commitment_id"})
    facts = corrections.settled("commitments", "commitment_id", facts, rows)
    return Facts(facts, rows.select(list(LINK)))


def _keyed(seen: pl.DataFrame, capabilities: Capabilities) -> pl.DataFrame:
    """Sightings with the kind of their unit, the capability their words name, and the strength of each unit."""
    told = seen.select("country", "organization", "category", "unit", "description").unique()
    read = [(*row, *_read(row, capabilities)) for row in told.rows()]
    columns = {**dict.fromkeys([*told.columns, "spelt", "unit_key", "named"], pl.String), "told": pl.Int64}
    keyed = seen.join(pl.DataFrame(read, schema=columns, orient="row"), on=told.columns, how="left", nulls_equal=True)
    single = pl.col("quantity").is_null() & pl.coalesce("capability", "named").is_not_null()
    # "a battalion" and "one battalion" are one promise, whatever noun the number stands with.
    counted = pl.when(single | (pl.col("quantity") == 1)).then(None).otherwise(pl.col("quantity"))
    return keyed.with_columns(
        pl.coalesce("capability", "named").alias("capability"),
        pl.coalesce("strength", "told").alias("strength"),
        counted.alias("quantity_key"),
        pl.when(counted.is_null()).then(pl.lit("")).otherwise(pl.col("unit_key")).alias("unit_key"),
    )


def _read(row: tuple[str | None, ...], capabilities: Capabilities) -> tuple[str, str, str | None, int | None]:
    """Of one wording the unit in words, its kind, the capability it names, and the strength of each unit.

    Money is no capability, and what a group promised one only where it is what was counted.
    """
    country, organization, category, unit, description = row
    spelt = capabilities.spelt(unit or "")
    if is_currency(spelt) or " and " in spelt:
        return spelt, unit_key(spelt), None, None
    told = (phrased(spelt), spelt, description if country or organization else None)
    named = capabilities.find(category or "", *told)
    return spelt, unit_key(spelt), named, strength(description or "") if named else None


def _placed(keyed: pl.DataFrame) -> pl.DataFrame:
    """Numbered promises of which an article does not say where they were made, at the only event that knows them."""
    same = [c for c in WHAT if c != "actor_count"]
    numbered = pl.col("quantity_key").is_not_null() & pl.coalesce("country", "organization").is_not_null()
    met = keyed.filter(numbered, pl.col("event_id").is_not_null()).group_by(same)
    only = met.agg(pl.col("event_id").unique()).filter(pl.col("event_id").list.len() == 1)
    only = only.with_columns(pl.col("event_id").list.first().alias("only_event")).drop("event_id")
    placed = keyed.join(only, on=same, how="left", nulls_equal=True)
    return placed.with_columns(pl.coalesce("event_id", "only_event").alias("event_id")).drop("only_event")


def _counted(keyed: pl.DataFrame) -> pl.DataFrame:
    """Promises of some helicopters, in an article that gives no number, with the only number that others give there."""
    same = ["event_id", "country", "organization", "category", "action", "capability"]
    told = pl.coalesce("country", "organization").is_not_null() & pl.all_horizontal(
        pl.col("event_id", "capability").is_not_null()
    )
    number = pl.struct("quantity_key", "unit_key")
    known = keyed.filter(told, pl.col("quantity_key").is_not_null()).group_by(same)
    only = known.agg(number.unique().alias("numbers"), pl.col("article_id").unique().alias("counting"))
    only = only.filter(pl.col("numbers").list.len() == 1).with_columns(pl.col("numbers").list.first())
    counted = keyed.join(only, on=same, how="left", nulls_equal=True)
    one = pl.col("description").fill_null("").str.contains(r"(?i)\b(?:an?|one|another|1)\b")
    vague = pl.col("quantity_key").is_null() & pl.col("numbers").is_not_null() & ~one
    alone = pl.len().over("article_id", *same) == 1
    adopted = vague & alone & ~pl.col("article_id").is_in(pl.col("counting"))
    return counted.with_columns(
        pl.when(adopted).then(pl.col("numbers").struct.field(c)).otherwise(c).alias(c)
        for c in ("quantity_key", "unit_key")
    ).drop("numbers", "counting")


def _marks(keyed: pl.DataFrame) -> pl.DataFrame:
    """`mark` and `own_mark` of every row (`article_id`, `key`): what tells it from others of its kind and number."""
    block = pl.struct("event_id", *WHAT).rank("dense").alias("block")
    told = keyed.select(block, *_TOLD).sort("block", "article_id", "key")
    found: list[tuple[str, int, str, str]] = []
    for _, rows in groupby(told.iter_rows(), key=lambda row: row[0]):
        marks = told_apart(_promise(*row[1:]) for row in rows)
        found += [(r.article_id, r.key, mark, own) for r, mark, own in marks]
    return pl.DataFrame(found, schema=_MARKS, orient="row")


def _promise(*told: Any) -> Promise:
    row = dict(zip(_TOLD, told, strict=True))
    counted = row["quantity_key"] is not None
    return Promise(
        article_id=row["article_id"], key=row["key"], place=row["place"] or 0, category=row["category"],
        quantity=counted, numbered=counted or row["actor_count"] is not None, placed=row["event_id"] is not None,
        capability=row["capability"], kind=modifiers(row["spelt"]), about=subject(row["description"] or ""),
        published=row["published_on"],
    )  # fmt: skip
