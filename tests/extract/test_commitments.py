"""Commitments, phenomenon by phenomenon: a sentence and the rows a careful analyst reads out of it.

Every sentence is invented and follows a heading that makes the article one on peacekeeping. A row is written
"ACTOR category quantity action", where ACTOR is a country or organization, `12x` for twelve states, `*` for a group.
"""

from __future__ import annotations

import pytest

from flows.articles.article import Article
from flows.articles.normalize import normalize
from flows.extract.commitments import find_commitments
from flows.extract.document import analyze
from flows.extract.lexicon import load_lexicon
from flows.extract.metadata import read_metadata
from flows.extract.people import find_people
from flows.extract.sighting import Sighting

MIL, TRAIN, MED, MIND = "military-police-capabilities", "training-capacity-building", "medical", "mental-health"
TECH, WPS, ENV, SEA = "technology", "women-peace-security", "environment", "conduct-accountability"
POC, SAFE, COMMS, MONEY = "protection-of-civilians", "safety-security", "strategic-communications", "funding"
POLITICS, OTHER = "political-support", "other"

#: Makes the text an article on UN peacekeeping without committing anybody.
FRAME = (
    "UN peacekeeping ministerial closes in Tirana\n\nThe United Nations Peacekeeping Ministerial ended on Tuesday.\n\n"
)


def read(text: str, frame: str = FRAME) -> list[Sighting]:
    """Commitments of a short article."""
    text, blocks = normalize(frame + text)
    article = Article("a.txt", "a.txt", text, tuple(blocks))
    doc = analyze(article, load_lexicon())
    printed = read_metadata(doc)
    return find_commitments(doc, find_people(doc, printed), [])


def row(sighting: Sighting) -> str:
    """A sighting as the tables below write it."""
    v = sighting.values
    group = "*" if v["actor_count"] is None else f"{v['actor_count']}x"
    quantity = "-" if v["quantity"] is None else f"{v['quantity']:g}" if v["quantity"] < 1e5 else f"{v['quantity']:.0f}"
    return f"{v['country'] or v['organization'] or group} {v['category']} {quantity} {v['action']}"


def rows(text: str) -> list[str]:
    return sorted(row(s) for s in read(text))


VERBS = [
    ("Kenya pledged three transport helicopters.", [f"KEN {MIL} 3 pledge"]),
    ("Ghana has promised to send a signals company of 110 soldiers by March 2031.", [f"GHA {MIL} 110 pledge"]),
    ("Senegal put forward 140 gendarmes for the mission in Abyei.", [f"SEN {MIL} 140 pledge"]),
    ("Italy laid two engineering companies on the table.", [f"ITA {MIL} 2 pledge"]),
    ("Peru will place an infantry battalion at the disposal of the United Nations.", [f"PER {MIL} - pledge"]),
    ("Estonia signed up to train 30 bomb technicians from Malawi.", [f"EST {TRAIN} 30 pledge"]),
    ("Fiji threw in a mortuary van and 12 nurses.", [f"FJI {MED} - pledge", f"FJI {MED} 12 pledge"]),
    ("Austria is to give $2 million to the trust fund for victims of sexual abuse.", [f"AUT {SEA} 2000000 pledge"]),
    ("Sweden stands ready to deploy a surgical team.", [f"SWE {MED} - pledge"]),
    ("Spain is offering a level-two hospital.", [f"ESP {MED} - pledge"]),
    ("From Tanzania came the promise of 300 infantry soldiers.", [f"TZA {MIL} 300 pledge"]),
    ("Brazil undertook to finance a peer-support line for returning officers.", [f"BRA {MIND} - pledge"]),
    ("Mongolia announced 60 places a year at its peacekeeping school.", [f"MNG {TRAIN} 60 pledge"]),
    ("Togo came with a company of 120 gendarmes.", [f"TGO {MIL} 120 pledge"]),
    ("Finland earmarked €3.5 million for solar panels at UNIFIL bases.", [f"FIN {ENV} 3500000 pledge"]),
    ("Qatar will pay for the airlift of two battalions.", [f"QAT {MIL} 2 pledge"]),
    ("Chile chipped in with 25 military observers.", [f"CHL {MIL} 25 pledge"]),
    ("Portugal vowed to double the number of women in its contingents.", [f"PRT {WPS} - pledge"]),
    ("The United Kingdom will fund trauma counselling for returning troops.", [f"GBR {MIND} - pledge"]),
    ("Cambodia tabled a demining platoon of 45 sappers.", [f"KHM {MIL} 45 pledge"]),
    ("Egypt agreed to provide 40 armoured vehicles.", [f"EGY {MIL} 40 pledge"]),
    ("Latvia volunteered 15 staff officers for MINUSCA.", [f"LVA {MIL} 15 pledge"]),
    ("Croatia set aside 900,000 euros for encrypted radios.", [f"HRV {TECH} 900000 pledge"]),
    ("Bhutan can make 80 police officers available within 60 days.", [f"BTN {MIL} 80 pledge"]),
    ("Switzerland committed itself to screening every officer for past misconduct.", [f"CHE {SEA} - pledge"]),
    ("On Wednesday morning Jordan offered, to applause, a formed police unit.", [f"JOR {MIL} - pledge"]),
]

NOUNS = [
    ("The secretariat welcomed Gambia's offer of a signals unit.", [f"GMB {MIL} - pledge"]),
    ("The pledge by Gabon of a company of 120 soldiers drew applause.", [f"GAB {MIL} 120 pledge"]),
    ("Nepal and its promise to train 200 officers were praised.", [f"NPL {TRAIN} 200 pledge"]),
    ("Vietnam renewed its offer of a field hospital.", [f"VNM {MED} - reaffirm"]),
    ("Fresh pledges came from 41 member states.", [f"41x {OTHER} - pledge"]),
    ("Poland's pledge of 20 drones was registered on Monday.", [f"POL {TECH} 20 pledge"]),
    ("The offers include 14 helicopters and three field hospitals.", [f"* {MIL} 14 pledge", f"* {MED} 3 pledge"]),
    ("Delegates noted Ireland's commitment to greener camps.", [f"IRL {ENV} - pledge"]),
]

PASSIVES = [
    ("Two patrol boats were offered by Bangladesh.", [f"BGD {MIL} 2 pledge"]),
    ("Medical evacuation aircraft were promised by nine states.", [f"9x {MED} - pledge"]),
    ("A field hospital is to be given by Serbia.", [f"SRB {MED} - pledge"]),
    ("Ten excavators were handed over to the mission by Turkey in May.", [f"TUR {MIL} 10 deliver"]),
    ("Training was offered by 33 countries, medical support by 12.", [f"12x {MED} - pledge", f"33x {TRAIN} - pledge"]),
    ("Twenty jammers against roadside bombs have been donated by Norway.", [f"NOR {SAFE} 20 deliver"]),
    ("The trust fund for victims will receive $400,000 pledged by Oman.", [f"OMN {SEA} 400000 pledge"]),
]

GROUPS = [
    ("Fifty-three of the 74 states promised military or police units.", [f"53x {MIL} - pledge"]),
    ("Twelve governments agreed to cut diesel in their camps.", [f"12x {ENV} - pledge"]),
    ("Some 30 delegations committed to strategic communications.", [f"30x {COMMS} - pledge"]),
    ("Member States promised better care for mental health.", [f"* {MIND} - pledge"]),
    ("Of the 80 countries present, 44 pledged troops.", [f"44x {MIL} - pledge"]),
    ("Forty countries offered units, nine of them with helicopters.", [f"40x {MIL} - pledge", f"9x {MIL} - pledge"]),
    ("Eighteen capitals vowed to protect civilians better.", [f"18x {POC} - pledge"]),
    ("Sixty-six states made pledges.", [f"66x {OTHER} - pledge"]),
    (
        "Ghana, Togo and Benin pledged a joint engineering company.",
        [f"{c} {MIL} - pledge" for c in ("BEN", "GHA", "TGO")],
    ),
    ("The African Union promised 200 civilian trainers.", [f"AU {TRAIN} 200 pledge"]),
    ("The EU will give €10 million for the protection of civilians.", [f"EU {POC} 10000000 pledge"]),
]

LISTS = [
    (
        "The pledges cover military units (48 countries), training (41), technology (22) and the environment (7).",
        [f"22x {TECH} - pledge", f"41x {TRAIN} - pledge", f"48x {MIL} - pledge", f"7x {ENV} - pledge"],
    ),
    (
        "Training drew 39 states, technology 22 and medical support 17.",
        [f"17x {MED} - pledge", f"22x {TECH} - pledge", f"39x {TRAIN} - pledge"],
    ),
    (
        "Japan promised $4 million for courses, Denmark three million euros for solar panels, and Norway "
        "25 million kroner for the victims' trust fund.",
        [f"DNK {ENV} 3000000 pledge", f"JPN {TRAIN} 4000000 pledge", f"NOR {SEA} 25000000 pledge"],
    ),
    (
        "Malawi pledged 850 infantry soldiers, a field hospital and two mobile training teams.",
        [f"MWI {MED} - pledge", f"MWI {MIL} 850 pledge", f"MWI {TRAIN} 2 pledge"],
    ),
    (
        "The following pledges were registered:\n\n• Ghana: 180 police officers for UNMISS\n• Japan: "
        "USD 4.2 million for "
        "engineering courses\n• Ireland: EUR 400,000 for the mental health of peacekeepers\n",
        [f"GHA {MIL} 180 pledge", f"IRL {MIND} 400000 pledge", f"JPN {TRAIN} 4200000 pledge"],
    ),
    (
        "Defence Minister Aino Salmela of Finland announced the following pledges:\n\n• a mobile course for staff "
        "officers\n• EUR 2 million for drones\n• one level-two hospital\n",
        [f"FIN {MED} 1 pledge", f"FIN {TECH} 2000000 pledge", f"FIN {TRAIN} - pledge"],
    ),
]

SPEECH = [
    (
        "“We shall send a signals company by December,” Defence Minister Kwabena Addo of Ghana told the meeting.",
        [f"GHA {MIL} - pledge"],
    ),
    (
        "Foreign Minister Lena Vos of the Netherlands said that her country would provide 40 instructors.",
        [f"NLD {TRAIN} 40 pledge"],
    ),
    ("Dhaka will raise the share of women in its contingents to 20 per cent.", [f"BGD {WPS} 20 pledge"]),
    ("Tokyo would give $6 million for field hospitals, its ambassador said.", [f"JPN {MED} 6000000 pledge"]),
    (
        "Prime Minister Tavita Leavai of Fiji spoke first. He promised 150 police officers.",
        [f"FJI {MIL} 150 pledge"],
    ),
    (
        "Zambia's army chief, General Moses Phiri, announced that 200 engineers would leave for Bentiu in June.",
        [f"ZMB {MIL} 200 pledge"],
    ),
    ("“Uruguay will keep its battalion in Goma,” said President Ana Etchart of Uruguay.", [f"URY {MIL} - reaffirm"]),
]

REAFFIRM = [
    ("Rwanda reaffirmed its commitment to the protection of civilians.", [f"RWA {POC} - reaffirm"]),
    ("Canada stays committed to the women, peace and security agenda.", [f"CAN {WPS} - reaffirm"]),
    ("Indonesia remains committed to zero tolerance of sexual exploitation and abuse.", [f"IDN {SEA} - reaffirm"]),
    ("Twelve countries cited their ongoing efforts to deploy more women.", [f"12x {WPS} - reaffirm"]),
    ("Last year Ethiopia promised three attack helicopters, which have yet to arrive.", [f"ETH {MIL} 3 reaffirm"]),
    ("Germany reiterated that it would fund the training centre in Accra.", [f"DEU {TRAIN} - reaffirm"]),
    ("Nepal restated its standing offer of a battalion.", [f"NPL {MIL} - reaffirm"]),
]

DELIVER = [
    ("Serbia has handed over six ambulances to MINUSCA.", [f"SRB {MED} 6 deliver"]),
    ("Kuwait has paid the $3 million that it promised for field hospitals.", [f"KWT {MED} 3000000 deliver"]),
    ("China donated 20 drones to the mission in Mali.", [f"CHN {TECH} 20 deliver"]),
    (
        "Japan's two million dollars for the training of engineers reached Entebbe in May.",
        [f"JPN {TRAIN} 2000000 deliver"],
    ),
    ("Morocco delivered 12 armoured ambulances in March.", [f"MAR {MED} 12 deliver"]),
]

TRAPS = [
    "Kenya is considering an infantry battalion.",
    "Norway is weighing a second field hospital.",
    "Brazil plans to send 200 soldiers to Haiti.",
    "Spain is expected to announce a helicopter unit next month.",
    "Ghana hopes to deploy a hospital by 2030.",
    "Chile declined to send a battalion.",
    "Poland refused to pledge helicopters.",
    "India would not renew the offer of two attack helicopters.",
    "Sweden pledged nothing.",
    "Italy did not offer any troops.",
    "The Secretary-General urged member states to pledge more helicopters.",
    "She called on Kenya to provide 40 instructors.",
    "If Congress agrees, Peru will send 200 engineers.",
    "Bangladesh has 2,650 soldiers under the UN flag.",
    "Rwanda ranks third among troop contributors, with 5,900 soldiers and police in six missions.",
    "Germany pays 6.1 per cent of the peacekeeping budget.",
    "The mission needs 14 helicopters and three field hospitals.",
    "Uruguay could not maintain its naval unit and brought it home.",
    "Jordan took back the dog unit that it had offered in 2029.",
    "Would Finland send a field hospital?",
    "No country offered helicopters.",
    "The UN asked Pakistan for a signals company.",
    "Fiji has sent 12,000 peacekeepers to 20 missions since 1978.",
    "Argentina expressed the hope of doubling its contingent.",
    "The ministerial will discuss training, technology and mental health.",
    "Delegates from 70 countries debated the safety of peacekeepers.",
    "Tunisia may send a helicopter unit next year.",
    "The finance ministry has yet to release the money for 40 trucks.",
    "Observers doubt that Malawi will send the promised hospital.",
    "The general warned that roadside bombs would kill more peacekeepers.",
]

ELSEWHERE = [
    "Climate talks in Lima\n\nKenya pledged to cut emissions by a third, and Norway promised $30 "
    "million for solar panels.\n",
    "Donors meet in Doha\n\nThirty governments promised $2 billion for drought victims. Germany gave €160 million, "
    "said the UN relief chief.\n",
    "Derby ends in a draw\n\nThe club pledged two new stands and a medical centre. Stewards kept "
    "the peace like peacekeepers.\n",
    "Cement maker's pledge\n\nThe company promised training for 200 engineers and announced 16 solar plants.\n",
    "NATO ministers in Brussels\n\nPoland pledged two battalions to the alliance's eastern flank; "
    "Spain will send helicopters.\n",
]

TABLES = [*VERBS, *NOUNS, *PASSIVES, *GROUPS, *LISTS, *SPEECH, *REAFFIRM, *DELIVER]


@pytest.mark.parametrize(("text", "expected"), TABLES, ids=[t[:60] for t, _ in TABLES])
def test_commitments(text: str, expected: list[str]) -> None:
    assert rows(text) == sorted(expected)


@pytest.mark.parametrize("text", TRAPS)
def test_plans_hopes_demands_and_refusals_commit_nobody(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize("text", ELSEWHERE, ids=[t[:25] for t in ELSEWHERE])
def test_articles_on_other_matters_are_silent(text: str) -> None:
    assert read(text, frame="") == []
