from __future__ import annotations

from datetime import date

import pytest

from flows.articles.article import PageMetadata
from flows.articles.metadata import as_date, page_metadata, split_front_matter


def test_front_matter_and_the_text_below_it() -> None:
    front, body = split_front_matter("---\ntitle: Togo offers police\ndate: 2031-03-04\n---\n\nTogo has offered.\n")
    assert front == {"title": "Togo offers police", "date": date(2031, 3, 4)}
    assert body == "\nTogo has offered.\n"


def test_a_stray_colon_costs_nothing() -> None:
    front, body = split_front_matter("---\nTitle: Togo: police for Bangui\ndate: '2031-03-04'\n---\nText.")
    assert front == {"title": "Togo: police for Bangui", "date": "2031-03-04"}
    assert body == "Text."


@pytest.mark.parametrize(
    "text", ["No front matter.\n---\nx", "---\njust a rule\n---\ntext", "---\n- a\n- b\n---\ntext", ""]
)
def test_text_without_front_matter_stays_whole(text: str) -> None:
    assert split_front_matter(text) == ({}, text)


def test_fields_go_by_many_names() -> None:
    fields = {"headline": " Togo\noffers ", "published": "2031-03-04T10:00:00Z", "site": "The Lantern", "lang": "en"}
    assert page_metadata({**fields, "source": "https://example.org/1", "agency": "ATOP"}) == PageMetadata(
        title="Togo offers",
        published_on=date(2031, 3, 4),
        publisher="The Lantern",
        agency="ATOP",
        language="en",
        url="https://example.org/1",
    )


def test_a_source_that_is_no_address_is_no_url() -> None:
    assert page_metadata({"source": "The Lantern, page 3", "title": ["a", "list"]}) == PageMetadata()


@pytest.mark.parametrize("value", ["March 2031", "2031-13-40", "", None, 20310304])
def test_no_day(value: object) -> None:
    assert as_date(value) is None
