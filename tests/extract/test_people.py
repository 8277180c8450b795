"""Who is named: names of every culture, and what looks like a name and is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.extract.document import Document
from flows.extract.metadata import read_metadata
from flows.extract.people import People, find_people

Read = Callable[[str], Document]

NAMED = [
    # given and family name, no title
    ("Grace Mukasa met her colleagues on Monday.", ["Grace Mukasa"]),
    ("“We will stay,” Rose Mwangi said.", ["Rose Mwangi"]),
    ("The prize went to Delphine Kouassi, a nurse from Bouaké.", ["Delphine Kouassi"]),
    ("Teenager Kwame Asante-Poku, from Ghana, won the race.", ["Kwame Asante-Poku"]),
    ("Halvard Brekke told reporters that the camp was ready.", ["Halvard Brekke"]),
    ("The delegation thanked Mark Osei for his work.", ["Mark Osei"]),
    # particles
    ("Lieutenant General Pieter van der Meulen took command.", ["Pieter van der Meulen"]),
    ("Minister Abdullah bin Rashid al-Farsi opened the meeting.", ["Abdullah bin Rashid al-Farsi"]),
    ("Ambassador María del Carmen Quiroga spoke next.", ["María del Carmen Quiroga"]),
    ("President Sidi Ould Bilal received the envoys.", ["Sidi Ould Bilal"]),
    ("Secretary João da Silveira e Costa signed the text.", ["João da Silveira e Costa"]),
    # apostrophes, hyphens, accents
    ("Foreign Minister Siobhán O’Dwyer arrived in Seoul.", ["Siobhán O’Dwyer"]),
    ("Colonel N’Golo Traoré-Diabaté leads the battalion.", ["N’Golo Traoré-Diabaté"]),
    ("Defence Minister Þórdís Einarsdóttir was there.", ["Þórdís Einarsdóttir"]),
    # family name first, single names
    ("Defence Minister Bae Jin-hwa made the offer.", ["Bae Jin-hwa"]),
    ("Senior Colonel Guo Wenliang read a letter.", ["Guo Wenliang"]),
    ("General Sutarno inspected the troops.", ["Sutarno"]),
    ("Sergeant Tserendulam served twice in South Sudan.", ["Tserendulam"]),
    ("Major Nguyen Thi Bich Lan runs the hospital.", ["Nguyen Thi Bich Lan"]),
    # initials and suffixes
    ("Lt. Gen. K. P. Wickramanayake, the force commander, spoke.", ["K. P. Wickramanayake"]),
    ("Gen. Robert T. Hale said the unit was ready.", ["Robert T. Hale"]),
    ("Maj. Gen. A. S. M. Kamaluddin briefed the press.", ["A. S. M. Kamaluddin"]),
    # honorifics
    ("Ms. Achieng Were chaired the panel.", ["Achieng Were"]),
    ("H.E. Mr. Tomasz Wilk welcomed the guests.", ["Tomasz Wilk"]),
    ("Dato’ Seri Razman Yusof thanked the host.", ["Razman Yusof"]),
    ("Dr. Fatoumata Sow treats survivors in Bamako.", ["Fatoumata Sow"]),
    ("Shri Devendra Pillai laid a wreath.", ["Devendra Pillai"]),
    # lists
    ("Ministers Adaeze Obi, Kofi Antwi and Li Wenjun attended.", ["Adaeze Obi", "Kofi Antwi", "Li Wenjun"]),
    ("Generals Ivan Petkov and Luís Moreira shook hands.", ["Ivan Petkov", "Luís Moreira"]),
    # told by kin, by a Korean spelling, by a surname that is a trade
    ("She came with her mother, Bríd Nolan.", ["Bríd Nolan"]),
    ("Ban Ki-woo and the others left.", ["Ban Ki-woo"]),
    ("Pasang Dolma Sherpa said no.", ["Pasang Dolma Sherpa"]),
    ("The Minister for Development Cooperation, Joonas Räisä, came.", ["Joonas Räisä"]),
    # capitals
    ("Defence Minister LEILA HADDAD opened the conclave.", ["LEILA HADDAD"]),
]  # fmt: skip

ONE_PERSON = [
    ("General Amadou Keïta arrived. Keïta said the troops were ready.", "Amadou Keïta", 2),
    ("Ms. Hana Novotná spoke first. “Thank you,” Ms. Novotná said.", "Hana Novotná", 2),
    ("Defence Minister Joyce Power spoke. Power thanked the host.", "Joyce Power", 2),
    ("Ibrahim Musa Garba is the envoy. Garba left early. Ibrahim Garba, a lawyer, returned.", "Ibrahim Musa Garba", 3),
]

NOBODY = [
    "The Security Council met on Tuesday in New York.",
    "Peacekeepers said the road was closed.",
    "Twenty-three said they would train others.",
    "Thirty said yes.",
    "The Blue Nile Bridge was opened in June.",
    "Training pledges should grow.",
    "The exercise Steadfast Lion began in Gdansk.",
    "They flew from Port Harcourt to Addis Ababa.",
    "Campaign group Grønt Varsel welcomed the closures.",
    "The frigate Niels Ebbesen left port.",
    "The Halden Institute for Peace Research published a report.",
    "A Formed Police Unit of 140 women will deploy.",
    "“Don’t wait,” the poster said.",
    "Women, Peace and Security Week opens on Monday.",
    "Rapid Deployment Level units were inspected.",
    "The Grand Hotel Oslo hosted the dinner.",
    "Annex C. Registered pledges by category",
    "The Ministry of Defence and Veterans said so.",
    "Reuters reported the offer first.",
    "The Nordic Defence Cooperation met in Reykjavik.",
    "Talks were held in New York reporting on police work.",
    "New Delhi said it would wait.",
    "Norrfjord Cement pledged to halve its emissions. Norrfjord said so on Monday.",
    "Kilbride Wanderers promised a better season.",
    "© Agence France-Presse",
    "REPORTER: Into one paper, they say.",
    "“I've been there,” the sign said.",
    "They wrote of it on X. France has promised food.",
    "Two Under-Secretaries-General came.",
]


def people(doc: Document) -> People:
    return find_people(doc, read_metadata(doc))


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_person_is_found_by_the_fullest_name(read: Read, text: str, names: list[str]) -> None:
    assert [p.name for p in people(read(text)).persons] == names


@pytest.mark.parametrize(("text", "name", "times"), ONE_PERSON)
def test_shorter_names_are_the_same_person(read: Read, text: str, name: str, times: int) -> None:
    found = people(read(text)).persons
    assert [(p.name, len(p.namings)) for p in found] == [(name, times)]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_named(read: Read, text: str) -> None:
    assert [p.name for p in people(read(text)).persons] == []


def test_two_persons_with_one_surname_are_told_apart_by_honorifics(read: Read) -> None:
    doc = read("Mr. Daniel Okoth met Ms. Ruth Okoth in Nairobi. Ms. Okoth said it was cold. Mr. Okoth agreed.")
    daniel, ruth = people(doc).persons
    assert [n.first for n in ruth.namings] > [n.first for n in daniel.namings[:1]]
    assert (len(daniel.namings), len(ruth.namings)) == (2, 2)


def test_byline_and_photo_credit_are_persons_without_office(read: Read) -> None:
    doc = read("By Solveig Amundsen\nThe minister spoke. (UN Photo/Herbert Nsubuga)")
    found = people(doc)
    assert {p.name for p in found.persons if p.credit} == {"Solveig Amundsen", "Herbert Nsubuga"}
    assert found.positions() == []


def test_bylines_without_a_by_are_credits(read_page: Read) -> None:
    doc = read_page("Summit ends\n\nLeyla Aydıner  | 24.09.2035 - Update : 25.09.2035\n\nMinisters met on Monday.\n")
    assert [(p.name, p.credit) for p in people(doc).persons] == [("Leyla Aydıner", True)]


def test_person_of_a_token_and_of_the_title_before_it(read: Read) -> None:
    doc = read("Foreign Minister Elif Demirtaş spoke.")
    found = people(doc)
    assert found.at(0) is None and found.led_at(0) is found.at(2) is found.persons[0]
