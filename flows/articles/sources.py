"""Paths → sources: which files there are to read, and by what name each is known."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path, PurePath

from flows.articles.reading import Reading
from flows.articles.rejection import Rejection

# What `files.py` knows how to read; other files are listed too, so that their rejection is told.
SUFFIXES = (
    ".txt", ".md", ".markdown", ".html", ".htm", ".json", ".jsonl", ".ndjson", ".csv", ".warc", ".zip", ".gz",
)  # fmt: skip


class NoArticles(Exception):
    """Nothing to read where the arguments lead; the message says which and what to do."""


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A file to read. `key` is its path below the argument it was found under, `source` its path as given.

    Of a document that was fetched, both are addresses, the key the canonical one. `notes` are told whenever it is read;
    where it is `missing`, they say why there is nothing at `path`.
    """

    key: str
    source: str
    path: Path
    reading: Reading = field(default_factory=Reading, compare=False)
    notes: tuple[Rejection, ...] = field(default=(), compare=False)
    missing: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Place:
    """A path to look for articles at, a pattern such as `news/**/*.html` included, and how they are read."""

    path: Path
    reading: Reading = field(default_factory=Reading)


@dataclass(frozen=True, slots=True)
class _Found:
    argument: Path
    path: Path
    reading: Reading

    @property
    def below(self) -> PurePath:
        return self.path.relative_to(self.argument) if self.argument != self.path else PurePath(self.path.name)


def find_articles(paths: Iterable[str | Path | Place]) -> list[Source]:
    """List the files given and those in the folders given, however deep, in the order of their keys.

    Hidden files are skipped and a file is listed once. Raises NoArticles where a path does not exist, a pattern fits
    no file, or nothing that could be an article is found at all.
    """
    places = [path if isinstance(path, Place) else Place(Path(path)) for path in paths]
    found: dict[Path, _Found] = {}
    for place in places:
        for argument, path in _look(place.path):
            found.setdefault(path.resolve(), _Found(argument, path, place.reading))
    if not any(one.path.suffix.lower() in SUFFIXES for one in found.values()):
        names = ", ".join(str(place.path) for place in places) or "no path"
        raise NoArticles(f"{names}: no articles found; expected {', '.join(SUFFIXES)}")
    return _name_all(found.values())


def _look(argument: Path) -> Iterator[tuple[Path, Path]]:
    """Files that a path leads to, each with the folder or file that it was found under."""
    if _exists(argument):
        yield from ((argument, path) for path in _walk(argument))
        return
    if not glob.has_magic(str(argument)):
        raise NoArticles(f"{argument}: no such file or folder; check the path given to --articles")
    # What stands before the first wildcard is the folder that keys are counted from.
    root = Path(*takewhile(lambda part: not glob.has_magic(part), argument.parts))
    matches = sorted(glob.glob(str(argument), recursive=True))  # noqa: PTH207 - Path.glob would give hidden files, too
    if not matches:
        raise NoArticles(f"{argument}: no file fits this pattern; check it (** stands for folders of any depth)")
    for match in map(Path, matches):
        yield from ((root, path) for path in _walk(match))


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


def _name_all(found: Iterable[_Found]) -> list[Source]:
    """Give each file the shortest key no other has: its path below the argument, with parents before it if need be."""
    left = list(found)
    named: list[Source] = []
    depth = 0
    while left:
        keys = [_key(one, depth) for one in left]
        clashes = {key for key, count in Counter(keys).items() if count > 1}
        for key, one in zip(keys, left, strict=True):
            if key not in clashes:
                given = PurePath(one.argument.name, one.below) if one.argument.is_dir() else PurePath(one.path.name)
                source = printable(given if one.path.is_absolute() else one.path)
                named.append(Source(key, source, one.path, one.reading))
        left = [one for key, one in zip(keys, left, strict=True) if key in clashes]
        depth += 1
    return sorted(named)


def _key(one: _Found, depth: int) -> str:
    if depth == 0:
        return printable(one.below)
    folder = one.argument.resolve() if one.argument.is_dir() else one.argument.resolve().parent
    return printable(PurePath(*folder.parts[-depth:], one.below))


def printable(path: PurePath) -> str:
    """A path as text that UTF-8 can hold, whatever bytes the file's name is made of."""
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")
