"""Mended text → the lines that belong to the article, each marked for what it is, page residue left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from flows.articles.residue import Mark, Residue
from flows.articles.sentences import ends_sentence

# " date 2025-05-15 Headline": the crawler's mark before the text, with the text following on the same line.
_DATE_MARKER = re.compile(r"(date:? \d{4}-\d\d-\d\d) +(?=\S)")
# The mark stands above the article, below a bar of links at most.
_HEAD = 12
_WIDE_GAP = re.compile(" {3,}")
_BYLINE_OR_URL = re.compile(r"[Bb]y [A-Z]|https?:|www\.")
_GAP = re.compile(r"(?<![.!?:;,”\"’)]) {2,}(?=\S)|\t")
_BULLET = re.compile(
    r"(?:[•◦▪‣●○■□·►▶➤✓✔*–—-]|o(?= +[A-Z\d])|\d{1,3}[.)]|"
    r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})\)|(?:[a-z]|[ivx]{2,5})\.|\d{1,2}(?:\.\d{1,2})+\.?"
    r"|\[(?:\d{1,3}|[a-z])\]) +(?=\S)"
)


_TRIMMED = {Mark.TEXT, Mark.META, Mark.CREDIT, Mark.CAPTION}


@dataclass(slots=True)
class Line:
    """One line of a page: stripped text, indent in columns, the number of the blank-line group it stands in.

    `follows` says that markup makes it go on with the line before.
    """

    text: str
    indent: int
    group: int
    mark: Mark = Mark.TEXT
    follows: bool = False


def split_lines(text: str) -> list[Line]:
    """Split mended plain text into lines that are not marked yet."""
    lines: list[Line] = []
    group = 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        if not stripped:
            group += 1
            continue
        if "\t" in stripped:
            stripped = stripped.replace("\t", "  ")
        if "   " in stripped:
            stripped = _WIDE_GAP.sub("  ", stripped)
        indent = len(raw) - len(raw.lstrip())
        if len(lines) < _HEAD and (marker := _DATE_MARKER.match(stripped)):
            lines.append(Line(marker[1], indent, group))
            stripped, group = stripped[marker.end() :], group + 1
        lines.append(Line(stripped, indent, group))
    return lines


def marked_up_lines(paragraphs: Iterable[tuple[Mark, str]]) -> list[Line]:
    """The same for paragraphs whose markup says what they are: a group each."""
    lines = []
    for group, (mark, paragraph) in enumerate(paragraphs):
        texts = [text.strip() for text in paragraph.split("\n") if text.strip()]
        for i, text in enumerate(texts):
            follows = i > 0 and mark is not Mark.TEXT
            lines.append(Line(text, 0, group, Mark.TEXT if follows else mark, follows))
    return lines


def mark_lines(lines: list[Line], residue: Residue, width: int | None) -> list[Line]:
    """Say what each line is, where markup has not said it. `width` is the column the page is wrapped at, or None."""
    previous = None
    for line in lines:
        if line.mark is not Mark.TEXT:
            line.mark = _mark_markup(line, residue)
        elif not line.follows:
            line.mark = residue.mark(line.text)
            if line.mark in _TRIMMED and (trimmed := residue.trim(line.text)) is not line.text:
                line.text, line.mark = trimmed, residue.mark(trimmed)
            if line.mark is not Mark.TEXT and previous is not None and _runs_on(previous, line, width):
                line.mark = Mark.TEXT
        previous = line
    _mark_rows(lines)
    _mark_items(lines)
    return lines


def _mark_markup(line: Line, residue: Residue) -> Mark:
    """A heading or item that markup set may be residue all the same: "## Leave a reply", "- Share on Facebook"."""
    found = residue.mark(line.text)
    if found in {Mark.RESIDUE, Mark.SECTION, Mark.TAIL}:
        return found
    return Mark.RESIDUE if line.mark is Mark.ITEM and residue.is_link(line.text) else line.mark


def _runs_on(previous: Line, line: Line, width: int | None) -> bool:
    """Whether a line that looks like residue or a date goes on with a wrapped sentence ("… the\\nworld.")."""
    if width is None or previous.group != line.group or previous.mark is not Mark.TEXT or ends_sentence(previous.text):
        return False
    if len(previous.text) < 0.6 * width or _BYLINE_OR_URL.match(line.text):
        return False
    shortest = 20 if line.mark is Mark.CREDIT else 0  # an agency's initials: "dpa jwi mu"
    return (line.text[0].islower() and len(line.text) > shortest) or line.text[-1] in ".,;"


def _mark_rows(lines: list[Line]) -> None:
    """A flattened table: neighbouring lines with gaps of two or more spaces, or a line with two such gaps."""
    gaps = [
        len(_GAP.findall(line.text[_marker_end(line.text) :])) if "  " in line.text and len(line.text) <= 400 else 0
        for line in lines
    ]
    for i, line in enumerate(lines):
        if gaps[i] and line.mark is Mark.TEXT:
            near = gaps[max(i - 1, 0)] * (i > 0) + (gaps[i + 1] if i + 1 < len(lines) else 0)
            if gaps[i] > 1 or near:
                line.mark = Mark.ROW


def _marker_end(text: str) -> int:
    marker = _BULLET.match(text)
    return marker.end() if marker else 0


def _mark_items(lines: list[Line]) -> None:
    """Bullets and numbers open an item where a sentence, a lead-in or another item came before; else they are text."""
    previous: Line | None = None
    family, hang = "", -1
    for line in lines:
        marker = _BULLET.match(line.text) if line.mark is Mark.TEXT else None
        fresh = previous is None or previous.group != line.group
        if marker:
            sign = _family(marker[0])
            leads = previous is None or fresh or previous.mark is not Mark.TEXT or _leads_in(previous, line)
            if (sign == family and not fresh) or (leads and not _continues_dash(previous, line)):
                line.mark, family, hang = Mark.ITEM, sign, line.indent + marker.end()
        elif fresh or line.mark is not Mark.TEXT:
            family, hang = "", -1
        else:
            line.follows = line.follows or line.indent == hang
        previous = line


def _leads_in(previous: Line, line: Line) -> bool:
    """Whether an item may follow this line of text: a sentence or clause has ended, or a short heading stands there."""
    heading = not line.text[0].isalnum() and len(previous.text) < 50
    return previous.text[-1] in '.;:!?,”"’»)]' or line.indent > previous.indent or heading


def _continues_dash(previous: Line | None, line: Line) -> bool:
    """Whether a line that opens with a dash goes on with the sentence before ("recent developments\\n– whether …")."""
    return (
        line.text[0] in "–—"
        and line.text[2:3].islower()
        and previous is not None
        and not (ends_sentence(previous.text) or previous.text.endswith((":", ";")))
    )


def _family(marker: str) -> str:
    sign = marker.strip()
    return re.sub(r"\d+", "1", re.sub(r"[a-z]+", "a", sign))
