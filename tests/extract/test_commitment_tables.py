"""Commitments printed as lists and tables: who gives what, a cell a line, columns, brackets, totals by purpose."""

from __future__ import annotations

import pytest

from tests.extract.test_commitments import ENV, MED, MIL, OTHER, SEA, TECH, TRAIN, WPS, rows

LEDGERS = [
    (
        "Pledges at a glance\n\nBelize: 12 forensic experts; EUR 2 million for the training of judges\n\n"
        "Fiji: 30 police officers\n\nTogo: under consideration",
        [f"BLZ {MIL} 12 pledge", f"BLZ {TRAIN} 2000000 pledge", f"FJI {MIL} 30 pledge"],
    ),
    (
        "What was offered\n\nKenya – infantry battalion, 850 soldiers (standing offer, renewed)\n"
        "Peru, Chile – joint river school, 60 places\nOman – (reserved)\nItaly – EUR 900,000, rescue courses",
        [
            f"KEN {MIL} 850 reaffirm",
            f"PER {TRAIN} 60 pledge",
            f"CHL {TRAIN} 60 pledge",
            f"ITA {TRAIN} 900000 pledge",
        ],
    ),
    (
        "Pledges in brief:\n\nAustria\n- rescue courses for 60 peacekeepers\n- EUR 1.5 million for solar panels\n\n"
        "Kenya\n- three helicopters\n\nTogo\n- none",
        [f"AUT {TRAIN} 60 pledge", f"AUT {ENV} 1500000 pledge", f"KEN {MIL} 3 pledge"],
    ),
    (
        "New offers came from Fiji (30 police officers), Nepal (a mine-clearing company) and Peru (two helicopters).",
        [f"FJI {MIL} 30 pledge", f"NPL {MIL} - pledge", f"PER {MIL} 2 pledge"],
    ),
    (
        "What missions need most\n\nMali: two helicopters; 12 forensic experts\n\nHaiti: 30 police officers",
        [],
    ),
    (
        "The pledges were welcomed by the heads of delegation\n\nKenya: Defence Minister Asha Oduya\n\n"
        "Peru: General Luis Quiroz, chief of police",
        [],
    ),
]
PROSE = (
    "Ministers met in Oslo on Monday for a meeting on UN peacekeeping, and the register of what they had brought\n"
    "was closed on Wednesday after two days; the secretariat, which had asked for more, said that it would read\n"
    "it with care before the spring, and that those who had promised nothing could still be heard by then if they\n"
    "asked for it in good time, as many had done before them in other years and in other towns, where the rooms\n"
    "were smaller and the lists of pledges shorter.\n\n"
)
COLUMNS = [
    (
        PROSE
        + "State\nPledge\nFor\n\nSri Lanka\nconvoy company, 210 troops\nall missions\n\nThailand\ntwo drilling teams\n"
        "UNMISS\n\nKenya\n18 trucks\nUNIFIL",
        [f"LKA {MIL} 210 pledge", f"THA {MIL} 2 pledge", f"KEN {MIL} 18 pledge"],
    ),
    (
        "What Norway pledged in Oslo\n\nNorway's pledges are these.\n\nField\nOur pledge\nFrom\nMedical\n"
        "18 medics for Juba\n2037-2039\nTraining\nEUR 2 million for a leadership course\nnow",
        [f"NOR {MED} 18 pledge", f"NOR {TRAIN} 2000000 pledge"],
    ),
    # A trap: the cells tell what is needed.
    (
        "What missions need\n\nState\nNeed\nFrom\nMali\n18 trucks for Gao\n2037\nHaiti\n"
        "two drilling teams for the north\nnow",
        [],
    ),
    (
        "Pledges received\n\nContribution\nSize\nFrom\nInfantry battalion\n850\nKenya\nLevel-2 hospital\n1\nViet Nam\n"
        "Courses on mine clearance\n4\nItaly",
        [f"KEN {MIL} 850 pledge", f"VNM {MED} 1 pledge", f"ITA {TRAIN} 4 pledge"],
    ),
    (
        "Pledge tracker\n\nPledge | By | Status\n2 helicopters | Peru | delivered\n"
        "Formed police unit (160) | Egypt | not yet deployed\nLevel-2 hospital | Zambia | withdrawn",
        [f"PER {MIL} 2 deliver", f"EGY {MIL} 160 reaffirm"],
    ),
    (
        "Pledges\n\nLevel-2 hospital: Viet Nam\nInfantry battalions: Rwanda (2), Ghana (1)\nPolice: Fiji, 140 officers",
        [f"VNM {MED} - pledge", f"RWA {MIL} 2 pledge", f"GHA {MIL} 1 pledge", f"FJI {MIL} 140 pledge"],
    ),
    (
        "Infantry battalions (Rwanda, 2; Ghana, 1), helicopters (Chile) and courses (Italy, 4) were announced.",
        [f"RWA {MIL} 2 pledge", f"GHA {MIL} 1 pledge", f"CHL {MIL} - pledge", f"ITA {TRAIN} 4 pledge"],
    ),
    (
        "Norway in Tirana: our pledges\n\nNorway made three pledges in Tirana.\n\nContribution\nSize\nFrom\n"
        "Engineer company\n120 soldiers\nJune 2042\nCourse for women officers, Elverum\n25 places\neach spring\n"
        "Trust fund for victims of sexual exploitation\nNOK 20 million\nnow",
        [f"NOR {MIL} 120 pledge", f"NOR {TRAIN} 25 pledge", f"NOR {SEA} 20000000 pledge"],
    ),
    (
        "Troops currently deployed\n\nCountry | Soldiers | Mission\nGhana | 870 soldiers | UNIFIL\n"
        "Nepal | 850 soldiers | MONUSCO",
        [],
    ),
]
TOTALS = [
    (
        "Pledges by category\n\nCategory            States    Pledges\nMilitary and police     38      64\n"
        "Technology              11      12\nTOTAL                   57     117",
        [f"38x {MIL} 64 pledge", f"11x {TECH} 12 pledge"],
    ),
    (
        "Annex II. Pledges by category (number of States)\n\n1. Training and capacity-building: 33\n"
        "2. Medical support: 12\n3. Conduct and discipline: 7",
        [f"33x {TRAIN} - pledge", f"12x {MED} - pledge", f"7x {SEA} - pledge"],
    ),
    (
        "Pledges in figures\n\nStates with at least one pledge  81\nMilitary and police units  64 (from 38 States)\n"
        "Women, peace and security  33 States\nDelegations  127",
        [f"81x {OTHER} - pledge", f"38x {MIL} 64 pledge", f"33x {WPS} - pledge"],
    ),
    (
        "Shortfalls since the last pledges\n\nTechnology needs: 18 countries\nMedical needs: 12 countries",
        [],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*LEDGERS, *COLUMNS, *TOTALS])
def test_commitments_in_tables(text: str, expected: list[str]) -> None:
    assert sorted(rows(text)) == sorted(expected)
