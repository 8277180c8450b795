"""What a record hangs together with in its package, in lines for a person: where else to look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from flows.package.dataset import Dataset

Row = Mapping[str, Any]

_TIES = {"part_of": "part of", "follows": "follows", "supersedes": "supersedes"}
_BACK = {"part_of": "parts", "follows": "followed by", "supersedes": "superseded by"}
_AT_EVENT = ("commitments", "participations", "statements", "figures")
_OF_PERSON = ("participations", "statements")
_MOST = 5  # records named one by one; of more, their number is told


@dataclass(frozen=True, slots=True)
class Support:
    """What articles have in one column of a record: each value, how many articles give it, and some of their words."""

    field: str
    value: str
    articles: int
    words: tuple[str, ...]


def supports(dataset: Dataset, key: str, record_id: str) -> list[Support]:
    """The support of each column of a record that has evidence of its own, the value of most articles first."""
    evidence = dataset.tables.get("evidence", pl.DataFrame())
    if not {key, "field", "value", "text"} <= set(evidence.columns):
        return []
    told = evidence.filter(pl.col(key) == record_id).drop_nulls(["field", "value"])
    words = pl.col("text").value_counts(sort=True).struct.field("text")
    found = told.sort("text").group_by("field", "value").agg(pl.col("article_id").n_unique().alias("articles"), words)
    ordered = found.sort("field", "articles", "value", descending=[False, True, False])
    return [
        Support(f, v, n, tuple(t)) for f, v, n, t in ordered.select("field", "value", "articles", "text").iter_rows()
    ]


def related(dataset: Dataset, table: str, row: Row) -> list[tuple[str, str]]:
    """(How it is related, what with) for a record's event, its parts and what it follows, offices and disputes."""
    record = row[dataset.schemas[table].primary_key[0]]
    event = None if table == "events" else row.get("event_id")
    lines = [("at", name) for name in _names(dataset, "events", event, "name")]
    if table == "commitments":
        lines += _ties(dataset, row)
    if table == "people":
        lines += _offices(dataset, record)
    for key, where in (("event_id", _AT_EVENT), ("person_id", _OF_PERSON)):
        if dataset.schemas[table].primary_key == (key,):
            lines += _counted(dataset, key, record, where)
    return lines + [("disputed", f"{subject} ({i})") for i, subject in _disputes(dataset, table, record)]


def _names(dataset: Dataset, table: str, record: str | None, column: str) -> list[str]:
    if record is None or table not in dataset.tables:
        return []
    key = dataset.schemas[table].primary_key[0]
    names: list[str] = dataset.tables[table].filter(pl.col(key) == record)[column].drop_nulls().to_list()
    return names


def _ties(dataset: Dataset, row: Row) -> Iterator[tuple[str, str]]:
    commitments = dataset.tables["commitments"]
    for column, said in _TIES.items():
        if row.get(column):
            for told in commitments.filter(pl.col("commitment_id") == row[column]).iter_rows(named=True):
                yield said, _told(told)
    for column, said in _BACK.items():
        others = commitments.filter(pl.col(column) == row["commitment_id"]).sort("commitment_id")
        if others.height > _MOST:
            yield said, f"{others.height} commitments"
        else:
            yield from ((said, _told(told)) for told in others.iter_rows(named=True))


def _told(commitment: Row) -> str:
    actor = commitment["country"] or commitment["organization"]
    actor = actor or (f"{commitment['actor_count']} states" if commitment["actor_count"] else "several")
    return f"{actor}: “{commitment['description']}” ({commitment['commitment_id']})"


def _offices(dataset: Dataset, person: str) -> Iterator[tuple[str, str]]:
    held = dataset.tables["positions"].filter(pl.col("person_id") == person)
    for row in held.sort("first_seen", "title").iter_rows(named=True):
        side = ", ".join(str(row[c]) for c in ("organization", "country") if row[c])
        days = sorted({str(row[c]) for c in ("first_seen", "last_seen") if row[c]})
        seen = f", seen {' to '.join(days)}" if days else ""
        yield "office", f"{row['title']}{' of ' + side if side else ''}{seen}"


def _counted(dataset: Dataset, key: str, record: str, tables: tuple[str, ...]) -> list[tuple[str, str]]:
    counts = [(t, dataset.tables[t].filter(pl.col(key) == record).height) for t in tables if t in dataset.tables]
    told = ", ".join(f"{n} {t if n > 1 else t[:-1]}" for t, n in counts if n)
    return [("has", told)] if told else []


def _disputes(dataset: Dataset, table: str, record: str) -> list[tuple[str, str]]:
    found = dataset.tables.get("disputes")
    if found is None or "records" not in found.columns:
        return []
    named = pl.col("records").str.replace_all(" | ", ", ", literal=True).str.split(", ").list.contains(record)
    told = found.filter(named).sort("dispute_id").select("dispute_id", "subject").rows()
    return [(i, subject) for i, subject in told]
