"""Sources → documents: opens files and looks into `.gz` and `.zip`, within limits, without writing anything to disk."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING, BinaryIO, Protocol

from flows.articles.reading import Limits
from flows.articles.rejection import Unreadable
from flows.articles.sources import Source, printable

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# What a broken archive raises, besides OSError, while it is read.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, gzip.BadGzipFile)


@dataclass(frozen=True, slots=True)
class Document:
    """One file with text in it, open for reading: `name` decides its type; see `Source` for the others."""

    name: str
    key: str
    source: str
    stream: BinaryIO


def open_documents(source: Source, limits: Limits) -> Iterator[Document | tuple[str, Unreadable]]:
    """Give the source itself, or each file of the archive that it is; each is open until the next is asked for.

    A member that cannot be read comes as its name and the reason. Raises Unreadable where the source itself cannot.
    """
    try:
        _check_regular(source.path)
        with source.path.open("rb") as file:
            yield from _open(source, file, limits)
    except Exception as error:
        raise explain(error) from None


def _open(source: Source, file: BinaryIO, limits: Limits) -> Iterator[Document | tuple[str, Unreadable]]:
    suffix = source.path.suffix.lower()
    if suffix == ".zip":
        yield from _open_zip(source, file, limits)
    elif source.path.name.lower().endswith(".warc.gz"):  # its reader unpacks it record by record
        yield Document(source.path.stem, source.key, source.source, file)
    elif suffix == ".gz":
        stream = _Bounded(gzip.GzipFile(fileobj=file), limits.archive)
        yield Document(source.path.stem, source.key, source.source, io.BufferedReader(stream))
    else:
        yield Document(source.path.name, source.key, source.source, file)


def explain(error: Exception) -> Unreadable:
    """Say of any failure to open, read or parse what a person can do about it."""
    if isinstance(error, Unreadable):
        return error
    if isinstance(error, FileNotFoundError):
        return Unreadable("file-vanished", "was there when the run began and is gone: run again once it is back")
    if isinstance(error, _BROKEN):
        return Unreadable("broken-archive", f"is broken or encrypted ({error}): pack its files anew")
    if isinstance(error, OSError):
        reason = error.strerror or type(error).__name__
        return Unreadable("unreadable-file", f"cannot be read ({reason}): check its permissions")
    return Unreadable("unreadable-file", f"could not be parsed ({error!r}): save its text as .txt")


def _check_regular(path: Path) -> None:
    mode = path.stat().st_mode
    if S_ISDIR(mode):
        raise Unreadable("unreadable-file", "is a folder that cannot be listed: check its permissions")
    if not S_ISREG(mode):
        raise Unreadable("unreadable-file", "is no regular file: give the path of a text file")


def _open_zip(source: Source, file: BinaryIO, limits: Limits) -> Iterator[Document | tuple[str, Unreadable]]:
    with zipfile.ZipFile(file) as archive:
        members = [info for info in archive.infolist() if not info.is_dir() and not _is_hidden(info.filename)]
        if len(members) > limits.members:
            raise Unreadable("archive-too-large", f"holds more than {limits.members:,} files: split it")
        left = limits.archive
        for info in sorted(members, key=lambda info: info.filename):
            name = printable(PurePosixPath(info.filename))
            if PurePosixPath(info.filename).is_absolute() or ".." in PurePosixPath(info.filename).parts:
                yield name, Unreadable("unsafe-member", "has a path that leaves the archive: pack it anew")
                continue
            try:
                with archive.open(info) as member:
                    stream = _Bounded(member, left)
                    yield Document(name, f"{source.key}/{name}", f"{source.source}/{name}", io.BufferedReader(stream))
                    left -= stream.read_so_far
            except (*_BROKEN, RuntimeError) as error:  # RuntimeError: encrypted, or packed in an unknown way
                yield name, Unreadable("broken-archive", f"is broken or encrypted ({error}): pack its files anew")


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) and part != ".." for part in PurePosixPath(name).parts)


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


class _Bounded(io.RawIOBase):
    """A stream that refuses to give more than its limit, whatever the archive says about sizes."""

    def __init__(self, stream: _Readable, limit: int) -> None:
        self._stream = stream
        self._limit = limit
        self.read_so_far = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        chunk = self._stream.read(len(view))
        self.read_so_far += len(chunk)
        if self.read_so_far > self._limit:
            raise Unreadable("archive-too-large", f"expands to more than {self._limit:,} bytes: split it")
        view[: len(chunk)] = chunk
        return len(chunk)
