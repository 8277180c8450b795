"""What people said, as many articles quote it → one row for each statement."""

from __future__ import annotations

import polars as pl

from flows.resolve.consensus import agreed
from flows.resolve.facts import LINK, Facts, redirects_of
from flows.resolve.ids import digests, fold
from flows.resolve.quotes import same_words

_PRINTED = ["person_id", "event_id", "act", "addressee", "category"]


def resolve_statements(seen: pl.DataFrame) -> Facts:
    """Sightings with `event_id` and `person_id` → statements; of several forms of its text the longest is published."""
    texts = seen.select(pl.col("text").unique())
    texts = texts.with_columns(pl.col("text").map_elements(fold, return_dtype=pl.String).alias("words"))
    speakers = seen.select(pl.col("speaker").unique())
    speakers = speakers.with_columns(pl.col("speaker").map_elements(_surname, return_dtype=pl.String).alias("surname"))
    said = seen.join(texts, on="text", how="left").join(speakers, on="speaker", how="left")
    said = said.with_columns(pl.coalesce("person_id", "surname").alias("by"))
    kept = same_words(said.select("article_id", "by", "kind", "words").unique())
    said = said.join(kept, on=["article_id", "by", "kind", "words"], how="left").with_columns(
        pl.coalesce("kept", "words").alias("kept")
    )
    # A surname stays when a fuller name is met, a person's id may not: so it stands for the speaker in the id.
    said = said.with_columns(
        digests("statement", ["surname", "kind", "kept"]).alias("id"),
        digests("statement", ["surname", "kind", "words"]).alias("old_id"),
    )
    longest = said.sort([pl.col("words").str.len_chars(), "words", "text"], descending=[True, False, False])
    facts = longest.unique("id", keep="first", maintain_order=True).select("id", "kind", "text")
    fullest = said.sort([pl.col("speaker").str.len_chars(), "speaker"], descending=[True, False])
    facts = facts.join(fullest.unique("id", keep="first", maintain_order=True).select("id", "speaker"), on="id")
    facts = facts.join(agreed(said, "id", _PRINTED), on="id", how="left").sort("id").rename({"id": "statement_id"})
    pairs = said.select("old_id", pl.col("id").alias("new_id"))
    return Facts(facts, said.select(list(LINK)), redirects_of(pairs, facts["statement_id"]))


def _surname(speaker: str) -> str:
    return (fold(speaker).split() or [""])[-1]
