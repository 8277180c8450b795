"""Reports of promises by one actor, of one kind and number: which of them report the same promise."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from datetime import date

from flows.resolve.ids import digest
from flows.resolve.units import likeness, opposed

_ALIKE = 0.5  # of two reports among several, the share of telling words that makes them reports of one promise
# Kinds of commitment so broad that two promises of one actor, told without a number, need not be the same one.
_BROAD = frozenset({"military-police-capabilities", "technology", "other", "medical", "training-capacity-building"})


@dataclass(frozen=True, slots=True)
class Promise:
    """One report: `kind` are the modifiers of its unit, `about` the telling words of its clause, at `place`."""

    article_id: str
    key: int
    place: int = 0
    category: str = ""
    quantity: bool = False  # a number of things is told
    numbered: bool = False  # a number of things, or of actors
    placed: bool = True  # its event is known
    capability: str | None = None
    kind: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    published: date | None = None


@dataclass(slots=True)
class Told:
    """One promise and the reports of it; `mark` sets it apart from others of its block in its id."""

    reports: list[Promise] = field(default_factory=list)
    mark: str = ""

    def articles(self) -> set[str]:
        return {r.article_id for r in self.reports}

    def since(self) -> tuple[date, str]:
        """When it was first reported, to put promises in an order that newer reports do not change."""
        return min((r.published or date.max, r.article_id) for r in self.reports)

    def capabilities(self) -> set[str]:
        return {r.capability for r in self.reports if r.capability}

    def likeness(self, report: Promise) -> float:
        return max(likeness(report.about, r.about) for r in self.reports)


def told_apart(block: Iterable[Promise]) -> list[tuple[Promise, str, str]]:
    """Reports that agree in event, actor, category, action and number, each with the marks of the promise it is of.

    The first mark is that of the promise as all articles tell it, the second as the report's own article tells it.
    Reports with one mark are of one promise; the mark is the one that its first report gives it, so that later reports
    do not change its id. One article's reports are of different promises, unless it repeats itself.
    """
    by_article: dict[str, list[Told]] = {}
    for report in sorted(block, key=_fullest_first):
        own = by_article.setdefault(report.article_id, [])
        repeated = next((t for t in own if _repeated(report, t.reports[0])), None)
        if repeated:
            repeated.reports.append(report)
        else:
            own.append(Told([report]))
    alone = {article for article, own in by_article.items() if len(own) == 1}
    own_mark: dict[tuple[str, int], str] = {}
    for own in by_article.values():
        for told in own:
            told.mark = _own_mark(told.reports[0], alone)
        _mark_apart(own)
        own_mark |= {(r.article_id, r.key): told.mark for told in own for r in told.reports}
    found = _together([told for own in by_article.values() for told in own], alone)
    return [(r, told.mark, own_mark[r.article_id, r.key]) for told in found for r in told.reports]


def _fullest_first(report: Promise) -> tuple[object, ...]:
    return (-len(report.kind), -len(report.about), sorted(report.about), report.article_id, report.key)


def _together(tellings: list[Told], alone: Container[str]) -> list[Told]:
    """What each article tells, merged where two articles tell the same."""
    found: list[Told] = []
    for told in sorted(tellings, key=lambda t: _fullest_first(t.reports[0])):
        fits = [t for t in found if _same_promise(told, t, alone)]
        if len(fits) > 1:
            fits = _closest(told.reports[0], fits)
        if len(fits) == 1:
            first = min(fits[0], told, key=Told.since)
            fits[0].mark = first.mark
            fits[0].reports += told.reports
        else:
            found.append(told)
    _mark_apart(found)
    return found


def _repeated(a: Promise, b: Promise) -> bool:
    """Two reports in one article are of one promise: the same words, or the same number of the same things again."""
    if a.quantity:
        same_kind = a.kind <= b.kind or b.kind <= a.kind
        return same_kind and (a.capability or b.capability) == (b.capability or a.capability)
    same = (a.about, a.capability) == (b.about, b.capability)
    return (a.place == b.place and same) or (a.numbered and likeness(a.about, b.about) >= _ALIKE)


def _own_mark(report: Promise, alone: Container[str]) -> str:
    """What sets the promise apart by itself: its kind; its words where there is none, and others may share all else."""
    kind = report.capability or " ".join(sorted(report.kind))
    if kind or report.quantity:
        return kind
    if report.article_id in alone and (report.numbered or (report.placed and report.category not in _BROAD)):
        return ""
    return _wording(report)


def _wording(report: Promise) -> str:
    return digest("x", sorted(report.about))


def _same_promise(told: Told, other: Told, alone: Container[str]) -> bool:
    if told.articles() & other.articles():
        return False
    report = told.reports[0]
    if any(opposed(report.kind, r.kind) for r in other.reports):
        return False
    known = other.capabilities()
    if report.capability and known:
        return report.capability in known
    if not any(report.kind <= r.kind or r.kind <= report.kind for r in other.reports):
        return False
    only = all(r.article_id in alone for r in (report, *other.reports))
    if only and (report.numbered or (report.placed and report.category not in _BROAD)):
        return True
    alike = other.likeness(report)
    return alike > 0 if only and report.placed else alike >= _ALIKE


def _closest(report: Promise, fits: list[Told]) -> list[Told]:
    """The one promise whose clause is most alike, where there is one."""
    ordered = sorted(fits, key=lambda t: -t.likeness(report))
    best, next_best = ordered[0].likeness(report), ordered[1].likeness(report)
    return ordered[:1] if best >= _ALIKE and best > next_best else []


def _mark_apart(found: list[Told]) -> None:
    taken: set[str] = set()
    for told in sorted(found, key=Told.since):
        if told.mark in taken:  # another promise, reported before, has it: this one is told by its words
            told.mark = " ".join(m for m in (told.mark, min(_wording(r) for r in told.reports)) if m)
        while told.mark in taken:
            told.mark += "'"
        taken.add(told.mark)
