"""Who is told to speak at a meeting or to be there, by the words after the name or before it."""

from __future__ import annotations

from collections.abc import Iterator

from flows.extract.attendance_terms import terms_of
from flows.extract.document import Document
from flows.extract.parts import Part
from flows.extract.people import Naming, Person
from flows.extract.sentences import Sentence

#: What somebody is announced to do at a meeting, and words that make it a wish only.
ANNOUNCED = frozenset("address attend speak open close deliver join chair brief".split())
HOPED = frozenset("would could should if may might".split())
UNREAL = frozenset("will would could should to if".split())


def told_present(doc: Document, sentence: Sentence, named: list[tuple[Person, Naming]]) -> Iterator[Part]:
    """Persons told to speak or to be there, by words after their names or before (invited, sent, a message from)."""
    told: Part | None = None
    for n in range(len(named) - 1, -1, -1):
        person, naming = named[n]
        until = named[n + 1][1].lead if n + 1 < len(named) else sentence.last
        after = _told_after(doc, person, naming, until)
        if (
            after is None
            and told is not None
            and n + 1 < len(named)
            and are_joined(doc, naming.last, named[n + 1][1].lead)
        ):
            after = Part(person, told.role, naming.lead, told.last, told.rule, told.sure)
        told = after
        if after is not None:
            yield after
        yield from _told_before(doc, sentence, person, naming)


def are_joined(doc: Document, first: int, last: int) -> bool:
    """Whether only "and" or commas stand between two names, or an office in apposition that ends in "and".

    "Lacroix, Under-Secretary-General for Peace Operations, and Khare, …".
    """
    between = doc.tokens.low[first:last]
    if between[:1] == ["of"] and (entity := doc.entity_at.get(first + 1)) is not None:
        between = between[entity.last - first :]  # "Solberg of Norway and Wanjiru of Kenya"
        first = entity.last
    if first < last <= first + 3 and all(w in ("and", ",", "the") for w in between):
        return True
    office = between[:1] == [","] and "and" in between[-9:]
    return office and len(between) <= 20 and set(doc.tags[first:last]).isdisjoint("VEMBT") and ";" not in between


def _told_after(doc: Document, person: Person, naming: Naming, until: int) -> Part | None:
    low, speaking, there = doc.tokens.low, terms_of(doc, "speaks"), terms_of(doc, "there")
    for k in range(naming.last, min(max(until, naming.last), naming.last + 22)):
        if doc.quoted[k] is not None:
            return None
        expected = low[k] == "expected" and doc.tags[k - 1] == "B" and low[k + 1 : k + 2] != ["that"]
        if (expected or (low[k] in ANNOUNCED and doc.tags[k - 1] in "TM")) and not _negated(doc, k, HOPED):
            return Part(person, "attendee", naming.lead, k + 1, "announced-at-meeting", 0.7)
        if low[k : k + 3] == ["list", "of", "speakers"]:
            return Part(person, "speaker", naming.lead, k + 3, "listed-as-speaker", 0.8)
        if low[k] in speaking and doc.tags[k] in "VEGNP" and not _negated(doc, k, UNREAL):
            return Part(person, "speaker", naming.lead, k + 1, "speaks-at-meeting", 0.75)
        if (
            (low[k] == "represented" or (low[k] == "representing" and doc.tags[k - 1] == "B"))
            and k + 2 < len(low)
            and any(
                e.kind == "country" for e in doc.entities_in(k + 1, k + 8 if "host" in low[k + 1 : k + 4] else k + 4)
            )
        ):
            return Part(person, "head-of-delegation", naming.lead, k + 2, "represents-state", 0.8)
        took_part = low[k] in ("took", "take", "takes") and low[k + 1 : k + 2] == ["part"]
        if (low[k] in there or took_part) and not _negated(doc, k):
            return Part(person, "attendee", naming.lead, k + 1, "attends-meeting", 0.75)
    return None


def _told_before(doc: Document, sentence: Sentence, person: Person, naming: Naming) -> Iterator[Part]:
    low = doc.tokens.low
    before = low[max(sentence.first, naming.lead - 5) : naming.lead]
    if before[-2:] in (["message", "from"], ["message", "of"], ["address", "by"], ["statement", "by"]):
        yield Part(person, "speaker", naming.lead, naming.last, "message-read-out", 0.8)
    elif not terms_of(doc, "sending").isdisjoint(before) and not any(w in ("message", "letter") for w in before):
        yield Part(person, "attendee", naming.lead, naming.last, "sent-to-meeting", 0.7)


def _negated(doc: Document, k: int, words: frozenset[str] = frozenset()) -> bool:
    before = doc.tokens.low[max(0, k - 3) : k]
    return any(w in ("not", "n't", "never", "nobody") or w in words for w in before)
