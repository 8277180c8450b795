"""`versions.json`: every published version, what it holds and how it came about. A version not in it is none."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from packaging.version import Version

from flows.package.wording import signed

NAME = "versions.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """One published version. `published_at` (ISO 8601, UTC) is the only wall-clock time that publishing writes."""

    version: str
    published_at: str
    level: str
    reason: str
    content_hash: str
    descriptor_sha256: str
    bytes: int
    rows: Mapping[str, int]
    changes: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    accepted: tuple[str, ...] = ()

    @property
    def number(self) -> Version:
        return Version(self.version)


@dataclass(frozen=True, slots=True)
class Claim:
    """A run that holds an object store for itself until a moment (ISO 8601, UTC), and the version it is uploading."""

    run: str
    until: str
    version: str | None = None


@dataclass(frozen=True, slots=True)
class Index:
    """The versions, oldest first, and on object stores the run that is publishing."""

    package: str
    entries: tuple[Entry, ...] = ()
    claim: Claim | None = None

    @property
    def latest(self) -> Entry | None:
        return self.entries[-1] if self.entries else None

    def find(self, version: str) -> Entry | None:
        """The entry of a version, or of `latest`."""
        if version == "latest":
            return self.latest
        return next((e for e in self.entries if e.version == version), None)

    def with_entry(self, entry: Entry) -> Index:
        return replace(self, entries=(*self.entries, entry))

    def without(self, versions: set[str]) -> Index:
        return replace(self, entries=tuple(e for e in self.entries if e.version not in versions))

    def to_json(self) -> str:
        """The file's one and only text, with a digest of the rest of it: a file that differs from it is damaged."""
        latest = self.latest.version if self.latest else None
        document: dict[str, Any] = {
            "package": self.package,
            "latest": latest,
            "versions": [asdict(e) for e in self.entries],
        }
        if self.claim:
            document["claim"] = asdict(self.claim)
        return signed(document)


def read_index(text: str) -> Index:
    """The index from its text. Raises ValueError where the text is not exactly what `Index.to_json` prints."""
    try:
        document: dict[str, Any] = json.loads(text)
        entries = [Entry(**{**e, "accepted": tuple(e["accepted"])}) for e in document["versions"]]
        claim = Claim(**document["claim"]) if "claim" in document else None
        index = Index(document["package"], tuple(entries), claim)
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise ValueError(f"not an index of versions ({error})") from error
    if index.to_json() != text:
        raise ValueError("was changed by hand or damaged: its sha256 is not that of its content")
    return index
