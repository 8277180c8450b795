"""How tests write down what a page should become."""

from __future__ import annotations

from flows.articles.normalize import Normalized, normalize


def kinds_and_texts(normalized: Normalized) -> list[tuple[str, str]]:
    """The blocks as (kind, text) pairs."""
    return [(block.kind.value, normalized.text[block.start : block.end]) for block in normalized.blocks]


def blocks_of(page: str) -> list[tuple[str, str]]:
    """The blocks of a page of plain text as (kind, text) pairs."""
    return kinds_and_texts(normalize(page))
