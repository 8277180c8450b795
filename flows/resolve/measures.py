"""Numbers that articles give of one thing: which of those that agree in value are of one measure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from flows.resolve.ids import digest, fold, word_set
from flows.resolve.units import lemma, likeness

_ALIKE = 0.5  # share of telling words of two clauses that are about one thing
_SHARED = 2  # of them at least so many, where one has more
_MOST = 200  # measures of one value and noun that one without a scope is compared with
_STATES = word_set("country nation state")
_OF_STATES = word_set("member un united nation participating attending different all")


@dataclass(frozen=True, slots=True)
class Count:
    """One number as one article gives it: `scope` is what it is told of, `words` the telling words of its clause."""

    article_id: str
    key: int
    scope: tuple[str | None, ...]
    denominator: float | None = None
    words: frozenset[str] = frozenset()
    published: date | None = None


@dataclass(slots=True)
class Measure:
    """Counts of one thing. `mark` tells it from others of its value that are told of nothing in particular."""

    counts: list[Count] = field(default_factory=list)
    mark: str = ""
    articles: set[str] = field(default_factory=set)
    clauses: set[frozenset[str]] = field(default_factory=set)  # their telling words, each once: papers copy clauses

    @property
    def scope(self) -> tuple[str | None, ...]:
        return self.counts[0].scope

    def add(self, count: Count) -> None:
        self.counts.append(count)
        self.articles.add(count.article_id)
        self.clauses.add(count.words)

    def is_about(self, count: Count) -> bool:
        if count.article_id in self.articles or count.words in self.clauses:
            return True
        return any(_alike(words, count.words) for words in self.clauses)


def noun_key(noun: str) -> str:
    """What is counted, folded and in the singular, whichever states they are; `%` and currencies as they are."""
    words = [lemma(w) for w in fold(noun).split()]
    if words and words[-1] in _STATES and set(words[:-1]) <= _OF_STATES:
        return words[-1]
    return " ".join(words)


def measures(block: Iterable[Count]) -> list[Measure]:
    """Counts that agree in value, qualifier and noun, by what they are of.

    Those told of the same event, mission and country are of one thing. One told of none of these is of the only thing
    that another clause tells in the same words: 24 helicopters here and 24 there need not be the same.
    """
    ordered = sorted(block, key=lambda c: (c.published or date.max, c.article_id, c.key))
    told: dict[tuple[str | None, ...], Measure] = {}
    for count in ordered:
        if any(count.scope):
            told.setdefault(count.scope, Measure()).add(count)
    scoped, untold = list(told.values()), list[Measure]()
    for count in ordered:
        if not any(count.scope):
            fits = [m for m in scoped if m.is_about(count)] or [m for m in untold[-_MOST:] if m.is_about(count)]
            if len(fits) == 1 or (fits and fits[0] in untold):
                fits[0].add(count)
            else:
                untold.append(Measure(mark=digest("x", sorted(count.words))))
                untold[-1].add(count)
    return scoped + untold


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    return a == b or (likeness(a, b) >= _ALIKE and len(a & b) >= _SHARED)
