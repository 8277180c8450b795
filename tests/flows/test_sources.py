"""One run over everything that articles can be read from; a server that misbehaves costs rows, never the run."""

from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from flows.package.validate import validate
from flows.records import texts_of_package
from flows.settings import Settings
from tests.articles.warcs import warc_gz, warc_record
from tests.articles.web.server import MANNERS, Act, Handler, Reply, Site, serving
from tests.articles.web.server import page as web_page
from tests.flows.conftest import RunFlow

XML = {"Content-Type": "application/rss+xml"}
BOMB = Reply(gzip.compress(b"0" * 5_000_000), headers={"Content-Encoding": "gzip"})
LAUGHS = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss version="2.0"><channel>&b;</channel></rss>'


def text(state: str) -> str:
    return f"NORPORT, 7 May 2031 - {state} pledged two field hospitals on Tuesday at the UN Peacekeeping Ministerial.\n"


def drip(handler: Handler) -> None:
    handler.begin("Content-Type: text/html")
    while not handler.server.site.over.wait(0.05):
        handler.wfile.write(b"x")


def too_short(handler: Handler) -> None:
    handler.begin("Content-Type: text/html", "Content-Length: 5000")
    handler.wfile.write(b"<p>only this</p>")


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr(Settings, "manners", property(lambda _: MANNERS))
    with serving() as running:
        yield running


def good(site: Site, folder: Path) -> list[str]:
    """Six articles: two pages of a feed, one each from a WARC, a zip, a JSONL by address and one on disk."""
    with zipfile.ZipFile(folder / "texts.zip", "w") as archive:
        archive.writestr("deep/togo.txt", text("Togo"))
    warc = warc_gz(
        warc_record("https://lantern.example/nepal", web_page("Nepal pledged two field hospitals")),
        warc_record("https://lantern.example/x.png", b"\x89PNG", headers="Content-Type: image/png"),
    )
    (folder / "news.warc.gz").write_bytes(warc)
    (folder / "list.jsonl").write_text(json.dumps({"text": text("Ghana"), "url": "https://lantern.example/ghana"}))
    items = "".join(f"<item><link>/{name}</link></item>" for name in ("kenya", "fiji", "missing"))
    site.replies |= {
        "/feed": Reply(f'<rss version="2.0"><channel><title>The Lantern</title>{items}</channel></rss>', headers=XML),
        "/kenya": Reply(web_page("Kenya pledged two field hospitals"), headers={"ETag": '"k"'}),
        "/fiji": Reply(web_page("Fiji pledged two field hospitals", '<link rel="canonical" href="/news/fiji">')),
        "/list.jsonl": Reply(json.dumps({"id": 7, "body": text("Uruguay")}), headers={"Content-Type": "text/plain"}),
    }
    return [str(folder), f"{site.url}/feed", f"{site.url}/list.jsonl"]


def articles(output: Path) -> set[str]:
    return set(pl.read_parquet(output / "latest" / "parquet" / "articles.parquet")["source"])


def quarantine(output: Path) -> dict[str, str]:
    rows = pl.read_parquet(output / "latest" / "parquet" / "quarantine.parquet").filter(pl.col("stage") == "read")
    assert all(message.startswith(source) for source, message in rows.select("source", "message").iter_rows())
    return dict(rows.select("source", "rule").iter_rows())


def test_feed_pages_warc_zip_and_jsonl_in_one_run(
    run_flow: RunFlow, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    places = good(site, tmp_path / "in")
    bad: dict[str, Reply | Act] = {
        "slow": drip,
        "bomb": BOMB,
        "short": too_short,
        "loop": Reply(status=302, headers={"Location": "/loop"}),
    }
    bad |= {"down": Reply(status=500), "laughs": Reply(LAUGHS, headers=XML), "closed": Reply(web_page("Closed"))}
    site.replies |= {f"/{name}": reply for name, reply in bad.items()}
    site.replies["/robots.txt"] = Reply("User-agent: *\nDisallow: /closed")
    entries = "".join(f"  - url: {site.url}/{name}\n" for name in bad).replace(
        "/slow", "/slow\n    limits: {seconds: 1}"
    )
    (tmp_path / "sources.yaml").write_text(f"sources:\n{entries}")
    output = tmp_path / "output"
    state = run_flow([*places, tmp_path / "sources.yaml"], output, accept_changes=True)
    assert state.is_completed(), state.message
    assert quarantine(output) == {
        f"{site.url}/missing": "page-gone",
        f"{site.url}/slow": "too-slow",
        f"{site.url}/bomb": "archive-too-large",
        f"{site.url}/short": "broken-transfer",
        f"{site.url}/loop": "too-many-redirects",
        f"{site.url}/down": "server-error",
        f"{site.url}/laughs": "unsafe-xml",
        f"{site.url}/closed": "robots-disallowed",
    }
    assert articles(output) == {
        f"{site.url}/kenya", f"{site.url}/fiji", f"{site.url}/list.jsonl#7", "in/texts.zip/deep/togo.txt",
        "in/news.warc.gz#https://lantern.example/nepal", "in/list.jsonl#https://lantern.example/ghana",
    }  # fmt: skip
    countries = set(pl.read_parquet(output / "latest" / "parquet" / "commitments.parquet")["country"])
    assert {"KEN", "FJI", "TGO", "NPL", "GHA", "URY"} <= countries
    texts = texts_of_package(output / "latest", [str(tmp_path / "in")])
    assert len(texts) == 6, "every text is at hand again, with nothing asked for"
    assert validate(output / "latest", texts).findings == ()


def test_what_cannot_be_reached_withdraws_nothing(run_flow: RunFlow, site: Site, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    places = good(site, tmp_path / "in")
    output = tmp_path / "output"
    run_flow(places, output, accept_changes=True)
    first = articles(output)
    site.asked.clear()
    state = run_flow(places, output, accept_changes=True)
    assert state.result().publication.version is None
    assert dict(site.asked)["/kenya"]["if-none-match"] == '"k"'

    site.replies = {"/robots.txt": Reply(status=500)}
    state = run_flow(places, output, accept_changes=True, prune_removed=True, full=True)
    assert state.is_completed(), state.message
    assert articles(output) == first
    assert state.result().publication.version is None


def test_an_outage_is_told_and_publishes_nothing(run_flow: RunFlow, site: Site, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    places, output = good(site, tmp_path / "in"), tmp_path / "output"
    site.replies |= {"/down": Reply(status=503), "/gone": Reply(status=404)}
    first = run_flow([*places, f"{site.url}/missing"], output, accept_changes=True).result()
    assert first.publication.version == "1.0.0"
    assert first.intake.notices == ()

    state = run_flow([*places, f"{site.url}/down"], output, accept_changes=True)
    outage = state.result()
    assert outage.publication.version is None, "that a page could not be had is no news"
    from flows.artifacts import page

    (notice,) = outage.intake.notices
    assert notice.startswith(f"1 sources were out of reach: {site.url}/down; the next run tries again")
    assert notice in page(outage, {})

    good_feed = site.replies["/feed"]
    site.replies["/feed"] = Reply(status=500)
    again = run_flow(places, output, accept_changes=True).result()
    assert again.publication.version is None
    assert f"{site.url}/feed" in again.intake.notices[0]

    site.replies["/feed"] = good_feed
    lasting = run_flow([*places, f"{site.url}/gone", f"{site.url}/down"], output, accept_changes=True).result()
    assert lasting.publication.version == "1.1.0", "what lasts is published, and all else with it"
    told = quarantine(output)
    assert (told[f"{site.url}/gone"], told[f"{site.url}/down"]) == ("page-gone", "server-error")


def test_without_anything_to_fetch_from_the_run_says_so(run_flow: RunFlow, site: Site, tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_text("sources:\n  - url: https://lantern.example/\n    kind: fead\n")
    state = run_flow([tmp_path / "sources.yaml"], tmp_path / "output")
    assert state.is_failed()
    assert "line 3: source 1: kind" in state.message
