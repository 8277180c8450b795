"""What the text prints of itself: headline, date of publication, dateline, agency."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from flows.articles.article import Article, Block, BlockKind
from flows.articles.dates import in_english
from flows.extract.agencies import credited_agency
from flows.extract.datelines import Dateline, find_dateline
from flows.extract.dates import find_days
from flows.extract.document import Document
from flows.extract.head_lines import place_in_head
from flows.extract.record import record

#: What stands before a date: words of publication, and those that say it is another date.
LABEL = re.compile(
    r"\b(?:(?P<published>issued|published|publication|posted|released?|dated?|for release)"
    r"|(?:last |first )?(?:updated?|modified|amended|revised|accessed|retrieved|embargo\w*|corrected|until))\b",
    re.IGNORECASE,
)
#: What a note at the foot says of its text.
FOOTNOTE = re.compile(
    r"(?:this|the) (?:article|story|report|release|press release|statement|text|page|post|piece) "
    r"(?:(?:was|is|has been) )?(?:first |originally )?(?:published|posted|issued|released|appeared) ",
    re.IGNORECASE,
)
#: A label that a page prints before its headline.
HEADED = re.compile(r"(?:headline|title|subject)\s*:\s+", re.IGNORECASE)
#: Titles that are dated as such.
DATED = re.compile(r"transcript|broadcast|bulletin|edition|briefing|minutes|noon highlights", re.IGNORECASE)


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
    title = next((HEADED.sub("", _text(doc, b), count=1) for b in doc.blocks if b.kind is BlockKind.TITLE), None)
    line = find_dateline(doc) or place_in_head(doc) or Dateline()
    published = _date_in_heading(doc) or line.day
    return Printed(
        title or page.title,
        published or page.published_on,
        "printed" if published else "metadata" if page.published_on else None,
        line.place,
        line.agency or credited_agency(doc) or page.agency,
        line.start,
        line.end,
    )


def _text(doc: Document, block: Block) -> str:
    """A block's text, of a long one its first thousand characters: datelines and credits are short."""
    return doc.text[block.start : min(block.end, block.start + 1000)]


def _date_in_heading(doc: Document) -> date | None:
    """The first full date in the lines that carry metadata; that of an update where no other is given."""
    updated: date | None = None
    bare: date | None = None
    for block in doc.blocks:
        text = _text(doc, block)
        if block.kind not in (BlockKind.META, BlockKind.CREDIT) and not FOOTNOTE.match(text):
            continue
        text = in_english(text)
        opening = LABEL.match(text)
        published = bool((opening and opening["published"]) or FOOTNOTE.match(text))
        for day in find_days(text):
            if day.year is None:
                continue
            told = _says_published(text, day.start)
            if told or (told is None and published):
                return day.first()
            spans = (day.month, day.day) != (day.month2, day.day2)
            if told is None and not spans:
                bare = bare or day.first()
            updated = updated or (None if spans and told is None else day.first())
    return bare or updated or _date_in_title(doc)


def _says_published(text: str, at: int) -> bool | None:
    """Whether the label nearest before a date says that it is the date of publication; None without a label."""
    labels = list(LABEL.finditer(text, max(0, at - 40), at))
    return bool(labels[-1]["published"]) if labels else None


def _date_in_title(doc: Document) -> date | None:
    """The full date of a broadcast or bulletin whose title names it ("Transcript of Tuesday 14 August 2035")."""
    title = next((_text(doc, block) for block in doc.blocks if block.kind is BlockKind.TITLE), "")
    days = [day for day in find_days(title) if day.year] if DATED.search(title) else []
    return days[0].first() if days else None
