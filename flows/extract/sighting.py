"""What extraction hands on: the rows one article supports, before they are merged with those of others."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from flows.extract.record import record


@record
class Evidence:
    """A stretch of the article's normalized text that supports a sighting, and the rule that found it.

    `field` is the column that the words give, where they give no more than that one; None where they support the row.
    """

    start: int
    end: int
    rule: str
    confidence: float
    field: str | None = None


@dataclass(slots=True)
class Sighting:
    """One row of `table` as one article supports it.

    `values` holds the table's columns without ids and foreign keys to other facts. `event` is the sighting, in the
    same `Extraction`, of the event the row belongs to; `person` is a full name as this article gives it,
    for the rows that end up with a `person_id`.
    """

    table: str
    values: dict[str, Any]
    evidence: list[Evidence] = field(default_factory=list)
    event: Sighting | None = None
    person: str | None = None


@dataclass(slots=True)
class Extraction:
    """Everything one article supports: its `articles` row and its sightings, in the order of the text."""

    article: dict[str, Any]
    sightings: list[Sighting]
