"""An input or record that was left out, and why: one row of the `quarantine` table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rejection:
    """What was rejected. `rule` is the name one searches for; `message` names the input and says what to do about it.

    `stage` is "read", "extract" or "check"; `sha256` is the digest of the bytes or text rejected, where they were seen.
    """

    source: str
    stage: str
    rule: str
    message: str
    sha256: str | None = None
