"""Writes that survive a crash: each file and each folder entry is on disk before the next step relies on it."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def create(path: Path) -> Iterator[IO[bytes]]:
    """A new file to write to; synced when the block ends. Raises FileExistsError where it is there already."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def write(path: Path, content: bytes | str) -> None:
    """A whole new file, synced; text is written as UTF-8."""
    with create(path) as file:
        file.write(content.encode("utf-8") if isinstance(content, str) else content)


def replace(path: Path, content: bytes | str) -> None:
    """A file's new content, all of it or none: readers see the old file or the new one."""
    aside = path.with_name(f".{path.name}.new")
    aside.unlink(missing_ok=True)
    write(aside, content)
    aside.replace(path)
    sync_folder(path.parent)


def point(link: Path, target: str) -> None:
    """Make `link` a symbolic link to `target`, in one step."""
    aside = link.with_name(f".{link.name}.new")
    aside.unlink(missing_ok=True)
    aside.symlink_to(target)
    aside.replace(link)
    sync_folder(link.parent)


def move(source: Path, target: Path) -> None:
    """Rename a folder to a name that is free, on the same file system."""
    if target.exists():
        raise FileExistsError(f"{target} is there already; nothing was overwritten")
    source.rename(target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Put a folder's entries on disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_tree(folder: Path) -> None:
    """Put the entries of a folder and of every folder below it on disk."""
    for path in [*(p for p in folder.rglob("*") if p.is_dir()), folder]:
        sync_folder(path)


def make_read_only(folder: Path) -> None:
    """Take write permission from every file below a folder; folders stay removable, so that `rm -r` needs no trick."""
    for path in folder.rglob("*"):
        if path.is_file():
            path.chmod(0o444)


def remove(folder: Path) -> None:
    """Remove a folder and all in it, if it is there."""
    if folder.exists():
        shutil.rmtree(folder)


def probe(folder: Path) -> None:
    """Raise OSError where `folder`, or the nearest parent that exists, cannot be written to. Leaves nothing behind."""
    there = folder.absolute()
    while not there.exists() and there != there.parent:
        there = there.parent
    if not there.is_dir():
        raise NotADirectoryError(f"{there} is a file")
    with tempfile.TemporaryFile(dir=there):
        pass
