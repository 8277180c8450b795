"""Commitments by classes of language: groups meant by their number, tables of counts, sums, number first."""

from __future__ import annotations

import pytest

from tests.extract.test_commitments import ENV, MED, MIL, MIND, OTHER, POC, POLITICS, SAFE, TECH, TRAIN, WPS, rows

TOGETHER = [
    (
        "Chile, Peru and Ecuador met in Lima. The three countries promised a joint field school for peacekeepers.",
        [f"CHL {TRAIN} - pledge", f"ECU {TRAIN} - pledge", f"PER {TRAIN} - pledge"],
    ),
    (
        "Latvia's minister received his Finnish counterpart. Both sides agreed to expand the training of peacekeepers.",
        [f"FIN {TRAIN} - pledge", f"LVA {TRAIN} - pledge"],
    ),
    (
        "Benin and Togo agreed to:\n\n(i)   send a joint company of 140 soldiers to the mission in Abyei;\n\n"
        "(ii)  train the police of both armies.",
        [f"BEN {MIL} 140 pledge", f"TGO {MIL} 140 pledge", f"BEN {TRAIN} - pledge", f"TGO {TRAIN} - pledge"],
    ),
    ("Three countries promised field schools for peacekeepers.", [f"3x {TRAIN} - pledge"]),
    ("Chile, Peru and Ecuador met in Lima. The three countries hope for more training.", []),
]
COUNTED = [
    ("Pledges were made by 61 Member States.", [f"61x {OTHER} - pledge"]),
    (
        "Pledges were made by 61 Member States. By subject:\n\n   Subject                    States\n"
        "   Technology                     22\n   Safety of personnel            14\n",
        [f"61x {OTHER} - pledge", f"22x {TECH} - pledge", f"14x {SAFE} - pledge"],
    ),
    ("In all 57 military and police units were offered.", [f"* {MIL} 57 pledge"]),
    ("The promise would be honoured step by step.", []),
    ("In 2031 no pledges were made by the delegations.", []),
]
SUBJECTS = [
    (
        "In a final statement the participants undertook to raise the number of women in military and police units.",
        [f"* {WPS} - pledge"],
    ),
    (
        "Chad, which said last week that it would make up to 400 troops available, will host the next meeting.",
        [f"TCD {MIL} 400 pledge"],
    ),
    ("Norway intends to widen its training of peacekeepers.", []),
    ("The support received from member states will improve the protection of civilians.", []),
]
BACK_REFERENCES = [
    (
        "The sessions dealt with mental health, the protection of civilians and the environment. "
        "Delegations made pledges in each of those fields.",
        [f"* {MIND} - pledge", f"* {POC} - pledge", f"* {ENV} - pledge"],
    ),
    (
        "Belgium wants more women in peacekeeping. Belgium will pay €4 million towards that end.",
        [f"BEL {WPS} 4000000 pledge"],
    ),
    ("Some 43 countries made pledges, which together amount to 9,500 troops.", [f"43x {MIL} 9500 pledge"]),
    ("Brazil set aside R$50 million (about $9 million) for the battalion's vehicles.", [f"BRA {MIL} 50000000 pledge"]),
    ("Delegations asked for pledges in each of those fields.", []),
]
WORDS = [
    (
        "Jordan will contribute with 700 soldier and with hospital of field in the operations of peace keeping.",
        [f"JOR {MIL} 700 pledge", f"JOR {MED} - pledge"],
    ),
    ("The minister announced that around 80 more Dutch troops would go to Mali.", [f"NLD {MIL} 80 pledge"]),
    ("Turkey handed over 24 night-vision devices to the battalion.", [f"TUR {MIL} 24 deliver"]),
    ("Italy donated three X-ray machines to the mission in Juba.", [f"ITA {MED} 3 deliver"]),
    ("At the close the delegates reaffirmed their support for UN peacekeeping.", [f"* {POLITICS} - reaffirm"]),
    ("Only 29 of the pledges made in Oslo in 2031 have been fulfilled so far.", [f"* {OTHER} 29 deliver"]),
    ("Kenya promised that every returning soldier would be offered counselling.", [f"KEN {MIND} - pledge"]),
    ("Most of the visitors would go to Geneva.", []),
]
TRAPS = [
    ("The chief told the leaders that promised units take an average of ten months to arrive.", []),
    ("She praised the nations that contribute troops and asked them for patience.", []),
    ("The general thanked Member States for the officers they lend to peace operations.", []),
    ("Twelve countries pledged medical teams or equipment during the session.", [f"12x {MED} - pledge"]),
    (
        "Latvia will send 40 soldiers in support of AMISOM, the African Union's own force there.",
        [f"LVA {MIL} 40 pledge"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOGETHER + COUNTED + SUBJECTS + BACK_REFERENCES + WORDS + TRAPS)
def test_commitments(text: str, expected: list[str]) -> None:
    assert rows(text) == sorted(expected)
