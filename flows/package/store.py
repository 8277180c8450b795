"""The place that `--output` names: a folder, or an object store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.package.folder import FolderStore
from flows.package.index import NAME as INDEX
from flows.package.place import Store, StoreError

__all__ = ["Store", "StoreError", "check_writable", "open_store", "opened"]

SCHEMES = ("s3", "gs", "az")


def open_store(output: str | Path) -> Store:
    """A store for a folder's path or an object store's URL (s3, gs, az). Raises StoreError for another scheme."""
    text = str(output)
    scheme, separator, _ = text.partition("://")
    if not separator:
        return FolderStore(output)
    if scheme in SCHEMES:
        # Only who publishes to an object store pays for loading its client.
        from flows.package.bucket import BucketStore

        return BucketStore(text)
    raise StoreError(f"{text}: cannot publish to {scheme}; give a folder, or a URL of {', '.join(SCHEMES)}")


@contextmanager
def opened(package: str | Path) -> Iterator[Path]:
    """The folder of a version; one in an object store (`s3://bucket/output/latest`) is copied while the block lasts.

    Raises StoreError where the object store has no such version.
    """
    text = str(package)
    if "://" not in text:
        yield Path(package)
        return
    output, _, version = text.rstrip("/").rpartition("/")
    store = open_store(output)
    index = store.index()
    entry = index.find(version)
    if entry is None:
        known = ", ".join(e.version for e in index.entries) or "none"
        raise StoreError(f"{text}: no such version in {output}; there are: {known}")
    with store.package(entry.version) as folder:
        (folder.parent / INDEX).write_text(index.to_json(), encoding="utf-8")
        yield folder


def check_writable(output: str | Path) -> None:
    """Raise StoreError, at the start of a run, where its package could not be written at its end."""
    open_store(output).check_writable()
