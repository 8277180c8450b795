"""What kind of thing a unit counts."""

from __future__ import annotations

import pytest

from flows.resolve.units import is_currency, likeness, modifiers, subject, telling, unit_key


@pytest.mark.parametrize(
    ("unit", "kind", "which"),
    [
        ("helicopters", "helicopter", set()),
        ("utility helicopters", "helicopter", {"utility"}),
        ("Mi-17 helicopters", "helicopter", {"mi"}),
        ("choppers", "helicopter", set()),
        ("soldiers and police officers", "personnel", {"police", "officer"}),
        ("troops", "personnel", set()),
        ("men", "personnel", set()),
        ("police officers", "police", {"officer"}),
        ("police", "police", set()),
        ("formed police units", "unit", {"formed", "police"}),
        ("companies of military engineers", "company", {"engineer"}),
        ("EUR", "EUR", set()),
        ("%", "%", set()),
        ("infantry battalions", "battalion", {"infantry"}),
        ("", "", set()),
    ],
)
def test_kinds(unit: str, kind: str, which: set[str]) -> None:
    assert unit_key(unit) == kind
    assert modifiers(unit) == which


def test_currencies_are_told_from_acronyms_of_other_lengths() -> None:
    assert is_currency("USD") and not is_currency("FPUs") and not is_currency("men")


def test_telling_words_leave_out_numbers_and_idle_words() -> None:
    assert telling("The 18 Member States will train two companies") == {"member", "state", "train", "company"}
    assert subject("18 Member States offer training") == {"training"}


@pytest.mark.parametrize(("a", "b", "share"), [("x y", "y z w", 0.5), ("x", "x y z", 1.0), ("", "x", 0.0)])
def test_likeness_is_of_the_shorter(a: str, b: str, share: float) -> None:
    assert likeness(frozenset(a.split()), frozenset(b.split())) == share
