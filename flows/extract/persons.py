"""Persons of one article: where each is named, what offices are said of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from flows.extract.record import record
from flows.extract.sighting import Evidence, Sighting


@record
class Naming:
    """One place where a person is named: tokens `first` to `last` (exclusive) of the name itself.

    `lead` is the first token of title, rank and honorific before it.
    """

    first: int
    last: int
    lead: int


@record
class Office:
    """An office or rank said of a person, as printed; whose it is, as a country or organization of the reference
    tables."""

    title: str
    country: str | None
    organization: str | None
    evidence: Evidence
    weight: int = 2


@dataclass(slots=True)
class Person:
    """A named person: the fullest name in the article, every place that names them, the offices said of them.

    `pronoun` is "he" or "she" where an honorific shows it, else "". `country` and `organization` say for whom they
    stand. `credit` marks those known only from a byline or a photo credit.
    """

    name: str
    namings: list[Naming] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    pronoun: str = ""
    country: str | None = None
    organization: str | None = None
    credit: bool = False


@dataclass(eq=False)
class People:
    """All persons of an article, in order of their first naming."""

    persons: list[Person]

    def at(self, token: int) -> Person | None:
        """The person whose name (not title) covers a token."""
        return self._by_token.get(token)

    @cached_property
    def _by_token(self) -> dict[int, Person]:
        return {i: p for p in self.persons for n in p.namings for i in range(n.first, n.last)}

    def led_at(self, token: int) -> Person | None:
        """The person whose name, or the title before it, covers a token."""
        return self._by_lead.get(token)

    @cached_property
    def _by_lead(self) -> dict[int, Person]:
        return {i: p for p in self.persons for n in p.namings for i in range(n.lead, n.last)}

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
