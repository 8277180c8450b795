"""The one normalization: what a page says → one text and its blocks (`docs/normalization.md`, for readers).

Characters are mended, lines marked, residue dropped, wraps and broken paragraphs joined, kinds given, and the blocks
set apart by exactly one blank line. Apart from residue no word is changed, added or lost: within a block only white
space differs from the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from flows.articles.article import Block, BlockKind
from flows.articles.blocks import assign_kinds
from flows.articles.characters import mend_characters
from flows.articles.datelines import find_inner_dateline
from flows.articles.divided import Joiner
from flows.articles.lines import Line, mark_lines, marked_up_lines, split_lines
from flows.articles.paragraphs import Piece, join_lines, mend_breaks
from flows.articles.residue import Mark, Residue, load_residue
from flows.articles.sections import drop_residue
from flows.articles.sentences import is_plain_sentence
from flows.articles.wraps import measure_wrap


class Normalized(NamedTuple):
    """A text and its blocks, ready for an `Article`."""

    text: str
    blocks: tuple[Block, ...]


_CREDIT_TAIL = re.compile(r"(?<=[.!?”\"]) (?=(?:Photos?|Picture|Image|Foto)(?: by| credit)?: ?[A-Z][^.!?]{2,50}$)")


def normalize(raw: str, residue: Residue | None = None) -> Normalized:
    """Normalize decoded plain text; never fails, and gives an empty text where nothing but residue was found."""
    patterns = residue or load_residue()
    text = mend_characters(raw)
    return _assemble(split_lines(text), text, patterns)


def normalize_marked(paragraphs: Iterable[tuple[Mark, str]], text: str) -> Normalized:
    """Normalize mended paragraphs whose markup says what they are; `text` is where divided words are looked up."""
    return _assemble(marked_up_lines(paragraphs), text, load_residue())


def _assemble(lines: list[Line], text: str, residue: Residue) -> Normalized:
    wrap = measure_wrap(lines)
    width = wrap.width if wrap else None
    kept = drop_residue(mark_lines(lines, residue, width), width)
    pieces = mend_breaks(_split_credits(_split_headline(join_lines(kept, wrap))))
    joiner = Joiner(text)
    texts = [joiner.join(piece.parts) for piece in pieces]
    columns = [text if piece.mark is Mark.ROW else _squeeze(text) for text, piece in zip(texts, pieces, strict=True)]
    return lay_out(columns, assign_kinds(pieces, residue))


def _squeeze(text: str) -> str:
    return " ".join(text.split()) if "  " in text else text


def lay_out(texts: Sequence[str], kinds: Sequence[BlockKind]) -> Normalized:
    """Set block texts apart by one blank line and count their offsets."""
    blocks: list[Block] = []
    start = 0
    for text, kind in zip(texts, kinds, strict=True):
        blocks.append(Block(kind, start, start + len(text)))
        start += len(text) + 2
    return Normalized("\n\n".join(texts), tuple(blocks))


def _split_headline(pieces: list[Piece]) -> list[Piece]:
    """Below a date mark, a headline and its report may stand on one line: part them at the dateline."""
    if len(pieces) < 2 or not pieces[0].opening.startswith("date") or pieces[1].mark is not Mark.TEXT:
        return pieces
    opening = " ".join(pieces[1].parts[:4])
    gap = find_inner_dateline(opening)
    if gap is None:
        return pieces
    report = Piece([opening[gap + 1 :], *pieces[1].parts[4:]], Mark.TEXT)
    return [pieces[0], Piece([opening[:gap]], Mark.TEXT), report, *pieces[2:]]


def _split_credits(pieces: Sequence[Piece]) -> list[Piece]:
    """A photo credit at a paragraph's end: with one plain sentence before it a caption, else a block of its own."""
    split: list[Piece] = []
    for piece in pieces:
        tail = _CREDIT_TAIL.search(piece.closing) if piece.mark is Mark.TEXT and len(piece.closing) < 300 else None
        if tail is None:
            split.append(piece)
            continue
        told = [*piece.parts[:-1], piece.closing[: tail.start()]]
        if piece.words <= 45 and is_plain_sentence(" ".join(told)):
            split.append(Piece(piece.parts, Mark.CAPTION))
        else:
            split += [Piece(told, Mark.TEXT), Piece([piece.closing[tail.end() :]], Mark.CREDIT)]
    return split
