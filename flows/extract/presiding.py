"""Who presides in other words than "chaired", and persons that a page puts beside a label or under a heading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.extract.attendance_terms import role_mark, terms_of
from flows.extract.cells import LONGEST_CELL, Row, Span, rows_of
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
TOGETHER = frozenset("together jointly along alongside".split())
CUES = mark(lambda _: STEERING | HOLDING) | role_mark("chairs")
LABELS = role_mark("label")


def presiding(doc: Document, sentence: Sentence, named: Named) -> Iterator[Part]:
    """Chairs told by "guided the debate", "under the presidency of", "held the gavel", "chaired together with"."""
    if not doc.mark(sentence) & CUES:
        return
    low = doc.tokens.low
    for i in doc.places(sentence.first, sentence.last - 1, CUES):
        if doc.quoted[i] is not None:
            continue
        if low[i] in STEERING:
            pool = _steers(doc, sentence, i, named)
        elif low[i] in HOLDING:
            pool = _holds(doc, sentence, i, named)
        elif low[i + 1] in TOGETHER:
            pool = [(p, n) for p, n in named if i < n.lead <= i + 5]
        else:
            pool = []
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


def labelled_parts(doc: Document, people: People) -> Iterator[Part]:
    """Persons after a label ("Chair: Ana Paz"), in the line below one, or in the column that one heads."""
    if not any(doc.marks[first] & LABELS or _heads_column(doc, first, last) for first, last in doc.block_ranges):
        return
    rows = rows_of(doc)
    columns: tuple[int, ...] = ()
    role = ""
    for row in rows:
        if row is None:
            columns, role = (), ""
            continue
        roles = [_role(doc, cell) for cell in row.cells]
        if len(row.cells) > 2:
            heads = tuple(k for k, r in enumerate(roles) if r == "head-of-delegation")
            yield from _in_columns(doc, people, row, columns)
            columns = heads or columns
            role = ""
        elif len(row.cells) == 2:
            if roles[0]:
                yield from _persons(people, row.cells[1], roles[0], row.first)
            role = ""
        else:
            if role and not roles[0] and row.last - row.first <= LONGEST_CELL:
                yield from _persons(people, row.cells[0], role, row.first - 1)
            role = roles[0]


def _heads_column(doc: Document, first: int, last: int) -> bool:
    return last - first <= 30 and any(doc.marks[k] & LABELS for k in range(first, last))


def _role(doc: Document, cell: Span) -> str:
    """The role that a label gives to those it labels, or ""."""
    first, last = cell
    words = doc.tokens.low[first:last]
    if not 0 < len(words) <= 4 or any(doc.tags[k] in "VM" for k in range(first, last)):
        return ""
    if words[0] in CHAIRING or words[-1] in CHAIRING or words[:2] == ["in", "the"]:
        return "chair" if not {"delegation", "joint", "board", "company"} & set(words) else ""
    if {"head", "leader", "led", "chief"} & set(words) and {"delegation", "delegations", "by"} & set(words):
        return "head-of-delegation"
    if len(words) < 3 and (words[-1] in SPEAKING or words[0] in SPEAKING):
        return "speaker"
    return ""


#: Labels of those who preside and of those who speak.
CHAIRING = frozenset(
    "chair chairman chairwoman chairperson chairs co-chair co-chairs chaired presiding moderator moderators moderated "
    "moderation".split()
)
SPEAKING = frozenset("keynote speakers speaker briefers briefer panel panellists panelists".split())


def _persons(people: People, cell: Span, role: str, cue: int) -> Iterator[Part]:
    for person in people.persons:
        for naming in person.namings:
            if cell[0] <= naming.lead and naming.last <= cell[1]:
                yield Part(person, role, min(cue, naming.lead), naming.last, "labelled-on-page", 0.85)
                break


def _in_columns(doc: Document, people: People, row: Row, columns: tuple[int, ...]) -> Iterator[Part]:
    for k in columns:
        if k < len(row.cells):
            yield from _persons(people, row.cells[k], "head-of-delegation", row.cells[k][0])
