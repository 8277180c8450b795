"""Commitments by class of language: of each, sentences that must match and one that must not."""

from __future__ import annotations

import pytest

from tests.extract.test_commitments import (
    ENV,
    MED,
    MIL,
    MIND,
    OTHER,
    SAFE,
    SEA,
    TECH,
    TRAIN,
    WPS,
    rows,
)

CLASSES: dict[str, list[tuple[str, list[str]]]] = {
    "a participle before its subject": [
        ("Pledging 200 troops for the standby force, Nepal urged others to follow.", [f"NPL {MIL} 200 pledge"]),
        ("Offering two field hospitals, Peru asked for a lift to Juba.", [f"PER {MED} 2 pledge"]),
        ("Citing the need for 200 troops, Nepal urged others to follow.", []),
    ],
    "respectively": [
        (
            "Nepal and Bhutan offered 200 and 150 troops respectively.",
            [f"NPL {MIL} 200 pledge", f"BTN {MIL} 150 pledge"],
        ),
        (
            "Gabon and Togo pledged, respectively, a hospital and two helicopters.",
            [f"GAB {MED} - pledge", f"TGO {MIL} 2 pledge"],
        ),
        ("Nepal and Bhutan have 200 and 150 troops there respectively.", []),
    ],
    "a decision to give": [
        ("Japan has decided to contribute US$6.4 million to training in Nairobi.", [f"JPN {TRAIN} 6400000 pledge"]),
        ("Chile resolved to send 40 military observers.", [f"CHL {MIL} 40 pledge"]),
        ("Chile has yet to decide whether it will send observers.", []),
    ],
    "a deed that gives nothing": [
        ("Kenya agreed to withdraw 300 troops from Somalia.", []),
        ("Chile pledged to consider sending a hospital.", []),
        ("Peru decided to cut its contingent by 100 soldiers.", []),
        ("Spain agreed to discuss the offer of 200 troops.", []),
        ("Italy promised to bring home 200 soldiers by Christmas.", []),
    ],
    "arranged": [
        ("Zambia is set to deploy a helicopter unit.", [f"ZMB {MIL} - pledge"]),
        ("The minister said he had been authorised to offer three gunships.", []),
        ("Mali's minister said she was authorised to offer three helicopters.", [f"MLI {MIL} 3 pledge"]),
    ],
    "infinitives joined": [
        (
            "Benin offered to build a clinic and donate 15 ambulances.",
            [f"BEN {MED} - pledge", f"BEN {MED} 15 pledge"],
        ),
        (
            "Oman promised to train 40 medics, lease two helicopters and pay for both.",
            [f"OMN {TRAIN} 40 pledge", f"OMN {MIL} 2 pledge"],
        ),
        ("Benin urged donors to build a clinic and donate 15 ambulances.", []),
    ],
    "verbs joined": [
        ("Gabon promised two battalions, and threw in a clinic.", [f"GAB {MIL} 2 pledge", f"GAB {MED} - pledge"]),
        ("Kenya offered a company and put up 20 trainers.", [f"KEN {MIL} - pledge", f"KEN {TRAIN} 20 pledge"]),
        ("Kenya praised the company trained and equipped in Nairobi.", []),
    ],
    "a sum and its parts": [
        (
            "France pledged €10 million: €6 million for training and €4 million for mental health.",
            [f"FRA {TRAIN} 6000000 pledge", f"FRA {MIND} 4000000 pledge"],
        ),
        ("Ghana pledged 300 troops, with another 150 to follow.", [f"GHA {MIL} 300 pledge", f"GHA {MIL} 150 pledge"]),
        ("The mission costs €10 million: €6 million for fuel and €4 million for rations.", []),
    ],
    "counts by theme": [
        (
            "Of the 92 delegations, 61 made commitments: 40 on military units, 25 on training, nine on medical care.",
            [f"61x {OTHER} - pledge", f"40x {MIL} - pledge", f"25x {TRAIN} - pledge", f"9x {MED} - pledge"],
        ),
        (
            "Pledges by theme: training 31, technology 20, medical support 12.",
            [f"31x {TRAIN} - pledge", f"20x {TECH} - pledge", f"12x {MED} - pledge"],
        ),
        ("Speakers by theme: 31 rose on training, 20 on technology.", []),
    ],
    "pledges counted": [
        ("Fifty-seven member states made a total of 132 pledges.", [f"57x {OTHER} 132 pledge"]),
        ("Sixty governments came up with 88 offers.", [f"60x {OTHER} 88 pledge"]),
        ("Sixty governments heard 88 requests.", []),
    ],
    "part of them": [
        ("Thirty-four delegations took the floor, 21 of them to announce pledges.", [f"21x {OTHER} - pledge"]),
        ("Thirty-four delegations took the floor, 21 of them to complain.", []),
    ],
    "what became of a promise": [
        ("The 400 troops pledged by Ethiopia in 2029 have not been deployed.", [f"ETH {MIL} 400 reaffirm"]),
        ("Uruguay has deployed the solar panels it promised in Vienna.", [f"URY {ENV} - deliver"]),
        (
            "Kenya said that the 250 police officers it promised last year had arrived in Bangui.",
            [f"KEN {MIL} 250 deliver"],
        ),
        ("Roughly 260 soldiers were flown out with injuries last year.", []),
    ],
    "going on": [
        ("Cyprus pledged to continue its support to the trust fund for victims.", [f"CYP {SEA} - reaffirm"]),
        ("Italy promised to maintain its hospital in Tibnin.", [f"ITA {MED} - reaffirm"]),
        ("Forty soldiers from Italy are helping the UN in Tibnin.", []),
    ],
    "raised from and to": [
        ("Serbia would raise the number of its peacekeepers from 280 to 350.", [f"SRB {MIL} 350 pledge"]),
        ("Ghana will increase its contingent from 120 soldiers to 300.", [f"GHA {MIL} 300 pledge"]),
        ("The arrivals would bring the contingent to about 400.", []),
    ],
    "what is usual": [
        ("Italy contributed 1,100 troops to the new force.", [f"ITA {MIL} 1100 pledge"]),
        ("Italy contributes 1,100 troops to UNIFIL and is its largest European contributor.", []),
    ],
    "shares of a budget": [
        ("Britain's contribution of 3 million pounds to training was new.", [f"GBR {TRAIN} 3000000 pledge"]),
        ("Britain's contribution to the UN budget has fallen by 3 per cent.", []),
    ],
    "courses on conduct": [
        ("Zambia will put every officer through a course on sexual exploitation and abuse.", [f"ZMB {SEA} - pledge"]),
        ("Zambia will put 40 officers through a course on first aid.", [f"ZMB {TRAIN} 40 pledge"]),
        ("Zambia was asked to put officers through a course on sexual exploitation and abuse.", []),
    ],
    "who receives, and who is seated where": [
        ("Sweden's new pledge covers camp security for three missions.", [f"SWE {SAFE} - pledge"]),
        ("The government in Lisbon has signed off on 180 soldiers.", [f"PRT {MIL} 180 pledge"]),
        ("The embassies in Lisbon have signed off on 180 visas.", []),
    ],
    "told before its teller": [
        ("Sixty places a year will be kept for foreign officers, Georgia said.", [f"GEO {TRAIN} 60 pledge"]),
        ("Forty observers will be sent to Abyei by May, the Peruvian delegation announced.", [f"PER {MIL} 40 pledge"]),
        ("Forty observers will be needed in Abyei by May, the Peruvian delegation complained.", []),
    ],
    "answers and turns": [
        ("Denmark's answer was 16 million kroner for solar power.", [f"DNK {ENV} 16000000 pledge"]),
        ("On Tuesday it was Peru's turn: three helicopters.", [f"PER {MIL} 3 pledge"]),
        ("Denmark's answer was to wait for 16 other states.", []),
    ],
    "trained by another": [
        ("Kenya's police will be trained by Italy.", [f"ITA {TRAIN} - pledge"]),
        ("Two hundred Malian soldiers will be taught by Spain.", [f"ESP {TRAIN} 200 pledge"]),
        ("Kenya's police were blamed by Italy.", []),
    ],
    "hopes of doing": [
        ("Peru went on to promise a field kitchen with two cooks.", [f"PER {MIL} 2 pledge"]),
        ("Peru spoke of a field kitchen and of its hope to find the money for it.", []),
    ],
    "opened to others": [
        ("Jordan is opening its academy to 50 women officers a year.", [f"JOR {WPS} 50 pledge"]),
        ("Malta opened its medical school to 12 UN nurses.", [f"MLT {MED} 12 pledge"]),
        ("Jordan is opening talks with 50 delegations.", []),
    ],
}

CASES = [(f"{name} {n}", *case) for name, cases in CLASSES.items() for n, case in enumerate(cases)]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_commitments_of_a_class(text: str, expected: list[str]) -> None:
    assert rows(text) == sorted(expected)


def test_a_list_of_what_is_missing_pledges_nothing() -> None:
    text = "Kenya pledged a battalion.\n\nSTILL MISSING\n\n- 2 attack helicopter units\n- 60 interpreters of Arabic\n"
    assert rows(text) == [f"KEN {MIL} - pledge"]


def test_a_list_of_what_was_offered_does() -> None:
    text = "Kenya made its offers.\n\nWHAT KENYA OFFERED\n\n- 2 attack helicopter units\n- 60 interpreters of Arabic\n"
    assert rows(text) == [f"KEN {MIL} 2 pledge", f"KEN {MIL} 60 pledge"]


def test_states_that_open_a_paragraph_as_a_heading() -> None:
    text = (
        "I weighed their promises.\n\nFiji. Another 90 soldiers for the Golan.\n\n"
        "Ireland and Mexico. Two million euros each for victims of sexual abuse.\n\nPeru. Nothing to report.\n"
    )
    assert rows(text) == [f"FJI {MIL} 90 pledge", f"IRL {SEA} 2000000 pledge", f"MEX {SEA} 2000000 pledge"]


def test_rows_of_a_table_whose_empty_cells_were_lost() -> None:
    cells = (
        "Contributor|What was pledged|Mission|Status|Kenya|Infantry battalion of 850 troops|MONUSCO|New|Peru|"
        "175 engineers|New|Malawi|40 seats in Salima|UNIFIL|New|Chile|Two helicopters|New"
    )
    found = rows("\n".join(cells.split("|")) + "\n")
    assert f"PER {MIL} 175 pledge" in found
    assert f"MWI {TRAIN} 40 pledge" in found
    assert f"CHL {MIL} 2 pledge" in found
