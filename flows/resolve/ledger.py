"""Rows of many articles → facts, evidence, disputes."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache

import polars as pl

from flows.package.schema import TableSchema, load_schemas
from flows.resolve.commitments import resolve_commitments
from flows.resolve.corrections import Corrections, merged_by_hand
from flows.resolve.dispute import disputed
from flows.resolve.disputes import find_disputes
from flows.resolve.events import resolve_events
from flows.resolve.evidence import resolve_evidence
from flows.resolve.facts import Facts
from flows.resolve.figures import resolve_figures
from flows.resolve.labels import Labels
from flows.resolve.lineage import NOTHING, Lineage, Published
from flows.resolve.mentions import resolve_mentions
from flows.resolve.participations import resolve_participations
from flows.resolve.people import People, resolve_people
from flows.resolve.positions import resolve_positions
from flows.resolve.relations import related
from flows.resolve.sightings import OWN_ID, read_sightings
from flows.resolve.statements import resolve_statements

TABLES = (
    "articles", "events", "participations", "commitments", "statements", "figures", "people", "positions", "mentions",
    "disputes", "evidence", "redirects", "corrections",
    "quarantine",
)  # fmt: skip
_PLACED = ("participations", "commitments", "statements", "figures", "positions", "mentions")


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cycles for a while: among millions of small objects that live on, it finds none and takes long."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@_uncollected()
def resolve(
    sightings: Mapping[str, pl.DataFrame | pl.LazyFrame],
    reference: Mapping[str, pl.DataFrame],
    published: Published = NOTHING,
) -> dict[str, pl.DataFrame]:
    """The fact tables, `disputes`, `evidence` and `redirects` of all articles, with the columns of their schemas.

    `sightings` are the frames described in docs/architecture.md, `reference` those of the tables kept by hand (any may
    be absent), `published` what the last version holds, whose ids stay. The result does not depend on the order of
    rows. Pure: nothing is read or written but the schemas.
    """
    schemas = _schemas()
    seen = read_sightings(sightings, schemas)
    lineage = Lineage(published, seen, merged_by_hand(reference.get("corrections")))
    corrections = Corrections(reference.get("corrections"), seen["evidence"], lineage)
    events = resolve_events(seen, reference, corrections)
    people = resolve_people(seen, corrections)
    # One after the other in each one's place: all sightings twice over would be most of what a run holds in memory.
    for table in _PLACED:
        seen[table] = _with_fact_ids(seen[table], events, people)
    facts = {
        "events": events,
        "participations": resolve_participations(seen["participations"], corrections),
        "commitments": _with_relations(resolve_commitments(seen["commitments"], reference, corrections), events),
        "statements": resolve_statements(seen["statements"], corrections),
        "figures": resolve_figures(seen["figures"], corrections),
        "positions": resolve_positions(seen["positions"], corrections),
    }
    disputes = find_disputes(facts, seen, Labels(reference, events.rows))
    tables = {t: f.rows for t, f in facts.items()} | {
        "articles": seen["articles"],
        "people": people.rows,
        "mentions": resolve_mentions(seen.pop("mentions")),
        "evidence": resolve_evidence(seen, facts, corrections),
        "disputes": disputes,
        "redirects": _redirects(lineage, corrections, facts, people),
        "corrections": corrections.rows(),
        "quarantine": schemas["quarantine"].frame(corrections.aside()),
        "commitments": disputed(facts["commitments"].rows, "commitment_id", disputes),
        "figures": disputed(facts["figures"].rows, "figure_id", disputes),
    }
    return {table: _as_published(tables.pop(table), schemas[table]) for table in TABLES}


@cache
def _schemas() -> dict[str, TableSchema]:
    return load_schemas()


def _with_fact_ids(seen: pl.DataFrame, events: Facts, people: People) -> pl.DataFrame:
    """Sightings with `event_id` and `person_id`, and with the ids these would have in the article alone."""
    held = events.links.select(
        "article_id",
        pl.col("key").alias("event_key"),
        pl.col("id").alias("event_id"),
        pl.col("solo_id").alias("event_solo"),
    )
    named = people.names.select("article_id", "person", "person_id", pl.col("solo_id").alias("person_solo"))
    placed = seen.lazy().join(held.lazy(), on=["article_id", "event_key"], how="left")
    return placed.join(named.lazy(), on=["article_id", "person"], how="left").collect()


def _with_relations(commitments: Facts, events: Facts) -> Facts:
    relations = related(commitments.rows, events.rows)
    rows = commitments.rows.join(relations, on="commitment_id", how="left")
    return Facts(rows, commitments.links)


def _redirects(lineage: Lineage, corrections: Corrections, facts: Mapping[str, Facts], people: People) -> pl.DataFrame:
    live = {t: f.rows[OWN_ID[t]].to_list() for t, f in facts.items()} | {"people": people.rows["person_id"].to_list()}
    found = pl.concat([lineage.redirects(live), corrections.redirects()])
    return found.unique(["table", "old_id"], keep="last", maintain_order=True)


def _as_published(frame: pl.DataFrame, schema: TableSchema) -> pl.DataFrame:
    have = set(frame.columns)
    columns = ((pl.col(c).cast(t) if c in have else pl.lit(None, dtype=t)).alias(c) for c, t in schema.dtypes.items())
    return frame.lazy().select(columns).sort(list(schema.primary_key)).collect()
