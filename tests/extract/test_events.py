"""Events, phenomenon by phenomenon: a short article and the meetings a careful analyst reads out of it.

Every article is invented. An event is written "series year city start end", a dash where the text leaves it open, with
a star before the meeting the article is about.
"""

from __future__ import annotations

import pytest

from flows.articles.article import Article
from flows.articles.normalize import normalize
from flows.extract.document import analyze
from flows.extract.events import find_events
from flows.extract.lexicon import Lexicon, load_lexicon
from flows.extract.metadata import read_metadata
from flows.extract.sighting import Sighting

MIN, LEAD, COD = "peacekeeping-ministerial", "leaders-summit", "chiefs-of-defence-conference"
COPS, TCC, SC = "chiefs-of-police-summit", "tcc-chiefs-conclave", "security-council-meeting"

#: Makes a text on anything else an article on peacekeeping, without naming a meeting.
ABOUT = " UN peacekeeping relies on troop contributors, and UN peacekeepers serve in UNMISS and MINUSCA."


def read(text: str) -> list[Sighting]:
    """Events of a short article."""
    text, blocks = normalize(text)
    doc = analyze(Article("a.txt", "a.txt", text, tuple(blocks)), load_lexicon())
    return find_events(doc, read_metadata(doc))


def row(sighting: Sighting) -> str:
    """A sighting as the tables below write it."""
    v = sighting.values
    cells = [v["series"], v["year"], v["city"], v["start_date"], v["end_date"]]
    return ("*" if v["main"] else "") + " ".join("-" if c is None else str(c).replace(" ", "_") for c in cells)


def rows(text: str) -> list[str]:
    return [row(s) for s in read(text)]


def main_event(text: str) -> dict[str, object]:
    events = [s.values for s in read(text) if s.values["main"]]
    assert len(events) == 1
    return events[0]


NAMES = [
    (
        "OSLO, 3 May 2034 – The UN Peacekeeping Ministerial opened here on Wednesday.",
        [f"*{MIN} 2034 Oslo 2034-05-03 -"],
    ),
    (
        "NEW YORK, 9 July 2033 – Envoys of 80 states met on Friday for the UN Chiefs of Defence Conference.",
        [f"*{COD} 2033 New_York 2033-07-08 2033-07-08"],
    ),
    (
        "The UN Chiefs of Police Summit (UNCOPS) of 3 June 2031 in New York dealt with UN peacekeeping.",
        [f"*{COPS} 2031 New_York 2031-06-03 2031-06-03"],
    ),
    (
        "Hanoi, Aug 9, 2033: Nepal spoke for troop contributors to UN peacekeeping at the UNTCC Chiefs' Conclave here.",
        [f"*{TCC} 2033 Hanoi - -"],
    ),
    (
        "On 21 May 2030 presidents joined the Leaders' Summit on Peacekeeping of the UN in Kampala.",
        [f"*{LEAD} 2030 Kampala 2030-05-21 2030-05-21"],
    ),
    (
        "The world body's ministerial meeting on peacekeeping, held in Quito in 2037, ended with 40 pledges.",
        [f"*{MIN} 2037 Quito - -"],
    ),
    (
        "RABAT, June 2, 2032 - The defence ministers' conference on UN peace operations closed in Rabat on Tuesday.",
        [f"*{MIN} 2032 Rabat - 2032-06-01"],
    ),
    (
        "Blue helmet ministerial in Tunis\n\nTUNIS, 4 March 2035 – Ministers promised the UN's"
        " peacekeepers more drones.",
        [f"*{MIN} 2035 Tunis - -"],
    ),
    (
        "NEW YORK, 6 Oct. 2031 – The Security Council on Monday debated UN peacekeeping in Mali.",
        [f"*{SC} 2031 - 2031-10-06 2031-10-06"],
    ),
    (
        "NEW YORK, 6 Oct. 2031 – The UN's peacekeeping chief told the Security Council on Monday that"
        " UNMISS lacks fuel.",
        [f"*{SC} 2031 - 2031-10-06 2031-10-06"],
    ),
    (
        "LIMA, 8 May 2031 – A summit on UN peacekeeping ended in Lima on Wednesday.",
        [f"*{LEAD} 2031 Lima - 2031-05-07"],
    ),
]

DESCRIBED = [
    (
        "ACCRA, 16 May 2032 – The two-day gathering hosted by Ghana ended in Accra on Thursday. Defence ministers of 85"
        " countries had come to talk about UN peacekeeping.",
        [f"*{MIN} 2032 Accra 2032-05-12 2032-05-13"],
    ),
    (
        "Peacekeeping: Cairo meeting ends\n\nCAIRO, 5 February 2031 - Egypt and Canada on Wednesday co-hosted a"
        " preparatory meeting for the 2031 UN Peacekeeping Ministerial, due to take place in Lima in May.",
        ["*other 2031 Cairo 2031-02-05 2031-02-05", f"{MIN} 2031 Lima - -"],
    ),
    (
        "A seminar on mines in UN peacekeeping took place in Phnom Penh on 4 May 2031. UN peacekeepers attended.",
        ["*other 2031 Phnom_Penh 2031-05-04 2031-05-04"],
    ),
    (
        "Blue helmets: 31 countries sign\n\nMeeting in Santo Domingo from 6 to 7 March 2039, envoys of 31 countries"
        " signed a declaration on UN peacekeeping.",
        ["*other 2039 Santo_Domingo 2039-03-06 2039-03-07"],
    ),
    (
        "NEW YORK, July 12, 2035 — Military chiefs from 96 countries met at UN headquarters on Thursday and promised"
        " to lift caveats on UN peacekeepers.",
        [f"*{COD} 2035 New_York 2035-07-12 2035-07-12"],
    ),
]

OTHERS_NAMED = [
    (
        "SUVA, 3 March 2041 – Fiji will send 90 police officers to UNMISS. It had promised them at the"
        " 2039 peacekeeping"
        " ministerial in Windhoek." + ABOUT,
        [f"{MIN} 2039 Windhoek - -"],
    ),
    (
        "ROME, 3 March 2041 – Italy handed over ten trucks. It promised them at last year's peacekeeping ministerial in"
        " Jakarta." + ABOUT,
        [f"{MIN} 2040 Jakarta - -"],
    ),
    (
        "DHAKA, 30 May 2044 – The army chief spoke of a police unit. He will raise it at the Chiefs of"
        " Defence Conference in"
        " New York next month." + ABOUT,
        [f"{COD} 2044 New_York - -"],
    ),
    (
        "OSLO, 3 May 2034 – The UN Peacekeeping Ministerial closed here on Wednesday. Kenya took back"
        " what it had offered at"
        " the previous ministerial, in 2032.",
        [f"*{MIN} 2034 Oslo - 2034-05-03", f"{MIN} 2032 - - -"],
    ),
    (
        "OSLO, 3 May 2034 – The UN Peacekeeping Ministerial closed here on Wednesday. The next one will"
        " be hosted by Togo in"
        " 2036.",
        [f"*{MIN} 2034 Oslo - 2034-05-03", f"{MIN} 2036 - - -"],
    ),
    (
        "OSLO, 3 May 2034 – The UN Peacekeeping Ministerial closed here on Wednesday. Delegates agreed to"
        " meet again in Lomé"
        " in 2036.",
        [f"*{MIN} 2034 Oslo - 2034-05-03", f"{MIN} 2036 Lomé - -"],
    ),
    (
        "BRUSSELS, 1 June 2033 – The EU backed UN peacekeeping on Friday, ahead of the UN Peacekeeping"
        " Ministerial to be held"
        " in Doha in 2034." + ABOUT,
        [f"{MIN} 2034 Doha - -"],
    ),
    (
        "BEIJING, Sept. 15, 2044 – China will train peacekeepers. On Sept. 8, at a meeting of the"
        " Security Council, its envoy"
        " asked others to pay." + ABOUT,
        [f"{SC} 2044 - 2044-09-08 2044-09-08"],
    ),
    (
        "The UN Peacekeeping Ministerial met in Oslo on 2 and 3 May 2034. Norway held two meetings to"
        " prepare it, one in"
        " 2033 on mines and another in March 2034 on police.",
        [f"*{MIN} 2034 Oslo 2034-05-02 2034-05-03", "other 2033 - - -", "other 2034 - - -"],
    ),
    (
        "The 2036 UN Peacekeeping Ministerial will be held in Bogotá on 4 and 5 November. It follows the"
        " one in Windhoek in"
        " 2034.",
        [f"*{MIN} 2036 Bogotá 2036-11-04 2036-11-05", f"{MIN} 2034 Windhoek - -"],
    ),
]

DAYS = [
    ("3 May 2034", "opened here on Tuesday", "2034-05-02 -"),
    ("3 May 2034", "ended here on Tuesday", "- 2034-05-02"),
    ("3 May 2034", "ended here on Tuesday after two days of talks", "2034-05-01 2034-05-02"),
    ("3 May 2034", "meets here from Tuesday until tomorrow", "2034-05-02 2034-05-04"),
    ("3 May 2034", "was held here on Monday and Tuesday", "2034-05-01 2034-05-02"),
    ("3 May 2034", "was held here on 1 and 2 May", "2034-05-01 2034-05-02"),
    ("3 May 2034", "was held here from 30 April to 2 May", "2034-04-30 2034-05-02"),
    ("3 May 2034", "came to an end here yesterday", "- 2034-05-02"),
    ("3 May 2034", "heard promises on Tuesday, its second and final day", "2034-05-01 2034-05-02"),
    ("3 May 2034", "heard promises on Tuesday, its first day", "2034-05-02 -"),
    ("3 May 2034", "sat behind closed doors today", "2034-05-03 2034-05-03"),
    ("1 May 2034", "will open here on Thursday", "2034-05-04 -"),
]


@pytest.mark.parametrize(("text", "expected"), NAMES + DESCRIBED + OTHERS_NAMED)
def test_meetings_are_read_with_series_year_place_and_days(text: str, expected: list[str]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(("printed", "told", "expected"), DAYS)
def test_days_count_from_the_date_line(printed: str, told: str, expected: str) -> None:
    event = main_event(f"OSLO, {printed} – The UN Peacekeeping Ministerial {told}.")
    assert " ".join(str(event[k] or "-") for k in ("start_date", "end_date")) == expected


TURNOUT = [
    ("Delegates of 94 countries attended the conference.", 94),
    ("The meeting drew 101 delegations.", 101),
    ("Some 75 United Nations Member States took part.", 75),
    ("Sixty-six nations sent delegations.", 66),
    ("Ministers and police chiefs from 108 countries came to the hall.", 108),
    ("Of the 81 states that sent a delegation, 63 promised something.", 81),
    ("Of the 121 delegations present, 88 registered pledges.", 121),
    ("The general told his counterparts from 34 countries to speak up.", 34),
    # Traps: states that give, that serve, or that are counted elsewhere.
    ("Sixty-one governments came with something in hand.", None),
    ("36 countries promised units.", None),
    ("Peacekeepers from 120 countries serve in 12 missions.", None),
    ("Helicopters were offered by 9 states.", None),
    ("Nepal ranks first among 118 contributors.", None),
    ("The principles have been adopted in 55 member states.", None),
    ("Missions in 11 countries need fuel.", None),
]


@pytest.mark.parametrize(("sentence", "count"), TURNOUT)
def test_only_those_who_attend_are_participating_states(sentence: str, count: int | None) -> None:
    event = main_event(f"OSLO, 3 May 2034 – The UN Peacekeeping Ministerial closed here on Wednesday. {sentence}")
    assert event["participating_states"] == count


THEMES = [
    ("It was held under the theme “Fewer Gaps, Faster Boots”.", "Fewer Gaps, Faster Boots"),
    ("The theme of the conference was ‘One Flag, Many Hands’.", "One Flag, Many Hands"),
    ("“Safer together” was the slogan of the meeting.", "Safer together"),
    ("The conference, whose motto was «Closer to people», drew 90 states.", "Closer to people"),
    ("Held under the theme Meeting the Challenges, the conference dealt with drones.", "Meeting the Challenges"),
    ("The minister called it “a good day for blue helmets”.", None),
    ("Delegates discussed women, peace and security.", None),
]


@pytest.mark.parametrize(("sentence", "theme"), THEMES)
def test_themes_are_taken_as_printed(sentence: str, theme: str | None) -> None:
    event = main_event(f"OSLO, 3 May 2034 – The UN Peacekeeping Ministerial closed here on Wednesday. {sentence}")
    assert event["theme"] == theme


FORMATS = [
    ("The virtual ministerial meeting on UN peacekeeping brought 40 pledges.", "virtual"),
    ("The UN Peacekeeping Ministerial was held online on 2 May 2034.", "virtual"),
    ("The UN Peacekeeping Ministerial, a hybrid meeting, closed in Oslo on 2 May 2034.", "hybrid"),
    ("The UN Peacekeeping Ministerial closed in Oslo on 2 May 2034. It was held in person.", "in-person"),
    ("The UN Peacekeeping Ministerial closed in Oslo on 2 May 2034. An officer joined by video link.", None),
    ("At the UN Peacekeeping Ministerial of 2034 Norway offered an online course.", None),
]


@pytest.mark.parametrize(("text", "form"), FORMATS)
def test_the_form_of_a_meeting_is_read_only_where_it_is_said(text: str, form: str | None) -> None:
    assert main_event(text)["format"] == form


SILENT = [
    # Other subjects altogether.
    "The climate conference in Lima ended on Friday with pledges by 90 countries to cut emissions.",
    "NATO defence ministers met in Brussels on Tuesday. The alliance's summit in June will discuss Ukraine.",
    "The donors' conference for refugees in Geneva raised 900 million euros. Peacekeepers escorted the aid.",
    "The referee kept the peace at the cup final, a summit of the league's two best teams.",
    "The telethon, a two-day event, drew pledges from 40 countries.",
    # Peacekeeping, but no meeting of the kind that counts.
    "The minister told a press conference that UN peacekeeping needs helicopters." + ABOUT,
    "The course for UN peacekeepers closed in Entebbe on Friday with a ceremony." + ABOUT,
    "The exercise in Ulaanbaatar brought 900 UN peacekeepers together." + ABOUT,
    "The cabinet meeting approved a battalion for UN peacekeeping." + ABOUT,
    "A Security Council resolution of 2031 renewed the mandate of the UN peacekeeping mission." + ABOUT,
    "Ghana asked the Security Council for more police in UN peacekeeping." + ABOUT,
    "The president visited UN peacekeepers in Juba and gave a speech." + ABOUT,
    "Talks with the UN about UN peacekeeping could last six months." + ABOUT,
    "The battalion is meeting the needs of UN peacekeeping." + ABOUT,
    "The general met the UN peacekeeping chief on Tuesday." + ABOUT,
]


@pytest.mark.parametrize("text", SILENT)
def test_nothing_is_read_where_there_is_no_meeting(text: str) -> None:
    assert rows(text) == []


def test_a_line_in_the_lexicon_teaches_a_new_name() -> None:
    text = "The UN Peacekeeping Jamboree took place in Oslo on 2 May 2034." + ABOUT
    assert rows(text) == []
    known = load_lexicon()
    taught = {"term": "jamboree", "role": "head", "value": "strong", "note": ""}
    lexicon = Lexicon({**known.tables, "event_terms": [*known.table("event_terms"), taught]})
    normalized, blocks = normalize(text)
    doc = analyze(Article("a.txt", "a.txt", normalized, tuple(blocks)), lexicon)
    (event,) = find_events(doc, read_metadata(doc))
    assert row(event) == "*other 2034 Oslo 2034-05-02 2034-05-02"


def test_every_event_is_tied_to_words_that_name_it() -> None:
    text = "OSLO, 3 May 2034 – The UN Peacekeeping Ministerial closed here on Wednesday under the theme “Boots”."
    (event,) = read(text)
    spans = [text[e.start : e.end] for e in event.evidence]
    assert spans[0].startswith("The UN Peacekeeping Ministerial")
    assert any("Wednesday" in s for s in spans) and any("Boots" in s for s in spans)
    assert all(0 < e.confidence <= 1 and e.rule for e in event.evidence)
