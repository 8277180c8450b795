"""Which word lists hold a word, as the bits of one number: one look-up a token answers every reader at once.

A reader registers its lists with `mark` and keeps the bit. `Document.marks` holds the numbers of all tokens and
`Document.mark` what a sentence's tokens have together, so that asking whether a rule has any business in a sentence,
or where, costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from sys import intern
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flows.extract.lexicon import Lexicon

Words = Callable[["Lexicon"], Collection[str]]
Test = Callable[[str], bool]
_LISTS: list[tuple[int, Words]] = []
_SHAPES: list[tuple[int, Test]] = []
#: So many words that no list holds are remembered; beyond that, each is looked at anew.
MOST = 65536


def mark(words: Words) -> int:
    """Register a list of lower-cased words, built once a lexicon; gives its bit, one for all who ask for one list."""
    bit = next((bit for bit, known in _LISTS if known is words), 0)
    if not bit:
        bit = 1 << registered()
        _LISTS.append((bit, words))
    return bit


def shape(test: Test) -> int:
    """Register a test of a lower-cased word's form; gives its bit."""
    _SHAPES.append((1 << registered(), test))
    return _SHAPES[-1][0]


def registered() -> int:
    """How many lists and tests there are: a lexicon's marks are made anew when a module has added one."""
    return len(_LISTS) + len(_SHAPES)


def _shaped(word: str) -> int:
    return sum(bit for bit, test in _SHAPES if test(word))


class Marks(dict[str, int]):
    """The bits of every word, those of words that no list holds worked out when they are first met."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lists = registered()
        for bit, words in _LISTS:
            for word in filter(None, words(lexicon)):
                self[intern(word)] = (self[word] if word in self else _shaped(word)) | bit

    def of(self, words: Sequence[str]) -> list[int]:
        """The bits of each of some words."""
        return list(map(self.__getitem__, words))

    def __missing__(self, word: str) -> int:
        bits = _shaped(word)
        if len(self) < MOST:
            self[word] = bits
        return bits
