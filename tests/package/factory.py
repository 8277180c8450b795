"""Small synthetic datasets in the real schemas: made-up articles, people and pledges, and the real reference tables."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

from flows.package.cells import parsed
from flows.package.run import RunInfo
from flows.package.schema import TableSchema, load_schemas

SCHEMAS = load_schemas()
REFERENCE = Path(__file__).resolve().parents[2] / "seeds" / "reference"
RUN = RunInfo(datetime(2031, 5, 4, 6, 0, tzinfo=UTC), "1.2.3", "0" * 40)
COUNTRIES = ("KOR", "RWA", "PAK", "GHA")


@cache
def reference() -> dict[str, pl.DataFrame]:
    """A few rows of each table kept by hand, with the rows that they and the made-up facts refer to."""
    tables = {}
    for name, schema in SCHEMAS.items():
        path = REFERENCE / f"{name}.csv"
        if path.exists():
            tables[name] = pl.read_csv(path, infer_schema=False).select(schema.columns).select(parsed(schema))
    few = {
        name: frame.head(3) if frame.height > 50 or name == "known_events" else frame for name, frame in tables.items()
    }
    wanted = {*COUNTRIES, *few["missions"]["country"], *few["known_events"]["country"], *few["known_events"]["host"]}
    return few | {"countries": tables["countries"].filter(pl.col("country").is_in(wanted))}


def text_of(article: int) -> str:
    """Normalized text of an article: one pledge, one figure and one quotation."""
    return (
        f"Envoys met in Quillport. Country {article} pledged {10 + article} helicopters, said Ada Moreno.\n\n"
        f"“We keep our word {article} times,” she said."
    )


def tables(articles: Iterable[int] = range(3), **changes: list[dict[str, Any]]) -> dict[str, pl.DataFrame]:
    """A dataset that keeps every rule. `changes` appends rows to a table, given by name."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in SCHEMAS}
    numbers = list(articles)
    if numbers:
        rows["events"] = [event()]
        rows["people"] = [{"person_id": "ada-moreno", "name": "Ada Moreno", "articles": len(numbers)}]
    for number in numbers:
        add_article(rows, number)
    for name, more in changes.items():
        rows[name] += more
    known = reference()
    return {name: known.get(name, schema.frame(rows[name])) for name, schema in SCHEMAS.items()}


def event() -> dict[str, Any]:
    return {
        "event_id": "peacekeeping-ministerial-2031-quillport",
        "series": "peacekeeping-ministerial",
        "name": "Peacekeeping Ministerial",
        "year": 2031,
        "start_date": date(2031, 5, 1),
        "end_date": date(2031, 5, 2),
        "city": "Quillport",
        "participating_states": 74,
    }


def add_article(rows: dict[str, list[dict[str, Any]]], n: int) -> None:
    """One article and what it supports."""
    text, event_id = text_of(n), "peacekeeping-ministerial-2031-quillport"
    rows["articles"].append(
        {
            "article_id": f"a{n:06}",
            "source": f"articles/report-{n}.txt",
            "title": f"Report {n}",
            "publisher": f"The Quillport {'Post' if n % 2 else 'Times'}",
            "published_on": date(2031, 5, 1 + n % 28),
            "published_on_basis": "printed",
            "language": "en",
            "words": len(text.split()),
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
            "relevance": 0.5 + n % 5 / 10,
        }
    )
    pledge, quote = f"Country {n} pledged {10 + n} helicopters", f"We keep our word {n} times"
    rows["commitments"].append(
        {
            "commitment_id": f"c{n:06}",
            "event_id": event_id,
            "country": COUNTRIES[n % len(COUNTRIES)],
            "category": "military-police-capabilities",
            "action": "pledge",
            "description": pledge,
            "quantity": 10.0 + n,
            "unit": "helicopters",
            "rapid_deployment": n % 2 == 0,
            "articles": 1,
            "disputed": False,
        }
    )
    rows["statements"].append(
        {
            "statement_id": f"s{n:06}",
            "event_id": event_id,
            "person_id": "ada-moreno",
            "speaker": "Ada Moreno",
            "kind": "direct",
            "act": "commit",
            "text": quote,
        }
    )
    rows["figures"].append(
        {
            "figure_id": f"f{n:06}",
            "event_id": event_id,
            "value": 10.5 + n,
            "qualifier": "exact",
            "noun": "helicopters",
            "context": pledge,
            "articles": 1,
            "disputed": False,
        }
    )
    for key, value, words in (
        ("event_id", event_id, "Envoys met in Quillport"),
        ("commitment_id", f"c{n:06}", pledge),
        ("statement_id", f"s{n:06}", quote),
        ("figure_id", f"f{n:06}", pledge),
    ):
        rows["evidence"].append(evidence(n, key, value, words))
    rows["mentions"].append(mention(n, "Ada Moreno"))


def evidence(article: int, key: str, value: str, words: str) -> dict[str, Any]:
    start = text_of(article).index(words)
    return {
        "evidence_id": f"e{article:06}-{key.removesuffix('_id')}",
        "article_id": f"a{article:06}",
        key: value,
        "text": words,
        "char_start": start,
        "char_end": start + len(words),
        "rule": f"made-up-{key.removesuffix('_id')}",
        "confidence": 0.75,
    }


def mention(article: int, words: str) -> dict[str, Any]:
    start = text_of(article).index(words)
    return {
        "mention_id": f"m{article:06}",
        "article_id": f"a{article:06}",
        "person_id": "ada-moreno",
        "surface": words,
        "char_start": start,
        "char_end": start + len(words),
    }


def texts(articles: Iterable[int] = range(3)) -> dict[str, str | None]:
    """`article_id` → normalized text."""
    return {f"a{n:06}": text_of(n) for n in articles}


def edit(frame: pl.DataFrame, schema: TableSchema, key: str, **values: Any) -> pl.DataFrame:
    """The frame with other values in the row of a key."""
    at = pl.col(schema.primary_key[0]) == key
    return frame.with_columns(
        pl.when(at).then(pl.lit(value, schema.dtypes[name])).otherwise(pl.col(name)).alias(name)
        for name, value in values.items()
    )
