"""One article as its source holds it, before anything of it is read: what goes to the machine that reads it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from flows.articles.article import PageMetadata

DIGEST_SIZE = 16  # bytes


@dataclass(frozen=True, slots=True)
class Unread:
    """The bytes of a file or the text of a record, and all that its source says besides.

    `suffix` names the reader. `key` and `source` become those of the `Article`, unless the page in a record gives a URL
    and the record does not. What the page says is completed on both sides: `known`, which the record around it or a
    list of sources says, goes before it; `told`, which a feed says that led to it, comes after.
    """

    key: str
    source: str
    suffix: str
    content: bytes | str
    known: PageMetadata = field(default_factory=PageMetadata)
    told: PageMetadata = field(default_factory=PageMetadata)

    @property
    def digest(self) -> str:
        """Hex digest of everything but key and source: what is read of two with one digest is the same."""
        told = repr((self.suffix, isinstance(self.content, str), self.known, self.told))
        digest = hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=DIGEST_SIZE)
        digest.update(b"\0" + self.raw)
        return digest.hexdigest()

    @property
    def raw(self) -> bytes:
        return self.content if isinstance(self.content, bytes) else self.content.encode("utf-8", "surrogatepass")
