"""Marked lines → those of the article: residue, sections of links and the readers' corner left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.articles.lines import Line
from flows.articles.residue import Mark
from flows.articles.sentences import ends_sentence

_LONGEST_LINK = 160
_INNER_STOP = re.compile(r"[a-z\d)]{2}[.!?][”\"’]? +[A-Z“\"]")


def drop_residue(lines: Sequence[Line], width: int | None) -> list[Line]:
    """The lines of the article alone; what stood on both sides of residue falls into two groups.

    `width` is the column the page is wrapped at, or None: a full line of residue takes the rest of its sentence along.
    """
    kept: list[Line] = []
    links = _link_groups(lines)
    told = [i for i, line in enumerate(lines) if line.mark in {Mark.TEXT, Mark.ITEM} and line.group not in links]
    prose = (told[0], told[-1]) if told else (len(lines), -1)
    length = sum(len(line.text) for line in lines)
    seen, seam, i = 0, 0, 0
    while i < len(lines):
        line = lines[i]
        seen += len(line.text)
        if line.mark is Mark.TAIL and seen * 2 > length:
            break
        if line.mark in {Mark.RESIDUE, Mark.SECTION, Mark.TAIL}:
            end = _section_end(lines, i, prose, links) if line.mark is Mark.SECTION else _wrap_end(lines, i, width)
            seen += sum(len(dropped.text) for dropped in lines[i + 1 : end])
            seam, i = seam + 1, end
            continue
        line.group += seam
        kept.append(line)
        i += 1
    return kept


def _link_groups(lines: Sequence[Line]) -> set[int]:
    """The groups that hold nothing but headlines, as lists of links do: no sentence, and no part of one."""
    groups = {line.group for line in lines}
    return groups - {line.group for i, line in enumerate(lines) if not _is_link(lines, i)}


def _is_link(lines: Sequence[Line], i: int) -> bool:
    """Whether a line may be the text of a link: a headline, never a sentence or a wrapped part of one."""
    line = lines[i]
    text = line.text
    if line.mark in {Mark.META, Mark.CREDIT, Mark.CAPTION} or len(text) > _LONGEST_LINK:
        return False
    if line.mark is not Mark.TEXT:
        return True
    if text[-1] in ".,;:" or text[0].islower() or _INNER_STOP.search(text) or (len(text) >= 40 and ends_sentence(text)):
        return False
    following = lines[i + 1] if i + 1 < len(lines) else None
    return following is None or following.group != line.group or not following.text[0].islower()


def _section_end(lines: Sequence[Line], start: int, prose: tuple[int, int], links: set[int]) -> int:
    """Where the links under a heading such as "READ ALSO" end: with their group, or after the article with the page.

    `prose` holds the first and last line of the article's running text. Above the first, one line under such a heading
    may be the headline, and stays.
    """
    begun, last_prose = start > prose[0], prose[1]
    end = start + 1
    while end < len(lines) and lines[end].group == lines[start].group and _is_link(lines, end):
        end += 1
    if not begun:
        return end if end > start + 2 else start + 1
    alone = end == start + 1
    while end < len(lines) and lines[end].group in links and (alone or start > last_prose):
        group, alone = lines[end].group, False
        while end < len(lines) and lines[end].group == group:
            end += 1
    return end


def _wrap_end(lines: Sequence[Line], start: int, width: int | None) -> int:
    """Where a residue line ends that a hard wrap has broken: it takes along what cannot stand alone."""
    end = start + 1
    if width is None or len(lines[start].text) < 0.8 * width:
        return end
    while end < len(lines) and lines[end].group == lines[start].group and lines[end].text[0].islower():
        end += 1
    last = end + 1 == len(lines) or (end + 1 < len(lines) and lines[end + 1].group != lines[start].group)
    rest = lines[end] if last and end == start + 1 else None
    if rest and rest.group == lines[start].group and len(rest.text) < 0.5 * width and not ends_sentence(rest.text):
        end += 1
    return end
