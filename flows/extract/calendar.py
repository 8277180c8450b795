"""Which days, months and years a clause speaks of, counted from the day on which the article appeared."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from flows.extract.dates import MONTHS, WEEKDAYS, Day
from flows.extract.document import Document
from flows.extract.marks import mark, shape
from flows.extract.record import record
from flows.extract.sentences import Sentence

#: Days from the article's own for words that name a day by its distance.
NEAR = {
    "today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0,
    ("this", "morning"): 0, ("this", "afternoon"): 0, ("this", "evening"): 0,
    ("last", "night"): -1, ("last", "evening"): -1,
}  # fmt: skip
#: Years from the article's own.
YEARS = {
    ("last", "year"): -1, ("previous", "year"): -1, ("past", "year"): -1, ("next", "year"): 1, ("coming", "year"): 1,
    ("following", "year"): 1, ("this", "year"): 0, ("current", "year"): 0, ("same", "year"): 0, ("year", "ago"): -1,
}  # fmt: skip
SMALL = {
    w: n for n, w in enumerate("a two three four five six seven eight nine ten eleven twelve".split(), start=1)
} | {"one": 1}
WEEKDAYS_CUT = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6}


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
        time = _worded(doc.tokens.word, low, i, last, now) if i >= reached and i not in taken else None
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
            if (base - start).days > 45 and _looks_ahead(doc.tokens.low, max(sentence.first, a - 12), a):
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


def _worded(word: Sequence[str], low: Sequence[str], i: int, last: int, now: Now) -> Time | None:
    token = low[i]
    pair = (token, low[i + 1]) if i + 1 < last else (token, "")
    if token in NEAR or pair in NEAR:
        day = now.day + timedelta(NEAR[token] if token in NEAR else NEAR[pair]) if now.day else None
        return _on(i, i + (1 if token in NEAR else 2), day)
    if token in WEEKDAYS or (token in WEEKDAYS_CUT and word[i][0].isupper()):
        return _weekday(low, i, WEEKDAYS.get(token, WEEKDAYS_CUT.get(token, 0)), now)
    if pair in YEARS:
        shift = YEARS[pair]
        return Time(i, i + 2, year=now.year + shift if now.year else None, away=shift != 0)
    if token.isdigit() and len(token) == 4 and token[:2] in ("19", "20"):
        return _year(low, i, last, now)
    if token in MONTHS and word[i][0].isupper() and (token != "may" or low[i - 1] in MONTH_LEADS):
        return _month(low, i, last, now)
    return _distance(low, i, last, now)


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
MONTH_LEADS = frozenset("in last next this since until till by of early late mid from and".split())


def _on(first: int, last: int, day: date | None) -> Time:
    return Time(first, last, day, day, day.year if day else None, day.month if day else None)


def _weekday(low: Sequence[str], i: int, weekday: int, now: Now) -> Time:
    """The nearest such day back from `base`, or ahead of it where the words say so."""
    first = i - 1 if i and low[i - 1] in ("last", "next", "this", "coming", "past") else i
    base = now.day
    if base is None:
        return Time(first, i + 1)
    back = (base.weekday() - weekday) % 7
    if low[first] == "last" and back == 0:
        back = 7
    ahead = low[first] in ("next", "coming") or _looks_ahead(low, max(0, i - 8), i)
    ahead = ahead or (low[i - 1] not in ("from", "since") and not BEGINS.isdisjoint(low[max(0, i - 8) : i]))
    ahead = ahead or (low[i - 1] in ("until", "till", "through") and PAST.isdisjoint(low[max(0, i - 12) : i]))
    day = base + timedelta((7 - back) if back or low[first] == "next" else 0) if ahead else base - timedelta(back)
    return _on(first, i + 1, day)


#: Words before a weekday that make it one to come.
AHEAD = frozenset(
    "will shall due tomorrow continues ends closes concludes finishes resumes expected scheduled slated".split()
)
#: Present tenses that do so too, unless "from" or "since" stands between.
BEGINS = frozenset("opens begins starts hosts convenes gathers meets".split())
#: Words before "until Monday" that put the Monday in the past.
PAST = frozenset("from since was were had met held lasted sat ran hosted discussed spent gathered debated".split())
TO_COME = frozenset("be open close end meet begin start host sign attend take conclude resume".split())


def _looks_ahead(low: Sequence[str], first: int, last: int) -> bool:
    return any(low[k] in AHEAD or (low[k] == "to" and low[k + 1] in TO_COME) for k in range(first, last))


def _year(low: Sequence[str], i: int, last: int, now: Now) -> Time | None:
    """A year as figure, unless it counts something ("2000 troops") or is a part of a number or code."""
    after = low[i + 1] if i + 1 < last else "."
    before = low[i - 1] if i else ""
    if before in (
        "-",
        "–",
        "/",
        "no",
        "resolution",
        "$",
        "€",
        "£",
        "about",
        "over",
        "some",
        "nearly",
        "than",
    ) or after in ("-", "/", "km", "%"):
        return None
    if after in ("troops", "soldiers", "peacekeepers", "police", "people", "personnel", "men", "officers", "trainees"):
        return None
    year = int(low[i])
    return Time(i, i + 1, year=year, away=now.year is not None and year != now.year, printed=True)


def _month(low: Sequence[str], i: int, last: int, now: Now) -> Time:
    """A month, with the year that follows it or that `base` gives it."""
    month, base = MONTHS[low[i]], now.day
    before = low[i - 1] if i else ""
    j = i + 2 if i + 1 < last and low[i + 1] in (",", "of", ".") else i + 1
    if j < last and low[j].isdigit() and len(low[j]) == 4:
        year = int(low[j])
        return Time(i, j + 1, year=year, month=month, away=not _same_month(year, month, base), printed=True)
    if j < last and (low[j], low[j + 1] if j + 1 < last else "") in YEARS:
        year_ = now.year + YEARS[(low[j], low[j + 1])] if now.year else None
        return Time(i, j + 2, year=year_, month=month, away=True)
    first = i - 1 if before in ("last", "next", "this") else i
    if base is None:
        return Time(
            first,
            i + 1,
            year=None if before in ("last", "next") else now.year,
            month=month,
            away=before in ("last", "next"),
        )
    year = base.year
    if before == "last" or (before not in ("next", "this") and month > base.month + 6):
        year -= month >= base.month
    elif before == "next":
        year += month <= base.month
    return Time(first, i + 1, year=year, month=month, away=before in ("last", "next") or month != base.month)


def _same_month(year: int, month: int, base: date | None) -> bool:
    return base is None or (base.year - year) * 12 + base.month - month in (-1, 0, 1)


#: The first month of each season of the northern half, as the press counts them.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def _season(low: Sequence[str], i: int, base: date | None) -> Time:
    """ "next spring": the first to begin after the article's day; "last spring": the last to have begun before it."""
    if base is None:
        return Time(i, i + 2, away=True)
    begun = base.month >= SEASONS[low[i + 1]]
    year = base.year + begun if low[i] == "next" else base.year - (not begun)
    return Time(i, i + 2, year=year, away=True)


def _distance(low: Sequence[str], i: int, last: int, now: Now) -> Time | None:
    """ "next month", "three years ago", "last week"."""
    base = now.day
    if low[i] in ("next", "last") and i + 1 < last and low[i + 1] in SEASONS:
        return _season(low, i, base)
    if low[i] in ("next", "last", "this") and i + 1 < last and low[i + 1] in ("month", "week", "weekend"):
        step = {"next": 1, "last": -1, "this": 0}[low[i]]
        if base is None or low[i + 1] != "month":
            away = step != 0 and low[i + 1] == "month"
            return Time(i, i + 2, year=base.year if base and 2 < base.timetuple().tm_yday < 352 else None, away=away)
        month = base.year * 12 + base.month - 1 + step
        return Time(i, i + 2, year=month // 12, month=month % 12 + 1, away=step != 0)
    if (
        i + 2 < last
        and low[i + 2] in ("ago", "earlier", "before", "later")
        and low[i + 1] in ("years", "year", "months", "month", "weeks")
    ):
        count = SMALL.get(low[i]) or (int(low[i]) if low[i].isdigit() else 0)
        if count:
            years = low[i + 1].startswith("year") and low[i + 2] == "ago"
            return Time(i, i + 3, year=now.year - count if now.year and years else None, away=True)
    return None
