"""What is counted or measured."""

from __future__ import annotations

from flows.extract.document import Document
from flows.extract.sighting import Sighting


def find_figures(doc: Document, events: list[Sighting]) -> list[Sighting]:
    """Sightings for `figures` in order of the text."""
    return []
