"""Quotation spans: what stands between quotation marks, however the marks were typed.

Marks come curly, straight, low, as guillemets (pointing either way), single or double, sometimes the wrong way round or
set off by a stray space; a quotation may run over several paragraphs that each open but only the last of which closes.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from flows.articles.article import Block
from flows.extract.record import record

DOUBLE = '“”„‟"«»'
SINGLE = "‘’‚‛'‹›`"
MARK = re.compile(f"[{DOUBLE}{SINGLE}]")

CLOSER = re.compile(r"(?<=[^\s(\[])[’'‘‛›](?!\w)")

#: What else is cut short: ’90s, ’tis, ’em.
SHORT = re.compile(r"\d0s\b|[Tt]is\b|em\b")
#: "and" cut short ("rock ’n’ roll").
AND_SHORT = frozenset({"’n’", "'n'", "‘n’"})
#: Opening marks that never close, and closing marks that never open, within one page's habit.
ONLY_OPENS = "„‚“‘"
#: An opening mark and the mark that can only close it, wherever stray spaces have put it.
PAIRS = frozenset({"“”", "„”", "«»"})


@record
class Quotation:
    """`text[start:end]` with its marks, `text[inner_start:inner_end]` the words between them.

    `continued` says that the paragraph ended before the quotation did and that the next paragraph goes on with it;
    `depth` is 0 for an outer quotation, 1 for one inside another; `closed` is False where no closing mark was found.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int = 0
    continued: bool = False
    closed: bool = True


@dataclass(slots=True)
class _Open:
    at: int
    mark: str


def _family(mark: str) -> str:
    if mark in "«»":
        return "«"
    if mark in "‹›":
        return "‹"
    return '"' if mark in DOUBLE else "'"


def find_quotations(text: str, blocks: Sequence[Block]) -> list[Quotation]:
    """Quotations of all blocks in order of their start; outer ones come before those they hold."""
    found: list[Quotation] = []
    marks = [m.start() for m in MARK.finditer(text)]
    for i, block in enumerate(blocks):
        at = bisect_left(marks, block.start)
        if at == len(marks) or marks[at] >= block.end:
            continue
        following = text[blocks[i + 1].start] if i + 1 < len(blocks) else ""
        found += _in_block(text, block, following)
    found.sort(key=lambda q: (q.start, -q.end))
    return found


class _Closers:
    """Where in a block single marks stand that can close: after a word or a stop, before no word."""

    def __init__(self, text: str, block: Block) -> None:
        self._text, self._block = text, block

    @cached_property
    def _places(self) -> list[int]:
        return [m.start() for m in CLOSER.finditer(self._text, self._block.start, self._block.end)]

    def follow(self, at: int) -> bool:
        """Whether one stands within the next 1,500 characters after the mark at `at`."""
        after = bisect_right(self._places, at + 1)
        return after < len(self._places) and self._places[after] < at + 1500


def _in_block(text: str, block: Block, following: str) -> Iterator[Quotation]:
    closers = _Closers(text, block)
    stack: list[_Open] = []
    for match in MARK.finditer(text, block.start, block.end):
        at, mark = match.start(), match.group()
        if mark in SINGLE and not _single_may_quote(text, block, at, bool(stack), closers):
            continue
        holder = next((n for n in range(len(stack) - 1, -1, -1) if _family(stack[n].mark) == _family(mark)), None)
        partner = holder is not None and stack[holder].mark + mark in PAIRS
        if partner or _closes(text, block, at, mark, holder is not None):
            if holder is not None:
                opening = stack[holder]
                del stack[holder:]
                yield _quotation(text, opening.at, at, len(stack))
        elif holder is None and len(stack) < 3:
            stack.append(_Open(at, mark))
    if stack and _family(stack[0].mark) != "'":
        opening = stack[0]
        goes_on = bool(following) and following in DOUBLE and _family(following) == _family(opening.mark)
        if goes_on or block.end - opening.at > 3:
            yield Quotation(opening.at, block.end, opening.at + 1, block.end, 0, goes_on, False)


def _quotation(text: str, opening: int, closing: int, depth: int) -> Quotation:
    start, end = opening + 1, closing
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quotation(opening, closing + 1, start, end, depth)


def _single_may_quote(text: str, block: Block, at: int, inside: bool, closers: _Closers) -> bool:
    """Tell a single quotation mark from an apostrophe."""
    before = text[at - 1] if at > block.start else " "
    after = text[at + 1] if at + 1 < block.end else " "
    if before.isalnum() and after.isalnum():
        return False  # don't, d'Ivoire
    if text[at : at + 3] in AND_SHORT or text[max(0, at - 2) : at + 1] in AND_SHORT:
        return False
    if before.isspace() or before in '([—–-“"«':
        if after.isspace() or (text[at] == "’" and not inside and not closers.follow(at)):
            return False
        return not SHORT.match(text[at + 1 : at + 5]) and closers.follow(at)
    return True


def _closes(text: str, block: Block, at: int, mark: str, is_open: bool) -> bool:
    before = text[at - 1] if at > block.start else " "
    after = text[at + 1] if at + 1 < block.end else " "
    opens_by_place = (before.isspace() or before in "([—–-/“‘«\"'") and not after.isspace()
    closes_by_place = not before.isspace() and not (after.isalnum() and before not in ".,!?…")
    if mark in ONLY_OPENS and not (is_open and closes_by_place and not opens_by_place):
        return False
    if opens_by_place and not closes_by_place:
        return is_open and mark in "»”" and before.isspace() is False
    if closes_by_place and not opens_by_place:
        return True
    return is_open  # set off by spaces on both sides, or glued on both: the mark does what is due
