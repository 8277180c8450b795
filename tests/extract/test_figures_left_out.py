"""Figures whose noun or whole stands elsewhere, rough and glued numbers, and numbers that are ages or addresses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.extract.document import Document
from flows.extract.figures import find_figures

Read = Callable[[str], Document]
Row = tuple[float, str, str, float | None]


def exact(*counted: tuple[float, str] | tuple[float, str, float]) -> list[Row]:
    return [(row[0], "exact", row[1], row[2] if len(row) > 2 else None) for row in counted]


COUNTED: list[tuple[str, list[Row]]] = [
    # actors counted in turn, told from things by what cannot be counted
    (
        "Some 60 states spoke. Thirty offered soldiers, 14 training and nine money.",
        [(60, "about", "states", None), *exact((30, "states"), (14, "states"), (9, "states"))],
    ),
    (
        "In all, 39 delegations promised police, 28 instructors, a dozen solar power, and six rules against abuse.",
        exact((39, "delegations"), (28, "delegations"), (12, "delegations"), (6, "delegations")),
    ),
    (
        "In all, 39 states promised police, 28 trucks and six boats.",
        exact((39, "states"), (28, "trucks"), (6, "boats")),
    ),
    (
        "In all, 39 states gave 50 trucks, 28 tents and six boats.",
        exact((39, "states"), (50, "trucks"), (28, "tents"), (6, "boats")),
    ),
    # who gave, and on whose list a thing is
    (
        "Forty states pledged. Courses came from 12, and cash from five.",
        exact((40, "states"), (12, "states"), (5, "states")),
    ),
    ("Soldiers were on the list of 31 countries, courses on that of 22.", exact((31, "countries"), (22, "countries"))),
    ("The road runs from 12 villages to the sea.", exact((12, "villages"))),
    # wholes
    ("Of the 172 Finns in the field, 31 are women.", exact((31, "Finns", 172))),
    (
        "Ninety-one states and three agencies sent envoys; of the 91, 57 announced something new.",
        exact((91, "states"), (3, "agencies"), (57, "states", 91)),
    ),
    (
        "Kenya gave 45 million euros, of which 20 million euros in loans.",
        exact((45_000_000, "EUR"), (20_000_000, "EUR", 45_000_000)),
    ),
    ("One in five peacekeepers is a woman.", exact((1, "peacekeepers", 5))),
    ("Three in ten camps flood.", exact((3, "camps", 10))),
    ("They met in ten camps.", exact((10, "camps"))),
    # what befell people, and what rises or falls
    (
        "Over 119 peacekeepers were killed and 397 injured.",
        [(119, "more-than", "peacekeepers", None), *exact((397, "peacekeepers"))],
    ),
    ("The patrol brought 63 wounded to safety.", exact((63, "wounded"))),
    ("Reported attacks have dropped from 52 to 19.", exact((52, "attacks"), (19, "attacks"))),
    ("The convoy went from 12 camps to the river.", exact((12, "camps"))),
    # per cent left out
    ("Women make up 11 per cent of the staff, against a goal of 18.", exact((11, "%"), (18, "%"))),
    ("We are at 13 per cent; the goal is 20.", exact((13, "%"), (20, "%"))),
    ("Some 13 per cent are women, and 20 trucks are idle.", [(13, "about", "%", None), *exact((20, "trucks"))]),
    # answers, and numbers that only point back
    ("How many countries came? One hundred and four, and two banks.", exact((104, "countries"), (2, "banks"))),
    ("Italy promised 22 million euros. Ask me when the 22 million has landed.", exact((22_000_000, "EUR"))),
    ("Belgium promised 20 ambulances; six are in Bangui.", exact((20, "ambulances"), (6, "ambulances"))),
    # rough, glued and worded numbers
    ("Eight hundred-odd peacekeepers serve there.", [(800, "about", "peacekeepers", None)]),
    ("There are 500-plus cooks.", [(500, "more-than", "cooks", None)]),
    ("A hundred and four delegations came.", exact((104, "delegations"))),
    ("A score of states sent observers.", exact((20, "states"))),
    ("Roughly one hundred trucks left.", [(100, "about", "trucks", None)]),
    (
        "It costs PHP390 million (roughly USD6.7 million).",
        [(390_000_000, "exact", "PHP", None), (6_700_000, "about", "USD", None)],
    ),
    ("Nigeria set aside N410bn.", exact((410_000_000_000, "NGN"))),
    ("They built three bridges, 45 wells and one school.", exact((3, "bridges"), (45, "wells"), (1, "school"))),
    # words that go with the verb
    ("Jordan handed over 12 lorries.", exact((12, "lorries"))),
    ("Tonga was thinking about two officers.", exact((2, "officers"))),
    ("Jordan handed over more than 12 lorries.", [(12, "more-than", "lorries", None)]),
]

NOTHING = [
    "Several hundred villagers fled.",
    "Private Aoife Brennan (22) comes from Marl.",
    "Kerttu Allik, 19, has a tent.",
    "Kerttu Allik is 71 now.",
    "The best speech came from a man of nineteen.",
    "They are ten and eleven years old.",
    "It ended on Thursday (9) in the palace.",
    "The house at 14 Harbour Road burned.",
    "My son is in grade five.",
    "Call extension 413.",
    "They did it for the families in the year 2035.",
    "The P5 met.",
]


def rows(doc: Document) -> list[Row]:
    keys = ("value", "qualifier", "noun", "denominator")
    found: list[Row] = []
    for sighting in find_figures(doc, []):
        value, qualifier, noun, whole = (sighting.values[key] for key in keys)
        found.append((value, qualifier, noun, whole))
    return found


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_counts(text: str, expected: list[Row], read: Read) -> None:
    assert rows(read(text)) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_counts_nothing(text: str, read: Read) -> None:
    assert rows(read(text)) == []
