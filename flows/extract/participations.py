"""Who took part in the main event, and as what."""

from __future__ import annotations

from flows.extract.document import Document
from flows.extract.events import editions_of, hosts_of
from flows.extract.people import People
from flows.extract.sighting import Evidence, Sighting


def find_participations(
    doc: Document,
    people: People,
    events: list[Sighting],
    statements: list[Sighting],
    commitments: list[Sighting],
) -> list[Sighting]:
    """Sightings for `participations`, one an actor, with the most specific role."""
    found = []
    by = {id(e): s for e, s in editions_of(doc)}
    for h in hosts_of(doc):
        st, en = doc.tokens.start[h.first], doc.tokens.end[h.last - 1]
        found.append(
            Sighting(
                "participations",
                {"country": h.country, "organization": h.organization, "role": h.role},
                [Evidence(st, min(en, st + 500), h.rule, 0.9)],
                event=by[id(h.edition)],
            )
        )
    return found
