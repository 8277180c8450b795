"""When two names can be one person's."""

from __future__ import annotations

import pytest

from flows.resolve.names import Name, fullest


@pytest.mark.parametrize(
    ("printed", "person_id"),
    [
        ("Jean-Pierre Lacroix", "jean-pierre-lacroix"),
        ("Antonio M. Guterres", "antonio-guterres"),
        ("Martin Luther King, Jr.", "martin-luther-king"),
        ("Lodhi", "lodhi"),
        ("J. P. Morvan", "j-p-morvan"),
    ],
)
def test_id(printed: str, person_id: str) -> None:
    assert Name.of(printed).id == person_id


@pytest.mark.parametrize(
    ("shorter", "longer", "within"),
    [
        ("Nawaz Sharif", "Muhammad Nawaz Sharif", True),
        ("António Guterres", "Antonio M. Guterres", True),
        ("Nawaz Sharif", "Nawaz Sharif Khan", False),
        ("Sunita Rathore", "Vikram Rathore", False),
        ("Nawaz Sharif", "nawaz sharif", False),
    ],
)
def test_within(shorter: str, longer: str, within: bool) -> None:
    assert Name.of(shorter).within(Name.of(longer)) is within


@pytest.mark.parametrize(
    ("initials", "full", "shortens"),
    [
        ("J.-L. Morvan", "Jean-Luc Morvan", True),
        ("J. Morvan", "Jean-Luc Morvan", True),
        ("L. J. Morvan", "Jean-Luc Morvan", False),
        ("P. Morvan", "Jean-Luc Morvan", False),
        ("Luc Morvan", "Jean-Luc Morvan", False),
        ("J.-L. Moreau", "Jean-Luc Morvan", False),
    ],
)
def test_shortens(initials: str, full: str, shortens: bool) -> None:
    assert Name.of(initials).shortens(Name.of(full)) is shortens


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Sergey Velikhov", "Sergei Velihov", True),
        ("Muhammad Yusuf", "Mohamed Yousef", True),
        ("Aleksandr Popov", "Alexander Popov", True),
        ("Maria Lopez", "Mario Lopez", False),
        ("Marin Lopez", "Moreno Lopez", False),
        ("Kofi Mensah", "Kwame Mensah", False),
        ("Sergey Velikhov", "Sergey Velikhov", False),
    ],
)
def test_spells(one: str, other: str, same: bool) -> None:
    assert Name.of(one).spells(Name.of(other)) is same


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        (["Antonio Guterres", "António Guterres"], "António Guterres"),
        (["MAREN OKAFOR", "Maren Okafor"], "Maren Okafor"),
        (["J.-L. Morvan", "Jean-Luc Morvan"], "Jean-Luc Morvan"),
        (["Maren Okafor", "Maren T. Okafor"], "Maren T. Okafor"),
    ],
)
def test_fullest(printed: list[str], shown: str) -> None:
    assert fullest(printed) == fullest(printed[::-1]) == shown
