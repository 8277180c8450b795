"""The dev corpus' gold as sighting frames, made when a test runs: what perfect extraction would hand to resolution."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

from flows.package.schema import TableSchema, load_schemas

DEV = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "dev"
_KEYS: dict[str, Any] = {
    "article_id": pl.String, "key": pl.Int64, "event_key": pl.Int64, "person": pl.String, "main": pl.Boolean,
}  # fmt: skip
_EVIDENCE: dict[str, Any] = {
    "article_id": pl.String, "table": pl.String, "key": pl.Int64, "text": pl.String,
    "char_start": pl.Int64, "char_end": pl.Int64, "rule": pl.String, "confidence": pl.Float64,
}  # fmt: skip
_ORGANIZATION = {"United Nations": "UN", "African Union": "AU", "European Union": "EU"}
_MENTIONED = {
    "countries": "country", "missions": "mission", "organizations": "organization", "initiatives": "initiative",
}  # fmt: skip
_NUMBER_WORDS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 9: "nine", 10: "ten", 12: "twelve"}

_OF_EVENT = ("participations", "commitments", "statements", "figures")

Row = dict[str, Any]


def frames(rows: Iterable[Row]) -> dict[str, pl.DataFrame]:
    """Rows (`table`, the columns of its sightings; key `evidence_text` for its evidence) as sighting frames."""
    schemas = _schemas()
    by_table: dict[str, list[Row]] = {table: [] for table in [*schemas, "evidence"]}
    for row in rows:
        table = row["table"]
        by_table[table].append(row)
        if table not in ("articles", "evidence"):
            by_table["evidence"].append(_evidence(row))
    result = {}
    for table, found in by_table.items():
        columns = _EVIDENCE if table == "evidence" else {**_KEYS, **schemas[table].dtypes}
        result[table] = pl.DataFrame({c: [r.get(c) for r in found] for c in columns}, schema=columns, strict=False)
    return result


@cache
def _schemas() -> dict[str, TableSchema]:
    return load_schemas()


def _evidence(row: Row) -> Row:
    text = row.get("evidence_text") or row.get("description") or f"{row['article_id']} {row['key']}"
    start = row["key"] * 1000
    return {
        "article_id": row["article_id"], "table": row["table"], "key": row["key"], "text": text,
        "char_start": start, "char_end": start + len(text), "rule": "gold", "confidence": 0.9,
    }  # fmt: skip


def gold_ids() -> list[str]:
    return sorted(p.stem for p in (DEV / "gold").glob("*.json"))


def gold_rows(name: str) -> list[Row]:
    """One article's gold as sightings; what the gold leaves to the reader is added: its rows are the main event's."""
    gold = json.loads((DEV / "gold" / f"{name}.json").read_text("utf-8"))
    text = (DEV / "articles" / f"{name}.txt").read_text("utf-8")
    told = [*_events(gold), *_pledges(gold), *_said(gold), *_counted(gold, text), *_named(gold)]
    main = next((i for i, row in enumerate(told) if row.get("main")), None)
    return [_article(gold, text)] + [
        {"event_key": main if row["table"] in _OF_EVENT else None, **row, "article_id": name, "key": key}
        for key, row in enumerate(told)
    ]


def _events(gold: Row) -> Iterator[Row]:
    key = 0
    for event in gold["events"]:
        yield {"table": "events", **{k: v for k, v in event.items() if k != "host"}, **_dates(event)}
        hosts = [] if event["main"] else event["host"]  # the main event's are among the participations
        for country in hosts:
            yield {"table": "participations", "event_key": key, "country": country, "role": "host"}
        key += 1 + len(hosts)
    for part in gold["participations"]:
        yield {"table": "participations", "role": part["role"], **_actor(part["actor"])}


def _pledges(gold: Row) -> Iterator[Row]:
    for pledge in gold["commitments"]:
        told = pledge["evidence"]
        values = {k: v for k, v in pledge.items() if k not in ("actor", "evidence")}
        yield {"table": "commitments", "description": told, "evidence_text": told, **values, **_actor(pledge["actor"])}


def _said(gold: Row) -> Iterator[Row]:
    people = {p["name"] for p in gold["people"]}
    for said in gold["statements"]:
        yield {"table": "statements", "person": said["speaker"] if said["speaker"] in people else None, **said}


def _counted(gold: Row, text: str) -> Iterator[Row]:
    for figure in gold["figures"]:
        yield {"table": "figures", "context": _context(text, figure), **figure}


def _named(gold: Row) -> Iterator[Row]:
    place = 0
    for person in gold["people"]:
        place += 1
        surface = {"surface": person["name"], "char_start": place, "char_end": place + 1}
        yield {"table": "mentions", "person": person["name"], **surface}
        if person["title"]:
            side = _side(person["affiliation"])
            yield {"table": "positions", "person": person["name"], "title": person["title"], **side}
    for kind, column in _MENTIONED.items():
        for named in gold["mentions"][kind]:
            place += 1
            yield {"table": "mentions", column: named, "surface": named, "char_start": place, "char_end": place + 1}


def _article(gold: Row, text: str) -> Row:
    printed = gold["article"]
    published = date.fromisoformat(printed["published_on"]) if printed["published_on"] else None
    return {
        "table": "articles", "article_id": gold["id"], "source": f"{gold['id']}.txt", "language": "en",
        "relevance": 1.0, "words": len(text.split()), "sha256": "0" * 64, **printed, "published_on": published,
    }  # fmt: skip


def _dates(event: Row) -> Row:
    return {k: date.fromisoformat(event[k]) if event[k] else None for k in ("start_date", "end_date")}


def _actor(actor: str | None) -> Row:
    if actor is None:
        return {}
    if " " in actor:
        return {"person": actor}
    return {"country": actor} if len(actor) == 3 and actor not in ("OIF", "LAS") else {"organization": actor}


def _side(affiliation: str | None) -> Row:
    if affiliation and len(affiliation) == 3 and affiliation.isupper():
        return {"country": affiliation}
    return {"organization": _ORGANIZATION.get(affiliation or "")}


def _context(text: str, figure: Row) -> str:
    """The sentence that holds the number, as well as a few lines can find it."""
    value = figure["value"]
    forms = [f"{value:,}", f"{value}", _NUMBER_WORDS.get(value, f"{value:,}")]
    for sentence in re.split(r"(?<=[.;:])\s+|\n\n", text):
        if any(re.search(rf"\b{re.escape(f)}\b", sentence, re.IGNORECASE) for f in forms):
            return " ".join(sentence.split())
    return f"{value} {figure['noun']}"
