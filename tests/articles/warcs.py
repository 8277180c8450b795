"""WARC records, as a crawler writes them."""

from __future__ import annotations

import gzip


def warc_record(
    address: str,
    body: str | bytes,
    *,
    kind: str = "response",
    status: int = 200,
    headers: str = "Content-Type: text/html; charset=utf-8",
) -> bytes:
    """One record; a response has a status and `headers`, another kind has its body alone."""
    content = body.encode() if isinstance(body, str) else body
    stored, block = "text/plain", content
    if kind == "response":
        stored, block = (
            "application/http; msgtype=response",
            f"HTTP/1.1 {status} X\r\n{headers}\r\n\r\n".encode() + content,
        )
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2031-05-06T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nContent-Type: {stored}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def warc_gz(*records: bytes) -> bytes:
    """Records each in a gzip member of its own, as `.warc.gz` has them."""
    return b"".join(gzip.compress(record) for record in records)
