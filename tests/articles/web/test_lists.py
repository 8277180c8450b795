from __future__ import annotations

import gzip
from datetime import date

import pytest

from flows.articles.article import PageMetadata
from flows.articles.rejection import Unreadable
from flows.articles.web.copies import Link
from flows.articles.web.lists import read_feed, read_sitemap, unpacked

AT = "https://lantern.example/feed"
BOMB = b"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>
<rss version="2.0"><channel><title>&c;</title></channel></rss>"""
FILE = b"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]>
<rss version="2.0"><channel><title>&a;</title></channel></rss>"""


def test_rss() -> None:
    feed = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>The Lantern</title>
    <item><title>Kenya &lt;b&gt;pledged&lt;/b&gt;</title><link>/kenya?a=1&amp;b=2</link>
    <pubDate>Wed, 07 May 2031 10:00:00 GMT</pubDate></item>
    <item><title>No link</title></item><item><link>/kenya?a=1&amp;b=2</link></item>
    <item><guid>https://lantern.example/ghana</guid></item></channel></rss>"""
    told = PageMetadata(title="Kenya pledged", published_on=date(2031, 5, 7), publisher="The Lantern")
    assert list(read_feed(feed, AT).pages) == [
        Link("https://lantern.example/kenya?a=1&b=2", told),
        Link("https://lantern.example/ghana", PageMetadata(publisher="The Lantern")),
    ]


def test_atom() -> None:
    feed = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Lantern</title><entry><title>Kenya</title>
    <link rel="alternate" href="https://lantern.example/kenya"/><published>2031-05-07T10:00:00Z</published>
    <updated>2031-05-08T10:00:00Z</updated></entry></feed>"""
    told = PageMetadata(title="Kenya", published_on=date(2031, 5, 7), publisher="The Lantern")
    assert list(read_feed(feed, AT).pages) == [Link("https://lantern.example/kenya", told, "2031-05-08T10:00:00Z")]


def test_a_feed_that_is_not_well_formed_is_read_all_the_same() -> None:
    feed = b"<rss version='2.0'><channel><item><title>Ben & Co&nbsp;</title><link>/kenya</link></item>"
    assert [link.url for link in read_feed(feed, AT).pages] == ["https://lantern.example/kenya"]


def test_sitemap() -> None:
    sitemap = b"""<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
    xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc> https://lantern.example/kenya </loc>
    <lastmod>2031-05-08</lastmod><n:news><n:publication><n:name>The Lantern</n:name><n:language>en</n:language>
    </n:publication><n:publication_date>2031-05-07T10:00:00Z</n:publication_date><n:title>Kenya</n:title></n:news></url>
    <url><lastmod>2031-05-08</lastmod></url></urlset>"""
    told = PageMetadata(title="Kenya", published_on=date(2031, 5, 7), publisher="The Lantern", language="en")
    assert list(read_sitemap(sitemap, AT).pages) == [Link("https://lantern.example/kenya", told, "2031-05-08")]
    assert unpacked(gzip.compress(sitemap)) == unpacked(sitemap)


def test_index_of_sitemaps() -> None:
    index = (
        b"<sitemapindex><sitemap><loc>/one.xml</loc></sitemap><sitemap><loc>/two.xml.gz</loc></sitemap></sitemapindex>"
    )
    listed = read_sitemap(index, AT)
    assert [link.url for link in listed.lists] == [
        "https://lantern.example/one.xml",
        "https://lantern.example/two.xml.gz",
    ]
    assert listed.pages == ()


def test_sitemap_of_plain_lines() -> None:
    links = read_sitemap(b"https://lantern.example/a\r\nnonsense\nhttps://lantern.example/b\n", AT).pages
    assert [link.url for link in links] == ["https://lantern.example/a", "https://lantern.example/b"]


@pytest.mark.parametrize("raw", [BOMB, FILE, BOMB.decode().encode("utf-16"), BOMB.replace(b"</rss>", b"")])
def test_no_entity_is_expanded(raw: bytes) -> None:
    for read in (read_feed, read_sitemap):
        with pytest.raises(Unreadable) as problem:
            read(raw, AT)
        assert problem.value.rule == "unsafe-xml"


@pytest.mark.parametrize(
    "raw", [b"", b"hello", b"<html><body>Not found</body></html>", b"\xff\xfe\x00", b"/etc/hostname"]
)
def test_what_is_no_list(raw: bytes) -> None:
    for read in (read_feed, read_sitemap):
        with pytest.raises(Unreadable) as problem:
            read(raw, AT)
        assert problem.value.rule in {"broken-list", "undecodable-text", "binary-file"}
