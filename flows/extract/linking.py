"""Which names are one person: full names merged, surnames and shorter forms given to the person they belong to."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable
from operator import attrgetter

from flows.extract.candidates import Candidate
from flows.extract.document import Document
from flows.extract.names import Run
from flows.extract.persons import Naming, Office, Person
from flows.extract.sighting import Evidence
from flows.extract.titles import Title

#: How many persons who share a word of a name are looked at for one naming: a bound on the cost, beyond any article.
MOST = 40
FIRST = attrgetter("first")


class Register:
    """Persons by the words of their names."""

    def __init__(self, persons: Iterable[Person] = ()) -> None:
        self.persons: list[Person] = []
        self._by_word: dict[str, list[Person]] = {}
        for person in persons:
            self.add(person)

    def add(self, person: Person) -> None:
        """Register a person after all others."""
        self.persons.append(person)
        for word in set(person.name.lower().split()):
            self._by_word.setdefault(word, []).append(person)

    def holding(self, words: list[str]) -> list[Person]:
        """Persons whose names hold the rarest of `words`, first registered first."""
        return min((self._by_word.get(word, []) for word in words), key=len)[:MOST]


def merge(doc: Document, candidates: list[Candidate]) -> list[Person]:
    """One person for each full name; shorter names whose words a longer one holds are that person's."""
    register = Register()
    for candidate in sorted(candidates, key=lambda c: (-c.run.length, c.run.first)):
        name = _name(doc, candidate.run)
        words = name.lower().split()
        person = next((p for p in register.holding(words) if _same(p.name.lower().split(), words)), None)
        if person is None:
            person = Person(name, credit=candidate.credit)
            register.add(person)
        _add(doc, person, candidate)
    return register.persons


def link(doc: Document, persons: list[Person], candidates: list[Candidate]) -> None:
    """Give surnames, given names and cut forms to the person already named in full."""
    register = Register(persons)
    for candidate in candidates:
        words = _name(doc, candidate.run).lower().split()
        matching = [p for p in register.holding(words) if _shares(p.name.lower().split(), words)]
        if len(matching) > 1:
            matching = _told_apart(matching, candidate) or matching
        if matching:
            _add(doc, _nearest(matching, candidate.run.first), candidate)


def link_leftovers(doc: Document, persons: list[Person]) -> None:
    """Find surnames where no run was seen: at a sentence's start, or a word that English knows (Power, Rose)."""
    by_word: dict[str, list[Person]] = {}
    for person in persons:
        if not person.credit:
            for word in {doc.tokens.word[k] for n in person.namings for k in range(n.first, n.last)}:
                if len(word) > 2 and word[0].isupper():
                    by_word.setdefault(word.lower(), []).append(person)
    taken = {i for p in persons for n in p.namings for i in range(n.lead, n.last)}
    shielded = {i for e in doc.entities if e.kind != "city" for i in range(e.first, e.last)}
    for i in [i for i, low in enumerate(doc.tokens.low) if low in by_word]:
        low = doc.tokens.low[i]
        if i not in taken and i not in shielded and doc.tokens.word[i][0].isupper():
            person = _nearest(by_word[low][:MOST], i)
            if low == person.name.lower().split()[-1] or (i == 0 or doc.tags[i - 1] == "."):
                insort(person.namings, Naming(i, i + 1, i), key=FIRST)


def _name(doc: Document, run: Run) -> str:
    return " ".join(doc.span(run.first, run.last).split())


def _same(full: list[str], name: list[str]) -> bool:
    same_end = full[-1] == name[-1] or full[0] == name[0]
    return full == name or (len(name) > 1 and same_end and set(name) <= set(full))


def _shares(full: list[str], name: list[str]) -> bool:
    length = len(name)
    return full[-length:] == name or full[:length] == name or (length == 1 and name[0] in full[1:])


def _told_apart(persons: list[Person], candidate: Candidate) -> list[Person]:
    """Of persons who share a surname, those whose pronoun fits the honorific before this naming."""
    if not candidate.lead.pronoun:
        return []
    return [p for p in persons if p.pronoun == candidate.lead.pronoun] or [
        p for p in persons if not p.pronoun and not any(o.weight == 0 for o in p.offices)
    ]


def _nearest(persons: list[Person], token: int) -> Person:
    """The one of `persons` named last before `token`."""

    def last_named(person: Person) -> int:
        before = bisect_right(person.namings, token, key=FIRST)
        return person.namings[before - 1].first if before else -1

    return max(persons, key=last_named)


def _add(doc: Document, person: Person, candidate: Candidate) -> None:
    insort(person.namings, Naming(candidate.run.first, candidate.run.last, candidate.lead.first), key=FIRST)
    person.pronoun = person.pronoun or candidate.lead.pronoun
    person.credit = person.credit and candidate.credit
    for title in candidate.titles:
        person.country = person.country or title.country
        person.organization = person.organization or (None if title.country else title.organization)
    best = max((t.weight for t in candidate.titles), default=-1)
    for title in candidate.titles:
        if title.weight == best and best >= 0:
            _add_office(doc, person, candidate, title)


def _add_office(doc: Document, person: Person, candidate: Candidate, title: Title) -> None:
    printed = " ".join(doc.span(title.first, title.last).split())
    known = max((o.weight for o in person.offices), default=-1)
    if title.weight < known or any(o.title.lower() == printed.lower() for o in person.offices):
        return
    if title.weight > known:
        person.offices.clear()
    elif title.weight <= 1 and person.offices:
        return
    start = doc.tokens.start[min(title.first, candidate.run.first)]
    end = doc.tokens.end[max(title.last, candidate.run.last) - 1]
    rule = "title-before-name" if title.first < candidate.run.first else "title-after-name"
    evidence = Evidence(start, min(end, start + 500), rule, 0.92 if title.weight >= 2 else 0.8)
    person.offices.append(Office(printed, title.country, title.organization, evidence, title.weight))
