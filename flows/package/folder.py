"""Versions in a folder of a local file system, whose `latest` always points to a whole version."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from packaging.version import InvalidVersion, Version

from flows.package import disk
from flows.package.index import NAME as INDEX
from flows.package.index import Index, read_index
from flows.package.place import LATEST, QUIET_SECONDS, WAIT_SECONDS, StoreError, Tell, untold, waiting
from flows.package.wording import NAME


class FolderStore:
    """Versions in a folder of a local file system.

    A version is staged in `.staging`, renamed to its number, listed in `versions.json`, and only then `latest` is
    moved. `.staging/unlisted` names the versions that are about to be renamed or removed, so that a crash before or
    after they are listed leaves folders that the next run knows to be nobody's.
    """

    def __init__(self, folder: str | Path, wait_seconds: float = WAIT_SECONDS) -> None:
        self.folder = Path(folder)
        self.wait_seconds = wait_seconds

    @property
    def where(self) -> str:
        return str(self.folder)

    def check_writable(self) -> None:
        try:
            disk.probe(self.folder)
        except OSError as error:
            said = f"{self.folder}: cannot be written to ({error.strerror or error}); give another --output"
            raise StoreError(said) from error

    @contextmanager
    def exclusive(self, tell: Tell = untold) -> Iterator[None]:
        """Hold the folder for one run, what a crashed run left behind cleaned first. A crash releases it.

        `tell` hears of another run that is waited for.
        """
        self.check_writable()
        self.folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.folder / ".lock")
        try:
            self._acquire(lock, tell)
        except Timeout:
            raise StoreError(
                f"{self.folder}: another run is publishing here and did not end within {self.wait_seconds:.0f} s; "
                "run again when it has ended"
            ) from None
        try:
            self._clean()
            yield
        finally:
            lock.release()

    def _acquire(self, lock: FileLock, tell: Tell) -> None:
        quiet = min(QUIET_SECONDS, self.wait_seconds)
        try:
            lock.acquire(timeout=quiet)
        except Timeout:
            tell(waiting(self.where, self.wait_seconds))
            lock.acquire(timeout=self.wait_seconds - quiet)

    def index(self) -> Index:
        """The published versions. Raises StoreError where `versions.json` is damaged, or lost beside its versions."""
        path = self.folder / INDEX
        try:
            return read_index(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            names = (p.name for p in self.folder.glob("*"))
            lost = sorted(n for n in names if is_version(n) and n not in self._noted())
            if lost:
                said = f"{path} is gone, but {', '.join(lost)} is here; restore the file, or give another --output"
                raise StoreError(said) from None
            return Index(NAME)
        except (OSError, ValueError) as error:
            raise StoreError(f"{path}: {error}; restore it from a copy, or give another --output") from error

    def pointed(self) -> str | None:
        """The version that `latest` points to."""
        link = self.folder / LATEST
        return str(link.readlink()) if link.is_symlink() else None

    @contextmanager
    def package(self, version: str) -> Iterator[Path]:
        """A listed version, as a folder to read from."""
        yield self.folder / version

    @contextmanager
    def stage(self) -> Iterator[Path]:
        """An empty folder to write a version in; gone after the block, unless it was published."""
        path = self.folder / ".staging" / "package"
        disk.remove(path.parent)
        path.mkdir(parents=True)
        try:
            yield path
        finally:
            if not (path.parent / "unlisted").exists():
                disk.remove(path.parent)

    def publish(self, staged: Path, version: str, index: Index) -> str:
        """Make the staged folder `version`, list it, and point `latest` to it. Returns where it lies."""
        disk.sync_tree(staged)
        disk.make_read_only(staged)
        self._note([version])
        disk.move(staged, self.folder / version)
        disk.replace(self.folder / INDEX, index.to_json())
        disk.point(self.folder / LATEST, version)
        disk.remove(staged.parent)
        return str(self.folder / version)

    def set_aside(self, staged: Path, name: str) -> str:
        """Keep a refused package for inspection, in place of the last one; returns where."""
        target = self.folder / "refused" / name
        disk.remove(target)
        target.parent.mkdir(exist_ok=True)
        disk.move(staged, target)
        return str(target)

    def remove(self, versions: set[str], index: Index) -> None:
        """Take versions from the list (`index` is without them), then remove their folders."""
        self._note(sorted(versions))
        disk.replace(self.folder / INDEX, index.to_json())
        self._clean()

    def _note(self, versions: list[str]) -> None:
        """Write down versions whose folders are nobody's unless `versions.json` lists them."""
        staging = self.folder / ".staging"
        staging.mkdir(exist_ok=True)
        disk.write(staging / "unlisted", "\n".join(versions))
        disk.sync_folder(staging)
        disk.sync_folder(self.folder)

    def _noted(self) -> list[str]:
        note = self.folder / ".staging" / "unlisted"
        return [v for v in note.read_text(encoding="utf-8").split("\n") if is_version(v)] if note.exists() else []

    def _clean(self) -> None:
        """Undo what a crashed run left: folders noted but not listed, a stale `latest`, staged files."""
        index = self.index()
        for version in self._noted():
            if index.find(version) is None:
                disk.remove(self.folder / version)
        staging = self.folder / ".staging"
        (staging / "unlisted").unlink(missing_ok=True)
        disk.remove(staging)
        for aside in (INDEX, LATEST):
            (self.folder / f".{aside}.new").unlink(missing_ok=True)
        if index.latest and self.pointed() != index.latest.version:
            disk.point(self.folder / LATEST, index.latest.version)


def is_version(name: str) -> bool:
    """Whether a folder's name is a version's number."""
    try:
        return len(Version(name).release) == 3 and str(Version(name)) == name
    except InvalidVersion:
        return False
