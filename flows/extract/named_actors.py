"""Actors that a stretch of text names: countries, organizations, counted groups, persons of known office."""

from __future__ import annotations

from dataclasses import replace

from flows.extract.actor import Actor, build_capitals, build_groups
from flows.extract.document import Document
from flows.extract.gazetteer import Entity
from flows.extract.number import Number
from flows.extract.people import People, Person
from flows.extract.quantities import PARTITIVES

#: Prepositions that make a country a place or a receiver, not the one who acts.
PLACES = frozenset(
    "to in at for with into against near inside outside across on onto between among toward towards about".split()
)
SPEAKING = frozenset("speaking spoke speaks speak".split())
#: Organizations that promise on their own account only in so many words.
SECRETARIAT = frozenset({"UN"})
#: Office that is the UN's where no other organization is named with it.
HEAD_OF_UN = "secretary-general"
#: Bodies that belong to the country of the city in which they sit.
INSTITUTIONS = frozenset(
    "academy academies school college centre center university institute ministry police navy army hospital command "
    "shipyard barracks treasury government parliament".split()
)
#: Cities that are the seat of bodies of many states.
SEATS_OF_MANY = frozenset({"New York|USA", "Geneva|CHE", "Brussels|BEL", "Entebbe|UGA", "Addis Ababa|ETH"})


class NamedActors:
    """Finds the actors that tokens of one document name."""

    def __init__(self, doc: Document, people: People) -> None:
        self.doc = doc
        self.people = people
        self.groups = doc.lexicon.derived(build_groups)
        self.capitals = doc.lexicon.derived(build_capitals)
        self.people_at: dict[int, Person] = {
            i: p for p in people.persons for n in p.namings for i in range(n.lead, n.last)
        }

    def block_of(self, token: int) -> int:
        """The number of the block in which a token stands."""
        sentence = self.doc.sentence_of(token)
        return sentence.block if sentence else 0

    def country_of(self, entity: Entity) -> str:
        """ISO code of a country, or of the country whose government a capital stands for; "" for anything else."""
        if entity.kind == "country":
            return entity.id
        if entity.kind == "city":
            return self.capitals.get(self.doc.span(entity.first, entity.last), "")
        return ""

    def is_place(self, entity: Entity) -> bool:
        """Whether a preposition before the name, or before its noun group, makes it a place."""
        i = entity.first - 1
        low, tags = self.doc.tokens.low, self.doc.tags
        while i >= 0 and (tags[i] in "DJP" and low[i] not in (",",)) and entity.first - i < 4:
            i -= 1
        if i > 0 and low[i] == "for" and low[i - 1] == "as":
            return False  # "As for Pakistan, it renewed …"
        if i > 0 and low[i] == "for" and not SPEAKING.isdisjoint(low[max(0, i - 3) : i]):
            return False
        return i >= 0 and low[i] in PLACES

    def named(self, first: int, last: int, places: bool = False) -> list[Actor]:
        """Countries and organizations that act in tokens `first` to `last`, coordinated ones all."""
        found: list[Actor] = []
        ends: list[int] = []
        for entity in self.doc.entities_in(first, last):
            country = self.country_of(entity)
            if not country and entity.kind != "organization":
                continue
            if not places and entity.first > first and self.is_place(entity):
                continue
            if found and not self.coordinated(ends[-1], entity.first):
                if not (found[-1].organization in SECRETARIAT and country):
                    continue
                found.pop()
            actor = Actor(country=country) if country else Actor(organization=entity.id)
            if actor not in found:
                found.append(actor)
                ends.append(entity.last)
        return found

    def coordinated(self, first: int, last: int) -> bool:
        """Whether the tokens between two names only join them."""
        return last - first <= 3 and all(
            w in (",", "and", "&", "the", "with", "jointly", "both") for w in self.doc.tokens.low[first:last]
        )

    def counted(self, first: int, last: int) -> Actor | None:
        """A group known by its number ("53 of 74 states", "a pair of delegations", "another 16 countries")."""
        for number in self.doc.numbers_in(first, last):
            if number.unit or number.value < 2 or number.value != int(number.value) or number.value > 250:
                continue
            if self._counts_states(number, last):
                return Actor(count=int(number.value))
            if self._is_part(number) and self.group_before(number.first, self.block_of(first)):
                return Actor(count=int(number.value), certainty=0.9)
        return None

    def _is_part(self, number: Number) -> bool:
        """Whether a number is a part of a group named before: "nine of them", "sixteen of the forty"."""
        low, after = self.doc.tokens.low, number.last
        if low[after : after + 2] in PARTITIVES:
            return True
        whole = (
            next(iter(self.doc.numbers_in(after + 1, after + 4)), None) if low[after : after + 1] == ["of"] else None
        )
        bare = (
            whole is not None and not whole.unit and self.doc.tags[whole.last : whole.last + 1] not in ("N", "J", "P")
        )
        return bare and whole is not None and number.value < whole.value

    def group_before(self, token: int, block: int) -> Actor | None:
        """The group of states counted or named last before `token`, within its block and the one before."""
        begin = self.doc.block_ranges[max(0, block - 1)][0]
        low = self.doc.tokens.low
        for i in range(token - 1, max(begin, token - 120) - 1, -1):
            if low[i] in self.groups and self.groups.match(low, i):
                counted = self.counted(max(begin, i - 6), i + 1)
                return Actor(count=counted.count, certainty=0.8) if counted else Actor(certainty=0.8)
        return None

    def _counts_states(self, number: Number, last: int) -> bool:
        low, tags = self.doc.tokens.low, self.doc.tags
        i = number.last
        limit = min(last, i + 6, len(low))
        while i < limit:
            if low[i] in self.groups and self.groups.match(low, i):
                return True
            if tags[i] not in "DJPNI#" or (tags[i] == "I" and low[i] != "of"):
                return False
            i += 1
        return False

    def institution(self, first: int, last: int) -> Actor | None:
        """The country of a body that is named by its city ("the police academy in Apia")."""
        low = self.doc.tokens.low
        for entity in self.doc.entities_in(first, last, "city"):
            i = entity.first - 1
            sits = i > first and low[i] in ("in", "of", "at", "near") and low[i - 1] in INSTITUTIONS
            if sits and entity.id not in SEATS_OF_MANY and "|" in entity.id:
                return Actor(country=entity.id.rpartition("|")[2], certainty=0.85)
        return None

    def grouped(self, first: int, last: int) -> Actor | None:
        """A group of states without a number ("Member States", "many countries", "participants")."""
        low = self.doc.tokens.low
        for i in range(first, last):
            if low[i] in self.groups:
                hit = self.groups.match(low, i)
                if hit and hit[1] <= last and not (i > first and low[i - 1] in PLACES):
                    return Actor(certainty=0.9)
        return None

    def person(self, first: int, last: int) -> Actor | None:
        """The state or organization of a person named in the range."""
        for i in range(first, last):
            person = self.people_at.get(i)
            if person is not None:
                return self.of_person(person)
        return None

    def of_person(self, person: Person) -> Actor | None:
        """The state or organization for which a person stands."""
        if person.country:
            return Actor(country=person.country, certainty=0.95)
        if person.organization:
            return Actor(organization=person.organization, certainty=0.9)
        heads = any(office.title.lower().replace(" ", "-").startswith(HEAD_OF_UN) for office in person.offices)
        return Actor(organization="UN", certainty=0.85) if heads else None

    def is_person(self, first: int, last: int) -> bool:
        """Whether a person is named in the range."""
        return any(i in self.people_at for i in range(first, last))

    def explicit(self, first: int, last: int, reach: int) -> list[Actor]:
        """Actors named between two tokens; a list of countries may go on to `reach`."""
        counted = self.counted(first, last)
        if counted is not None:
            return [counted]
        if self.is_person(first, last):
            person = self.person(first, last) or self._delegate(last)
            if person is not None:
                return [person]
        if self.named(first, last):
            return self.named(first, reach)
        grouped = self.grouped(first, last)
        return [grouped] if grouped is not None else []

    def _delegate(self, last: int) -> Actor | None:
        """Whose a person is by the clause after the name ("Karoline Brogaard, who leads the Danish delegation")."""
        low = self.doc.tokens.low
        if low[last : last + 2] != [",", "who"]:
            return None
        end = next((i for i in range(last + 2, min(last + 20, len(low))) if low[i] in (",", ".", "(", "to")), last + 2)
        found = self.named(last + 2, end)
        return replace(found[0], certainty=0.85) if found else None
