"""When two sources contradict each other about one thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from flows.resolve.units import likeness

# Share of telling words two clauses have in common: enough to be about one thing where the sources say one number each,
# and where they say several. On the dev corpus clauses about different things share less than a third.
_ONE_EACH, _AMONG_SEVERAL = 0.34, 0.5
# Clauses without a telling word ("41 delegations") can only be about one thing where the numbers are near.
_NEAR = 2.0
_ABOUT = 0.05  # "about 40,000" is true of a number this near
_MOST_VIEWS = 30  # different readings of one kind of thing compared with each other; each view may be of many sources
_SAME_MOMENT = timedelta(days=45)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Reading:
    """One number as one source gives it: `words` are the telling words of its `clause`.

    `brief` says that clauses are short, as those of promises are, and share a word only where they are about one thing.
    """

    source: str
    record: str
    value: float
    qualifier: str = "exact"
    words: frozenset[str] = frozenset()
    clause: str = ""
    published: date | None = None
    brief: bool = True


Same = Callable[[Reading, Reading], bool]


def contradictions(readings: Iterable[Reading], same: Same = lambda a, b: True) -> list[list[Reading]]:
    """Groups of readings of one kind of thing that cannot all be true, each group about one thing.

    A number that two sources share is settled between them. What is left of the one contradicts what is left of the
    other where each has one number left, or where the clauses speak of the same thing; `same` may rule it out.
    """
    by_source: dict[str, dict[str, Reading]] = defaultdict(dict)
    for reading in sorted(readings, key=lambda r: (r.source, r.record, r.clause)):
        by_source[reading.source].setdefault(reading.record, reading)
    views = {tuple(sorted(records)): list(records.values()) for records in by_source.values()}
    distinct = [views[key] for key in sorted(views)][:_MOST_VIEWS]
    pairs = [(a, b) for x, y in combinations(distinct, 2) for a, b in _contradicting(x, y) if same(a, b)]
    return _joined(pairs)


def same_moment(a: Reading, b: Reading) -> bool:
    """Both speak of one time: of the same years, and in reports of the same weeks; else they are a series."""
    years_a, years_b = set(_YEAR.findall(a.clause)), set(_YEAR.findall(b.clause))
    if years_a != years_b and years_a and years_b:
        return False
    return bool(a.published and b.published) and abs(a.published - b.published) <= _SAME_MOMENT  # type: ignore[operator]


def agree(a: Reading, b: Reading) -> bool:
    """Both can be true of one number: "more than 50" and 53, "about 40,000" and 40,000."""
    low, high = sorted((a, b), key=lambda r: r.value)
    if low.value == high.value:
        return True
    if low.qualifier == "more-than" or high.qualifier == "less-than":
        return True
    return "about" in (low.qualifier, high.qualifier) and high.value - low.value <= _ABOUT * high.value


def _contradicting(a: list[Reading], b: list[Reading]) -> list[tuple[Reading, Reading]]:
    left = [r for r in a if not any(agree(r, s) for s in b)]
    right = [s for s in b if not any(agree(r, s) for r in a)]
    if len(left) == 1 and len(right) == 1:
        return [(left[0], right[0])] if _may_be_one(left[0], right[0]) else []
    found = []
    for r in left:
        alike = [s for s in right if likeness(r.words, s.words) >= _AMONG_SEVERAL]
        back = [q for q in left if len(alike) == 1 and likeness(q.words, alike[0].words) >= _AMONG_SEVERAL]
        if len(back) == 1:
            found.append((r, alike[0]))
    return found


def _may_be_one(a: Reading, b: Reading) -> bool:
    if a.words and b.words:
        return likeness(a.words, b.words) >= (_ONE_EACH if a.brief else _AMONG_SEVERAL)
    low, high = sorted((a.value, b.value))
    return high <= _NEAR * low


def _joined(pairs: list[tuple[Reading, Reading]]) -> list[list[Reading]]:
    groups: list[dict[str, Reading]] = []
    for a, b in pairs:
        merged = {a.record: a, b.record: b}
        for group in [g for g in groups if a.record in g or b.record in g]:
            merged |= group
            groups.remove(group)
        groups.append(merged)
    return [sorted(g.values(), key=lambda r: (r.value, r.record)) for g in groups]
