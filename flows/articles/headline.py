"""Which piece of a page is the article's headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.articles.datelines import is_certain_dateline
from flows.articles.dates import ends_with_date
from flows.articles.paragraphs import Piece
from flows.articles.residue import Mark, Residue

_LONGEST_HEADLINE = 40  # words
_LONGEST_BYLINE = 8
_FULL_STOP = re.compile(r"[.:;,][\"”’»')\]]{0,3}(?: ?\([^()]{1,40}\))?$")
_DATE_FIRST = re.compile(r"(?:[A-Z][a-z]{2,8},? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})\b,? \d{4}")
# "Theme: …", "Venue: …": what a fact sheet says of its meeting.
_LABEL = re.compile(
    r"(?:Themes?|Motto|Slogan|Dates?|Place|Venue|Location|Where|When|Hosts?|Issued|Contact)\b[^:]{0,20}:"
)
# "A blog about promises", "The newspaper of record since 1921": what a publisher says of itself.
_TAGLINE = re.compile(
    r"(?:an?|the|your)\b.{0,40}\b(?:blog|newspaper|newsletter|magazine|journal|weekly|daily|podcast|portal|bulletin)\b"
    r"|.*\bsince (?:18|19|20)\d\d$|(?:all the )?(?:news|views) (?:and|that|you)\b"
    r"|(?:[\w']+ )?(?:magazine|newsletter|journal|bulletin|gazette|newspaper|organ|blog|diary) of (?:the|an?)\b"
    r"|(?:notes|letters|dispatches|postcards|thoughts|views|news|stories|musings|ramblings) (?:from|on|about) an? ",
    re.IGNORECASE,
)
#: "Issue 4 of 2032", "No. 12", "page 7"; "harbourlight.example": what a page says of itself.
_NUMBERED = re.compile(r"\b(?:issue|no\.|nr\.|vol\.|volume|edition) ?\d|\bpage \d+$", re.IGNORECASE)
_ADDRESS = re.compile(r"\b[\w-]{3,}\.(?:com|org|net|info|int|gov|example|blog|news|io|[a-z]{2}\.?)(?:$|[ /])")
#: How few points make a headline that a short first paragraph before a byline outdoes, and its most words.
_POOR, _SHORT = 0.5, 18
_SITE_NAME = re.compile(r" [-–—|] ")


def find_headline(pieces: Sequence[Piece], body: int, residue: Residue) -> int | None:
    """The most headline-like piece above `pieces[body]`; else the line that closes a text which opens without one."""
    scores = {i: _score(pieces[i], residue) - 0.5 * i for i in range(body) if _may_be_headline(pieces[i])}
    if body - 1 in scores and body < len(pieces) and pieces[body].mark in {Mark.ITEM, Mark.ROW}:
        scores[body - 1] -= 4.0  # the heading of a list, unless nothing else can be the headline
    best = max(scores, key=lambda i: scores[i], default=None)
    if (best is None or scores[best] < _POOR) and _is_before_byline(pieces, body):
        return body
    if best is None:
        return _closing_headline(pieces, body, residue)
    return next((i for i in scores if i > best and _is_with_site_name(pieces[best], pieces[i])), best)


def _is_before_byline(pieces: Sequence[Piece], body: int) -> bool:
    """Whether what looks like the first paragraph is a headline with a full stop, a byline or date right below it."""
    if body + 2 >= len(pieces):
        return False
    first, second = pieces[body], pieces[body + 1]
    return (
        first.mark is Mark.TEXT
        and 3 <= first.words <= _SHORT
        and second.mark in {Mark.META, Mark.CREDIT}
        and second.words <= _SHORT
        and pieces[body + 2].words > _SHORT
    )


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
    text, words = piece.opening, piece.words
    score = 4.0 if 6 <= words <= 25 else 2.0 if words >= 4 else 0.0 if words >= 2 else -3.0
    score += 3.0 * (piece.mark is Mark.HEADING)
    score -= 4.0 * residue.is_masthead(text)
    score -= 1.0 * text.isupper()
    score -= 4.0 * (text.startswith("(") or bool(_DATE_FIRST.match(text)))
    score -= 5.0 * bool(_TAGLINE.match(text) or _NUMBERED.search(text) or _ADDRESS.search(text))
    score -= 5.0 * credits_someone(text, residue)
    return score


def credits_someone(text: str, residue: Residue) -> bool:
    """Whether a short line of the head names a reporter: "Rosalind Teague, Industry Correspondent"."""
    folded = text.casefold()
    return len(folded.split()) <= _LONGEST_BYLINE and any(word in folded for word in residue.credit_words)
