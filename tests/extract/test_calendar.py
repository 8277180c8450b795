"""Times in clauses, counted from the day on which an article appeared (Wednesday 3 May 2034 below)."""

from __future__ import annotations

from datetime import date

import pytest

from flows.articles.article import Article
from flows.articles.normalize import normalize
from flows.extract.calendar import times_in
from flows.extract.document import analyze
from flows.extract.lexicon import load_lexicon
from flows.extract.moment import Now

WEDNESDAY = Now(date(2034, 5, 3), 2034)


def told(text: str, now: Now = WEDNESDAY) -> list[str]:
    """Days ("2034-05-02", "2034-05-02/2034-05-03"), else year and month, with "away" where told from afar."""
    text, blocks = normalize(text)
    doc = analyze(Article("a.txt", "a.txt", text, tuple(blocks)), load_lexicon())
    found = []
    for time in times_in(doc, 0, len(doc.tokens), now):
        days = str(time.start) if time.start == time.end else f"{time.start}/{time.end}"
        found.append((days if time.start else f"{time.year}-{time.month}") + (" away" if time.away else ""))
    return found


TIMES = [
    ("It met on Tuesday.", ["2034-05-02"]),
    ("It met on Wednesday.", ["2034-05-03"]),
    ("It met last Wednesday.", ["2034-04-26"]),
    ("It meets next Monday.", ["2034-05-08"]),
    ("It will open on Friday.", ["2034-05-05"]),
    ("It met yesterday and meets tomorrow.", ["2034-05-02", "2034-05-04"]),
    ("It met this morning.", ["2034-05-03"]),
    ("It met on 1 and 2 May.", ["2034-05-01/2034-05-02"]),
    ("It met from April 30 to May 2.", ["2034-04-30/2034-05-02"]),
    ("It met between the 1st and the 2nd of May 2034.", ["2034-05-01/2034-05-02"]),
    ("It met on Dec. 7-8, 2031.", ["2031-12-07/2031-12-08 away"]),
    ("It met last year.", ["2033-None away"]),
    ("It met in November last year.", ["2033-11 away"]),
    ("It met last December.", ["2033-12 away"]),
    ("It meets next month.", ["2034-6 away"]),
    ("It met three years ago.", ["2031-None away"]),
    ("It met in May 2031.", ["2031-5 away"]),
    ("It met in 2031.", ["2031-None away"]),
    # Traps: figures and words that only look like times.
    ("It sent 2031 troops.", []),
    ("It may meet.", []),
    ("Resolution 2719 was recalled.", []),
    ("It lasted two days.", []),
    ("It costs $2030.", []),
]


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_times_count_from_the_day_of_the_article(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_without_a_date_line_weekdays_stay_open() -> None:
    assert told("It met on Tuesday.", Now()) == ["None-None"]
    assert told("It met on 2 May 2034.", Now()) == ["2034-05-02"]
    assert told("It met last year.", Now(None, 2034)) == ["2033-None away"]
