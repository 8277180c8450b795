"""How a page was hard-wrapped, and which of its line breaks are wraps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from flows.articles.datelines import is_certain_dateline, is_dateline
from flows.articles.lines import Line
from flows.articles.residue import Mark
from flows.articles.sentences import breaks_off, ends_sentence, holds_sentence

# Pages wrap between these columns; longer lines are whole paragraphs, shorter ones headings and bars.
_NARROWEST, _WIDEST = 45, 200
# Fewer wrapped lines than this say nothing about a page.
_FEWEST = 4
# So many lines of a group, of which no larger share than this reaches far, are cells.
_CELLS, _FULL_CELLS = 3, 0.15
# A group of this many lines without a blank one holds several paragraphs, not one.
_DENSE_GROUP = 12
# A turn of an interview or debate: "BLR: Who turned you down?"
_TURN = re.compile(r"[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]*){0,3}(?: \([^()]{2,40}\))?: ")


@dataclass(frozen=True, slots=True)
class Wrap:
    """The column lines were filled to; `tight` where each line holds all the words that fit, as a program wraps."""

    width: int
    tight: bool

    def is_full(self, line: str, share: float = 0.6) -> bool:
        """Whether a line reaches `share` of the width, so that a wrap may have ended it."""
        return len(line) >= share * self.width

    def leaves_room(self, line: str, following: str) -> bool:
        """Whether the first word of the next line would have fitted on this one: then the break was meant."""
        return len(line) + 1 + len(following.split(" ", 1)[0]) <= self.width


def measure_wrap(lines: Sequence[Line]) -> Wrap | None:
    """How the page is wrapped, judged by the lines whose successor goes on in lower case; None where it is not."""
    wide = {line.group for line in lines if len(line.text) >= _NARROWEST}  # other groups are bars, tables, addresses
    wrapped = [
        (a.text, b.text)
        for a, b in pairwise(lines)
        if a.group == b.group and a.mark is Mark.TEXT and b.text[0].islower() and len(a.text) <= _WIDEST
        and a.group in wide
    ]  # fmt: skip
    lengths = sorted(len(line) for line, _ in wrapped)
    if len(lengths) < _FEWEST or lengths[len(lengths) // 2] < _NARROWEST:
        return None
    widest = Wrap(lengths[-1], tight=True)
    loose = sum(widest.leaves_room(line, following) for line, following in wrapped)
    if loose <= 0.05 * len(wrapped):
        return widest
    return Wrap(lengths[len(lengths) * 9 // 10], tight=False)


def listings(lines: Sequence[Line], wrap: Wrap | None) -> frozenset[int]:
    """The groups whose lines stand by themselves, such as a table's cells: hardly one reaches as far as it could."""
    if wrap is None:
        return frozenset()
    groups: dict[int, list[bool]] = {}
    for line in lines:
        groups.setdefault(line.group, []).append(wrap.is_full(line.text))
    return frozenset(
        group for group, full in groups.items() if len(full) >= _CELLS and sum(full[:-1]) <= _FULL_CELLS * len(full)
    )


def continues(mark: Mark, previous: Line, line: Line, wrap: Wrap | None, *, lines_in_group: int) -> bool:
    """Whether a text line goes on with the line before it in its group, which belongs to a block of the kind `mark`."""
    said, following = previous.text, line.text
    goes_on = following[0].islower()
    finished = ends_sentence(said)
    if wrap is None:
        last_word = " " not in following and len(said) >= _NARROWEST  # "… conference in New⏎York"
        return not finished and mark in {Mark.TEXT, Mark.ITEM} and (goes_on or breaks_off(said) or last_word)
    room = wrap.leaves_room(said, following)
    if line.indent >= previous.indent + 2 and not goes_on and mark is not Mark.ITEM:
        return False
    dense = lines_in_group >= _DENSE_GROUP
    if mark is Mark.ITEM:
        return _continues_item(previous, line, wrap, dense=dense)
    if mark is not Mark.TEXT:
        return _continues_special(mark, previous, line, wrap)
    if not finished:
        if is_certain_dateline(following):
            return False
        if goes_on or breaks_off(said):
            return True
        if wrap.is_full(said, 0.8) and holds_sentence(said):
            return True
        return not room if wrap.tight else wrap.is_full(said) and not (room and _is_name(following))
    if _TURN.match(following) or (wrap.tight and room):
        return False
    if dense and (following[0] in '“"«' or is_dateline(following)):
        return False
    return goes_on or not room or (not dense and wrap.is_full(said, 0.5))


def _continues_item(previous: Line, line: Line, wrap: Wrap, *, dense: bool) -> bool:
    """The same below an item: an indent speaks for it; on a page without blank lines, a new sentence against it."""
    if line.text[0].islower():
        return True
    room = wrap.leaves_room(previous.text, line.text)
    if line.indent <= previous.indent and previous.mark is Mark.ITEM and dense and ends_sentence(previous.text):
        return False
    return not room or (not wrap.tight and wrap.is_full(previous.text))


def _continues_special(mark: Mark, previous: Line, line: Line, wrap: Wrap) -> bool:
    """The same below a table row, a caption or a line of the page's own."""
    said, following = previous.text, line.text
    room = wrap.leaves_room(said, following)
    if mark is Mark.CAPTION:
        return not room or (not ends_sentence(said) and (following[0].islower() or breaks_off(said)))
    return wrap.is_full(said, 0.8) and not room


def _is_name(text: str) -> bool:
    """A name on a line of its own under a headline: "Kerwin Sookhai"."""
    words = text.split()
    return 2 <= len(words) <= 4 and all(word[0].isupper() and word.isalpha() for word in words)
