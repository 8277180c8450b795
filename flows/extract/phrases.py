"""Longest-match lookup of word sequences, the one way this room asks "does such a phrase stand here?"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from flows.extract.tokens import tokenize

T = TypeVar("T")


class Phrases(Generic[T]):
    """Maps phrases to values; a phrase matches token by token, in lower case."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, value in phrases:
            words = tuple(tokenize(phrase).low)
            if words:
                self._by_first.setdefault(words[0], []).append((words, value))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def __contains__(self, word: str) -> bool:
        """Whether any phrase begins with `word` (lower case)."""
        return word in self._by_first

    def starts(self) -> frozenset[str]:
        """The first words of all phrases."""
        return frozenset(self._by_first)

    def match(self, low: Sequence[str], i: int) -> tuple[T, int] | None:
        """Value and end (exclusive) of the longest phrase that begins at token `i`, or None."""
        entries = self._by_first.get(low[i]) if i < len(low) else None
        if entries is not None:
            for words, value in entries:
                length = len(words)
                if length == 1 or tuple(low[i : i + length]) == words:
                    return value, i + length
        return None

    def ending(self, low: Sequence[str], end: int, floor: int) -> tuple[T, int] | None:
        """Value and first token of the longest phrase that ends before token `end`, begun at `floor` or later."""
        for first in range(max(floor, end - 4), end):
            for words, value in self._by_first.get(low[first], ()):
                if len(words) == end - first and tuple(low[first:end]) == words:
                    return value, first
        return None

    def find(self, low: Sequence[str], first: int, last: int) -> list[tuple[int, int, T]]:
        """All matches between tokens `first` and `last` (exclusive), left to right, without overlaps."""
        found: list[tuple[int, int, T]] = []
        i = first
        while i < last:
            hit = self.match(low, i) if low[i] in self._by_first else None
            if hit is not None and hit[1] <= last:
                found.append((i, hit[1], hit[0]))
                i = hit[1]
            else:
                i += 1
        return found
