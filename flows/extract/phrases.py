"""Longest-match lookup of word sequences, the one way this room asks "does such a phrase stand here?"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from flows.extract.tokens import tokenize

T = TypeVar("T")
#: Words of the longest phrase that is looked for from its end.
MOST = 4


@dataclass(slots=True)
class _Begun(Generic[T]):
    """The phrases that begin with one word."""

    alone: tuple[T, int] | None = None
    longer: dict[str, list[tuple[list[str], T]]] = field(default_factory=dict)


class Phrases(Generic[T]):
    """Maps phrases to values; a phrase matches token by token, in lower case."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        #: By first word: the phrase of that word alone, and the longer ones by their second word, longest first.
        self._by_first: dict[str, _Begun[T]] = {}
        self._by_last: dict[str, list[tuple[list[str], T]]] = {}
        for phrase, value in phrases:
            words = list(tokenize(phrase).low)
            if words:
                begun = self._by_first.setdefault(words[0], _Begun())
                if len(words) > 1:
                    begun.longer.setdefault(words[1], []).append((words, value))
                elif begun.alone is None:
                    begun.alone = value, 1
                self._by_last.setdefault(words[-1], []).append((words, value))
        longer = (entries for begun in self._by_first.values() for entries in begun.longer.values())
        for entries in (*longer, *self._by_last.values()):
            entries.sort(key=lambda entry: -len(entry[0]))

    def __contains__(self, word: str) -> bool:
        """Whether any phrase begins with `word` (lower case)."""
        return word in self._by_first

    def starts(self) -> frozenset[str]:
        """The first words of all phrases."""
        return frozenset(self._by_first)

    def ends(self) -> frozenset[str]:
        """The last words of all phrases."""
        return frozenset(self._by_last)

    def match(self, low: list[str], i: int) -> tuple[T, int] | None:
        """Value and end (exclusive) of the longest phrase that begins at token `i`, or None."""
        begun = self._by_first.get(low[i]) if i < len(low) else None
        if begun is None:
            return None
        if begun.longer and i + 1 < len(low) and low[i + 1] in begun.longer:
            for words, value in begun.longer[low[i + 1]]:
                if low[i : i + len(words)] == words:
                    return value, i + len(words)
        return (begun.alone[0], i + 1) if begun.alone is not None else None

    def ending(self, low: list[str], end: int, floor: int) -> tuple[T, int] | None:
        """Value and first token of the longest phrase that ends before token `end`, begun at `floor` or later."""
        entries = self._by_last.get(low[end - 1]) if end > max(floor, 0) else None
        if entries is not None:
            longest = min(MOST, end - floor)
            for words, value in entries:
                if len(words) <= longest and low[end - len(words) : end] == words:
                    return value, end - len(words)
        return None

    def find(self, low: list[str], first: int, last: int) -> list[tuple[int, int, T]]:
        """All matches between tokens `first` and `last` (exclusive), left to right, without overlaps."""
        found: list[tuple[int, int, T]] = []
        by_first, reached = self._by_first, first
        for i in [i for i, word in enumerate(low[first:last], first) if word in by_first]:
            hit = self.match(low, i) if i >= reached else None
            if hit is not None and hit[1] <= last:
                found.append((i, hit[1], hit[0]))
                reached = hit[1]
        return found
