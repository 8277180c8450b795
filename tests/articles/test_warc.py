from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from flows.articles.article import Article
from flows.articles.files import Source, read_articles
from flows.articles.records import Record
from flows.articles.rejection import Unreadable
from flows.articles.warc import read_warc
from tests.articles.warcs import warc_gz, warc_record

PAGE = """<html lang="en"><head><title>Togo</title><link rel="Canonical" href="/togo">
<meta property="og:site_name" content="The Lantern"><meta property="article:published_time" content="2031-05-07"></head>
<body><article><h1>Togo offers police</h1><p>LOME, May 7 - Togo has offered 140 police officers, the ministry said on
Tuesday. The officers will go to the mission in the autumn of the year.</p></article></body></html>"""


def read(raw: bytes, largest: int = 10_000, **options: Any) -> list[tuple[str, str]]:
    return [
        (found.mark, found.text) if isinstance(found, Record) else ("", found.rule)
        for found in read_warc(io.BytesIO(raw), largest, {}, **options)
    ]


@pytest.mark.parametrize("name", ["news.warc", "news.warc.gz"])
def test_a_page_is_known_by_its_canonical_address(tmp_path: Path, name: str) -> None:
    record = warc_record("https://lantern.example/togo?utm_source=x", PAGE)
    (tmp_path / name).write_bytes(warc_gz(record) if name.endswith("gz") else record)
    (article,) = read_articles(Source(name, f"in/{name}", tmp_path / name))
    assert isinstance(article, Article)
    assert article.key == "https://lantern.example/togo"
    assert article.source == f"in/{name}#https://lantern.example/togo"
    assert (article.metadata.title, article.metadata.publisher) == ("Togo offers police", "The Lantern")
    assert str(article.metadata.published_on) == "2031-05-07"


def test_what_is_no_page_is_passed_over() -> None:
    records = [
        warc_record("https://lantern.example/", "x", kind="request"),
        warc_record("https://lantern.example/gone", "<p>gone</p>", status=404),
        warc_record("https://lantern.example/a.png", b"\x89PNG", headers="Content-Type: image/png"),
        warc_record("dns:lantern.example", "10.0.0.1", kind="resource"),
        warc_record("https://lantern.example/text", "Only text.", kind="conversion"),
    ]
    assert read(b"".join(records)) == [("https://lantern.example/text", "Only text.")]


def test_payloads_are_unpacked() -> None:
    packed = "Content-Type: text/html\r\nContent-Encoding: gzip"
    chunked = "Content-Type: text/html\r\nTransfer-Encoding: chunked"
    records = [
        warc_record("https://lantern.example/1", gzip.compress(b"<p>One.</p>"), headers=packed),
        warc_record("https://lantern.example/2", b"b\r\n<p>Two.</p>\r\n0\r\n\r\n", headers=chunked),
    ]
    records += [warc_record("https://lantern.example/3", "<p>Three.</p>", headers=h) for h in (packed, chunked)]
    assert [text for _, text in read(warc_gz(*records))] == [f"<p>{n}.</p>" for n in ("One", "Two", "Three", "Three")]


def test_records_that_cannot_be_read_cost_themselves_alone() -> None:
    packed = "Content-Type: text/html\r\nContent-Encoding: gzip"
    records = [
        warc_record("https://lantern.example/broken", b"\x1f\x8bno gzip at all", headers=packed),
        warc_record("https://lantern.example/bomb", gzip.compress(b"0" * 5_000_000), headers=packed),
        warc_record("https://lantern.example/large", "x" * 20_000),
        warc_record("https://lantern.example/binary", b"%PDF-1.7"),
        warc_record("https://lantern.example/empty", " "),
        warc_record("https://lantern.example/good", "<p>Good.</p>"),
    ]
    assert read(b"".join(records)) == [
        ("", "broken-archive"),
        ("", "archive-too-large"),
        ("", "file-too-large"),
        ("", "binary-file"),
        ("", "empty-file"),
        ("https://lantern.example/good", "<p>Good.</p>"),
    ]


def test_a_file_that_breaks_off_is_read_up_to_there() -> None:
    first, second = (warc_record(f"https://lantern.example/{n}", f"<p>{n}</p>") for n in (1, 2))
    assert read(first + second[:-12]) == [("https://lantern.example/1", "<p>1</p>"), ("", "broken-archive")]
    found = read_warc(io.BytesIO(first + b"garbage\r\n\r\n" + second), 1000, {})
    assert isinstance(next(found), Record)
    with pytest.raises(Unreadable, match="broken after its record 1"):
        next(found)


@pytest.mark.parametrize(("raw", "rule"), [(b"", "empty-file"), (b"no WARC\n" * 9, "broken-archive")])
def test_what_is_no_warc(raw: bytes, rule: str) -> None:
    with pytest.raises(Unreadable) as problem:
        read(raw)
    assert problem.value.rule == rule


def test_a_warc_expands_up_to_a_limit() -> None:
    records = [warc_record(f"https://lantern.example/{n}", "<p>x</p>" * 100) for n in range(9)]
    with pytest.raises(Unreadable) as problem:
        read(warc_gz(*records), most=5_000)
    assert problem.value.rule == "archive-too-large"


def test_in_an_archive_it_is_named(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("news.warc", warc_record("https://lantern.example/1", PAGE))
    (rejection,) = read_articles(Source("x.zip", "x.zip", tmp_path / "x.zip"))
    assert not isinstance(rejection, Article)
    assert (rejection.source, rejection.rule) == ("x.zip/news.warc", "unsupported-type")
