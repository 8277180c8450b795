"""Actors that pronouns and roles refer back to: who acted last, who speaks, whom the sentence named."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import cached_property

from flows.extract.actor import Actor
from flows.extract.document import Document
from flows.extract.main_country import main_country
from flows.extract.named_actors import SECRETARIAT, NamedActors
from flows.extract.people import People

OURS = frozenset("we our us i my ours".split())


class RememberedActors(NamedActors):
    """Finds in one document whom a word refers back to, remembering who acted last; `host` hosts the main meeting."""

    def __init__(self, doc: Document, people: People, host: str | None = None) -> None:
        super().__init__(doc, people)
        self.host = host
        self.last: Actor | None = None
        self.last_block = -1
        self._only: dict[int, Actor | None] = {}

    @cached_property
    def _people_places(self) -> list[int]:
        """The tokens that name persons, in order."""
        return sorted(self.people_at)

    @cached_property
    def main(self) -> Actor | None:
        """The country that the article is about, where one stands out."""
        return main_country(self)

    def remember(self, actors: list[Actor], block: int) -> None:
        """Keep the actor of a commitment for the pronouns after it."""
        if len(actors) == 1:
            self.last, self.last_block = actors[0], block

    def back(self, token: int) -> list[Actor]:
        """Whom a pronoun or a role at `token` most likely means; "they" may be several states."""
        if self.doc.tokens.low[token] in ("they", "their", "them"):
            several = self._listed_before(token)
            if several:
                return several
        found = self._single(token)
        return [found] if found is not None else []

    def _listed_before(self, token: int) -> list[Actor]:
        """The countries named together in the sentence of `token`, where several are."""
        sentence = self.doc.sentence_of(token)
        if sentence is None:
            return []
        named = self.named(sentence.first, token)
        first = self.doc.block_ranges[sentence.block][0]
        if not named and sentence.first > first:
            before = self.doc.sentence_of(sentence.first - 1)
            acting = (
                [e for e in self.doc.entities_in(before.first, before.last) if not self.is_place(e)] if before else []
            )
            named = [Actor(country=c) for c in dict.fromkeys(map(self.country_of, acting)) if c]
        return [replace(a, certainty=0.85) for a in named] if len(named) > 1 else []

    def _single(self, token: int) -> Actor | None:
        low = self.doc.tokens.low
        block = self.block_of(token)
        if low[token] in OURS:
            speaker = self.speaker(token)
            if speaker is not None:
                return speaker
        if low[token] in ("they", "their", "them"):
            group = self.group_before(token, block)
            if group is not None:
                return group
        beside = self._named_beside(token)
        if beside is not None:
            return beside
        near = self._person_before(token)
        if near is not None and near.organization is None:
            return Actor(country=near.country, certainty=0.8)
        if self.last is not None and not self.last.is_group and self.last_block == block:
            return Actor(self.last.country, self.last.organization, certainty=0.75)
        if self.main is not None:
            return self.main
        if near is not None:
            return near
        if self.last is not None and not self.last.is_group:
            return Actor(self.last.country, self.last.organization, certainty=0.5)
        return self.only_country(block)

    def _named_beside(self, token: int) -> Actor | None:
        """The state named last before `token` in its own sentence, where it acts there."""
        sentence = self.doc.sentence_of(token)
        if sentence is None:
            return None
        for entity in reversed(self.doc.entities_in(sentence.first, token)):
            country = self.country_of(entity)
            if (country or (entity.kind == "organization" and entity.id not in SECRETARIAT)) and not self.is_place(
                entity
            ):
                return (
                    Actor(country=country, certainty=0.8) if country else Actor(organization=entity.id, certainty=0.8)
                )
        return None

    def _person_before(self, token: int) -> Actor | None:
        """The state of the person named last before `token`, within this block and the one before it."""
        begin = self.doc.block_ranges[max(0, self.block_of(token) - 1)][0]
        places = self._people_places
        lowest, highest = bisect_left(places, max(begin, token - 150)), bisect_left(places, token)
        for i in reversed(places[lowest:highest]):
            found = self.of_person(self.people_at[i])
            if found is not None:
                return found
        return None

    def group_before(self, token: int, block: int) -> Actor | None:
        """The group of states named last before `token`, else the one that acted last."""
        found = super().group_before(token, block)
        if found is None and self.last is not None and self.last.is_group and block - self.last_block <= 2:
            return Actor(count=self.last.count, certainty=0.7)
        return found

    def speaker(self, token: int) -> Actor | None:
        """Whose "we" a token inside a quotation is: the person named nearest outside it, after it first."""
        quotation = self.doc.quoted[token]
        if quotation is None:
            return None
        after = self.doc.token_at(quotation.end)
        before = self.doc.token_at(quotation.start)
        for i in (*range(after, min(after + 14, len(self.doc.tokens))), *range(before - 1, max(-1, before - 40), -1)):
            person = self.people_at.get(i)
            if person is not None:
                return self.of_person(person)
        return None

    def only_country(self, block: int) -> Actor | None:
        """The one country that a block names, places aside, where it names just one."""
        if block not in self._only:
            entities = self.doc.entities_in(*self.doc.block_ranges[block])
            found = {self.country_of(e) for e in entities if not self.is_place(e)} - {""}
            self._only[block] = Actor(country=found.pop(), certainty=0.7) if len(found) == 1 else None
        return self._only[block]
