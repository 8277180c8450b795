"""From arguments to sources on disk: lists are followed, and what was fetched once is not lost."""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from flows.articles.article import Article
from flows.articles.files import read_articles
from flows.articles.gather import at_hand, check_arguments, gather
from flows.articles.sources import NoArticles, Source
from tests.articles.warcs import warc_gz, warc_record
from tests.articles.web.server import MANNERS, Reply, Site, page, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


def feed(*paths: str) -> Reply:
    items = "".join(f"<item><title>Told {path}</title><link>{path}</link></item>" for path in paths)
    text = f'<rss version="2.0"><channel><title>The Lantern</title>{items}</channel></rss>'
    return Reply(text, headers={"Content-Type": "application/rss+xml"})


def sitemap(*paths: str, kind: str = "url") -> Reply:
    entries = "".join(f"<{kind}><loc>{path}</loc></{kind}>" for path in paths)
    root = "urlset" if kind == "url" else "sitemapindex"
    return Reply(f"<{root}>{entries}</{root}>", headers={"Content-Type": "text/xml"})


def read(sources: list[Source]) -> tuple[dict[str, Article], dict[str, str]]:
    """Articles by key, and the rule of each rejection by its source."""
    found = [one for source in sources for one in read_articles(source)]
    articles = {one.key: one for one in found if isinstance(one, Article)}
    return articles, {one.source: one.rule for one in found if not isinstance(one, Article)}


def test_a_feed_leads_to_its_pages(site: Site, tmp_path: Path) -> None:
    site.replies |= {
        "/feed": feed("/kenya", "/ghana", "/gone"),
        "/kenya": Reply(page("Kenya pledged")),
        "/ghana": Reply(page("Ghana pledged", '<link rel="canonical" href="/news/ghana">')),
    }
    articles, rejected = read(gather([f"{site.url}/feed"], tmp_path, MANNERS))
    assert set(articles) == {f"{site.url}/kenya", f"{site.url}/news/ghana"}
    assert rejected == {f"{site.url}/gone": "page-gone"}
    kenya = articles[f"{site.url}/kenya"]
    assert (kenya.source, kenya.metadata.url) == (f"{site.url}/kenya", f"{site.url}/kenya")
    assert (kenya.metadata.title, kenya.metadata.publisher) == ("Kenya pledged", "The Lantern")


def test_sitemaps_of_sitemaps(site: Site, tmp_path: Path) -> None:
    packed = gzip.compress(sitemap("/b").content)
    site.replies |= {
        "/sitemap.xml": sitemap("/one.xml", "/two.xml.gz", kind="sitemap"),
        "/one.xml": sitemap("/a"),
        "/two.xml.gz": Reply(packed, headers={"Content-Type": "application/x-gzip"}),
        "/a": Reply(page("Kenya pledged")),
        "/b": Reply(page("Ghana pledged")),
    }
    articles, rejected = read(gather([f"{site.url}/sitemap.xml"], tmp_path, MANNERS))
    assert (set(articles), rejected) == ({f"{site.url}/a", f"{site.url}/b"}, {})


def test_sitemaps_in_a_circle(site: Site, tmp_path: Path) -> None:
    site.replies |= {f"/{n}": sitemap(f"/{n + 1}", kind="sitemap") for n in range(9)}
    site.replies["/a"] = Reply(page("Kenya pledged"))
    _, rejected = read(gather([f"{site.url}/0", f"{site.url}/a"], tmp_path, MANNERS))
    assert rejected == {f"{site.url}/4": "broken-list"}
    site.replies["/0"] = sitemap("/0", kind="sitemap")
    with pytest.raises(NoArticles, match=f"no article could be fetched: {site.url}/0"):
        gather([f"{site.url}/0"], tmp_path / "other", MANNERS)


def test_files_of_many_articles(site: Site, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("a.txt", "Togo has offered police.")
    warc = warc_gz(warc_record("https://lantern.example/togo", page("Togo pledged")))
    vague = {"Content-Type": "application/octet-stream"}
    site.replies |= {
        "/x.zip": Reply((tmp_path / "x.zip").read_bytes(), headers=vague),
        "/news.warc.gz": Reply(warc, headers=vague),
        "/list.jsonl": Reply('{"text": "One."}\n{"text": "Two.", "url": "https://lantern.example/two"}', headers=vague),
    }
    articles, rejected = read(gather([site.url + path for path in site.replies], tmp_path / "fetched", MANNERS))
    assert rejected == {}
    assert set(articles) == {
        f"{site.url}/x.zip/a.txt",
        "https://lantern.example/togo",
        f"{site.url}/list.jsonl#1",
        "https://lantern.example/two",
    }


def test_what_cannot_be_fetched_anew_is_read_as_it_was(site: Site, tmp_path: Path) -> None:
    site.replies |= {"/feed": feed("/kenya"), "/kenya": Reply(page("Kenya pledged"))}
    first, _ = read(gather([f"{site.url}/feed"], tmp_path, MANNERS))
    site.replies["/kenya"] = Reply(status=403)
    articles, rejected = read(gather([f"{site.url}/feed"], tmp_path, MANNERS))
    assert (articles, rejected) == (first, {f"{site.url}/kenya": "not-refreshed"})
    site.replies = {"/feed": Reply(status=404), "/kenya": Reply(status=403)}
    articles, rejected = read(gather([f"{site.url}/feed"], tmp_path, MANNERS))
    assert articles == first
    assert rejected == {f"{site.url}/feed": "not-refreshed", f"{site.url}/kenya": "not-refreshed"}


def test_a_feed_that_breaks_loses_nothing(site: Site, tmp_path: Path) -> None:
    site.replies |= {"/feed": feed("/kenya"), "/kenya": Reply(page("Kenya pledged"))}
    first, _ = read(gather([f"{site.url}/feed"], tmp_path, MANNERS))
    site.replies["/feed"] = Reply('<!DOCTYPE rss [<!ENTITY a "b">]><rss>&a;</rss>')
    assert read(gather([f"{site.url}/feed"], tmp_path, MANNERS)) == (first, {f"{site.url}/feed": "unsafe-xml"})


def test_a_page_that_is_gone_is_gone(site: Site, tmp_path: Path) -> None:
    site.replies |= {"/feed": feed("/kenya"), "/kenya": Reply(page("Kenya pledged"))}
    gather([f"{site.url}/feed"], tmp_path, MANNERS)
    del site.replies["/kenya"]
    for _ in range(2):
        with pytest.raises(NoArticles, match="kenya is not there any more"):
            gather([f"{site.url}/feed"], tmp_path, MANNERS)


def test_what_a_feed_told_of_once_stays(site: Site, tmp_path: Path) -> None:
    site.replies |= {"/feed": feed("/kenya"), "/kenya": Reply(page("Kenya pledged"))}
    gather([f"{site.url}/feed"], tmp_path, MANNERS)
    site.replies |= {"/feed": feed("/ghana"), "/ghana": Reply(page("Ghana pledged"))}
    site.asked.clear()
    articles, rejected = read(gather([f"{site.url}/feed"], tmp_path, MANNERS))
    assert (set(articles), rejected) == ({f"{site.url}/kenya", f"{site.url}/ghana"}, {})
    assert site.paths() == ["/feed", "/ghana"]


def test_two_addresses_of_one_article(site: Site, tmp_path: Path) -> None:
    same = Reply(page("Kenya pledged", '<link rel="canonical" href="/kenya">'))
    site.replies |= {"/a": same, "/b": same, "/feed": feed("/a", "/a?utm_source=feed", "/b")}
    articles, rejected = read(gather([f"{site.url}/feed", f"{site.url}/a#top"], tmp_path, MANNERS))
    assert (set(articles), rejected) == ({f"{site.url}/kenya"}, {f"{site.url}/b": "same-article"})


def test_a_list_that_is_too_long(site: Site, tmp_path: Path) -> None:
    site.replies |= {f"/{n}": Reply(page(f"State {n} pledged")) for n in range(5)}
    site.replies["/feed"] = feed(*(f"/{n}" for n in range(5)))
    articles, rejected = read(gather([f"{site.url}/feed"], tmp_path, replace(MANNERS, pages=2)))
    assert set(articles) == {f"{site.url}/0", f"{site.url}/1"}
    assert rejected == {f"{site.url}/feed": "too-many-pages"}


def test_entries_that_lead_nowhere_are_told(site: Site, tmp_path: Path) -> None:
    site.replies |= {
        "/feed": Reply(feed("/kenya").content.replace(b"</item>", b"</item><item><title>x</title></item>"))
    }
    site.replies["/kenya"] = Reply(page("Kenya pledged"))
    articles, rejected = read(gather([f"{site.url}/feed"], tmp_path, MANNERS))
    assert (set(articles), rejected) == ({f"{site.url}/kenya"}, {f"{site.url}/feed": "no-link"})


def test_a_list_of_sources(site: Site, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.csv").write_text("id,body_en\n7,Togo has offered police.\n")
    (tmp_path / "in" / "sources.yaml").write_text(f"""
sources:
  - path: "*.csv"
    columns: {{text: body_en}}
  - url: {site.url}/feed
    kind: feed
    match: "*/peace/*"
    publisher: The Beacon
    allow_private: true
    delay: 0
""")
    site.replies |= {"/feed": feed("/peace/kenya", "/sport/kenya"), "/peace/kenya": Reply(page("Kenya pledged"))}
    manners = replace(MANNERS, allow_private=False, delay=9)
    articles, rejected = read(gather([tmp_path / "in" / "sources.yaml"], tmp_path / "fetched", manners))
    assert (set(articles), rejected) == ({"a.csv#7", f"{site.url}/peace/kenya"}, {})
    assert articles[f"{site.url}/peace/kenya"].metadata.publisher == "The Beacon"


def test_at_hand_is_what_was_fetched(site: Site, tmp_path: Path) -> None:
    site.replies |= {"/feed": feed("/kenya"), "/kenya": Reply(page("Kenya pledged"))}
    assert at_hand([f"{site.url}/feed"], tmp_path) == []
    gathered = gather([f"{site.url}/feed"], tmp_path, MANNERS)
    site.asked.clear()
    assert at_hand([f"{site.url}/feed"], tmp_path) == gathered
    assert site.asked == []


def test_files_alone_need_no_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Togo has offered police.")
    (source,) = gather([tmp_path / "a.txt"], tmp_path / "fetched")
    assert source.key == "a.txt"
    assert not (tmp_path / "fetched").exists()


@pytest.mark.parametrize("argument", ["ftp://lantern.example/", "missing.yaml", "missing/*.txt"])
def test_arguments_that_make_no_sense(argument: str, tmp_path: Path) -> None:
    with pytest.raises(NoArticles, match=argument.replace("*", r"\*")):
        check_arguments([argument])
    with pytest.raises(NoArticles):
        gather([argument, "https://lantern.example/"], tmp_path)
