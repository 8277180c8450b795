"""Which meetings the article names or describes."""

from __future__ import annotations

from flows.extract.document import Document
from flows.extract.metadata import Printed
from flows.extract.sighting import Sighting


def find_events(doc: Document, printed: Printed) -> list[Sighting]:
    """Sightings for `events`, the main one (`main` true) first where there is one."""
    return []
