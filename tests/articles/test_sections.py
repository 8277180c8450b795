"""What residue takes along, and what it must never take."""

from __future__ import annotations

import pytest

from flows.articles.normalize import normalize

OPENING = "Ministers met in Juba on Monday and agreed on little else, one of them said.\n\n"


def rest(page: str) -> list[str]:
    """The blocks below the opening of a page."""
    text = normalize(OPENING + page).text
    assert text.startswith(OPENING.strip())
    return text[len(OPENING) :].split("\n\n") if len(text) > len(OPENING) else []


@pytest.mark.parametrize(
    "links",
    [
        "READ ALSO\nTrams to stop\nRates up again\n",
        "READ ALSO\n\nTrams to stop\n",
        "Related:\n- Trams to stop\n- Rates up again\n",
        "Also read: Trams to stop\n",
        "MOST READ\n1. Trams to stop\n2. Rates up again\n\nFollow us on X\n",
    ],
)
def test_links_go(links: str) -> None:
    assert rest(links) == []
    assert rest(links + "\nTogo has offered 140 police officers.\n") == ["Togo has offered 140 police officers."]


def test_a_paragraph_after_links_stays_in_the_same_group() -> None:
    assert rest("READ ALSO\nTrams to stop\nTogo has offered 140 police officers, it said.\n") == [
        "Togo has offered 140 police officers, it said."
    ]


def test_a_wrapped_paragraph_after_links_stays_whole() -> None:
    wrapped = (
        "Specific pledges came from 74 states. Soldiers, police, airlift and\nforces were offered\nby 53 states.\n"
    )
    assert rest(f"RELATED STORIES\nTrams to stop\nRates up again\n\n{wrapped}\nTags: army\n") == [
        "Specific pledges came from 74 states. Soldiers, police, airlift and forces were offered by 53 states."
    ]


def test_one_line_under_a_heading_of_links_above_the_article_may_be_its_headline() -> None:
    page = "Latest news\nTogo offers police units\n\nLOME, March 4 (ATOP) - Togo has offered two police units.\n"
    assert normalize(page).text.startswith("Togo offers police units\n\nLOME")


def test_a_readers_corner_at_the_top_of_a_page_costs_one_line() -> None:
    page = f"Comments\n\n{OPENING}“We count,” said another.\n"
    assert normalize(page).text.startswith("Ministers met") and normalize(page).text.endswith("another.")


def test_residue_that_a_hard_wrap_broke_goes_with_its_rest() -> None:
    wrapped = "The ministers of the region met in the capital on Monday, as they do in\nevery spring, and parted.\n\n"
    page = wrapped * 4
    cookies = (
        "© 2031 The Lantern. All rights reserved. This site uses cookies to make\nyour stay with us more agreeable\n"
    )
    assert "agreeable" not in normalize(page + cookies).text


def test_captions_and_credits_end_a_section() -> None:
    assert rest("READ NEXT\nTrams to stop\n\nReporter: Ama Quartey\n") == ["Reporter: Ama Quartey"]
