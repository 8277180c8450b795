"""All hosts that a run talks to: what each lets us ask for, and where they send us instead."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

import httpcore
import httpx

from flows.articles.inflate import inflate
from flows.articles.rejection import Unreadable
from flows.articles.web import robots
from flows.articles.web.line import Answer, Budget, Line
from flows.articles.web.manners import Manners

MOVED = {301, 302, 303, 307, 308}

T = TypeVar("T")
Take = Callable[[Answer, Line], T]


class Again(Exception):
    """What may succeed in a moment: why it failed now, and for how long the server wants to be left alone."""

    def __init__(self, problem: Unreadable, wait: float | None = None) -> None:
        super().__init__(problem.message)
        self.problem = problem
        self.wait = wait


class Hosts:
    """One line to each host. Threads may share it, best each with hosts of its own."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._lines: dict[tuple[str, bool], Line] = {}
        self._rules: dict[tuple[str, bool], robots.Rules] = {}
        self._asking: dict[tuple[str, bool], threading.Lock] = defaultdict(threading.Lock)
        self._security = httpcore.default_ssl_context()
        self._lock = threading.Lock()

    def ask(self, url: str, manners: Manners, headers_at: Callable[[str], Mapping[str, str]], take: Take[T]) -> T:
        """Give what `take` makes of the answer, following redirects; robots.txt is held against each address.

        `headers_at` gives the headers for an address. Raises Unreadable for what will not do, Again for what might.
        """
        return self._follow(check_address(url), manners, headers_at, take, self._obey)

    def line(self, address: httpx.URL, manners: Manners) -> Line:
        """The line to a host."""
        name = (address.host, manners.allow_private)
        with self._lock:
            if name not in self._lines:
                self._lines[name] = Line(self._security, self._budget, allow_private=manners.allow_private)
            return self._lines[name]

    def close(self) -> None:
        """Hang up everywhere."""
        for line in self._lines.values():
            line.close()

    def _follow(
        self,
        address: httpx.URL,
        manners: Manners,
        headers_at: Callable[[str], Mapping[str, str]],
        take: Take[T],
        obey: Callable[[httpx.URL, Manners], Manners],
    ) -> T:
        for _ in range(manners.redirects + 1):
            obeyed, line = obey(address, manners), self.line(address, manners)
            try:
                with line.call(address, headers_at(str(address)), obeyed) as answer:
                    if answer.status not in MOVED or "Location" not in answer.headers:
                        return take(answer, line)
                    moved = answer.headers["Location"]
                    answer.discard()
            except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError) as error:
                raise Again(_explain(error)) from error
            address = check_address(moved, address)
        said = f"is redirected more than {manners.redirects} times: give its last address"
        raise Unreadable("too-many-redirects", said)

    def _obey(self, address: httpx.URL, manners: Manners) -> Manners:
        """How to ask a host that has its own rules. Raises Unreadable where these forbid it."""
        origin = (str(address.copy_with(path="/", query=None, fragment=None)), manners.allow_private)
        with self._lock:
            asking = self._asking[origin]
        with asking:  # nothing is asked for while this is held but robots.txt, which waits for no other
            if origin not in self._rules:
                at = address.copy_with(path="/robots.txt", query=None, fragment=None)
                self._rules[origin] = self._follow(at, manners, lambda _: {}, _read_rules, lambda _, manners: manners)
            rules = self._rules[origin]
        if not rules.allow(str(address)):
            raise Unreadable("robots-disallowed", "is closed to robots by its host's robots.txt: save it by hand")
        return replace(manners, delay=max(manners.delay, rules.delay))


def check_address(url: str, base: httpx.URL | None = None) -> httpx.URL:
    """An address as it goes over the wire, relative ones from `base`; raises Unreadable where we do not go there."""
    try:
        address = (base.join(url) if base else httpx.URL(url.strip())).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise Unreadable("unsafe-address", f"leads to what is no address ({error}): mend it") from None
    if address.scheme not in {"http", "https"} or not address.host:
        raise Unreadable("unsafe-address", f"leads to {str(address)[:200]}: only http and https are followed")
    if address.userinfo:
        raise Unreadable("unsafe-address", "leads to an address with a password in it, which would be published")
    return address


def _read_rules(answer: Answer, _: Line) -> robots.Rules:
    if answer.status == 200:
        raw = b""
        for piece in answer.pieces():
            raw += piece
            if len(raw) > robots.MOST_BYTES:
                break
        if "gzip" in answer.headers.get("Content-Encoding", ""):
            raw = inflate(raw, robots.MOST_BYTES)
        return robots.Rules(raw[: robots.MOST_BYTES].decode("utf-8-sig", "replace"))
    answer.discard()
    if 400 <= answer.status < 500 and answer.status != 429:
        return robots.Rules()
    said = f"was not asked for: its host's robots.txt was answered with {answer.status}; try later"
    raise Again(Unreadable("robots-unreachable", said))


def _explain(error: Exception) -> Unreadable:
    reason = str(error) or type(error).__name__
    if isinstance(error, httpcore.ConnectError | httpcore.ConnectTimeout | httpcore.PoolTimeout):
        return Unreadable("unreachable", f"could not be reached ({reason}): check the address, or try later")
    if isinstance(error, httpcore.TimeoutException):
        return Unreadable("too-slow", "was not sent: its server fell silent; try later")
    return Unreadable("broken-transfer", f"did not come whole ({reason}): try later")
