"""How sure it is that an article is about UN peacekeeping, from 0 to 1."""

from __future__ import annotations

from flows.extract.document import Document
from flows.extract.sighting import Sighting


def relevance_of(doc: Document, events: list[Sighting], commitments: list[Sighting]) -> float:
    """Share of evidence for peacekeeping as the article's subject: 0 (none) to 1 (certain)."""
    return 1.0
