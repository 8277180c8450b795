"""How a source is read: within which limits, its columns by what names, and what is known of it beforehand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from flows.articles.article import PageMetadata


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read: bytes of one document, bytes that one archive may expand to, files in one archive."""

    document: int = 20_000_000
    archive: int = 1_000_000_000
    members: int = 10_000


@dataclass(frozen=True, slots=True)
class Reading:
    """How a source is read.

    `columns` says which column of a record holds what ("text" → "body_en"). `publisher` goes before what an article
    says of itself; `told`, what a feed or sitemap says of it, counts where the article is silent.
    """

    limits: Limits = field(default_factory=Limits)
    columns: Mapping[str, str] = field(default_factory=dict)
    publisher: str | None = None
    told: PageMetadata = field(default_factory=PageMetadata)
