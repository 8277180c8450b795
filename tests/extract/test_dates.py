"""Printed dates in all their forms."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.extract.dates import find_days

FORMS = [
    ("8 December 2021", "2021-12-08"),
    ("8th of December, 2021", "2021-12-08"),
    ("December 8, 2021", "2021-12-08"),
    ("Dec. 8, 2021", "2021-12-08"),
    ("2021-12-08", "2021-12-08"),
    ("08.12.2021", "2021-12-08"),
    ("19/11/2042", "2042-11-19"),
    ("7-8 December 2021", "2021-12-07/2021-12-08"),
    ("7 and 8 December 2021", "2021-12-07/2021-12-08"),
    ("17 to 18 June 2034", "2034-06-17/2034-06-18"),
    ("December 7-8, 2021", "2021-12-07/2021-12-08"),
    ("the 3rd and the 5th of March 2040", "2040-03-03/2040-03-05"),
    ("30 May - 2 June 2031", "2031-05-30/2031-06-02"),
    ("May 30 to June 2, 2031", "2031-05-30/2031-06-02"),
]
NO_DATES = [
    "16 helicopters",
    "2.3 million",
    "level 2 hospital",
    "30 of the 287",
    "31 February 2030",
    "A/78/744",
    "24/7",
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_dates_are_read_in_every_form(text: str, expected: str) -> None:
    (day,) = find_days(f"It met on {text} in Oslo.")
    first, last = day.first(), day.last()
    assert (f"{first}" if first == last else f"{first}/{last}") == expected


@pytest.mark.parametrize("text", NO_DATES)
def test_other_figures_are_no_dates(text: str) -> None:
    assert [d for d in find_days(f"It said {text} then.") if d.first(2030)] == []


@given(st.text(alphabet="0123456789 -/.,MayJuneDecof", max_size=60))
@settings(max_examples=150, deadline=None)
def test_dates_lie_within_the_text_and_exist(text: str) -> None:
    for day in find_days(text):
        assert 0 <= day.start < day.end <= len(text)
        assert day.first(2030) is None or isinstance(day.first(2030), date)
