"""Who takes part beside others, presides in other words than "chaired", stands in a table, or is not there at all.

Every article is invented. A participation is written "ACTOR role", a person by surname.
"""

from __future__ import annotations

import pytest

from flows.articles.article import Article
from flows.articles.normalize import normalize
from flows.extract.article import extract_article
from flows.extract.lexicon import load_lexicon

BEFORE = (
    "Peacekeeping ministerial ends in Oslo\n\nOSLO, 3 May 2034 – The UN Peacekeeping Ministerial closed in Oslo on "
    "Wednesday after two days of speeches.\n\n"
)
AFTER = "\n\nThe weather was fine on both days, and the coffee was hot.\n"


def rows(text: str) -> list[str]:
    """Participations of an article whose middle is `text`."""
    text, blocks = normalize(BEFORE + text + AFTER)
    extraction = extract_article(Article("a.txt", "a.txt", text, tuple(blocks)), load_lexicon())
    found = [s for s in extraction.sightings if s.table == "participations"]
    return sorted(
        f"{s.person.split()[-1] if s.person else s.values['country'] or s.values['organization']} {s.values['role']}"
        for s in found
    )


BESIDE = [
    ("Newcomers such as Chile and Peru made their first pledges.", ["CHL attendee", "PER attendee"]),
    ("Several delegations, notably those of Chile and Peru, asked for time.", ["CHL attendee", "PER attendee"]),
    ("A number of states, Chile and Peru among them, voted for the text.", ["CHL attendee", "PER attendee"]),
    ("Kenya offered, jointly with Peru, a course for army cooks.", ["KEN attendee", "PER attendee"]),
    ("Kenya, backed by Peru and Ghana, asked for more.", ["GHA attendee", "KEN attendee", "PER attendee"]),
    ("The text was signed by Kenya and Peru.", ["KEN attendee", "PER attendee"]),
    ("A proposal by Kenya and Peru found no majority.", ["KEN attendee", "PER attendee"]),
    ("Objections came from Russia and China.", ["CHN attendee", "RUS attendee"]),
    ("The last to speak was Latvia.", ["LVA attendee"]),
    ("Latvia had the last word.", ["LVA attendee"]),
    ("On the benches sat Kenya and Uganda.", ["KEN attendee", "UGA attendee"]),
    ("The Kenyan and Peruvian ministers sat side by side.", ["KEN attendee", "PER attendee"]),
    ("The African Union asked for more money.", ["AU attendee"]),
    ("First-time pledgers included Chile and Peru.", ["CHL attendee", "PER attendee"]),
    (
        "Four states are represented by their chiefs: Bhutan, Burundi, Fiji and Peru.",
        ["BDI attendee", "BTN attendee", "FJI attendee", "PER attendee"],
    ),
    ("Denmark's answer was 16 million kroner for solar power.", ["DNK attendee"]),
    ("France's 120 million euros are for aircraft.", ["FRA attendee"]),
    ("New Zealand? Nine million dollars, for counsellors.", ["NZL attendee"]),
    ("Kenya, which had 400 troops in Mali in 2031, offered 40 instructors.", ["KEN attendee"]),
    ("Kenya dialled in from Nairobi.", ["KEN attendee"]),
    ("Kenya and Peru had observer status.", ["KEN attendee", "PER attendee"]),
    ("Chile says its unit is ready.", ["CHL attendee"]),
    ("India did not sign, because the time was short.", ["IND attendee"]),
    ("Latvia is handing over 200 sets and, with Lithuania, is training the crews.", ["LTU attendee", "LVA attendee"]),
    # Traps: countries where something happens, soldiers of a country, what is given up.
    ("Missions in countries such as Mali and Lebanon were discussed.", []),
    ("The soldiers came from Ghana and Nepal.", []),
    ("A road built by Kenya in Juba was praised.", []),
    ("Bulgaria said goodbye to its plan of a transport company.", []),
    ("Kenyan officers served in Bosnia.", []),
    ("The delegates spoke of three missions: Mali, Lebanon and Cyprus.", []),
    ("Three states were absent: Chile, Peru and Ghana.", []),
    ("Kenya's 3,000 troops serve in Mali.", []),
    ("India has 5,000 troops in missions.", []),
    ("Kenya's seat remained empty.", []),
    ("Mozambique sent regrets and no promise.", []),
    ("What happened in Mali? Nobody knows.", []),
    ("Moldova did not attend.", []),
]
PRESIDING = [
    ("Minister Amina Wekesa of Kenya guided the debate.", ["KEN attendee", "Wekesa chair"]),
    ("The gavel was held by Amina Wekesa of Kenya.", ["KEN attendee", "Wekesa chair"]),
    ("The closing session, led by Kenyan minister Amina Wekesa, was short.", ["KEN attendee", "Wekesa chair"]),
    ("It met under the presidency of Amina Wekesa, Minister of Defence of Kenya.", ["KEN attendee", "Wekesa chair"]),
    ("Chair: Lieutenant General Amina Wekesa, UN Military Adviser", ["Wekesa chair"]),
    ("Chair\nLieutenant General Amina Wekesa, UN Military Adviser", ["Wekesa chair"]),
    (
        "State    Head of delegation    Offer\nKenya    Minister Amina Wekesa    60 engineers\n"
        "Peru    Ambassador Luis Paz    a hospital\n",
        ["KEN attendee", "PER attendee", "Paz head-of-delegation", "Wekesa head-of-delegation"],
    ),
    # Traps: what else one can lead, and a label of another body.
    ("General Amina Wekesa of Kenya once led a patrol in Bosnia.", []),
    ("Chair of the board: Amina Wekesa", []),
]
PRESENT = [
    ("France's Aurore Petit said that the money had run out.", ["FRA attendee", "Petit speaker"]),
    ("In Oslo, Defence Minister Maria Lind of Sweden said that it was enough.", ["Lind speaker", "SWE attendee"]),
    ("Defence Minister Amina Wekesa of Kenya asked for more money.", ["KEN attendee", "Wekesa speaker"]),
    (
        "Amina Wekesa, the Kenyan minister, and Secretary-General Carl Brandt are on the list of speakers.",
        ["Brandt speaker", "KEN attendee", "Wekesa speaker"],
    ),
    (
        "Kenyan Defence Minister Amina Wekesa met her Peruvian counterpart, Carl Paz, on the sidelines.",
        ["KEN attendee", "PER attendee", "Paz attendee", "Wekesa attendee"],
    ),
    # Traps: those who speak of the meeting elsewhere.
    ("In Belgrade, Defence Minister Dragan Pesic confirmed that the money had grown.", []),
    ("Home Minister Maria Simic, who had stayed in Lusaka, said that she was glad.", []),
    ("At the gate the chairman of the nurses' union, Peter Kask, called it furniture.", []),
    ("At home, few were glad. Union leader Peter Kask said that it was too much.", []),
    ("Outside the hall, Peter Kask held up a sign. “We want peace,” he said.", []),
    ("Peter Kask, an old commander, rang me. “They sell tickets,” he said.", []),
    ("Through his spokesman, Secretary-General Peter Brandt welcomed the pledges.", []),
]


@pytest.mark.parametrize(("text", "expected"), BESIDE + PRESIDING + PRESENT)
def test_takes_part(text: str, expected: list[str]) -> None:
    assert rows(text) == expected
