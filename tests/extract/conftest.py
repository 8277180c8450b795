"""Short invented articles, read sentence by sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.articles.article import Article, Block, BlockKind
from flows.articles.normalize import normalize
from flows.extract.document import Document, analyze
from flows.extract.lexicon import Lexicon, load_lexicon
from flows.extract.metadata import read_metadata
from flows.extract.people import find_people
from flows.extract.sighting import Sighting
from flows.extract.statements import find_statements


def document(text: str, lexicon: Lexicon | None = None) -> Document:
    """The analysis of an article whose paragraphs stand on lines of their own."""
    paragraphs = text.split("\n")
    blocks: list[Block] = []
    at = 0
    for paragraph in paragraphs:
        blocks.append(Block(BlockKind.PARAGRAPH, at, at + len(paragraph)))
        at += len(paragraph) + 2
    return analyze(Article("a.txt", "a.txt", "\n\n".join(paragraphs), tuple(blocks)), lexicon or load_lexicon())


def page(text: str) -> Document:
    """The analysis of a text as it lies in a file, its blocks of whatever kind the page shows them to be."""
    normal, blocks = normalize(text)
    return analyze(Article("a.txt", "a.txt", normal, tuple(blocks)), load_lexicon())


def statements(text: str, lexicon: Lexicon | None = None) -> list[Sighting]:
    doc = document(text, lexicon)
    return find_statements(doc, find_people(doc, read_metadata(doc)))


@pytest.fixture
def read_statements() -> Callable[[str], list[Sighting]]:
    """Statements of a short article."""
    return statements


@pytest.fixture
def read_with_row() -> Callable[[str, str, dict[str, str]], list[Sighting]]:
    """Statements of a short article, read with one more row in a table of the lexicon."""

    def read(text: str, table: str, row: dict[str, str]) -> list[Sighting]:
        tables = load_lexicon().tables
        return statements(text, Lexicon({**tables, table: [*tables[table], row]}))

    return read


@pytest.fixture
def said() -> Callable[[str], list[str]]:
    """Statements of a short article, each as "Surname kind act: text"."""

    def rows(text: str) -> list[str]:
        return [
            f"{s.values['speaker'].split()[-1]} {s.values['kind']} {s.values['act']}: {s.values['text']}"
            for s in statements(text)
        ]

    return rows


@pytest.fixture
def read() -> Callable[[str], Document]:
    """The analysis of a short article, one paragraph a line."""
    return document


@pytest.fixture
def read_page() -> Callable[[str], Document]:
    """The analysis of a text as it lies in a file."""
    return page
