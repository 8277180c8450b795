"""WARC files, as crawlers such as Common Crawl write them: one article a web page, read record by record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from flows.articles.canonical import canonical_address, plain_address
from flows.articles.decoding import decode
from flows.articles.inflate import inflate
from flows.articles.records import Record
from flows.articles.rejection import Unreadable

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

MOST_BYTES = 20_000_000_000  # to which one WARC may expand; one of Common Crawl's news holds about 5 GB
_PAGES = ("text/html", "application/xhtml+xml")
_TEXTS = ("text/plain",)
_GZIP = b"\x1f\x8b"  # crawlers unpack pages, too, and leave the header that says they are packed


def read_warc(
    stream: BinaryIO, largest: int, columns: Mapping[str, str], most: int = MOST_BYTES
) -> Iterator[Record | Unreadable]:
    """The web pages and plain texts of a WARC, `.warc` or `.warc.gz`; at most one of them is in memory at a time.

    Requests, revisits, pictures, errors and whatever else a crawler keeps are no articles and are passed over. The
    records of a file that breaks off are given up to there; the break then raises Unreadable.
    """
    from fastwarc import ArchiveIterator, WarcRecordType  # few runs meet a WARC

    if not stream.seekable():
        raise Unreadable("unsupported-type", "is a WARC inside an archive: unpack it, as .warc or .warc.gz")
    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    number = expanded = 0
    try:
        for record in ArchiveIterator(stream, wanted, parse_http=False):
            number += 1
            expanded += record.content_length
            if expanded > most:
                raise Unreadable("archive-too-large", f"expands to more than {most:,} bytes: split it")
            if read := _read(record, number, largest):
                yield read
    except OSError as error:
        said = f"is broken after its record {number} ({error}): what stands before was read; fetch it anew"
        raise Unreadable("broken-archive", said) from None
    if not stream.tell():
        raise Unreadable("empty-file", "is empty: fetch it anew")


def _read(record: WarcRecord, number: int, largest: int) -> Record | Unreadable | None:
    """The article of a record; None where it holds no page."""
    address = (record.headers.get("WARC-Target-URI") or "").strip(" <>")
    name = f"record {number} ({address})"
    try:
        if record.is_http:
            record.parse_http(auto_decode="none")  # what cannot be decoded would cost all records that follow
            if record.http_headers.status_code != 200:
                return None
        kind = (record.http_content_type or record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
        if kind not in _PAGES + _TEXTS or not address.startswith(("http://", "https://")):
            return None
        text = decode(_payload(record, largest))
    except Unreadable as problem:
        return Unreadable(problem.rule, f"in {name} {problem.message}")
    known = canonical_address(text, address) if kind in _PAGES else plain_address(address)
    return Record(known, text, kind in _PAGES, {"url": known})


def _payload(record: WarcRecord, largest: int) -> bytes:
    """The bytes of a record, unpacked where its server had packed them."""
    raw = record.reader.read(largest + 1)
    if len(raw) > largest:
        raise Unreadable("file-too-large", f"has more than {largest:,} bytes: raise the limit")
    if len(raw) < record.content_length:
        raise Unreadable("broken-archive", "breaks off: fetch it anew")
    headers = record.http_headers if record.is_http else None
    if headers and "chunked" in (headers.get("Transfer-Encoding") or "").lower():
        raw = _join_chunks(raw)
    if headers and "gzip" in (headers.get("Content-Encoding") or "").lower() and raw.startswith(_GZIP):
        raw = inflate(raw, largest)
    if not raw.strip():
        raise Unreadable("empty-file", "has nothing: leave it out")
    return raw


def _join_chunks(raw: bytes) -> bytes:
    from fastwarc.stream_io import ChunkedReader

    try:
        return ChunkedReader(BytesIO(raw)).read()
    except OSError:
        return raw  # crawlers join the chunks and leave the header as it was
