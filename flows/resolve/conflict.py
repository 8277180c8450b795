"""When two articles' numbers for one thing contradict each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

_ALIKE = 0.5  # share of words that two clauses have in common before they can be about one thing among several
_MOST_SOURCES = (
    60  # different readings of one thing compared with each other; the rest agree with one of these or are rare
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One number as one source gives it: `words` are the telling words of its clause."""

    source: str
    record: str
    value: float
    qualifier: str
    words: frozenset[str]


def contradictions(readings: Iterable[Reading]) -> list[list[Reading]]:
    """Groups of readings of one kind of thing that cannot all be true, each group about one thing.

    A number that two sources share is settled between them. What is left of the one contradicts what is left of the
    other where each has one number left, or where the clauses speak of the same thing.
    """
    by_source: dict[str, dict[str, Reading]] = defaultdict(dict)
    for reading in sorted(readings, key=lambda r: (r.source, r.record)):
        by_source[reading.source][reading.record] = reading
    views = {tuple(sorted(records)): list(records.values()) for records in by_source.values()}
    distinct = [views[key] for key in sorted(views)][:_MOST_SOURCES]
    pairs = [pair for a, b in combinations(distinct, 2) for pair in _contradicting(a, b)]
    return _joined(pairs)


def _contradicting(a: list[Reading], b: list[Reading]) -> list[tuple[Reading, Reading]]:
    left = [r for r in a if not any(_agree(r, s) for s in b)]
    right = [s for s in b if not any(_agree(r, s) for r in a)]
    if len(left) == 1 and len(right) == 1 and len(a) == len(b):
        return [(left[0], right[0])]
    found = []
    for r in left:
        alike = [s for s in right if _likeness(r.words, s.words) >= _ALIKE]
        back = [q for q in left if alike and _likeness(q.words, alike[0].words) >= _ALIKE]
        if len(alike) == 1 and len(back) == 1:
            found.append((r, alike[0]))
    return found


def _agree(a: Reading, b: Reading) -> bool:
    """Both can be true of one number: "more than 50" and 53, "about 40,000" and 40,000."""
    low, high = sorted((a, b), key=lambda r: r.value)
    if low.value == high.value:
        return True
    if low.qualifier == "more-than" or high.qualifier == "less-than":
        return True
    return "about" in (low.qualifier, high.qualifier) and high.value - low.value <= 0.05 * high.value


def _likeness(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _joined(pairs: list[tuple[Reading, Reading]]) -> list[list[Reading]]:
    groups: list[dict[str, Reading]] = []
    for a, b in pairs:
        touching = [g for g in groups if a.record in g or b.record in g]
        merged = {a.record: a, b.record: b}
        for group in touching:
            merged |= group
            groups.remove(group)
        groups.append(merged)
    return [sorted(g.values(), key=lambda r: (r.value, r.record)) for g in groups]
