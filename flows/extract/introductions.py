"""Persons introduced by what they are before their name is told: "a senior official", "the UN peacekeeping chief"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from flows.extract.document import Document
from flows.extract.people import Person
from flows.extract.record import record
from flows.extract.roles import Bearer

#: Offices that only one person at a time holds in an organization.
HIGHEST = frozenset("chief secretary-general president chairperson chairman chairwoman under-secretary-general".split())
#: Offices that need no more words to say whose they are.
UNIQUE = frozenset("secretary-general".split())
#: What the United Nations call themselves.
ITSELF = frozenset("organization organisation".split())
TOP = frozenset("top highest leading chief".split())
#: Heads of phrases for office-holders of any title.
ANYBODY = frozenset("official chief envoy".split())
#: So many sentences, headline and all, may stand before a person who is told by an office first and named after.
LEAD = 6
#: Within how many sentences somebody introduced by an office alone is named.
SOON = 4


class Speaker(NamedTuple):
    """Who says something: `name` as the article prints it in full, the person where one is named, how sure that is."""

    name: str
    person: Person | None
    certainty: float = 1.0


@record
class Introductions:
    """Looks ahead for names; `named` gives the persons named between two tokens, `bearers` all with their titles."""

    doc: Document
    named: Callable[[int, int], list[Person]]
    bearers: Sequence[Bearer]

    def later(self, first: int, head: str) -> Speaker | None:
        """ "A senior official warned …": whom one of the next sentences calls "The official, Obi, …"."""
        tokens, sentences = self.doc.tokens, self.doc.sentences
        at = bisect_right(sentences, first, key=lambda s: s.first)
        for sentence in sentences[at : at + 3]:
            i = sentence.first
            if i + 2 < sentence.last and tokens.low[i : i + 3] == ["the", head, ","]:
                named = self.named(i, min(i + 16, sentence.last))
                if named:
                    return Speaker(named[0].name, named[0], 0.8)
        senior = not (TOP | {"senior"}).isdisjoint(tokens.low[first : first + 3])
        return self._next_named(first, head) if senior and head == "official" else None

    def by_office(self, first: int, head_end: int, last: int, role: frozenset[str]) -> Speaker | None:
        """The holder of an organization's office, else the office itself; `role` holds the words that tell it."""
        return (
            self._soon(first, head_end, role)
            or self._office(first, head_end, last)
            or self._next_named(first, self.doc.tokens.low[head_end - 1])
        )

    def _next_named(self, first: int, head: str) -> Speaker | None:
        """ "…, its defence minister said.": the first person of the article, named in one of the next two sentences."""
        sentences = self.doc.sentences
        at = bisect_right(sentences, first, key=lambda s: s.first)
        if at > LEAD or self.named(0, first):
            return None
        for sentence in sentences[at : at + 2]:
            for person in self.named(sentence.first, sentence.last)[:1]:
                titles = next((b.titles for b in self.bearers if b.person is person), ())
                fits = head in ANYBODY or any(head in title for title in titles) or not titles
                return Speaker(person.name, person, 0.7) if fits else None
        return None

    def _soon(self, first: int, head_end: int, role: frozenset[str]) -> Speaker | None:
        """ "The U.N. peacekeeping chief told …": whom one of the next sentences names with the rank of such a chief."""
        low = self.doc.tokens.low
        top = low[head_end - 1] in HIGHEST or not TOP.isdisjoint(low[first : head_end - 1])
        whose = self.doc.entities_in(first, head_end, "organization") or not ITSELF.isdisjoint(low[first:head_end])
        if low[first] != "the" or not top or not whose:
            return None
        sentences = self.doc.sentences
        at = bisect_right(sentences, first, key=lambda s: s.first)
        ranks = {"secretary-general"} if role <= HIGHEST else {"under-secretary-general", "head", "chief"}
        for sentence in sentences[at : at + SOON]:
            for person in self.named(sentence.first, sentence.last):
                bearer = next((b for b in self.bearers if b.person is person), None)
                if bearer is not None and not bearer.countries and any(not ranks.isdisjoint(t) for t in bearer.titles):
                    return Speaker(person.name, person, 0.75)
        return None

    def _office(self, first: int, head_end: int, last: int) -> Speaker | None:
        """The head of an organization by the office alone, where the article names no holder ("the UN chief")."""
        low = self.doc.tokens.low
        if low[first] != "the" or low[head_end - 1] not in HIGHEST:
            return None
        if low[head_end - 1] in UNIQUE and self.doc.tokens.word[head_end - 1][0].isupper() and head_end == first + 2:
            return Speaker(self.doc.span(first + 1, last), None, 0.7)
        if not self.doc.entities_in(first, last, "organization"):
            return None
        return Speaker(self.doc.span(first + 1, last), None, 0.7)
