"""Which countries, missions, organizations and initiatives an article names, and what only looks like one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.extract.document import Document
from flows.extract.mentions import find_mentions
from flows.extract.metadata import read_metadata
from flows.extract.people import find_people

Read = Callable[[str], Document]
COLUMNS = ("country", "mission", "organization", "initiative")

NAMED = [
    # names, adjectives of nationality, government by its capital
    ("Norway and the Republic of Korea signed.", {"NOR", "KOR"}),
    ("Ghanaian and Rwandan engineers arrived.", {"GHA", "RWA"}),
    ("A Dutch frigate and two Swiss doctors came.", {"NLD", "CHE"}),
    ("Beijing offered six helicopters.", {"CHN"}),
    ("Paris’s offer was larger.", {"FRA"}),
    ("The U.S. and the UK agreed.", {"USA", "GBR"}),
    ("DR Congo and South Sudan were discussed.", {"COD", "SSD"}),
    ("The French soldiers left.", {"FRA"}),
    ("Côte d’Ivoire will train medics.", {"CIV"}),
    ("Türkiye sent a hospital.", {"TUR"}),
    # missions by acronym or full name
    ("He served in MINUSCA for a year.", {"MINUSCA"}),
    ("The United Nations Mission in South Sudan was praised.", {"UNMISS", "UN", "SSD"}),
    ("UNIFIL and UNDOF need more.", {"UNIFIL", "UNDOF"}),
    # organizations that are tracked
    ("The African Union and ECOWAS took part.", {"AU", "ECOWAS"}),
    ("NATO, the EU and the OSCE sent envoys.", {"NATO", "EU", "OSCE"}),
    # initiatives
    ("The Action for Peacekeeping Plus agenda was quoted.", {"A4P+"}),
    ("The Elsie Initiative got two pledges.", {"Elsie Initiative"}),
    ("They endorsed the Kigali Principles and the Pact for the Future.", {"Kigali Principles", "Pact for the Future"}),
]

NOT_NAMED = [
    # a place, a language, a person, a word
    "They met in Beijing on Friday.",
    "She visited Paris and went home.",
    "He spoke French to the crowd.",
    "A course in English and Arabic begins.",
    "The turkey was served at noon.",
    "“We may go,” Ms. Georgia Holt said.",
    "They drove south along the river.",
    "The Jordanes manuscript was shown.",
]


def ids(doc: Document) -> set[str]:
    found = find_mentions(doc, find_people(doc, read_metadata(doc)))
    return {s.values[c] for s in found for c in COLUMNS if s.values.get(c)}


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_named(read: Read, text: str, expected: set[str]) -> None:
    assert ids(read(text)) == expected


@pytest.mark.parametrize("text", NOT_NAMED)
def test_not_named(read: Read, text: str) -> None:
    assert ids(read(text)) == set()


def test_mission_only_described_is_no_mention_of_it_but_of_its_country(read: Read) -> None:
    assert ids(read("The peacekeeping mission in the Central African Republic grew.")) == {"CAF"}


def test_surface_is_the_text_at_its_place(read: Read) -> None:
    doc = read("On Friday Ghanaian engineers met Foreign Minister Elif Demirtaş of Türkiye.")
    for sighting in find_mentions(doc, find_people(doc, read_metadata(doc))):
        values = sighting.values
        assert doc.text[values["char_start"] : values["char_end"]] == values["surface"]
