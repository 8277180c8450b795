"""Ids depend on what a fact is, and on nothing else."""

from __future__ import annotations

import re

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.resolve.ids import digest, digests, fold, slug

PATTERN = re.compile(r"^[a-z0-9][a-z0-9._+-]*$")


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("António Guterres", "antonio guterres"),
        ("Łukasz Ørsted", "lukasz orsted"),
        ("Ma'in  Al-Hrout", "ma in al hrout"),
        ("N’Djamena", "n djamena"),
        ("25 %", "25 %"),
        ("Straße_3", "strasse 3"),
        ("Nguyễn Văn Đức", "nguyen van duc"),
    ],
)
def test_fold(printed: str, folded: str) -> None:
    assert fold(printed) == folded


@given(st.text())
def test_folding_twice_changes_nothing_and_slugs_are_ids(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert PATTERN.match(slug(text))


def test_a_name_without_latin_letters_has_an_id_too() -> None:
    assert slug("Сергей") != slug("Мария")


def test_parts_are_kept_apart_and_null_is_empty() -> None:
    assert digest("x", ["a", "bc"]) != digest("x", ["ab", "c"])
    assert digest("x", [None, "a"]) == digest("x", ["", "a"])


def test_digests_of_columns_are_those_of_their_rows_whatever_their_dtype() -> None:
    frame = pl.DataFrame({"a": ["KOR", None], "n": [16.0, 0.5], "i": [16, 2]})
    floats, integers = (
        frame.select(digests("c", ["a", "n"])).to_series(),
        frame.select(digests("c", ["a", "i"])).to_series(),
    )
    assert floats.to_list() == [digest("c", ["KOR", 16]), digest("c", [None, 0.5])]
    assert floats[0] == integers[0]
