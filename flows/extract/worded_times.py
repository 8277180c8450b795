"""Days, months and years told in words: "last night", "next spring", "three years ago"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from flows.extract.dates import MONTHS, WEEKDAYS
from flows.extract.moment import Now, Time

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
MONTH_LEADS = frozenset("in last next this since until till by of early late mid from and".split())
#: Words before a weekday that make it one to come.
AHEAD = frozenset(
    "will shall due tomorrow continues ends closes concludes finishes resumes expected scheduled slated".split()
)
#: Present tenses that do so too, unless "from" or "since" stands between.
BEGINS = frozenset("opens begins starts hosts convenes gathers meets".split())
#: Words before "until Monday" that put the Monday in the past.
PAST = frozenset("from since was were had met held lasted sat ran hosted discussed spent gathered debated".split())
TO_COME = frozenset("be open close end meet begin start host sign attend take conclude resume".split())
#: The first month of each season of the northern half, as the press counts them.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
#: Words and signs before and after four figures that are no year: of a code, a sum, a measure, a count of people.
COUNTING = frozenset("- – / no resolution $ € £ about over some nearly than".split())
COUNTED = frozenset("- / km % troops soldiers peacekeepers police people personnel men officers trainees".split())


def worded(word: Sequence[str], low: Sequence[str], i: int, last: int, now: Now) -> Time | None:
    """The time whose words begin at token `i`, within `last` (exclusive); None where none does."""
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
    ahead = low[first] in ("next", "coming") or looks_ahead(low, max(0, i - 8), i)
    ahead = ahead or (low[i - 1] not in ("from", "since") and not BEGINS.isdisjoint(low[max(0, i - 8) : i]))
    ahead = ahead or (low[i - 1] in ("until", "till", "through") and PAST.isdisjoint(low[max(0, i - 12) : i]))
    day = base + timedelta((7 - back) if back or low[first] == "next" else 0) if ahead else base - timedelta(back)
    return _on(first, i + 1, day)


def looks_ahead(low: Sequence[str], first: int, last: int) -> bool:
    """Whether words between two tokens put what follows them in the future."""
    return any(low[k] in AHEAD or (low[k] == "to" and low[k + 1] in TO_COME) for k in range(first, last))


def _year(low: Sequence[str], i: int, last: int, now: Now) -> Time | None:
    """A year as figure, unless it counts something ("2000 troops") or is a part of a number or code."""
    after = low[i + 1] if i + 1 < last else "."
    before = low[i - 1] if i else ""
    if before in COUNTING or after in COUNTED:
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
