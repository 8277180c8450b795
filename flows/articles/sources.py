"""Paths → sources: which files there are to read, and by what name each is known."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

# What `files.py` knows how to read; other files are listed too, so that their rejection is told.
SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".json", ".jsonl", ".ndjson", ".csv", ".zip", ".gz")


class NoArticles(Exception):
    """Nothing to read under the paths given; the message says which and what to do."""


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A file to read. `key` is its path below the argument it was found under, `source` its path as given."""

    key: str
    source: str
    path: Path


def find_articles(paths: Iterable[str | Path]) -> list[Source]:
    """List the files given and those in the folders given, however deep, in the order of their keys.

    Hidden files are skipped and a file is listed once. Raises NoArticles where a path does not exist or nothing that
    could be an article is found at all.
    """
    arguments = [Path(path) for path in paths]
    found: dict[Path, tuple[Path, Path]] = {}
    for argument in arguments:
        if not _exists(argument):
            raise NoArticles(f"{argument}: no such file or folder; check the path given to --articles")
        for path in _walk(argument):
            found.setdefault(path.resolve(), (argument, path))
    if not any(path.suffix.lower() in SUFFIXES for _, path in found.values()):
        names = ", ".join(str(argument) for argument in arguments) or "no path"
        raise NoArticles(f"{names}: no articles found; expected {', '.join(SUFFIXES)}")
    return _name_all(found.values())


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # it may be there, but nobody lets us look
        return False


def _walk(argument: Path) -> Iterator[Path]:
    """Files in a folder, and the folders in it that cannot be listed: reading those says why."""
    if not argument.is_dir():
        yield argument
        return
    closed: list[Path] = []
    for folder, folders, names in os.walk(argument, onerror=lambda error: closed.append(Path(error.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(names) if not name.startswith("."))
    yield from closed


def _name_all(found: Iterable[tuple[Path, Path]]) -> list[Source]:
    """Give each file the shortest key no other has: its path below the argument, with parents before it if need be."""
    left = [(argument, path, _below(argument, path)) for argument, path in found]
    named: list[Source] = []
    depth = 0
    while left:
        keys = [_key(argument, below, depth) for argument, _, below in left]
        clashes = {key for key, count in Counter(keys).items() if count > 1}
        for key, (argument, path, below) in zip(keys, left, strict=True):
            if key not in clashes:
                given = PurePath(argument.name, below) if argument.is_dir() else PurePath(path.name)
                named.append(Source(key, printable(given if path.is_absolute() else path), path))
        left = [item for key, item in zip(keys, left, strict=True) if key in clashes]
        depth += 1
    return sorted(named)


def _below(argument: Path, path: Path) -> PurePath:
    return path.relative_to(argument) if argument != path else PurePath(path.name)


def _key(argument: Path, below: PurePath, depth: int) -> str:
    if depth == 0:
        return printable(below)
    folder = argument.resolve() if argument.is_dir() else argument.resolve().parent
    return printable(PurePath(*folder.parts[-depth:], below))


def printable(path: PurePath) -> str:
    """A path as text that UTF-8 can hold, whatever bytes the file's name is made of."""
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")
