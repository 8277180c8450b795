"""Numbers set apart from what they count: "1,850. The number of soldiers offered", a column under its header."""

from __future__ import annotations

from flows.articles.article import BlockKind
from flows.extract.counted import Noun, count_words, noun_after
from flows.extract.document import Document
from flows.extract.number import Number
from flows.extract.sentences import Sentence

#: How many rows of a table may stand between a cell and its header.
ROWS = 60
OPENERS = (("that", "is", "how", "many"), ("this", "is", "how", "many"), ("the", "number", "of"), ("number", "of"))


def displayed_noun(doc: Document, number: Number, sentence: Sentence) -> Noun | None:
    """What a number that is a sentence of its own counts, where the next sentence says so.

    "99. That is how many delegations came." An enumerator ("2. Countries that …") follows the one before it, or is 1.
    """
    if number.first != sentence.first or not _is_alone(doc, number, sentence):
        return None
    following = _after(doc, sentence)
    if following is None or number.unit or number.value < 2 or _enumerates(doc, number, sentence):
        return None
    low, first = doc.tokens.low, following.first
    for opener in OPENERS:
        if tuple(low[first : first + len(opener)]) == opener:
            return noun_after(doc, first + len(opener), following)
    noun = noun_after(doc, first + (low[first] in ("the", "these", "those")), following)
    described = noun is not None and noun.last < following.last and doc.tags[noun.last] in "WEI"
    return noun if described else None


def _is_alone(doc: Document, number: Number, sentence: Sentence) -> bool:
    low = doc.tokens.low
    return number.last == sentence.last or (number.last + 1 == sentence.last and low[number.last] in (".", ":"))


def _after(doc: Document, sentence: Sentence) -> Sentence | None:
    """The next sentence of the same block."""
    following = doc.sentence_of(sentence.last) if sentence.last < len(doc.tokens) else None
    return following if following is not None and following.block == sentence.block else None


def _enumerates(doc: Document, number: Number, sentence: Sentence) -> bool:
    """Whether blocks near this one open with the number before or after it, as in an enumeration."""
    opening = doc.memo.get("opening_numbers")
    if opening is None:
        firsts = {first: block for block, (first, _) in enumerate(doc.block_ranges)}
        opening = doc.memo["opening_numbers"] = {firsts[n.first]: n.value for n in doc.numbers if n.first in firsts}
    near = range(max(0, sentence.block - ROWS), sentence.block + ROWS)
    return any(abs(opening.get(block, number.value) - number.value) == 1 for block in near)


def column_noun(doc: Document, sentence: Sentence) -> str:
    """The header of the last column above a row of a table ("Subject  States"), or ""."""
    for block in range(sentence.block - 1, max(-1, sentence.block - ROWS), -1):
        about = doc.blocks[block]
        text = doc.text[about.start : about.end]
        if about.kind is not BlockKind.ITEM or "  " not in text:
            return ""
        if not any(c.isdigit() for c in text):
            header = text.rsplit("  ", 1)[1].strip()
            words = doc.lexicon.derived(count_words)
            head = header.lower().rsplit(" ", 1)[-1]
            return header if head in words["actor"] or head in words["people"] or head == "pledges" else ""
    return ""
