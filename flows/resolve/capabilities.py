"""The UN's own terms for what is pledged, found in the words that writers use for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

import polars as pl

from flows.resolve.ids import fold
from flows.resolve.units import lemma, phrased

_NUMERALS = {"i": "1", "one": "1", "ii": "2", "two": "2", "iii": "3", "three": "3"}
_GRADED = frozenset({"level", "role"})
_GRADE = re.compile(r"\b(?:level|role|l)[\s-]?([123]|i{1,3}|one|two|three)\b", re.IGNORECASE)
_PLUS = re.compile(r"(?<=\w)\s?\+|\bplus\b")
_LETTERS = re.compile(r"\b[A-Z]{2,}s?\b")
# "two battalions of 850", "a formed police unit of 160 officers", "850-strong battalion", "battalions, 850 troops each"
_NUMBER = r"(\d{1,3}(?:[,\u00a0 ]\d{3})+|\d+)"
_WHO = r"(?:troops?|soldiers?|personnel|peacekeepers?|men|women|police|officers?|members?|persons?|people|strong|each)"
_STRENGTHS = (
    re.compile(
        rf"\b(?:of|with|numbering|comprising|totalling)\s+(?:some |about |up to )?{_NUMBER}"
        rf"(?=\s+{_WHO}|[\s.,;)]*$)",
        re.IGNORECASE,
    ),
    re.compile(rf"{_NUMBER}[\s-](?:strong|person|member|man)\b", re.IGNORECASE),
    re.compile(rf"{_NUMBER}\s+{_WHO}\s+each\b", re.IGNORECASE),
)  # fmt: skip


# Capabilities of these kinds are pledged under any category (drones as technology, a hospital as military support).
_OWN_KIND_ONLY = frozenset({"training-capacity-building", "women-peace-security", "funding", "mental-health"})
# In these a unit is seldom what is pledged, even where the clause names one ("courses for staff officers").
_NO_UNITS = _OWN_KIND_ONLY | {"environment", "conduct-accountability", "political-support", "strategic-communications"}


class Capabilities:
    """What writers call each capability: the aliases of kind `capability`, and the capabilities' own names."""

    def __init__(self, reference: Mapping[str, pl.DataFrame]):
        self._by_words: dict[tuple[str, ...], str] = {}
        self._category: dict[str, str] = {}
        self._name: dict[str, str] = {}
        empty = pl.DataFrame({"capability": [], "name": [], "category": []})
        own = reference.get("capabilities", empty).select("capability", "name", "category")
        for capability, name, category in own.iter_rows():
            self._category[capability], self._name[capability] = category, name
            for text in (name, capability):
                self._by_words.setdefault(_words(text), capability)
        aliases = reference.get("aliases", pl.DataFrame({"kind": [], "alias": [], "id": []}))
        for alias, capability in aliases.filter(pl.col("kind") == "capability").select("alias", "id").iter_rows():
            self._by_words[_words(alias)] = capability
        self._by_words.pop((), None)
        self._longest = max(map(len, self._by_words), default=0)

    def find(self, category: str, *texts: str | None) -> str | None:
        """The capability named in the first text that names one a promise of this category can be of.

        Of several the longest name counts, then the first.
        """
        for text in texts:
            words = _words(text or "")
            for length in range(min(self._longest, len(words)), 0, -1):
                for start in range(len(words) - length + 1):
                    found = self._by_words.get(words[start : start + length])
                    if found and self._can_be(found, category):
                        return None if self._shared(words, start) else found
        return None

    def _shared(self, words: tuple[str, ...], start: int) -> bool:
        """What is named shares its noun with others: "engineering and signals companies", "level 2 and level 3"."""
        before = [w for w in words[max(0, start - 4) : start] if w not in ("a", "an")]
        if len(before) < 2 or before[-1] not in ("and", "or"):
            return False
        graded = before[-2] in _NUMERALS.values() and before[-3:-2] == ["level"]
        return graded or (words[start - 1] in ("and", "or") and before[-2].endswith(("ing", "al", "ed")))

    def spelt(self, unit: str) -> str:
        """A unit in words, where it is known by its letters alone: "FPUs" → "Formed police unit"."""
        letters = _LETTERS.search(unit) and phrased(unit) == fold(unit)
        found = self._by_words.get(_words(unit)) if letters else None
        return self._name.get(found or "", unit)

    def _can_be(self, capability: str, category: str) -> bool:
        own = self._category.get(capability, category)
        return own == category or not (own in _OWN_KIND_ONLY or category in _NO_UNITS)


def strength(description: str) -> int | None:
    """How many people each promised unit has, where the clause says it ("two battalions of 850" → 850)."""
    for pattern in _STRENGTHS:
        if match := pattern.search(description):
            return int(re.sub(r"\D", "", match[1]))
    return None


@lru_cache(maxsize=65_536)
def _words(text: str) -> tuple[str, ...]:
    # "Level-II", "level two", "L2" and "role 2" are one grade; the plus of "Level 1+" is part of it.
    graded = _GRADE.sub(lambda m: f"level {_NUMERALS.get(m[1].lower(), m[1])}", _PLUS.sub(" plus", text))
    return tuple(lemma(w) for w in fold(graded).split())
