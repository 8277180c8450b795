"""Who took part in the main event, and as what."""

from __future__ import annotations

from flows.extract.document import Document
from flows.extract.people import People
from flows.extract.sighting import Sighting


def find_participations(
    doc: Document,
    people: People,
    events: list[Sighting],
    statements: list[Sighting],
    commitments: list[Sighting],
) -> list[Sighting]:
    """Sightings for `participations`, one an actor, with the most specific role."""
    return []
