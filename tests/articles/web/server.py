"""A web server on loopback that does as it is told, and misbehaves on purpose where that is what it is told."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from flows.articles.web.manners import Manners

# Kilobytes instead of megabytes, and no pauses; time enough for a busy machine.
MANNERS = Manners(
    delay=0.0,
    tries=3,
    pause=0.01,
    longest_wait=1.0,
    silence=5.0,
    document_time=10.0,
    archive_time=10.0,
    in_all=60.0,
    document=50_000,
    archive=500_000,
    redirects=3,
    allow_private=True,
)
# For servers that take longer than anyone should wait.
IMPATIENT = replace(MANNERS, silence=0.3, document_time=0.6)


@dataclass(frozen=True, slots=True)
class Reply:
    """What a path is answered with; a list of replies is gone through, the last one stays."""

    body: bytes | str = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def content(self) -> bytes:
        return self.body if isinstance(self.body, bytes) else self.body.encode()


Act = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """One request."""

    protocol_version = "HTTP/1.1"
    timeout = 30
    server: _Server

    def do_GET(self) -> None:
        site = self.server.site
        site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        reply = site.replies.get(self.path.partition("?")[0], Reply("not here", 404))
        if isinstance(reply, list):
            reply = reply.pop(0) if len(reply) > 1 else reply[0]
        if isinstance(reply, Reply):
            self.send(reply)
        else:
            self.close_connection = True
            with contextlib.suppress(OSError):  # the other side hung up, as it should
                reply(self)

    def send(self, reply: Reply) -> None:
        """Answer as one should, in one piece."""
        etag = reply.headers.get("ETag")
        unchanged = etag is not None and self.headers.get("If-None-Match") == etag
        self.send_response(304 if unchanged else reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if "Content-Type" not in reply.headers:
            self.send_header("Content-Type", "text/html; charset=utf-8")
        if not unchanged:
            self.send_header("Content-Length", str(len(reply.content)))
        self.end_headers()
        if not unchanged:
            self.wfile.write(reply.content)

    def begin(self, *lines: str) -> None:
        """A bare status line and headers."""
        self.wfile.write("".join(f"{line}\r\n" for line in ("HTTP/1.1 200 OK", *lines, "")).encode())

    def log_message(self, *_: Any) -> None:
        """Print nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    site: Site

    def process_request(self, request: Any, client_address: Any) -> None:
        self.site.connections += 1
        super().process_request(request, client_address)


class Site:
    """A server's address, what it answers, and what it was asked."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.replies: dict[str, Reply | list[Reply] | Act] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.connections = 0
        self.over = threading.Event()

    def paths(self) -> list[str]:
        """What was asked for, robots.txt aside."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


@contextmanager
def serving() -> Iterator[Site]:
    """A site for as long as the block runs."""
    server = _Server(("127.0.0.1", 0), Handler)
    server.site = Site(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server.site
    finally:
        server.site.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


def page(title: str, head: str = "") -> str:
    """An article as HTML; it is invented, as is whoever speaks in it."""
    return f"""<!DOCTYPE html><html lang="en"><head><title>{title}</title>{head}</head>
<body><main><article><h1>{title}</h1>
<p>NORPORT, 7 May 2031 - {title} on Tuesday at the UN Peacekeeping Ministerial in Norport, officials said.</p>
<p>More than 60 countries took part in the meeting, which ended with a dinner for all.</p>
</article></main></body></html>"""
