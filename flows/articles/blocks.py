"""Pieces → blocks: which one is the headline, what stands around it, what is body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.articles.article import BlockKind
from flows.articles.datelines import is_dateline
from flows.articles.dates import ends_with_date, words_beside_date
from flows.articles.headline import credits_someone, find_headline, is_told_headline
from flows.articles.paragraphs import Piece
from flows.articles.residue import Mark, Residue
from flows.articles.sentences import ends_sentence, is_plain_sentence
from flows.articles.shapes import is_translators_note

_KINDS = {
    Mark.META: BlockKind.META,
    Mark.CREDIT: BlockKind.CREDIT,
    Mark.CAPTION: BlockKind.CAPTION,
    Mark.ITEM: BlockKind.ITEM,
    Mark.ROW: BlockKind.ITEM,
    Mark.HEADING: BlockKind.HEADING,
}
# No page prints more than this above its text.
_LONGEST_HEAD = 25
_NUMBERED = re.compile(r"(?:\(?\d{1,3}[.)]|\d{1,2}(?:\.\d{1,2})+\.?) ")
# "Medical – two level-two hospitals": an item whose list has no bullets
_LABELLED = re.compile(r"[^\W\d_][^.!?:–—]{2,40}(?: ?[:–—]) \S")
_NAME = re.compile(r"[A-Z]\.|[^\W\d_a-z][^\W\d_]*[a-z](?:[-'’][A-Z]\w+)?")
_QUOTE = re.compile('[“”"]')
# What stands beside the date of a line that tells when and by whom a report was written.
_APART = re.compile(r"[|/·•(]|\b[Bb]y [A-Zo]")
_FEW_WORDS = 4
_PHOTO_SLASH = re.compile(r"[Pp]hotos?\b.{0,40}/")


def assign_kinds(pieces: Sequence[Piece], residue: Residue) -> list[BlockKind]:
    """One kind for each piece, in order."""
    body = _first_body(pieces)
    title = find_headline(pieces, body, residue)
    last_told = max((i for i, piece in enumerate(pieces) if _tells(piece)), default=len(pieces))
    kinds: list[BlockKind] = []
    for i, piece in enumerate(pieces):
        if i == title:
            kinds.append(BlockKind.TITLE)
        elif title is not None and piece.parts == pieces[title].parts:
            kinds.append(BlockKind.HEADING)
        elif piece.mark is Mark.ITEM and _NUMBERED.match(piece.opening) and _is_full(piece):
            kinds.append(BlockKind.PARAGRAPH)
        elif piece.mark is Mark.ROW and i < body:
            kinds.append(BlockKind.META)
        elif piece.mark in _KINDS:
            kinds.append(_KINDS[piece.mark])
        elif i < body:
            kinds.append(_head_kind(piece, residue, after_title=title is not None and i > title))
        elif _captions_photo(pieces, i):
            kinds.append(BlockKind.CAPTION)
        else:
            kinds.append(_body_kind(piece, pieces[i + 1 : i + 2], ended=i > last_told))
    return kinds


def _is_sentence(piece: Piece) -> bool:
    return ends_sentence(piece.closing) or piece.closing[-1] in ":;"


def _is_full(piece: Piece) -> bool:
    return piece.closing.endswith(":") or (piece.words >= 8 and _is_sentence(piece))


def _is_body(piece: Piece) -> bool:
    """Whether a piece is running text beyond doubt: an item, a long paragraph, a sentence of some length."""
    if piece.mark is not Mark.TEXT:
        return piece.mark is Mark.ITEM
    if piece.opening[0] in "[(" and piece.closing[-1] in "])" and piece.words < 35:
        return False  # "[Translated by a machine. The original is the valid text.]"
    if is_translators_note(piece.opening):
        return False
    if piece.closing[-1] == ":":
        return piece.words >= 6
    return piece.words >= 35 or (ends_sentence(piece.closing) and (piece.words >= 10 or is_dateline(piece.opening)))


def _tells(piece: Piece) -> bool:
    return piece.mark in {Mark.ITEM, Mark.ROW} or (piece.mark is Mark.TEXT and ends_sentence(piece.closing))


def _first_body(pieces: Sequence[Piece]) -> int:
    for i, piece in enumerate(pieces[:_LONGEST_HEAD]):
        if _is_body(piece) and not is_told_headline(pieces, i):
            return i
        rows = pieces[i : i + (2 if i > 1 else 3)]  # two lines of columns at the top are a letterhead
        if all(row.mark is Mark.ROW for row in rows):
            return i
    return min(len(pieces), _LONGEST_HEAD)


def _head_kind(piece: Piece, residue: Residue, *, after_title: bool) -> BlockKind:
    """What stands above the body beside the headline: mastheads, section names, bylines, a standfirst."""
    text = piece.opening
    if credits_someone(text, residue):
        return BlockKind.CREDIT
    if is_translators_note(text) or (text[0] == "[" and piece.closing[-1] == "]"):
        return BlockKind.META
    if text[0] != "(" and ((ends_sentence(piece.closing) and piece.words > 3) or (text[-1] == ":" and piece.words > 4)):
        return BlockKind.PARAGRAPH
    beside = words_beside_date(text.casefold()) if after_title else None
    if beside is not None and (beside <= _FEW_WORDS or _APART.search(text)):
        return BlockKind.META
    if after_title and "|" not in text and not ends_with_date(text.casefold()):
        words = text.split()
        if 2 <= len(words) <= 4 and all(_NAME.fullmatch(word) for word in words):
            return BlockKind.CREDIT
        if piece.words >= 8:
            return BlockKind.HEADING
    return BlockKind.META


def _captions_photo(pieces: Sequence[Piece], i: int) -> bool:
    """One short sentence right under a photo credit ("UN Photo/Name") says what the picture shows."""
    piece, before = pieces[i], pieces[i - 1] if i else None
    if before is None or before.mark is not Mark.CREDIT or not _PHOTO_SLASH.search(before.opening) or piece.words > 30:
        return False
    return is_plain_sentence(" ".join(piece.parts))


def _body_kind(piece: Piece, following: Sequence[Piece], *, ended: bool) -> BlockKind:
    if following and _asks_as_heading(piece):
        return BlockKind.HEADING
    if _is_sentence(piece) or piece.words >= 15 or is_dateline(piece.opening):
        return BlockKind.PARAGRAPH
    if ended:
        return BlockKind.META if piece.words < 6 or piece.opening.isupper() else BlockKind.PARAGRAPH
    if piece.words >= 5 and _LABELLED.match(piece.opening):
        return BlockKind.ITEM
    if following and piece.words <= 14 and not piece.opening[0].islower():
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH


def _asks_as_heading(piece: Piece) -> bool:
    """ "Whose brother?" above a section; an interviewer's question has a name or quotation marks before it."""
    return (
        piece.words <= 8 and piece.closing[-1] == "?" and ": " not in piece.opening and not _QUOTE.search(piece.opening)
    )
