"""Promises that articles tell with the same number, and ascribe to other actors or other purposes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import polars as pl

from flows.resolve.dispute import Dispute, Side
from flows.resolve.labels import Labels, amount
from flows.resolve.units import likeness, subject

_ALIKE = 0.6  # share of telling words of two clauses that tell of one promise, though they differ in who made it
_DISTINCTIVE = 10  # a number at least this large seldom is promised twice at one meeting


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says of a numbered promise: `value` is the actor, or the category, it gives."""

    source: str
    record: str
    value: str
    words: frozenset[str]


def disputed_categories(numbers: pl.DataFrame, labels: Labels) -> Iterator[Dispute]:
    """One actor's promise of one number of one thing, which two sources put under different categories."""
    what = ["event_id", "country", "organization", "action", "value", "thing"]
    for row, claims in _claimed(numbers, what, "category"):
        sides = _apart(claims, alike=0.0)
        if sides:
            thing, actor = amount(row["value"], row["unit"]), labels.of(row["country"] or row["organization"])
            question = f"what {thing} of {actor} at {labels.of(row['event_id'])} are for"
            yield Dispute("commitments", "category", question, tuple(row[c] for c in what), _named(sides, labels))


def disputed_actors(numbers: pl.DataFrame, labels: Labels) -> Iterator[Dispute]:
    """One promise at one meeting, told in the same words, that two sources ascribe to different actors."""
    what = ["event_id", "category", "action", "value", "thing"]
    large = numbers.filter(pl.col("value") >= _DISTINCTIVE).with_columns(
        pl.coalesce("country", "organization").alias("actor")
    )
    for row, claims in _claimed(large, what, "actor"):
        sides = _apart(claims, alike=_ALIKE)
        if sides:
            question = f"who promised {amount(row['value'], row['unit'])} at {labels.of(row['event_id'])}"
            yield Dispute("commitments", "actor", question, tuple(row[c] for c in what), _named(sides, labels))


def _claimed(numbers: pl.DataFrame, what: list[str], value: str) -> Iterator[tuple[dict[str, Any], list[Claim]]]:
    open_ = numbers.filter(
        (pl.col(value).n_unique().over(what) > 1) & (pl.col("source_article").n_unique().over(what) > 1)
    )
    for block in open_.sort("article_id", "key").partition_by(what, maintain_order=True):
        yield (
            block.row(0, named=True),
            [Claim(r["source_article"], r["id"], r[value], subject(r["clause"])) for r in block.iter_rows(named=True)],
        )


def _apart(claims: list[Claim], alike: float) -> list[Side]:
    """The values of sources that give no value in common, where their clauses are alike enough to be of one promise."""
    by_source: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_source[claim.source].append(claim)
    found: dict[str, list[Claim]] = defaultdict(list)
    for a, b in combinations(by_source.values(), 2):
        if not {c.value for c in a} & {c.value for c in b} and len(a) == len(b) == 1 and _close(a[0], b[0], alike):
            for claim in (*a, *b):
                found[claim.value].append(claim)
    return [
        Side(value, tuple(sorted({c.record for c in told})), frozenset(c.source for c in told))
        for value, told in sorted(found.items())
    ]


def _named(sides: list[Side], labels: Labels) -> tuple[Side, ...]:
    named = (Side(labels.of(s.value), s.records, s.sources) for s in sides)
    return tuple(sorted(named, key=lambda s: s.value))


def _close(a: Claim, b: Claim, alike: float) -> bool:
    return likeness(a.words, b.words) >= alike
