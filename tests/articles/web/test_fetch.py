"""Fetching from a server that is slow, endless, wrong about lengths, in trouble, or after our own machine."""

from __future__ import annotations

import gzip
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from flows.articles.rejection import Unreadable
from flows.articles.web import wire
from flows.articles.web.copies import Copy
from flows.articles.web.fetch import Fetcher, Wanted
from flows.articles.web.manners import Manners
from tests.articles.web.server import IMPATIENT, MANNERS, Handler, Reply, Site, page

PAGE = page("Kenya pledged two hospitals")


def fetch(site: Site, folder: Path, path: str = "/a", manners: Manners = MANNERS, **wanted: Any) -> Copy:
    with Fetcher(folder, manners.in_all) as fetcher:
        return fetcher.fetch(Wanted(site.url + path if path.startswith("/") else path, manners, **wanted))


def refused(site: Site, folder: Path, path: str = "/a", manners: Manners = MANNERS) -> str:
    """The rule by which a document is refused; nothing of it is left in the folder."""
    with pytest.raises(Unreadable) as problem:
        fetch(site, folder, path, manners)
    assert [file for file in folder.rglob("*") if file.is_file()] == []
    return problem.value.rule


def test_a_page_is_kept_under_its_canonical_address(site: Site, tmp_path: Path) -> None:
    site.replies["/a"] = Reply(page("Kenya pledged", '<link rel="canonical" href="/kenya">'))
    copy = fetch(site, tmp_path)
    assert copy.path.suffix == ".html" and b"Kenya pledged" in copy.path.read_bytes()
    assert (copy.url, copy.final, copy.known) == (f"{site.url}/a", f"{site.url}/a", f"{site.url}/kenya")
    assert site.asked[-1][1]["user-agent"].startswith("pledgebook/")
    assert site.asked[-1][1]["accept-encoding"] == "gzip"


def test_what_is_unchanged_is_not_sent_again(site: Site, tmp_path: Path) -> None:
    site.replies["/a"] = Reply(PAGE, headers={"ETag": '"one"', "Last-Modified": "Wed, 07 May 2031 10:00:00 GMT"})
    first = fetch(site, tmp_path)
    assert fetch(site, tmp_path) == first
    assert site.asked[-1][1]["if-none-match"] == '"one"'
    assert site.asked[-1][1]["if-modified-since"] == "Wed, 07 May 2031 10:00:00 GMT"
    site.replies["/a"] = Reply(page("Ghana pledged"), headers={"ETag": '"two"'})
    assert b"Ghana" in fetch(site, tmp_path).path.read_bytes()


def test_what_its_list_calls_unchanged_is_not_even_asked_for(site: Site, tmp_path: Path) -> None:
    site.replies["/a"] = Reply(PAGE)
    fetch(site, tmp_path, changed="2031-05-07")
    fetch(site, tmp_path, changed="2031-05-07")
    assert site.paths() == ["/a"]
    fetch(site, tmp_path, changed="2031-05-08")
    assert site.paths() == ["/a", "/a"]


def test_a_damaged_copy_is_fetched_anew(site: Site, tmp_path: Path) -> None:
    site.replies["/a"] = Reply(PAGE, headers={"ETag": '"one"'})
    copy = fetch(site, tmp_path)
    copy.path.write_bytes(b"")
    assert fetch(site, tmp_path).path.read_bytes() == PAGE.encode()
    copy.path.with_suffix(".note").write_text("no JSON")
    assert fetch(site, tmp_path) == copy


def silent(handler: Handler) -> None:
    handler.server.site.over.wait(5)


def drip_headers(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while not handler.server.site.over.wait(0.05):
        handler.wfile.write(b"x")


def drip_body(handler: Handler) -> None:
    handler.begin("Content-Type: text/html", "Content-Length: 10000")
    while not handler.server.site.over.wait(0.05):
        handler.wfile.write(b"x")


def endless(handler: Handler) -> None:
    handler.begin("Content-Type: text/html")
    while not handler.server.site.over.is_set():
        handler.wfile.write(b"x" * 4096)


def endless_chunks(handler: Handler) -> None:
    handler.begin("Content-Type: text/html", "Transfer-Encoding: chunked")
    while not handler.server.site.over.is_set():
        handler.wfile.write(b"1000\r\n" + b"x" * 4096 + b"\r\n")


def too_short(handler: Handler) -> None:
    handler.begin("Content-Type: text/html", "Content-Length: 5000")
    handler.wfile.write(b"<p>only this</p>")


def announced(handler: Handler) -> None:
    handler.begin("Content-Type: text/html", "Content-Length: 99999999999")
    silent(handler)


def no_http(handler: Handler) -> None:
    handler.wfile.write(b"\x00\x01 what?\r\n\r\n")


def hang_up(handler: Handler) -> None:
    handler.begin("Content-Type: text/html", "Transfer-Encoding: chunked")
    handler.wfile.write(b"1000\r\nxxx")


@pytest.mark.parametrize(
    ("act", "rule", "tries"),
    [
        (silent, "too-slow", 3),
        (drip_headers, "too-slow", 1),
        (drip_body, "too-slow", 1),
        (endless, "file-too-large", 1),
        (endless_chunks, "file-too-large", 1),
        (announced, "file-too-large", 1),
        (too_short, "broken-transfer", 3),
        (hang_up, "broken-transfer", 3),
        (no_http, "broken-transfer", 3),
    ],
)
def test_a_server_that_misbehaves(site: Site, tmp_path: Path, act: Any, rule: str, tries: int) -> None:
    site.replies["/a"] = act
    manners = IMPATIENT if rule == "too-slow" else MANNERS
    began = time.monotonic()
    assert refused(site, tmp_path, manners=manners) == rule
    assert time.monotonic() - began < 20, "fetching would not have ended by itself"
    assert len(site.paths()) == tries


def test_a_body_longer_than_its_length_ends_there_and_harms_nobody(site: Site, tmp_path: Path) -> None:
    def too_long(handler: Handler) -> None:
        handler.begin("Content-Type: text/html", "Content-Length: 10")
        handler.wfile.write(b"<p>ten</p>HTTP/1.1 200 OK\r\n\r\nsmuggled")

    site.replies |= {"/a": too_long, "/b": Reply(PAGE)}
    with Fetcher(tmp_path, 10) as fetcher:
        assert fetcher.fetch(Wanted(site.url + "/a", MANNERS)).path.read_bytes() == b"<p>ten</p>"
        assert fetcher.fetch(Wanted(site.url + "/b", MANNERS)).path.read_bytes() == PAGE.encode()


def test_trouble_that_passes(site: Site, tmp_path: Path) -> None:
    site.replies["/a"] = [Reply(status=500), Reply(status=503, headers={"Retry-After": "nonsense"}), Reply(PAGE)]
    assert fetch(site, tmp_path).path.read_bytes() == PAGE.encode()
    assert len(site.paths()) == 3


def test_a_server_that_asks_for_patience_gets_it(site: Site, tmp_path: Path) -> None:
    site.replies["/a"] = [Reply(status=429, headers={"Retry-After": "1"}), Reply(PAGE)]
    began = time.monotonic()
    fetch(site, tmp_path)
    assert time.monotonic() - began > 0.95


@pytest.mark.parametrize("wish", ["3600", "Wed, 07 May 2131 10:00:00 GMT"])
def test_a_server_that_asks_for_more_is_left_alone(site: Site, tmp_path: Path, wish: str) -> None:
    site.replies |= {"/a": Reply(status=429, headers={"Retry-After": wish}), "/b": Reply(PAGE)}
    with Fetcher(tmp_path, 10) as fetcher:
        for path, rule in (("/a", "server-busy"), ("/b", "unreachable")):
            with pytest.raises(Unreadable) as problem:
                fetcher.fetch(Wanted(site.url + path, MANNERS))
            assert problem.value.rule == rule
    assert site.paths() == ["/a"]


@pytest.mark.parametrize(
    ("status", "rule"),
    [(500, "server-error"), (404, "page-gone"), (410, "page-gone"), (403, "forbidden"), (418, "not-sent")],
)
def test_answers_that_are_no_document(site: Site, tmp_path: Path, status: int, rule: str) -> None:
    site.replies["/a"] = Reply("<p>sorry</p>", status)
    assert refused(site, tmp_path) == rule
    assert len(site.paths()) == (3 if status >= 500 else 1)


def test_a_host_that_fails_again_and_again_is_given_up(site: Site, tmp_path: Path) -> None:
    for path in "abcde":
        site.replies[f"/{path}"] = Reply(status=500)
    with Fetcher(tmp_path, 10) as fetcher:
        for path in "abcde":
            with pytest.raises(Unreadable):
                fetcher.fetch(Wanted(f"{site.url}/{path}", replace(MANNERS, tries=1)))
    assert site.paths() == ["/a", "/b", "/c"]


def test_nobody_answers(site: Site, tmp_path: Path) -> None:
    assert refused(site, tmp_path, "http://127.0.0.1:1/a") == "unreachable"
    assert refused(site, tmp_path, "http://no-such-host.invalid/a") == "unreachable"


class TestRedirects:
    def test_are_followed(self, site: Site, tmp_path: Path) -> None:
        site.replies |= {"/a": Reply(status=302, headers={"Location": "b#x"}), "/b": Reply(PAGE)}
        copy = fetch(site, tmp_path)
        assert (copy.url, copy.final) == (f"{site.url}/a", f"{site.url}/b")

    def test_in_a_circle(self, site: Site, tmp_path: Path) -> None:
        site.replies |= {f"/{a}": Reply(status=301, headers={"Location": f"/{b}"}) for a, b in ("ab", "ba")}
        assert refused(site, tmp_path) == "too-many-redirects"
        assert len(site.paths()) == 4

    @pytest.mark.parametrize(
        "location",
        ["file:///etc/passwd", "ftp://example.org/", "http://me:secret@example.org/"],
    )
    def test_out_of_the_web(self, site: Site, tmp_path: Path, location: str) -> None:
        site.replies["/a"] = Reply(status=302, headers={"Location": location})
        assert refused(site, tmp_path) == "unsafe-address"

    def test_to_a_private_address(self, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(wire, "is_public", lambda address: address == "127.0.0.1")
        inside = site.url.replace("127.0.0.1", "127.0.0.2")
        site.replies |= {"/a": Reply(status=302, headers={"Location": f"{inside}/b"}), "/b": Reply("secret")}
        assert refused(site, tmp_path, manners=replace(MANNERS, allow_private=False)) == "private-address"
        assert site.paths() == ["/a"]

    def test_are_held_against_robots(self, site: Site, tmp_path: Path) -> None:
        site.replies |= {
            "/robots.txt": Reply("User-agent: *\nDisallow: /b", headers={"Content-Type": "text/plain"}),
            "/a": Reply(status=302, headers={"Location": "/b"}),
            "/b": Reply(PAGE),
        }
        assert refused(site, tmp_path) == "robots-disallowed"
        assert site.paths() == ["/a"]


class TestAddresses:
    def test_our_own_machine_is_not_asked(self, site: Site, tmp_path: Path) -> None:
        site.replies["/a"] = Reply(PAGE)
        manners = replace(MANNERS, allow_private=False)
        assert refused(site, tmp_path, manners=manners) == "private-address"
        assert refused(site, tmp_path, site.url.replace("127.0.0.1", "localhost") + "/a", manners) == "private-address"
        assert site.asked == []

    def test_the_address_checked_is_the_one_connected_to(
        self, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A name that leads elsewhere at the second look-up gains nothing: there is none."""
        answers = iter([["127.0.0.1"], ["127.0.0.2"]])
        monkeypatch.setattr(wire, "look_up", lambda host, port: next(answers))
        monkeypatch.setattr(wire, "is_public", lambda address: address == "127.0.0.1")
        site.replies["/a"] = Reply(PAGE)
        host = site.url.replace("127.0.0.1", "rebinding.example")
        copy = fetch(site, tmp_path, f"{host}/a", replace(MANNERS, allow_private=False))
        assert copy.path.read_bytes() == PAGE.encode()
        assert site.asked[-1][1]["host"].startswith("rebinding.example:")


class TestPacking:
    def test_is_undone(self, site: Site, tmp_path: Path) -> None:
        site.replies["/a"] = Reply(gzip.compress(PAGE.encode()), headers={"Content-Encoding": "gzip"})
        assert fetch(site, tmp_path).path.read_bytes() == PAGE.encode()

    def test_of_a_bomb_stops_at_the_limit(self, site: Site, tmp_path: Path) -> None:
        bomb = gzip.compress(gzip.compress(b"0" * 1_000_000))
        site.replies["/a"] = Reply(bomb, headers={"Content-Encoding": "gzip, gzip"})
        assert refused(site, tmp_path) == "broken-transfer"
        site.replies["/a"] = Reply(gzip.compress(b"0" * 5_000_000), headers={"Content-Encoding": "gzip"})
        assert refused(site, tmp_path) == "archive-too-large"

    @pytest.mark.parametrize(
        ("encoding", "body"),
        [("br", b"x"), ("gzip", b"no gzip"), ("gzip", gzip.compress(b"x")[:-3])],
        ids=["unknown", "not packed", "cut off"],  # packed bytes hold the time: no name to run a test by
    )
    def test_that_is_broken_or_unknown(self, site: Site, tmp_path: Path, encoding: str, body: bytes) -> None:
        site.replies["/a"] = Reply(body, headers={"Content-Encoding": encoding})
        assert refused(site, tmp_path) in {"broken-transfer", "broken-archive"}

    def test_of_a_file_that_is_packed_anyhow(self, site: Site, tmp_path: Path) -> None:
        headers = {"Content-Encoding": "gzip", "Content-Type": "application/octet-stream"}
        site.replies["/a.txt.gz"] = Reply(gzip.compress(b"Togo."), headers=headers)
        copy = fetch(site, tmp_path, "/a.txt.gz")
        assert (copy.path.suffix, copy.path.read_bytes()) == (".txt", b"Togo.")


class TestRobots:
    @pytest.mark.parametrize(
        ("text", "allowed"),
        [
            ("User-agent: *\nDisallow: /", False),
            ("User-agent: *\nDisallow: /\n\nUser-agent: pledgebook\nAllow: /", True),
            ("User-agent: pledgebook\nDisallow: /a", False),
            ("User-agent: *\nDisallow: /b", True),
            ("\x00 no robots.txt at all <html>", True),
        ],
    )
    def test_rules(self, site: Site, tmp_path: Path, text: str, allowed: bool) -> None:
        site.replies |= {"/robots.txt": Reply(text), "/a": Reply(PAGE)}
        if allowed:
            fetch(site, tmp_path)
        else:
            assert refused(site, tmp_path) == "robots-disallowed"
        assert site.paths() == ["/a"] * allowed

    def test_a_host_whose_rules_cannot_be_had_is_left_alone(self, site: Site, tmp_path: Path) -> None:
        site.replies |= {"/robots.txt": Reply(status=500), "/a": Reply(PAGE)}
        assert refused(site, tmp_path) == "robots-unreachable"
        assert site.paths() == []

    def test_the_delay_they_ask_for_is_kept(self, site: Site, tmp_path: Path) -> None:
        site.replies |= {"/robots.txt": Reply("User-agent: *\nCrawl-delay: 0.3"), "/a": Reply(PAGE), "/b": Reply(PAGE)}
        with Fetcher(tmp_path, 10) as fetcher:
            fetcher.fetch(Wanted(f"{site.url}/a", MANNERS))
            began = time.monotonic()
            fetcher.fetch(Wanted(f"{site.url}/b", MANNERS))
        assert time.monotonic() - began > 0.28
        assert [path for path, _ in site.asked].count("/robots.txt") == 1


def test_one_connection_whoever_asks(site: Site, tmp_path: Path) -> None:
    urls = [f"{site.url}/{n}" for n in range(8)]
    site.replies |= {f"/{n}": Reply(PAGE) for n in range(8)}
    with Fetcher(tmp_path, 10) as fetcher, ThreadPoolExecutor(4) as pool:
        fetched = list(pool.map(lambda url: fetcher.fetch(Wanted(url, replace(MANNERS, delay=0.05))), urls))
    assert [copy.url for copy in fetched] == urls
    assert site.connections == 1


def test_when_time_is_up_nothing_more_is_asked_for(site: Site, tmp_path: Path) -> None:
    site.replies["/a"] = Reply(PAGE)
    assert refused(site, tmp_path, manners=replace(MANNERS, in_all=0.0)) == "out-of-time"
    assert site.asked == []
    with Fetcher(tmp_path, 10) as fetcher:
        fetcher.stop()
        with pytest.raises(Unreadable, match="time"):
            fetcher.fetch(Wanted(f"{site.url}/a", MANNERS))


def test_a_run_that_is_stopped_waits_for_nobody(site: Site, tmp_path: Path) -> None:
    site.replies["/a"] = silent
    began = time.monotonic()
    with Fetcher(tmp_path, 60) as fetcher, ThreadPoolExecutor(1) as pool:
        fetching = pool.submit(fetcher.fetch, Wanted(f"{site.url}/a", MANNERS))
        while not site.paths():
            time.sleep(0.01)
        fetcher.stop()
        with pytest.raises(Unreadable, match="stopped"):
            fetching.result()
    assert time.monotonic() - began < MANNERS.silence
