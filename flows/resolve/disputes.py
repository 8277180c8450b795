"""What the sources contradict each other about: shown, never averaged or dropped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, groupby
from typing import Any

import polars as pl

from flows.resolve.claims import disputed_actors, disputed_categories
from flows.resolve.conflict import Reading, contradictions, same_moment
from flows.resolve.dispute import Dispute, Side, dispute_frame
from flows.resolve.facts import Facts
from flows.resolve.labels import Labels, amount, days, number
from flows.resolve.units import subject, telling, unit_key

_READ = ["article_id", "key", "id", "value", "unit", "noun", "how", "clause", "source_article", "published_on"]
_DID = {"pledge": "pledged", "reaffirm": "reaffirmed", "deliver": "delivered"}
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Question:
    """A kind of number that sources may contradict each other about: the columns that say of what, the words for it."""

    table: str
    what: list[str]
    ask: Callable[[Row], str]
    words: Callable[[Row], frozenset[str]]
    same: Callable[[Reading, Reading], bool] = lambda a, b: True


def find_disputes(facts: Mapping[str, Facts], seen: Mapping[str, pl.DataFrame], labels: Labels) -> pl.DataFrame:
    """Every contradiction between articles: numbers, dates, who, which category.

    `seen` are the sightings, those of commitments and figures with their `event_id`. Articles of which one nearly
    repeats the other are one source. A number that is both a promise's and a figure's is disputed once, with the rows
    of both.
    """
    promised = list(_promises(facts["commitments"], seen["commitments"], labels))
    place = {_answers(d): i for i, d in reversed(list(enumerate(promised)))}
    counted = []
    for dispute in _figures(facts["figures"], seen["figures"], labels):
        same = place.get(_answers(dispute))
        if same is None:
            counted.append(dispute)
        else:
            promised[same] = replace(
                promised[same], sides=tuple(map(_with_records, promised[same].sides, dispute.sides))
            )
    met = _meetings(seen["events"].join(facts["events"].links, on=["article_id", "key"]), labels)
    return dispute_frame([*met, *promised, *counted])


def _answers(dispute: Dispute) -> tuple[object, ...]:
    """A dispute's event, kind and values: what a figure has in common with the promise it counts."""
    numbers = (
        tuple(re.sub(r"[^\d.]", "", s.value) for s in dispute.sides) if dispute.kind == "number" else dispute.sides
    )
    return dispute.kind, dispute.about[0], numbers


def _with_records(side: Side, other: Side) -> Side:
    return replace(side, records=(*side.records, *other.records))


def _promises(facts: Facts, placed: pl.DataFrame, labels: Labels) -> Iterator[Dispute]:
    said = _said(facts, placed, "commitment_id", "description", "quantity_qualifier")
    said = said.filter(pl.col("event_id").is_not_null())
    replaced = {frozenset(p) for p in facts.rows.select("commitment_id", "supersedes").drop_nulls().rows()}
    one_actor = pl.coalesce("country", "organization").is_not_null()
    units = {u: unit_key(u) for u in said["unit"].drop_nulls().unique()}
    thing = pl.col("unit").replace_strict(units, default="", return_dtype=pl.String).alias("thing")
    numbers = said.filter(one_actor, pl.col("quantity").is_not_null()).with_columns(
        pl.col("quantity").alias("value"), thing
    )
    counts = said.filter(~one_actor, pl.col("actor_count").is_not_null(), pl.col("quantity").is_null())
    counts = counts.with_columns(
        pl.col("actor_count").cast(pl.Float64).alias("value"), pl.lit(None, pl.String).alias("unit")
    )

    def how_many(row: Row) -> str:
        actor = labels.of(row["country"] or row["organization"])
        return f"how many {row['unit'] or 'things'} {actor} {_DID[row['action']]} at {labels.of(row['event_id'])}"

    def how_many_states(row: Row) -> str:
        category = labels.category(row["category"])
        return f"how many states {_DID[row['action']]} {category} at {labels.of(row['event_id'])}"

    def not_replaced(a: Reading, b: Reading) -> bool:
        return frozenset((a.record, b.record)) not in replaced

    what = ["event_id", "country", "organization", "category", "action", "thing"]
    yield from _contradicted(numbers, Question("commitments", what, how_many, _about, not_replaced))
    yield from _contradicted(
        counts, Question("commitments", ["event_id", "category", "action"], how_many_states, _about, not_replaced)
    )
    yield from disputed_categories(numbers, labels)
    yield from disputed_actors(numbers, labels)


def _figures(facts: Facts, placed: pl.DataFrame, labels: Labels) -> Iterator[Dispute]:
    said = _said(facts, placed, "figure_id", "context", "qualifier")
    said = said.with_columns(pl.col("noun").str.to_lowercase().alias("counted"), pl.col("noun").alias("unit"))

    def how_many(row: Row) -> str:
        where = labels.of(row["mission"] or row["country"])
        meeting = f" at {labels.of(row['event_id'])}" if row["event_id"] else ""
        return f"the number of {row['noun']}{' of ' + where if where else ''}{meeting}"

    what = ["event_id", "counted", "mission", "country"]
    at_event = said.filter(pl.col("event_id").is_not_null())
    yield from _contradicted(at_event, Question("figures", what, how_many, _beside))
    scoped = pl.coalesce("mission", "country").is_not_null()
    elsewhere = said.filter(pl.col("event_id").is_null(), scoped)
    yield from _contradicted(elsewhere, Question("figures", what, how_many, _beside, same_moment))


def _about(row: Row) -> frozenset[str]:
    return subject(row["clause"])


def _beside(row: Row) -> frozenset[str]:
    """The telling words of a figure's clause beside what is counted, which all figures compared have in common."""
    return telling(row["clause"]) - telling(row["noun"])


def _said(facts: Facts, placed: pl.DataFrame, own_id: str, clause: str, qualifier: str) -> pl.DataFrame:
    """The fact each sighting became, as `id`, with that sighting's `clause`, source, and `how` sure its number is."""
    told = placed.select(
        "article_id", "key", "source_article", "published_on",
        pl.col(clause).fill_null("").alias("clause"), pl.col(qualifier).fill_null("exact").alias("how"),
    )  # fmt: skip
    return told.join(facts.links, on=["article_id", "key"]).join(facts.rows.rename({own_id: "id"}), on="id")


def _contradicted(said: pl.DataFrame, question: Question) -> Iterator[Dispute]:
    what = question.what
    several = (pl.col("id").n_unique().over(what) > 1) & (pl.col("article_id").n_unique().over(what) > 1)
    told = said.filter(several).with_columns(pl.struct(what).rank("dense").alias("block"))
    columns = [c for c in (*what, *_READ) if c in told.columns]
    told = told.select("block", *dict.fromkeys(columns)).sort("block", "article_id", "key")
    for _, rows in groupby(told.iter_rows(named=True), key=lambda row: row["block"]):
        block = list(rows)
        first, units, changed = block[0], {r["id"]: r["unit"] for r in block}, _changed_copies(block)
        readings = [
            Reading(
                r["article_id" if r["source_article"] in changed else "source_article"], r["id"], float(r["value"]),
                r["how"], question.words(r), r["clause"], r["published_on"], question.table == "commitments",
            )
            for r in block
        ]  # fmt: skip
        for group in contradictions(readings, question.same):
            sides = tuple(
                Side(amount(value, units[same[0].record]), _records(same), _sources(readings, same))
                for value in sorted({r.value for r in group})
                if (same := [r for r in group if r.value == value])
            )
            yield Dispute(question.table, "number", question.ask(first), tuple(first[c] for c in what), sides)


def _changed_copies(block: list[Row]) -> set[str]:
    """Articles of which a near-duplicate tells another number in place of theirs: no copies of each other in that."""
    told: dict[str, dict[str, set[str]]] = {}
    for row in block:
        told.setdefault(row["source_article"], {}).setdefault(row["article_id"], set()).add(row["id"])
    return {
        source
        for source, articles in told.items()
        if any(not (a <= b or b <= a) for a, b in combinations(articles.values(), 2))
    }


def _records(readings: list[Reading]) -> tuple[str, ...]:
    return tuple(sorted({r.record for r in readings}))


def _sources(readings: list[Reading], side: list[Reading]) -> frozenset[str]:
    records = set(_records(side))
    return frozenset(r.source for r in readings if r.record in records)


def _meetings(seen: pl.DataFrame, labels: Labels) -> Iterator[Dispute]:
    """Events of which sources give other numbers of participants or other days."""
    for column, what in (("participating_states", "states"), ("participating_organizations", "organizations")):
        for event, told in _several(seen, column).items():
            if not all(_rounded(a, b) for a in told for b in told):
                sides = tuple(Side(number(v), (event,), s) for v, s in sorted(told.items()))
                yield Dispute(
                    "events", "number", f"how many {what} took part in {labels.of(event)}", (event, column), sides
                )
    dated = seen.with_columns(pl.concat_list("start_date", pl.coalesce("end_date", "start_date")).alias("days")).filter(
        pl.col("start_date").is_not_null()
    )
    for event, told in _several(dated, "days").items():
        # A report of one day of a meeting does not contradict one of all its days.
        apart = [v for v in sorted(told) if not any(w != v and w[0] <= v[0] and v[1] <= w[1] for w in told)]
        if len(apart) > 1:
            sides = tuple(Side(days(*v), (event,), told[v]) for v in apart)
            yield Dispute("events", "date", f"when {labels.of(event)} took place", (event, "days"), sides)


def _several(seen: pl.DataFrame, column: str) -> dict[str, dict[Any, frozenset[str]]]:
    """Event → value → sources, of the events for which sources give several values."""
    found: dict[str, dict[Any, set[str]]] = {}
    # A near-duplicate that gives another value is no copy in that: both are told by their own names.
    changed = pl.col(column).n_unique().over("id", "source_article") > 1
    source = pl.when(changed).then("article_id").otherwise("source_article")
    for event, value, article in seen.drop_nulls(column).select("id", column, source).iter_rows():
        key = tuple(value) if isinstance(value, list) else value
        found.setdefault(event, {}).setdefault(key, set()).add(article)
    return {e: {v: frozenset(s) for v, s in told.items()} for e, told in sorted(found.items()) if len(told) > 1}


def _rounded(a: int, b: int) -> bool:
    """One number can be the other, rounded: "over 50 states" and 53."""
    low, high = sorted((a, b))
    return low == high or (low % 10 == 0 and high - low < 10)
