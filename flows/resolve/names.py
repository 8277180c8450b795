"""Names of people: their words, and when two of them can be one person's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from flows.resolve.ids import fold, slug

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


@dataclass(frozen=True)
class Name:
    """A full name, folded: `words` in printed order, without accents, case and punctuation."""

    words: tuple[str, ...]

    @classmethod
    def of(cls, printed: str) -> Name:
        return cls(tuple(w for w in fold(printed).split() if w not in _SUFFIXES) or (fold(printed),))

    @property
    def surname(self) -> str:
        return self.words[-1]

    @cached_property
    def bag(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def id(self) -> str:
        """Readable id: the words without middle initials, which one article prints and the next does not."""
        kept = [w for w in self.words if len(w) > 1]
        return slug(" ".join(kept if len(kept) > 1 else self.words))

    def within(self, longer: Name) -> bool:
        """Every word of this name is in the longer one, and the surname is the same."""
        return self.surname == longer.surname and self.bag < longer.bag


def fullest(printed: list[str]) -> str:
    """The form of a name to publish: most words, then most accents, then not in capitals, then first by letter."""
    return min(printed, key=lambda n: (-len(fold(n).split()), -sum(not c.isascii() for c in n), n.isupper(), n))
