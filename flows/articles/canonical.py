"""The address by which a web page is known: what its head calls canonical, as far as that can be believed."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

_HEAD = 500_000  # characters of a page in which its head is looked for
_BODY = re.compile(r"</head\b|<body\b", re.IGNORECASE)
_PREFIXES = ("www.", "m.", "mobile.", "amp.")


def canonical_address(html: str, address: str) -> str:
    """The canonical URL that a page found at `address` names, else that address without what only tracks readers.

    A page may speak for its own site alone: one that names a page of another site as its canonical copy keeps its own
    address, or else any page could take the place of any other.
    """
    plain = plain_address(address)
    for named in _named(html):
        try:
            found = plain_address(urljoin(address, named.strip()))
            if urlsplit(found).scheme in {"http", "https"} and _site(found) == _site(address):
                return found
        except ValueError:  # no address at all
            continue
    return plain


def plain_address(address: str) -> str:
    """An address without its fragment and without the parameters by which campaigns count their readers."""
    parts = urlsplit(address)
    query = parts.query
    if "utm_" in query:
        query = urlencode([pair for pair in parse_qsl(query, True) if not pair[0].startswith("utm_")])
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", query, ""))


def _named(html: str) -> list[str]:
    from lxml.etree import LxmlError
    from lxml.html import fromstring

    body = _BODY.search(html, 0, _HEAD)
    try:
        page = fromstring(html[: body.start() if body else _HEAD].encode("utf-8", "replace"))
    except (LxmlError, ValueError, AssertionError, LookupError):
        return []
    links = page.xpath("//link[translate(@rel, 'CANOIL', 'canoil') = 'canonical']/@href")
    return [str(named) for named in [*links, *page.xpath("//meta[@property = 'og:url']/@content")]]


def _site(address: str) -> str:
    host = urlsplit(address).hostname or ""
    return next((host.removeprefix(prefix) for prefix in _PREFIXES if host.startswith(prefix)), host)
