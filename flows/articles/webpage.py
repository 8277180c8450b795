"""HTML → normalized text, blocks and the page's metadata, by trafilatura's main-text extraction."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from flows.articles.article import PageMetadata
from flows.articles.characters import mend_characters
from flows.articles.metadata import as_date
from flows.articles.normalize import Normalized, normalize_marked
from flows.articles.rejection import Unreadable
from flows.articles.residue import Mark

if TYPE_CHECKING:
    from lxml.etree import _Element

_LANGUAGE = re.compile(
    r"<html\b[^>]{0,500}?\blang\s{0,3}=\s{0,3}[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})?)", re.IGNORECASE
)
# The newest day htmldate may find is fixed, or else it would depend on the day of the run.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-12-31"}


def read_webpage(html: str) -> tuple[Normalized, PageMetadata]:
    """Find the main text of a page, its pictures' captions and what its metadata says.

    The headline counts as printed where an `<h1>` has it; captions come last. Raises Unreadable, rule
    `no-text-in-html`, where nothing but navigation, scripts or markup is left.
    """
    from trafilatura import bare_extraction  # slow to import, and many runs meet no HTML
    from trafilatura.settings import Document

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it would print, a Rejection says
    page = bare_extraction(
        html, with_metadata=True, include_comments=False, include_tables=True, date_extraction_params=dict(_DATES)
    )
    paragraphs = list(_paragraphs(page.body)) if isinstance(page, Document) and page.body is not None else []
    if not isinstance(page, Document) or not any(text.strip() for _, text in paragraphs):
        raise Unreadable(
            "no-text-in-html", "has no text besides markup: is the article loaded by a script? Save its text"
        )
    mended = [(mark, mend_characters(text)) for mark, text in _with_headline_and_captions(paragraphs, html)]
    language = _LANGUAGE.search(html[:5000])
    metadata = PageMetadata(
        title=_words(page.title),
        published_on=as_date(page.date),
        publisher=_words(page.sitename),
        language=language[1].lower() if language else None,
        url=page.url,
    )
    return normalize_marked(mended, "\n\n".join(text for _, text in mended)), metadata


def _with_headline_and_captions(paragraphs: list[tuple[Mark, str]], html: str) -> list[tuple[Mark, str]]:
    """Add what trafilatura leaves out although the page prints it with the article."""
    from lxml.html import fromstring

    try:
        page = fromstring(html.encode("utf-8", "replace"))
    except (ValueError, AssertionError, LookupError):
        return paragraphs
    told = {" ".join(line.split()) for _, text in paragraphs for line in text.split("\n")}
    headings = [text for heading in page.iter("h1") if (text := " ".join(heading.text_content().split()))]
    headline = [(Mark.HEADING, headings[0])] if len(headings) == 1 and headings[0] not in told else []
    pictures = (" ".join(caption.text_content().split()) for caption in page.xpath("(//article|//main)//figcaption"))
    captions = dict.fromkeys((Mark.CAPTION, text) for text in pictures if text and text not in told)
    return [*headline, *paragraphs, *captions]


def _words(text: str | None) -> str | None:
    return (" ".join(mend_characters(text).split()) or None) if text else None


def _paragraphs(body: _Element) -> Iterator[tuple[Mark, str]]:
    """Headings, paragraphs, items and rows of trafilatura's tree, in order."""
    for element in body:
        if element.tag == "head":
            yield Mark.HEADING, _text(element)
        elif element.tag == "list":
            for item in element.iter("item"):
                yield Mark.ITEM, _text(item, without="list")
        elif element.tag == "table":
            for row in element.iter("row"):
                yield Mark.ROW, "  ".join(filter(None, (" ".join(_text(cell).split()) for cell in row.iter("cell"))))
        elif len(element) and element.tag in {"quote", "div", "blockquote"}:
            if element.text and element.text.strip():
                yield Mark.TEXT, element.text
            yield from _paragraphs(element)
        else:
            yield Mark.TEXT, _text(element)
        if element.tail and element.tail.strip():
            yield Mark.TEXT, element.tail


def _text(element: _Element, without: str = "") -> str:
    """All words of an element, a line break for each `<lb>`, leaving out the elements named."""
    words = [element.text or ""]
    for child in element:
        if child.tag == "lb":
            words.append("\n")
        elif child.tag != without:
            words.append(_text(child, without))
        words.append(child.tail or "")
    return "".join(words)
