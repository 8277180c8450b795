"""Which words of the article give each column of a meeting's row: its evidence, field by field."""

from __future__ import annotations

from collections.abc import Iterator

from flows.extract.dates import find_days
from flows.extract.document import Document
from flows.extract.edition import Edition
from flows.extract.moment import Now
from flows.extract.sighting import Evidence
from flows.extract.told_days import Days

#: Longest stretch that one evidence row may hold, in characters.
STRETCH = 500
#: Most namings of one meeting that are kept as evidence, and most stretches that give its days.
NAMINGS, DAYS = 6, 4
#: How sure a place, a year or a day is that stands in the words about the meeting.
SURE = 0.85


def words_at(doc: Document, span: tuple[int, int], rule: str, sure: float, field: str | None = None) -> Evidence:
    """Evidence of tokens `span` (first, last), cut to what one row may hold."""
    start, end = doc.tokens.start[span[0]], doc.tokens.end[span[1] - 1]
    return Evidence(start, min(end, start + STRETCH), rule, sure, field)


def support_of(doc: Document, edition: Edition, days: Days, now: Now) -> list[Evidence]:
    """Words that name or describe the meeting, then those that give its days, place and year."""
    named = any(n.named for n in edition.namings)
    sure = (0.95 if edition.main else 0.9) if named else 0.7
    rows = [
        words_at(doc, (n.first, n.last), "meeting-named" if n.named else "meeting-described", sure)
        for n in edition.namings[:NAMINGS]
    ]
    for first, last, rule in days.said[:DAYS]:
        columns: list[str | None] = [c for c in days.columns(rule) if _value(edition, c)]
        rows += [words_at(doc, (first, last), rule, SURE, column) for column in columns or [None]]
    given = [c for c in ("city", "country", "start_date", "end_date") if _value(edition, c) and c in edition.told]
    rows += [words_at(doc, edition.told[column], "meeting-placed", SURE, column) for column in given]
    return [*rows, *_year(doc, edition, days, now)]


def _value(edition: Edition, column: str) -> object:
    return getattr(edition, column.removesuffix("_date"))


def _year(doc: Document, edition: Edition, days: Days, now: Now) -> Iterator[Evidence]:
    """The words that give the year: the meeting's own, or those of its days and the date that the article prints."""
    if edition.year is None:
        return
    spans = [edition.told["year"]] if "year" in edition.told else [(a, b) for a, b, rule in days.said[:1]]
    spans = spans or [edition.told[c] for c in ("start_date",) if c in edition.told]
    for span in spans:
        yield words_at(doc, span, "meeting-year", SURE, "year")
    printed = any(str(edition.year) in doc.span(*span) for span in spans)
    if not printed and now.year == edition.year:
        for day in find_days(doc.text):
            if day.year == now.year and (now.day is None or day.first() == now.day):
                yield Evidence(day.start, day.end, "year-of-report", SURE, "year")
                return
