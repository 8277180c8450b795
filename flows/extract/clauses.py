"""How far a clause reaches: where the object of a verb ends, where its subject begins."""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract.actors import Actors
from flows.extract.document import Document
from flows.extract.grammar import VerbGroup
from flows.extract.marks import mark
from flows.extract.pledges import Predicate
from flows.extract.predicates import is_reduced, joins_infinitive
from flows.extract.sentences import Sentence

#: Words that open a clause of its own, which says nothing of the object before it.
ELSEWHERE = frozenset(
    "because although though while whereas unless but whilst however if saying adding noting stressing recalling "
    "warning after before when as".split()
)
#: Adverbs before a past form that make it a verb of the subject's, not a participle.
ADDING = frozenset("now then also later again finally instead further".split())
RELATIVE = frozenset("who which that whose where whom what how".split())
QUOTES = frozenset('“"”')
#: Words at which an object may end.
ENDING = mark(lambda _: ELSEWHERE | QUOTES | {";", "and"})
#: Marks after which a clause begins.
OPENING = mark(lambda _: ";:“„«")
#: Words that open a clause of time or cause with a subject of its own ("after governments had promised").
SUBORDINATING = frozenset(
    "after since before until till once as when whenever where whether because although though while whereas".split()
)
TIMES = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday year month week".split())


def object_end(doc: Document, actors: Actors, sentence: Sentence, start: int) -> int:
    """End (exclusive) of the object that begins at token `start`."""
    low, tags = doc.tokens.low, doc.tags
    limit = sentence.last
    outside = doc.quoted[start] if start < limit else None
    for i in doc.places(start, limit, ENDING):
        if low[i] == ";" or (i > start and low[i] in ELSEWHERE and not _keeps(low, tags, i)):
            limit = i
            break
        if i > start and low[i] == "and" and low[i + 1 : i + 2] == ["that"]:
            limit = i
            break
        quotation = doc.quoted[i] if low[i] in QUOTES and outside is None and i > start else None
        if quotation is not None and quotation.end - quotation.start > 60:
            limit = i
            break
    for group in doc.verbs(sentence):
        joined = joins_infinitive(doc, group, sentence.first)
        if start <= group.first < limit and not joined and not is_reduced(doc, group):
            boundary = _boundary(doc, actors, group, start)
            if boundary is not None:
                limit = boundary
                break
    while limit > start and (
        low[limit - 1] in (",", ".", "and", "but", "–", "—", "-", ":", "!", "”", '"', "’", "»")
        or tags[limit - 1] == "C"
    ):
        limit -= 1
    return limit


def _keeps(low: Sequence[str], tags: str, i: int) -> bool:
    if low[i] == "as":
        return (low[i + 1 : i + 2] == ["well"]) or not (i + 2 < len(low) and tags[i + 1] in "PO")
    if low[i] in ("after", "before", "when", "if"):
        return low[i] in ("after", "before") and i + 1 < len(low) and (low[i + 1][0].isdigit() or tags[i + 1] in "DN")
    return False


def _boundary(doc: Document, actors: Actors, group: VerbGroup, start: int) -> int | None:
    """Where the clause of a later verb begins, or None where it only describes the object."""
    low, tags = doc.tokens.low, doc.tags
    i = group.first - 1
    if i - 1 >= start and tags[i] in "OP" and tags[i - 1] in "N" and low[i] not in TIMES:
        return None  # a relative clause without a pronoun: "the funds it needs"
    while i >= start:
        if tags[i] == "W" and low[i] in RELATIVE:
            return None
        if low[i] in (",", ";", "and", "but", ":", "–", "—"):
            if (
                low[i] == "and"
                and group.head == group.first
                and tags[group.head] == "E"
                and not _has_subject(doc, actors, i + 1, group.first)
            ):
                bare = all(tags[k] in "RX" for k in range(i + 1, group.first))
                after = _past_particles(tags, group.last)
                opens = "DNJPG#TOI" if low[i - 1] == "," else "DNJPG#TO"  # ", and threw in a hospital"
                goes_on = after < len(low) and (tags[after] in opens or low[after] == "that")
                return i if bare and goes_on else None
            if group.first == i + 1 and (tags[group.head] != "E" or group.head != group.first):
                return i
            if group.first == i + 1:
                boundary = _right_after(doc, group, i, start)
                if boundary is not None:
                    return boundary
                i -= 1
                continue
            if _has_subject(doc, actors, i + 1, group.first):
                return i
            if tags[group.head] == "E" and group.head == group.first and low[i + 1] not in ADDING:
                return None
            j = i + 1
            while j < group.first and tags[j] in "RX":
                j += 1
            return i if j == group.first or tags[group.first] in "MB" else None
        i -= 1
    return None


def _right_after(doc: Document, group: VerbGroup, i: int, start: int) -> int | None:
    """Where the clause begins of a past form that stands right after the mark or joint at token `i`."""
    tags, after = doc.tags, _past_particles(doc.tags, group.last)
    opener = _before_relative(doc, i, start) if doc.tokens.low[i] == "," else None
    if opener is not None:
        return opener
    given = tags[after : after + 1] in ("D", "#") or (after > group.last and tags[after : after + 1] == "N")
    return i if given else None  # "announced a battalion, stepped up training"


def _before_relative(doc: Document, comma: int, start: int) -> int | None:
    """The "and" before a name that a relative clause parts from its verb ("…, and Togo, which …, handed over …")."""
    low, tags = doc.tokens.low, doc.tags
    opens = next((k for k in range(comma - 1, start, -1) if low[k] == "," and tags[k + 1] == "W"), None)
    entity = next((e for e in doc.entities_in(max(start, (opens or 0) - 4), opens or 0) if e.last == opens), None)
    if entity is None or low[entity.first - 1] not in ("and", "while", "but", ","):
        return None
    return entity.first - 1


def _past_particles(tags: str, i: int) -> int:
    """The token after the particles of a verb ("put up", "handed over")."""
    while tags[i : i + 1] == "R":
        i += 1
    return i


def _has_subject(doc: Document, actors: Actors, first: int, last: int) -> bool:
    """Whether somebody who may act stands between two tokens."""
    if any(doc.tags[i] == "O" for i in range(first, last)):
        return True
    return bool(
        actors.is_person(first, last)
        or actors.named(first, last)
        or actors.counted(first, last)
        or actors.grouped(first, last)
    )


def clause_start(doc: Document, sentence: Sentence, predicate: Predicate) -> int:
    """First token of the clause in which a predicate stands."""
    low, first = doc.tokens.low, predicate.first
    verbs = (g for g in reversed(doc.verbs(sentence)) if g.last <= first and not is_reduced(doc, g))
    previous = next(verbs, None)
    for i in reversed(doc.places(sentence.first, first, OPENING)) if doc.mark(sentence) & OPENING else ():
        while previous is not None and i < previous.last - 1:
            begin = _begun_after(doc, previous, first, sentence)
            if begin is not None:
                return begin
            previous = next(verbs, None)
        if low[i] in (";", ":") or i < first - 1:
            return i + 1
    while previous is not None:
        begin = _begun_after(doc, previous, first, sentence)
        if begin is not None:
            return begin
        previous = next(verbs, None)
    return sentence.first


def _begun_after(doc: Document, before: VerbGroup, first: int, sentence: Sentence) -> int | None:
    """Where the clause of the verb at token `first` begins after the verb before it, None where the two share one."""
    low = doc.tokens.low
    between = range(before.last, first)
    opener = _opener(low, between)
    if opener is not None and not is_relative(doc, before, sentence.first):
        return opener + 1
    conjunction = next((k for k in reversed(between) if low[k] in SUBORDINATING), None)
    if conjunction is not None:
        return conjunction + 1
    return before.last if opener is None and between and not is_relative(doc, before, sentence.first) else None


def _opener(low: Sequence[str], between: range) -> int | None:
    """The word between two verbs after which the second clause begins: that, a conjunction, else the first comma."""
    for k in reversed(between):
        if low[k] in ("that", "whether"):
            return k
    for k in reversed(between):
        if low[k] in ("and", "but", "while", "as", "because", "whereas") and (
            low[k - 1] == "," or k == between.start or low[k] != "and"
        ):
            return k
    commas = [k for k in between if low[k] in (",", "–", "—")]
    if commas:
        return commas[0]
    return next((k for k in reversed(between) if low[k] == "and"), None)


def is_relative(doc: Document, group: VerbGroup, first: int) -> bool:
    """Whether the verb stands in a relative clause: who, which or that within a few words before it."""
    low, tags = doc.tokens.low, doc.tags
    i = group.first - 1
    if i > first and tags[i] == "O" and tags[i - 1] == "N" and low[i - 1] not in TIMES:
        return True  # "the officers it promised"
    while i >= first and group.first - i < 8 and tags[i] in "DNPJORSB#":
        i -= 1
    return i >= first and low[i] in RELATIVE and i > first and (tags[i - 1] in "NP" or low[i - 1] == ",")


def governor(
    doc: Document, sentence: Sentence, predicate: Predicate, predicates: Sequence[Predicate]
) -> Predicate | None:
    """The finite verb whose that-clause, or clause without "that", the predicate stands in."""
    low = doc.tokens.low
    before = [p for p in predicates if p.kind == "finite" and p.group.last <= predicate.first]
    for candidate in reversed(before):
        between = low[candidate.group.last : predicate.first]
        if "that" in between or not any(w in (",", ";", "and", "but", ".") for w in between):
            return candidate
        if ";" in between:
            return None
        if between and between[0] in ("and", ",", "but"):
            continue
        return candidate
    return None
