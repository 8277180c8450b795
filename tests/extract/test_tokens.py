"""Words and marks of a text."""

from __future__ import annotations

import pytest

from flows.extract.tokens import tokenize

SPLIT = [
    ("The U.N. met.", ["The", "U.N.", "met", "."]),
    ("at 10 a.m. sharp", ["at", "10", "a.m.", "sharp"]),
    ("US$1.5 million", ["US$", "1.5", "million"]),
    ("€82,000,000", ["€", "82,000,000"]),
    ("Pakistan’s offer", ["Pakistan", "’s", "offer"]),
    ("the ministers’ offer", ["the", "ministers", "’", "offer"]),
    ("Côte d’Ivoire", ["Côte", "d’Ivoire"]),
    ("troop-contributing states", ["troop-contributing", "states"]),
    ("it doesn't", ["it", "doesn't"]),
    ("30-strong", ["30", "-", "strong"]),
    ("Mi-17", ["Mi-17"]),
    ("A4P+", ["A4P", "+"]),
    ("yes -- no", ["yes", "--", "no"]),
    ("wait...", ["wait", "..."]),
    ("one.Two", ["one.Two"]),
    ("end.A", ["end", ".", "A"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "words"), SPLIT)
def test_words(text: str, words: list[str]) -> None:
    assert list(tokenize(text).word) == words


def test_lower_case_has_plain_apostrophes_and_hyphens() -> None:
    assert list(tokenize("D’Ivoire Blue‑Helmet").low) == ["d'ivoire", "blue-helmet"]
