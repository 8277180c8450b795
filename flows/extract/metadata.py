"""What the text prints of itself: headline, date of publication, dateline, agency."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from flows.articles.article import Article
from flows.extract.document import Document


@dataclass(frozen=True, slots=True)
class Printed:
    """Metadata of one article: what its text prints first, what its page says where the text is silent."""

    title: str | None = None
    published_on: date | None = None
    published_on_basis: str | None = None
    dateline: str | None = None
    agency: str | None = None

    def row(self, article: Article, words: int) -> dict[str, Any]:
        """The article's row of `articles`, without `article_id`, `relevance` and `near_duplicate_of`."""
        return {
            "source": article.source,
            "url": article.metadata.url,
            "title": self.title,
            "publisher": article.metadata.publisher,
            "agency": self.agency,
            "published_on": self.published_on,
            "published_on_basis": self.published_on_basis,
            "dateline": self.dateline,
            "language": article.metadata.language or "en",
            "words": words,
            "sha256": article.sha256,
        }


def read_metadata(doc: Document) -> Printed:
    """Metadata of the article under analysis."""
    return Printed(title=doc.article.metadata.title, published_on=doc.article.metadata.published_on)
