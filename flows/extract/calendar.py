"""Which days, months and years a clause speaks of, counted from the day on which the article appeared."""

from __future__ import annotations

from datetime import date

from flows.extract.dates import MONTHS, WEEKDAYS
from flows.extract.document import Document
from flows.extract.marks import mark, shape
from flows.extract.moment import UNDATED, Now, Time
from flows.extract.sentences import Sentence
from flows.extract.worded_times import NEAR, SMALL, WEEKDAYS_CUT, YEARS, looks_ahead, worded

#: No sentence of an article is longer, in tokens.
LONGEST = 1500
#: What parts the figures of a date ("2031-06-04", "4/6/2031").
SEPARATORS = frozenset("/-–")
#: Words with which a time may begin, months and figures apart.
TRIGGERS = frozenset(
    {k if isinstance(k, str) else k[0] for k in (*NEAR, *YEARS)}
    | set(WEEKDAYS)
    | set(WEEKDAYS_CUT)
    | set(SMALL)
    | {"next", "last", "this"}
)
TRIGGER, MONTH = mark(lambda _: TRIGGERS), mark(lambda _: MONTHS)
DIGITS, YEAR = shape(str.isdigit), shape(lambda low: len(low) == 4 and low.isdigit())
SEPARATOR = mark(lambda _: SEPARATORS) | shape(lambda low: low[0].isdigit() and low.count(".") == 2)


def times_in(doc: Document, first: int, last: int, now: Now = UNDATED) -> list[Time]:
    """Times within tokens `first` to `last` (exclusive) of one sentence, left to right, without overlaps."""
    sentence = doc.sentence_of(first) if 0 <= first < last else None
    if sentence is None:
        return []
    known: dict[int, tuple[Now, list[Time]]] = doc.memo.setdefault("times", {})
    told = known.get(sentence.first)
    if told is None or (told[0] is not now and told[0] != now):
        told = known[sentence.first] = now, _times_of(doc, sentence, now)
    times = told[1]
    return [t for t in times if first <= t.first and t.last <= last] if times else times


def _times_of(doc: Document, sentence: Sentence, now: Now) -> list[Time]:
    """All times of a sentence, of its first `LONGEST` tokens where it runs on."""
    last = min(sentence.last, sentence.first + LONGEST)
    words = doc.mark(sentence)
    dated = words & (MONTH | SEPARATOR)
    if not dated and not words & (TRIGGER | YEAR):
        return []
    found = _printed(doc, sentence, now) if dated else []
    taken = {i for t in found for i in _with_weekday(doc, t.first, t.last)}
    low, reached = doc.tokens.low, sentence.first
    for i in doc.places(sentence.first, last, TRIGGER | MONTH | DIGITS):
        time = worded(doc.tokens.word, low, i, last, now) if i >= reached and i not in taken else None
        if time is not None and not any(k in taken for k in range(time.first, time.last)):
            found.append(time)
            reached = time.last
    return sorted(found, key=lambda t: t.first)


def _with_weekday(doc: Document, first: int, last: int) -> range:
    """The tokens of a printed date with the weekday before or after it: "Wednesday, 17 May", "May 17 (Wednesday)"."""
    low = doc.tokens.low
    before = first - 1 - (first > 1 and low[first - 1] == ",")
    after = last + (last < len(low) and low[last] in (",", "("))
    first = before if before >= 0 and (low[before] in WEEKDAYS or low[before] in WEEKDAYS_CUT) else first
    return range(first, after + 1 if after < len(low) and after > last and low[after] in WEEKDAYS else last)


def _printed(doc: Document, sentence: Sentence, now: Now) -> list[Time]:
    """Dates with day and month; the year is the nearest to the article's own where none is printed."""
    found: list[Time] = []
    base, last = now.day, sentence.last
    for day in doc.days(sentence):
        a, b = doc.token_at(day.start), doc.token_at(day.end - 1) + 1
        start = day.first(now.year)
        if start and base and not day.year:
            start = min(
                (d for d in (day.first(base.year + n) for n in (-1, 0, 1)) if d), key=lambda d: abs((d - base).days)
            )
            if (base - start).days > 45 and looks_ahead(doc.tokens.low, max(sentence.first, a - 12), a):
                start = day.first(base.year + (start.year == base.year)) or start  # "will meet on 30 September"
        end = day.last(start.year) if start else None
        if start and end and end < start:
            end = None
        year = start.year if start else None
        found.append(
            Time(a, min(b, last), start, end or start, year, day.month, _afar(start, base), day.year is not None, day)
        )
    return found


def _afar(day: date | None, base: date | None) -> bool:
    return bool(day and base and abs((day - base).days) > 45)
