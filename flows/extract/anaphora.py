"""Purposes named one sentence before: "pledges in each of those fields", "five million dollars towards that end"."""

from __future__ import annotations

from dataclasses import replace

from flows.extract.document import Document
from flows.extract.objects import Item, read_items
from flows.extract.passage import Passage
from flows.extract.purposes import FUNDING, GENERAL, category_of, find_terms

FIELDS = frozenset("fields areas subjects themes topics priorities matters issues categories headings points".split())
THOSE = frozenset("those these".split())
ENDS = frozenset("end purpose goal aim cause effort initiative project programme program scheme".split())
DEMONSTRATIVE = frozenset("that this the".split())
TOWARDS = frozenset("to for towards toward into behind of".split())
#: Verbs between "pledges, which together" and their sum.
SUMMING = frozenset("come comes came amount amounts amounted total totals totalled totaling totalling add adds".split())


def back_references(passage: Passage, verb: int, span: tuple[int, int], items: list[Item]) -> list[Item]:
    """The items of an object, with the purposes that it takes from the sentence before, or the sum that follows."""
    doc, (begin, end) = passage.doc, span
    promised = passage.mentions_pledge(verb, end)
    if promised and _those_fields(doc, begin, end):
        return _fields(passage, begin, end) or items
    if any(item.is_money and item.category == FUNDING for item in items) and _that_end(doc, begin, end):
        category = category_of(find_terms(doc, *_before(passage)), money=True)
        return [replace(item, category=category) if item.category == FUNDING else item for item in items]
    return (summed(passage, begin) or items) if promised and not items else items


def _those_fields(doc: Document, begin: int, end: int) -> bool:
    low = doc.tokens.low
    return any(low[i] in THOSE and not FIELDS.isdisjoint(low[i + 1 : min(i + 3, end)]) for i in range(begin, end - 1))


def _that_end(doc: Document, begin: int, end: int) -> bool:
    low = doc.tokens.low
    return any(
        low[i] in TOWARDS
        and (
            (low[i + 1] == "it" and i + 2 <= end)
            or (low[i + 1] in DEMONSTRATIVE and not ENDS.isdisjoint(low[i + 2 : i + 3]))
        )
        for i in range(begin, min(end + 1, len(low) - 2))
    )


def _before(passage: Passage) -> tuple[int, int]:
    """The sentence before this one."""
    doc, first = passage.doc, passage.sentence.first
    sentence = doc.sentence_of(first - 1) if first else None
    return (sentence.first, sentence.last) if sentence is not None else (first, first)


def _fields(passage: Passage, begin: int, end: int) -> list[Item]:
    terms = find_terms(passage.doc, *_before(passage))
    named = dict.fromkeys(t.category for t in terms if t.weight > 1 and t.category not in GENERAL)
    return [Item(begin, end, category) for category in named]


def summed(passage: Passage, begin: int) -> list[Item]:
    """What pledges add up to: "pledges, which together come to over 40,000 troops and police"."""
    low, last = passage.doc.tokens.low, passage.sentence.last
    for i in range(begin, min(begin + 10, last - 2)):
        if low[i] in SUMMING:
            after = i + 1 + (low[i + 1] == "up")
            after += low[after] == "to"
            return [item for item in read_items(passage.doc, after, passage.end(after)) if item.number is not None]
    return []
