"""The one line to a host: a single connection, a pause after each answer, and an end to fruitless calls."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from ssl import SSLContext

import httpcore
import httpx

from flows.articles.rejection import Unreadable
from flows.articles.web.manners import Manners, user_agent
from flows.articles.web.wire import Clock, Guard

MOST_FAILURES = 3  # documents in a row that a host may fail to give before it is left alone for this run
_SHORT = 65_536  # bytes


class Budget:
    """The time that all fetching of a run may take; over at once when it is stopped."""

    def __init__(self, seconds: float) -> None:
        self._ends = time.monotonic() + seconds
        self.stopped = threading.Event()

    @property
    def left(self) -> float:
        """Seconds."""
        return 0.0 if self.stopped.is_set() else max(0.0, self._ends - time.monotonic())

    def wait(self, seconds: float) -> None:
        """Sleep; raises Unreadable, rule `out-of-time`, where no time would be left after that."""
        if seconds < self.left:
            self.stopped.wait(seconds)
        if seconds >= self.left:
            said = "was not asked for: the time for all fetching was over; run again to go on"
            raise Unreadable("out-of-time", said)


class Answer:
    """A server's answer: status, headers, and the body as it comes."""

    def __init__(self, address: httpx.URL, response: httpcore.Response) -> None:
        self.address = address
        self.status = response.status
        self.headers = httpx.Headers(response.headers)
        self._response = response

    def pieces(self) -> Iterator[bytes]:
        """The body, as packed as it was sent."""
        yield from self._response.iter_stream()

    def discard(self) -> None:
        """Take a short body off the line, so that it can be used again; of a long one it is better to hang up."""
        read = 0
        for piece in self.pieces():
            read += len(piece)
            if read > _SHORT:
                return


class Line:
    """Calls to one host, one after the other whoever makes them."""

    def __init__(self, security: SSLContext, budget: Budget, *, allow_private: bool) -> None:
        self._lock = threading.Lock()
        self._clock = Clock(budget.stopped)
        self._budget = budget
        self._free_at = 0.0
        self._failures = 0
        guard = Guard(self._clock, allow_private=allow_private)
        self._pool = httpcore.ConnectionPool(security, max_connections=1, network_backend=guard)

    @contextmanager
    def call(self, address: httpx.URL, headers: Mapping[str, str], manners: Manners) -> Iterator[Answer]:
        """Ask for a document once the host has rested. Raises Unreadable, or what httpcore raises."""
        with self._lock:
            if self._failures >= MOST_FAILURES:
                raise Unreadable("unreachable", "was not asked for: its host failed several times in a row; try later")
            self._budget.wait(max(0.0, self._free_at - time.monotonic()))
            self.allow(manners.document_time)
            told: dict[bytes | str, bytes | str] = {"Host": address.netloc, "User-Agent": user_agent(manners.contact)}
            told |= {"Accept": "*/*", "Accept-Encoding": "gzip"}
            told.update(headers.items())
            timeout = dict.fromkeys(("connect", "read", "write", "pool"), manners.silence)
            try:
                wanted, extensions = _on_the_wire(address), {"timeout": timeout}
                with self._pool.stream("GET", wanted, headers=told, extensions=extensions) as response:
                    yield Answer(address, response)
            except httpcore.TimeoutException:
                self._clock.within(None)  # says so if it was the whole that took too long, not one step
                raise
            finally:
                self._free_at = time.monotonic() + manners.delay

    def allow(self, seconds: float) -> None:
        """Give the answer that is under way so many seconds from now."""
        self._clock.start(min(seconds, self._budget.left))

    def count(self, *, failed: bool) -> None:
        """Remember how a document of this host came out."""
        self._failures = self._failures + 1 if failed else 0

    def leave(self) -> None:
        """Ask this host for nothing more."""
        self._failures = MOST_FAILURES

    def close(self) -> None:
        """Hang up."""
        self._pool.close()


def _on_the_wire(address: httpx.URL) -> httpcore.URL:
    return httpcore.URL(scheme=address.raw_scheme, host=address.raw_host, port=address.port, target=address.raw_path)
