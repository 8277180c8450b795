"""Commitments in other words: scenes before the object, lettered points, partners, purposes by many names."""

from __future__ import annotations

import pytest

from tests.extract.test_commitments import ENV, MED, MIL, MIND, OTHER, POC, SAFE, SEA, TECH, TRAIN, WPS, rows

SENTENCES = [
    (
        "She said that 54 states had made pledges: 30 states offered units, 17 training and nine counselling.",
        [f"54x {OTHER} - pledge", f"30x {MIL} - pledge", f"17x {TRAIN} - pledge", f"9x {MIND} - pledge"],
    ),
    (
        "The register holds 54 pledges: 30 put down units, 17 training.",
        [f"54x {OTHER} - pledge", f"30x {MIL} - pledge", f"17x {TRAIN} - pledge"],
    ),
    ("Ghana made two pledges: 30 trucks, 17 drones.", [f"GHA {MIL} 30 pledge", f"GHA {TECH} 17 pledge"]),
    ("Who gave? Few did. Nepal: 300 soldiers for a reserve.", [f"NPL {MIL} 300 pledge"]),
    ("Who brought what? Italy: 9 million euros for the care of the wounded.", [f"ITA {MED} 9000000 pledge"]),
    ("Ministers spent two days on one question: how to turn the promises of Kenya into units.", []),
    ("Ghana hosted it. A government that pledges a unit enters it in the Capability Readiness System.", []),
    ("Kenya spent two million dollars on camps for its peacekeepers over two years.", [f"KEN {MIL} 2000000 deliver"]),
    ("Who lost most? Nepal: 300 soldiers since 1992.", []),
    ("Kenya pledged in the plenary to deploy a rapid response unit of 120 police.", [f"KEN {MIL} 120 pledge"]),
    ("Portugal promised before the cameras to send 40 nurses.", [f"PRT {MED} 40 pledge"]),
    ("Egypt vowed on the first day to appoint two women as battalion commanders.", [f"EGY {WPS} 2 pledge"]),
    ("Nepal promised with two teams of search for the explosives.", [f"NPL {MIL} 2 pledge"]),
    (
        "By a joint statement the participants undertook (a) to share their findings on attacks against UN camps, "
        "and (b) to report each case of sexual abuse to New York.",
        [f"* {SAFE} - pledge", f"* {SEA} - pledge"],
    ),
    (
        "North Macedonia offered a mobile kitchen and, jointly with Slovenia, a course for army cooks.",
        [f"MKD {MIL} - pledge", f"MKD {TRAIN} - pledge", f"SVN {TRAIN} - pledge"],
    ),
    (
        "Togo gave its word that no battalion of its own will leave home without a complaints desk.",
        [f"TGO {SEA} - pledge"],
    ),
    (
        "Estonia will lend the missions a team of 14 specialists to keep hackers out of their networks.",
        [f"EST {TECH} 14 pledge"],
    ),
    ("Mozambique promised to form 300 policemen of Lusophone countries.", [f"MOZ {TRAIN} 300 pledge"]),
    ("Denmark is going to pay 22 million kroner for solar panels in the camps.", [f"DNK {ENV} 22000000 pledge"]),
    ("Bolivia will give 500 protective vests.", [f"BOL {SAFE} 500 pledge"]),
    ("Switzerland gives five million francs for the counselling of peacekeepers.", [f"CHE {MIND} 5000000 pledge"]),
    ("Ghana sends a battalion of 850 soldiers to the Central African Republic.", [f"GHA {MIL} 850 pledge"]),
    (
        "Belgium promised 20 armoured ambulances; six are in Bangui.",
        [f"BEL {MED} 20 pledge", f"BEL {MED} 6 deliver"],
    ),
    ("Chile pledged ten trucks. Four of them have reached Goma.", [f"CHL {MIL} 10 pledge", f"CHL {MIL} 4 deliver"]),
    ("The academy in Apia will reserve 24 seats a year on its course.", [f"WSM {TRAIN} 24 pledge"]),
    ("The landing craft that Tonga promised in Accra was at last handed over to MONUSCO.", [f"TON {MIL} - deliver"]),
    (
        "Austria, speaking also on behalf of Croatia, offered a course for police commanders.",
        [f"AUT {TRAIN} - pledge", f"HRV {TRAIN} - pledge"],
    ),
    (
        "Ann Obi, observer for the African Union, said that the Union had handed over 18 patrol vehicles.",
        [f"AU {MIL} 18 deliver"],
    ),
    (
        "Ann Obi of India's defence ministry recalled that her country has a police unit and three boats in the UN "
        "Peacekeeping Capability Readiness System.",
        [f"IND {MIL} - reaffirm", f"IND {MIL} 3 reaffirm"],
    ),
    ("As for Pakistan, it renewed its adherence to the protection of the civilians.", [f"PAK {POC} - reaffirm"]),
    (
        "Delegations offered support for renewable energy, for mental health services and for digital tools.",
        [f"* {ENV} - pledge", f"* {MIND} - pledge", f"* {TECH} - pledge"],
    ),
    ("Fifty-seven countries came to Ghana with something new.", [f"57x {OTHER} - pledge"]),
    (
        "Units were on offer from 23; from 30, training; from nine, medical teams.",
        [f"23x {MIL} - pledge", f"30x {TRAIN} - pledge", f"9x {MED} - pledge"],
    ),
    (
        "Totals: 44 states with a pledge, of which 21 military or police, 13 training and 8 medical.",
        [f"44x {OTHER} - pledge", f"21x {MIL} - pledge", f"13x {TRAIN} - pledge", f"8x {MED} - pledge"],
    ),
    ("A hundred delegations, 77 of them with a written pledge, left Tbilisi.", [f"77x {OTHER} - pledge"]),
    ("The day brought commitments from 58 of the 96 delegations.", [f"58x {OTHER} - pledge"]),
    (
        "Morocco and Jordan have joined forces to give every new driver a course on road safety.",
        [f"JOR {TRAIN} - pledge", f"MAR {TRAIN} - pledge"],
    ),
    ("By Ghana 3 million dollars was promised for the victims of sexual abuse.", [f"GHA {SEA} 3000000 pledge"]),
    ("Peru gave in June three ambulances to the mission in Bangui.", [f"PER {MED} 3 deliver"]),
    (
        "Chad promised a clinic, and Suriname, which nobody had expected, handed over two river ambulances.",
        [f"TCD {MED} - pledge", f"SUR {MED} 2 deliver"],
    ),
    (
        "Austria offered a course for police commanders; it will hold it in Vienna with 48 seats.",
        [f"AUT {TRAIN} 48 pledge"],
    ),
    (
        "Rwanda announced:\n\n   i.   150 special forces soldiers for MINUSCA before June;\n"
        "   ii.  one transport aircraft;\n   iii. 900 million francs for a counselling centre open to all.\n",
        [f"RWA {MIL} 150 pledge", f"RWA {MIL} 1 pledge", f"RWA {MIND} 900000000 pledge"],
    ),
    (
        "The pledges, as read out:\n\n"
        "State       Head of delegation   Offer                         When\n"
        "Kazakhstan  Minister Y. Sul      one helicopter unit           2036 Q1\n"
        "                                 USD 900,000 for training      at once\n"
        "Malawi      Minister C. Nyi      infantry battalion            2037\n",
        [f"KAZ {MIL} 1 pledge", f"KAZ {TRAIN} 900000 pledge", f"MWI {MIL} - pledge"],
    ),
    ("Ireland offered a helpline for the invisible wounds of peacekeepers.", [f"IRL {MIND} - pledge"]),
]
TRAPS = [
    "Ministers promised in the corridors that they would meet again.",
    "Kenya urged in the plenary that states deploy more police.",
    "Bangladesh sends more than 5,000 soldiers to UN missions, more than most states.",
    "Japan pays 8 per cent of the peacekeeping budget.",
    "Pakistan, the largest contributor of troops to the mission, would be guided by the host's wishes.",
    "He thanked the more than 150 governments that have signed the Declaration of Shared Commitments.",
    "Delegations came from 23 countries; from 30, nobody did.",
    "Forty delegations with doubts about the pledge system stayed away.",
    "Kenya is not going to send troops to Haiti.",
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[t[:60] for t, _ in SENTENCES])
def test_commitments_worded_otherwise(text: str, expected: list[str]) -> None:
    assert rows(text) == sorted(expected)


@pytest.mark.parametrize("text", TRAPS, ids=[t[:60] for t in TRAPS])
def test_nothing_committed(text: str) -> None:
    assert rows(text) == []
