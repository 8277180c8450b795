"""What the sources contradict each other about: shown, never averaged or dropped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

from flows.resolve.conflict import Reading, contradictions
from flows.resolve.facts import Facts
from flows.resolve.ids import digest
from flows.resolve.units import telling, unit_key

_DISPUTE: dict[str, Any] = {
    "dispute_id": pl.String, "table": pl.String, "kind": pl.String, "subject": pl.String, "values": pl.String,
    "articles": pl.Int64, "records": pl.List(pl.String),
}  # fmt: skip


def find_disputes(
    facts: Mapping[str, Facts], placed: Mapping[str, pl.DataFrame], seen: Mapping[str, pl.DataFrame]
) -> pl.DataFrame:
    """Disputes over numbers: of what one actor, or how many actors, pledged; of figures; of who attended a meeting."""
    names = dict(facts["events"].rows.select("event_id", "name").iter_rows())
    rows = [
        *_commitments(facts["commitments"], placed["commitments"], names),
        *_figures(facts["figures"], placed["figures"], names),
        *_turnout(facts["events"], seen["events"], names),
    ]
    return pl.DataFrame(rows, schema=_DISPUTE, orient="row").unique("dispute_id").sort("dispute_id")


def disputed(table: pl.DataFrame, name: str, disputes: pl.DataFrame) -> pl.DataFrame:
    """The table with `disputed`: whether some dispute is about the row."""
    records = disputes.filter(pl.col("table") == name)["records"].explode().drop_nulls().unique()
    return table.with_columns(pl.col(f"{name[:-1]}_id").is_in(records.implode()).alias("disputed"))


def _commitments(facts: Facts, placed: pl.DataFrame, names: Mapping[str, str]) -> Iterable[tuple[object, ...]]:
    said = _said(facts, placed, "description", "quantity_qualifier").join(
        facts.rows.select(pl.col("commitment_id").alias("id"), "unit"), on="id", how="left", suffix="_shown"
    )
    amounts = said.filter(pl.col("quantity").is_not_null(), pl.coalesce("country", "organization").is_not_null())
    amounts = amounts.with_columns(pl.col("quantity").alias("value"))
    what = ["event_id", "country", "organization", "category", "action"]
    amounts = amounts.with_columns(
        pl.col("unit").fill_null("").map_elements(unit_key, return_dtype=pl.String).alias("unit_key")
    )
    for row, group in _contradicted(amounts, [*what, "unit_key"]):
        actor = row["country"] or row["organization"]
        subject = f"How many {row['unit'] or 'units'} {actor} promised ({row['category']}) at {names[row['event_id']]}"
        yield _dispute(
            "commitments", subject, [f"{_number(r.value)} {row['unit'] or ''}".strip() for r in group], group
        )
    counts = said.filter(pl.col("actor_count").is_not_null()).with_columns(
        pl.col("actor_count").cast(pl.Float64).alias("value")
    )
    for row, group in _contradicted(counts, ["event_id", "category", "action"]):
        subject = f"How many states made commitments ({row['category']}, {row['action']}) at {names[row['event_id']]}"
        yield _dispute("commitments", subject, [_number(r.value) for r in group], group)


def _figures(facts: Facts, placed: pl.DataFrame, names: Mapping[str, str]) -> Iterable[tuple[object, ...]]:
    said = _said(facts, placed, "context", "qualifier")
    for row, group in _contradicted(said, ["event_id", "noun", "mission", "country"]):
        subject = f"How many {row['noun']} were counted at {names[row['event_id']]}"
        yield _dispute("figures", subject, [_number(r.value) for r in group], group)


def _turnout(facts: Facts, seen: pl.DataFrame, names: Mapping[str, str]) -> Iterable[tuple[object, ...]]:
    said = seen.join(facts.links, on=["article_id", "key"]).rename({"id": "event_id"})
    counted = said.filter(pl.col("participating_states").is_not_null())
    for (event,), block in counted.group_by("event_id"):
        values = sorted(block["participating_states"].unique())
        if len(values) > 1 and block["source_article"].n_unique() > 1:
            group = [
                Reading(s, str(event), float(v), "exact", frozenset())
                for s, v in block.select("source_article", "participating_states").iter_rows()
            ]
            yield _dispute(
                "events", f"How many states took part in {names[str(event)]}", [_number(v) for v in values], group
            )


def _said(facts: Facts, placed: pl.DataFrame, clause: str, qualifier: str) -> pl.DataFrame:
    said = placed.join(facts.links, on=["article_id", "key"]).filter(pl.col("event_id").is_not_null())
    return said.with_columns(pl.col(clause).alias("clause"), pl.col(qualifier).fill_null("exact").alias("how"))


def _contradicted(said: pl.DataFrame, what: list[str]) -> Iterable[tuple[Mapping[str, Any], list[Reading]]]:
    """For each thing with several numbers from several sources: a row of it, and who contradicts whom."""
    open_ = said.filter((pl.col("id").n_unique().over(what) > 1) & (pl.col("source_article").n_unique().over(what) > 1))
    for block in open_.sort("article_id", "key").partition_by(what, maintain_order=True):
        readings = [
            Reading(r["source_article"], r["id"], float(r["value"]), r["how"], telling(r["clause"] or ""))
            for r in block.iter_rows(named=True)
        ]
        for group in contradictions(readings):
            yield block.row(0, named=True), group


def _dispute(table: str, subject: str, values: list[str], group: list[Reading]) -> tuple[object, ...]:
    records = sorted({r.record for r in group})
    name = digest("dispute", [table, *records, subject])
    return name, table, "number", subject, " | ".join(dict.fromkeys(values)), len({r.source for r in group}), records


def _number(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,g}"
