"""What is counted, and which numbers count nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.extract.document import Document
from flows.extract.figures import find_figures

Read = Callable[[str], Document]
Row = tuple[float, str, str, float | None]

COUNTED: list[tuple[str, list[Row]]] = [
    # figures and words
    ("Norway offered 16 helicopters.", [(16, "exact", "helicopters", None)]),
    ("Seven delegations signed the text.", [(7, "exact", "delegations", None)]),
    ("Thirty-one states took part.", [(31, "exact", "states", None)]),
    ("The camp holds two hundred and six engineers.", [(206, "exact", "engineers", None)]),
    ("A dozen medics will train there.", [(12, "exact", "medics", None)]),
    ("Half a million people fled.", [(500000, "exact", "people", None)]),
    # multipliers and separators
    ("The mission costs $1.5 billion.", [(1500000000, "exact", "USD", None)]),
    ("Germany gave 82 million euros.", [(82000000, "exact", "EUR", None)]),
    ("India has sent 2.5 lakh troops since then.", [(250000, "exact", "troops", None)]),
    ("The grant is worth ₹3 crore.", [(30000000, "exact", "INR", None)]),
    ("The base houses 12,500 peacekeepers.", [(12500, "exact", "peacekeepers", None)]),
    ("Some 87 000 peacekeepers serve.", [(87000, "about", "peacekeepers", None)]),
    ("The share rose to 7.8 per cent.", [(7.8, "exact", "%", None)]),
    # qualifiers
    ("More than 70 countries took part.", [(70, "more-than", "countries", None)]),
    ("At least 40 soldiers were hurt.", [(40, "more-than", "soldiers", None)]),
    ("Nearly 900 police officers deployed.", [(900, "less-than", "police officers", None)]),
    ("Up to 150 trainees can attend.", [(150, "less-than", "trainees", None)]),
    ("As many as 300 villages were cut off.", [(300, "less-than", "villages", None)]),
    ("Around 60 ministers came.", [(60, "about", "ministers", None)]),
    ("Upwards of 2,000 houses burned.", [(2000, "more-than", "houses", None)]),
    # ranges
    ("Between 900 and 1,100 soldiers will go.", [(900, "exact", "soldiers", None), (1100, "exact", "soldiers", None)]),
    ("Two or three battalions are needed.", [(2, "about", "battalions", None)]),
    # parts and wholes
    ("Only 30 of the 287 facilities passed.", [(30, "exact", "facilities", 287)]),
    ("Of the 74 states, 53 made pledges.", [(53, "exact", "states", 74)]),
    ("Twelve of the 40 vehicles were idle.", [(12, "exact", "vehicles", 40)]),
    # a noun left out
    ("Sixty countries offered troops, while 23 cited costs.",
     [(60, "exact", "countries", None), (23, "exact", "countries", None)]),
    ("The first group had 40 engineers, the second 55.",
     [(40, "exact", "engineers", None), (55, "exact", "engineers", None)]),
    # units of measure and of things
    ("They built 45 kilometres of laterite road.", [(45, "exact", "kilometres of laterite road", None)]),
    ("Japan donated three sets of equipment.", [(3, "exact", "sets of equipment", None)]),
    ("A 140-strong unit will deploy.", [(140, "exact", "unit", None)]),
    ("Kenya promised one all-women formed police unit.", [(1, "exact", "all-women formed police unit", None)]),
    # wholes of clauses, and who "them" are
    ("Delegations from 96 states came, 41 of them early.",
     [(96, "exact", "states", None), (41, "exact", "Delegations", 96)]),
    ("Three out of every ten trucks are idle.", [(3, "exact", "trucks", 10)]),
    ("She warned that of the 600 lakes they watch, at least 40 are rising.", [(40, "more-than", "lakes", 600)]),
    ("Out of 39 drones now in the field, 26 do not fly.", [(26, "exact", "drones", 39)]),
    ("Of the 16 helicopters promised, five fly.", [(5, "exact", "helicopters", 16)]),
    # what is not said again
    ("Lanka sent 12 ambulances. Eight have reached Bangui.",
     [(12, "exact", "ambulances", None), (8, "exact", "ambulances", None)]),
    ("Twelve states signed. Eight have pledged trucks.",
     [(12, "exact", "states", None), (8, "exact", "states", None)]),
    ("They got 12 trucks. The other four stand in a yard.",
     [(12, "exact", "trucks", None), (4, "exact", "trucks", None)]),
    ("The share crept to 11 per cent, against 18 in the plan.",
     [(11, "exact", "%", None), (18, "exact", "%", None)]),
    ("They brought 63 wounded to a school.", [(63, "exact", "wounded", None)]),
    ("It costs 2.4 billion of euros a year.", [(2400000000, "exact", "EUR", None)]),
    # letters that stand for a currency
    ("The Philippines set aside P480 million.", [(480000000, "exact", "PHP", None)]),
    ("South Africa paid R2500 for it.", [(2500, "exact", "ZAR", None)]),
    # a number set apart from what it counts
    ("88. That is how many delegations came.", [(88, "exact", "delegations", None)]),
    ("1,850. The number of nurses trained so far.", [(1850, "exact", "nurses", None)]),
    ("14. Countries that signed the text.", [(14, "exact", "Countries", None)]),
    ("Rwanda keeps soldiers abroad, and some 2,700 of them in Bangui.", [(2700, "about", "soldiers", None)]),
]  # fmt: skip

UNCOUNTED = [
    "The meeting opened on 8 December 2021.",
    "They met on Dec. 7 and 8.",
    "It was founded in 1948.",
    "The 2014-2015 season was dry.",
    "Talks began at 10.30 a.m. on Friday.",
    "The session starts at 15:00 GMT.",
    "It was the third conference of its kind.",
    "The 21st edition will follow.",
    "The two-day gathering ended.",
    "She waited three weeks for an answer.",
    "He served for 18 months in Mali.",
    "The Council adopted resolution 2719.",
    "See document S/2040/311 for details.",
    "Article 43 of the Charter was quoted.",
    "The captain, 34, smiled.",
    "A soldier aged 27 spoke.",
    "They read paragraph 5 aloud.",
    "An Mi-17 landed at dawn.",
    "One of the ministers left early.",
    "No one asked why.",
    "A4P+ was mentioned often.",
    "The film “Seven Rivers, One Sea” was shown.",
    "Scores of delegates came.",
    "Room 12 was full.",
    "1. Countries that pledge should deliver.",
    "7. Countries must deliver.",
    "The league bans fighting for players under 20.",
    "The course is for officers over 40.",
    "The P5 of the Philippines met.",
    "One posts a letter and waits.",
    "More: tel. +358 295 16001.",
]


def rows(doc: Document) -> list[Row]:
    return [
        (s.values["value"], s.values["qualifier"], s.values["noun"], s.values["denominator"])
        for s in find_figures(doc, [])
    ]


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_figure_is_read(read: Read, text: str, expected: list[Row]) -> None:
    assert sorted(rows(read(text)), key=repr) == sorted(expected, key=repr)


@pytest.mark.parametrize("text", UNCOUNTED)
def test_number_counts_nothing(read: Read, text: str) -> None:
    assert rows(read(text)) == []


def test_number_repeated_for_the_same_thing_is_one_figure(read: Read) -> None:
    doc = read("Norway offered 16 helicopters. The 16 helicopters will fly in May.")
    assert rows(doc) == [(16, "exact", "helicopters", None)]


def test_evidence_is_qualifier_figure_and_noun(read: Read) -> None:
    doc = read("On Monday more than 70 countries took part.")
    (figure,) = find_figures(doc, [])
    (evidence,) = figure.evidence
    assert doc.text[evidence.start : evidence.end] == "more than 70 countries"
    assert (evidence.rule, figure.values["context"]) == ("figure-with-noun", doc.text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oslo gave €30 million, €8 million of it for drones.", (8000000, "exact", "EUR", 30000000)),
        ("Of the 60 delegations, 41 offered units, 7 of them with drones.", (7, "exact", "delegations", 41)),
        ("41 delegations pledged. In all, 41 of the 60 delegations pledged.", (41, "exact", "delegations", 60)),
    ],
)
def test_part_knows_its_whole(read: Read, text: str, expected: Row) -> None:
    assert expected in rows(read(text))


def test_sum_for_something_else_is_no_part(read: Read) -> None:
    doc = read("Oslo gave €30 million and Bern €8 million of its own.")
    assert (8000000, "exact", "EUR", None) in rows(doc)


def test_rows_of_a_table_count_what_its_header_says(read_page: Read) -> None:
    table = "Training for nurses       59\n   Technology       18\n   Airlift      5\n"
    doc = read_page(f"The pledges\n\nAll of them by subject.\n\n   Topic     States\n   {table}\nThe end of it.\n")
    assert [(value, noun) for value, _, noun, _ in rows(doc)] == [(59, "States"), (18, "States"), (5, "States")]
    doc = read_page(f"The pledges\n\nAll of them by subject.\n\n   {table}\nThe end of it.\n")
    assert "States" not in {noun for _, _, noun, _ in rows(doc)}


def test_rows_of_an_enumeration_count_nothing(read: Read) -> None:
    assert rows(read("3. Ministers who signed.\n4. Countries that signed.\n5. Envoys of the north.")) == []
