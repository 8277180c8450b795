"""Where and when the words of a naming put the meeting."""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract.calendar import times_in
from flows.extract.document import Document
from flows.extract.meeting_kinds import (
    Meeting,
)
from flows.extract.meeting_places import place
from flows.extract.moment import Now, Time
from flows.extract.worded_times import SMALL

BREAKS = frozenset("; : ( ) – — and ,".split())
#: What those do who come to a meeting: the time before it is that of the meeting.
CONVENED = frozenset("met gathered assembled convened sat filled crowded attended came".split())


def locate(doc: Document, meeting: Meeting, now: Now) -> None:
    """Read place and time out of a naming's words."""
    place(doc, meeting)
    _time(doc, meeting, now)


def _year_to_come(time: Time, now: Now) -> int | None:
    """The year of a month without one that is still ahead: "the next, due in October", written in March."""
    behind = time.month and not time.printed and time.start is None and now.day and time.year
    if behind and now.day and (time.year, time.month) < (now.day.year, now.day.month):
        return now.day.year + ((time.month or 0) < now.day.month)
    return time.year


def _year_before(low: Sequence[str], first: int, now: Now) -> int | None:
    """The year of a meeting so long before the one at hand: "came four months after the ministerial in Lima"."""
    if first < 3 or low[first - 1] not in ("after", "since") or not now.year:
        return None
    count, unit = SMALL.get(low[first - 3], 0), low[first - 2]
    if unit in ("year", "years") and count:
        return now.year - count
    if unit in ("month", "months") and count and now.day:
        return (now.day.year * 12 + now.day.month - 1 - count) // 12
    return None


def _time(doc: Document, meeting: Meeting, now: Now) -> None:
    """Times in the words themselves and right before them ("In 2024, at the …")."""
    low, floor = doc.tokens.low, meeting.sentence.first
    first = meeting.first
    while first > max(floor, meeting.first - 4) and low[first - 1] not in BREAKS:
        first -= 1
    labelled = low[floor][0].isdigit() and ":" in low[floor : min(meeting.first, floor + 8)]
    near = meeting.first - floor <= 7 or not CONVENED.isdisjoint(low[floor + 1 : meeting.first])
    if labelled or (near and low[floor] in ("in", "on", "at", "last", "next")):
        first = floor  # "6–7 October: Peacekeeping Ministerial, Lima", "On Monday the chiefs of 80 states met for …"
    meeting.times = times_in(doc, first, min(meeting.last + 1, meeting.sentence.last), now)
    for time in meeting.times:
        if meeting.year is None and (time.printed or time.away or time.start or (time.year and not time.month)):
            coming = meeting.shift in ("next", "ahead")
            meeting.year = _year_to_come(time, now) if coming else time.year
            meeting.told["year"] = (time.first, time.last)
        meeting.away = meeting.away or time.away
    if meeting.year is None and (year := _year_before(low, meeting.first, now)):
        meeting.year, meeting.away = year, True
        meeting.told["year"] = (meeting.first - 3, meeting.first)
    if meeting.year is None and (meeting.shift in ("previous", "next") or low[meeting.first] in ("a", "an")):
        around = times_in(doc, max(meeting.sentence.first, meeting.first - 12), meeting.first, now)
        for time in [t for t in around if t.away and t.year and (t.printed or (t.month and not meeting.shift))][-1:]:
            meeting.year, meeting.told["year"] = time.year, (time.first, time.last)
