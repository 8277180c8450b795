"""Inputs and records that were left out, and why: the rows of the `quarantine` table."""

from __future__ import annotations

from dataclasses import dataclass

# What may be otherwise in an hour: a source was out of reach, in trouble or late. All else lasts until it is mended.
PASSING = frozenset({
    "broken-transfer", "not-refreshed", "out-of-time", "robots-unreachable", "server-busy", "server-error", "too-slow",
    "unreachable",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rejection:
    """What was left out. `rule` is the name one searches for; `message` names the input and says what to do about it.

    `stage` is "read", "extract" or "check"; `sha256` is the digest of the bytes or text rejected, where they were seen.
    """

    source: str
    stage: str
    rule: str
    message: str
    sha256: str | None = None


class Unreadable(Exception):
    """Raised inside the reading room where an input cannot become an article; `files` makes a `Rejection` of it."""

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message
