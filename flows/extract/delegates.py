"""Persons at the main event: who chairs it, leads a delegation to it, speaks there or is told to be present."""

from __future__ import annotations

from collections.abc import Iterator

from flows.articles.article import BlockKind
from flows.extract.attendance_terms import terms_of
from flows.extract.document import Document
from flows.extract.officials import introduced, members_and_guests, shown_there
from flows.extract.parts import Part, is_outsider
from flows.extract.people import Naming, People, Person
from flows.extract.presiding import heading_delegations, presiding
from flows.extract.rollcall import lists_in
from flows.extract.scenes import at_home, of_another
from flows.extract.sentences import Sentence
from flows.extract.told_present import are_joined, told_present

#: Words before a name by which its office lies in the past.
PAST = frozenset("former retired late then ex".split())


def _is_place(doc: Document, naming: Naming) -> bool:
    """Whether what was taken for a name lies in that of a place or country."""
    near = doc.entities_in(max(0, naming.first - 3), naming.last + 1)
    return any(e.first <= naming.first < e.last for e in near)


def _was(doc: Document, person: Person) -> bool:
    """Whether somebody is named by an office held no longer: "the retired general Kofi Baah"."""
    return any(doc.tokens.low[n.lead - 1] in PAST for n in person.namings if n.lead)


def parts_of(doc: Document, people: People, council: bool = False) -> Iterator[Part]:
    """Roles of all persons in an event at hand, several for one person where several are told.

    At the Council (`council`) a head of delegation is an office, not a part in the meeting.
    """
    by_sentence: dict[int, list[tuple[Person, Naming]]] = {}
    insiders = [p for p in people.persons if not (is_outsider(doc, p) or _is_place(doc, p.namings[0]) or _was(doc, p))]
    for person in insiders:
        for naming in person.namings if person.offices or not person.credit else ():
            sentence = doc.sentence_of(naming.first)
            if sentence is not None:
                by_sentence.setdefault(sentence.first, []).append((person, naming))
    for sentence in doc.sentences:
        named = sorted(by_sentence.get(sentence.first, []), key=lambda pair: pair[1].first)
        if named:
            if doc.kind(sentence) is BlockKind.CAPTION:
                yield from shown_there(doc, sentence, named)
            if of_another(doc, sentence) or at_home(doc, sentence):
                continue
            yield from _chairs(doc, people, sentence, named)
            if not council:
                yield from _heads(doc, sentence, named)
            yield from told_present(doc, sentence, named)
            yield from members_and_guests(doc, sentence, named)
            yield from introduced(doc, sentence, named)
            yield from presiding(doc, sentence, named)
            for listed in lists_in(doc, sentence):
                for person, naming in named:
                    if listed.first <= naming.first < listed.last:
                        first, last = min(listed.cue, naming.lead), max(listed.cue + 1, naming.last)
                        yield Part(person, listed.role, first, last, "listed-as-present", 0.8)
    yield from heading_delegations(doc, people)


def _chairs(doc: Document, everyone: People, sentence: Sentence, named: list[tuple[Person, Naming]]) -> Iterator[Part]:
    low = doc.tokens.low
    chairing = terms_of(doc, "chairs")
    if doc.words(sentence).isdisjoint(chairing):
        return
    for i in range(sentence.first, sentence.last):
        if low[i] not in chairing or doc.quoted[i] is not None:
            continue
        after = low[i + 1 : min(sentence.last, i + 6)]
        if not terms_of(doc, "other-chair").isdisjoint(after) and "meeting" not in after:
            continue
        verbal = low[i] == "chair" and low[i - 1] in ("will", "to", "would")
        if low[i] == "chair" and not verbal and not (low[i - 1] == "the" and low[i - 2] in ("in", "from")):
            continue
        by = "by" in after[:3]
        if by:
            pool = _agents(doc, named, i)
        elif low[i] == "chair" and not verbal and low[i - 3] not in ("was", "is", "were"):
            pool = [(p, n) for p, n in named if n.first < i][-1:]
        else:
            pool = _subjects(doc, named, i)
        pool = pool + _beside(doc, named, i)
        if low[i].startswith("co-chair") and any(w in ("him", "her", "them") for w in low[i + 1 : i + 8]):
            pool = pool + _named_before(doc, everyone, sentence, pool)
        for person, naming in pool:
            yield Part(person, "chair", min(i, naming.lead), max(i + 1, naming.last), "chairs-meeting", 0.9)


def _beside(doc: Document, named: list[tuple[Person, Naming]], verb: int) -> list[tuple[Person, Naming]]:
    """Those who chair with somebody: "who chaired together with President Ana Ruiz"."""
    low = doc.tokens.low
    with_ = next((k for k in range(verb + 1, min(verb + 10, len(low))) if low[k] in ("with", "alongside")), None)
    if with_ is None or (low[with_] == "with" and low[with_ - 1] not in ("together", "jointly", "along")):
        return []
    return [(p, n) for p, n in named if with_ < n.lead <= with_ + 3][:1]


def _of_it(doc: Document, cue: int, party: int) -> bool:
    """Whether a head is that of the delegation: "head of the Irish delegation", "at the head of a small team"."""
    between = doc.tags[cue + 1 : party]
    return cue < party <= cue + 8 and between[:1] == "I" and all(tag in "IDNPJS#" for tag in between)


def _agents(doc: Document, named: list[tuple[Person, Naming]], verb: int) -> list[tuple[Person, Naming]]:
    """The persons after "by": the first, and those whom "and" or commas join to them."""
    pool = [(p, n) for p, n in named if verb < n.first <= verb + 30]
    for k in range(1, len(pool)):
        between = doc.tags[pool[k - 1][1].last : pool[k][1].lead]
        if any(tag in "VEBM" for tag in between):
            return pool[:k]
    return pool if pool and pool[0][1].first <= verb + 16 else []


def _named_before(
    doc: Document, people: People, sentence: Sentence, pool: list[tuple[Person, Naming]]
) -> list[tuple[Person, Naming]]:
    """The person last named before a sentence, whom "with him" means."""
    here = {p.name for p, _ in pool}
    earlier = [
        (n.first, p, n) for p in people.persons if p.name not in here for n in p.namings if n.first < sentence.first
    ]
    return [(p, n) for _, p, n in sorted(earlier, key=lambda e: -e[0])[:1]]


def _subjects(doc: Document, named: list[tuple[Person, Naming]], verb: int) -> list[tuple[Person, Naming]]:
    """The person before a verb; all of a delegation's members where it is told whom it comprises."""
    low = doc.tokens.low
    before = [(p, n) for p, n in named if n.first < verb]
    listing = next(
        (k for k in range(max(0, verb - 60), verb) if low[k] in ("comprising", "composed", "consisting")), None
    )
    if listing is not None:
        return [(p, n) for p, n in before if n.first > listing]
    first = len(before) - 1
    while first > 0 and are_joined(doc, before[first - 1][1].last, before[first][1].lead):
        first -= 1
    return before[max(first, 0) :]


def _heads(doc: Document, sentence: Sentence, named: list[tuple[Person, Naming]]) -> Iterator[Part]:
    low = doc.tokens.low
    parties, leading = terms_of(doc, "party"), terms_of(doc, "leads")
    mission_tokens = {
        k for e in doc.entities_in(sentence.first, sentence.last, "mission") for k in range(e.first, e.last)
    }
    if doc.words(sentence).isdisjoint(parties) and "represented" not in doc.words(sentence):
        return
    for i in range(sentence.first, sentence.last):
        if low[i] in parties and doc.quoted[i] is None:
            if low[i] == "mission" and (i in mission_tokens or low[i - 1] in ("un", "nations", "u.n.", "peacekeeping")):
                continue
            lo, hi = max(sentence.first, i - 8), min(sentence.last, i + 9)
            cue = next((k for k in (*range(i - 1, lo - 1, -1), *range(i + 1, hi)) if low[k] in leading), None)
            if cue is None or (low[cue] == "lead" and doc.tags[cue] not in "VN"):
                continue
            if low[cue] in ("chief", "head", "leader") and not _of_it(doc, cue, i):
                continue
            by = "by" in low[cue : cue + 3] or low[cue] in ("leadership", "command")
            pool = [(p, n) for p, n in named if n.first > cue] if by else named
        elif low[i] == "represented" and "by" in low[i + 1 : min(i + 17, sentence.last)]:
            if any(e.id == "UN" for e in doc.entities_in(max(sentence.first, i - 5), i)):
                continue
            cue, pool = i, [(p, n) for p, n in named if i < n.first <= i + 20]
        else:
            continue
        nearest = min(pool, key=lambda pair: min(abs(pair[1].first - cue), abs(pair[1].last - cue)), default=None)
        if nearest is not None and abs(nearest[1].first - cue) <= 25:
            person, naming = nearest
            yield Part(
                person, "head-of-delegation", min(i, naming.lead), max(i + 1, naming.last), "leads-delegation", 0.9
            )
