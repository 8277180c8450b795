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
from flows.articles.blocks import assign_kinds, is_dateline
from flows.articles.characters import mend_characters
from flows.articles.lines import marked_up_lines, read_lines
from flows.articles.paragraphs import Joiner, Piece, join_lines, mend_breaks
from flows.articles.residue import Mark, Residue, load_residue


class Normalized(NamedTuple):
    """A text and its blocks, ready for an `Article`."""

    text: str
    blocks: tuple[Block, ...]


_CREDIT_TAIL = re.compile(r"(?<=[.!?”\"]) (?=(?:Photos?|Picture|Image|Foto)(?: by| credit)?: ?[A-Z][^.!?]{2,50}$)")


def normalize(raw: str, residue: Residue | None = None) -> Normalized:
    """Normalize decoded plain text; never fails, and gives an empty text where nothing but residue was found."""
    patterns = residue or load_residue()
    text = mend_characters(raw)
    return _assemble(join_lines(read_lines(text, patterns)), text, patterns)


def normalize_marked(paragraphs: Iterable[tuple[Mark, str]], text: str) -> Normalized:
    """Normalize mended paragraphs whose markup says what they are; `text` is where divided words are looked up."""
    patterns = load_residue()
    return _assemble(join_lines(marked_up_lines(paragraphs, patterns)), text, patterns)


def _assemble(pieces: Sequence[Piece], text: str, residue: Residue) -> Normalized:
    """Mend broken paragraphs, give each piece its kind and lay all out."""
    mended = _split_credits(mend_breaks(pieces, is_dateline))
    joiner = Joiner(text)
    kinds = assign_kinds(mended, residue)
    joined = [joiner.join(piece) for piece in mended]
    return lay_out(
        [text if kind is BlockKind.ITEM else text.replace("  ", " ") for text, kind in zip(joined, kinds, strict=True)],
        kinds,
    )


def lay_out(texts: Sequence[str], kinds: Sequence[BlockKind]) -> Normalized:
    """Set block texts apart by one blank line and count their offsets."""
    blocks: list[Block] = []
    start = 0
    for text, kind in zip(texts, kinds, strict=True):
        blocks.append(Block(kind, start, start + len(text)))
        start += len(text) + 2
    return Normalized("\n\n".join(texts), tuple(blocks))


def _split_credits(pieces: Sequence[Piece]) -> list[Piece]:
    """A photo credit that closes a short paragraph becomes a block of its own."""
    split: list[Piece] = []
    for piece in pieces:
        tail = _CREDIT_TAIL.search(piece.closing) if piece.mark is Mark.TEXT and len(piece.closing) < 300 else None
        if tail:
            split.append(Piece([*piece.parts[:-1], piece.closing[: tail.start()]], piece.mark, piece.indent))
            split.append(Piece([piece.closing[tail.end() :]], Mark.CREDIT, piece.indent))
        else:
            split.append(piece)
    return split
