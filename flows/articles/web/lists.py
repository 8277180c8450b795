"""Feeds and sitemaps → the pages they lead to. No entity is ever expanded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from flows.articles.article import PageMetadata
from flows.articles.decoding import decode
from flows.articles.inflate import inflate
from flows.articles.metadata import as_date
from flows.articles.rejection import Unreadable
from flows.articles.web.copies import Link

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_BYTES = 52_428_800  # sitemaps.org: a sitemap has at most 50 MB, unpacked
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list leads to: `pages`, and the further `lists` that a sitemap index names.

    `blind` are its entries without an address.
    """

    pages: Sequence[Link] = ()
    lists: Sequence[Link] = ()
    blind: int = 0


def unpacked(raw: bytes) -> bytes:
    """A list's own bytes, whether or not it came as `.gz`."""
    return inflate(raw, MOST_BYTES) if raw.startswith(_GZIP) else raw


def read_feed(raw: bytes, address: str) -> Listed:
    """The entries of an RSS or Atom feed found at `address`, each page once.

    Raises Unreadable, rules `unsafe-xml` and `broken-list`.
    """
    import feedparser

    _parse(raw)  # for its refusals: feedparser reads more than what is well-formed, but nothing that declares entities
    try:
        feed = feedparser.parse(BytesIO(raw), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # what it cannot make sense of, it mostly says in its result; not always
        raise Unreadable("broken-list", f"cannot be read as a feed ({type(error).__name__}: {error})") from None
    if not feed.get("version"):
        raise Unreadable("broken-list", "is neither an RSS nor an Atom feed: check its address")
    publisher = _words(feed.feed.get("title"))
    found = [_entry(entry, publisher, address) for entry in feed.entries]
    return Listed(_once(link for link in found if link), blind=found.count(None))


def read_sitemap(raw: bytes, address: str) -> Listed:
    """The pages of a sitemap, or the sitemaps of an index; a sitemap may also be a plain list, one address a line.

    Raises Unreadable, rules `unsafe-xml` and `broken-list`.
    """
    root = _parse(raw)
    if root is None:
        lines = [line.strip() for line in decode(raw).splitlines()]
        links = [Link(line) for line in lines if line.startswith(("http://", "https://"))]
        if not links:
            raise Unreadable("broken-list", "is no sitemap: check its address")
        return Listed(_once(links))
    if _name(root) not in {"urlset", "sitemapindex"}:
        raise Unreadable("broken-list", "is no sitemap: check its address")
    found = [_place(child, address) for child in root]
    entries, blind = _once(link for link in found if link), found.count(None)
    return Listed(entries, blind=blind) if _name(root) == "urlset" else Listed(lists=entries, blind=blind)


def _parse(raw: bytes) -> Element | None:
    """The tree of a document; None where it is not well-formed."""
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    refused = Unreadable("unsafe-xml", "declares entities, which can be made to fill the memory: it is not read")
    try:
        root: Element = fromstring(raw)
    except DefusedXmlException:
        raise refused from None
    except (ParseError, ValueError, LookupError):
        if b"<!ENTITY" in raw.replace(b"\x00", b"").upper():
            raise refused from None
        return None
    return root


def _entry(entry: Any, publisher: str | None, address: str) -> Link | None:
    link = entry.get("link") or next((one.get("href") for one in entry.get("links", ()) if one.get("href")), None)
    if not link:
        return None
    source = entry.get("source") or {}
    # `get` would give the day of publication where a feed tells of no update.
    changed, updated = (entry["updated"], entry["updated_parsed"]) if "updated" in entry else (None, None)
    day = entry.get("published_parsed") or updated
    told = PageMetadata(
        title=_plain(entry.get("title")),
        published_on=date(*day[:3]) if day else None,
        publisher=_words(source.get("title")) or publisher,
    )
    return Link(_absolute(link, address), told, changed and _printable(changed))


def _place(element: Element, address: str) -> Link | None:
    """An entry of a sitemap, and what Google's extension for news says of it."""
    told = {_name(one): (one.text or "").strip() for one in element.iter() if one.text and one.text.strip()}
    if not told.get("loc"):
        return None
    known = PageMetadata(
        title=_words(told.get("title")),
        published_on=as_date(told.get("publication_date")),
        publisher=_words(told.get("name")),
        language=_words(told.get("language")),
    )
    return Link(_absolute(told["loc"], address), known, told.get("lastmod"))


def _absolute(link: str, address: str) -> str:
    try:
        return urljoin(address, _printable(link).strip())
    except ValueError:  # fetching says of it that it is no address
        return _printable(link)


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _once(links: Sequence[Link] | Iterator[Link]) -> tuple[Link, ...]:
    found: dict[str, Link] = {}
    for link in links:
        found.setdefault(link.url, link)
    return tuple(found.values())


def _plain(title: str | None) -> str | None:
    """A title without the markup that feeds put into it."""
    if not title or "<" not in title:
        return _words(title)
    from lxml.etree import LxmlError
    from lxml.html import fromstring

    try:
        return _words(fromstring(title).text_content())
    except (LxmlError, ValueError):
        return _words(title)


def _words(text: str | None) -> str | None:
    return (" ".join(_printable(text).split()) or None) if text else None


def _printable(text: str) -> str:
    """Without the half characters that a numeric reference can name, and no encoding can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
