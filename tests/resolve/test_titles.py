"""Titles of one person that are of one office, and titles that are not."""

from __future__ import annotations

import pytest

from flows.resolve.titles import Title, offices, title_words

ONE = [
    ("Defence Minister", "Minister of Defense"), ("Minister of Defence", "Federal Minister of Defence"),
    ("Foreign Minister", "Minister for Foreign Affairs"), ("Defence Secretary", "Secretary of State for Defence"),
    ("USG for Peace Operations", "Under-Secretary-General for Peace Operations"),
    ("Ambassador", "Ambassador to the UN"),
    ("Chief of Army Staff", "Chief of the Army Staff"), ("Army Chief", "Chief of the Army Staff"),
    ("Police Advisor", "UN Police Adviser"), ("Chairman of the Joint Chiefs", "Chairperson of the joint chiefs"),
    ("Undersecretary-General for Peace Operations", "Under-Secretary-General for Peace Operations"),
    ("Under-Secretary for Operational Support", "Under-Secretary-General for Operational Support"),
    ("PM", "Prime Minister"), ("MINISTER OF DEFENCE", "Minister for Defence"),
]  # fmt: skip
TWO = [
    ("Minister of Defence", "Deputy Minister of Defence"), ("President", "Vice President"),
    ("Minister of Defence", "Minister of State for Defence"), ("Minister", "Prime Minister"),
    ("Minister of Defence", "former Minister of Defence"), ("Secretary-General", "Deputy Secretary-General"),
    ("Secretary-General", "Under-Secretary-General"), ("Chief of Army Staff", "Chief of Defence Staff"),
    ("Under-Secretary-General for Field Support", "Under-Secretary-General for Operational Support"),
    ("Secretary", "Secretary-General"), ("Defence Minister", "Foreign Minister"),
    ("Force Commander", "Deputy Force Commander"),
]  # fmt: skip


def of(*titles: str) -> list[Title]:
    return [Title(title_words(t)) for t in titles]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_one_office_in_other_words(one: str, other: str) -> None:
    assert len(offices(of(one, other))) == 1


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_offices(one: str, other: str) -> None:
    assert len(offices(of(one, other))) == 2


def test_a_title_that_may_be_of_two_offices_is_one_of_its_own() -> None:
    titles = of("Under-Secretary-General for Field Support", "Under-Secretary-General for Peace", "USG")
    assert len(offices(titles)) == 3


def test_whose_office_it_is_may_be_left_out_but_not_told_otherwise() -> None:
    words = title_words("Minister of Defence")
    ghana, kenya, untold = Title(words, country="GHA"), Title(words, country="KEN"), Title(words)
    assert len(offices([ghana, untold])) == 1
    assert len(offices([ghana, kenya])) == 2
    assert len(offices([ghana, kenya, untold])) == 3
