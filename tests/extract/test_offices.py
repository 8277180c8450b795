"""Whose office it is, where names with titles stand in one list."""

from __future__ import annotations

from flows.extract.metadata import read_metadata
from flows.extract.people import find_people
from tests.extract.conftest import document


def test_a_title_between_two_names_is_the_second_ones() -> None:
    doc = document(
        "Vice President Joan Hale hosted the summit together with Secretary-General Marit Aalto, President Kofi "
        "Adomako of Ghana, Prime Minister Amina Wanjiru of Kenya and Prime Minister Omar Sheikh of Pakistan."
    )
    people = find_people(doc, read_metadata(doc))
    assert [(p.name, [o.title for o in p.offices]) for p in people.persons] == [
        ("Joan Hale", ["Vice President"]),
        ("Marit Aalto", ["Secretary-General"]),
        ("Kofi Adomako", ["President"]),
        ("Amina Wanjiru", ["Prime Minister"]),
        ("Omar Sheikh", ["Prime Minister"]),
    ]
