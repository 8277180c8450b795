"""What is promised: the items of a verb's object, and where that object begins."""

from __future__ import annotations

from dataclasses import replace

from flows.extract.deeds import pledges_counted
from flows.extract.objects import Item, read_items
from flows.extract.passage import Passage
from flows.extract.pledges import Predicate
from flows.extract.purposes import OTHER, POLITICAL, find_terms
from flows.extract.quantities import counts

#: Tags with which the object of a verb may begin.
OBJECT_STARTS = frozenset("DNJPG#TEVO.")
#: Verbs that translations give a "with" ("promised with two teams").
BARE_PROMISES = frozenset("promise pledge contribute donate volunteer undertake".split())


def object_of(passage: Passage, predicate: Predicate) -> int:
    """The token at which the object begins: in the gap of a split verb, else after it, adverbs passed over."""
    tags = passage.doc.tags
    if predicate.gap and tags[predicate.gap[0]] not in "RO" and passage.doc.tokens.low[predicate.gap[0]] != ",":
        return predicate.gap[0]
    begin = passage.object_begin(predicate.end)
    helps = (predicate.future and "give" in predicate.frames) or predicate.group.lemma in BARE_PROMISES
    return begin + 1 if helps and passage.doc.tokens.low[begin : begin + 1] == ["with"] else begin


def may_begin(passage: Passage, predicate: Predicate, begin: int) -> bool:
    """Whether an object may begin here: a noun group, an infinitive, a qualified number ("as many as 600")."""
    tag = passage.doc.tags[begin]
    if tag in OBJECT_STARTS or (tag == "I" and predicate.long):
        return True
    return any(n.lead == begin for n in passage.doc.numbers_in(begin, min(begin + 5, passage.sentence.last)))


def items_of(passage: Passage, predicate: Predicate, begin: int, end: int) -> list[Item]:
    """The items of an object; a verb that names a purpose itself ("train", "screen") is read with it."""
    doc, head = passage.doc, predicate.group.head
    first = head if predicate.gap is None and head + 1 == begin and find_terms(doc, head, head + 1) else begin
    items = read_items(doc, first, end)
    return items or _elided(passage, begin, end) or _unnamed(passage, predicate, begin, end)


def _elided(passage: Passage, begin: int, end: int) -> list[Item]:
    """A bare number after an item of the sentence before: "Colombia offered as many as 5,000"."""
    numbers = passage.doc.numbers_in(begin, end)
    if passage.before is None or not numbers or numbers[0].unit or numbers[0].lead - begin > 2:
        return []
    doc, number = passage.doc, numbers[0]
    if doc.tags[number.last : number.last + 1] in ("N", "J", "P") or not counts(doc, number):
        return []
    if numbers[0].last < end - 7 and doc.tags[numbers[0].last] != "I":
        return []
    items = [replace(passage.before, first=begin, last=number.last, number=number)]
    for more in numbers[1:]:
        name = next((e for e in doc.entities_in(number.last, more.lead, "country")), None)
        if name is None or more.unit or name.first > number.last + 2 or name.last != more.lead:
            break
        items.append(replace(passage.before, first=name.first, last=more.last, number=more))
        number = more
    return items


def _unnamed(passage: Passage, predicate: Predicate, begin: int, end: int) -> list[Item]:
    """A promise without a purpose: `other` for a counted group, political support for one who backs peacekeeping."""
    if not predicate.frames & {"promise", "reaffirm"} and not passage.mentions_pledge(begin, end):
        return []
    committed = predicate.group.lemma == "commit"
    if passage.who[0].count and not committed:
        counted = pledges_counted(passage, begin, end)
        unit = passage.doc.tokens.low[counted.last] if counted is not None else None
        return [Item(begin, max(end, begin + 1), OTHER, counted, unit)]
    words = passage.doc.tokens.low[begin:end]
    peace = any(w.startswith("peacekeep") or w in ("un", "u.n.", "nations") for w in words)
    supports = committed or not {"support", "backing", "commitment", "solidarity"}.isdisjoint(words)
    return [Item(begin, end, POLITICAL)] if peace and supports else []
