"""The run that publishes: when, by which code, and what its operator allows."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

from flows.package.expectations import Expectation, load_expectations
from flows.package.place import Tell, untold

CHECKOUT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class RunInfo:
    """`at` is when the run began (aware, any zone): it is written to `versions.json` and nowhere else.

    `onto` is the version from which the run takes what stays as it is, "" where there was none, None where that does
    not matter. With `accept_changes` a version that fails `expectations` is published all the same, and its CHANGELOG
    says so. Rows of the quarantine whose rule is `passing` make no version by themselves. `tell` hears of another run
    that is waited for.
    """

    at: datetime
    code_version: str
    git_commit: str | None = None
    accept_changes: bool = False
    expectations: tuple[Expectation, ...] = ()
    onto: str | None = None
    passing: frozenset[str] = frozenset()
    tell: Tell = untold

    @classmethod
    def now(cls, *, accept_changes: bool = False) -> RunInfo:
        """This moment, the code that is running, and the expectations of `seeds/expectations.csv`."""
        return cls(datetime.now(UTC), code_version(), git_commit(), accept_changes, tuple(load_expectations()))

    @property
    def timestamp(self) -> str:
        return self.at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def code_version() -> str:
    """Version of the installed distribution; 0 where the checkout is not installed."""
    try:
        return metadata.version("pledgebook")
    except metadata.PackageNotFoundError:
        return "0"


def git_commit(checkout: Path = CHECKOUT) -> str | None:
    """Commit of the checkout, with `+changes` where its files differ from it; None outside a checkout."""
    try:
        said = subprocess.run(
            ["git", "describe", "--always", "--dirty=+changes", "--abbrev=40", "--exclude=*"],
            cwd=checkout, capture_output=True, text=True, timeout=10, check=True,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return None
    return said.stdout.strip() or None
