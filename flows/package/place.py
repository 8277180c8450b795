"""What every place that versions are published to offers, whether a folder or an object store."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from flows.package.index import Index

LATEST = "latest"
WAIT_SECONDS = 600.0  # for another run to finish publishing
QUIET_SECONDS = 3.0  # of which so many pass before it is told what is waited for

Tell = Callable[[str], None]


class StoreError(Exception):
    """A place that cannot be published to, or cannot be trusted; the message says what to do."""


def untold(_: str) -> None:
    """Tell nobody."""


def waiting(where: str, seconds: float) -> str:
    """What is told of a wait for another run."""
    return f"{where}: another run is publishing here; waiting for it, {seconds:.0f} seconds at most"


class Store(Protocol):
    """A place that versions are published to, one run at a time; `FolderStore` says what each method does."""

    @property
    def where(self) -> str: ...
    def check_writable(self) -> None: ...
    def exclusive(self, tell: Tell = ...) -> AbstractContextManager[None]: ...
    def index(self) -> Index: ...
    def pointed(self) -> str | None: ...
    def package(self, version: str) -> AbstractContextManager[Path]: ...
    def stage(self) -> AbstractContextManager[Path]: ...
    def publish(self, staged: Path, version: str, index: Index) -> str: ...
    def set_aside(self, staged: Path, name: str) -> str: ...
    def remove(self, versions: set[str], index: Index) -> None: ...
