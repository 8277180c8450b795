"""Words and marks of a text, found once by one regular expression."""

from __future__ import annotations

import re
from itertools import accumulate, chain
from sys import intern

from flows.extract.record import record

#: One token: an abbreviation with inner stops (U.N., a.m.), a number with its separators, a word with inner hyphens or
#: apostrophes, a possessive ending, a currency sign with its letters, or any single mark.
#: Plain words, which most tokens are, come before all else because they are the cheapest to find.
TOKEN = re.compile(
    r"([A-Za-z]++(?=[\s,;:)])"
    r"|[^\W\d_](?:"
    r"\.(?:[^\W\d_]\.)+"  # U.N.  U.S.  a.m.  J.F.K.
    r"|[A-Z]{0,2}[$€£¥]"  # US$  C$
    r"|[A-Z]{0,2}\d+(?:[.,]\d+)+(?:bn|mn|m|k)?(?!\w)"  # USD6.7  N2.5bn
    r"|(?:[^\W_]+|[-‑](?=\w)|['’](?!(?:s|ll|re|ve|m|d)\b)(?=\w)|[.@](?=[^\W\d_]{2}))*"  # troop-contributing, d’Ivoire
    r")"
    r"|\d+(?:[.,]\d+)*"  # 1,600  2.3  4
    r"|['’](?:s|ll|re|ve|m|d)\b(?!\w)"  # Pakistan’s  we’ll
    r"|--+|\.\.+"
    r"|\S)"
)
#: So many words are remembered, none longer than this many characters.
MOST, LONGEST = 65536, 40


@record
class Tokens:
    """All tokens of a text as parallel sequences: token i is `text[start[i]:end[i]]`; `low` is its lower case."""

    word: list[str]
    low: list[str]
    start: list[int]
    end: list[int]

    def __len__(self) -> int:
        return len(self.word)


class _Lower(dict[str, str]):
    """The lower case of each word. One object stands for a word wherever it stands, which makes looking it up cheap."""

    def __missing__(self, word: str) -> str:
        low = intern(word.lower().replace("’", "'").replace("‑", "-"))
        if len(self) < MOST:
            self[word] = low
        return low


class _Pieces(dict[str, tuple[str, ...]]):
    """The tokens of what stands between two spaces, and before each what parts it from the one before.

    No token holds a space, so that this is all the tokenizer has to know; most words come again and again.
    """

    def __missing__(self, between: str) -> tuple[str, ...]:
        gap, *tokens = TOKEN.split(between)
        if not tokens or tokens.pop():
            raise LookupError  # spaces or other white space side by side: no words of prose
        pieces = " " + gap, *map(intern, tokens)
        if len(self) < MOST and len(between) <= LONGEST:
            self[between] = pieces
        return pieces


_LOWER, _PIECES = _Lower(), _Pieces()


def _pieces(text: str) -> list[str]:
    """What stands between tokens and the tokens themselves, in turns."""
    try:
        pieces = list(chain.from_iterable(map(_PIECES.__getitem__, text.split(" "))))
    except LookupError:
        return TOKEN.split(text)
    pieces[0] = pieces[0][1:]
    return pieces


def tokenize(text: str) -> Tokens:
    """Split `text` into tokens; linear in its length."""
    pieces = _pieces(text)
    word = pieces[1::2]
    low = list(map(_LOWER.__getitem__, word))
    ends = list(accumulate(map(len, pieces)))
    return Tokens(word, low, ends[: 2 * len(word) : 2], ends[1::2])
