"""When two sources' numbers contradict each other."""

from __future__ import annotations

from datetime import date

import pytest

from flows.resolve.conflict import Reading, agree, contradictions, same_moment


def said(source: str, value: float, about: str = "", qualifier: str = "exact") -> Reading:
    return Reading(source, f"{source}-{value:g}-{about}", value, qualifier, frozenset(about.split()), about)


def values(*readings: Reading) -> list[list[float]]:
    return [[r.value for r in group] for group in contradictions(readings)]


@pytest.mark.parametrize(
    ("low", "high", "both"),
    [
        (("exact", 50), ("exact", 53), False),
        (("more-than", 50), ("exact", 53), True),
        (("exact", 50), ("more-than", 53), False),
        (("exact", 550), ("less-than", 600), True),
        (("less-than", 550), ("exact", 600), False),
        (("about", 100), ("exact", 103), True),
        (("about", 100), ("exact", 130), False),
        (("exact", 7), ("exact", 7), True),
    ],
)
def test_agree(low: tuple[str, float], high: tuple[str, float], both: bool) -> None:
    a, b = said("a", low[1], qualifier=low[0]), said("b", high[1], qualifier=high[0])
    assert agree(a, b) is agree(b, a) is both


def test_one_number_each_about_one_thing() -> None:
    assert values(said("a", 39, "training"), said("b", 41, "training")) == [[39, 41]]


def test_shared_numbers_settle_themselves() -> None:
    told = [said("a", 48, "units"), said("a", 9, "helicopters"), said("b", 48, "units"), said("b", 9, "helicopters")]
    assert values(*told) == []
    assert values(*told, said("a", 39, "training"), said("b", 41, "training")) == [[39, 41]]


def test_other_things_are_not_in_conflict() -> None:
    assert values(said("a", 40, "trucks unmiss"), said("b", 12, "boats monusco")) == []


def test_clauses_without_words_conflict_only_where_the_numbers_are_near() -> None:
    assert values(said("a", 39), said("b", 41)) == [[39, 41]]
    assert values(said("a", 2), said("b", 36)) == []


def test_among_several_the_clause_decides() -> None:
    a = [said("a", 8, "technology drones"), said("a", 19, "women")]
    b = [said("b", 18, "technology drones"), said("b", 21, "women")]
    assert sorted(values(*a, *b)) == [[8, 18], [19, 21]]


def test_three_answers_to_one_question_are_one_dispute() -> None:
    told = [said(s, v, "training") for s, v in (("a", 39), ("b", 41), ("c", 45))]
    assert values(*told) == [[39, 41, 45]]


def test_sources_that_say_the_same_are_one_view() -> None:
    told = [said(f"s{i:03}", 39 if i % 2 else 41, "training") for i in range(200)]
    assert [sorted(set(group)) for group in values(*told)] == [[39, 41]]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ((date(2033, 5, 1), ""), (date(2033, 5, 20), ""), True),
        ((date(2033, 5, 1), ""), (date(2033, 9, 1), ""), False),
        ((date(2033, 5, 1), "in 2032"), (date(2033, 5, 2), "in 2031"), False),
        ((None, ""), (date(2033, 5, 2), ""), False),
        ((date(2033, 5, 1), "in 2032"), (date(2033, 5, 2), "so far"), True),
    ],
)
def test_same_moment(a: tuple[date | None, str], b: tuple[date | None, str], same: bool) -> None:
    readings = [Reading("s", "r", 1, clause=clause, published=published) for published, clause in (a, b)]
    assert same_moment(readings[0], readings[1]) is same
