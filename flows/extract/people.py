"""Who is named: every person once, by the fullest name the article prints, with the offices said of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from flows.extract.document import Document
from flows.extract.metadata import Printed
from flows.extract.sighting import Evidence, Sighting


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where a person is named: tokens `first` to `last` (exclusive) of the name itself, `lead` the first token
    of title, rank and honorific before it."""

    first: int
    last: int
    lead: int


@dataclass(frozen=True, slots=True)
class Office:
    """An office or rank said of a person, as printed; whose it is, as a country or an organization of the reference tables."""

    title: str
    country: str | None
    organization: str | None
    evidence: Evidence


@dataclass(slots=True)
class Person:
    """A named person: the fullest name in the article, every place that names them, the offices said of them.

    `pronoun` is "he" or "she" where the text shows it, else "".
    """

    name: str
    namings: list[Naming] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    pronoun: str = ""


@dataclass(slots=True)
class People:
    """All persons of an article, in order of their first naming."""

    persons: list[Person]

    def at(self, token: int) -> Person | None:
        """The person whose name (not title) covers a token."""
        return next((p for p in self.persons for n in p.namings if n.first <= token < n.last), None)

    def positions(self) -> list[Sighting]:
        """Sightings for `positions`."""
        return [
            Sighting(
                "positions",
                {"title": o.title, "organization": o.organization, "country": o.country},
                [o.evidence],
                person=p.name,
            )
            for p in self.persons
            for o in p.offices
        ]


def find_people(doc: Document, printed: Printed) -> People:
    """All named persons of the article, bylines and photo credits among them."""
    return People([])
