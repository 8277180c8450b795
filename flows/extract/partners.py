"""States told beside others at a meeting: as examples, as partners, as authors of its papers, as the next to speak."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import reduce
from operator import or_

from flows.extract.attendance_terms import role_mark, terms_of
from flows.extract.delegations import Presence
from flows.extract.document import Document
from flows.extract.gazetteer import Entity
from flows.extract.host_actors import list_start, listed_actors
from flows.extract.marks import mark
from flows.extract.mentions import may_take_part
from flows.extract.sentences import Sentence

#: First words of what introduces examples; "jointly with Peru", "alongside Peru"; the order in which states speak.
EXAMPLES = frozenset("such including among notably like especially particularly namely".split())
WITH = frozenset("jointly together along alongside tandem with".split())
ORDER = frozenset("turn next last first word speak sat attendance".split())
#: What stands between a group and its examples, and what may govern a group that nevertheless acts.
LINKS = frozenset(", ( – —".split())
LEAVING = frozenset("of by among".split())
Reader = Callable[[Document, Sentence, int], Iterator[Presence]]


def beside_others(doc: Document, sentence: Sentence) -> Iterator[Presence]:
    """States and organizations that a sentence about the meeting at hand names beside others there."""
    words = doc.mark(sentence) & ANY
    for bits, reader in READERS if words else ():
        if words & bits:
            for cue in doc.places(sentence.first, sentence.last - 1, bits):
                if doc.quoted[cue] is None:
                    yield from reader(doc, sentence, cue)


def _told(doc: Document, entities: list[Entity], cue: int, rule: str, sure: float) -> Iterator[Presence]:
    for entity in entities:
        if may_take_part(doc, entity) and doc.tags[entity.last : entity.last + 1] != "S":
            yield Presence(entity, "attendee", min(entity.first, cue), max(entity.last, cue + 1), rule, sure)


def _acting(doc: Document, sentence: Sentence) -> bool:
    """Whether a verb tells of something done, or being done."""
    return any(
        (v.past or v.head - v.first > 0) and not (v.negated or v.modal) and doc.quoted[v.head] is None
        for v in doc.verbs(sentence)
    )


def _examples(doc: Document, sentence: Sentence, cue: int) -> Iterator[Presence]:
    """ "Newcomers such as Chad", "several delegations, notably those of Chad", "many states, Chad among them"."""
    low, groups = doc.tokens.low, terms_of(doc, "exemplified")
    if not _acting(doc, sentence):
        return
    if low[cue] == "among" and low[cue + 1] in ("them", "others"):
        start = list_start(doc, cue, sentence.first)
        group = next((k for k in range(max(sentence.first, start - 3), cue) if low[k] in groups), None)
        before = doc.entities_in(start, cue)
        if before and group is not None and group < before[0].first and not _governed(doc, group, sentence):
            yield from _told(doc, before, cue, "example-of-group", 0.75)
            return
    begin = cue + 1 + (low[cue + 1] in ("as", "them", "those"))
    while low[begin : begin + 2] in (["those", "of"], ["that", "of"], [":", "the"]) or low[begin] in ("of", ":"):
        begin += 1
    k = cue - 1 - (low[cue - 1] in LINKS)
    if low[k] in groups and (k == cue - 1 or low[cue] != "like") and not _governed(doc, k, sentence):
        listed, _ = listed_actors(doc, begin, sentence)
        if listed and listed[0].first <= begin + 2:
            yield from _told(doc, listed, cue, "example-of-group", 0.75)


def _governed(doc: Document, noun: int, sentence: Sentence) -> bool:
    """Whether a noun of states depends on a preposition of place: "in countries such as Mali"."""
    k = noun - 1
    while k > sentence.first and doc.tags[k] in "JDN#PR":
        k -= 1
    return doc.tags[k] in "IT" and doc.tokens.low[k] not in LEAVING


def _partners(doc: Document, sentence: Sentence, cue: int) -> Iterator[Presence]:
    """ "Jointly with Peru, Kenya proposed", "offered, together with Peru, a course"."""
    low = doc.tokens.low
    begin = cue + 1 + (low[cue + 1] == "with")
    if low[cue] == "with" and low[cue - 1] not in (",", "and"):
        return
    if (low[cue] not in ("alongside", "with") and low[cue + 1] != "with") or not _acting(doc, sentence):
        return
    listed, end = listed_actors(doc, begin, sentence)
    direct = bool(listed) and listed[0].first <= begin + 1
    if low[cue] == "with" and low[end : end + 1] != [","]:
        return  # "and, with Lithuania, …"
    others = [e for e in doc.entities_in(sentence.first, sentence.last) if e.kind == "country" and e not in listed]
    if direct and any(_opens_clause(doc, e, sentence) for e in others):
        yield from _told(doc, listed, cue, "partner-at-meeting", 0.7)


def _opens_clause(doc: Document, entity: Entity, sentence: Sentence) -> bool:
    """Whether a country may be the one that acts: no preposition before it."""
    low, k = doc.tokens.low, entity.first - 1
    k -= low[k] == "the"
    return k < sentence.first or doc.tags[k] not in "IT" or low[k] in ("by", "from")


def _backed(doc: Document, sentence: Sentence, cue: int) -> Iterator[Presence]:
    """ "Kenya, backed by Peru and Ghana, asked", "she was seconded by Peru"."""
    if doc.tokens.low[cue + 1] == "by" and _acting(doc, sentence):
        yield from _told(doc, _right_at(doc, cue + 2, sentence), cue, "partner-at-meeting", 0.7)


def _authors(doc: Document, sentence: Sentence, cue: int) -> Iterator[Presence]:
    """ "The text was signed by Kenya and Peru", "a paper submitted by Kenya and Peru was adopted"."""
    low = doc.tokens.low
    by = cue + 1 + (low[cue + 1] == "forward")
    if low[by] != "by" or (low[by - 1] != "forward" and low[cue] == "put"):
        return
    if doc.words(sentence).isdisjoint(terms_of(doc, "paper")):
        return
    yield from _told(doc, _right_at(doc, by + 1, sentence), cue, "author-at-meeting", 0.75)


def _papers(doc: Document, sentence: Sentence, cue: int) -> Iterator[Presence]:
    """ "A proposal by Kenya and Peru found no majority", "objections came from Russia"."""
    low = doc.tokens.low
    at = cue + 1
    if low[at] in ("came", "come", "comes", "rose", "arrived") and low[at + 1 : at + 2] == ["from"]:
        at += 1
    elif not (low[at] in ("by", "from") and _acting(doc, sentence)):
        return
    yield from _told(doc, _right_at(doc, at + 1, sentence), cue, "voice-of-state", 0.7)


def _right_at(doc: Document, i: int, sentence: Sentence) -> list[Entity]:
    """The actors of a list that begins at token `i`, an article aside; none where other words come first."""
    listed, _ = listed_actors(doc, i, sentence)
    return listed if listed and listed[0].first <= i + 1 else []


def _in_turn(doc: Document, sentence: Sentence, cue: int) -> Iterator[Presence]:
    """ "Next came Latvia", "the last to speak was Latvia", "it was the turn of Latvia", "Latvia had the last word"."""
    low = doc.tokens.low
    listed: list[Entity] = []
    if low[cue] == "turn" and low[cue + 1] == "of":
        listed, _ = listed_actors(doc, cue + 2, sentence)
    elif low[cue] == "turn" and doc.tags[cue - 1] == "S":
        listed = [e for e in doc.entities_in(max(sentence.first, cue - 6), cue) if e.last == cue - 1]
        yield from (Presence(e, "attendee", e.first, cue + 1, "speaks-in-turn", 0.7) for e in listed)
        return
    elif low[cue] in ("next", "last", "first") and low[cue + 1] in ("came", "up", "spoke"):
        k = cue + 2 + (low[cue + 2 : cue + 3] == ["was"])
        listed, _ = listed_actors(doc, k, sentence)
    elif low[cue] == "speak" and low[cue + 1] in ("was", "were") and low[cue - 1] == "to":
        listed, _ = listed_actors(doc, cue + 2, sentence)
    elif low[cue] == "word" and low[cue - 3 : cue] in (["had", "the", "last"], ["had", "the", "first"]):
        listed = [e for e in doc.entities_in(sentence.first, cue - 3) if e.last == cue - 3]
    elif low[cue] == "sat" and doc.tags[cue + 1] in "PD":
        listed, _ = listed_actors(doc, cue + 1, sentence)
    elif low[cue] == "attendance" and low[cue - 1] == "in" and low[sentence.first] == "with":
        listed, _ = listed_actors(doc, sentence.first + 1, sentence)
        yield from _told(doc, listed, cue, "speaks-in-turn", 0.75)
        return
    if listed and min(abs(listed[0].first - cue), abs(listed[-1].last - cue)) <= 4:
        yield from _told(doc, listed, cue, "speaks-in-turn", 0.7)


#: Which words call for which reader.
READERS: tuple[tuple[int, Reader], ...] = (
    (mark(lambda _: EXAMPLES), _examples),
    (mark(lambda _: WITH), _partners),
    (role_mark("backed"), _backed),
    (role_mark("authored"), _authors),
    (role_mark("paper"), _papers),
    (mark(lambda _: ORDER), _in_turn),
)


ANY = reduce(or_, (bits for bits, _ in READERS))
