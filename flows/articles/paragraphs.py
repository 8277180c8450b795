"""Marked lines → pieces: one for each paragraph, item, row or line of its own, with wraps and breaks mended."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from flows.articles.lines import Line, wrap_width
from flows.articles.residue import Mark
from flows.articles.sentences import breaks_off, ends_sentence

# A group of this many lines without a blank one holds several paragraphs, not one.
_DENSE_GROUP = 12
# A turn of an interview or debate: "BLR: Who turned you down?"
_SPEAKER = re.compile(r"[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]*){0,3}(?: \([^()]{2,40}\))?: ")


@dataclass(slots=True)
class Piece:
    """A block in the making: its lines, to be joined with one space each, and what it is known to be."""

    parts: list[str]
    mark: Mark
    indent: int = 0
    words: int = field(init=False)

    def __post_init__(self) -> None:
        self.words = sum(len(part.split()) for part in self.parts)

    @property
    def opening(self) -> str:
        return self.parts[0]

    @property
    def closing(self) -> str:
        return self.parts[-1]

    def extend(self, parts: Sequence[str]) -> None:
        """Add lines that continue the piece."""
        self.parts.extend(parts)
        self.words += sum(len(part.split()) for part in parts)


def join_lines(lines: Sequence[Line]) -> list[Piece]:
    """Put hard-wrapped lines back together within their groups."""
    width = wrap_width(list(lines))
    sizes: dict[int, int] = {}
    for line in lines:
        sizes[line.group] = sizes.get(line.group, 0) + 1
    pieces: list[Piece] = []
    previous: Line | None = None
    for line in lines:
        if previous is not None and previous.group == line.group:
            dense = sizes[line.group] >= _DENSE_GROUP
            if _goes_with(pieces[-1], line) and _continues(pieces[-1], previous, line, width, dense=dense):
                pieces[-1].extend([line.text])
                previous = line
                continue
        pieces.append(Piece([line.text], line.mark, line.indent))
        previous = line
    return pieces


def _goes_with(piece: Piece, line: Line) -> bool:
    """Only plain text continues a piece, or the end of a caption a caption ("… / Courtesy")."""
    return line.mark is Mark.TEXT or (line.mark is Mark.CAPTION is piece.mark and not ends_sentence(piece.closing))


def _continues(piece: Piece, previous: Line, line: Line, width: int | None, *, dense: bool) -> bool:
    """Whether a text line goes on with the piece that the line before it belongs to."""
    said, following = previous.text, line.text
    finished = ends_sentence(said)
    if piece.mark in {Mark.ITEM, Mark.HEADING} and line.indent > piece.indent:
        return True
    if width is None:
        return not finished and piece.mark in {Mark.TEXT, Mark.ITEM} and (following[0].islower() or breaks_off(said))
    full = len(said) / width
    if piece.mark in {Mark.META, Mark.CREDIT, Mark.ROW}:
        return full >= 0.8 and line.indent >= piece.indent
    if piece.mark is Mark.CAPTION:
        return full >= 0.6 or _is_bracket_open(piece)
    if piece.mark is Mark.ITEM:
        return full >= 0.6 or (not finished and following[0].islower())
    if line.indent >= previous.indent + 2 and not following[0].islower():
        return False
    if not finished:
        return (
            following[0].islower() or breaks_off(said) or (full >= 0.6 and not _looks_like_name(following, said, width))
        )
    if _SPEAKER.match(following):
        return False
    if dense:
        return following[0].islower() or len(said) + 1 + len(following.split(" ", 1)[0]) > width
    return full >= 0.5


def _is_bracket_open(piece: Piece) -> bool:
    opening = piece.opening[0]
    return opening in "[(" and not piece.closing.endswith("]" if opening == "[" else ")")


def _looks_like_name(following: str, said: str, width: int) -> bool:
    """A name on a line of its own under a headline: "Kerwin Sookhai". It would have fitted on the line before."""
    words = following.split()
    fits = len(said) + 1 + len(words[0]) <= width
    return (
        fits
        and 2 <= len(words) <= 4
        and len(following) < 0.5 * width
        and all(word[0].isupper() and word.isalpha() for word in words)
    )


def mend_breaks(pieces: Sequence[Piece], is_dateline: Callable[[str], bool]) -> list[Piece]:
    """Join paragraphs that a blank line, a dropped advertisement or a picture cut in mid-sentence.

    A picture's caption or credit that stood in the cut comes after the joined paragraph.
    """
    mended: list[Piece] = []
    last: Piece | None = None
    told = False
    for piece in pieces:
        if piece.mark in {Mark.CAPTION, Mark.CREDIT} and last is not None:
            mended.append(piece)
            continue
        if (
            last is not None
            and piece.mark is Mark.TEXT
            and _is_cut(last, piece, told=told)
            and not is_dateline(piece.opening)
        ):
            last.extend(piece.parts)
        else:
            mended.append(piece)
            last = piece if piece.mark is Mark.TEXT else None
        if last is not None:
            told = told or (last.words >= 15 and ends_sentence(last.closing))
    return mended


def _is_cut(before: Piece, after: Piece, *, told: bool) -> bool:
    """Whether the first paragraph breaks off and the second goes on; `told` is whether the body has begun before."""
    closing = before.closing
    length = sum(map(len, before.parts[:4]))
    if length < 40 or ends_sentence(closing) or closing.endswith((":", ";")):
        return False
    if breaks_off(closing):
        return True
    if after.opening[0].islower():
        return told or before.words >= 20
    return told and length >= 80 and before.words >= 14 and closing[-1].isalnum() and ends_sentence(after.closing)


class Joiner:
    """Joins the lines of a piece; a word divided at a line's end is made whole as the rest of the text spells it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: frozenset[str] | None = None

    def join(self, piece: Piece) -> str:
        """The text of the piece: single spaces, but two where columns of a table row are divided."""
        text = piece.parts[0]
        if len(piece.parts) > 1:
            joined = [text]
            for part in piece.parts[1:]:
                if _DIVIDED.search(joined[-1]) and part[0].isalnum():
                    joined[-1], part = self._whole(joined[-1], part)
                joined.append(part)
            text = " ".join(joined).replace(_GLUE + " ", "")
        if "  " in text and piece.mark is not Mark.ROW:
            text = " ".join(text.split())
        return text

    def _whole(self, before: str, after: str) -> tuple[str, str]:
        first = _DIVIDED.search(before)
        second = _WORD.match(after)
        if first is None or second is None:
            return before, after
        head, tail = first[1], second[0]
        if self._known is None:
            whole = _DIVIDED_PAIR.sub(" ", self._text.casefold())
            self._known = frozenset(re.findall(r"[^\W_]+(?:-[^\W_]+)*", whole))
        fused, hyphenated = (head + tail).casefold(), f"{head}-{tail}".casefold()
        keep = fused not in self._known and (
            hyphenated in self._known
            or not tail[0].islower()
            or head.casefold() in _COMPOUND_HEADS
            or tail.casefold() in _COMPOUND_TAILS
            or (head.casefold() in self._known and tail.casefold() in self._known)
        )
        return (before if keep else before[:-1]) + _GLUE, after


_GLUE = "\ue000"
_DIVIDED = re.compile(r"([^\W\d_]{2,})-$")
_DIVIDED_PAIR = re.compile(r"[^\W\d_]+-\n\s*[^\W_]+")
_WORD = re.compile(r"[^\W_]+")
# First and last parts of compounds that this genre spells with a hyphen.
_HEADS = """
    troop police well self high low long short rapid quick gender anti non post pre ex co cross civil civilian vice
    then so two three four five six seven eight nine ten first second third half part all mid full
"""
_COMPOUND_HEADS = frozenset(_HEADS.split())
_TAILS = """
    led based contributing general level sensitive term old wide funded related driven backed held trained equipped
    in off out up year day month week long range scale person made secretary chief
"""
_COMPOUND_TAILS = frozenset(_TAILS.split())
