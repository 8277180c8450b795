"""Numbers as printed: their value, unit and qualifier."""

from __future__ import annotations

import pytest

from flows.extract.lexicon import load_lexicon
from flows.extract.numbers import find_numbers
from flows.extract.tokens import tokenize

READ: list[tuple[str, float, str, str]] = [
    ("1,600", 1600, "exact", ""),
    ("1.600.000", 1600000, "exact", ""),
    ("12,5", 12.5, "exact", ""),
    ("12,00,000", 1200000, "exact", ""),
    ("87 000", 87000, "exact", ""),
    ("twenty-one", 21, "exact", ""),
    ("one hundred and forty", 140, "exact", ""),
    ("two thousand five hundred", 2500, "exact", ""),
    ("three million", 3000000, "exact", ""),
    ("half a dozen", 6, "exact", ""),
    ("a pair of", 2, "exact", ""),
    ("1.2 bn", 1200000000, "exact", ""),
    ("4 crore", 40000000, "exact", ""),
    ("$2m", 2000000, "exact", "USD"),
    ("US$ 5 million", 5000000, "exact", "USD"),
    ("EUR 3 million", 3000000, "exact", "EUR"),
    ("3 million euros", 3000000, "exact", "EUR"),
    ("£400", 400, "exact", "GBP"),
    ("¥10 billion", 10000000000, "exact", "JPY"),
    ("12 percent", 12, "exact", "%"),
    ("12%", 12, "exact", "%"),
    ("more than 40", 40, "more-than", ""),
    ("no fewer than 40", 40, "more-than", ""),
    ("well over 40", 40, "more-than", ""),
    ("almost 40", 40, "less-than", ""),
    ("roughly 40", 40, "about", ""),
    ("40 or so", 40, "about", ""),
]


@pytest.mark.parametrize(("text", "value", "qualifier", "unit"), READ)
def test_number(text: str, value: float, qualifier: str, unit: str) -> None:
    (number,) = find_numbers(tokenize(text), load_lexicon())
    assert (number.value, number.qualifier, number.unit) == (value, qualifier, unit)


@pytest.mark.parametrize("text", ["one-sided talks were", "A4P", "1" * 25, "the hundredth"])
def test_no_number(text: str) -> None:
    assert [n.value for n in find_numbers(tokenize(text), load_lexicon()) if n.value != 1] == []


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [("between 900 and 1,100", 900, 1100), ("4.5 to 5 million", 4500000, 5000000), ("10–12", 10, 12)],
)
def test_range(text: str, lower: float, upper: float) -> None:
    (number,) = find_numbers(tokenize(text), load_lexicon())
    assert (number.value, number.upper) == (lower, upper)


def test_kroner_are_those_of_the_country_named_nearest() -> None:
    lexicon = load_lexicon()
    tokens = tokenize("Sweden and later Norway gave 5 million kroner.")
    numbers = find_numbers(tokens, lexicon, lexicon.gazetteer.find(tokens))
    assert [n.unit for n in numbers] == ["NOK"]
