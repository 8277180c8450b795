"""Whole pages in, text and blocks out."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.articles.characters import mend_characters
from flows.articles.normalize import Normalized, normalize
from tests.articles.pages import PAGES, blocks_of


@pytest.mark.parametrize("name", PAGES)
def test_page(name: str) -> None:
    page, blocks = PAGES[name]
    assert blocks_of(page) == blocks


@pytest.mark.parametrize("name", PAGES)
def test_a_normalized_page_stays_as_it_is(name: str) -> None:
    once = normalize(PAGES[name][0])
    assert normalize(once.text) == once


def assert_well_formed(normalized: Normalized) -> None:
    text, end = normalized.text, 0
    for block in normalized.blocks:
        assert 0 <= block.start < block.end <= len(text)
        assert text[end : block.start] == ("\n\n" if end else "")
        inside = text[block.start : block.end]
        assert inside == inside.strip() and "\n" not in inside
        end = block.end
    assert end == len(text)
    text.encode("utf-8")


SCRAPS = [part for page, _ in PAGES.values() for part in page.split("\n")] + [
    "\n",
    "\n\n",
    "  ",
    "\t",
    "&amp;",
    "Ã©",
    "-",
]


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.text(), st.lists(st.one_of(st.sampled_from(SCRAPS), st.text(max_size=8)), max_size=20).map("\n".join))
)
def test_blocks_are_well_formed_whatever_the_page(page: str) -> None:
    assert_well_formed(normalize(page))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(SCRAPS), max_size=20).map("\n".join))
def test_no_word_is_added(page: str) -> None:
    """Letters and digits of every word kept stand together in the page, wherever a hyphen or line break divides it."""
    whole = "".join(filter(str.isalnum, mend_characters(page)))
    assert all("".join(filter(str.isalnum, word)) in whole for word in normalize(page).text.split())


@pytest.mark.parametrize(
    "page",
    [
        " " * 1_000_000,
        '"' * 1_000_000,
        "\n" * 1_000_000,
        "(" * 1_000_000,
        "| a " * 250_000,
        "&amp;" * 200_000,
        "“A b, " * 150_000,
        "word of\n\n" * 20_000,
        "[photo " + "x\n" * 20_000,
        "READ ALSO\n\nFoo Bar\n\n" * 8_000,
        "peace-\nkeeping\n" * 15_000,
    ],
    ids=lambda page: repr(page[:12]),
)
def test_time_grows_with_length_only(page: str) -> None:
    began = time.process_time()
    assert_well_formed(normalize(page))
    assert time.process_time() - began < 5  # seconds; quadratic work on these would take minutes
