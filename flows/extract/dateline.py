"""The dateline: the place that opens a report, with the agency and date that may stand beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from flows.articles.article import Block, BlockKind
from flows.extract.dates import find_days
from flows.extract.document import Document
from flows.extract.lexicon import Lexicon
from flows.extract.tokens import tokenize

#: A place as a dateline prints it: capitalized words, small particles between them.
_PLACE = r"[^\W\d_a-z][\w'’.-]*(?:\s+(?:of|de|del|la|el|da|do|es|al|and|the)\b|\s+[^\W\d_a-z][\w'’.-]*){0,4}"
_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATE = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s*)?"
    rf"(?:\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}|\d{{4}}-\d\d-\d\d|{_MONTHS}\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTHS})(?:(?:,|\s+of)?\s*\d{{4}})?"
)
_AGENCY = r"(?:\((?P<agency>[^()\d]{2,40}?)(?:\s*[-–—,]\s*[^()]{0,30})?\)|/(?P<slashed>[A-Za-z ]{2,20})/)"
#: PLACE, region, DATE (AGENCY) and the dash, colon or stop that ends it; at least one part besides the place and dash.
DATELINE = re.compile(
    rf"[(\[]?(?P<place>{_PLACE}(?:/{_PLACE})?)"
    rf"(?:\s*\((?P<region>[^()]{{2,30}})\)(?=\s*[,\[]))?(?:\s*\[[^\]]{{2,30}}\])?"
    rf"(?:,\s*(?P<area>(?!{_MONTHS}\s+\d){_PLACE}))?"
    rf"(?:\s*\((?P<early>[^()\d]{{2,20}})\)(?=,?\s*{_DATE}))?"
    rf"(?:\s*[,:;]?\s*\(?(?P<date>{_DATE})[)\]]?)?"
    rf"\s*[,.]?\s*(?:{_AGENCY}|(?P<bare>[A-Z][A-Za-z]{{1,12}})(?=\s*[-–—.:]))?"
    r"\s*\.?(?P<dash>\s*[–—:]+\s|\s*-{1,2}\s|\s*\.[-–—]\s|\s+|\.\s)"
)
#: "TALLINN. Nineteen countries …"
STOPPED = re.compile(r"([A-ZÀ-Ý][A-ZÀ-Ý'’ -]{2,30})\.\s(?=[A-ZÀ-Ý][a-z])")
#: A dateline on a line of its own, or a line that holds one, has no more characters than that.
LONGEST = 120


def read_dateline(doc: Document) -> tuple[str | None, str | None, date | None, int, int]:
    """Place, agency and full date of the dateline that opens the body, and where it begins and ends."""
    known = doc.lexicon.derived(agencies)
    for n, block in enumerate(_openers(doc)):
        text = doc.text[block.start : min(block.end, block.start + 200)]
        stopped = STOPPED.match(text) if n == 0 else None
        if stopped and _is_city(doc, stopped.group(1)):
            return stopped.group(1), None, None, block.start, block.start + stopped.end()
        match = DATELINE.match(text)
        if not match or not _is_dateline(match, text, n == 0, doc):
            continue
        place = match.group("place").strip(" .,")
        agency = _agency_of(match, known)
        days = [d for d in find_days(match.group()) if d.year]
        if agency and agency.strip().lower() in ("reuters", *known) and agency.strip() not in known.values():
            agency = known[agency.strip().lower()]
        day = days[0].first() if days else None
        return place, agency.strip() if agency else None, day, block.start, block.start + match.end()
    return _dateline_alone(doc)


def _agency_of(match: re.Match[str], known: dict[str, str]) -> str | None:
    """The agency of a dateline: in brackets, between slashes, or bare where it is known ("TOKYO, May 3, Kyodo –")."""
    bare = match.group("bare")
    named: str | None = match.group("agency") or match.group("slashed") or match.group("early")
    return named or (known[bare.lower()] if bare and bare.lower() in known else None)


def _dateline_alone(doc: Document) -> tuple[str | None, str | None, date | None, int, int]:
    """A dateline on a line of its own ("NEW YORK (AA)", "Accra, Dec. 6, 2023")."""
    for block in doc.blocks[:8]:
        text = doc.text[block.start : min(block.end, block.start + LONGEST + 1)]
        match = DATELINE.match(text + " ") if len(text) < 60 and block.kind is not BlockKind.TITLE else None
        if (
            match
            and match.end() >= len(text)
            and (match.group("date") or match.group("agency"))
            and _is_place(doc, match.group("place"))
        ):
            days = [d.first() for d in find_days(text) if d.year]
            return match.group("place"), match.group("agency"), days[0] if days else None, block.start, block.end
    return _meta_place(doc), None, None, 0, 0


def _openers(doc: Document) -> Iterator[Block]:
    """The blocks a dateline may open: the first three paragraphs, and what stands before them as metadata."""
    paragraphs = [b for b in doc.blocks if b.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)]
    yield from paragraphs[:3]


def _is_dateline(match: re.Match[str], text: str, opens: bool, doc: Document) -> bool:
    place, dash = match.group("place"), match.group("dash").strip()
    if place.split()[0].lower().strip(".") in doc.lexicon.derived(_no_places) or len(place) > 45:
        return False
    known_as = doc.lexicon.derived(agencies)
    credited = _agency_of(match, known_as) or ""
    if match.group("bare") and not credited:
        return False
    if credited and re.search(r"\d{4}", match.group()):
        return True
    if match.group("date"):
        stop = dash or (text[match.end() - 2 : match.end()] in (". ", ") ", "] ") and _is_place(doc, place))
        return bool(stop or credited) or (match.group("place").isupper() and text[match.end() - 1 : match.end()] == " ")
    if credited:
        agency = credited.strip().lower()
        return bool(dash) and (agency in doc.lexicon.derived(agencies) or (place.isupper() and dash != ":"))
    known = _is_place(doc, place)
    return (
        (known or place.isupper())
        and (
            dash in ("–", "—", "--", "-")
            or (dash == ":" and known and (place.isupper() or (opens and _is_city(doc, place))))
        )
        and len(text) > 60
    )


def _no_places(lexicon: Lexicon) -> frozenset[str]:
    """What a body sentence may open with before a colon or a dash."""
    return frozenset(row["word"] for row in lexicon.table("page_words") if row["kind"] == "no-place")


def _is_place(doc: Document, name: str) -> bool:
    """Whether a dateline's place is a city or country of the gazetteer, or UN Headquarters' name for itself."""
    if name.split()[-1].lower() in doc.lexicon.derived(_paper_words):
        return False  # "Accra Ledger, Saturday, June 23"
    entities = doc.lexicon.gazetteer.find(tokenize(name))
    return name.upper() == "UNITED NATIONS" or any(e.kind in ("city", "country") for e in entities)


def _paper_words(lexicon: Lexicon) -> frozenset[str]:
    """Last words of newspapers' names."""
    return frozenset(row["text"].lower() for row in lexicon.table("residue") if row["pattern_kind"] == "masthead-word")


def _is_city(doc: Document, name: str) -> bool:
    """Whether a place is a known city's name and nothing more."""
    tokens = tokenize(name)
    return any(e.kind == "city" and e.last - e.first == len(tokens) for e in doc.lexicon.gazetteer.find(tokens))


def _meta_place(doc: Document) -> str | None:
    """The place in a line such as "IANS Geneva" or "Staff Correspondent, Gazipur"."""
    known = doc.lexicon.derived(agencies)
    for block in doc.blocks[:8]:
        text = doc.text[block.start : min(block.end, block.start + LONGEST + 1)]
        if block.kind not in (BlockKind.META, BlockKind.CREDIT) or len(text) > LONGEST:
            continue
        if block.kind is BlockKind.META and _is_city(doc, text) and text[:1].isupper():
            return text
        match = re.match(
            r"(?:[A-Z][\w ]*(?:[Cc]orrespondent|[Rr]eporter|[Dd]esk|[Bb]ureau)|(?P<agency>[A-Za-z]+))\s*[,|:]?\s+"
            r"(?P<place>[A-ZÀ-Ý][\w'’.-]+(?: [A-ZÀ-Ý][\w'’.-]+){0,2})(?=$|\s*[|,\n]|\s+[A-Z][a-z]+day\b)",
            text,
        )
        if match and (not match.group("agency") or match.group("agency").lower() in known):
            return match.group("place")
    return None


def agencies(lexicon: Lexicon) -> dict[str, str]:
    """Lower-cased agency names and the form to give them: of two that differ in case, the one not in capitals."""
    forms = sorted((row["agency"] for row in lexicon.table("agencies")), key=lambda form: not form.isupper())
    return {form.lower(): form for form in forms}
