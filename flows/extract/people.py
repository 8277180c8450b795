"""Who is named: every person once, by the fullest name the article prints, with the offices said of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from flows.extract.document import PROSE, Document
from flows.extract.lexicon import lemmas
from flows.extract.metadata import Printed
from flows.extract.names import NameWords, Run, credited, find_runs, is_agency, name_words
from flows.extract.sentences import Sentence
from flows.extract.sighting import Evidence, Sighting
from flows.extract.titles import LINKS, Lead, Title, lead_of, trail_of


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where a person is named: tokens `first` to `last` (exclusive) of the name itself.

    `lead` is the first token of title, rank and honorific before it.
    """

    first: int
    last: int
    lead: int


@dataclass(frozen=True, slots=True)
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

    `pronoun` is "he" or "she" where an honorific shows it, else "". `country` and `organization` say for whom they stand.
    `credit` marks those known only from a byline or a photo credit.
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


@dataclass(slots=True)
class _Candidate:
    run: Run
    lead: Lead
    titles: list[Title]
    sure: bool
    credit: bool


def find_people(doc: Document, printed: Printed) -> People:
    """All named persons of the article, bylines and photo credits among them."""
    words = doc.lexicon.derived(name_words)
    candidates: list[_Candidate] = []
    singles: list[_Candidate] = []
    for run in find_runs(doc):
        sentence = doc.sentence_at(doc.tokens.start[run.first])
        if sentence is None or printed.dateline_start <= doc.tokens.start[run.first] < printed.dateline_end:
            continue
        candidate = _candidate(doc, run, sentence, words)
        (candidates if candidate.run.length > 1 else singles).append(candidate)
    _spread_over_lists(doc, candidates)
    persons = _merge(doc, [c for c in candidates if c.sure])
    _link(doc, persons, [c for c in candidates if not c.sure] + singles)
    persons += _merge(doc, [c for c in singles if c.sure and not _claimed(persons, c.run)])
    _link_leftovers(doc, persons)
    persons.sort(key=lambda p: p.namings[0].first)
    return People(persons)


def _spread_over_lists(doc: Document, candidates: list[_Candidate]) -> None:
    """What is sure of one name of a list holds for its neighbours: "Ministers Adaeze Obi, Kofi Mensah and Li Wei"."""
    for before, after in zip(candidates, candidates[1:], strict=False):
        joint = doc.tokens.low[before.run.last : after.lead.first]
        if joint in (["and"], [","], [",", "and"], ["&"]) and before.sure != after.sure:
            loose = after if before.sure else before
            if (
                loose.run.unknown
                and 2 <= loose.run.length <= 4
                and not doc.entities_in(loose.run.first, loose.run.last)
            ):
                loose.sure = True
                loose.credit = before.credit or after.credit


def _claimed(persons: Iterable[Person], run: Run) -> bool:
    return any(n.first <= run.first < n.last for p in persons for n in p.namings)


def _candidate(doc: Document, run: Run, sentence: Sentence, words: NameWords) -> _Candidate:
    run = _without_office_words(doc, run, sentence, words)
    lead = lead_of(doc, run.first, sentence.first)
    trail = trail_of(doc, run.last, sentence.last)
    credit = credited(doc, run)
    return _Candidate(run, lead, lead.titles + trail, credit or _is_sure(doc, run, lead, trail, words), credit)


def _without_office_words(doc: Document, run: Run, sentence: Sentence, words: NameWords) -> Run:
    """Cut the object of an office off a name's start: in "for Operational Support Ngozi Abara" the name begins at
    Ngozi."""
    first = run.first
    if first > sentence.first and doc.tokens.low[first - 1] in ("of", "for", "and", "the"):
        while (
            first < run.last - 1
            and lemmas(doc.tokens.low[first])
            and not lemmas(doc.tokens.low[first + 1])
            and run.last - first > 2
        ):
            first += 1
    return Run(first, run.last, run.unknown, run.block) if first != run.first else run


def _is_sure(doc: Document, run: Run, lead: Lead, trail: list[Title], words: NameWords) -> bool:
    low = doc.tokens.low
    before = low[lead.first - 1] if lead.first else ""
    after = low[run.last] if run.last < len(low) else ""
    if lead.strong:
        return run.length <= 6 and (run.length > 1 or _stands_alone(doc, run, lead, words))
    if any(t.weight >= 1 for t in trail) and run.length >= 2:
        return True
    if run.length < 2 or run.length > 6:
        return run.length == 1 and run.unknown == 1 and _speaks(doc, run, words) and _may_be_mononym(doc, run, before)
    if any(t.weight == -1 for t in trail) and _speaks_after_bracket(doc, run, words):
        return True
    if _speaks(doc, run, words) and before != "the":
        return True
    if before in ("the", "a", "an", "in", "at", "near", "from", "to", "into", "via", "of", "on") or after in (
        "'s",
        "’s",
    ):
        return False
    whole = (
        after == ","
        and run.last + 1 < len(low)
        and low[run.last + 1] in ("who", "whose", "a", "an", "the", "once", "then")
    )
    if doc.quoted[run.first] is not None or _names_a_thing(doc, run, words):
        return False
    if run.unknown == run.length and after not in (")", "/") and not doc.entities_in(run.first, run.last):
        return doc.blocks[run.block].kind in PROSE and not doc.tokens.word[run.first].isupper()
    return run.unknown >= 1 and (whole or _met(doc, run))


def _names_a_thing(doc: Document, run: Run, words: NameWords) -> bool:
    """Whether the run ends in a common noun, or one follows it in capitals (Moin Trophy, Halvorsund Cement)."""
    following = doc.tokens.word[run.last] if run.last < len(doc.tokens) else "."
    if following[0].isupper() and doc.tokens.low[run.last] in words.stops:
        return True
    return set(lemmas(doc.tokens.low[run.last - 1])) == {"NOUN"}


def _may_be_mononym(doc: Document, run: Run, before: str) -> bool:
    """Whether a single word that speaks is a person's name rather than a place's, an agency's or a body's."""
    low = doc.tokens.low[run.first]
    entity = doc.entity_at.get(run.first)
    return (
        before not in ("the", "of", "by")
        and entity is None
        and not is_agency(doc, run.first)
        and not doc.tokens.word[run.first].isupper()
    )


def _stands_alone(doc: Document, run: Run, lead: Lead, words: NameWords) -> bool:
    """Whether a single word after a title is a name (General Wiratno) and not part of the title (for Operational
    Support)."""
    if doc.tokens.low[run.first] in words.stops or (
        lead.titles and lead.titles[-1].last > lead.first and not run.unknown
    ):
        return False
    if _names_a_thing(doc, run, words):
        return False
    adjacent = run.first == lead.first or doc.tokens.low[run.first - 1] not in LINKS | {"the", ",", "and", "new", "a"}
    titled = any(t.weight == 0 for t in lead.titles) or bool(lead.pronoun)
    if not titled and lead.titles:
        title = lead.titles[-1]
        titled = title.weight >= 2 and words.offices.match(doc.tokens.low, title.last - 1) is not None
    return adjacent and titled


def _met(doc: Document, run: Run) -> bool:
    """Whether the words around show a person: met, told, invited, named; an age between commas."""
    low = doc.tokens.low
    before = low[run.first - 1] if run.first else ""
    age = low[run.last + 1 : run.last + 3] if run.last + 2 < len(low) and low[run.last] == "," else []
    return before in ("met", "told", "invited", "named", "colleague", "with", "called") or (
        len(age) == 2 and age[0].isdigit() and age[1] == ","
    )


def _speaks(doc: Document, run: Run, words: NameWords) -> bool:
    low = doc.tokens.low
    after = low[run.last] if run.last < len(low) else ""
    if after in ("also", "then", "later", "further", "added") and run.last + 1 < len(low):
        after = low[run.last + 1] if after != "added" else after
    before = low[run.first - 1] if run.first else ""
    return after in words.speech or (
        before in words.speech
        and (run.first < 2 or low[run.first - 2] in (",", '"', "”", "'", "’", "«", "»", "so", ".", "!", "?"))
    )


def _speaks_after_bracket(doc: Document, run: Run, words: NameWords) -> bool:
    low = doc.tokens.low
    closing = next((k for k in range(run.last, min(len(low), run.last + 8)) if low[k] == ")"), None)
    return (
        closing is not None and closing + 1 < len(low) and (low[closing + 1] in words.speech or low[closing + 1] == ",")
    )


def _name(doc: Document, run: Run) -> str:
    return " ".join(doc.span(run.first, run.last).split())


def _merge(doc: Document, candidates: list[_Candidate]) -> list[Person]:
    """One person for each full name; shorter names whose words a longer one holds are that person's."""
    persons: list[Person] = []
    for candidate in sorted(candidates, key=lambda c: (-c.run.length, c.run.first)):
        name = _name(doc, candidate.run)
        person = next((p for p in persons if _same(p.name, name)), None)
        if person is None:
            person = Person(name, credit=candidate.credit)
            persons.append(person)
        _add(doc, person, candidate)
    return persons


def _same(full: str, name: str) -> bool:
    a, b = full.lower().split(), name.lower().split()
    return a == b or (len(b) > 1 and set(b) <= set(a) and (a[-1] == b[-1] or a[0] == b[0])) or (len(a) == 1 and a == b)


def _add(doc: Document, person: Person, candidate: _Candidate) -> None:
    person.namings.append(Naming(candidate.run.first, candidate.run.last, candidate.lead.first))
    person.namings.sort(key=lambda n: n.first)
    person.pronoun = person.pronoun or candidate.lead.pronoun
    person.credit = person.credit and candidate.credit
    for title in candidate.titles:
        person.country = person.country or title.country
        person.organization = person.organization or (None if title.country else title.organization)
    best = max((t.weight for t in candidate.titles), default=-1)
    for title in candidate.titles:
        if title.weight == best and best >= 0:
            _add_office(doc, person, candidate, title)


def _add_office(doc: Document, person: Person, candidate: _Candidate, title: Title) -> None:
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


def _link(doc: Document, persons: list[Person], candidates: list[_Candidate]) -> None:
    """Give surnames, given names and cut forms to the person already named in full."""
    for candidate in candidates:
        name = _name(doc, candidate.run)
        matching = [p for p in persons if _shares(p.name, name)]
        if len(matching) > 1:
            matching = _told_apart(matching, candidate) or matching
        if matching:
            _add(doc, _nearest(matching, candidate.run.first), candidate)


def _shares(full: str, name: str) -> bool:
    a, b = full.lower().split(), name.lower().split()
    return bool(b) and (a[-len(b) :] == b or a[: len(b)] == b or (len(b) == 1 and b[0] in a[1:]))


def _told_apart(persons: list[Person], candidate: _Candidate) -> list[Person]:
    """Of persons who share a surname, those whose rank or pronoun fits the words before this naming."""
    if candidate.lead.pronoun:
        return [p for p in persons if p.pronoun == candidate.lead.pronoun] or [
            p for p in persons if not p.pronoun and not any(o.weight == 0 for o in p.offices)
        ]
    return []


def _nearest(persons: list[Person], token: int) -> Person:
    return max(persons, key=lambda p: max((n.first for n in p.namings if n.first <= token), default=-1))


def _link_leftovers(doc: Document, persons: list[Person]) -> None:
    """Find surnames where no run was seen: at a sentence's start, or a word that English knows (Power, Rose)."""
    by_word: dict[str, list[Person]] = {}
    for person in persons:
        if not person.credit:
            for word in {doc.tokens.word[k] for n in person.namings for k in range(n.first, n.last)}:
                if len(word) > 2 and word[0].isupper():
                    by_word.setdefault(word.lower(), []).append(person)
    taken = {i for p in persons for n in p.namings for i in range(n.lead, n.last)}
    shielded = {i for e in doc.entities if e.kind != "city" for i in range(e.first, e.last)}
    for i, low in enumerate(doc.tokens.low):
        if low in by_word and i not in taken and i not in shielded and doc.tokens.word[i][0].isupper():
            person = _nearest(by_word[low], i)
            if low == person.name.lower().split()[-1] or (i == 0 or doc.tags[i - 1] == "."):
                person.namings.append(Naming(i, i + 1, i))
    for person in persons:
        person.namings.sort(key=lambda n: n.first)
