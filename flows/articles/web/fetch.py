"""One document of the web → one file: asked for politely, received with care, kept for the next time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt
from tenacity.nap import sleep_using_event

from flows.articles.article import PageMetadata
from flows.articles.canonical import canonical_address, plain_address
from flows.articles.decoding import decode
from flows.articles.inflate import Inflater
from flows.articles.rejection import Unreadable
from flows.articles.web.copies import Copies, Copy
from flows.articles.web.hosts import Again, Hosts, check_address
from flows.articles.web.kinds import ARCHIVES, OF_MANY, suffix_of
from flows.articles.web.line import Answer, Budget, Line
from flows.articles.web.manners import Manners

_GONE = {404, 410}
_FORBIDDEN = {401, 402, 403, 407, 451}
_LATER = {408, 425, 429}
_NO_ANSWER = {"out-of-time", "private-address", "server-busy", "unreachable", "unsafe-address"}
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document to fetch, and how. `told` is what the list that names it says, `changed` how old it calls it."""

    url: str
    manners: Manners
    told: PageMetadata = field(default_factory=PageMetadata)
    changed: str | None = None


class Fetcher:
    """Fetches documents into a folder. Threads may share it, best each with hosts of its own."""

    def __init__(self, folder: Path, in_all: float) -> None:
        self.copies = Copies(folder)
        self._budget = Budget(in_all)
        self._hosts = Hosts(self._budget)

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        self._hosts.close()

    def stop(self) -> None:
        """Ask for nothing more: what is not fetched yet is out of time."""
        self._budget.stopped.set()

    def fetch(self, wanted: Wanted) -> Copy:
        """The document as it is now, sent only if it may have changed. Raises Unreadable where that fails."""
        copy = self.copies.find(wanted.url)
        if copy and wanted.changed and copy.changed == wanted.changed:
            return copy
        manners = wanted.manners
        retrying = Retrying(
            stop=stop_after_attempt(manners.tries),
            wait=lambda state: _pause(state, manners.pause),
            retry=retry_if_exception_type(Again),
            sleep=sleep_using_event(self._budget.stopped),
            reraise=True,
        )
        line = self._hosts.line(check_address(wanted.url), manners)
        receiver = _Receiver(wanted, copy, self.copies)
        try:
            kept: Copy = retrying(self._hosts.ask, wanted.url, manners, receiver.headers_at, receiver.take)
        except Again as again:
            line.count(failed=True)
            raise again.problem from None
        except Unreadable as problem:
            if problem.rule not in _NO_ANSWER:
                line.count(failed=problem.rule == "too-slow")
            raise
        line.count(failed=False)
        return kept


def _pause(state: RetryCallState, pause: float) -> float:
    error = state.outcome.exception() if state.outcome else None
    doubled: float = pause * 2 ** (state.attempt_number - 1)
    return error.wait if isinstance(error, Again) and error.wait is not None else doubled


@dataclass(frozen=True, slots=True)
class _Receiver:
    """Makes a copy of an answer."""

    wanted: Wanted
    before: Copy | None
    copies: Copies

    def headers_at(self, address: str) -> dict[str, str]:
        """The validators of the copy there is, for the address that gave them."""
        if self.before is None or self.before.final != address:
            return {}
        validators = {"If-None-Match": self.before.etag, "If-Modified-Since": self.before.modified}
        return {name: value for name, value in validators.items() if value}

    def take(self, answer: Answer, line: Line) -> Copy:
        """Write the document down. Raises Unreadable or Again for an answer that is none."""
        if answer.status == 304 and self.before is not None:
            return self.copies.keep(replace(self.before, changed=self.wanted.changed))
        self._check_status(answer, line)
        suffix = suffix_of(str(answer.address), answer.headers.get("Content-Type", ""))
        limit = self.wanted.manners.document
        if suffix.endswith(ARCHIVES + OF_MANY):
            limit = self.wanted.manners.archive
            line.allow(self.wanted.manners.archive_time)
        return self._keep(answer, suffix, self._write(answer, limit))

    def _check_status(self, answer: Answer, line: Line) -> None:
        status = answer.status
        if status == 200:
            return
        answer.discard()
        if status in _GONE:
            raise Unreadable("page-gone", f"is not there any more ({status}): take it out of the list")
        if status in _FORBIDDEN:
            raise Unreadable("forbidden", f"may not be read ({status}): save it by hand, if you may")
        if status < 500 and status not in _LATER:
            raise Unreadable("not-sent", f"was answered with {status}: check the address")
        wait, longest = _retry_after(answer.headers.get("Retry-After")), self.wanted.manners.longest_wait
        if wait is not None and wait > longest:
            line.leave()
            said = f"was not sent ({status}): its host wants to be left alone for more than {longest:g} seconds"
            raise Unreadable("server-busy", said)
        raise Again(Unreadable("server-error", f"was not sent ({status}): its server is in trouble; try later"), wait)

    def _write(self, answer: Answer, limit: int) -> Path:
        """The body as a file that is yet to be put in its place."""
        if answer.headers.get("Content-Length", "").isdecimal() and int(answer.headers["Content-Length"]) > limit:
            raise _too_large(limit)
        part = self.copies.place(self.wanted.url).with_suffix(f".{os.getpid()}.body")
        part.parent.mkdir(parents=True, exist_ok=True)
        try:
            with part.open("wb") as file:
                for piece in _unpacked(answer, limit):
                    file.write(piece)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        return part

    def _keep(self, answer: Answer, suffix: str, part: Path) -> Copy:
        with part.open("rb") as file:
            packed = file.read(2) == _GZIP
        if suffix.endswith(".gz") and not packed:  # some servers call a packed file's packing a transfer encoding
            suffix = suffix.removesuffix(".gz") or ".txt"
        path, final = self.copies.place(self.wanted.url).with_suffix(suffix), str(answer.address)
        if self.before is not None and self.before.path != path:
            self.before.path.unlink(missing_ok=True)
        part.replace(path)
        copy = Copy(
            url=self.wanted.url,
            path=path,
            size=path.stat().st_size,
            final=final,
            known=_known(path, final),
            etag=answer.headers.get("ETag"),
            modified=answer.headers.get("Last-Modified"),
            changed=self.wanted.changed,
            links=self.before.links if self.before else (),
        )
        return self.copies.keep(copy)


def _unpacked(answer: Answer, limit: int) -> Iterator[bytes]:
    encoding = answer.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding not in {"identity", "", "gzip", "x-gzip"}:
        said = f"is sent in an encoding that nobody asked for ({encoding[:40]}): save it by hand"
        raise Unreadable("broken-transfer", said)
    inflater = Inflater(limit) if encoding.endswith("gzip") else None
    received = 0
    for piece in answer.pieces():
        received += len(piece)
        if received > limit:
            raise _too_large(limit)
        yield inflater.feed(piece) if inflater else piece
    if inflater and received:
        inflater.close()


def _too_large(limit: int) -> Unreadable:
    return Unreadable("file-too-large", f"has more than {limit:,} bytes: raise its limit, or leave it out")


def _known(path: Path, final: str) -> str:
    """The canonical address of a page; of anything else its own."""
    if path.suffix != ".html":
        return plain_address(final)
    try:
        return canonical_address(decode(path.read_bytes()), final)
    except Unreadable:
        return plain_address(final)


def _retry_after(value: str | None) -> float | None:
    """Seconds, which the header gives as such or as a date."""
    if value is None:
        return None
    if value.strip().isdecimal():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError):
        return None
    return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
