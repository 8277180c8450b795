"""What states and organizations pledge, reaffirm or deliver."""

from __future__ import annotations

from flows.extract.document import Document
from flows.extract.people import People
from flows.extract.sighting import Sighting


def find_commitments(doc: Document, people: People, events: list[Sighting]) -> list[Sighting]:
    """Sightings for `commitments` in order of the text."""
    return []
