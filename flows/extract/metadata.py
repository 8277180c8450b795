"""What the text prints of itself: headline, date of publication, dateline, agency."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from flows.articles.article import Article, Block, BlockKind
from flows.extract.dateline import agencies, read_dateline
from flows.extract.dates import find_days
from flows.extract.document import Document
from flows.extract.lexicon import Lexicon
from flows.extract.record import record

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
    place, agency, printed, start, end = read_dateline(doc)
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


def _credited_agency(doc: Document) -> str | None:
    """The agency of a credit line, a source line or a sign-off."""
    known = doc.lexicon.derived(agencies)
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
