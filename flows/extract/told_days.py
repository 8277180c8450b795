"""What is said of a meeting's days, and the first and last day that come of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta


@dataclass(slots=True)
class Days:
    """What is said of a meeting's days; tokens that say so in `said` (first, last, rule)."""

    starts: list[date] = field(default_factory=list)
    ends: list[date] = field(default_factory=list)
    on: list[date] = field(default_factory=list)
    ranges: list[tuple[date, date]] = field(default_factory=list)
    length: int | None = None
    body: int = 0
    said: list[tuple[int, int, str]] = field(default_factory=list)

    def columns(self, rule: str) -> list[str]:
        """The columns that words read by such a rule give; one that its length alone gives is the other's as well."""
        if self.ranges or not (self.starts or self.ends):
            whole = not self.ranges or rule in ("printed-days", "days-in-city")
            return ["start_date", "end_date"] if whole else []
        opens, closes = rule.endswith(("start", "opens")), rule.endswith(("end", "closes"))
        told = [
            ("start_date", opens or (closes and not self.starts)),
            ("end_date", closes or (opens and not self.ends)),
        ]
        return [column for column, gives in told if gives]


def reckoned(days: Days) -> tuple[date | None, date | None]:
    """First and last day from all that is said."""
    if days.ranges:
        return days.ranges[0]
    start = min(days.starts, default=None)
    end = max(days.ends, default=None)
    length = days.length
    if start is None and end is None and days.on:
        start, end = _between(days.on, length)
    if start and end is None and length:
        end = start + timedelta(length - 1)
    if end and start is None and length:
        start = end - timedelta(length - 1)
    if end and start is None and days.on and 0 < (end - min(days.on)).days <= 4:
        start = min(days.on)  # "spoke there yesterday", "ends today"
    if start and end and end < start:
        return start, None
    return start, end


def _between(on: list[date], length: int | None) -> tuple[date | None, date | None]:
    """Days on which the meeting is told to have sat; one alone makes a meeting of one day unless told otherwise."""
    first, last = min(on), max(on)
    if length and length > 1:
        return first, first + timedelta(length - 1)
    return (first, last) if (last - first).days <= 4 else (max(on, key=on.count),) * 2
