"""Which word lists hold a word, as the bits of one number: one look-up a token answers every reader at once.

A reader registers its lists with `mark` and keeps the bit. `Document.marks` holds the numbers of all tokens and
`Document.mark` what a sentence's tokens have together, so that asking whether a rule has any business in a sentence,
or where, costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flows.extract.lexicon import Lexicon

Words = Callable[["Lexicon"], Collection[str]]
_LISTS: list[Words] = []
#: So many words that no list holds are remembered; beyond that, each is looked at anew.
MOST = 65536


def mark(words: Words) -> int:
    """Register a list of lower-cased words, built once a lexicon; gives its bit."""
    _LISTS.append(words)
    return 1 << (len(_LISTS) + len(SHAPES) - 1)


def registered() -> int:
    """How many lists there are: a lexicon's marks are made anew when a module has added one."""
    return len(_LISTS)


#: A word that may be a figure, or hold one: it begins or ends with a digit, or has a hyphen.
FIGURE = 1
#: A word with a hyphen.
HYPHENED = 2
#: A word that ends in -ing.
ING = 4
SHAPES = (FIGURE, HYPHENED, ING)


def _shape(word: str) -> int:
    hyphened = "-" in word
    figure = hyphened or word[0].isdigit() or word[-1].isdigit()
    return FIGURE * figure | HYPHENED * hyphened | ING * word.endswith("ing")


class Marks(dict[str, int]):
    """The bits of every word, those of words that no list holds worked out when they are first met."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lists = registered()
        for n, words in enumerate(list(_LISTS)):
            bit = 1 << (n + len(SHAPES))
            for word in words(lexicon):
                self[word] = (self[word] if word in self else _shape(word)) | bit

    def of(self, words: Sequence[str]) -> list[int]:
        """The bits of each of some words."""
        return list(map(self.__getitem__, words))

    def __missing__(self, word: str) -> int:
        bits = _shape(word)
        if len(self) < MOST:
            self[word] = bits
        return bits
