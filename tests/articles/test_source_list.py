from __future__ import annotations

from pathlib import Path

import pytest

from flows.articles.source_list import ListedSource, SourceLimits, read_source_list
from flows.articles.sources import NoArticles
from flows.settings import CHECKOUT


def test_a_list(tmp_path: Path) -> None:
    path = tmp_path / "sources.yaml"
    path.write_text("""
sources:
  - path: archive/*.csv
    columns: {text: body_en}
    publisher: The Lantern
  - url: https://lantern.example/feed
    kind: feed
    match: ["*/peacekeeping/*"]
    limits: {pages: 20, seconds: 5}
    delay: 2.5
    allow_private: true
""")
    files, feed = read_source_list(path)
    assert (files.path, files.columns, files.publisher) == ("archive/*.csv", {"text": "body_en"}, "The Lantern")
    assert (feed.url, feed.kind, feed.match) == ("https://lantern.example/feed", "feed", ["*/peacekeeping/*"])
    assert (feed.limits.pages, feed.limits.seconds, feed.delay, feed.allow_private) == (20, 5, 2.5, True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1: a list of sources begins with `sources:`"),
        ("- path: a", "line 1: a list of sources begins with `sources:`"),
        ("sources: []", "line 1: sources: list should have at least 1 item"),
        ("sources:\n  - path: a\n    url: https://a.example", "line 2: source 1: give either a path or a url"),
        ("sources:\n  - path: a\n  - url: ftp://a.example", "line 3: source 2: url: give an address that begins with"),
        ("sources:\n  - path: a\n    kind: feed", "line 2: source 1: kind: only for a url"),
        ("sources:\n  - url: https://a.example\n    kind: fead", "line 3: source 1: kind: input should be 'page'"),
        (
            "sources:\n  - path: a\n    limits:\n      pages: 0",
            "line 4: source 1: limits.pages: input should be",
        ),
        ("sources:\n  - path: a\n    publischer: x", "line 3: source 1: publischer: there is no such field"),
        ("sources:\n  - a.txt", "line 2: source 1: write `path:` or `url:` before it"),
        ("sources:\n  - path: a\nother: 1", "line 3: other: there is no such field"),
        ("sources:\n  - path: a\n   url: b", "line 3: is no YAML"),
        ("sources: 2031-99-99", "is no YAML"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "sources.yaml"
    path.write_text(text)
    with pytest.raises(NoArticles) as problem:
        read_source_list(path)
    assert str(problem.value).startswith(str(path))
    assert said in str(problem.value)


def test_a_list_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_bytes(b"sources: \xff")
    with pytest.raises(NoArticles, match="UTF-8"):
        read_source_list(tmp_path / "sources.yaml")
    with pytest.raises(NoArticles, match="No such file"):
        read_source_list(tmp_path / "none.yaml")


def test_the_list_in_the_documentation(tmp_path: Path) -> None:
    told = (CHECKOUT / "docs" / "sources.md").read_text(encoding="utf-8")
    path = tmp_path / "sources.yaml"
    listed = max((block.partition("```")[0] for block in told.split("```yaml\n")[1:]), key=len)
    path.write_text(listed, encoding="utf-8")
    assert len(read_source_list(path)) == 4
    fields = set(ListedSource.model_fields) | {f"limits.{name}" for name in SourceLimits.model_fields}
    assert [name for name in sorted(fields - {"limits"}) if f"`{name}`" not in told] == []
