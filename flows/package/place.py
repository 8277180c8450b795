"""What every place that versions are published to offers, whether a folder or an object store."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from flows.package.index import Index

LATEST = "latest"
WAIT_SECONDS = 600.0  # for another run to finish publishing


class StoreError(Exception):
    """A place that cannot be published to, or cannot be trusted; the message says what to do."""


class Store(Protocol):
    """A place that versions are published to, one run at a time; `FolderStore` says what each method does."""

    @property
    def where(self) -> str: ...
    def check_writable(self) -> None: ...
    def exclusive(self) -> AbstractContextManager[None]: ...
    def index(self) -> Index: ...
    def package(self, version: str) -> AbstractContextManager[Path]: ...
    def stage(self) -> AbstractContextManager[Path]: ...
    def publish(self, staged: Path, version: str, index: Index) -> str: ...
    def set_aside(self, staged: Path, name: str) -> str: ...
    def remove(self, versions: set[str], index: Index) -> None: ...
