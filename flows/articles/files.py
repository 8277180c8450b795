"""Sources → articles: reads each file by its type, and makes a `Rejection` of whatever cannot be read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from flows.articles.article import Article, PageMetadata
from flows.articles.characters import mend_characters
from flows.articles.decoding import decode
from flows.articles.documents import Document, explain, open_documents
from flows.articles.markdown import read_markdown
from flows.articles.metadata import complete, page_metadata, split_front_matter
from flows.articles.normalize import Normalized, normalize
from flows.articles.reading import Limits, Reading
from flows.articles.records import Record, read_csv, read_json, read_json_lines
from flows.articles.rejection import Rejection, Unreadable
from flows.articles.sources import SUFFIXES, NoArticles, Source, find_articles
from flows.articles.unread import Unread
from flows.articles.warc import read_warc
from flows.articles.webpage import read_webpage

__all__ = [
    "READERS",
    "NoArticles",
    "Reading",
    "Source",
    "find_articles",
    "open_articles",
    "read_article",
    "read_articles",
    "read_unread",
]

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
_RECORDS = {
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".csv": read_csv,
    ".warc": read_warc,
}


def read_articles(source: Source, reading: Reading | None = None) -> Iterator[Article | Rejection]:
    """Read all articles of a source, one after the other; what goes wrong comes as a `Rejection`, never as an error."""
    for found in open_articles(source, reading):
        yield found if isinstance(found, Rejection) else read_unread(found)


def read_article(source: Source, largest: int = Limits().document) -> Article | Rejection:
    """Read a source that holds one article, of at most `largest` bytes; of one that holds more, the first."""
    reading = replace(source.reading, limits=Limits(document=largest))
    found = next(read_articles(source, reading), None)
    return found or _reject(source.source, Unreadable("empty-file", "holds no article: fill it or take it out"))


def open_articles(source: Source, reading: Reading | None = None) -> Iterator[Unread | Rejection]:
    """Take all articles out of a source without reading them; what cannot be opened comes as a `Rejection`.

    `reading` goes before how the source itself says that it is to be read.
    """
    yield from source.notes
    if source.missing:
        return
    how = reading or source.reading
    try:
        for document in open_documents(source, how.limits):
            if isinstance(document, Document):
                yield from _open_document(document, how)
            else:
                name, problem = document
                yield _reject(f"{source.source}/{name}", problem)
    except Unreadable as problem:
        yield _reject(source.source, problem)


def read_unread(unread: Unread) -> Article | Rejection:
    """Read one article that was taken out of its source; a `Rejection` says why that cannot be done."""
    try:
        text = decode(unread.content) if isinstance(unread.content, bytes) else unread.content
        normalized, printed = READERS[unread.suffix](text)
        if not normalized.text:
            raise Unreadable("empty-file", "holds no text: fill it or take it out")
        metadata = complete(unread.known, printed, unread.told)
        of_record = isinstance(unread.content, str)
        key = (metadata.url if of_record else None) or unread.key
        return Article(unread.source, key, normalized.text, normalized.blocks, metadata)
    except Exception as error:  # whatever a parser fails at must cost one article, not the run
        return _reject(unread.source, explain(error), unread.raw)


def _open_document(document: Document, how: Reading) -> Iterator[Unread | Rejection]:
    suffix = PurePosixPath(document.name).suffix.lower()
    try:
        if suffix in _RECORDS:
            for record in _RECORDS[suffix](document.stream, how.limits.document, how.columns):
                yield _open_record(record, document, how)
            return
        if suffix not in READERS:
            raise Unreadable("unsupported-type", f"is of no type that can be read: convert it to {', '.join(SUFFIXES)}")
        raw = document.stream.read(how.limits.document + 1)
        if len(raw) > how.limits.document:
            limit = f"{how.limits.document:,} bytes"
            raise Unreadable("file-too-large", f"is larger than {limit}: split it into one file an article")
        if not raw.strip():
            raise Unreadable("empty-file", "is empty: fill it or take it out")
        yield Unread(document.key, document.source, suffix, raw, PageMetadata(publisher=how.publisher), how.told)
    except Exception as error:  # a broken stream must cost the rest of one file, not the run
        yield _reject(document.source, explain(error))


def _open_record(record: Record | Unreadable, document: Document, how: Reading) -> Unread | Rejection:
    if isinstance(record, Unreadable):
        return _reject(document.source, record)
    source = f"{document.source}#{record.mark}"
    try:
        known = page_metadata(record.fields)
    except Exception as error:  # and a broken record itself alone
        return _reject(source, explain(error), record.text.encode("utf-8", "replace"))
    key, known = known.url or f"{document.key}#{record.mark}", complete(PageMetadata(publisher=how.publisher), known)
    # What is told of a file of many says who publishes it, but no title, day or address of any one of them.
    told = PageMetadata(publisher=how.told.publisher)
    return Unread(key, source, ".html" if record.html else ".txt", record.text, known, told)


def _reject(source: str, problem: Unreadable, raw: bytes = b"") -> Rejection:
    sha256 = hashlib.sha256(raw).hexdigest() if raw else None
    return Rejection(source, "read", problem.rule, f"{source} {problem.message}", sha256)
