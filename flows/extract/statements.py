"""What named persons and offices say: quoted stretches and reported clauses."""

from __future__ import annotations

from flows.extract.document import Document
from flows.extract.people import People
from flows.extract.sighting import Sighting


def find_statements(doc: Document, people: People) -> list[Sighting]:
    """Sightings for `statements` in order of the text."""
    return []
