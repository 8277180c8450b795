"""What a report says of a meeting, and which meeting it can be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from flows.resolve.editions import Met, with_edition
from flows.resolve.meetings import Meeting, fits, meeting_id, same_place, telling_words, topic

SERIES = "peacekeeping-ministerial"
SEOUL = Meeting(
    "",
    0,
    SERIES,
    year=2021,
    city="Seoul",
    start=date(2021, 12, 7),
    end=date(2021, 12, 8),
    held_in="KOR",
    hosts=frozenset({"KOR"}),
    format="virtual",
)
NEW_YORK = Meeting("", 0, SERIES, year=2019, city="New York", start=date(2019, 3, 29), end=date(2019, 3, 29))
REPORT = Meeting("a", 1, SERIES, main=True)


@pytest.mark.parametrize(
    ("meeting", "name"),
    [
        (SEOUL, "peacekeeping-ministerial-2021-seoul"),
        (replace(REPORT, year=2021), "peacekeeping-ministerial-2021"),
        (replace(REPORT, city="New York"), "peacekeeping-ministerial-new-york"),
        (REPORT, "peacekeeping-ministerial"),
        (
            Meeting("a", 1, "security-council-meeting", year=2033, start=date(2033, 5, 8)),
            "security-council-meeting-2033-05-08",
        ),
        (
            Meeting("a", 1, "other", year=2025, city="Islamabad", words=("preparatory",)),
            "other-2025-islamabad-preparatory",
        ),
        (
            Meeting("a", 1, "other", year=2019, hosts=frozenset({"USA", "RWA"}), words=("civilians",)),
            "other-2019-rwa-usa-civilians",
        ),
    ],
)
def test_readable_ids(meeting: Meeting, name: str) -> None:
    assert meeting_id(meeting) == name


def test_a_meeting_of_which_nothing_is_told_is_that_articles_alone() -> None:
    a, b = Meeting("a", 1, "other", year=2033), Meeting("b", 1, "other", year=2033)
    assert meeting_id(a) != meeting_id(b) and meeting_id(a).startswith("other-2033-x-")


@pytest.mark.parametrize(
    ("report", "known"),
    [
        (replace(REPORT, city="Seoul"), True),
        (replace(REPORT, year=2021), True),
        (replace(REPORT, hosts=frozenset({"KOR"})), True),
        (replace(REPORT, published=date(2021, 12, 9)), True),
        (replace(REPORT, city="Seoul", year=2022), False),
        (replace(REPORT, year=2021, city="Lima"), False),
        (replace(REPORT, year=2021, hosts=frozenset({"PER"})), False),
        (REPORT, False),
        (replace(REPORT, city="Seoul", published=date(2029, 1, 1)), False),
        (replace(REPORT, city="Seoul", start=date(2021, 6, 1), end=date(2021, 6, 2)), False),
        (replace(REPORT, series="leaders-summit", city="Seoul"), False),
    ],
)
def test_the_only_edition_that_fits_fills_in(report: Meeting, known: bool) -> None:
    filled = with_edition(report, {SERIES: [SEOUL, NEW_YORK]})
    assert (filled.year, filled.city) == (2021, "Seoul") if known else filled == report


def test_what_a_report_says_of_the_days_stays() -> None:
    filled = with_edition(
        replace(REPORT, city="Seoul", start=date(2021, 12, 8), end=date(2021, 12, 8)), {SERIES: [SEOUL]}
    )
    assert (filled.start, filled.end) == (date(2021, 12, 8), date(2021, 12, 8))


def test_two_editions_that_fit_fill_in_nothing_unless_one_is_near() -> None:
    editions = {SERIES: [replace(NEW_YORK, year=2019), replace(NEW_YORK, year=2031, start=date(2031, 3, 29))]}
    report = replace(REPORT, city="New York", main=False)
    assert with_edition(report, editions) == report
    assert with_edition(replace(report, main=True, published=date(2031, 4, 1)), editions).year == 2031


def test_a_vague_report_is_of_the_only_meeting_met() -> None:
    lusaka = Meeting("a", 1, SERIES, year=2029, city="Lusaka", hosts=frozenset({"ZMB"}))
    vague = Meeting("b", 1, SERIES, city="Lusaka")
    assert Met([lusaka]).only_fit(vague) == "peacekeeping-ministerial-2029-lusaka"
    assert Met([lusaka, replace(lusaka, year=2033)]).only_fit(vague) is None
    assert Met([lusaka, replace(lusaka, article_id="b")]).only_fit(vague) is None  # that article lists two


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [("ha-noi", "hanoi", True), ("delhi", "new-delhi", True), ("seoul", "lima", False), ("york", "new-delhi", False)],
)
def test_same_place(a: str, b: str, same: bool) -> None:
    assert same_place(a, b) is same


def test_words_that_tell_a_meeting_from_others() -> None:
    assert telling_words(None, "the two-day preparatory meeting on peacekeeping") == ("preparatory",)
    assert telling_words("Protection of Civilians", "workshop") == ("protection", "civilians")
    assert topic(Meeting("a", 1, "other", words=("preparatory",))) == "preparatory"


def test_fits_is_not_asked_of_a_report_that_says_nothing() -> None:
    assert not fits(REPORT, SEOUL)
