"""Words and marks of a text, found once by one regular expression."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

#: One token: an abbreviation with inner stops (U.N., a.m.), a number with its separators, a word with inner hyphens or
#: apostrophes, a possessive ending, a currency sign with its letters, or any single mark.
TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.N.  U.S.  a.m.  J.F.K.
    r"|\d+(?:[.,]\d+)*"  # 1,600  2.3  4
    r"|[A-Z]{0,3}[$€£¥]"  # US$  C$  €
    r"|['’]s\b(?!\w)"  # Pakistan’s
    r"|[^\W\d_](?:[^\W_]|[-‑](?=\w)|['’](?!s\b)(?=\w)|[.@](?=[^\W\d_]{2}))*"  # words, troop-contributing, d’Ivoire
    r"|--+|\.\.+"
    r"|\S"
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """All tokens of a text as parallel sequences: token i is `text[start[i]:end[i]]`; `low` is its lower case."""

    word: Sequence[str]
    low: Sequence[str]
    start: Sequence[int]
    end: Sequence[int]

    def __len__(self) -> int:
        return len(self.word)


def tokenize(text: str) -> Tokens:
    """Split `text` into tokens; linear in its length."""
    word: list[str] = []
    start: list[int] = []
    end: list[int] = []
    for match in TOKEN.finditer(text):
        word.append(match.group())
        start.append(match.start())
        end.append(match.end())
    low = [w.lower().replace("’", "'").replace("‑", "-") for w in word]
    return Tokens(word, low, start, end)
