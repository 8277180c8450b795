"""Marked lines → pieces: one for each paragraph, item, row or line of its own, with wraps and breaks mended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from flows.articles.datelines import is_certain_dateline, is_dateline
from flows.articles.lines import Line
from flows.articles.residue import Mark
from flows.articles.sentences import breaks_off, ends_sentence
from flows.articles.shapes import is_tagline
from flows.articles.wraps import Wrap, continues, listings

# Two sentences, or speech and its attribution: no heading holds these.
_RUNNING_TEXT = re.compile(r"[a-z\d%)]{2}[.!?][”\"’»]? +[A-Z“\"‘«]|[,!?][”\"’»] ")

# A shorter line was not wrapped.
_LINE = 45
# A shorter line of the first pieces may be the name of a page.
_SHORT, _HEAD = 36, 3
# A report is at least that many words long.
_REPORT = 10
# No sentence begins so: "(MINUSCA) would go", "“to improve …"
_GOES_ON = re.compile(r"\(|[“\"‘«„][a-z]")


@dataclass(slots=True)
class Piece:
    """A block in the making: its lines, to be joined with one space each, and what it is known to be."""

    parts: list[str]
    mark: Mark
    alone: bool = False  # a cell of a listing: nothing goes on with it
    words: int = field(init=False)

    def __post_init__(self) -> None:
        self.words = sum(len(part.split()) for part in self.parts)

    @property
    def opening(self) -> str:
        """The first line."""
        return self.parts[0]

    @property
    def closing(self) -> str:
        """The last line."""
        return self.parts[-1]

    def extend(self, parts: Sequence[str]) -> None:
        """Add lines that continue the piece."""
        self.parts.extend(parts)
        self.words += sum(len(part.split()) for part in parts)


def join_lines(lines: Sequence[Line], wrap: Wrap | None) -> list[Piece]:
    """Put hard-wrapped lines back together within their groups."""
    sizes = Counter(line.group for line in lines)
    apart = listings(lines, wrap)
    pieces: list[Piece] = []
    previous: Line | None = None
    for line in lines:
        if (
            previous is not None
            and previous.group == line.group
            and line.group not in apart
            and not (len(pieces) <= _HEAD and _stands_alone(previous, line, wrap))
            and _goes_with(pieces[-1], previous, line, wrap, sizes)
        ):
            pieces[-1].extend([line.text])
        else:
            pieces.append(Piece([line.text], line.mark, line.group in apart))
        previous = line
    return pieces


def _stands_alone(previous: Line, line: Line, wrap: Wrap | None) -> bool:
    """Whether a short line of the page's head was not wrapped: what comes next is a tagline or had room beside it."""
    if len(previous.text) > _SHORT or not line.text[0].islower():
        return False
    return (
        is_tagline(line.text)
        or previous.text.isupper()
        or (wrap is not None and wrap.leaves_room(previous.text, line.text) and wrap.is_full(line.text))
    )


def _goes_with(piece: Piece, previous: Line, line: Line, wrap: Wrap | None, sizes: Counter[int]) -> bool:
    if piece.mark is Mark.CAPTION and (_is_bracket_open(piece) or (line.mark is Mark.CAPTION and _is_open(piece))):
        return True
    if line.mark is Mark.CAPTION and piece.mark is Mark.TEXT and _is_open(piece) and line.text[0] not in "[(":
        piece.mark = Mark.CAPTION  # only its last line says so: "… in Juba (file photo)"
        return True
    if line.mark is not Mark.TEXT:
        return False
    if piece.mark is Mark.TEXT and len(previous.text) >= _LINE and line.text[0] not in '“"«' and _is_in_speech(piece):
        return True
    return line.follows or continues(piece.mark, previous, line, wrap, lines_in_group=sizes[line.group])


def _is_open(piece: Piece) -> bool:
    return len(piece.parts) <= 3 and not ends_sentence(piece.closing)


def _is_in_speech(piece: Piece) -> bool:
    """Whether curly quotation marks stand open: a sentence that ends with its line does not end the paragraph then."""
    text = " ".join(piece.parts[-6:])
    return text.count("“") > text.count("”")


def _is_bracket_open(piece: Piece) -> bool:
    text = " ".join(piece.parts[:8])
    return text[0] in "[(" and text.count(text[0]) > text.count("]" if text[0] == "[" else ")")


def mend_breaks(pieces: Sequence[Piece]) -> list[Piece]:
    """Join paragraphs that a blank line, a dropped advertisement or a picture cut in mid-sentence.

    A picture's caption or credit that stood in the cut comes after the joined paragraph.
    """
    mended: list[Piece] = []
    last: Piece | None = None
    begun = False
    for piece in pieces:
        if piece.mark in {Mark.CAPTION, Mark.CREDIT} and last is not None:
            mended.append(piece)
            continue
        if (
            last is not None
            and piece.mark is Mark.TEXT
            and not (last.alone and piece.alone)
            and not is_dateline(piece.opening)
            and _is_cut(last, piece, begun)
        ):
            last.extend(piece.parts)
        else:
            mended.append(piece)
            last = piece if piece.mark in {Mark.TEXT, Mark.ITEM} else None
        if last is not None:
            begun = begun or (last.words >= 15 and ends_sentence(last.closing)) or _opens_report(last)
    return mended


def _is_cut(before: Piece, after: Piece, begun: bool) -> bool:
    """Whether the first piece breaks off and the second goes on; `begun` is whether the body has begun by then."""
    closing, words = before.closing, before.words
    if closing[-1] == "," and after.opening[0].islower():
        return True
    short = words < 8
    if words < 3 or ends_sentence(closing) or closing[-1] in ":;" or (short and (after.words < 8 or not begun)):
        return False
    # A headline: "half of what was asked for".
    stranded = not begun and after.opening[0].isupper() and before.words <= 12
    if (breaks_off(closing) and not stranded) or _is_unbalanced(before) or _opens_report(before):
        return True
    if after.opening[0].islower() or _GOES_ON.match(after.opening):
        return begun or words >= 14
    if before.mark is Mark.ITEM or not begun or not ends_sentence(after.closing):
        return False
    return words >= 11 or any(_RUNNING_TEXT.search(part) for part in before.parts[-3:])


def _opens_report(piece: Piece) -> bool:
    """Whether a piece is a dateline and at least a line of its report: "THE LAKE TIMES – English pages" is none."""
    return is_certain_dateline(piece.opening) and (piece.words >= _REPORT or piece.closing[-1] in "–—-:")


def _is_unbalanced(piece: Piece) -> bool:
    """A bracket or curly quotation mark stands open in the last lines of the piece."""
    text = " ".join(piece.parts[-6:])
    return text.count("(") > text.count(")") or _is_in_speech(piece)
