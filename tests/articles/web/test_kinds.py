from __future__ import annotations

import time

import pytest

from flows.articles.web.kinds import list_kind, suffix_of


@pytest.mark.parametrize(
    ("address", "content_type", "suffix"),
    [
        ("https://e.example/togo", "text/html; charset=utf-8", ".html"),
        ("https://e.example/togo.txt", "text/html", ".html"),
        ("https://e.example/togo.md", "text/plain", ".md"),
        ("https://e.example/togo", "text/plain", ".txt"),
        ("https://e.example/list.jsonl?x=1", "application/octet-stream", ".jsonl"),
        ("https://e.example/news.warc.gz", "application/octet-stream", ".warc.gz"),
        ("https://e.example/NEWS.WARC.GZ", "application/gzip", ".warc.gz"),
        ("https://e.example/sitemap.xml.gz", "application/x-gzip", ".xml.gz"),
        ("https://e.example/data", "application/gzip", ".gz"),
        ("https://e.example/feed", "application/rss+xml", ".xml"),
        ("https://e.example/feed", "application/atom+xml; charset=utf-8", ".xml"),
        ("https://e.example/a.json", "application/json", ".json"),
        ("https://e.example/report", "application/pdf", ".pdf"),
        ("https://e.example/picture", "image/png", ".png"),
        ("https://e.example/doc", "application/vnd.oasis.opendocument.text", ".text"),
        ("https://e.example/", "", ".html"),
        ("https://e.example/a.zip", "", ".zip"),
    ],
)
def test_the_ending_that_fits(address: str, content_type: str, suffix: str) -> None:
    assert suffix_of(address, content_type) == suffix


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b'<?xml version="1.0"?>\n<!-- <html> --><rss version="2.0">', "feed"),
        (b"\xef\xbb\xbf<feed xmlns='x'>", "feed"),
        (b"<rdf:RDF>", "feed"),
        (b'<?xml version="1.0"?><?xml-stylesheet href="x"?><!DOCTYPE urlset [<!ENTITY a "b">]><urlset>', "sitemap"),
        (b"<sm:sitemapindex>", "sitemap"),
        (b"<!DOCTYPE html><html><body><rss></body>", None),
        (b'{"feed": 1}', None),
        (b"", None),
    ],
)
def test_lists_show_what_they_are(raw: bytes, kind: str | None) -> None:
    assert list_kind(raw) == kind


def test_no_page_takes_long_to_tell() -> None:
    began = time.monotonic()
    for hard in (b"<!-- --> " * 3000, b"<!DOCTYPE a [ ]" * 3000, b"<?xml " * 5000, b" " * 30_000, b"<" + b"a" * 30_000):
        assert list_kind(hard) is None
    assert time.monotonic() - began < 1
