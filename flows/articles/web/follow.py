"""Lists of the web → the documents they lead to, as sources on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from flows.articles.arguments import Remote
from flows.articles.article import PageMetadata
from flows.articles.canonical import plain_address
from flows.articles.inflate import Inflater
from flows.articles.metadata import complete
from flows.articles.rejection import Rejection, Unreadable
from flows.articles.sources import Source
from flows.articles.web.copies import Copies, Copy, Link
from flows.articles.web.fetch import Wanted
from flows.articles.web.kinds import list_kind
from flows.articles.web.lists import MOST_BYTES, Listed, read_feed, read_sitemap, unpacked

MOST_LISTS = 100  # sitemaps that one index may lead to, the newest first
DEPTH = 3  # of indexes of sitemaps in one another
_HEAD = 20_000  # bytes in which a list shows what it is

Ask = Callable[[Sequence[Wanted]], Sequence[Copy | Unreadable]]


@dataclass(frozen=True, slots=True)
class _Task:
    """A document wanted for one of the arguments; `depth` counts the lists that led to it."""

    wanted: Wanted
    remote: Remote
    kind: str | None
    depth: int = 0

    @property
    def url(self) -> str:
        return self.wanted.url


def follow(remotes: Iterable[Remote], copies: Copies, ask: Ask) -> list[Source]:
    """Every document that the addresses lead to, once. `ask` gives the copies of some, or why there is none.

    Of what it cannot give, the copy of an earlier run is a source, with a note that says so; without one the source is
    missing, with a note that says why. What a feed listed in earlier runs stays: feeds tell what is new, not all there
    is. Of a sitemap, which tells all there is, only what it lists is given.
    """
    following = _Following(copies)
    tasks = [_Task(Wanted(remote.url, remote.manners), remote, remote.kind) for remote in remotes]
    while tasks := following.choose(tasks):
        answers = ask([task.wanted for task in tasks])
        tasks = [new for task, answer in zip(tasks, answers, strict=True) for new in following.take(task, answer)]
    return following.sources


class _Following:
    def __init__(self, copies: Copies) -> None:
        self.sources: list[Source] = []
        self._copies = copies
        self._seen: set[str] = set()
        self._known: set[str] = set()

    def choose(self, tasks: Iterable[_Task]) -> list[_Task]:
        """Those whose address no task had before."""
        chosen: list[_Task] = []
        for task in tasks:
            if (plain := _plain(task.url)) not in self._seen:
                self._seen.add(plain)
                chosen.append(task)
        return chosen

    def take(self, task: _Task, answer: Copy | Unreadable) -> list[_Task]:
        """Make a source of a document, or find what a list leads to."""
        copy, note = self._settle(task, answer)
        if copy is None:
            self._tell(task, note)
            return []
        kind = task.kind or _kind(copy.path)
        if kind not in {"feed", "sitemap"}:
            self._add(task, copy, note)
            return []
        self._tell(task, note)
        return self._expand(task, copy, kind)

    def _settle(self, task: _Task, answer: Copy | Unreadable) -> tuple[Copy | None, Rejection | None]:
        if isinstance(answer, Copy):
            return answer, None
        before = self._copies.find(task.url)
        if before is not None and answer.rule == "page-gone" and task.depth and task.kind == "page":
            self._copies.drop(task.url)
            before = None
        if before is None:
            return None, _reject(task.url, answer)
        said = f"{answer.message}; what was fetched of it before is read instead"
        return before, _reject(task.url, Unreadable("not-refreshed", said))

    def _expand(self, task: _Task, copy: Copy, kind: str) -> list[_Task]:
        remote, manners = task.remote, task.remote.manners
        try:
            if task.depth > DEPTH:
                raise Unreadable("broken-list", f"is a list below more than {DEPTH} others: give its own address")
            read = read_feed if kind == "feed" else read_sitemap
            listed = read(unpacked(_all(copy.path)), copy.final)
        except Unreadable as problem:
            self._tell(task, _reject(task.url, problem))
            self._add_former(task, copy.links)
            return []
        if listed.blind:
            said = "has entries without an address, which lead nowhere: what they tell is not read"
            self._tell(task, _reject(task.url, Unreadable("no-link", said)))
        self._remember(copy, listed, kind)
        lists = self._newest(task, listed.lists, MOST_LISTS, "sitemaps")
        pages = self._newest(task, [p for p in listed.pages if remote.wants(p.url)], manners.pages, "pages")
        if kind == "feed":
            current = {link.url for link in listed.pages}
            self._add_former(task, [link for link in copy.links if link.url not in current])
        found = [(link, "sitemap") for link in lists] + [(link, "page") for link in pages]
        return [_Task(Wanted(x.url, manners, x.told, x.changed), remote, kind, task.depth + 1) for x, kind in found]

    def _remember(self, copy: Copy, listed: Listed, kind: str) -> None:
        current = {link.url for link in listed.pages}
        former = [link for link in copy.links if link.url not in current] if kind == "feed" else []
        links = (*listed.pages, *former)
        if links != copy.links:
            self._copies.keep(replace(copy, links=links))

    def _newest(self, task: _Task, links: Sequence[Link], most: int, what: str) -> Sequence[Link]:
        if len(links) <= most:
            return links
        said = f"leads to more than {most:,} {what}: only the newest are read; narrow `match` or raise `limits.pages`"
        self._tell(task, _reject(task.url, Unreadable("too-many-pages", said)))
        return sorted(links, key=lambda link: link.changed or "", reverse=True)[:most]

    def _add_former(self, task: _Task, links: Iterable[Link]) -> None:
        """Pages that were fetched when they were listed."""
        wanted = [link for link in links if task.remote.wants(link.url)]
        tasks = [_Task(Wanted(x.url, task.remote.manners, x.told), task.remote, "page", task.depth + 1) for x in wanted]
        for former in self.choose(tasks):
            if copy := self._copies.find(former.url):
                self._add(former, copy, None)

    def _add(self, task: _Task, copy: Copy, note: Rejection | None) -> None:
        if copy.known in self._known:
            said = f"is {copy.known}, which is read already: nothing is lost"
            self._tell(task, _reject(task.url, Unreadable("same-article", said)))
            return
        self._known.add(copy.known)
        told = complete(task.wanted.told, PageMetadata(url=copy.known))
        reading = replace(task.remote.reading, told=told)
        self.sources.append(Source(copy.known, task.url, copy.path, reading, (note,) if note else ()))

    def _tell(self, task: _Task, note: Rejection | None) -> None:
        if note is not None:
            self.sources.append(Source(task.url, task.url, Path(), notes=(note,), missing=True))


def _reject(url: str, problem: Unreadable) -> Rejection:
    return Rejection(url, "read", problem.rule, f"{url} {problem.message}")


def _kind(path: Path) -> str | None:
    """Whether a document is a list, as far as it says so itself."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(b"\x1f\x8b"):
        try:
            head = Inflater(50 * _HEAD).feed(head[:1000])
        except Unreadable:
            return None
    return list_kind(head)


def _all(path: Path) -> bytes:
    with path.open("rb") as file:
        raw = file.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise Unreadable("file-too-large", f"has more than {MOST_BYTES:,} bytes, which no list may have")
    return raw


def _plain(url: str) -> str:
    try:
        return plain_address(url)
    except ValueError:
        return url
