"""The dev corpus: what its analysts found in an article is still there, word for word, once it is normalized."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from flows.articles.article import BlockKind
from flows.articles.normalize import Normalized, normalize

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "dev"
ARTICLES = sorted((CORPUS / "articles").glob("*.txt"))
needs_corpus = pytest.mark.skipif(not ARTICLES, reason="the dev corpus is not beside this checkout")
_MARKS = str.maketrans("“”„‟″«»‘’‚‛′`", '"""""""\'\'\'\'\'\'')


def _squeeze(text: str) -> str:
    """Compare as the corpus's own checker does: quotation marks, punctuation, case and white space aside."""
    return re.sub(r"[\s\"',.;:]+", " ", text.translate(_MARKS)).strip().lower()


def _read(path: Path) -> tuple[str, Normalized, dict[str, Any]]:
    raw = path.read_text("utf-8")
    return raw, normalize(raw), json.loads((CORPUS / "gold" / f"{path.stem}.json").read_text("utf-8"))


def _spans(gold: dict[str, Any]) -> list[str]:
    """Every stretch that gold quotes: commitments' evidence, statements sentence by sentence, names."""
    statements = [part for row in gold["statements"] for part in re.split(r"(?<=[.!?])\s+", row["text"])]
    return [row["evidence"] for row in gold["commitments"]] + statements + [row["name"] for row in gold["people"]]


@needs_corpus
def test_no_span_that_gold_quotes_is_lost() -> None:
    lost = []
    for path in ARTICLES:
        raw, normalized, gold = _read(path)
        before, after = _squeeze(raw), _squeeze(normalized.text)
        lost += [
            (path.stem, span)
            for span in _spans(gold)
            if span and _squeeze(span) in before and _squeeze(span) not in after
        ]
    assert lost == []


@needs_corpus
def test_the_headline_is_the_title_block() -> None:
    wrong = []
    for path in ARTICLES:
        _, normalized, gold = _read(path)
        titles = [normalized.text[b.start : b.end] for b in normalized.blocks if b.kind is BlockKind.TITLE]
        expected = [gold["article"]["title"]] if gold["article"]["title"] else []
        if titles != expected:
            wrong.append((path.stem, titles, expected))
    assert wrong == []


@needs_corpus
def test_paragraphs_are_whole() -> None:
    """A body paragraph opens a sentence and closes one, or leads into a list."""
    broken = []
    for path in ARTICLES:
        text, blocks = normalize(path.read_text("utf-8"))
        paragraphs = [text[b.start : b.end] for b in blocks if b.kind is BlockKind.PARAGRAPH]
        broken += [
            (path.stem, text)
            for text in paragraphs
            if text[0].islower() or not re.search(r"[.!?:][^\w]*(?:\(\w+\))?$", text)
        ]
    assert broken == []


@needs_corpus
def test_normalized_articles_stay_as_they_are() -> None:
    assert [
        path.stem for path in ARTICLES if normalize((once := normalize(path.read_text("utf-8"))).text) != once
    ] == []
