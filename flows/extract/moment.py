"""When an article speaks, and the times that its clauses give."""

from __future__ import annotations

from datetime import date

from flows.extract.dates import Day
from flows.extract.record import record


@record
class Now:
    """When the article speaks: its day where that is printed, else at most its year."""

    day: date | None = None
    year: int | None = None


UNDATED = Now()


@record
class Time:
    """A time as the clause gives it: tokens `first` to `last` (exclusive).

    `start` and `end` are set where it comes down to days, `year` (and `month`) where it comes down to less. `away` says
    that it is told from afar ("last year", "next month"): whatever happens then is not what the article reports from.
    """

    first: int
    last: int
    start: date | None = None
    end: date | None = None
    year: int | None = None
    month: int | None = None
    away: bool = False
    printed: bool = False
    days: Day | None = None
