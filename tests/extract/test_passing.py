"""Meetings told in passing: other editions by fewer words than a name, meetings of no series, meetings of others.

Every article is invented. An event is written "series year city", the main one with a star.
"""

from __future__ import annotations

import pytest

from flows.articles.article import Article
from flows.articles.normalize import normalize
from flows.extract.document import analyze
from flows.extract.events import find_events
from flows.extract.lexicon import load_lexicon
from flows.extract.metadata import read_metadata
from flows.extract.sighting import Sighting

#: A meeting at hand, in 2034, in Oslo.
OPENING = "OSLO, 3 May 2034 – The UN Peacekeeping Ministerial closed in Oslo on Wednesday after two days. "
MIN, COD, COPS, TCC = (
    "peacekeeping-ministerial",
    "chiefs-of-defence-conference",
    "chiefs-of-police-summit",
    "tcc-chiefs-conclave",
)


def events(text: str) -> list[Sighting]:
    text, blocks = normalize(text)
    doc = analyze(Article("a.txt", "a.txt", text, tuple(blocks)), load_lexicon())
    return find_events(doc, read_metadata(doc))


def row(sighting: Sighting) -> str:
    v = sighting.values
    return ("*" if v["main"] else "") + f"{v['series']} {v['year'] or '-'} {(v['city'] or '-').replace(' ', '_')}"


def others(sentence: str) -> list[str]:
    """Meetings beside the one at hand, in order of series, year and place."""
    return sorted(row(e) for e in events(OPENING + sentence) if not e.values["main"])


PASSING = [
    ("The meeting followed one in Lima in 2032.", [f"{MIN} 2032 Lima"]),
    ("The next is due in Nairobi in 2036.", [f"{MIN} 2036 Nairobi"]),
    ("The next will be held in Nairobi.", [f"{MIN} - Nairobi"]),
    ("The previous took place in Lima in 2032.", [f"{MIN} 2032 Lima"]),
    ("Its predecessor was held in Lima in 2032.", [f"{MIN} 2032 Lima"]),
    ("The sixth edition will take place in Nairobi in 2036.", [f"{MIN} 2036 Nairobi"]),
    ("The first meeting of the kind was held in London in September 2016.", [f"{MIN} 2016 London"]),
    ("The Lima conference of 2032 promised as much.", [f"{MIN} 2032 Lima"]),
    ("Since the Lima ministerial two years ago, 14 units have been deployed.", [f"{MIN} 2032 Lima"]),
    ("Only a third of the promises made in Lima in 2032 have been kept.", [f"{MIN} 2032 Lima"]),
    ("Of the 80 units pledged in Lima, 31 have moved.", [f"{MIN} - Lima"]),
    ("It was the first since Lima in 2032.", [f"{MIN} 2032 Lima"]),
    ("The ministers will meet again in 2036.", [f"{MIN} 2036 -"]),
    ("Kenya is to organise a similar meeting next year.", [f"{MIN} 2035 -"]),
    ("It had last joined such a meeting in 2032, in Lima.", [f"{MIN} 2032 Lima"]),
    (
        "Earlier ministerials took place in London (2016), Vancouver (2017) and New York (2019).",
        [f"{MIN} 2016 London", f"{MIN} 2017 Vancouver", f"{MIN} 2019 New_York"],
    ),
    (
        "Previous meetings were held in London in 2016, in Vancouver in 2017 and in Seoul in 2021.",
        [f"{MIN} 2016 London", f"{MIN} 2017 Vancouver", f"{MIN} 2021 Seoul"],
    ),
    (
        "The first ministerial was hosted by the United Kingdom in 2016 and the second by Canada in 2017.",
        [f"{MIN} 2016 -", f"{MIN} 2017 -"],
    ),
    (
        "It grew out of the summit that President Adwoa Mensah convened in Accra in 2030.",
        ["leaders-summit 2030 Accra"],
    ),
    (
        "In March 2030 two presidents brought 40 heads of state together in Accra.",
        ["leaders-summit 2030 Accra"],
    ),
    ("Preparatory meetings took place in Kigali, on drones, and in Lima, on care.", ["other - Kigali", "other - Lima"]),
    (
        "Rwanda hosted a preparatory meeting in Kigali in March, and Peru another in Lima in April.",
        ["other 2034 Kigali", "other 2034 Lima"],
    ),
    # Traps: other things that are first, last, next or promised somewhere.
    ("Two battalions leave this year. The first is due in Bangui in June.", []),
    ("The last two were silent.", []),
    ("Promises made in New York are soon forgotten.", []),
    ("The units pledged in March have moved.", []),
    ("Soldiers from Kenya and Nepal were brought together in Goma.", []),
    ("Kenya will host 400 trainees in 2036.", []),
    ("It was the first since the war.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), PASSING)
def test_other_editions_told_in_passing(sentence: str, expected: list[str]) -> None:
    assert others(sentence) == expected


OWN_KIND = [
    (
        "KIGALI, 12 March 2035 – A regional symposium on technology in UN peacekeeping opened here on Monday.\n\n"
        "The three-day symposium brings together experts from 24 countries."
        " The next UN Peacekeeping Ministerial will be held in Nairobi in October.",
        ["*other 2035 Kigali", f"{MIN} 2035 Nairobi"],
    ),
    (
        "Medics of UN peacekeeping missions must be faster, a virtual meeting on medical support for UN missions"
        " heard on Wednesday.\n\n25 February 2037\n\nThe one-day event was co-hosted by Ghana and Ireland to prepare"
        " for the next UN Peacekeeping Ministerial, due to be held in Lisbon in October.",
        ["*other 2037 -", f"{MIN} 2037 Lisbon"],
    ),
    (
        "AMMAN, 3 October 2037 – The defence ministers of Jordan, Egypt, Kenya and Ghana met in Amman on Saturday to"
        " deepen their cooperation in UN peacekeeping. The next meeting will be held in Accra in 2038.",
        ["*other 2037 Amman", "other 2038 Accra"],
    ),
    (
        "NAIROBI, 6 July 2035 - Police chiefs from 20 African countries met in Nairobi on Friday to talk about the"
        " police in UN peacekeeping.",
        ["*other 2035 Nairobi"],
    ),
    (
        "DHAKA, 6 July 2036 - A two-day preparatory meeting for the UN Peacekeeping Ministerial ended in Dhaka on"
        " Sunday. The ministerial itself takes place in Berlin in May next year.",
        ["*other 2036 Dhaka", f"{MIN} 2037 Berlin"],
    ),
    # Traps: what is held in Africa is not of Africa; what is on the future of peacekeeping is not narrow.
    (
        "ACCRA, 6 December 2035 – The first UN Peacekeeping Ministerial on African soil ended here on Thursday.",
        [f"*{MIN} 2035 Accra"],
    ),
    (
        "BERN, 6 December 2035 – Defence ministers of 60 countries opened a large conference on the reform of UN"
        " peacekeeping missions in Bern on Thursday.",
        [f"*{MIN} 2035 Bern"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), OWN_KIND)
def test_meetings_that_belong_to_no_series(text: str, expected: list[str]) -> None:
    assert [row(e) for e in events(text)] == expected


def test_a_line_above_a_fact_sheet_names_its_meeting() -> None:
    text = (
        "REPUBLIC OF PERU\n\nMinistry of Defence\n\nUN Peacekeeping Ministerial, Lima, 3–4 May 2035\n\nPledges in"
        " brief\n\nDelegations   104\nTraining   49 States\nTechnology   22 States\n\nThe ministerial drew more"
        " pledges for UN peacekeeping than any before it."
    )
    (event,) = events(text)
    v = event.values
    assert row(event) == f"*{MIN} 2035 Lima"
    assert (str(v["start_date"]), str(v["end_date"]), v["participating_states"]) == ("2035-05-03", "2035-05-04", 104)


TURNOUT = [
    ("The conference was attended by 89 countries.", 89),
    ("The conference was attended by representatives of 89 countries and four organizations.", 89),
    ("Norway hosted the ministerial for 118 delegations.", 118),
    # Traps: those who are spoken of, or served, or helped.
    ("Peacekeepers from 89 countries serve in the missions.", None),
    ("The fund has helped 89 countries.", None),
    ("It was signed by 89 countries.", None),
]


@pytest.mark.parametrize(("sentence", "expected"), TURNOUT)
def test_how_many_states_came(sentence: str, expected: int | None) -> None:
    (main,) = [e for e in events(OPENING + sentence) if e.values["main"]]
    assert main.values["participating_states"] == expected


DAYS = [
    ("HANOI, March 20, 2031 (AFP) - Governments pledged troops for UN peacekeeping on Thursday as a ministerial"
     " meeting in Hanoi wrapped up. Delegations attended the two-day gathering.", "2031-03-19 2031-03-20"),
    ("21 June 2035\n\nPolice chiefs spent two days at UN Headquarters in New York. The UN Chiefs of Police Summit"
     " ended on Thursday. UN peacekeeping needs police.", "2035-06-20 2035-06-21"),
    ("LIMA, 4 June 2038 – The two-day UN Peacekeeping Ministerial ended on Wednesday, not on Thursday.",
     "2038-06-01 2038-06-02"),
    ("BERN, 20 September 2035 – Speaking yesterday at the Leaders' Summit on UN Peacekeeping, President Ana Paz was"
     " brief. The summit ends today.", "2035-09-19 2035-09-20"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DAYS)
def test_days_reckoned_from_what_is_said(text: str, expected: str) -> None:
    (main,) = [e for e in events(text) if e.values["main"]]
    assert f"{main.values['start_date']} {main.values['end_date']}" == expected


THEMES = [
    ("Planning, pledges and performance were the themes of the conference.", "Planning, pledges and performance"),
    ("Drones and trauma care were this year's themes.", "Drones and trauma care"),
    ("The conference came under the title “Ready Sooner”.", "Ready Sooner"),
    ("It met under the motto “One flag, many hands”.", "One flag, many hands"),
    # Traps: another theme, the title of a person or a book.
    ("It was not the theme that counted.", None),
    ("She wrote a book with that title, “Ready Sooner”.", None),
    ("He holds the title of general.", None),
]


@pytest.mark.parametrize(("sentence", "expected"), THEMES)
def test_themes_however_they_are_told(sentence: str, expected: str | None) -> None:
    (main,) = [e for e in events(OPENING + sentence) if e.values["main"]]
    assert main.values["theme"] == expected


FORMS = [
    ("Delegates met in person and online.", "hybrid"),
    ("Half of the delegates joined remotely.", "hybrid"),
    ("It took place half in the hall, half on the screen.", "hybrid"),
    ("The conference was held by videoconference.", "virtual"),
    # Traps: what is online besides the meeting.
    ("The declaration can be read online.", None),
    ("Some states want online training.", None),
]


@pytest.mark.parametrize(("sentence", "expected"), FORMS)
def test_forms_of_meetings(sentence: str, expected: str | None) -> None:
    (main,) = [e for e in events(OPENING + sentence) if e.values["main"]]
    assert main.values["format"] == expected


PREPARING = [
    (
        "NAIROBI, 12 February 2036 – Kenya, Japan and Ireland on Tuesday opened a two-day conference on drones in"
        " Nairobi, the second of three that lead up to the UN Peacekeeping Ministerial in Berlin on 6 and 7 May.\n\n"
        "The ministerial itself, last held in Seoul in 2034, is to agree on 40 new units for UN peacekeeping.",
        ["*other 2036 Nairobi", f"{MIN} 2036 Berlin", f"{MIN} 2034 Seoul"],
    ),
    (
        "AMMAN, 5 March 2036 (Petra) – A meeting held here on Wednesday ahead of the UN Peacekeeping Ministerial in"
        " Berlin dealt with drones.",
        ["*other 2036 Amman"],
    ),
    (
        "RABAT, 5 March 2036 – In preparation for the UN Peacekeeping Ministerial, Morocco and Norway hosted a seminar"
        " on mine clearance in Rabat on Wednesday.",
        ["*other 2036 Rabat"],
    ),
    (
        "NEW YORK, 6 June 2037 – Police chiefs of 110 countries wound up two days of discussions at UN Headquarters on"
        " Friday with a promise to send more women to UN peacekeeping.",
        [f"*{COPS} 2037 New_York"],
    ),
    # Traps: those who prepare the meeting of which the article tells; those who only meet each other.
    (
        "BERLIN, 6 May 2036 – Ministers of 90 states prepared for the UN Peacekeeping Ministerial, which opened here on"
        " Tuesday.",
        [f"*{MIN} 2036 Berlin"],
    ),
    ("BERLIN, 5 May 2036 – Minister Ana Paz met her Kenyan counterpart on Monday to speak of UN peacekeeping.", []),
]


@pytest.mark.parametrize(("text", "expected"), PREPARING)
def test_meetings_that_prepare_another(text: str, expected: list[str]) -> None:
    assert [row(e) for e in events(text)][: len(expected) or None] == expected


def test_a_meeting_to_come_has_the_year_that_is_told() -> None:
    text = (
        "Lima to host peacekeeping ministerial\n\nLIMA, 3 June 2036 – Peru will host the next UN Peacekeeping"
        " Ministerial in Lima in May 2038, its foreign minister said on Tuesday."
    )
    assert [row(e) for e in events(text)] == [f"*{MIN} 2038 Lima"]
