"""Whether every file of a version is, byte for byte, the one that was published."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from flows.package.index import Entry
from flows.package.read import DESCRIPTOR, PackageError, read_descriptor
from flows.package.report import Finding
from flows.package.wording import is_signed
from flows.package.write import stamp

RESTORE = "Restore this version from a copy; a published version is never mended in place"


def verify_version(folder: Path, entry: Entry | None = None) -> Iterator[Finding]:
    """Files that differ from `datapackage.json`, are missing, or do not belong; in the order of their paths.

    With the version's `entry` in `versions.json`, `datapackage.json` itself is checked first.
    """
    yield from _verify_descriptor(folder, entry)
    try:
        listed = {str(f["path"]): (f["bytes"], f["sha256"]) for f in read_descriptor(folder)["files"]}
    except PackageError as error:
        yield Finding(DESCRIPTOR, "readable", str(error), RESTORE)
        return
    except (KeyError, TypeError):
        yield Finding(DESCRIPTOR, "files", "does not list the files of the version", RESTORE)
        return
    for path, (size, digest) in sorted(listed.items()):
        yield from _verify_file(folder, path, size, digest)
    there = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    for path in sorted(there - set(listed) - {DESCRIPTOR}):
        yield Finding(path, "unlisted", "was not published with this version", "Remove it")


def _verify_descriptor(folder: Path, entry: Entry | None) -> Iterator[Finding]:
    try:
        text = (folder / DESCRIPTOR).read_bytes()
    except OSError:
        return  # told by whoever reads it as JSON
    if entry is not None and hashlib.sha256(text).hexdigest() != entry.descriptor_sha256:
        yield Finding(DESCRIPTOR, "sha256", "is not as it was published (versions.json has another SHA-256)", RESTORE)
    elif not is_signed(text):
        yield Finding(DESCRIPTOR, "sha256", "is not as it was published (its sha256 is not that of the rest)", RESTORE)


def _verify_file(folder: Path, path: str, size: int, digest: str) -> Iterator[Finding]:
    # A descriptor may come from anywhere: it may not make us read outside its folder.
    file = folder / path
    if Path(path).is_absolute() or ".." in Path(path).parts:
        yield Finding(path, "path", "lies outside the version's folder", RESTORE)
        return
    try:
        found = stamp(folder, file)
    except (OSError, ValueError) as error:
        yield Finding(path, "readable", f"cannot be read ({getattr(error, 'strerror', error)})", RESTORE)
        return
    if found.bytes != size:
        yield Finding(path, "bytes", f"has {found.bytes} bytes, was published with {size}", RESTORE)
    elif found.sha256 != digest:
        yield Finding(path, "sha256", "differs from what was published (another SHA-256)", RESTORE)
