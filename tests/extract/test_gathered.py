"""Participations and meetings in the words of wires, fact sheets and translated pages: envoys, labels, told days.

Every article is invented; a participation is written as in `test_participations`, a meeting as in `test_events`.
"""

from __future__ import annotations

import pytest

from tests.extract.test_events import main_event
from tests.extract.test_events import rows as events
from tests.extract.test_participations import OPENING, rows

PRESENT = [
    ("Also taking part were the heads of police of Fiji and Togo, as well as officials of the OSCE.", "FJI OSCE TGO"),
    ("His Indian counterpart, Rukmini Iyer, said that mandates should be written with care.", "IND Iyer"),
    ("A panel on drones was opened by Peru's Ana Ruiz.", "PER Ruiz"),
    ("The Inspector-General of the Uganda Police Force, Grace Akello, underlined the need.", "Akello UGA"),
    ("The representatives of Egypt, Uruguay and Kenya also spoke.", "EGY KEN URY"),
    ("Ministers and chiefs of defence from Kenya, Peru and Nepal are in Oslo.", "KEN NPL PER"),
    ("Countries such as Kenya, Peru and Nepal made pledges.", "KEN NPL PER"),
    ("Several states, among them Kenya and Peru, offered units.", "KEN PER"),
    ("First-time pledgers included Kenya, Peru and the Maldives.", "KEN MDV PER"),
    ("The African Union and the European Union sent observers.", "AU EU"),
    # Traps: what examples suffer, what is expected at another meeting, who is absent, who stayed at home.
    ("Countries such as Kenya, Peru and Nepal suffer from drought.", ""),
    ("A Togolese delegation is expected at the next ministerial.", ""),
    ("Absent were Togo, Chad and Niger.", ""),
    ("The minister of Togo, Ama Kodjo, who had stayed in Lomé, wrote a letter.", ""),
    ("Back home, the interior minister of Togo, Ama Kodjo, warned against the cost.", ""),
]


@pytest.mark.parametrize(("sentence", "expected"), PRESENT)
def test_states_and_envoys_at_a_meeting(sentence: str, expected: str) -> None:
    assert sorted(r.split()[0] for r in rows(OPENING + sentence)) == sorted(expected.split())


ROLES = [
    ("The delegates of Nepal and Chad took the floor.", ["NPL speaker", "TCD speaker"]),
    ("The minister thanked Norway and Peru for convening the ministerial.", ["NOR co-host", "PER co-host"]),
    ("The meeting was organised by Norway with the support of Germany.", ["NOR host"]),
    (
        "Representing Kenya at the meeting, Defence Minister Amina Wanjiru promised police.",
        ["KEN attendee", "Wanjiru head-of-delegation"],
    ),
    ("Kari Solberg, Norway's defence minister and chair of the meeting, left.", ["NOR attendee", "Solberg chair"]),
    (
        "President Ana Ruiz of Peru, who chaired together with Prime Minister Juhani Saari of Finland, left.",
        ["FIN attendee", "PER attendee", "Ruiz chair", "Saari chair"],
    ),
    # Traps: what a board chairs, who only pays.
    ("Ana Ruiz, who chairs the board of a bank, wrote a letter.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), ROLES)
def test_roles_at_a_meeting(sentence: str, expected: list[str]) -> None:
    assert rows(OPENING + sentence) == expected


SHEET = """UN Chiefs of Defence 2036: what was offered, and what is missing

As of 17 October 2036 | Force Generation

AT A GLANCE
When
14-15 October 2036
Where
UN Headquarters, New York
Theme
"Ready before the rain"
Who came
94 delegations; the OSCE and the African Union as observers
Chair
Lieutenant General Ana Paz, UN Military Adviser

UN peacekeeping needs units that come when they are called, General Paz told the chiefs of defence. She added that
peacekeepers could not wait for ever, and that the missions had no reserve left.
"""


def test_lines_of_a_fact_sheet() -> None:
    assert events(SHEET) == ["*chiefs-of-defence-conference 2036 New_York 2036-10-14 2036-10-15"]
    assert rows(SHEET) == ["AU attendee", "OSCE attendee", "Paz chair"]


def test_states_that_fill_cells_or_open_paragraphs() -> None:
    entries = "\n\nFiji. Another 90 soldiers.\n\nIreland and Mexico. Two million euros each.\n\nChina. Six helicopters."
    named = rows(OPENING + entries)
    assert [r.split()[0] for r in named] == ["CHN", "FJI", "IRL", "MEX"]
    # Two such entries are no list, nor are those of contributors.
    assert rows(OPENING + "\n\nFiji. It lies far away.\n\nIreland. It lies nearer.") == []


def test_a_meeting_that_a_translation_calls_otherwise() -> None:
    text = (
        "LIMA, 14 September 2035 – Peru goes to give an hospital, said the minister Ana Ruiz in the closing of the "
        "Conference of the Andes on the Operations of Peace, in Lima. The encounter, hosted by Peru and co-hosted by "
        'Chile, joined delegations of 23 countries, under the motto "One road". MONUSCO has 9,000 blue helmets.'
    )
    assert [row.split()[:3] for row in events(text)] == [["*other", "2035", "Lima"]]


MIN = "peacekeeping-ministerial"
DAYS = [
    ("VIENNA, 5 June 2034 – After three days of debate, ministers adopted a text on Monday at the", "06-03", "06-05"),
    (
        "VIENNA, 5 June 2034 – General Ana Paz spoke on Saturday 3 June, the first of three days of the",
        "06-03",
        "06-05",
    ),
    ("VIENNA, 8 July 2034 – The minister returned on Friday from the", "-", "-"),
    ("VIENNA, 2 June 2034 – Ministers spoke on 30, 31 May and 1 June at the", "05-31", "06-01"),
    ("VIENNA, 11 July 2036 – On Tuesday and Wednesday the army chiefs of 80 states met for the", "07-08", "07-09"),
    ("VIENNA, 11 July 2036 – Delegates sat from Tuesday 8 July to Thursday 10 July at the", "07-08", "07-10"),
]


@pytest.mark.parametrize(("opening", "start", "end"), DAYS)
def test_days_of_a_meeting(opening: str, start: str, end: str) -> None:
    row = events(f"{opening} UN Peacekeeping Ministerial in Vienna.")
    year = opening[opening.index("20") :][:4]
    dated = [d if d == "-" else f"{year}-{d}" for d in (start, end)]
    assert row == [f"*{MIN} {year} Vienna {dated[0]} {dated[1]}"]


TOLD = [
    ("At Lima, two years ago, Peru promised 20 ambulances.", f"{MIN} 2032 Lima - -"),
    ("It will not happen in Dhaka, where the next ministerial meets in 2036.", f"{MIN} 2036 Dhaka - -"),
    ("6–7 October: Peacekeeping Ministerial, Lima.", f"{MIN} 2034 Lima 2034-10-06 2034-10-07"),
    ("The one before it took place in Seoul in 2031.", f"{MIN} 2031 Seoul - -"),
    ("More will come at the ministerial in Dakar next spring.", f"{MIN} 2035 Dakar - -"),
    (
        "Norway will host a preparatory meeting for the next ministerial, in Bergen, in the spring of 2036.",
        "other 2036 Bergen - -",
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), TOLD)
def test_other_meetings(sentence: str, expected: str) -> None:
    assert [r for r in events(OPENING + sentence) if not r.startswith("*")] == [expected]


COUNCIL = "UNITED NATIONS, 8 March 2039 – The Security Council debated UN peacekeeping on Tuesday. "
AGAIN = [
    ("Members spoke until late. The hall was cold. The Council meets again on March 29.", ["2039-03-29"]),
    (
        "Members spoke until late. The hall was cold. The Council will take up the report on 30 September.",
        ["2039-09-30"],
    ),
    ("Members spoke until late. The hall was cold. The council of the town will hold a fair on March 29.", []),
    ("Members spoke until late. The hall was cold. The report is due on 30 September.", []),
]


@pytest.mark.parametrize(("sentences", "days"), AGAIN)
def test_another_meeting_of_the_council(sentences: str, days: list[str]) -> None:
    found = [r.split() for r in events(COUNCIL + sentences)]
    assert [r[3] for r in found if not r[0].startswith("*")] == days


BESIDE = [
    ("The chiefs of defence are due to see one another again in 2036, in Nairobi.", [f"{MIN} 2036 Nairobi - -"]),
    ("The meeting follows that of Lima in 2032.", [f"{MIN} 2032 Lima - -"]),
    ("It came two years after the Leaders' Summit in Accra.", ["leaders-summit 2032 Accra - -"]),
    ("Lima will host the next ministerial in 2036.", [f"{MIN} 2036 Lima - -"]),
    (
        "Four preparatory meetings had led to it. The first was held in Dhaka in January 2034; Peru and Japan convened"
        " another in Suva in March.",
        ["other 2034 Dhaka - -", "other 2034 Suva - -"],
    ),
    # Traps: what else "that of" and "the first" may mean.
    ("The budget follows that of Lima in 2032.", []),
    ("Four preparatory schools had been built. The first was opened in Dhaka in January 2034.", []),
]


@pytest.mark.parametrize(("sentences", "expected"), BESIDE)
def test_meetings_beside(sentences: str, expected: list[str]) -> None:
    assert [r for r in events(OPENING + sentences) if not r.startswith("*")] == expected


def test_what_a_preparatory_meeting_prepares_is_not_at_hand() -> None:
    text = (
        "Training first, Maputo tells the Hanoi ministerial\n\nMAPUTO, Feb 11, 2033 (Lusa) - Delegates of 29 countries"
        " wound up here on Friday a two-day preparatory meeting for the next UN Peacekeeping Ministerial, which Vietnam"
        " will host in Hanoi on 6 and 7 June this year."
    )
    assert events(text) == ["*other 2033 Maputo 2033-02-10 2033-02-11", f"{MIN} 2033 Hanoi 2033-06-06 2033-06-07"]


GATHERED = [
    (
        "QUARTERLY\n\nBlood and paperwork: notes from Hanoi\n\nThe International Conference on Medicine in Peace"
        " Operations, convened by Viet Nam, sat in Hanoi from 17 to 19 November 2031; 77 delegations attended."
        " Its theme hung above the stage. UN peacekeepers need beds. Vaccines came to Bangui during it.",
        ["*other 2031 Hanoi 2031-11-17 2031-11-19"],
    ),
    (
        "UNITED NATIONS, 11 Feb 2033 – The Security Council spent Thursday on the safety of UN peacekeepers. The debate"
        " came four months after the peacekeeping ministerial in Lagos.",
        ["*security-council-meeting 2033 - 2033-02-10 2033-02-10", f"{MIN} 2032 Lagos - -"],
    ),
    (
        "Fact sheet | as of 12 October 2034\n\nThe Tbilisi Peacekeeping Ministerial at a Glance\n\nWhen            10"
        " and 11 October 2034\nWhere           Expo Georgia, Tbilisi\n"
        "Delegations     102\n\nMinisters promised troops to UN"
        " peacekeeping, and the UN thanked them for it in the name of all who serve.",
        [f"*{MIN} 2034 Tbilisi 2034-10-10 2034-10-11"],
    ),
    # Traps: an article in which a meeting is only spoken of.
    ("JUBA, 3 May 2034 – UN peacekeepers of UNMISS got medals. Their commander left the meeting early.", []),
]


@pytest.mark.parametrize(("text", "expected"), GATHERED)
def test_meetings_told_by_all_that_goes_on_there(text: str, expected: list[str]) -> None:
    assert events(text) == expected


NONE_TOLD = ["At Lima, two years ago, it rained.", "Ministers see drones as a threat.", "They will see the port again."]


@pytest.mark.parametrize("sentence", NONE_TOLD)
def test_no_other_meeting(sentence: str) -> None:
    assert [r for r in events(OPENING + sentence) if not r.startswith("*")] == []


PLACED = [
    (
        "SUVA, 20 February 2036 – For two days the Pacific's soldiers sat in a hotel in Suva, at a preparatory meeting,"
        " to decide what to carry to the UN Peacekeeping Ministerial in Lisbon this October.",
        ["*other 2036 Suva - -", f"{MIN} 2036 Lisbon - -"],
    ),
    (
        "DAKAR, 12 April 2036 – In March the minister was in Lima for the UN Peacekeeping Ministerial.",
        [f"*{MIN} 2036 Lima - -"],
    ),
    (
        "LIMA, 3 May 2034 – The second Latin American conference on UN peacekeeping opened in Lima on Wednesday.",
        ["*other 2034 Lima 2034-05-03 -"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PLACED)
def test_where_and_of_what_kind(text: str, expected: list[str]) -> None:
    assert events(text) == expected


def test_the_year_of_a_meeting_told_by_its_city() -> None:
    text = (
        "Posted on 22 August 2052\n\nTwo years ago, in Lisbon, the delegations of 97 states posed for a picture."
        " Portugal was the host of that UN Peacekeeping Ministerial, and 40 states had promised more women."
    )
    assert events(text) == [f"*{MIN} 2050 Lisbon - -"]


def test_an_open_debate_opens_nothing() -> None:
    text = "UNITED NATIONS, March 4 2038 – The UN Security Council on Thursday held an open debate on UN peacekeeping."
    assert events(text) == ["*security-council-meeting 2038 - 2038-03-04 2038-03-04"]


TURNOUT = [
    ("Of the 102 delegations in the hall, 67 made pledges; 41 countries offered police.", 102),
    ("Sixty-three countries were in their seats.", 63),
    ("A hundred and four delegations were present.", 104),
    ("Fifty-seven countries came to Oslo with something new; in all, 91 states took part.", 91),
    ("Who came? Sixty-six delegations, 21 of them led by a president.", 66),
    ("In it took part the military from 87 countries.", 87),
    ("Nineteen countries closed the conference with a text.", 19),
    ("Soldiers of 12 countries closed the road to the conference.", None),
]


@pytest.mark.parametrize(("sentence", "count"), TURNOUT)
def test_how_many_states_came(sentence: str, count: int | None) -> None:
    assert main_event(OPENING + sentence)["participating_states"] == count


THEMES = [
    ("Five themes ran through the meeting: safety, care and drones.", "safety, care and drones"),
    ('The meeting was devoted to "Policing the digital street".', "Policing the digital street"),
    ("The meeting was devoted to police.", None),
]


@pytest.mark.parametrize(("sentence", "theme"), THEMES)
def test_themes(sentence: str, theme: str | None) -> None:
    assert main_event(OPENING + sentence)["theme"] == theme
