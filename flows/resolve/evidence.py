"""The words in the articles that each fact rests on."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from flows.resolve.corrections import Corrections
from flows.resolve.facts import Facts
from flows.resolve.ids import digests, occurrence
from flows.resolve.sightings import OWN_ID


def resolve_evidence(
    seen: Mapping[str, pl.DataFrame], facts: Mapping[str, Facts], corrections: Corrections
) -> pl.DataFrame:
    """Every stretch of text that extraction gave, tied to the fact its sighting became.

    `seen` are the sightings with their evidence. A stretch that gives one column (`field`) tells its `value` there, as
    its article has it. Evidence of a sighting that became no fact (mentions hold their own place in the text) is left
    out.
    """
    return pl.concat([_tied(table, seen, facts, corrections) for table in facts], how="diagonal").sort("evidence_id")


def _tied(
    table: str, seen: Mapping[str, pl.DataFrame], facts: Mapping[str, Facts], corrections: Corrections
) -> pl.DataFrame:
    """The evidence of one table's facts: a table at a time, because with its many copied words it is the largest."""
    own_id = OWN_ID[table]
    links = facts[table].links.select("article_id", "key", pl.col("id").alias(own_id))
    told = seen["evidence"].filter(pl.col("table") == table).join(links, on=["article_id", "key"])
    told = told.join(_values(seen[table], told), on=["article_id", "key", "field"], how="left")
    same = ["article_id", own_id, "text", "rule", "field"]
    # An id is made of the ids of all tables, of which evidence has one: its place tells tables apart.
    ids = [pl.col(own_id) if t == table else pl.lit(None, pl.String).alias(OWN_ID[t]) for t in facts]
    known = digests("evidence", ["article_id", *ids, "text", "rule", "field", occurrence(same)])
    told = corrections.marked(table, own_id, told.with_columns(known.alias("evidence_id")))
    return told.sort("evidence_id", "confidence", descending=[False, True]).unique(
        "evidence_id", keep="first", maintain_order=True
    )


def _values(sightings: pl.DataFrame, told: pl.DataFrame) -> pl.DataFrame:
    """`value` of every sighting (`article_id`, `key`) in each `field` that some evidence gives."""
    columns = [c for c in told["field"].drop_nulls().unique().sort() if c in sightings.columns]
    given = [
        sightings.select("article_id", "key", pl.lit(c).alias("field"), pl.col(c).cast(pl.String).alias("value"))
        for c in columns
    ]
    none = pl.DataFrame(schema={"article_id": pl.String, "key": pl.Int64, "field": pl.String, "value": pl.String})
    return pl.concat([none, *given]).drop_nulls("value")
