"""Who presides in other words than "chaired", and who heads a delegation by a column of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.extract.attendance_terms import terms_of
from flows.extract.cells import Span, rows_of
from flows.extract.document import Document
from flows.extract.marks import mark
from flows.extract.parts import Part
from flows.extract.people import Naming, People, Person
from flows.extract.sentences import Sentence

Named = Sequence[tuple[Person, Naming]]

#: Verbs of presiding that take the meeting as their object, and nouns by which somebody presides.
STEERING = frozenset("guided guides steered steers facilitated directed conducted led leads ran runs shared".split())
HOLDING = frozenset("gavel presidency chairmanship moderation chair".split())
#: What those steer: a gathering or part of one.
DEBATES = frozenset(
    "debate debates session sessions proceedings deliberations discussion discussions panel chair".split()
)
CUES = mark(lambda _: STEERING | HOLDING)
#: Words of the label of those who head delegations.
PARTIES = frozenset("delegation delegations party".split())
LEADING = frozenset("head heads leader leaders led chief chiefs headed".split())
LABEL = mark(lambda _: PARTIES)


def presiding(doc: Document, sentence: Sentence, named: Named) -> Iterator[Part]:
    """Chairs told by "guided the debate", "under the presidency of", "held the gavel"."""
    if not doc.mark(sentence) & CUES:
        return
    low = doc.tokens.low
    for i in doc.places(sentence.first, sentence.last - 1, CUES):
        if doc.quoted[i] is not None:
            continue
        pool = _steers(doc, sentence, i, named) if low[i] in STEERING else _holds(doc, sentence, i, named)
        for person, naming in pool:
            yield Part(person, "chair", min(i, naming.lead), max(i + 1, naming.last), "presides-at-meeting", 0.8)


def _steers(doc: Document, sentence: Sentence, i: int, named: Named) -> list[tuple[Person, Naming]]:
    """ "Obi steered the debate", "the closing session, led by Obi"."""
    low, gathering = doc.tokens.low, terms_of(doc, "gathering") | DEBATES
    if low[i + 1] == "by":
        before = low[max(sentence.first, i - 4) : i]
        told = not gathering.isdisjoint(before) and low[i] not in ("ran", "leads", "runs", "shared")
        return [(p, n) for p, n in named if i < n.lead <= i + 8][:1] if told else []
    after = low[i + 1 : min(i + 5, sentence.last)]
    if doc.tags[i] not in "VE" or after[:1] not in (["the"], ["both"], ["its"], ["a"]) or gathering.isdisjoint(after):
        return []
    if low[i] == "shared" and "chair" not in after:
        return []
    if low[i] in ("led", "leads", "ran", "runs") and DEBATES.isdisjoint(after):
        return []
    before_it = [(p, n) for p, n in named if n.last <= i and i - n.last <= 14]
    return before_it[-2:] if low[i] == "shared" else before_it[-1:]


def _holds(doc: Document, sentence: Sentence, i: int, named: Named) -> list[tuple[Person, Naming]]:
    """ "Under the presidency of Obi", "the gavel was held by Obi", "Obi held the gavel"."""
    low = doc.tokens.low
    under = low[i + 1] == "of" and "under" in low[max(sentence.first, i - 3) : i]
    if under or (low[i] == "gavel" and "by" in low[i + 1 : i + 5]):
        return [(p, n) for p, n in named if i < n.lead <= i + 12][:1]
    if low[i] == "gavel" and not {"held", "wielded", "swung", "took", "had"}.isdisjoint(
        low[max(sentence.first, i - 4) : i]
    ):
        return [(p, n) for p, n in named if n.last <= i and i - n.last <= 14][-1:]
    return []


def heading_delegations(doc: Document, people: People) -> Iterator[Part]:
    """Persons in the column of a table that "Head of delegation" heads, or after that label."""
    if not any(doc.mark(sentence) & LABEL for sentence in doc.sentences):
        return
    columns: list[int] = []
    for row in rows_of(doc):
        if row is None or len(row.cells) < 2:
            columns = []
            continue
        heads = [k for k, cell in enumerate(row.cells) if _is_label(doc, cell)]
        if heads == [0] and len(row.cells) == 2:
            yield from _persons(people, row.cells[1])
            continue
        for k in columns:
            if k < len(row.cells):
                yield from _persons(people, row.cells[k])
        columns = heads or columns


def _is_label(doc: Document, cell: Span) -> bool:
    """Whether a cell reads "Head of delegation", "Delegation led by" and the like."""
    words = doc.tokens.low[cell[0] : cell[1]]
    return len(words) <= 5 and not PARTIES.isdisjoint(words) and not LEADING.isdisjoint(words)


def _persons(people: People, cell: Span) -> Iterator[Part]:
    for person in people.persons:
        naming = next((n for n in person.namings if cell[0] <= n.lead and n.last <= cell[1]), None)
        if naming is not None:
            yield Part(person, "head-of-delegation", naming.lead, naming.last, "heads-column", 0.85)
