"""Sources → articles: reads each file by its type, and makes a `Rejection` of whatever cannot be read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from flows.articles.article import Article, PageMetadata
from flows.articles.characters import mend_characters
from flows.articles.decoding import decode
from flows.articles.documents import Document, Limits, explain, open_documents
from flows.articles.markdown import read_markdown
from flows.articles.metadata import page_metadata, split_front_matter
from flows.articles.normalize import Normalized, normalize
from flows.articles.records import Record, read_csv, read_json, read_json_lines
from flows.articles.rejection import Rejection, Unreadable
from flows.articles.sources import SUFFIXES, NoArticles, Source, find_articles
from flows.articles.webpage import read_webpage

__all__ = ["READERS", "NoArticles", "Reading", "Source", "find_articles", "read_article", "read_articles"]

Reader = Callable[[str], tuple[Normalized, PageMetadata]]


def _read_plain(text: str) -> tuple[Normalized, PageMetadata]:
    if not text.lstrip("\ufeff \r\n").startswith("---"):
        return normalize(text), PageMetadata()
    front, body = split_front_matter(mend_characters(text))
    return normalize(body), page_metadata(front)


READERS: dict[str, Reader] = {
    ".txt": _read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_webpage,
    ".htm": read_webpage,
}
_RECORDS = {".json": read_json, ".jsonl": read_json_lines, ".ndjson": read_json_lines, ".csv": read_csv}


@dataclass(frozen=True, slots=True)
class Reading:
    """How sources are read: within which limits, and which column of a record holds what ("text" → "body_en")."""

    limits: Limits = field(default_factory=Limits)
    columns: Mapping[str, str] = field(default_factory=dict)


def read_articles(source: Source, reading: Reading | None = None) -> Iterator[Article | Rejection]:
    """Read all articles of a source, one after the other; what goes wrong comes as a `Rejection`, never as an error."""
    how = reading or Reading()
    try:
        for document in open_documents(source, how.limits):
            if isinstance(document, Document):
                yield from _read_document(document, how)
            else:
                name, problem = document
                yield _reject(f"{source.source}/{name}", problem)
    except Unreadable as problem:
        yield _reject(source.source, problem)


def read_article(source: Source, largest: int = Limits().document) -> Article | Rejection:
    """Read a source that holds one article, of at most `largest` bytes; of one that holds more, the first."""
    found = next(read_articles(source, Reading(Limits(document=largest))), None)
    return found or _reject(source.source, Unreadable("empty-file", "holds no article: fill it or take it out"))


def _read_document(document: Document, how: Reading) -> Iterator[Article | Rejection]:
    suffix = PurePosixPath(document.name).suffix.lower()
    raw = b""
    try:
        if suffix in _RECORDS:
            for record in _RECORDS[suffix](document.stream, how.limits.document, how.columns):
                yield _read_record(record, document)
            return
        if suffix not in READERS:
            raise Unreadable("unsupported-type", f"is of no type that can be read: convert it to {', '.join(SUFFIXES)}")
        raw = document.stream.read(how.limits.document + 1)
        if len(raw) > how.limits.document:
            limit = f"{how.limits.document:,} bytes"
            raise Unreadable("file-too-large", f"is larger than {limit}: split it into one file an article")
        if not raw.strip():
            raise Unreadable("empty-file", "is empty: fill it or take it out")
        yield _article(READERS[suffix](decode(raw)), document.source, document.key)
    except Exception as error:  # whatever a parser fails at must cost one article, not the run
        yield _reject(document.source, explain(error), raw)


def _read_record(record: Record | Unreadable, document: Document) -> Article | Rejection:
    if isinstance(record, Unreadable):
        return _reject(document.source, record)
    source = f"{document.source}#{record.mark}"
    try:
        normalized, printed = (read_webpage if record.html else _read_plain)(record.text)
        told = page_metadata(record.fields)
        metadata = printed if told == PageMetadata() else told
        return _article((normalized, metadata), source, metadata.url or f"{document.key}#{record.mark}")
    except Exception as error:  # as above, but of one record
        return _reject(source, explain(error), record.text.encode("utf-8", "replace"))


def _article(read: tuple[Normalized, PageMetadata], source: str, key: str) -> Article:
    normalized, metadata = read
    if not normalized.text:
        raise Unreadable("empty-file", "holds no text: fill it or take it out")
    return Article(source, key, normalized.text, normalized.blocks, metadata)


def _reject(source: str, problem: Unreadable, raw: bytes = b"") -> Rejection:
    sha256 = hashlib.sha256(raw).hexdigest() if raw else None
    return Rejection(source, "read", problem.rule, f"{source} {problem.message}", sha256)
