"""What people said, as many articles quote it → one row for each statement."""

from __future__ import annotations

import polars as pl

from flows.resolve.consensus import agreed
from flows.resolve.corrections import Corrections
from flows.resolve.facts import LINK, Facts
from flows.resolve.ids import digests, fold, word_set
from flows.resolve.quotes import same_words

_PRINTED = ["person_id", "event_id", "act", "addressee", "category"]
_OFFICE_IDLE = word_set("the a of for un u n united nations its s")


def resolve_statements(seen: pl.DataFrame, corrections: Corrections) -> Facts:
    """Sightings with `event_id` and `person_id` → statements; of several forms of its text the longest is published."""
    said = _spoken(seen)
    kept = same_words(said.select("article_id", "by", "kind", "words", "event_id", "published_on").unique())
    said = said.join(kept, on=["article_id", "by", "kind", "words"], how="left")
    said = said.with_columns(pl.coalesce("kept", "words").alias("kept"))
    said = said.with_columns(
        digests("statement", ["by", "kind", "kept"]).alias("id"),
        digests("statement", [pl.coalesce("person_solo", "by"), "kind", "words"]).alias("old_id"),
    )
    said = corrections.told("statements", said)
    facts = (
        _longest(said, "text")
        .select("id", "kind", "text")
        .join(_longest(said, "speaker").select("id", "speaker"), on="id")
    )
    facts = facts.join(agreed(said, "id", _PRINTED), on="id", how="left").sort("id").rename({"id": "statement_id"})
    facts = corrections.settled("statements", "statement_id", facts, said)
    return Facts(facts, said.select(list(LINK)))


def _spoken(seen: pl.DataFrame) -> pl.DataFrame:
    """Sightings with the folded `words`, and `by`: the person, or the folded name of the office that speaks."""
    texts = seen.select(pl.col("text").unique())
    texts = texts.with_columns(pl.col("text").map_elements(fold, return_dtype=pl.String).alias("words"))
    speakers = seen.select(pl.col("speaker").unique())
    speakers = speakers.with_columns(pl.col("speaker").map_elements(_office, return_dtype=pl.String).alias("office"))
    said = seen.join(texts, on="text", how="left").join(speakers, on="speaker", how="left")
    return said.with_columns(pl.coalesce("person_id", "office").alias("by"))


def _longest(said: pl.DataFrame, column: str) -> pl.DataFrame:
    """Of each statement the row with the longest form of a column."""
    ordered = said.sort([pl.col(column).str.len_chars(), column], descending=[True, False])
    return ordered.unique("id", keep="first", maintain_order=True)


def _office(speaker: str) -> str:
    words = fold(speaker).split()
    return " ".join(w for w in words if w not in _OFFICE_IDLE) or " ".join(words)
