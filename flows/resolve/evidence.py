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
    tied = []
    for table, resolved in facts.items():
        links = resolved.links.select("article_id", "key", pl.col("id").alias(OWN_ID[table]))
        told = seen["evidence"].filter(pl.col("table") == table).join(links, on=["article_id", "key"])
        tied.append(told.join(_values(seen[table], told), on=["article_id", "key", "field"], how="left"))
    frame = pl.concat(tied, how="diagonal")
    ids = [OWN_ID[t] for t in facts]
    same = ["article_id", *ids, "text", "rule", "field"]
    frame = frame.with_columns(digests("evidence", [*same, occurrence(same)]).alias("evidence_id"))
    for table in facts:
        frame = corrections.marked(table, OWN_ID[table], frame)
    return frame.sort("evidence_id", "confidence", descending=[False, True]).unique(
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
