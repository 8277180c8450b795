"""On which days a meeting was held, as far as the article lets one reckon it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from flows.articles.article import BlockKind
from flows.extract.calendar import times_in
from flows.extract.dates import WEEKDAYS
from flows.extract.day_parts import counted_day, days_after_first, part_of, turning_words
from flows.extract.document import Document
from flows.extract.edition import Edition
from flows.extract.marks import mark
from flows.extract.meeting_kinds import Meeting
from flows.extract.meeting_length import length_of, length_told
from flows.extract.meeting_places import city_name
from flows.extract.moment import Now, Time
from flows.extract.told_days import Days, reckoned

#: Words of opening and closing.
TURNING = mark(turning_words)
#: What people do on their way to a meeting or from it.
TRAVELS = frozenset(
    "returned returns left leaves departed departs travelled traveled flew flies arrived arrives leave depart "
    "travel return".split()
)


def date_edition(doc: Document, edition: Edition, now: Now, body: int = 0) -> Days:
    """Set `start` and `end` of an edition (and its year by them) and give what they rest on.

    `body` is the character at which the text goes on after its dateline, whose date says nothing of the meeting.
    """
    days = Days(body=doc.token_at(body) if body else 0)
    for naming in edition.namings:
        days.length = days.length or length_of(doc, naming)
        _read(doc, naming, edition, now, days)
    if edition.main and days.length is None:
        days.length = length_told(doc)
    if edition.main and not (days.starts or days.ranges) and (days.length or 2) > 1:
        _turning_elsewhere(doc, edition, now, days)
    if edition.main and not (days.starts or days.ends or days.on or days.ranges):
        _from_opening(doc, edition, now, days)
    start, end = reckoned(days)
    if start or end:
        edition.start, edition.end = start, end
        edition.told = {c: said for c, said in edition.told.items() if c not in ("start_date", "end_date")}
    if edition.start or edition.end:
        edition.year = (edition.start or edition.end or date.min).year
    return days


def year_before(doc: Document, edition: Edition, now: Now) -> int | None:
    """The year that opens the sentence in which the meeting is first told: "In May of last year …, where Peru …"."""
    naming = next((n for n in edition.namings if n.kind is BlockKind.PARAGRAPH), None)
    if naming is None or doc.tokens.low[naming.sentence.first] not in ("in", "on", "last", "back", "it"):
        return None
    times = times_in(doc, naming.sentence.first, naming.first, now)
    return times[0].year if times and times[0].first <= naming.sentence.first + 4 else None


def _read(doc: Document, naming: Meeting, edition: Edition, now: Now, days: Days) -> None:
    """Take the days in a naming's sentence; for a meeting not at hand, only those in the naming's own words."""
    whole = edition.main and not naming.shift and not naming.nested
    times = times_in(doc, naming.sentence.first, naming.sentence.last, now) if whole else naming.times
    for time in times:
        if doc.quoted[time.first] is not None or time.first < days.body or _is_dateline(time, naming, now):
            continue
        if "not" in doc.tokens.low[max(0, time.first - 2) : time.first]:
            continue  # "on Wednesday, not on Thursday"
        start, end = _dated(time, edition)
        labels = time.last == naming.first - 1 and doc.tokens.low[time.last] == ":"
        inside = labels or naming.first - 3 <= time.first < naming.last
        if start is None or not _bears_on(doc, naming, time, inside) or _of_another_month(naming, edition, start):
            continue
        if end and end != start:
            days.ranges.append((start, end))
            days.said.append((time.first, time.last, "printed-days"))
        else:
            _one_day(doc, naming, time, start, days)


def _of_another_month(naming: Meeting, edition: Edition, day: date) -> bool:
    """Whether a day lies in another year or month than the naming says: "in Lima in May, she said on Tuesday"."""
    if edition.year is not None and day.year != edition.year:
        return True
    months = [t for t in naming.times if t.month and t.start is None]
    return bool(months) and all(t.month != day.month for t in months)


def _is_dateline(time: Time, naming: Meeting, now: Now) -> bool:
    """Whether a date at a sentence's start is that of publication."""
    return time.printed and time.start == time.end == now.day and time.first <= naming.sentence.first + 6


def _from_opening(doc: Document, edition: Edition, now: Now, days: Days) -> None:
    """The day of what the article opens with: "on Tuesday praised … He was speaking at the opening of …"."""
    body = [s for s in doc.prose if doc.kind(s) is BlockKind.PARAGRAPH][:3]
    naming = next((n for n in edition.namings if n.kind is not BlockKind.TITLE), edition.namings[0])
    at_hand = not edition.remote and all(n.shift != "ahead" for n in edition.namings)
    for n, sentence in enumerate(body):
        for time in times_in(doc, sentence.first, min(sentence.last, sentence.first + 60), now):
            if time.start is None or doc.quoted[time.first] is not None or time.first < days.body:
                continue
            if _on_the_way(doc.tokens.low, sentence.first, time):
                return
            recent = time.start == time.end and now.day is not None and 0 <= (now.day - time.start).days <= 7
            if recent and at_hand and n < 2 and not time.printed:
                _one_day(doc, naming, Time(naming.first, naming.head), time.start, days)
                return
            if (counted := days_after_first(doc, time, sentence.last)) is not None and at_hand:
                days.starts.append(time.start - timedelta(counted))
                days.said.append((time.first, time.last, "meeting-day-start"))
                return
            if time.printed and edition.city and _in_city(doc, edition, time):
                days.ranges.append((time.start, time.end or time.start))
                days.said.append((time.first, time.last, "days-in-city"))
                return


def _in_city(doc: Document, edition: Edition, time: Time) -> bool:
    """Whether a date stands by the meeting's city: "in Tbilisi on 3 and 4 June 2035"."""
    near = doc.entities_in(max(0, time.first - 5), min(len(doc.tokens), time.last + 4))
    return any(city_name(e) == edition.city for e in near)


def _turning_elsewhere(doc: Document, edition: Edition, now: Now, days: Days) -> None:
    """Opening and close told apart from the meeting's name: "The bidding had opened on Tuesday"."""
    known = {n.sentence.first for n in edition.namings}
    turning = doc.lexicon.derived(turning_words)
    low = doc.tokens.low
    for sentence in doc.prose:
        if sentence.first in known or sentence.first < days.body or not doc.mark(sentence) & TURNING:
            continue
        for k in doc.places(sentence.first, sentence.last - 2, TURNING):
            role = turning.get(low[k]) if doc.tags[k] in "EV" and doc.quoted[k] is None else None
            if role is None or (role == "closes" and "it" not in low[max(sentence.first, k - 3) : k]):
                continue
            for time in times_in(doc, k + 1, min(sentence.last, k + 9 if time_follows(low, k) else k + 4), now):
                near = [abs((d - time.start).days) for d in days.on + days.starts + days.ends] if time.start else [9]
                if time.start and max(near, default=0) <= 4:
                    (days.starts if role == "opens" else days.ends).append(time.start)
                    days.said.append((k, time.last, f"meeting-{role}"))
                    return


def time_follows(low: Sequence[str], k: int) -> bool:
    """Whether a day comes right after a verb: "ended on Wednesday, 30 October"."""
    return low[k + 1] in ("on", "in", "last", "here") or low[k + 1] in WEEKDAYS


def _dated(time: Time, edition: Edition) -> tuple[date | None, date | None]:
    if time.start is not None or time.days is None:
        return time.start, time.end
    return time.days.first(edition.year), time.days.last(edition.year)


def _on_the_way(low: Sequence[str], floor: int, time: Time) -> bool:
    return not TRAVELS.isdisjoint(low[max(floor, time.first - 4) : time.first])


def _bears_on(doc: Document, naming: Meeting, time: Time, inside: bool) -> bool:
    """Whether a day of the sentence is the meeting's: near it, with no other clause's past or future in between."""
    low = doc.tokens.low
    if any(low[k] in ("continues", "continue", "resumes", "resume") for k in range(max(0, time.first - 3), time.first)):
        return False  # neither its first day nor its last
    if _on_the_way(low, naming.sentence.first, time) and counted_day(doc, naming, time) is None:
        return False  # "returned on Friday from the ministerial"
    if inside:
        return True
    a, b = (time.last, naming.first) if time.first < naming.first else (naming.last, time.first)
    if time.away or any(low[k] in (";", "while", "whereas", "after") for k in range(a, b)):
        return False
    return b - a <= 30


def _one_day(doc: Document, naming: Meeting, time: Time, day: date, days: Days) -> None:
    role, back = part_of(doc, naming, time)
    if role == "start":
        days.starts.append(day - timedelta(back))
    elif role == "end":
        days.ends.append(day)
        if back:
            days.starts.append(day - timedelta(back))
    else:
        days.on.append(day)
    days.said.append((time.first, time.last, f"meeting-day-{role}"))
