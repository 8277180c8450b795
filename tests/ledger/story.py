"""Small stories: some articles, what each says, and the ledger they must give.

A story file holds stories of this form; `#` opens one and names it:

    # Two articles tell of one promise
    a 2031-03-08
      meeting Tallinn 2031 participating_states=80
      pledge NOR 16 helicopters "pledged 16 helicopters"
    b 2031-03-09 near_duplicate_of=a
      ...
    =>
      commitments 1 country=NOR quantity=16 articles=1 in=a,b

An article is its name, its date (or `-`) and columns of its row; with `run=1` or `run=2` it is there in the first or
second of two runs only, of which the second knows what the first published, and gives the ledger. Each line below it is
a sighting; the last `meeting` above a line is its event, unless it says `apart`. After the arrow each line is a table,
the number of its rows that match, and what they must match: columns (`-` for null), `in` (the articles whose evidence
the row has), or a column of a row that the row refers to (`follows.quantity=16`).
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from tests.resolve.corpus import Row

STORIES = Path(__file__).parent / "stories"
_CATEGORIES = {
    "military": "military-police-capabilities", "training": "training-capacity-building",
    "women": "women-peace-security", "conduct": "conduct-accountability", "safety": "safety-security",
}  # fmt: skip
_ORGANIZATIONS = {"UN", "AU", "EU", "NATO", "ECOWAS", "OSCE", "ASEAN"}


@dataclass(slots=True)
class Story:
    """One story: sightings as rows, expectations as (line, table, count, conditions)."""

    name: str
    rows: list[Row] = field(default_factory=list)
    expected: list[tuple[str, str, int, dict[str, str]]] = field(default_factory=list)
    runs: dict[str, int] = field(default_factory=dict)

    def of_run(self, run: int) -> list[Row]:
        """The rows of the articles that are there in the first or second run."""
        return [r for r in self.rows if self.runs.get(r["article_id"], run) == run]

    def articles(self) -> list[str]:
        return [r["article_id"] for r in self.rows if r["table"] == "articles"]


def read_stories() -> list[Story]:
    """All stories, in the order of their files."""
    return [story for path in sorted(STORIES.glob("*.txt")) for story in _stories(path)]


def _stories(path: Path) -> Iterator[Story]:
    for text in ("\n" + path.read_text("utf-8")).split("\n# ")[1:]:
        title, _, body = text.partition("\n")
        told, _, wanted = body.partition("\n=>")
        story = Story(f"{path.stem}: {title.strip()}")
        for line in filter(str.strip, told.splitlines()):
            _tell(story, line)
        for line in filter(str.strip, wanted.splitlines()):
            table, count, *conditions = shlex.split(line)
            story.expected.append((line.strip(), table, int(count), dict(c.split("=", 1) for c in conditions)))
        yield story


def _tell(story: Story, line: str) -> None:
    words = shlex.split(line)
    if not line.startswith(" "):
        name, published, *more = words
        columns = _columns(more)
        if "run" in columns:
            story.runs[name] = columns.pop("run")
        story.rows.append({
            "table": "articles", "article_id": name, "source": f"{name}.txt", "language": "en", "words": 1,
            "sha256": "0" * 64, "relevance": 1.0, "published_on": _value(published), **columns,
        })  # fmt: skip
        return
    article = story.articles()[-1]
    own = [r for r in story.rows if r["article_id"] == article and r["table"] != "articles"]
    held = [r["key"] for r in own if r["table"] == "events"]
    row: Row = {"article_id": article, "key": len(own) + 1, "event_key": held[-1] if held else None}
    if "apart" in words:
        words.remove("apart")
        row["event_key"] = None
    story.rows.append({**row, **_TOLD[words[0]](*words[1:])})


def _meeting(city: str, year: str, *more: str) -> Row:
    told = {"series": "peacekeeping-ministerial", "main": True, "city": _text(city), "year": _value(year)}
    return {"table": "events", **told, **_columns(more)}


def _pledge(actor: str, quantity: str, unit: str, description: str, *more: str) -> Row:
    told: Row = {
        "category": "military-police-capabilities", "action": "pledge", "quantity": _number(quantity),
        "unit": _text(unit), "description": description, "evidence_text": description,
    }  # fmt: skip
    columns = _columns(more)
    columns["category"] = _CATEGORIES.get(columns.get("category", ""), columns.get("category", told["category"]))
    return {"table": "commitments", **told, **_actor(actor), **columns}


def _quote(speaker: str, text: str, *more: str) -> Row:
    person = None if speaker.startswith("the ") else speaker
    told = {"speaker": speaker, "person": person, "text": text, "kind": "direct", "act": "state"}
    return {"table": "statements", "evidence_text": text, **told, **_columns(more)}


def _figure(value: str, noun: str, context: str, *more: str) -> Row:
    told = {"value": _number(value), "noun": noun, "context": context, "qualifier": "exact"}
    return {"table": "figures", "evidence_text": context, **told, **_columns(more)}


def _office(person: str, title: str, side: str = "-", *more: str) -> Row:
    return {"table": "positions", "person": person, "title": title, **_actor(side), **_columns(more)}


def _named(person: str, *more: str) -> Row:
    place = {"surface": person, "char_start": 10 * len(person), "char_end": 11 * len(person)}
    return {"table": "mentions", "person": person, **place, **_columns(more)}


def _took_part(actor: str, role: str = "attendee") -> Row:
    return {"table": "participations", "role": role, **_actor(actor)}


_TOLD: dict[str, Any] = {
    "meeting": _meeting, "pledge": _pledge, "quote": _quote, "figure": _figure, "office": _office, "named": _named,
    "took-part": _took_part,
}  # fmt: skip


def _actor(actor: str) -> Row:
    if actor.isdigit():
        return {"actor_count": int(actor)}
    if actor == "-":
        return {}
    if actor in _ORGANIZATIONS:
        return {"organization": actor}
    return {"country": actor} if len(actor) == 3 and actor.isupper() else {"person": actor}


def _columns(more: tuple[str, ...] | list[str]) -> Row:
    return {name: _value(value) for name, value in (m.split("=", 1) for m in more)}


def _value(text: str) -> Any:
    if text in ("-", "true", "false"):
        return {"-": None, "true": True, "false": False}[text]
    if len(text) == 10 and text[4] == text[7] == "-":
        return date.fromisoformat(text)
    return int(text) if text.isdigit() else text


def _text(text: str) -> str | None:
    return None if text == "-" else text


def _number(text: str) -> float | None:
    return None if text == "-" else float(text.replace(",", ""))


def matching(tables: dict[str, pl.DataFrame], table: str, conditions: dict[str, str]) -> list[Row]:
    """The rows of a table that match every condition of an expectation."""
    return [r for r in tables[table].to_dicts() if all(_matches(tables, table, r, *c) for c in conditions.items())]


def _matches(tables: dict[str, pl.DataFrame], table: str, row: Row, column: str, wanted: str) -> bool:
    own_id = {"people": "person_id"}.get(table, f"{table[:-1]}_id")
    if column == "in":
        evidence = tables["evidence"].filter(pl.col(own_id) == row[own_id])
        return set(evidence["article_id"]) == set(wanted.split(","))
    if "." in column:
        reference, _, column = column.partition(".")
        others = [r for r in tables[table].to_dicts() if r[own_id] == row[reference]]
        return len(others) == 1 and _matches(tables, table, others[0], column, wanted)
    value = row[column]
    if wanted == "-":
        return value is None
    if isinstance(value, bool):
        return wanted == str(value).lower()
    if isinstance(value, float | int):
        return float(wanted.replace(",", "")) == value
    return str(value) == wanted
