"""The place that `--output` names: a folder, or an object store."""

from __future__ import annotations

from pathlib import Path

from flows.package.folder import FolderStore
from flows.package.place import Store, StoreError

__all__ = ["Store", "StoreError", "check_writable", "open_store"]

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


def check_writable(output: str | Path) -> None:
    """Raise StoreError, at the start of a run, where its package could not be written at its end."""
    open_store(output).check_writable()
