"""Versions in an object store (`s3://`, `gs://`, `az://`), with the guarantees of a folder but no rename and no lock.

`versions.json` is claim and commit in one object. A run claims the store by a conditional put of `versions.json` with
its own name and a time limit in it; it uploads the version's files, each by a put that fails where the object exists;
and it lists the version by another conditional put. Whoever takes over a claim that ran out changes the object, so
that a run that only seemed dead cannot list anything any more. Credentials and endpoints come from the environment, as
the provider's own tools read them (`AWS_ACCESS_KEY_ID`, `AWS_ENDPOINT_URL`, …).
"""

from __future__ import annotations

import tempfile
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flows.package.index import NAME as INDEX
from flows.package.index import Claim, Index, read_index
from flows.package.objects import Changed, Objects
from flows.package.place import LATEST, QUIET_SECONDS, WAIT_SECONDS, StoreError, Tell, untold, waiting
from flows.package.read import DESCRIPTOR
from flows.package.wording import NAME

LEASE_SECONDS = 60.0  # a claim that is not renewed for so long is a crashed run's

Changer = Callable[[Index], Index]


class BucketStore:
    """Versions below a URL of an object store; `FolderStore` says what each method does."""

    def __init__(self, url: str, wait_seconds: float = WAIT_SECONDS, lease_seconds: float = LEASE_SECONDS) -> None:
        self.where = url.rstrip("/")
        self.wait_seconds = wait_seconds
        self.lease_seconds = lease_seconds
        self.objects = Objects(url)
        self._held: tuple[Index, str] | None = None  # the index with our claim, and its tag
        self._renewing = threading.Lock()

    def check_writable(self) -> None:
        probe = f".probe-{uuid.uuid4().hex}"
        self.objects.create(probe, b"")
        self.objects.delete([probe])

    @contextmanager
    def exclusive(self, tell: Tell = untold) -> Iterator[None]:
        """Hold the store for one run. A crash releases it when the claim runs out."""
        self._claim(tell)
        done = threading.Event()
        heart = threading.Thread(target=self._keep_claim, args=(done,), daemon=True)
        heart.start()
        try:
            self._mend_latest()
            yield
        finally:
            done.set()
            heart.join()
            # A claim that cannot be given back runs out by itself, and names what is to be cleaned.
            with suppress(StoreError):
                self._release()

    def index(self) -> Index:
        return self._read()[0]

    def pointed(self) -> str | None:
        return self._latest()[0]

    @contextmanager
    def package(self, version: str) -> Iterator[Path]:
        with tempfile.TemporaryDirectory(prefix="pledgebook-") as folder:
            root = Path(folder) / version
            for path in self.objects.sizes(f"{version}/"):
                target = Path(folder) / path
                if root not in target.parents or ".." in target.parts:
                    raise StoreError(f"{self.where}/{path}: is no file of version {version}; remove it")
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(self.objects.get(path)[0])
            yield root

    @contextmanager
    def stage(self) -> Iterator[Path]:
        with tempfile.TemporaryDirectory(prefix="pledgebook-") as folder:
            yield Path(folder)

    def publish(self, staged: Path, version: str, index: Index) -> str:
        """Upload the staged files, list the version, and point `latest` to it."""
        latest_tag = self._latest()[1]
        self._update(lambda held: replace(held, claim=replace(_claim_of(held), version=version)))
        self._upload(staged, version)
        self._update(lambda held: replace(index, claim=replace(_claim_of(held), version=None)))
        self.objects.put_if(LATEST, f"{version}\n".encode(), latest_tag)
        return f"{self.where}/{version}"

    def set_aside(self, staged: Path, name: str) -> str:
        target = f"refused/{name}"
        self.objects.delete(list(self.objects.sizes(f"{target}/")))
        self._upload(staged, target)
        return f"{self.where}/{target}"

    def remove(self, versions: set[str], index: Index) -> None:
        self._update(lambda held: replace(index, claim=_claim_of(held)))
        for version in sorted(versions):
            self.objects.delete(list(self.objects.sizes(f"{version}/")))

    def _upload(self, folder: Path, target: str) -> None:
        files = sorted((p for p in folder.rglob("*") if p.is_file()), key=lambda p: (p.name == DESCRIPTOR, p))
        wanted = {f"{target}/{p.relative_to(folder).as_posix()}": p for p in files}
        for path, file in wanted.items():
            self.objects.create(path, file.read_bytes())
        if self.objects.sizes(f"{target}/") != {path: file.stat().st_size for path, file in wanted.items()}:
            raise StoreError(
                f"{self.where}/{target}: holds other files than were uploaded; nothing was listed, run again"
            )

    def _read(self) -> tuple[Index, str | None]:
        found = self.objects.find(INDEX)
        if found is None:
            lost = [f for f in self.objects.folders() if f[:1].isdigit()]
            if lost:
                said = f"{self.where}/{INDEX} is gone, but {', '.join(lost)} is here"
                raise StoreError(f"{said}; restore the object, or give another --output")
            return Index(NAME), None
        try:
            return read_index(found[0].decode("utf-8")), found[1]
        except ValueError as error:
            raise StoreError(
                f"{self.where}/{INDEX}: {error}; restore it from a copy, or give another --output"
            ) from error

    def _claim(self, tell: Tell) -> None:
        """Wait until no other run holds the store, and put our claim into `versions.json`."""
        begun = time.monotonic()
        deadline, told = begun + self.wait_seconds, False
        name = uuid.uuid4().hex
        while True:
            index, tag = self._read()
            if index.claim is None or index.claim.until < _now():
                mine = replace(index, claim=Claim(name, self._until(), index.claim.version if index.claim else None))
                with suppress(Changed):
                    self._held = mine, self.objects.put_if(INDEX, mine.to_json().encode(), tag)
                    self._clean(mine)
                    return
            if time.monotonic() > deadline:
                raise StoreError(
                    f"{self.where}: another run is publishing here and did not end within {self.wait_seconds:.0f} s; "
                    "run again when it has ended"
                )
            if not told and time.monotonic() - begun > QUIET_SECONDS:
                tell(waiting(self.where, self.wait_seconds))
                told = True
            time.sleep(min(1.0, self.lease_seconds / 10))

    def _clean(self, held: Index) -> None:
        """Remove what the crashed run uploaded whose claim we took over."""
        left = _claim_of(held).version
        if left and held.find(left) is None:
            self.objects.delete(list(self.objects.sizes(f"{left}/")))
        if left:
            self._update(lambda index: replace(index, claim=replace(_claim_of(index), version=None)))

    def _keep_claim(self, done: threading.Event) -> None:
        while not done.wait(self.lease_seconds / 3):
            # A claim lost here is told by the next step that needs it.
            with suppress(StoreError):
                self._update(lambda index: replace(index, claim=replace(_claim_of(index), until=self._until())))

    def _update(self, change: Changer) -> None:
        """Change `versions.json` while we hold it. Raises StoreError where another run took the store over."""
        with self._renewing:
            if self._held is None:
                raise StoreError(f"{self.where}: is not held by this run")
            index = change(self._held[0])
            try:
                self._held = index, self.objects.put_if(INDEX, index.to_json().encode(), self._held[1])
            except Changed:
                self._held = None
                raise StoreError(
                    f"{self.where}: another run took over, this one was silent for too long; "
                    "nothing was listed, run again"
                ) from None

    def _release(self) -> None:
        held = self._held
        if held is None:
            return
        self._clean(held[0])
        self._update(lambda index: replace(index, claim=None))
        self._held = None

    def _latest(self) -> tuple[str | None, str | None]:
        found = self.objects.find(LATEST)
        return (found[0].decode().strip(), found[1]) if found else (None, None)

    def _mend_latest(self) -> None:
        """Point `latest` to the last listed version where a crash came between the two."""
        index = self._held[0] if self._held else self.index()
        version, tag = self._latest()
        if index.latest and version != index.latest.version:
            self.objects.put_if(LATEST, f"{index.latest.version}\n".encode(), tag)

    def _until(self) -> str:
        return (datetime.now(UTC) + timedelta(seconds=self.lease_seconds)).isoformat(timespec="milliseconds")


def _claim_of(index: Index) -> Claim:
    assert index.claim is not None, "only an index that we hold is changed"
    return index.claim


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
