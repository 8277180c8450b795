"""Known names, found by longest match."""

from __future__ import annotations

import pytest

from flows.extract.gazetteer import Alias, Gazetteer
from flows.extract.tokens import tokenize

NAMES = Gazetteer(
    [
        Alias("Sudan", "country", "SDN", False),
        Alias("South Sudan", "country", "SSD", False),
        Alias("US", "country", "USA", True),
        Alias("Côte d’Ivoire", "country", "CIV", False),
        Alias("South Sudan Street", "country", "", False),
    ]
)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Sudan and South Sudan", ["SDN", "SSD"]),
        ("SOUTH SUDAN", ["SSD"]),
        ("South", []),
        ("the US asked us", ["USA"]),
        ("give us more", []),
        ("Côte d'Ivoire", ["CIV"]),
        ("on South Sudan Street", []),
        ("Sudanese", []),
        ("", []),
    ],
)
def test_longest_match(text: str, ids: list[str]) -> None:
    assert [e.id for e in NAMES.find(tokenize(text))] == ids


def test_entity_knows_its_place() -> None:
    (entity,) = NAMES.find(tokenize("in South Sudan."))
    assert (entity.first, entity.last, entity.start, entity.end) == (1, 3, 3, 14)
