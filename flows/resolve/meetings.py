"""One meeting as one article tells of it: what it has in common with others, and the readable id it has by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from flows.resolve.ids import digest, fold, slug, word_set

OTHER = "other"
# Series that meet many times a year: the day, not the city, tells their meetings apart.
BY_DAY = frozenset({"security-council-meeting"})
# What sets an unnamed kind of meeting apart from others in the same city and year, most telling first.
_TOPICS = (
    "preparatory",
    "women",
    "police",
    "training",
    "medical",
    "technology",
    "environment",
    "francophone",
    "academic",
)
_COMMON = word_set(
    "a an and at by during first for from high in its level meeting meetings conference event forum gathering of on or"
    " our seminar session summit talks the this to two three day days with un u n united nations international"
    " peacekeeping peace operations keeping"
)
_SAME_DAYS = timedelta(days=3)  # reports of one meeting date it by its first or last day, or by their own time zone
_REPORTED_WITHIN = timedelta(days=60)  # a report about a meeting, without its date, appears this near to it
_SAME_TIME = timedelta(days=400)  # a report about a meeting appears at most about a year before or after it


@dataclass(frozen=True, slots=True)
class Meeting:
    """What one article says of one meeting.

    `held_in` and `hosts` are ISO3 codes, `words` the telling words of its theme, else of its name.
    """

    article_id: str
    key: int
    series: str
    main: bool = False
    year: int | None = None
    city: str | None = None
    start: date | None = None
    end: date | None = None
    held_in: str | None = None
    hosts: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    format: str | None = None
    published: date | None = None

    @property
    def place(self) -> str:
        return slug(self.city) if self.city else ""

    @property
    def full(self) -> bool:
        """Series, year and place are known: what identifies a meeting."""
        if self.series in BY_DAY:
            return self.start is not None
        return bool(self.year and self.city)


def telling_words(*texts: str | None) -> tuple[str, ...]:
    """The words of the first text that has any beyond those common to all meetings, at most four."""
    for text in texts:
        words = [w for w in fold(text or "").split() if w not in _COMMON and not w.isdigit()]
        if words:
            return tuple(words[:4])
    return ()


def meeting_id(meeting: Meeting) -> str:
    """The readable id that what this article says (and what is known of editions) gives the meeting."""
    year = str(meeting.year) if meeting.year else ""
    if meeting.series in BY_DAY:
        parts = [meeting.series, meeting.start.isoformat() if meeting.start else year]
    elif meeting.series == OTHER and meeting.city:
        parts = [meeting.series, year, meeting.place, topic(meeting)]
    elif meeting.series == OTHER:
        told = "-".join([*sorted(c.lower() for c in meeting.hosts), *(slug(w) for w in meeting.words)])
        # Of a meeting without any of these two articles cannot be seen to speak of the same one.
        parts = [meeting.series, year, told or digest("x", [meeting.article_id, meeting.key])]
    else:
        parts = [meeting.series, year, meeting.place]
    return "-".join(p for p in parts if p)


def topic(meeting: Meeting) -> str:
    """What kind of meeting it is, as far as its theme or name says so in a word known here."""
    return next((t for t in _TOPICS if any(w.startswith(t) for w in meeting.words)), "")


def same_place(a: str, b: str) -> bool:
    """Two place slugs name one city: Ha-Noi and Hanoi, Delhi and New Delhi."""
    words_a, words_b = set(a.split("-")), set(b.split("-"))
    return a.replace("-", "") == b.replace("-", "") or words_a <= words_b or words_b <= words_a


def same_days(a: Meeting, b: Meeting) -> bool:
    """Their dates, where both have some, overlap or nearly do."""
    if a.start is None or b.start is None:
        return True
    return a.start - _SAME_DAYS <= (b.end or b.start) and b.start - _SAME_DAYS <= (a.end or a.start)


def same_time(report: Meeting, meeting: Meeting) -> bool:
    """The report, where it is about this very meeting, was published in its time."""
    if not (report.main and report.published and meeting.year):
        return True
    held = meeting.start or date(meeting.year, 7, 1)
    return abs(report.published - held) <= _SAME_TIME


def reported_near(report: Meeting, meeting: Meeting) -> bool:
    """The report is about a meeting, and was published within weeks of this one."""
    if not (report.main and report.published and meeting.start):
        return False
    return abs(report.published - meeting.start) <= _REPORTED_WITHIN


def fits(partial: Meeting, other: Meeting) -> bool:
    """Nothing that the partial report says speaks against `other`, and something it says points to it."""
    if partial.series != other.series or (partial.year and other.year and partial.year != other.year):
        return False
    if partial.city and other.city and not same_place(partial.place, other.place):
        return False
    if not same_days(partial, other) or not same_time(partial, other):
        return False
    same_host = bool(partial.hosts & other.hosts)
    if not partial.city and partial.hosts and other.hosts and not same_host:
        return False
    pointed_at = bool(partial.city and other.city) or bool(partial.year and other.year) or same_host
    return pointed_at or reported_near(partial, other)
