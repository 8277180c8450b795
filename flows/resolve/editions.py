"""Known editions of the conference series: what they fill in where a report leaves it out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import polars as pl

from flows.resolve.meetings import Meeting, fits, meeting_id, reported_near


def known_editions(reference: Mapping[str, pl.DataFrame]) -> dict[str, list[Meeting]]:
    """The rows of `known_events` by series, as meetings that no article tells of."""
    editions: dict[str, list[Meeting]] = defaultdict(list)
    for row in reference.get("known_events", pl.DataFrame()).iter_rows(named=True):
        hosts = {row.get("country"), row.get("host"), *str(row.get("co_hosts") or "").replace("|", " ").split()}
        editions[row["series"]].append(Meeting(
            article_id="", key=0, series=row["series"], year=row.get("year"), city=row.get("city"),
            start=row.get("start_date"), end=row.get("end_date") or row.get("start_date"), held_in=row.get("country"),
            hosts=frozenset(h for h in hosts if h), format=row.get("format"),
        ))  # fmt: skip
    return editions


def with_edition(meeting: Meeting, editions: Mapping[str, Sequence[Meeting]]) -> Meeting:
    """The meeting with year, city and dates of the only known edition that it can be; else as it is."""
    found = [e for e in editions.get(meeting.series, ()) if fits(meeting, e)]
    if len(found) > 1:
        found = [e for e in found if reported_near(meeting, e)]
    if len(found) != 1:
        return meeting
    edition = found[0]
    dated = meeting.start is not None
    return replace(
        meeting, year=edition.year, city=edition.city or meeting.city, hosts=meeting.hosts | edition.hosts,
        held_in=edition.held_in or meeting.held_in, format=edition.format,
        start=meeting.start if dated else edition.start, end=meeting.end if dated else edition.end,
    )  # fmt: skip


class Met:
    """Every meeting that some article fully identifies, to be asked which of them a vaguer report means."""

    def __init__(self, meetings: Iterable[Meeting]):
        self._known: dict[str, Meeting] = {}
        self._in_article: dict[str, set[str]] = defaultdict(set)
        for meeting in meetings:
            name = meeting_id(meeting)
            self._in_article[meeting.article_id].add(name)
            if meeting.full:
                known = self._known.get(name)
                self._known[name] = _together(known, meeting) if known else meeting
        self._pointed_at: dict[object, set[str]] = defaultdict(set)
        for name, meeting in self._known.items():
            for pointer in _pointers(meeting, around=0):
                self._pointed_at[pointer].add(name)

    def only_fit(self, partial: Meeting) -> str | None:
        """Id of the one fully known meeting that the report can mean; None where there is none, or more than one.

        A meeting that the same article names in full elsewhere is another one: else it would not list two.
        """
        pool = {name for pointer in _pointers(partial, around=2) for name in self._pointed_at.get(pointer, ())}
        own = self._in_article[partial.article_id]
        found = [name for name in sorted(pool - own) if fits(partial, self._known[name])]
        if len(found) > 1:
            found = [name for name in found if reported_near(partial, self._known[name])]
        return found[0] if len(found) == 1 else None


def _pointers(meeting: Meeting, around: int) -> Iterator[object]:
    """What may point from a vague report to a meeting: its year, else its city, its hosts, or the months around it."""
    if meeting.year:
        yield meeting.series, meeting.year
        if around:
            return
    for word in (meeting.place, meeting.place.replace("-", ""), *meeting.place.split("-")):
        if word:
            yield meeting.series, word
    for host in meeting.hosts:
        yield meeting.series, host
    day = meeting.start or (meeting.published if around else None)
    if day:
        month = day.year * 12 + day.month
        yield from ((meeting.series, "month", month + off) for off in range(-around, around + 1))


def _together(a: Meeting, b: Meeting) -> Meeting:
    starts = [d for d in (a.start, b.start) if d]
    ends = [d for d in (a.end, b.end) if d]
    words = tuple(dict.fromkeys((*a.words, *b.words)))
    return replace(
        a, hosts=a.hosts | b.hosts, start=min(starts, default=None), end=max(ends, default=None), words=words
    )
