"""Which countries, missions, organizations, initiatives and persons the article names, and where."""

from __future__ import annotations

from flows.extract.document import Document
from flows.extract.people import People
from flows.extract.sighting import Sighting


def find_mentions(doc: Document, people: People) -> list[Sighting]:
    """Sightings for `mentions`, one for each place that names something known."""
    return []
