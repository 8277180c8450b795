"""What became of promises, and gifts told beside their giver without a verb of giving."""

from __future__ import annotations

import pytest

from tests.extract.test_commitments import ENV, MED, MIL, MIND, MONEY, TRAIN, rows

PARTS = [
    (
        "Of the 80 units pledged in Oslo, 31 have moved so far.",
        [f"* {MIL} 80 pledge", f"* {MIL} 31 deliver"],
    ),
    (
        "States had promised courses and helicopters. So far 41 of 52 courses have been held.",
        [f"* {TRAIN} 52 pledge", f"* {TRAIN} 41 deliver", f"* {TRAIN} - pledge", f"* {MIL} - pledge"],
    ),
    ("Of the 80 units deployed in Mali, 31 have been attacked.", []),
    ("Of the 80 states present, 31 have signed.", []),
    ("Nine of the units promised in 2048 had yet to leave home.", [f"* {MIL} 9 reaffirm"]),
    ("Of the 16 helicopters promised, five fly.", [f"* {MIL} 16 pledge", f"* {MIL} 5 deliver"]),
]
SPLIT = [
    (
        "Sixty-six left something behind: uniformed units (39), courses (44) and medical support (13).",
        [f"39x {MIL} - pledge", f"44x {TRAIN} - pledge", f"13x {MED} - pledge"],
    ),
    ("Some 57 countries left offers worth 31,000 troops.", [f"57x {MIL} 31000 pledge"]),
    ("The dead of ten years were soldiers (39), police officers (44) and medical staff (13).", []),
    (
        "By then 18 of the 40 helicopters promised in Oslo had been deployed.",
        [f"* {MIL} 40 pledge", f"* {MIL} 18 deliver"],
    ),
    ("Nigeria is back, after eight years, with 300 police officers.", [f"NGA {MIL} 300 pledge"]),
    ("Chile keeps a battalion of 500 marines at the UN's call.", [f"CHL {MIL} 500 pledge"]),
    ("Guinea reaffirmed, and did not announce, its offer of an infantry battalion.", [f"GIN {MIL} - reaffirm"]),
    ("The fund for peacekeepers received 1 million dollars from Peru.", [f"PER {MONEY} 1000000 deliver"]),
    ("Pledges included 22 helicopters and 14 battalions.", [f"* {MIL} 22 pledge", f"* {MIL} 14 pledge"]),
    ("Nigeria is back, after eight years without 300 police officers.", []),
    ("Chile keeps a battalion of 500 marines at home.", []),
    ("The mission received 12 complaints from Peru.", []),
]
THINGS = [
    (
        "The promises of Oslo are two years old. Egypt's formed police unit is still in Cairo.",
        [f"EGY {MIL} - reaffirm"],
    ),
    (
        "Much was promised in Oslo. Viet Nam's level-two hospital, 63 beds, opened in Bangui in February.",
        [f"VNM {MED} 63 deliver"],
    ),
    (
        "Much was promised in Oslo. Italy's EUR 5 million for counselling has been paid.",
        [f"ITA {MIND} 5000000 deliver"],
    ),
    ("Zambia has yet to deliver the field hospital that it promised.", [f"ZMB {MED} - reaffirm"]),
    ("Much was promised in Oslo. Egypt's army is still in Cairo.", []),
    ("Egypt's 300 officers are still in the camp.", []),
]
BESIDE = [
    ("The biggest cheque was Norway's: 210 million kroner for solar power.", [f"NOR {ENV} 210000000 pledge"]),
    ("With 4,000 troops, Indonesia made the largest pledge.", [f"IDN {MIL} 4000 pledge"]),
    ("There will be 40 engineers from Fiji.", [f"FJI {MIL} 40 pledge"]),
    ("Bhutan's first battalion, 650 men, is on its way to Bentiu.", [f"BTN {MIL} 650 deliver"]),
    (
        "Six hundred infantrymen will be at the disposal of the UN, the president of Chad said.",
        [f"TCD {MIL} 600 pledge"],
    ),
    ("There might be 40 engineers from Fiji.", []),
    ("The biggest cheque needed is one for 210 million kroner, Norway's envoy said.", []),
    ("With 4,000 troops, Indonesia is the largest contributor since 2031.", []),
]


@pytest.mark.parametrize(("text", "expected"), [*PARTS, *SPLIT, *THINGS, *BESIDE])
def test_promises_followed_up(text: str, expected: list[str]) -> None:
    assert rows(text) == sorted(expected)


FRAGMENTS = [
    (
        "“We're putting up 30 police officers. And a boat,” said Commander Litia Vunibola of Fiji.",
        [f"FJI {MIL} 30 pledge", f"FJI {MIL} - pledge"],
    ),
    ("Kenya pledged 30 police officers. And a level-two hospital.", [f"KEN {MIL} 30 pledge", f"KEN {MED} - pledge"]),
    (
        "Who gave most at the ministerial?\n\nEthiopia, with 3,000 soldiers. Then Nepal, with 1,200.",
        [f"ETH {MIL} 3000 pledge", f"NPL {MIL} 1200 pledge"],
    ),
    ("What did Togo put on the table?\n\nA gendarmerie unit of 140.", [f"TGO {MIL} 140 pledge"]),
    ("Who commands the mission?\n\nKenya, with a general.", []),
    ("Kenya pledged 30 police officers. Not a boat.", [f"KEN {MIL} 30 pledge"]),
    ("Where do they serve? In Mali, with 1,200 soldiers from Nepal.", []),
]


@pytest.mark.parametrize(("text", "expected"), FRAGMENTS)
def test_gifts_in_sentences_without_a_verb(text: str, expected: list[str]) -> None:
    assert rows(text) == sorted(expected)
