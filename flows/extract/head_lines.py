"""The place in a line above or below the headline: "Oslo | 4 May 2033", "From Ann Holm, Oslo", "Ann Holm in Oslo"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from flows.articles.article import Block, BlockKind
from flows.articles.dates import in_english
from flows.articles.residue import load_residue
from flows.extract.agencies import agency_names
from flows.extract.datelines import Dateline, is_city
from flows.extract.dates import Day, find_days
from flows.extract.document import Document
from flows.extract.lexicon import lemmas

#: What parts the things that a line of a page's head tells.
PARTS = re.compile(r"\s*[|•·/;()\[\]\n]\s*|\s+[-–—]+\s+|,\s*|\s{2,}")
WEEKDAY = re.compile(r"\b(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?,?\s*$", re.IGNORECASE)
WRITER = re.compile(
    r"(?:by|from|text|words|story|report(?:ed)?(?: by)?|written by|posted by|author)\b:?\s+(?=\S)", re.IGNORECASE
)
ROLE = re.compile(r"\b(?:correspondents?|reporters?|desk|bureau|staff|writer|editor|envoy|stringer)\b", re.IGNORECASE)
NAME = re.compile(
    r"(?:[A-ZÀ-Þ][\w.’'-]*|d[aeiou]s?|van|von|der|den|bin|binti|al|el|de)(?: (?:[A-ZÀ-Þ][\w.’'-]*|\w{2,3})){1,4}$"
)
LOCATED = re.compile(
    r"(?P<writer>.{4,60}?),? (?:in|at|(?:reports|reporting|writes|live) from) "
    r"(?P<place>[A-ZÀ-Þ][\w’'. -]{2,30}?)(?:$| and )"
)
WORD = re.compile(r"[A-ZÀ-Þ][\w’'-]{2,}$")
LONGEST = 160
#: The characters of a line between which one of its parts stands.
Part = tuple[int, int]


def place_in_head(doc: Document) -> Dateline | None:
    """The place that a line above the report says it is from, where no dateline does."""
    written = False
    for block, titled in _head(doc):
        text = in_english(doc.text[block.start : block.end])
        parts, days = _parts(text)
        told = None
        if parts and all((day.month, day.day) == (day.month2, day.day2) for day in days):
            told = _beside_date(doc, text, parts) if days else None
            told = told or _beside_writer(doc, text, parts, titled)
            if told is None and (titled or written) and not days and (written or is_city(doc, text[slice(*parts[0])])):
                told = _alone(doc, text, parts)
        if told is not None:
            place = text[slice(*told)]
            start = doc.text.index(place, block.start)
            return Dateline(place, None, None, start, start + len(place))
        written = block.kind is BlockKind.CREDIT or bool(WRITER.match(text))
    return None


def _head(doc: Document) -> Iterator[tuple[Block, bool]]:
    """The lines above the report that may tell of its writing, and whether the headline stands above them."""
    titled = False
    for block in doc.blocks[:12]:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            return
        titled = titled or block.kind is BlockKind.TITLE
        if block.kind in (BlockKind.META, BlockKind.CREDIT) and block.end - block.start <= LONGEST:
            yield block, titled


def _beside_date(doc: Document, text: str, parts: Sequence[Part]) -> Part | None:
    """ "Oslo | 4 May 2033", "Sortland, Tuesday, 4 May 2033 (by our reporter Ann Holm)": the place before a date."""
    first = parts[0]
    opening = text[slice(*first)]
    if is_city(doc, opening):
        return first
    is_comma = text[first[1] : first[1] + 1] == ","
    others = all(WRITER.match(text[start:end]) for start, end in parts[1:])
    return first if is_comma and others and _is_strange(opening) else None


def _beside_writer(doc: Document, text: str, parts: Sequence[Part], titled: bool) -> Part | None:
    """The place after an agency, a writer or a writer's trade: "IANS Geneva", "Ann Holm in Oslo", "Desk, Oslo"."""
    opening = text[slice(*parts[0])]
    agencies = doc.lexicon.derived(agency_names)
    named = titled and len(parts) == 2 and _is_person(opening)
    agency, _, place = opening.partition(" ")
    if agency.lower() in agencies and place and place.istitle() and len(place.split()) <= 3:
        return parts[0][0] + len(agency) + 1, parts[0][1]
    located = LOCATED.match(opening)
    if located and (WRITER.match(opening) or NAME.match(located["writer"])) and is_city(doc, located["place"]):
        return parts[0][0] + located.start("place"), parts[0][0] + located.end("place")
    writes = bool(WRITER.match(opening) or ROLE.search(text))
    if not (writes or named or opening.lower() in agencies) or len(parts) == 1:
        return None
    city = next((part for part in parts[1:] if is_city(doc, text[slice(*part)])), None)
    if city is not None:
        return city
    return parts[-1] if writes and len(parts) == 2 and _is_strange(text[slice(*parts[-1])]) else None


def _alone(doc: Document, text: str, parts: Sequence[Part]) -> Part | None:
    """A city on a line of its own, or any place right below who wrote the report."""
    opening = text[slice(*parts[0])]
    fits = is_city(doc, opening) or (len(parts) == 1 and _is_strange(opening))
    return parts[0] if fits and len(text.split()) <= 4 else None


def _parts(text: str) -> tuple[list[Part], list[Day]]:
    """The parts of a line that are no dates, hours or pages, and the days that it gives."""
    spans = []
    days = [day for day in find_days(text) if day.year]
    bare = text
    for day in days:
        weekday = WEEKDAY.search(bare, 0, day.start)
        start = weekday.start() if weekday else day.start
        bare = bare[:start] + "|" * (day.end - start) + bare[day.end :]
    at = 0
    for gap in [*PARTS.finditer(bare), None]:
        end = gap.start() if gap else len(bare)
        part = bare[at:end].strip(" .|")
        if part and not _is_furniture(part):
            begin = at + bare[at:end].index(part)
            spans.append((begin, begin + len(part)))
        at = gap.end() if gap else len(bare)
    return spans, days


FURNITURE = re.compile(
    r"[\W\d]*$|(?:\d{1,2}[:.h]\d\d.*|page \d+|p\. ?\d+|\d+ min.*|(?:updated|published|posted|last).*|.* edition"
    r"|(?-i:[A-Z]{2,4}T?)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$",
    re.IGNORECASE,
)


def _is_furniture(part: str) -> bool:
    return bool(FURNITURE.match(part))


def _is_strange(name: str) -> bool:
    """Whether a single capitalized word is none of English, and so may be the name of a place."""
    return bool(WORD.match(name)) and not lemmas(name.lower())


def _is_person(name: str) -> bool:
    """Whether a part reads as a person's name: not all of its words are English, and it names no office or paper."""
    strange = not all(lemmas(word.lower()) for word in name.split())
    return bool(NAME.match(name)) and strange and not load_residue().is_masthead(name)
