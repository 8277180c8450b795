"""More commitments: idioms of giving, owners, gapped lists and short articles, found by writing against the rules."""

from __future__ import annotations

import pytest

from tests.extract.test_commitments import (
    COMMS,
    ENV,
    MED,
    MIL,
    MIND,
    OTHER,
    POC,
    SAFE,
    SEA,
    TECH,
    TRAIN,
    WPS,
    rows,
)

SENTENCES = [
    (
        "Speaking for Tanzania, Brigadier Hamisi Juma said his country would add 250 infantry "
        "soldiers to the brigade in eastern Congo.",
        [f"TZA {MIL} 250 pledge"],
    ),
    (
        "Among the largest offers were Rwanda's two attack helicopters and Bangladesh's three riverine units.",
        [f"RWA {MIL} 2 pledge", f"BGD {MIL} 3 pledge"],
    ),
    ("The largest single offer came from Indonesia: a composite battalion of 850 troops.", [f"IDN {MIL} 850 pledge"]),
    (
        "Norway's minister said Oslo had set aside 40 million kroner for women mediators.",
        [f"NOR {WPS} 40000000 pledge"],
    ),
    ("South Korea, for its part, donated 16 night-capable helicopters.", [f"KOR {MIL} 16 deliver"]),
    (
        "France and Germany jointly announced a €12 million programme against disinformation.",
        [f"FRA {COMMS} 12000000 pledge", f"DEU {COMMS} 12000000 pledge"],
    ),
    (
        "India, a founding contributor, will provide two helicopter units and a rapidly deployable battalion.",
        [f"IND {MIL} 2 pledge", f"IND {MIL} - pledge"],
    ),
    (
        '"We are ready to deploy 500 police officers within 90 days," said Senegal\'s interior minister, Aminata Fall.',
        [f"SEN {MIL} 500 pledge"],
    ),
    (
        "Minister of Defence Mr. Jorge Pires of Angola pledged an engineering battalion and "
        "announced training slots for 60 officers.",
        [f"AGO {MIL} - pledge", f"AGO {TRAIN} 60 pledge"],
    ),
    (
        "The United States committed $17 million for counter-IED training and $5 million for the "
        "trust fund for victims.",
        [f"USA {TRAIN} 17000000 pledge", f"USA {SEA} 5000000 pledge"],
    ),
    ("Ottawa's contribution includes C$10 million for the Elsie Initiative Fund.", [f"CAN {WPS} 10000000 pledge"]),
    (
        "Thirty-five countries registered pledges on training, 21 on technology and 12 on the environment.",
        [f"35x {TRAIN} - pledge", f"21x {TECH} - pledge", f"12x {ENV} - pledge"],
    ),
    (
        "More than 60 countries pledged additional support, including helicopters, field hospitals "
        "and specialist units.",
        [f"60x {MIL} - pledge", f"60x {MED} - pledge"],
    ),
    ("Australia will continue to fund the training of Pacific police officers.", [f"AUS {TRAIN} - reaffirm"]),
    (
        "Malaysia said it would send a further 300 troops to Lebanon and train 120 foreign officers at Port Dickson.",
        [f"MYS {MIL} 300 pledge", f"MYS {TRAIN} 120 pledge"],
    ),
    (
        "Zambia offered two companies, Malawi one and Mozambique a field hospital.",
        [f"ZMB {MIL} 2 pledge", f"MWI {MIL} 1 pledge", f"MOZ {MED} - pledge"],
    ),
    (
        "The pledges included 5,000 troops from Ethiopia and a helicopter unit from Ukraine.",
        [f"ETH {MIL} 5000 pledge", f"UKR {MIL} - pledge"],
    ),
    ("Argentina's pledge: a field hospital.", [f"ARG {MED} - pledge"]),
    (
        "Pakistan to provide infantry battalion, two hospitals for UN missions",
        [f"PAK {MIL} - pledge", f"PAK {MED} 2 pledge"],
    ),
    (
        "Colombia's defence minister confirmed that Bogotá will deploy 90 police officers to Haiti by the end of 2031.",
        [f"COL {MIL} 90 pledge"],
    ),
    (
        "A mobile training team from Kenya will teach 300 Somali soldiers to find roadside bombs.",
        [f"KEN {TRAIN} 300 pledge"],
    ),
    ("The Netherlands extended its contribution of 12 officers to MINUSCA until 2032.", [f"NLD {MIL} 12 reaffirm"]),
    (
        "Hungary promised to strengthen the conduct and discipline of its contingents and to vet every officer.",
        [f"HUN {SEA} - pledge"],
    ),
    ("In addition to money, Qatar brought four ambulances.", [f"QAT {MED} 4 pledge"]),
    (
        'Mr. Khan told the plenary: "Pakistan will host a regional course for women peacekeepers."',
        [f"PAK {TRAIN} - pledge"],
    ),
    ("Denmark doubled its support for the protection of civilians.", [f"DNK {POC} - pledge"]),
    ("The Czech Republic will second 10 analysts to help missions use satellite images.", [f"CZE {TECH} 10 pledge"]),
    ("A total of 36 states made new commitments on military and police capabilities.", [f"36x {MIL} - pledge"]),
    ("Nine capitals have written to say that they will pay for solar panels.", [f"9x {ENV} - pledge"]),
    ("Cambodia, which has 800 peacekeepers in the field, will send 200 deminers.", [f"KHM {MIL} 200 pledge"]),
    (
        "It also committed to raise the share of women officers to 25% by 2033, the Ghanaian delegation said.",
        [f"GHA {WPS} 25 pledge"],
    ),
    ("Vietnam has pledged to send its third level-2 field hospital.", [f"VNM {MED} - pledge"]),
    ("Tokyo’s announcement of $3 million for telemedicine was the surprise of the day.", [f"JPN {MED} 3000000 pledge"]),
    ("The commander announced that Mongolia would keep 850 soldiers in South Sudan.", [f"MNG {MIL} 850 reaffirm"]),
    ("Both Ghana and Sierra Leone promised formed police units.", [f"GHA {MIL} - pledge", f"SLE {MIL} - pledge"]),
    ("The AU pledged to place its standby force at the UN's disposal.", [f"AU {MIL} - pledge"]),
    ("Kazakhstan is sending 139 peacekeepers to the Golan Heights.", [f"KAZ {MIL} 139 pledge"]),
    ("Oslo opened its purse for 30 million kroner, meant for solar power in Juba.", [f"NOR {ENV} 30000000 pledge"]),
    ("Manila will foot the bill for 20 places at the staff college.", [f"PHL {TRAIN} 20 pledge"]),
    ("Lithuania raised its hand for a demining team of 25.", [f"LTU {MIL} 25 pledge"]),
    (
        "Nigeria signed an agreement with the UN to provide a formed police unit of 180 officers.",
        [f"NGA {MIL} 180 pledge"],
    ),
    ("Togo has registered two infantry battalions in the readiness system.", [f"TGO {MIL} 2 pledge"]),
    ("Belgium wrote a cheque for €5 million to the victims' trust fund.", [f"BEL {SEA} 5000000 pledge"]),
    ("For the first time Kosovo offered troops: one platoon of engineers.", [f"XKX {MIL} 1 pledge"]),
    ("Hanoi is sending its seventh field hospital to Bentiu in August.", [f"VNM {MED} - pledge"]),
    (
        "The Swiss minister, Ms. Clara Aebi, assured delegates of continued support for the protection of civilians.",
        [f"CHE {POC} - reaffirm"],
    ),
    (
        "Her government, Ms. Lindqvist of Sweden told reporters, would double its money for mental health.",
        [f"SWE {MIND} - pledge"],
    ),
    (
        "The Islamic Republic of Pakistan pledges to keep a battalion of 850 on 60-day notice.",
        [f"PAK {MIL} 850 pledge"],
    ),
    ("As part of the package, Ankara will also train 500 police officers from the Sahel.", [f"TUR {TRAIN} 500 pledge"]),
    ("Australia's A$15 million will help more women to serve.", [f"AUS {WPS} 15000000 pledge"]),
    ("Of the 57 states that spoke, 40 announced military or police units.", [f"40x {MIL} - pledge"]),
    ("By the end of the day 64 of 91 delegations had signed the pledge book.", [f"64x {OTHER} - pledge"]),
    (
        "Military units were pledged by 31 states, training by 28 and medical support by 11.",
        [f"31x {MIL} - pledge", f"28x {TRAIN} - pledge", f"11x {MED} - pledge"],
    ),
    (
        "Ireland and Finland will jointly train 90 officers in the protection of civilians.",
        [f"IRL {TRAIN} 90 pledge", f"FIN {TRAIN} 90 pledge"],
    ),
    (
        "The United Republic of Tanzania reiterated its readiness to deploy a second battalion.",
        [f"TZA {MIL} - reaffirm"],
    ),
    (
        "The Government of Japan has contributed $8.3 million to the Triangular Partnership Programme.",
        [f"JPN {TRAIN} 8300000 deliver"],
    ),
    ("In a video message, President Alar Kask of Estonia pledged cyber experts.", [f"EST {TECH} - pledge"]),
    (
        "El Salvador's ambassador put 52 infantry soldiers and a mortar crew at the disposal of UNIFIL.",
        [f"SLV {MIL} 52 pledge", f"SLV {MIL} - pledge"],
    ),
    ("According to the ministry, Hungary would lend two transport planes to MINUSCA.", [f"HUN {MIL} 2 pledge"]),
    ("Cairo said yes to a second explosive ordnance disposal unit.", [f"EGY {MIL} - pledge"]),
    ("Seoul promised to share drone footage with missions in real time.", [f"KOR {TECH} - pledge"]),
    ("The Emirates pledged AED 20 million (USD 5.4 million) for safer camps.", [f"ARE {SAFE} 20000000 pledge"]),
    ("Iceland, which has no army, will pay for gender advisers.", [f"ISL {WPS} - pledge"]),
    (
        "Fact sheet: Canada's pledges\n\nCanada is announcing the following:\n\n- $40 million over three "
        "years for the Elsie Initiative Fund;\n- a quick reaction force of up to 200 personnel;\n- 20 "
        "trainers for the peace support school in Nairobi;\n- C$6.5 million to help the UN fight "
        "disinformation.\n\nCanada also reaffirmed its commitment to the Vancouver Principles on child "
        "soldiers.",
        [
            f"CAN {WPS} 40000000 pledge",
            f"CAN {MIL} 200 pledge",
            f"CAN {TRAIN} 20 pledge",
            f"CAN {COMMS} 6500000 pledge",
            f"CAN {POC} - reaffirm",
        ],
    ),
    (
        "The results by theme: police and military units (44 states), medical care (13), digital "
        "tools (nine), women in peacekeeping (31).",
        [f"44x {MIL} - pledge", f"13x {MED} - pledge", f"9x {TECH} - pledge", f"31x {WPS} - pledge"],
    ),
    (
        "Fifty-two states pledged; 30 of them named training, 12 technology.",
        [f"52x {OTHER} - pledge", f"30x {TRAIN} - pledge", f"12x {TECH} - pledge"],
    ),
    (
        "Mr. Adeyemi recalled that Nigeria had pledged a special forces company in 2031. That "
        "company has not been seen since.",
        [f"NGA {MIL} - reaffirm"],
    ),
    (
        "Switzerland's state secretary, Ms. Reto, said: “Switzerland is doubling its contribution to "
        "the trust fund for victims to two million francs.”",
        [f"CHE {SEA} 2000000 pledge"],
    ),
    (
        "The European Union's envoy said that Brussels would finance vetting of every contingent.",
        [f"EU {SEA} - pledge"],
    ),
    ("Tanzanian President Hawa Mrema used her speech to offer 500 more infantry soldiers.", [f"TZA {MIL} 500 pledge"]),
    (
        "Kathmandu has offered a rapidly deployable battalion, a medical team and, for the first time, a drone unit.",
        [f"NPL {MIL} - pledge", f"NPL {MED} - pledge", f"NPL {TECH} - pledge"],
    ),
    ("The Nordic countries promised to train 1,000 female officers by 2040.", [f"* {TRAIN} 1000 pledge"]),
    (
        "A pledge of $5 million for mine clearance by Japan was the largest sum of the day.",
        [f"JPN {SAFE} 5000000 pledge"],
    ),
    ("Georgia pledges 50 soldiers for the first time.", [f"GEO {MIL} 50 pledge"]),
    ("Malaysia's army would equip its next battalion with solar generators, its chief said.", [f"MYS {ENV} - pledge"]),
    ("South Africa committed to keep its brigade headquarters in Goma until 2035.", [f"ZAF {MIL} - pledge"]),
]

TRAPS = [
    "Egypt launched a peacekeeping course for francophone police.",
    "The delegation of Paraguay proposed to host a seminar.",
    "Eleven of these pledges concern training.",
    "Thirteen of the offers came from Africa.",
    "Nepal's contingent of 1,700 is the largest in Lebanon.",
    "France, which commanded the force in 2006, has no plans to send more troops.",
    "The minister said that training had improved and that women now make up 12 per cent of the contingent.",
    "The Security Council extended the mandate until 2033.",
    "Spain lost four helicopters in the storm.",
    "Rwandan troops protected civilians and built a school in Bria.",
    "The force commander thanked Uruguay for its engineers.",
    "Kenya was asked to lead the mission, officials said.",
    "Zimbabwe said it would study the request for a field hospital.",
    "The African Union would like to see more funding for its operations.",
    "India, Nepal and Bangladesh are the largest contributors of troops.",
    "Should the council extend the mandate, Ghana will send 300 soldiers.",
    "It is hoped that Chile will provide a helicopter unit.",
    "Norway's proposal to train police officers met with scepticism.",
    "A decision on the promised hospital has been put off until May.",
    "Egypt withdrew its pledge of attack helicopters.",
    "Peru said it had never promised a battalion.",
    "Member States must provide better equipment, Mr. Okoye said.",
    "We need helicopters, not promises, the general told ministers.",
    "The UN will train 400 officers this year.",
    "Poland has offered to host the next ministerial.",
    "Ethiopian peacekeepers handed over the base to the Ghanaian battalion.",
    "Training places were the favourite gift: Egypt gave 100, Morocco 80.",
    "Burkina Faso and Niger, whose delegations left early, pledged nothing.",
    "We are not leaving, said Finland's colonel: the company in Lebanon stays.",
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[t[:60] for t, _ in SENTENCES])
def test_commitments_in_other_words(text: str, expected: list[str]) -> None:
    assert rows(text) == sorted(expected)


@pytest.mark.parametrize("text", TRAPS, ids=[t[:60] for t in TRAPS])
def test_news_that_commits_nobody(text: str) -> None:
    assert rows(text) == []
