"""What a fetched document is: the ending of its file, by which it is read."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from flows.articles.sources import SUFFIXES

ARCHIVES = (".zip", ".gz", ".warc")
OF_MANY = (".jsonl", ".ndjson", ".csv")
XML = ".xml"
_BY_TYPE = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "application/json": ".json",
    "application/feed+json": ".json",
    "application/ld+json": ".json",
    "application/jsonl": ".jsonl",
    "application/x-ndjson": ".jsonl",
    "application/zip": ".zip",
    "application/gzip": ".gz",
    "application/x-gzip": ".gz",
    "application/warc": ".warc",
    "application/pdf": ".pdf",
}
# Types that servers give to any file whose ending they do not know.
_VAGUE = ("", "text/plain", "application/octet-stream", "binary/octet-stream", "application/gzip", "application/x-gzip")
# Atomic groups: a comment that never ends must not be tried in every other way.
_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?>(?><\?[^>]*>|<!--.*?-->|<!DOCTYPE[^>\[]*(?>\[.*?\]\s*)?>)\s*)*+"
    rb"<(?:[\w.-]{1,50}:)?(rss|feed|RDF|urlset|sitemapindex)\b",
    re.DOTALL | re.IGNORECASE,
)


def suffix_of(address: str, content_type: str) -> str:
    """The ending that fits a document: by its type, where that is vague by its address, `.html` where nothing says."""
    kind = content_type.partition(";")[0].strip().lower()
    path = PurePosixPath(urlsplit(address).path.lower())
    given = "".join(path.suffixes[-2:]) if path.suffix == ".gz" else path.suffix
    if kind in _VAGUE and path.suffix in (*SUFFIXES, XML):
        return given if given.endswith(".gz") else path.suffix
    if kind.endswith(("/xml", "+xml")) and kind not in _BY_TYPE:
        return XML
    return _BY_TYPE.get(kind) or (path.suffix if path.suffix in (*SUFFIXES, XML) else _unknown(kind))


def _unknown(kind: str) -> str:
    """Pictures, sounds and the like keep a name of their own, by which reading refuses them."""
    family, _, name = kind.partition("/")
    known = family in {"image", "audio", "video", "font", "application"} and re.fullmatch(r"[a-z0-9.-]{1,100}", name)
    return f".{name.rpartition('.')[2]}" if known else ".html"


def list_kind(raw: bytes) -> str | None:
    """Whether a document is a "feed" or a "sitemap", by its first element."""
    found = _ROOT.match(raw[:20_000])
    if not found:
        return None
    return "sitemap" if found[1].lower() in {b"urlset", b"sitemapindex"} else "feed"
