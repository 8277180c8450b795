"""What the text prints of itself: headline, date of publication, dateline, agency."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from flows.articles.article import Article, Block, BlockKind
from flows.extract.dates import find_days
from flows.extract.document import Document
from flows.extract.lexicon import Lexicon
from flows.extract.record import record
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
#: Words that say a date is not that of publication.
OTHER_DATE = re.compile(r"last updated|modified|accessed|retrieved|embargo", re.IGNORECASE)
#: What stands before the date of publication, and titles that are dated as such.
PUBLISHED = re.compile(r"(?:issued|published|posted|released?|dated?|for release)\b", re.IGNORECASE)
DATED = re.compile(r"transcript|broadcast|bulletin|edition|briefing|minutes|noon highlights", re.IGNORECASE)
FIRST_WORD = re.compile(r"(?:By\s+)?([A-Za-zÀ-ÿ]+)\b")
SIGNED = re.compile(r"(?:[(\[]|--\s*|–\s*|—\s*|^)([A-Za-zÀ-ÿ ]{2,25})[)\]]?\s*$")
CREDITED = re.compile(
    r"(?:©|\(c\)|copyright|source|credit|courtesy(?: of)?|with (?:inputs|input|reporting) from|from)\s*[:©]?\s*"
    r"(?:\d{4}\s+)?(?P<agency>[A-Za-zÀ-ÿ][\w.'’ -]{1,40}?)\s*(?:\d{4})?\s*(?=$|[|.,;)\]\n])",
    re.IGNORECASE,
)


@record
class Printed:
    """Metadata of one article: what its text prints first, what its page says where the text is silent.

    Between the characters `dateline_start` and `dateline_end` stands the dateline itself (both 0 without one).
    """

    title: str | None = None
    published_on: date | None = None
    published_on_basis: str | None = None
    dateline: str | None = None
    agency: str | None = None
    dateline_start: int = 0
    dateline_end: int = 0

    def row(self, article: Article, words: int) -> dict[str, Any]:
        """The article's row of `articles`, without `article_id`, `relevance` and `near_duplicate_of`."""
        return {
            "source": article.source,
            "url": article.metadata.url,
            "title": self.title,
            "publisher": article.metadata.publisher,
            "agency": self.agency,
            "published_on": self.published_on,
            "published_on_basis": self.published_on_basis,
            "dateline": self.dateline,
            "language": article.metadata.language or "en",
            "words": words,
            "sha256": article.sha256,
        }


def read_metadata(doc: Document) -> Printed:
    """Metadata of the article under analysis; the text's own word goes before that of its page."""
    page = doc.article.metadata
    title = next((doc.text[b.start : b.end] for b in doc.blocks if b.kind is BlockKind.TITLE), None)
    place, agency, printed, start, end = _dateline(doc)
    head = _date_in_heading(doc)
    published = head or printed
    return Printed(
        title or page.title,
        published or page.published_on,
        "printed" if published else "metadata" if page.published_on else None,
        place,
        agency or _credited_agency(doc) or page.agency,
        start,
        end,
    )


def _text(doc: Document, block: Block) -> str:
    """A block's text, of a long one its first thousand characters: datelines and credits are short."""
    return doc.text[block.start : min(block.end, block.start + 1000)]


def _date_in_heading(doc: Document) -> date | None:
    """The first full date in the lines that carry metadata; that of an update where no other is given."""
    updated: date | None = None
    bare: date | None = None
    for block in doc.blocks:
        if block.kind in (BlockKind.META, BlockKind.CREDIT):
            text = _text(doc, block)
            labelled = PUBLISHED.match(text)
            for day in find_days(text):
                if day.year and not OTHER_DATE.search(text, max(0, day.start - 30), day.start):
                    if labelled:
                        return day.first()
                    spans = (day.month, day.day) != (day.month2, day.day2)
                    bare = bare or (None if spans else day.first())
                updated = updated or day.first()
    return bare or updated or _date_in_title(doc)


def _date_in_title(doc: Document) -> date | None:
    """The full date of a broadcast or bulletin whose title names it ("Transcript of Tuesday 14 August 2035")."""
    title = next((_text(doc, block) for block in doc.blocks if block.kind is BlockKind.TITLE), "")
    days = [day for day in find_days(title) if day.year] if DATED.search(title) else []
    return days[0].first() if days else None


def _dateline(doc: Document) -> tuple[str | None, str | None, date | None, int, int]:
    """Place, agency and full date of the dateline that opens the body, and where it begins and ends."""
    known = doc.lexicon.derived(_agencies)
    for n, block in enumerate(_openers(doc)):
        text = doc.text[block.start : min(block.end, block.start + 200)]
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
    """The agency of a dateline, in brackets, between slashes or bare where it is a known one ("TOKYO, May 3, Kyodo –")."""
    bare = match.group("bare")
    named: str | None = match.group("agency") or match.group("slashed") or match.group("early")
    return named or (known[bare.lower()] if bare and bare.lower() in known else None)


def _dateline_alone(doc: Document) -> tuple[str | None, str | None, date | None, int, int]:
    """A dateline on a line of its own ("NEW YORK (AA)", "Accra, Dec. 6, 2023")."""
    for block in doc.blocks[:8]:
        text = _text(doc, block)
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
    known_as = doc.lexicon.derived(_agencies)
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
        return bool(dash) and (agency in doc.lexicon.derived(_agencies) or (place.isupper() and dash != ":"))
    known = _is_place(doc, place)
    return (
        (known or place.isupper())
        and (dash in ("–", "—", "--", "-") or (dash == ":" and known and (place.isupper() or (opens and _is_city(doc, place)))))
        and len(text) > 60
    )


def _no_places(lexicon: Lexicon) -> frozenset[str]:
    """What a body sentence may open with before a colon or a dash."""
    return frozenset(row["word"] for row in lexicon.table("page_words") if row["kind"] == "no-place")


def _is_place(doc: Document, name: str) -> bool:
    """Whether a dateline's place is a city or country of the gazetteer, or UN Headquarters' name for itself."""
    entities = doc.lexicon.gazetteer.find(tokenize(name))
    return name.upper() == "UNITED NATIONS" or any(e.kind in ("city", "country") for e in entities)


def _is_city(doc: Document, name: str) -> bool:
    """Whether a place is a known city's name and nothing more."""
    tokens = tokenize(name)
    return any(e.kind == "city" and e.last - e.first == len(tokens) for e in doc.lexicon.gazetteer.find(tokens))


def _meta_place(doc: Document) -> str | None:
    """The place in a line such as "IANS Geneva" or "Staff Correspondent, Gazipur"."""
    agencies = doc.lexicon.derived(_agencies)
    for block in doc.blocks[:8]:
        text = _text(doc, block)
        if block.kind not in (BlockKind.META, BlockKind.CREDIT) or len(text) > 120:
            continue
        match = re.match(
            r"(?:[A-Z][\w ]*(?:[Cc]orrespondent|[Rr]eporter|[Dd]esk|[Bb]ureau)|(?P<agency>[A-Za-z]+))\s*[,|:]?\s+"
            r"(?P<place>[A-ZÀ-Ý][\w'’.-]+(?: [A-ZÀ-Ý][\w'’.-]+){0,2})(?=$|\s*[|,\n]|\s+[A-Z][a-z]+day\b)",
            text,
        )
        if match and (not match.group("agency") or match.group("agency").lower() in agencies):
            return match.group("place")
    return None


def _agencies(lexicon: Lexicon) -> dict[str, str]:
    """Lower-cased agency names and the form to give them: of two that differ in case, the one not in capitals."""
    forms = sorted((row["agency"] for row in lexicon.table("agencies")), key=lambda form: not form.isupper())
    return {form.lower(): form for form in forms}


def _credited_agency(doc: Document) -> str | None:
    """The agency of a credit line, a source line or a sign-off."""
    known = doc.lexicon.derived(_agencies)
    for block in doc.blocks:
        text = _text(doc, block)
        if block.kind in (BlockKind.META, BlockKind.CREDIT):
            for match in CREDITED.finditer(text):
                if (name := match.group("agency").strip().lower()) in known:
                    return _short(doc.lexicon, known[name])
            first = FIRST_WORD.match(text)
            if first and first.group(1).lower() in known and not first.group(1).islower():
                return known[first.group(1).lower()]
    for block in reversed(doc.blocks[-6:]):
        tail = doc.text[max(block.start, block.end - 40) : block.end]
        signed = SIGNED.search(tail)
        if signed and signed.group(1).strip().lower() in known and not signed.group(1).strip().islower():
            return known[signed.group(1).strip().lower()]
    return None


def _short(lexicon: Lexicon, name: str) -> str:
    """The agency's usual short form where its full name is printed ("Yonhap News Agency" → Yonhap)."""
    full = {row["name"]: row["agency"] for row in lexicon.table("agencies") if len(row["agency"]) < len(row["name"])}
    by_form = {row["agency"]: row["name"] for row in lexicon.table("agencies")}
    return by_form[name] if name.endswith("News Agency") and by_form[name] in by_form else full.get(name, name)
