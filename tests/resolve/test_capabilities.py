"""The UN's terms for what is pledged."""

from __future__ import annotations

import pytest

from flows.resolve.capabilities import Capabilities, strength
from flows.seeds import load_reference

MILITARY, MEDICAL, TRAINING = "military-police-capabilities", "medical", "training-capacity-building"


@pytest.fixture(scope="module")
def capabilities() -> Capabilities:
    return Capabilities(load_reference())


@pytest.mark.parametrize(
    ("category", "clause", "capability"),
    [
        (MEDICAL, "a hospital of level II", "level-2-hospital"),
        (MEDICAL, "one Level 2 field hospital", "level-2-hospital"),
        (MEDICAL, "an L2 hospital", "level-2-hospital"),
        (MEDICAL, "a level-two-plus hospital", "level-2-plus-hospital"),
        (MEDICAL, "a field hospital", "hospital"),
        (MILITARY, "two FPUs", "formed-police-unit"),
        (MILITARY, "two formed police units", "formed-police-unit"),
        (MILITARY, "utility helicopters", "utility-helicopter-unit"),
        (MILITARY, "infantry battalions", "infantry-battalion"),
        (MILITARY, "political backing", None),
        (TRAINING, "courses for infantry battalions", None),
        ("funding", "money for a field hospital", None),
    ],
)
def test_find(capabilities: Capabilities, category: str, clause: str, capability: str | None) -> None:
    assert capabilities.find(category, clause) == capability


def test_the_unit_counts_before_the_clause(capabilities: Capabilities) -> None:
    clause = "120 combat engineers and 40 surveillance drones"
    assert capabilities.find(MILITARY, "surveillance drones", clause) == "unmanned-aircraft-system-unit"


def test_units_known_by_letters_are_spelt_out(capabilities: Capabilities) -> None:
    assert capabilities.spelt("FPUs") == "Formed police unit"
    assert capabilities.spelt("helicopters") == "helicopters"
    assert capabilities.spelt("USD") == "USD"


def test_without_reference_nothing_is_found() -> None:
    assert Capabilities({}).find(MILITARY, "two formed police units") is None


@pytest.mark.parametrize(
    ("clause", "people"),
    [
        ("two battalions of 850", 850),
        ("a formed police unit of 160 officers", 160),
        ("an 850-strong battalion", 850),
        ("two battalions, 850 troops each", 850),
        ("a force of some 8,000 troops", 8000),
        ("a battalion", None),
        ("a battalion by 2030", None),
        ("three of 12 helicopters", None),
        ("a unit with 30 per cent women", None),
    ],
)
def test_strength(clause: str, people: int | None) -> None:
    assert strength(clause) == people


@pytest.mark.parametrize(
    "text",
    [
        "transport, engineering and signals companies",
        "a Level-II and a Level-III hospital",
        "medical and engineering units",
    ],
)
def test_several_that_share_one_noun_are_not_one(text: str) -> None:
    assert Capabilities(load_reference()).find("military-police-capabilities", text) is None
