"""The rules version: a digest of everything that decides what is read of an article."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
# Code, and data that the code reads. `flows/package/schema.py` and `flows/seeds.py` only say how these are written.
_FILES = (
    ("flows/articles", "*.py"), ("flows/extract", "*.py"), ("flows/state", "*.py"),
    ("schemas", "*.json"), ("seeds/lexicon", "*.csv"), ("seeds/reference", "*.csv"),
)  # fmt: skip
# Libraries whose releases read some pages or words in another way.
_LIBRARIES = (
    "charset-normalizer", "ftfy", "htmldate", "jusText", "lemminflect", "lxml", "markdown-it-py", "pyyaml",
    "trafilatura",
)  # fmt: skip


@cache
def rules_version(checkout: Path = CHECKOUT) -> str:
    """32 hex digits: the same on every machine that reads articles in the same way. Read once in a process."""
    digest = hashlib.blake2b(digest_size=16)
    for path in _files(checkout):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(checkout).as_posix()} {len(content)}\n".encode() + content)
    for name in _LIBRARIES:
        digest.update(f"{name} {metadata.version(name)}\n".encode())
    digest.update(platform.python_version().rpartition(".")[0].encode())  # its Unicode tables grow with minor releases
    return digest.hexdigest()


def _files(checkout: Path) -> Iterator[Path]:
    for folder, pattern in _FILES:
        yield from sorted((checkout / folder).glob(pattern))
