"""Commitments by classes of language: groups meant by their number, tables of counts, sums, number first."""

from __future__ import annotations

import pytest

from tests.extract.test_commitments import MIL, OTHER, SAFE, TECH, TRAIN, WPS, rows

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


@pytest.mark.parametrize(("text", "expected"), TOGETHER + COUNTED + SUBJECTS)
def test_commitments(text: str, expected: list[str]) -> None:
    assert rows(text) == sorted(expected)
