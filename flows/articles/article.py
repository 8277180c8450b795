"""What every later stage knows of an article: one normalized text, its blocks, and what its page said of it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

ID_LENGTH = 60  # characters of an id that a person reads; the digest after them tells long keys apart
_ENDING = re.compile(r"^[a-z]+://(?:www\.)?|\.[a-z]{2,5}$")
_WORD = re.compile(r"[a-z0-9]+")


def id_of(key: str) -> str:
    """`<readable part of the key>-<8 hex digits of its digest>`: what an article known by `key` is called."""
    letters = unicodedata.normalize("NFKD", key).encode("ascii", "ignore").decode().lower()
    readable = "-".join(_WORD.findall(_ENDING.sub("", letters)))[:ID_LENGTH].strip("-") or "article"
    return f"{readable}-{hashlib.blake2b(key.encode('utf-8', 'surrogatepass'), digest_size=4).hexdigest()}"


class BlockKind(StrEnum):
    """The part a block plays on the page. Facts are read from BODY and TITLE kinds; the others carry metadata."""

    TITLE = "title"  # the headline, where the text prints one
    META = "meta"  # date lines, bylines, mastheads, "Source:" lines
    HEADING = "heading"  # a heading inside the body
    PARAGRAPH = "paragraph"
    ITEM = "item"  # one bullet, numbered point or flattened table row
    CAPTION = "caption"  # picture captions
    CREDIT = "credit"  # photo credits, agency sign-offs, reporter and editor lines


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the normalized text: `text[start:end]`, in Unicode characters, without surrounding white space."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What front matter or HTML metadata (never the text itself) says of the article."""

    title: str | None = None
    published_on: date | None = None
    publisher: str | None = None
    agency: str | None = None
    language: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article, read and normalized.

    `source` is the path or URL as given. `key` names the article across runs: the URL, or the path below the
    `--articles` argument it was found under, so that moving the checkout does not rename its facts.
    """

    source: str
    key: str
    text: str
    blocks: tuple[Block, ...]
    metadata: PageMetadata = field(default_factory=PageMetadata)

    @property
    def article_id(self) -> str:
        """The id that its key makes: the same wherever the checkout lies."""
        return id_of(self.key)

    @property
    def sha256(self) -> str:
        """Hex digest of the normalized text."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()
