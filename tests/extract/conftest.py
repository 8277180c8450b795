"""Short invented articles, read sentence by sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.articles.article import Article, Block, BlockKind
from flows.extract.document import Document, analyze
from flows.extract.lexicon import load_lexicon
from flows.extract.metadata import read_metadata
from flows.extract.people import find_people
from flows.extract.sighting import Sighting
from flows.extract.statements import find_statements


def document(text: str) -> Document:
    """The analysis of an article whose paragraphs stand on lines of their own."""
    paragraphs = text.split("\n")
    blocks: list[Block] = []
    at = 0
    for paragraph in paragraphs:
        blocks.append(Block(BlockKind.PARAGRAPH, at, at + len(paragraph)))
        at += len(paragraph) + 2
    return analyze(Article("a.txt", "a.txt", "\n\n".join(paragraphs), tuple(blocks)), load_lexicon())


def statements(text: str) -> list[Sighting]:
    doc = document(text)
    return find_statements(doc, find_people(doc, read_metadata(doc)))


@pytest.fixture
def read_statements() -> Callable[[str], list[Sighting]]:
    """Statements of a short article."""
    return statements


@pytest.fixture
def said() -> Callable[[str], list[str]]:
    """Statements of a short article, each as "Surname kind act: text"."""

    def rows(text: str) -> list[str]:
        return [
            f"{s.values['speaker'].split()[-1]} {s.values['kind']} {s.values['act']}: {s.values['text']}"
            for s in statements(text)
        ]

    return rows
