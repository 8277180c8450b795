"""Sentences as token ranges: within blocks, and never inside a quotation that its sentence goes on after."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from flows.articles.article import Block
from flows.extract.quotations import Quotation
from flows.extract.tokens import Tokens

ENDS = frozenset({".", "!", "?", "…", "..", "...", "...."})
#: Marks that go with the sentence they end.
CLOSERS = frozenset("\"”’'»«)]›") | ENDS
#: Words of the longest sentence. What goes on beyond is noise; readers compare the parts of a sentence with each other.
LONGEST = 500
#: Words that, capitalized in mid-text, show that a new sentence has begun.
OPENERS = frozenset(
    "the a an he she it they we in on at but and this that these those his her its their as for with after before "
    "when while however there if since by from to of under during asked speaking according both some many all no "
    "not only".split()
)
AFTER_ATTRIBUTION = frozenset(
    "on in at during after before to as with through via by while when afterwards later".split()
)
ATTRIBUTIONS = frozenset(
    "said says asked asks replied told added noted wondered quipped answered demanded exclaimed".split()
)


@dataclass(slots=True, unsafe_hash=True)
class Sentence:
    """Tokens `first` to `last` (exclusive), characters `start` to `end`, in block number `block`.

    `mark` is what `Document.mark` has found of it.
    """

    first: int
    last: int
    start: int
    end: int
    block: int
    mark: int | None = field(init=False, default=None, compare=False, repr=False)


def block_tokens(tokens: Tokens, blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """First and last (exclusive) token of each block."""
    ranges: list[tuple[int, int]] = []
    i = 0
    for block in blocks:
        first = bisect_left(tokens.start, block.start, i)
        i = bisect_right(tokens.end, block.end, first)
        ranges.append((first, i))
    return ranges


def split_sentences(
    tokens: Tokens,
    blocks: Sequence[tuple[int, int]],
    quotations: Sequence[Quotation],
    abbreviations: Collection[str],
) -> list[Sentence]:
    """Sentences of every block in order; `blocks` are first and last (exclusive) token of each.

    `abbreviations` are lower-cased words after which a stop ends nothing (lt, gen, mr, no).
    """
    sentences: list[Sentence] = []
    outer = [q for q in quotations if q.depth == 0]
    stops = [i for i, word in enumerate(tokens.word) if word[-1] in ".!?…"]
    stops.append(len(tokens))
    at = stop = 0
    for number, (first, last) in enumerate(blocks):
        begin, i = first, first
        while i < last:
            while at < len(outer) and outer[at].end <= tokens.start[i]:
                at += 1
            while stops[stop] < i:
                stop += 1
            opening = bisect_left(tokens.start, outer[at].start, i, last) if at < len(outer) else last
            i = min(opening, stops[stop])
            if i >= last or (i == opening and outer[at].end <= tokens.start[i]):
                continue
            if i == opening:
                i, ends = _after_quotation(tokens, i, last, outer[at])
            else:
                i, ends = _after_token(tokens, i, last, abbreviations)
            if ends and i > begin:
                sentences += _cut(tokens, begin, i, number)
                begin = i
        sentences += _cut(tokens, begin, last, number)
    return sentences


def _cut(tokens: Tokens, first: int, last: int, block: int) -> list[Sentence]:
    """The sentence of tokens `first` to `last`, in pieces where it is longer than any prose."""
    if first < last <= first + LONGEST:
        return [_sentence(tokens, first, last, block)]
    return [_sentence(tokens, at, min(last, at + LONGEST), block) for at in range(first, last, LONGEST)]


def _after_quotation(tokens: Tokens, i: int, last: int, quotation: Quotation) -> tuple[int, bool]:
    """The token after the quotation that covers token `i`, and whether a sentence ends with it."""
    i = _after(tokens, i, last, quotation.end)
    ended = tokens.word[_inner_end(tokens, i, quotation)] in ENDS
    return i, ended and _starts_sentence(tokens, i, last) and not _attribution_follows(tokens, i, last)


def _after_token(tokens: Tokens, i: int, last: int, abbreviations: Collection[str]) -> tuple[int, bool]:
    """The token after token `i` and the marks that go with it, and whether a sentence ends there."""
    word = tokens.word[i]
    if word in ENDS and not _is_abbreviation(tokens, i, abbreviations):
        i += 1
        while i < last and tokens.word[i] in CLOSERS and tokens.start[i] == tokens.end[i - 1]:
            i += 1
        return i, _starts_sentence(tokens, i, last)
    return i + 1, word[-1] == "." and len(word) > 2 and _ends_with_abbreviation(tokens, i, last)


def _sentence(tokens: Tokens, first: int, last: int, block: int) -> Sentence:
    return Sentence(first, last, tokens.start[first], tokens.end[last - 1], block)


def _after(tokens: Tokens, i: int, last: int, end: int) -> int:
    return bisect_left(tokens.start, end, i, last)


def _inner_end(tokens: Tokens, after: int, quotation: Quotation) -> int:
    """The last token inside the quotation's marks, or the mark's own neighbour outside them."""
    i = after - 1
    while i > 0 and tokens.start[i] >= quotation.inner_end:
        i -= 1
    return i


def _starts_sentence(tokens: Tokens, i: int, last: int) -> bool:
    """Whether the token at `i` may open a sentence: a capital, a figure, a mark that opens."""
    if i >= last:
        return True
    word = tokens.word[i]
    return word[0].isupper() or word[0].isdigit() or word[0] in "“\"'‘«»„”([•–—-@#$€£"


def _is_abbreviation(tokens: Tokens, i: int, abbreviations: Collection[str]) -> bool:
    """Whether the stop at `i` belongs to an abbreviation or an initial (Lt. Gen. K. Touray)."""
    if tokens.word[i] != "." or i == 0 or tokens.end[i - 1] != tokens.start[i]:
        return False
    before = tokens.word[i - 1]
    if len(before) == 1 and before.isupper() and before != "I":
        return True
    if tokens.low[i - 1] not in abbreviations:
        return before.isdigit() and len(before) < 3 and i >= 2 and tokens.word[i - 2] in "\n•"
    return True


def _ends_with_abbreviation(tokens: Tokens, i: int, last: int) -> bool:
    """Whether an abbreviation with inner stops (U.N., a.m.) also ends its sentence.

    It does where a word follows that only a sentence's start would capitalize.
    """
    return i + 1 >= last or (tokens.word[i + 1][0].isupper() and tokens.low[i + 1] in OPENERS)


def _attribution_follows(tokens: Tokens, i: int, last: int) -> bool:
    """Whether a name and a verb of saying, and nothing said, follow a quotation (“Why?” Rathore asked)."""
    j = i
    while j < last and j < i + 5 and tokens.word[j][0].isupper():
        j += 1
    if not (i < j < last and tokens.low[j] in ATTRIBUTIONS and tokens.word[i] != "The"):
        return False
    after = tokens.low[j + 1] if j + 1 < last else "."
    return tokens.low[j] in ("told", "asked") or not after[0].isalnum() or after in AFTER_ATTRIBUTION
