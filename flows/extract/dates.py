"""Calendar dates in all the ways they are printed: 8 December 2021, Dec. 8, 2021-12-08, 08.12.2021, 19/11/2042."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from flows.extract.marks import shape
from flows.extract.record import record

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {d: n for n, d in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
_MONTH = (
    r"(?P<{0}>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
)
_DAY = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
_TO = rf"\s*(?:-|–|—|to|and|&|until|through|till|/)\s*{_WEEKDAY}(?:the\s+)?"
#: Each form gives day d1 (to d2), month m1 (to m2), year y; the first that matches at a place wins.
FORMS = [
    re.compile(p, re.IGNORECASE)
    for p in (
        r"\b(?P<y>(?:19|20)\d\d)-(?P<n1>[01]\d)-(?P<d1>[0-3]\d)\b",
        rf"\b{_DAY.format('d1')}(?:\s+of)?\s+{_MONTH.format('m1')}{_TO}{_DAY.format('d2')}(?:\s+of)?\s+{_MONTH.format('m2')}(?:(?:,|\s+of)?\s+(?P<y>(?:19|20)\d\d)\b)?",
        rf"\b{_DAY.format('d1')}(?:,\s?[0-3]?\d){{0,3}}{_TO}{_DAY.format('d2')}(?:\s+of)?\s+{_MONTH.format('m1')}(?:(?:,|\s+of)?\s+(?P<y>(?:19|20)\d\d)\b)?",
        rf"\b{_DAY.format('d1')}(?:\s+of)?\s+{_MONTH.format('m1')}(?:(?:,|\s+of)?\s+(?P<y>(?:19|20)\d\d)\b)?",
        rf"\b{_MONTH.format('m1')}\s+{_DAY.format('d1')}{_TO}{_MONTH.format('m2')}\s+{_DAY.format('d2')}(?:(?:,|\s+of)?\s+(?P<y>(?:19|20)\d\d)\b)?",
        rf"\b{_MONTH.format('m1')}\s+{_DAY.format('d1')}\b{_TO}{_DAY.format('d2')}\b(?:(?:,|\s+of)?\s+(?P<y>(?:19|20)\d\d)\b)?",
        rf"\b{_MONTH.format('m1')}\s+{_DAY.format('d1')}\b(?:(?:,|\s+of)?\s+(?P<y>(?:19|20)\d\d)\b)?",
        r"\b(?P<d1>[0-3]?\d)\.?\s?[-–]\s?(?P<d2>[0-3]?\d)\.(?P<n1>[01]?\d)\.(?P<y>(?:19|20)\d\d)\b",
        r"\b(?P<d1>[0-3]?\d)(?P<parted>[-./])(?P<n1>[0-3]?\d)(?P=parted)(?P<y>(?:19|20)\d\d)\b",
        r"\b(?P<y>(?:19|20)\d\d)(?P<parted>[./])(?P<n1>[01]?\d)(?P=parted)(?P<d1>[0-3]?\d)\b",
    )
]
#: The forms that name a month, and what the others are known by.
DAY_FORMS, MONTH_FORMS, NUMERIC = FORMS[1:4], FORMS[4:7], re.compile(r"\d[-./]\d")
#: What all forms have that begin with the day, and all that begin with the month.
_NAMED = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
DAY_FIRST = re.compile(rf"\d(?:st|nd|rd|th)?(?:\s+of)?\s+{_NAMED}", re.IGNORECASE)
MONTH_FIRST = re.compile(rf"\b{_NAMED}[a-z]*\.?\s+\d", re.IGNORECASE)
#: A cheap look first: every form holds a month's name or three groups of digits. That all of it begins with one set of
#: characters lets the search pass over everything else without trying.
HINT = re.compile(
    r"[\dJFMASOND](?:(?<=\d)(?:[-./]\d|(?i:(?:\s?(?:st|nd|rd|th))?(?:\s{1,3}of)?\s{1,3}" + _NAMED + r"))"
    r"|(?<=\b[JFMASOND])(?i:(?<=J)(?:an|u[nl])|(?<=F)eb|(?<=M)a[ry]|(?<=A)(?:pr|ug)|(?<=S)ep|(?<=O)ct|(?<=N)ov|(?<=D)ec)"
    r"[A-Za-z]{0,6}\.?\s{1,3}\d)"
)
#: Where a form may begin: before a figure or a month.
BEGINNING = re.compile(r"\b(?=[\djfmasond])", re.IGNORECASE)
PARTS = re.compile(r"\w+")
#: The first day of a run whose last day the hint found: "17 to" before "18 June".
RUN_BEFORE = re.compile(
    r"\b[0-3]?\d(?:,\s?[0-3]?\d){0,3}(?:st|nd|rd|th)?\s*(?:-|–|—|to|and|&|until|/)\s*(?:the\s+)?\d{1,2}$",
    re.IGNORECASE,
)


def _hints_at_date(low: str) -> bool:
    """Whether a token may be part of a printed date: a month's name, alone or hyphenated, or what parts its figures."""
    return low in ("-", "/") or ("." in low and low[0].isdigit()) or not MONTHS.keys().isdisjoint(PARTS.findall(low))


#: Tokens without which no date is printed.
DATED = shape(_hints_at_date)


@record
class Day:
    """A date or a run of days as printed; `year` is None where the text leaves it out. `month2`, `day2` end a run."""

    start: int
    end: int
    year: int | None
    month: int
    day: int
    month2: int
    day2: int

    def first(self, year: int | None = None) -> date | None:
        """The first day, in `year` where none is printed; None for days that no calendar has."""
        return _date(self.year or year, self.month, self.day)

    def last(self, year: int | None = None) -> date | None:
        """The last day of the run, or the day itself."""
        return _date(self.year or year, self.month2, self.day2)


def _date(year: int | None, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year else None
    except ValueError:
        return None


def find_days(text: str, start: int = 0, end: int | None = None) -> Iterator[Day]:
    """Dates with at least a day and a month, left to right, in `text[start:end]`."""
    end = len(text) if end is None else end
    at = start
    while hint := HINT.search(text, at, end):
        begin = max(at, hint.start() - 2)
        while begin > at and text[begin - 1].isalnum():
            begin -= 1
        forms = _forms_near(text, begin, hint.end(), end)
        if not forms:
            at = hint.end()
            continue
        run = RUN_BEFORE.search(text, max(at, hint.start() - 20), hint.start() + 1)
        begin = run.start() if run else begin
        last = min(end, hint.end() + 40)
        places = [place.start() for place in BEGINNING.finditer(text, begin, hint.end() + 1)]
        best: Day | None = None
        for form in forms:
            for place in places:
                match = form.match(text, place, last)
                if match is not None:
                    if best is None or match.end() - match.start() > best.end - best.start:
                        best = _day(match)
                    break
        if best is None:
            at = hint.end()
        else:
            yield best
            at = best.end


def _forms_near(text: str, begin: int, hint_end: int, end: int) -> list[re.Pattern[str]]:
    """The forms that a date near a hint may have."""
    if NUMERIC.search(text, begin, min(end, hint_end + 10)):
        return FORMS
    last = min(end, hint_end + 40)
    day = DAY_FORMS if DAY_FIRST.search(text, begin, last) else []
    return day + MONTH_FORMS if MONTH_FIRST.search(text, begin, last) else day


def _day(match: re.Match[str]) -> Day | None:
    parts = match.groupdict()
    month = int(parts["n1"]) if parts.get("n1") else MONTHS[parts["m1"].casefold()]
    day = int(parts["d1"])
    if month > 12 and day <= 12 and parts.get("parted"):
        month, day = day, month  # 3/31/2033
    month2 = MONTHS[parts["m2"].casefold()] if parts.get("m2") else month
    day2 = int(parts["d2"]) if parts.get("d2") else day
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1 <= day2 <= 31):
        return None
    return Day(match.start(), match.end(), int(parts["y"]) if parts.get("y") else None, month, day, month2, day2)
