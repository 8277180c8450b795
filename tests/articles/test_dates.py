from __future__ import annotations

import pytest

from flows.articles.dates import ends_with_date, is_date_line


@pytest.mark.parametrize(
    "line",
    [
        "11 November 2031",
        "Friday, 9 July 2027 08:12 WIB",
        "Updated 6:42 PM EDT, September 15, 2026",
        "Monday, May 30, 2044 12:04 AM Last update: 01:17 AM",
        "18.11.2043 - 17:26",
        "181726 Nov 43",
        "Date : 19/11/2042",
        "No. 41 - Friday, 15 October 2027",
        "2028-03-22 16:08:41",
    ],
)
def test_a_line_that_only_says_when(line: str) -> None:
    assert is_date_line(line.casefold())


@pytest.mark.parametrize(
    "line", ["2021 87000", "May the best win 2", "On 4 March 2031 ministers met", "Of the 71, 48", "May"]
)
def test_a_line_that_says_more(line: str) -> None:
    assert not is_date_line(line.casefold())


def test_ends_with_date() -> None:
    assert ends_with_date("accra ledger, saturday, june 23, 2029")
    assert not ends_with_date("pledges fall short of 2029")
