"""Offices and ranks said of persons: before the name, after it, or across a comma; and whose they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.extract.document import Document
from flows.extract.metadata import read_metadata
from flows.extract.people import find_people

OFFICES = [
    # before the name
    ("Foreign Minister Elif Demirtaş spoke.", "Foreign Minister", None, None),
    ("Norway’s Defence Minister Kari Nygård spoke.", "Defence Minister", "NOR", None),
    ("Ghanaian President Kwabena Ansah spoke.", "President", "GHA", None),
    ("Under-Secretary-General for Peace Operations Adrien Leclercq spoke.",
     "Under-Secretary-General for Peace Operations", None, None),
    ("UN Secretary-General Ingrid Sørby spoke.", "Secretary-General", None, "UN"),
    ("Acting Police Commissioner Tendai Moyo spoke.", "Acting Police Commissioner", None, None),
    ("Deputy Prime Minister and Defence Minister Luc Engels spoke.",
     "Deputy Prime Minister and Defence Minister", None, None),
    ("Force Commander Major General Sunil Thapa spoke.", "Force Commander", None, None),
    # after the name
    ("Kari Nygård, Norway’s defence minister, spoke.", "defence minister", "NOR", None),
    ("Kari Nygård, the defence minister of Norway, spoke.", "defence minister", "NOR", None),
    ("Sunil Thapa, force commander of UNMISS, spoke.", "force commander of UNMISS", None, None),
    ("Adrien Leclercq, Under-Secretary-General for Peace Operations, spoke.",
     "Under-Secretary-General for Peace Operations", None, None),
    ("Amina Diop, head of the delegation, spoke.", "head of the delegation", None, None),
    ("Tendai Moyo, who chairs the panel, is police commissioner.", None, None, None),
    # apposition before the name
    ("The defence minister, Kari Nygård, spoke.", "defence minister", None, None),
    ("The head of the UN police division, Amina Diop, said so.", "head of the UN police division", None, None),
    # a rank is the title only where no office is said
    ("Brigadier General Moses Lobe arrived.", "Brigadier General", None, None),
    ("Brigadier General Moses Lobe, the chief of staff, arrived.", "chief of staff", None, None),
    ("Lt. Col. Ana Ruiz arrived.", "Lt. Col.", None, None),
    ("Wing Commander Tariq Aziz Malik arrived.", "Wing Commander", None, None),
    ("Senior Superintendent of Police Rani Kapoor arrived.", "Senior Superintendent of Police", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title", "country", "organization"), OFFICES)
def test_office_and_whose_it_is(
    read: Callable[[str], Document], text: str, title: str | None, country: str | None, organization: str | None
) -> None:
    doc = read(text)
    found = [
        (s.values["title"], s.values["country"], s.values["organization"])
        for s in find_people(doc, read_metadata(doc)).positions()
    ]
    assert found == ([(title, country, organization)] if title else [])


def test_evidence_holds_name_and_office(read: Callable[[str], Document]) -> None:
    doc = read("On Monday Kari Nygård, Norway’s defence minister, spoke.")
    (position,) = find_people(doc, read_metadata(doc)).positions()
    (evidence,) = position.evidence
    assert doc.text[evidence.start : evidence.end] == "Kari Nygård, Norway’s defence minister"
    assert evidence.rule == "title-after-name"
