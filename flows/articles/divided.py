"""Lines of one block → its text: single spaces, and words divided at a line's end made whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_DIVIDED = re.compile(r"([^\W\d_]{2,})-$")
_DIVIDED_PAIR = re.compile(r"([^\W\d_]+)-[^\w\n]*\n\W*([^\W_]+)")
_WORD = re.compile(r"[^\W_]+")
_WORDS = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# Parts of compounds that this genre spells with a hyphen; the short ones also begin or end ordinary words
# ("re-⏎sult", "cal-⏎led"), and count only where the other part is a word of its own.
_FIRST_PARTS = """
troop police well self gender anti non cross civil civilian vice quick rapid then
two three four five six seven eight nine ten
"""
_SHORT_FIRST_PARTS = "high low long short post pre ex co so first second third half part all mid full re multi counter"
_LAST_PARTS = """
based contributing sensitive funded related driven backed trained equipped general level term scale range wide
"""
_SHORT_LAST_PARTS = "led held made old in off out up on year day month week person"
_FIRST = frozenset(_FIRST_PARTS.split())
_SHORT_FIRST = frozenset(_SHORT_FIRST_PARTS.split())
_LAST = frozenset(_LAST_PARTS.split())
_SHORT_LAST = frozenset(_SHORT_LAST_PARTS.split())


class Joiner:
    """Joins lines; whether "peace-⏎keeping" keeps its hyphen is decided by how the rest of the text spells the word."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: frozenset[str] | None = None
        self._pairs: frozenset[tuple[str, str]] | None = None

    def join(self, parts: Sequence[str]) -> str:
        """One string with a space between lines, none where a divided word goes on."""
        joined = [parts[0]]
        for before, after in pairwise(parts):
            divided = _DIVIDED.search(before) if before[-1] == "-" else None
            rest = _WORD.match(after)
            if divided is None or rest is None:
                joined.append(" ")
            elif not self._follow_in_text(divided[1], rest[0]):
                joined.append(" ")  # a line between them was dropped, and no word of two halves is certain
            elif not self._keeps_hyphen(divided[1], rest[0]):
                joined[-1] = joined[-1][:-1]
            joined.append(after)
        return "".join(joined)

    def _follow_in_text(self, first: str, last: str) -> bool:
        if self._pairs is None:
            self._pairs = frozenset((match[1], match[2]) for match in _DIVIDED_PAIR.finditer(self._text))
        return (first, last) in self._pairs

    def _keeps_hyphen(self, first: str, last: str) -> bool:
        if self._known is None:
            self._known = frozenset(_WORDS.findall(_DIVIDED_PAIR.sub(" ", self._text.casefold())))
        if not last[0].islower():
            return True
        first, last = first.casefold(), last.casefold()
        if first + last in self._known:
            return False
        if f"{first}-{last}" in self._known or first in _FIRST or last in _LAST:
            return True
        if first in _SHORT_FIRST or last in _SHORT_LAST:
            other = last if first in _SHORT_FIRST else first
            return other in self._known
        return first in self._known and last in self._known
