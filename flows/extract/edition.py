"""One meeting that an article speaks of, with all its namings."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from flows.articles.article import BlockKind
from flows.extract.meeting_kinds import (
    COUNCIL,
    Meeting,
)


@dataclass(eq=False)
class Edition:
    """One meeting and its namings, in order of the text; `told` says which tokens (first, last) give a column."""

    series: str
    namings: list[Meeting] = field(default_factory=list)
    year: int | None = None
    city: str | None = None
    country: str | None = None
    shift: str = ""
    main: bool = False
    start: date | None = None
    end: date | None = None
    told: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def remote(self) -> bool:
        """Whether every naming tells of it as of another time."""
        told = [n for n in self.namings if n.named or n.topical]
        return bool(told) and all(n.away or n.nested or n.shift not in ("", "ahead") for n in told)

    @property
    def told_alone(self) -> bool:
        """Whether any naming has words of its own for the meeting, and not only its city."""
        return any(n.named or n.head > n.first for n in self.namings)

    def take(self, meeting: Meeting) -> None:
        """Add a naming and what it says."""
        self.namings.append(meeting)
        self.year = self.year or meeting.year
        if self.city is None and meeting.city is not None:
            self.city, self.country = meeting.city, meeting.country
            self.told |= {c: said for c, said in meeting.told.items() if c != "year"}
        self.country = self.country or meeting.country
        self.told = meeting.told | self.told

    def fits(self, meeting: Meeting) -> bool:
        """Whether a naming may mean this meeting."""
        same_year = self.year is not None and self.year == meeting.year
        same_city = self.city is not None and self.city == meeting.city
        if self.year and meeting.year and not same_year:
            return False
        if self.city and meeting.city and not same_city:
            return False
        if meeting.ordinal and any(
            n.ordinal not in (0, meeting.ordinal) for n in self.namings if n.shift == meeting.shift
        ):
            return False
        if self.series == COUNCIL and {meeting.shift, self.shift} == {"", "next"}:
            return False
        if same_year or same_city:
            return True
        promised = self.year is None and all(n.kind is BlockKind.TITLE and n.shift == "ahead" for n in self.namings)
        if promised and meeting.shift in ("next", "ahead"):
            return True  # "Peru to host the ministerial": the next one, as the text says
        near = bool(meeting.times) and not meeting.away
        if near and self.year and all(n.away or n.shift for n in self.namings):
            return False
        if meeting.away and not all(n.away for n in self.namings):
            return False
        return meeting.shift == self.shift or {meeting.shift, self.shift} == {"", "ahead"}
