"""The words in the articles that each fact rests on."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from flows.resolve.corrections import Corrections
from flows.resolve.facts import Facts
from flows.resolve.ids import digests
from flows.resolve.sightings import OWN_ID


def resolve_evidence(seen: pl.DataFrame, facts: Mapping[str, Facts], corrections: Corrections) -> pl.DataFrame:
    """Every stretch of text that extraction gave, tied to the fact its sighting became.

    `seen` is the evidence frame of the sightings. Evidence of a sighting that became no fact (mentions hold their own
    place in the text) is left out.
    """
    tied = []
    for table, resolved in facts.items():
        links = resolved.links.select("article_id", "key", pl.col("id").alias(OWN_ID[table]))
        tied.append(seen.filter(pl.col("table") == table).join(links, on=["article_id", "key"]))
    frame = pl.concat(tied, how="diagonal")
    ids = [OWN_ID[t] for t in facts]
    frame = frame.with_columns(
        digests("evidence", ["article_id", *ids, "char_start", "char_end", "rule"]).alias("evidence_id")
    )
    for table in facts:
        frame = corrections.marked(table, OWN_ID[table], frame)
    return frame.sort("evidence_id", "confidence", descending=[False, True]).unique(
        "evidence_id", keep="first", maintain_order=True
    )
