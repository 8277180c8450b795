"""Paths → articles: finds files, reads each by its type, and makes a `Rejection` of whatever cannot be read."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from stat import S_ISREG

from flows.articles.article import Article, PageMetadata
from flows.articles.characters import mend_characters
from flows.articles.decoding import decode
from flows.articles.markdown import read_markdown
from flows.articles.metadata import page_metadata, split_front_matter
from flows.articles.normalize import Normalized, normalize
from flows.articles.rejection import Rejection, Unreadable
from flows.articles.webpage import read_webpage

LARGEST_FILE = 20_000_000  # bytes; a book of several thousand pages

Reader = Callable[[str], tuple[Normalized, PageMetadata]]


def _read_plain(text: str) -> tuple[Normalized, PageMetadata]:
    if not text.lstrip("\ufeff \r\n").startswith("---"):
        return normalize(text), PageMetadata()
    front, body = split_front_matter(mend_characters(text))
    return normalize(body), page_metadata(front)


READERS: dict[str, Reader] = {
    ".txt": _read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_webpage,
    ".htm": read_webpage,
}


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
        if not argument.exists():
            raise NoArticles(f"{argument}: no such file or folder; check the path given to --articles")
        for path in _walk(argument):
            found.setdefault(path.resolve(), (argument, path))
    if not any(path.suffix.lower() in READERS for _, path in found.values()):
        names = ", ".join(str(argument) for argument in arguments) or "no path"
        raise NoArticles(f"{names}: no articles found; expected {', '.join(READERS)}")
    return _name_all(found.values())


def _walk(argument: Path) -> Iterator[Path]:
    if not argument.is_dir():
        yield argument
        return
    for folder, folders, names in os.walk(argument):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(names) if not name.startswith("."))


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
                named.append(Source(key, _printable(given if path.is_absolute() else path), path))
        left = [item for key, item in zip(keys, left, strict=True) if key in clashes]
        depth += 1
    return sorted(named)


def _below(argument: Path, path: Path) -> PurePath:
    return path.relative_to(argument) if argument != path else PurePath(path.name)


def _key(argument: Path, below: PurePath, depth: int) -> str:
    if depth == 0:
        return _printable(below)
    folder = argument.resolve() if argument.is_dir() else argument.resolve().parent
    return _printable(PurePath(*folder.parts[-depth:], below))


def _printable(path: PurePath) -> str:
    """A path as text that UTF-8 can hold, whatever bytes the file's name is made of."""
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")


def read_article(source: Source, largest: int = LARGEST_FILE) -> Article | Rejection:
    """Read one file of at most `largest` bytes; whatever goes wrong comes back as a `Rejection`, never as an error."""
    raw = b""
    try:
        reader = READERS.get(source.path.suffix.lower())
        if reader is None:
            raise Unreadable("unsupported-type", f"cannot be read: convert it to one of {', '.join(READERS)}")
        raw = _read_bytes(source.path, largest)
        normalized, metadata = reader(decode(raw))
        if not normalized.text:
            raise Unreadable("empty-file", "holds no text: fill it or take it out")
        return Article(source.source, source.key, normalized.text, normalized.blocks, metadata)
    except Unreadable as problem:
        return _reject(source, problem, raw)
    except Exception as error:  # a parser's own failure must cost one article, not the run
        return _reject(
            source, Unreadable("unreadable-file", f"could not be parsed ({error!r}): save its text as .txt"), raw
        )


def _reject(source: Source, problem: Unreadable, raw: bytes) -> Rejection:
    sha256 = hashlib.sha256(raw).hexdigest() if raw else None
    return Rejection(source.source, "read", problem.rule, f"{source.source} {problem.message}", sha256)


def _read_bytes(path: Path, largest: int) -> bytes:
    try:
        if not S_ISREG(path.stat().st_mode):
            raise Unreadable("unreadable-file", "is no regular file: give the path of a text file")
        with path.open("rb") as file:
            raw = file.read(largest + 1)
    except FileNotFoundError:
        raise Unreadable(
            "file-vanished", "was there when the run began and is gone: run again once it is back"
        ) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Unreadable("unreadable-file", f"cannot be read ({reason}): check its permissions") from None
    if len(raw) > largest:
        raise Unreadable("file-too-large", f"is larger than {largest:,} bytes: split it into one file an article")
    if not raw.strip():
        raise Unreadable("empty-file", "is empty: fill it or take it out")
    return raw
