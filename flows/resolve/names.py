"""Names of people: their words, and when two of them can be one person's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import Levenshtein

from flows.resolve.ids import fold, slug, word_set

_SUFFIXES = word_set("jr sr ii iii iv")
# Letters that romanizations of one name exchange: Sergey and Sergei, Yousef and Iusuf, Aleksandr and Alexander.
_ROMANIZED = (
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("sch", "sh"),
    ("tch", "ch"),
    ("dj", "j"),
    ("zh", "j"),
    ("x", "ks"),
)
_LETTERS = str.maketrans({"w": "v", "q": "k", "c": "k", "z": "s"})
_VOWELS = re.compile(r"[aeiouyj]+")
_DOUBLED = re.compile(r"(.)\1+")
# Spellings of one name share at least this share of letters; "Maria" and "Marek" do not.
_ALIKE = 0.6


@dataclass(frozen=True)
class Name:
    """A full name, folded: `words` in printed order, without accents, case, punctuation and suffixes such as "Jr."."""

    words: tuple[str, ...]

    @classmethod
    def of(cls, printed: str) -> Name:
        folded = fold(printed).split()
        return cls(tuple(w for w in folded if w not in _SUFFIXES) or tuple(folded) or (printed,))

    @property
    def surname(self) -> str:
        return self.words[-1]

    @cached_property
    def bag(self) -> frozenset[str]:
        return frozenset(self.words)

    @property
    def full(self) -> bool:
        """A given name and a surname are written out."""
        return sum(len(w) > 1 for w in self.words) > 1

    @cached_property
    def id(self) -> str:
        """Readable id: the words without middle initials, which one article prints and the next does not."""
        kept = [w for w in self.words if len(w) > 1]
        return slug(" ".join(kept if len(kept) > 1 else self.words))

    @cached_property
    def sound(self) -> tuple[str, ...]:
        """The consonants of each word, as far as romanizations agree on them: what spellings of one name share."""
        return tuple(_sound(w) for w in self.words)

    def within(self, longer: Name) -> bool:
        """Every word of this name is in the longer one, and the surname is the same."""
        return self.surname == longer.surname and self.bag < longer.bag

    def shortens(self, longer: Name) -> bool:
        """This name has initials for some words of the longer one: "J.-P. Lacroix", "J. Lacroix"."""
        given, full = self.words[:-1], list(longer.words[:-1])
        if self.surname != longer.surname or not any(len(w) == 1 for w in given):
            return False
        for word in given:
            match = next((f for f in full if f == word or (len(word) == 1 and f.startswith(word))), None)
            if match is None:
                return False
            del full[: full.index(match) + 1]  # initials keep the order of the words
        return True

    def spells(self, other: Name) -> bool:
        """The two are spellings of one name: word for word the same sound and mostly the same letters."""
        if self.sound != other.sound or self.words == other.words:
            return False
        return all(_same_spelling(a, b) for a, b in zip(self.words, other.words, strict=True))


def fullest(printed: list[str]) -> str:
    """The form of a name to publish: most words (initials last), most accents, not in capitals, first by letter."""
    return min(printed, key=_fullness)


def _fullness(printed: str) -> tuple[object, ...]:
    words = fold(printed).split()
    whole = sum(len(w) > 1 for w in words)
    return -whole, -len(words), -sum(not c.isascii() for c in printed), printed.isupper(), printed


def _sound(word: str) -> str:
    for written, plain in _ROMANIZED:
        word = word.replace(written, plain)
    consonants = _VOWELS.sub("", word.translate(_LETTERS))
    return _DOUBLED.sub(r"\1", consonants) or word[:1]


def _same_spelling(a: str, b: str) -> bool:
    # The last letter of Maria and Mario, Paulo and Paula tells two people apart.
    if {a[-1], b[-1]} == {"a", "o"}:
        return False
    return a == b or Levenshtein.normalized_similarity(a, b) >= _ALIKE
