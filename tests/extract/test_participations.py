"""Participations, phenomenon by phenomenon: who took part in the meeting at hand, and as what.

Every article is invented. A participation is written "ACTOR role", a person by surname.
"""

from __future__ import annotations

import pytest

from flows.articles.article import Article
from flows.articles.normalize import normalize
from flows.extract.article import extract_article
from flows.extract.lexicon import load_lexicon
from flows.extract.sighting import Sighting

#: A meeting at hand, its host not named.
OPENING = "OSLO, 3 May 2034 – The UN Peacekeeping Ministerial closed in Oslo on Wednesday. "


def read(text: str) -> list[Sighting]:
    """Participations of a short article."""
    text, blocks = normalize(text)
    extraction = extract_article(Article("a.txt", "a.txt", text, tuple(blocks)), load_lexicon())
    return [s for s in extraction.sightings if s.table == "participations"]


def row(sighting: Sighting) -> str:
    v = sighting.values
    name = sighting.person.split()[-1] if sighting.person else v["country"] or v["organization"]
    return f"{name} {v['role']}"


def rows(text: str) -> list[str]:
    return sorted(row(s) for s in read(text))


HOSTS = [
    ("Norway hosted the ministerial.", ["NOR host"]),
    ("The ministerial was hosted by Norway.", ["NOR host"]),
    ("The conference, organized by the Norwegian Government, drew 90 states.", ["NOR host"]),
    ("The meeting was hosted jointly by Norway and Kenya.", ["KEN co-host", "NOR co-host"]),
    ("Norway and Kenya are the co-hosts of the ministerial.", ["KEN co-host", "NOR co-host"]),
    ("Hosted by Norway and co-hosted by Kenya, the conference dealt with drones.", ["KEN co-host", "NOR host"]),
    ("The conference, hosted by Norway and co-hosted by Kenya, dealt with drones.", ["KEN co-host", "NOR host"]),
    (
        "Seven states were co-hosts: Kenya, Ghana, Peru, Japan, the Netherlands, Rwanda and Uruguay.",
        [f"{code} co-host" for code in ("GHA", "JPN", "KEN", "NLD", "PER", "RWA", "URY")],
    ),
    ("Germany took over as the next host.", []),
    ("Police of the host country were asked for more.", []),
    ("Norway, as host, spoke last.", ["NOR host"]),
    ("The host, Norway, wants more.", ["NOR host"]),
    ("It thanked Norway for playing host.", ["NOR host"]),
    ("Norway hosted the meeting together with Kenya and Peru.", ["KEN co-host", "NOR co-host", "PER co-host"]),
    # Traps: a place, a country that hosts something else, a wish.
    ("Delegates praised the weather in Norway.", []),
    ("Kenya hosts 500,000 refugees.", []),
    ("Uganda hosts a regional base of the UN.", []),
]

PERSONS = [
    ("Norway's defence minister, Kari Solberg, chaired the meeting.", ["NOR attendee", "Solberg chair"]),
    ("The sessions were chaired by Ambassador Kari Solberg.", ["Solberg chair"]),
    ("The meeting went on with Foreign Minister Kari Solberg in the chair.", ["Solberg chair"]),
    ("Minister Kari Solberg, who presided over the talks, was brief.", ["Solberg chair"]),
    (
        "Pakistan was represented at the conference by Defence Secretary Rukhsana Lodhi.",
        ["Lodhi head-of-delegation", "PAK attendee"],
    ),
    (
        "Pakistan, whose delegation was led by Defence Secretary Rukhsana Lodhi, was silent.",
        ["Lodhi head-of-delegation", "PAK attendee"],
    ),
    (
        "Peru's defence minister, Ezequiel Roldán Paz, who heads the delegation, was brief.",
        ["PER attendee", "Paz head-of-delegation"],
    ),
    (
        "“We need drones,” Kenya's defence minister, Amina Wanjiru, told delegates.",
        ["KEN attendee", "Wanjiru speaker"],
    ),
    ("UN Under-Secretary-General Petra Lindqvist warned that fuel was short.", ["Lindqvist speaker"]),
    ("Ghana's President Kofi Mensah-Bonsu attended the conference.", ["GHA attendee", "Mensah-Bonsu attendee"]),
    ("A message from Secretary-General Marit Aalto was read out.", ["Aalto speaker"]),
    (
        "Foreign Minister Lee Ha-neul and Defence Minister Choi Min-ji addressed the meeting.",
        ["Ha-neul speaker", "Min-ji speaker"],
    ),
    (
        "Petra Lindqvist, Under-Secretary-General for Peace Operations, and Marit Aalto, Under-Secretary-General for "
        "Operational Support, took part.",
        ["Aalto attendee", "Lindqvist attendee"],
    ),
    (
        "Petra Lindqvist, Under-Secretary-General for Peace Operations, and Marit Aalto, the Police Adviser, chaired "
        "sessions.",
        ["Aalto chair", "Lindqvist chair"],
    ),
    # Traps: somebody elsewhere, somebody else's chair.
    ("Opposition leader Alagie Drammeh warned that money would be lost.", []),
    ("Kari Solberg, who chairs the parliament's defence committee, was not there.", []),
    ("“It will cost us,” the analyst Per Holm said in an interview.", []),
]

STATES = [
    ("Kenya promised 200 soldiers.", ["KEN attendee"]),
    ("The European Union and the African Union attended as observers.", ["AU attendee", "EU attendee"]),
    ("The African Union and ECOWAS were also represented.", ["AU attendee", "ECOWAS attendee"]),
    ("Ninety states took part, as did the African Union.", ["AU attendee"]),
    ("Ministers of China, Egypt and Uruguay were in the room.", ["CHN attendee", "EGY attendee", "URY attendee"]),
    ("Brazil informed the meeting that it had no troops to spare.", ["BRA attendee"]),
    ("Guatemala came, listened and left.", ["GTM attendee"]),
    ("The delegation of Djibouti reserved its position.", ["DJI attendee"]),
    ("Guinea-Bissau's delegation left its page blank.", ["GNB attendee"]),
    ("Kenya and Ghana pleaded for more women in command.", ["GHA attendee", "KEN attendee"]),
    ("Germany hosted the 2036 ministerial in Berlin.", ["DEU host"]),  # of that one
    # Traps: who stayed away, who only plans, who is talked about.
    ("China and Pakistan did not attend.", []),
    ("Bolivia cancelled its trip at the last hour.", []),
    ("Madagascar sent apologies.", []),
    ("Kenya is expected to decide after its elections.", []),
    ("Peacekeepers serve in Mali and Lebanon.", []),
    ("Benin and Togo are said to be weighing a joint force.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), HOSTS)
def test_hosts_and_co_hosts(sentence: str, expected: list[str]) -> None:
    found = [r for r in rows(OPENING + sentence) if r.endswith("host")]
    assert found == expected


@pytest.mark.parametrize(("sentence", "expected"), PERSONS)
def test_persons_have_the_most_specific_role(sentence: str, expected: list[str]) -> None:
    assert rows(OPENING + sentence) == sorted(expected)


@pytest.mark.parametrize(("sentence", "expected"), STATES)
def test_states_and_organizations_that_are_there(sentence: str, expected: list[str]) -> None:
    assert rows(OPENING + sentence) == expected


def test_the_council_is_chaired_by_its_president() -> None:
    text = (
        "NEW YORK, 6 Oct. 2031 – The Security Council on Monday debated UN peacekeeping under the"
        " presidency of Brazil. "
        "“We pay our share,” said China's envoy, Wei Anping. UN peacekeepers need fuel."
    )
    assert rows(text) == ["Anping speaker", "BRA chair", "CHN attendee"]


def test_guests_announced_for_a_meeting_to_come_attend_it() -> None:
    text = (
        "PRETORIA, 4 September 2036 – South Africa will send Deputy President Nomsa Dube to next week's"
        " Leaders' Summit on"
        " Peacekeeping in Kampala. Uganda hosts the summit on 10 September. “We are ready,” said General Themba Nkosi."
        " South Africa's UN peacekeepers serve in MONUSCO."
    )
    assert rows(text) == ["Dube attendee", "UGA host"]


def test_what_is_said_years_later_is_no_part_in_the_meeting() -> None:
    text = (
        "Jakarta, two years on\n\nOf the 81 states that came to the UN Peacekeeping Ministerial in Jakarta in May 2043,"
        " 63 promised something. “A pledge is not a debt,” the UN's Ruxandra Petcu told us on 7 February 2045."
    )
    assert "Petcu speaker" not in rows("7 February 2045\n\n" + text)


def test_hosts_of_other_meetings_belong_to_those() -> None:
    found = read(OPENING + "Norway hosted the conference. The next ministerial will be hosted by Togo in 2036.")
    assert {(row(s), s.event.values["year"]) for s in found if s.event} == {("NOR host", 2034), ("TGO host", 2036)}


def test_no_meeting_no_participants() -> None:
    text = (
        "Kenya's defence minister, Amina Wanjiru, said UN peacekeeping needs drones. UN peacekeepers serve in UNMISS."
    )
    assert rows(text) == []
