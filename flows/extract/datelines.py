"""The place a report is from, as printed: in the dateline that opens it, or in a line of its own above it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from flows.articles.article import Block, BlockKind
from flows.articles.dates import in_english
from flows.articles.residue import load_residue
from flows.extract.agencies import agency_names
from flows.extract.dates import find_days
from flows.extract.document import Document
from flows.extract.lexicon import Lexicon, lemmas
from flows.extract.record import record
from flows.extract.tokens import tokenize

#: A place as a dateline prints it: capitalized words, small particles between them.
_PLACE = r"[^\W\d_a-z][\w'’.-]*(?:\s+(?:of|de|del|la|el|da|do|es|al|and|the)\b|\s+[^\W\d_a-z][\w'’.-]*){0,4}"
_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATE = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s*)?"
    r"(?:\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d\d-\d\d"
    rf"|(?:le\s+|the\s+)?\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTHS}|{_MONTHS}\s+\d{{1,2}}(?:st|nd|rd|th)?)"
    r"(?:(?:,|\s+of)?\s*\d{4})?"
)
HOUR = re.compile(r"[\d:., apmGMTUC]{0,16}$")
YEAR = re.compile(r"\d{4}")
_AGENCY = (
    r"(?:\((?P<agency>[^()\d]{2,40}?)(?:\s*[-–—,;]\s*[^()]{0,80})?\)|/(?P<slashed>[A-Za-z ]{2,20})/"
    r"|\|\s*(?P<barred>[A-Z][\w .-]{2,30}?)\s*\|)"
)
_AREA = rf"(?:,\s*(?P<area>(?!{_MONTHS}\s+\d){_PLACE}))?"
_END = r"\s*\.?(?P<dash>\s*[–—:]+\s|\s*-{1,2}\s|\s*\.[-–—]\s|\s+|\.\s)"
#: PLACE, region, DATE (AGENCY) and the dash, colon or stop that ends it; at least one part besides the place and dash.
PLACE_FIRST = re.compile(
    rf"(?P<place>{_PLACE}(?:/[^\W\d_a-z][\w'’-]+)?)"
    rf"(?:\s*\((?P<region>[^()\d]{{2,30}})\)(?=\s*[,\[]))?(?:\s*\[[^\]]{{2,30}}\])?{_AREA}"
    rf"(?:\s*,?\s*\((?P<early>[^()\d]{{2,20}})\)(?=\s*[,|]?\s*{_DATE}))?"
    rf"(?:\s*[,:;/|(–—]?\s*(?P<date>{_DATE}|\d{{1,2}}(?=\s*\())\)?)?"
    rf"\s*[,.]?\s*(?:{_AGENCY}|(?P<bare>[A-Z][A-Za-z]{{1,12}})(?=\s*[-–—.:]))?{_END}"
)
#: The same with the date or the agency before the place: "9 March 2033, Oslo –", "AFP, Oslo, March 9 –".
DATE_FIRST = re.compile(
    rf"(?P<date>{_DATE})\s*[,:;/|]?\s+(?:in\s+)?(?P<place>{_PLACE}){_AREA}\s*[,.]?\s*{_AGENCY}?"
    r"(?P<dash>\s*[–—:]\s|\s+-{1,2}\s)"
)
AGENCY_FIRST = re.compile(
    rf"(?P<agency>[A-Z][\w-]+(?: [A-Z][\w-]+)?)\s*[,|:/–—-]\s*(?P<place>{_PLACE}){_AREA}"
    rf"(?:\s*[,:;/|]?\s*(?P<date>{_DATE}))?"
    r"(?P<dash>\s*[–—:]\s|\s+-{1,2}\s)"
)
#: All of it in brackets: "[Oslo, 9 March 2033]", "(Oslo) –".
BRACKETED = re.compile(
    rf"[\[(](?P<place>{_PLACE}){_AREA}\s*[,:;/|]?\s*(?P<date>{_DATE})?\s*{_AGENCY}?[\])](?P<dash>\W{{0,4}}\s)"
)
#: Stops for dashes: "TALLINN. Nineteen countries", "Oslo. March 9, 2033. NORDPRESS. Nineteen countries".
STOPPED = re.compile(r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ’' -]{2,30})\.(?P<dash>\s+)(?=[A-ZÀ-Þ“\"‘'«\d])(?P<agency>)")
POINTED = re.compile(
    rf"(?P<place>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){{0,2}})\.\s+(?P<date>{_DATE})\.\s+"
    r"(?:[/(]?(?P<agency>[A-Z][\w-]*[A-Z][\w-]*(?: [A-Z][\w-]+)?)[/)]?\.(?=\s))?(?P<dash>\s*[–—-]*\s*)"
)
FORMS = (POINTED, AGENCY_FIRST, PLACE_FIRST, DATE_FIRST, BRACKETED, STOPPED)


@record
class Dateline:
    """Place, agency and full date of a dateline, and the characters between which it stands (both 0 without one)."""

    place: str | None = None
    agency: str | None = None
    day: date | None = None
    start: int = 0
    end: int = 0


def find_dateline(doc: Document) -> Dateline | None:
    """The dateline that opens one of the first three paragraphs, or stands on a line of its own."""
    for n, block in enumerate(_openers(doc)):
        text = in_english(doc.text[block.start : min(block.end, block.start + 240)])
        for form in FORMS:
            match = form.match(text)
            if match and _is_dateline(match, text, doc, first=n == 0):
                return _dateline(doc, match, block)
    body = next((i for i, block in enumerate(doc.blocks) if block.kind is BlockKind.PARAGRAPH), 8)
    alone = (b for b in doc.blocks[: min(8, body + 1)] if b.kind is not BlockKind.TITLE and b.end - b.start < 60)
    return next((found for block in alone if (found := _dateline_alone(doc, block))), None)


def _dateline(doc: Document, match: re.Match[str], block: Block) -> Dateline:
    agency = _agency(match)
    known = doc.lexicon.derived(agency_names)
    if agency and agency.strip().lower() in ("reuters", *known) and agency.strip() not in known.values():
        agency = known[agency.strip().lower()]
    day = next((d.first() for d in find_days(match.group()) if d.year), None)
    place = match.group("place").strip(" .,")
    return Dateline(place, agency.strip() if agency else None, day, block.start, block.start + match.end())


def _dateline_alone(doc: Document, block: Block) -> Dateline | None:
    """A dateline on a line of its own ("NEW YORK (AA)", "Accra, Dec. 6, 2023")."""
    text = doc.text[block.start : block.end]
    match = PLACE_FIRST.match(text + " ")
    if not match or not HOUR.match(text, match.end()) or not (match.group("date") or match.group("agency")):
        return None
    named = is_place(doc, match.group("place")) and not load_residue().is_masthead(match.group("place"))
    return _dateline(doc, match, block) if named else None


def _openers(doc: Document) -> Iterator[Block]:
    """The blocks a dateline may open: the first three paragraphs."""
    paragraphs = [b for b in doc.blocks if b.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)]
    yield from paragraphs[:3]


def _is_dateline(match: re.Match[str], text: str, doc: Document, *, first: bool) -> bool:
    place, dash = match.group("place"), match.group("dash").strip()
    if place.split()[0].lower().strip(".") in doc.lexicon.derived(_no_places) or len(place) > 45:
        return False
    credited = _agency(match) or ""
    if credited and YEAR.search(match.group()) and match.re is not AGENCY_FIRST:
        return True
    if match.re is AGENCY_FIRST:
        return credited.lower() in doc.lexicon.derived(agency_names) and is_place(doc, place)
    if match.re is POINTED:
        return bool(credited) or is_place(doc, place)
    if match.re is STOPPED:
        return len(text) > 60 and (is_place(doc, place) or _is_strange(doc, place))
    if match.re is not PLACE_FIRST:
        return place.isupper() or is_place(doc, place)
    if match.group("bare") and credited.lower() not in doc.lexicon.derived(agency_names):
        return False
    if match.group("date"):
        if dash or credited or (place.isupper() and text[match.end() - 1 : match.end()] == " "):
            return True
        dated = bool(YEAR.search(match.group("date"))) or (first and is_city(doc, place))
        return match.group().rstrip().endswith(".") and dated and is_place(doc, place)
    if credited:
        agency = credited.strip().lower()
        named = (place.isupper() or is_city(doc, place)) and dash != ":"
        return bool(dash) and (agency in doc.lexicon.derived(agency_names) or named)
    known = is_place(doc, place)
    if dash == ":" and first and is_city(doc, place):
        return len(text) > 60
    dashed = bool(dash) and not dash.strip("–—-")
    return (known or place.isupper()) and (dashed or (dash == ":" and known and place.isupper())) and len(text) > 60


def _agency(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    return next((parts[kind] for kind in ("agency", "slashed", "barred", "early", "bare") if parts.get(kind)), None)


def _no_places(lexicon: Lexicon) -> frozenset[str]:
    """What a body sentence may open with before a colon or a dash."""
    return frozenset(row["word"] for row in lexicon.table("page_words") if row["kind"] == "no-place")


def _is_strange(doc: Document, name: str) -> bool:
    """Whether none of the words is English or a known name: those of a place that the gazetteer lacks."""
    words = name.lower().split()
    return all(len(word) > 4 and not lemmas(word) for word in words) and not doc.lexicon.gazetteer.find(tokenize(name))


def is_city(doc: Document, name: str) -> bool:
    """Whether a name is that of a known city, and nothing else."""
    tokens = tokenize(name)
    cities = [e for e in doc.lexicon.gazetteer.find(tokens) if e.kind == "city"]
    return len(cities) == 1 and cities[0].last - cities[0].first == len(tokens) and name[0].isupper()


def is_place(doc: Document, name: str) -> bool:
    """Whether a dateline's place is a city or country of the gazetteer, or UN Headquarters' name for itself."""
    entities = doc.lexicon.gazetteer.find(tokenize(name))
    return name.upper() == "UNITED NATIONS" or any(e.kind in ("city", "country") for e in entities)
