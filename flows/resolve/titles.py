"""Titles of office, told in other words or in fewer: which of those that one person is given are of one office."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from flows.resolve.ids import fold, word_set

_IDLE = word_set("the of for and to in on a an his her its s as")
_SPELT = {
    "defense": "defence", "defences": "defence", "chairman": "chair", "chairwoman": "chair", "chairperson": "chair",
    "spokesman": "spokesperson", "spokeswoman": "spokesperson", "labor": "labour", "programs": "programmes",
    "advisor": "adviser", "comdr": "commander", "operation": "operations", "undersecretary": "under secretary",
}  # fmt: skip
_LETTERS = {
    "usg": "under secretary general", "asg": "assistant secretary general", "pm": "prime minister",
    "srsg": "special representative secretary general", "cds": "chief defence staff", "coas": "chief army staff",
    "dg": "director general", "ig": "inspector general", "igp": "inspector general police",
}  # fmt: skip
# Words that make another office of a title: a deputy minister is not the minister.
_OTHERS = word_set(
    "deputy vice assistant associate under former ex acting interim prime state junior elect designate joint additional"
    " general"
)


@dataclass(slots=True)
class Title:
    """A title as some article gives it: its telling `words`, whose office it is, and when it was first printed."""

    words: frozenset[str]
    organization: str | None = None
    country: str | None = None
    first: date | None = None


@dataclass(slots=True)
class Office:
    """Titles of one office, the fullest of them first."""

    titles: list[Title] = field(default_factory=list)

    @property
    def first_told(self) -> Title:
        """The title that the first dated report gives."""
        return min(self.titles, key=lambda t: (t.first or date.max, *_order(t)))

    def takes(self, title: Title) -> bool:
        """The title is this office's, in the same words or in fewer, and no other side's."""
        fullest = self.titles[0].words
        sides = [(t.organization, t.country) for t in self.titles]
        one_side = all(_fits(title.organization, o) and _fits(title.country, c) for o, c in sides)
        more = fullest - title.words
        if {"under", "assistant"} & title.words:  # an under-secretary is an under-secretary-general cut short
            more -= {"general"}
        return one_side and title.words <= fullest and not more & _OTHERS


@lru_cache(maxsize=65_536)
def title_words(title: str) -> frozenset[str]:
    """The words that say which office it is: "Minister of Defence", "Defense Minister" → defence, minister."""
    spelt = " ".join(_LETTERS.get(w) or _SPELT.get(w, w) for w in fold(title).split())
    words = frozenset(spelt.split()) - _IDLE
    if "foreign" in words:  # the foreign minister is the minister for foreign affairs
        words -= {"affairs"}
    if {"secretary", "state"} < words:  # the secretary of state for defence is the defence secretary
        words -= {"state"}
    return words or frozenset(fold(title).split())


def is_spelt_out(title: str) -> bool:
    """The title has no abbreviation, and is spelt as the UN spells it."""
    return not any(w in _LETTERS or w in _SPELT for w in fold(title).split())


def offices(titles: Iterable[Title]) -> list[Office]:
    """One person's titles, brought together by office. A title that may be of two offices is one of its own."""
    found: list[Office] = []
    for title in sorted(titles, key=_order):
        fits = [o for o in found if o.takes(title)]
        same = [o for o in fits if o.titles[0].words == title.words]
        fits = same if len(fits) > 1 and len(same) == 1 else fits
        if len(fits) == 1:
            fits[0].titles.append(title)
        else:
            found.append(Office([title]))
    return found


def _order(title: Title) -> tuple[object, ...]:
    sides = (title.organization is None) + (title.country is None)
    return -len(title.words), sorted(title.words), sides, title.organization or "", title.country or ""


def _fits(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a == b
