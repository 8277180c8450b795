"""Where the state lies: files of rows, written once, in a folder or an object store."""

from __future__ import annotations

import hashlib
import re
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from flows.package import disk

if TYPE_CHECKING:
    from flows.package.objects import Objects

STATE = "state"  # below the output
_NAME = re.compile(r"(\d{8}T\d{12}Z)-[0-9a-f]{8}-([0-9a-f]{32})\.parquet")
_STAMP = "%Y%m%dT%H%M%S%fZ"


class Damaged(Exception):
    """A part that is not as it was written; the message says what is wrong with it."""


class Parts(Protocol):
    """Files by name. A name sorts by the time of writing and holds a digest of the content, so that damage shows."""

    @property
    def where(self) -> str: ...
    def names(self) -> list[str]: ...
    def sizes(self) -> dict[str, int]: ...
    def read(self, name: str) -> bytes: ...
    def write(self, content: bytes) -> str: ...
    def remove(self, names: list[str]) -> None: ...
    def set_aside(self, name: str) -> None: ...


def part_name(content: bytes) -> str:
    """`<time of writing>-<random>-<digest of the content>.parquet`."""
    now = datetime.now(UTC).strftime(_STAMP)
    return f"{now}-{uuid.uuid4().hex[:8]}-{hashlib.blake2b(content, digest_size=16).hexdigest()}.parquet"


def verified(name: str, content: bytes) -> bytes:
    """The content, if it is what the name says. Raises Damaged where it is not."""
    found = _NAME.fullmatch(name)
    if found is None or hashlib.blake2b(content, digest_size=16).hexdigest() != found[2]:
        raise Damaged("its bytes are not those that were written")
    return content


class FolderParts:
    """Parts in a folder, which is made when the first of them is written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def where(self) -> str:
        return str(self.folder)

    def names(self) -> list[str]:
        return sorted(self.sizes())

    def sizes(self) -> dict[str, int]:
        """Bytes of each part. A part that another run removes meanwhile is none."""
        found = {}
        for path in self.folder.glob("*.parquet"):
            try:
                found[path.name] = path.stat().st_size
            except FileNotFoundError:
                continue
        return {name: size for name, size in found.items() if _NAME.fullmatch(name)}

    def read(self, name: str) -> bytes:
        """Raises FileNotFoundError where another run has removed it, Damaged where it is not as it was written."""
        return verified(name, (self.folder / name).read_bytes())

    def write(self, content: bytes) -> str:
        """A crash leaves all of the part or nothing that counts as one. Returns its name."""
        name = part_name(content)
        self.folder.mkdir(parents=True, exist_ok=True)
        disk.replace(self.folder / name, content)
        return name

    def remove(self, names: list[str]) -> None:
        for name in names:
            (self.folder / name).unlink(missing_ok=True)

    def set_aside(self, name: str) -> None:
        """Keep a damaged part for inspection, under a name that is no part's."""
        path = self.folder / name
        if path.exists():
            path.replace(path.with_suffix(".damaged"))


class ObjectParts:
    """Parts in an object store, below the prefix `state/`."""

    def __init__(self, objects: Objects) -> None:
        self.objects = objects

    @property
    def where(self) -> str:
        return f"{self.objects.url}/{STATE}"

    def names(self) -> list[str]:
        return sorted(self.sizes())

    def sizes(self) -> dict[str, int]:
        found = {path.rpartition("/")[2]: size for path, size in self.objects.sizes(f"{STATE}/").items()}
        return {name: size for name, size in found.items() if _NAME.fullmatch(name)}

    def read(self, name: str) -> bytes:
        return verified(name, self.objects.get(f"{STATE}/{name}")[0])

    def write(self, content: bytes) -> str:
        name = part_name(content)
        self.objects.create(f"{STATE}/{name}", content)
        return name

    def remove(self, names: list[str]) -> None:
        self.objects.delete([f"{STATE}/{name}" for name in names])

    def set_aside(self, name: str) -> None:
        found = self.objects.find(f"{STATE}/{name}")
        if found is not None:
            self.objects.create(f"{STATE}/{name.removesuffix('.parquet')}-{uuid.uuid4().hex[:8]}.damaged", found[0])
            self.objects.delete([f"{STATE}/{name}"])


def parts_of(output: str) -> Parts:
    """The state of the versions that lie in `output`, a folder or an object store's URL."""
    if "://" not in output:
        return FolderParts(Path(output) / STATE)
    from flows.package.objects import Objects

    return ObjectParts(Objects(output))
