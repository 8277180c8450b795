"""Marked lines → those of the article: residue, sections of links and the readers' corner left out."""

from __future__ import annotations

from collections.abc import Sequence

from flows.articles.lines import Line
from flows.articles.residue import Mark
from flows.articles.sentences import ends_sentence


def drop_residue(lines: Sequence[Line], width: int | None) -> list[Line]:
    """The lines of the article alone; what stood on both sides of residue falls into two groups.

    `width` is the column the page is wrapped at, or None: a full line of residue takes the rest of its sentence along.
    """
    kept: list[Line] = []
    told = [i for i, line in enumerate(lines) if _is_prose(line)]
    prose = (told[0], told[-1]) if told else (len(lines), -1)
    length = sum(len(line.text) for line in lines)
    seen, seam, i = 0, 0, 0
    while i < len(lines):
        line = lines[i]
        seen += len(line.text)
        if line.mark is Mark.TAIL and seen * 2 > length:
            break
        if line.mark in {Mark.RESIDUE, Mark.SECTION, Mark.TAIL}:
            end = _section_end(lines, i, prose) if line.mark is Mark.SECTION else _residue_end(lines, i, width)
            seen += sum(len(dropped.text) for dropped in lines[i + 1 : end])
            seam, i = seam + 1, end
            continue
        line.group += seam
        kept.append(line)
        i += 1
    return kept


def _is_prose(line: Line) -> bool:
    return line.mark in {Mark.TEXT, Mark.ITEM} and len(line.text) >= 40 and ends_sentence(line.text)


def _is_link_text(line: Line) -> bool:
    """Whether a line may be the text of a link: a headline, never a sentence or the rest of one."""
    if line.mark not in {Mark.TEXT, Mark.ITEM, Mark.RESIDUE, Mark.ROW} or len(line.text) > 160 or _is_prose(line):
        return False
    return line.text[-1] not in ".,;:" and not line.text[0].islower()


def _section_end(lines: Sequence[Line], start: int, prose: tuple[int, int]) -> int:
    """Where the links under a heading such as "READ ALSO" end: with their group, or after the article with the page.

    `prose` holds the first and last line of the article's sentences. Above the first, one line under such a heading
    may be the headline, and stays.
    """
    begun, last_prose = start > prose[0], prose[1]
    end = start + 1
    group = lines[start].group
    if begun and end < len(lines) and lines[end].group != group and _is_link_text(lines[end]):
        group = lines[end].group
    while end < len(lines) and _is_link_text(lines[end]) and (lines[end].group == group or start > last_prose):
        end += 1
    return end if begun or end > start + 2 else start + 1


def _residue_end(lines: Sequence[Line], start: int, width: int | None) -> int:
    """Where a residue line ends that a hard wrap has broken: a full line takes the rest of its short group with it."""
    end = start + 1
    if width is None or len(lines[start].text) < 0.8 * width:
        return end
    while (
        end < len(lines)
        and end - start <= 4
        and lines[end].group == lines[start].group
        and lines[end].mark is Mark.TEXT
    ):
        end += 1
    first = start == 0 or lines[start - 1].group != lines[start].group
    last = end == len(lines) or lines[end].group != lines[start].group or lines[end].mark is not Mark.TEXT
    return end if last and (first or end - start == 2) else start + 1
