"""Front matter above plain text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from flows.articles.article import Article
from flows.articles.files import Source, read_article

BODY = "Norland pledged two field hospitals on Tuesday."


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_front_matter_of_plain_text_is_metadata_and_not_text(tmp_path: Path, newline: str) -> None:
    path = tmp_path / "a.txt"
    lines = ["---", "title: Norland's pledge", "date: 2031-05-06", "source: https://example.org/a", "---", BODY]
    path.write_bytes(newline.join(lines).encode())
    article = read_article(Source("a.txt", "a.txt", path))
    assert isinstance(article, Article)
    assert article.text == BODY
    found = article.metadata
    assert (found.title, found.published_on, found.url) == (
        "Norland's pledge",
        date(2031, 5, 6),
        "https://example.org/a",
    )


def test_a_line_of_dashes_opens_no_front_matter(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"---\n\n{BODY}\n", encoding="utf-8")
    article = read_article(Source("a.txt", "a.txt", path))
    assert isinstance(article, Article)
    assert article.text.endswith(BODY)
