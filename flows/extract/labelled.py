"""Participants in the labelled lines of a fact sheet: "Chair: …", "Who came" and a list, "Hosts: Norway and Kenya"."""

from __future__ import annotations

from collections.abc import Iterator

from flows.extract.advisory import lines_of
from flows.extract.delegations import Presence
from flows.extract.document import Document
from flows.extract.mentions import entities_as_actors, may_take_part
from flows.extract.parts import Part
from flows.extract.people import People

#: The role of those in a line of each kind.
ROLES = {"who": "attendee", "speaker": "speaker", "chair": "chair", "host": "host", "co-host": "co-host"}


def labelled_states(doc: Document) -> Iterator[Presence]:
    """States and organizations in the lines that tell who came."""
    for line in lines_of(doc):
        if line.kind in ("who", "speaker"):
            for entity in entities_as_actors(doc, line.first, line.last):
                if may_take_part(doc, entity) and doc.tokens.low[entity.first - 1] not in ("of", "in", "from"):
                    yield Presence(entity, ROLES[line.kind], line.label, entity.last, "labelled-line", 0.8)


def labelled_persons(doc: Document, people: People) -> Iterator[Part]:
    """Persons in the lines that tell who came, spoke, hosted or was in the chair."""
    lines = [line for line in lines_of(doc) if line.kind in ROLES]
    for person in people.persons if lines else ():
        for line in lines:
            naming = next((n for n in person.namings if line.first <= n.first < line.last), None)
            if naming is not None:
                yield Part(person, ROLES[line.kind], line.label, naming.last, "labelled-line", 0.85)
