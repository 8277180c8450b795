"""Which piece of a page is the article's headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.articles.datelines import is_certain_dateline
from flows.articles.dates import ends_with_date, words_beside_date
from flows.articles.paragraphs import Piece
from flows.articles.residue import Mark, Residue
from flows.articles.shapes import is_tagline

_LONGEST_HEADLINE = 40  # words
_LONGEST_BYLINE = 8
_LONGEST_SENTENCES = 24  # words of a headline made of whole sentences
_FEW_WORDS = 4
_SECTION = re.compile(r"(?:[A-Z][\w’'-]*|&|and|of|the)(?: (?:[A-Z][\w’'-]*|&|and|of|the)){0,4} [/>»›] .{2,40}")
_TALK = re.compile(r"(?:An? )?(?:[Ii]nterview|[Cc]onversation|Q ?& ?A|Q and A) with ")  # below the words that head it
_PUBLICATION = re.compile(r"The [A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,2}")  # "The Camp Bed"
_WRITTEN = re.compile(r"(?:by|posted|published|words|text|written) ")
_FULL_STOP = re.compile(r"[.:;,][\"”’»')\]]{0,3}(?: ?\([^()]{1,40}\))?$")
_DATE_FIRST = re.compile(r"(?:[A-Z][a-z]{2,8},? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})\b,? \d{4}")
# "Theme: …", "Venue: …": what a fact sheet says of its meeting.
_LABEL = re.compile(
    r"(?:Themes?|Motto|Slogan|Dates?|Place|Venue|Location|Where|When|Hosts?|Issued|Contact)\b[^:]{0,20}:"
)
_SITE_NAME = re.compile(r" [-–—|] ")


def find_headline(pieces: Sequence[Piece], body: int, residue: Residue) -> int | None:
    """The most headline-like piece above `pieces[body]`; else the line that closes a text which opens without one."""
    likely = [i for i in range(body) if _may_be_headline(pieces[i])]
    scores = {i: _score(pieces[i], residue) - 0.5 * rank for rank, i in enumerate(likely)}
    told = [i for i in range(body) if i not in scores and is_told_headline(pieces, i)]
    scores |= {i: 0.5 - 0.5 * sum(above < i for above in likely) for i in told}
    if body - 1 in scores and body < len(pieces) and pieces[body].mark in {Mark.ITEM, Mark.ROW}:
        scores[body - 1] -= 4.0  # the heading of a list, unless nothing else can be the headline
    if not scores:
        return _closing_headline(pieces, body, residue)
    best = max(scores, key=lambda i: scores[i])
    return next((i for i in scores if i > best and _is_with_site_name(pieces[best], pieces[i])), best)


def _is_with_site_name(bar: Piece, headline: Piece) -> bool:
    """Whether the first is "Headline - Site", as the title bar of a page has it, and the second the headline."""
    text = headline.opening
    return bar.opening.startswith(text) and bool(_SITE_NAME.match(bar.opening, len(text)))


def _closing_headline(pieces: Sequence[Piece], body: int, residue: Residue) -> int | None:
    for i in range(len(pieces) - 1, body, -1):
        piece = pieces[i]
        if piece.mark is Mark.TEXT:
            fits = _may_be_headline(piece) and piece.words >= 5 and not residue.is_masthead(piece.opening)
            return i if fits else None
        if piece.mark not in {Mark.META, Mark.CREDIT, Mark.CAPTION}:
            return None
    return None


def is_told_headline(pieces: Sequence[Piece], i: int) -> bool:
    """Whether a short piece of whole sentences stands where a headline does: above a byline or a date."""
    piece = pieces[i]
    if piece.mark is not Mark.TEXT or not 5 <= piece.words <= _LONGEST_SENTENCES or piece.opening[0] in '("“«[':
        return False
    following = next((p for p in pieces[i + 1 : i + 3] if p.mark in {Mark.META, Mark.CREDIT}), None)
    if following is None or (following is not pieces[i + 1] and pieces[i + 1].words > _LONGEST_SENTENCES):
        return False
    key = following.opening.casefold()
    return _WRITTEN.match(key) is not None or words_beside_date(key) is not None


def _may_be_headline(piece: Piece) -> bool:
    text = piece.opening
    if piece.mark not in {Mark.TEXT, Mark.HEADING} or piece.words > _LONGEST_HEADLINE or "|" in text:
        return False
    if (
        text[0] == "[" or _LABEL.match(text) or is_certain_dateline(text) or (text.isupper() and " / " in text)
    ):  # "SPORT / CRICKET" is a section
        return False
    return not (_FULL_STOP.search(piece.closing[-60:]) or ends_with_date(piece.closing.casefold()))


def _score(piece: Piece, residue: Residue) -> float:
    """How much a piece looks like a headline; the weights were set by hand on mastheads, sections and bylines."""
    text, words = piece.opening, sum(map(str.isalnum, (word[0] for word in " ".join(piece.parts).split())))
    score = 4.0 if 6 <= words <= 25 else 3.0 if words >= 4 else 0.0 if words >= 2 else -3.0
    score += 3.0 * (piece.mark is Mark.HEADING)
    score -= 4.0 * residue.is_masthead(text)
    score -= 1.0 * (text.isupper() and words < 6)
    score -= 3.0 * bool(_SECTION.fullmatch(text))
    score -= 4.0 * (text.startswith("(") or bool(_DATE_FIRST.match(text)))
    score -= 5.0 * is_tagline(text)
    score -= 1.0 * (words <= 4 and bool(_PUBLICATION.fullmatch(text)))
    score -= 2.0 * (text[0].islower() or bool(_TALK.match(text)))
    score -= 5.0 * _is_dated_line(text.casefold())
    score -= 5.0 * credits_someone(text, residue)
    return score


def _is_dated_line(key: str) -> bool:
    """Whether a case-folded line is a date with a few words around it: "suva, wednesday 20 february 2036 page 3"."""
    beside = words_beside_date(key)
    return beside is not None and beside <= _FEW_WORDS


def credits_someone(text: str, residue: Residue) -> bool:
    """Whether a short line of the head names a reporter: "Rosalind Teague, Industry Correspondent"."""
    folded = text.casefold()
    return len(folded.split()) <= _LONGEST_BYLINE and any(word in folded for word in residue.credit_words)
