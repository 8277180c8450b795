"""What `pledgebook text FILE` prints: the normalized text that every offset counts in."""

from __future__ import annotations

from pathlib import Path

from flows.articles.files import Source, read_article
from flows.articles.rejection import Rejection


def normalized_text(path: Path) -> str | Rejection:
    """The normalized text of one file, exactly as `evidence` counts in it, or why there is none."""
    article = read_article(Source(path.name, path.name if path.is_absolute() else path.as_posix(), path))
    return article if isinstance(article, Rejection) else article.text
