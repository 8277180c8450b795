"""Offices told beside a rank or a second title, trades, and what is no person beside them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.extract.document import Document
from flows.extract.metadata import read_metadata
from flows.extract.people import find_people

Read = Callable[[str], Document]

TITLED = [
    ("The United Nations Police Adviser, Commissioner Min-ji Paikova, spoke.", "Min-ji Paikova", "Police Adviser"),
    ("The Director of Training, the Brigadier Tariq Majdalawi, spoke.", "Tariq Majdalawi", "Director of Training"),
    ("The idea came from the school's janitor, Callum Reekson, who is tall.", "Callum Reekson", "janitor"),
    ("Scuffles have dropped, principal Huguette Arsenault told parents.", "Huguette Arsenault", "principal"),
    ("Lieutenant Awa Dramé, a helicopter pilot, laughed aloud.", "Awa Dramé", "helicopter pilot"),
    ("Foreign Minister-designate Aroldo Queiroz will speak.", "Aroldo Queiroz", "Foreign Minister-designate"),
    ("Australian environment minister Georgia Papadakis said so.", "Georgia Papadakis", "environment minister"),
    (
        "Police Chief Superintendent Maria dela Cruz-Santos briefed reporters.",
        "Maria dela Cruz-Santos",
        "Chief Superintendent",
    ),
]

NOBODY = [
    "The environment minister of Georgia spoke to reporters about the Jordan valley.",
    "The Royal Armed Forces of Morocco marched past the African and European delegations.",
    "The children of Corsehill Primary sang.",
    "Kerala and Karnataka sent boats to Tamil Nadu.",
]


@pytest.mark.parametrize(("text", "name", "title"), TITLED)
def test_office_of_a_person(text: str, name: str, title: str, read: Read) -> None:
    doc = read(text)
    people = {p.name: [o.title for o in p.offices] for p in find_people(doc, read_metadata(doc)).persons}
    assert title in people[name]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_named(text: str, read: Read) -> None:
    doc = read(text)
    assert find_people(doc, read_metadata(doc)).persons == []
