"""The folder of fetched documents: each beside a note on where it is from and how to ask whether it has changed."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flows.articles.article import PageMetadata


@dataclass(frozen=True, slots=True)
class Link:
    """What a feed or sitemap leads to: the address, what it tells of it, and when it says that it was changed."""

    url: str
    told: PageMetadata = field(default_factory=PageMetadata)
    changed: str | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """A fetched document.

    `url` was asked for, `final` gave the answer, `known` is the canonical address. `etag` and `modified` are the
    server's validators, `changed` what the list that led here said of its age. `links` are all that a feed ever led to.
    """

    url: str
    path: Path
    size: int
    final: str
    known: str
    etag: str | None = None
    modified: str | None = None
    changed: str | None = None
    links: tuple[Link, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether the file is there, and as long as when it was fetched."""
        try:
            return self.path.stat().st_size == self.size
        except OSError:
            return False


class Copies:
    """Copies by address. Every write replaces a whole file, so that a run that is killed leaves no half of one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def place(self, url: str) -> Path:
        """Where the copy of an address lies, but for the ending."""
        host = re.sub(r"[^a-z0-9.-]", "_", (urlsplit(url).hostname or "")[:100].lower()).strip(".") or "_"
        return self._folder / host / hashlib.blake2b(url.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    def find(self, url: str) -> Copy | None:
        """The copy fetched before; None where there is none, or what there is is damaged."""
        note = self._note(url)
        try:
            copy = _copy(json.loads(note.read_text(encoding="utf-8")), note.parent)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        return copy if copy.url == url and copy.whole else None

    def keep(self, copy: Copy) -> Copy:
        """Note down what is known of a document whose file has been written."""
        note = self._note(copy.url)
        told = asdict(replace(copy, links=())) | {"path": copy.path.name, "links": [_told(link) for link in copy.links]}
        note.parent.mkdir(parents=True, exist_ok=True)
        written = note.with_suffix(f".{os.getpid()}.part")
        written.write_text(json.dumps(told, default=str, indent=1), encoding="ascii")
        written.replace(note)
        return copy

    def drop(self, url: str) -> None:
        """Forget a document."""
        if copy := self.find(url):
            copy.path.unlink(missing_ok=True)
        self._note(url).unlink(missing_ok=True)

    def _note(self, url: str) -> Path:
        return self.place(url).with_suffix(".note")


def _told(link: Link) -> dict[str, Any]:
    return {"url": link.url, "changed": link.changed, "told": {k: v for k, v in asdict(link.told).items() if v}}


def _copy(noted: Mapping[str, Any], folder: Path) -> Copy:
    name = Path(noted["path"]).name
    links = tuple(Link(one["url"], _metadata(one["told"]), one["changed"]) for one in noted["links"])
    return Copy(**{**noted, "path": folder / name, "links": links})


def _metadata(noted: Mapping[str, Any]) -> PageMetadata:
    day = noted.get("published_on")
    return PageMetadata(**{**noted, "published_on": date.fromisoformat(day) if day else None})
