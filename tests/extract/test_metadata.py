"""What the text prints of itself: headline, date, dateline, agency."""

from __future__ import annotations

from datetime import date

import pytest

from flows.articles.article import Article
from flows.articles.normalize import normalize
from flows.extract.document import analyze
from flows.extract.lexicon import load_lexicon
from flows.extract.metadata import Printed, read_metadata

BODY = (
    "Norway will send forty engineers to a peacekeeping mission next year, its defence minister said after a "
    "meeting with her colleagues, and a second group may follow them before the summer."
)


def printed(text: str) -> Printed:
    normalized = normalize(text)
    return read_metadata(analyze(Article("a.txt", "a.txt", normalized.text, normalized.blocks), load_lexicon()))


DATELINES = [
    ("OSLO (AFP) – ", "OSLO", "AFP", None),
    ("OSLO, May 4 (Reuters) - ", "OSLO", "Reuters", None),
    ("OSLO, 4 May 2033 — ", "OSLO", None, date(2033, 5, 4)),
    ("OSLO, Norway, May 4, 2033 (Xinhua) -- ", "OSLO", "Xinhua", date(2033, 5, 4)),
    ("Oslo: ", "Oslo", None, None),
    ("Peru: ", None, None, None),
    ("TALLINN. ", "TALLINN", None, None),
    ("Oslo's mayor: ", None, None, None),
    ("Luanda, 14/11/2034 (Lusa) – ", "Luanda", "Lusa", date(2034, 11, 14)),
    ("LIMA (Reuters) 14 Nov 2034 – ", "LIMA", "Reuters", date(2034, 11, 14)),
    ("Lima, May 3, 2034. ", "Lima", None, date(2034, 5, 3)),
    ("[Lima, 3 May 2034] ", "Lima", None, date(2034, 5, 3)),
    ("GENEVA (3 May 2034) – ", "GENEVA", None, date(2034, 5, 3)),
    ("LIMA/QUITO, 3 May (Reuters) - ", "LIMA/QUITO", "Reuters", None),
    ("TOKYO, May 3, Kyodo - ", "TOKYO", "Kyodo", None),
    ("OSLO: ", "OSLO", None, None),
    ("NEW YORK (AA) – ", "NEW YORK", "AA", None),
    ("United Nations, Dec 6 (PTI) ", "United Nations", "PTI", None),
    ("New Delhi [India], December 6 (ANI): ", "New Delhi", "ANI", None),
    ("ADDIS ABABA, Ethiopia – ", "ADDIS ABABA", None, None),
    ("SEOUL, Dec. 8 (Yonhap) -- ", "SEOUL", "Yonhap", None),
    ("Kigali, 12 September 2033 – ", "Kigali", None, date(2033, 9, 12)),
    ("Dakar, 3 March (APS) – ", "Dakar", "APS", None),
    ("Luanda, 12 of March of 2033 (Angop) – ", "Luanda", "Angop", date(2033, 3, 12)),
]

NO_DATELINE = [
    "Update: ",
    "Breaking – ",
    "Question: ",
    "In Oslo, ",
    "He said: ",
    "Engineers – ",
]

HEADS = [
    (
        "Six boats for Oslo\nBy Ann Holm\nMay 4, 2033 · 3 min read · Listen to this article\n\n",
        "Six boats for Oslo",
        date(2033, 5, 4),
    ),
    (
        "THE QUIET HARBOUR\nA blog about boats and who rows them\n\nSix of them for Oslo this year\nMay 4, 2033\n\n",
        "Six of them for Oslo this year",
        date(2033, 5, 4),
    ),
    (
        "OFFERS AT A GLANCE\nUN Peacekeeping Ministerial, Oslo, 1–2 May 2033\nTheme: “Boats for all of us”\n"
        "Issued: 4 May 2033 (final)\n\n",
        "OFFERS AT A GLANCE",
        date(2033, 5, 4),
    ),
    (
        "[This page was translated by a machine]\n\nNorway announces the boats of Oslo\n\n4 May 2033\n\n",
        "Norway announces the boats of Oslo",
        date(2033, 5, 4),
    ),
    ("Norway to send engineers\n\n4 May 2033\n\n", "Norway to send engineers", date(2033, 5, 4)),
    ("Norway to send engineers\n\nMay 4, 2033\n\n", "Norway to send engineers", date(2033, 5, 4)),
    ("Norway to send engineers\n\nPublished: 2033-05-04\n\n", "Norway to send engineers", date(2033, 5, 4)),
    ("Norway to send engineers\n\nWednesday, 4 May 2033 | 10:15\n\n", "Norway to send engineers", date(2033, 5, 4)),
    ("Norway to send engineers\n\nPosted on 04.05.2033\n\n", "Norway to send engineers", date(2033, 5, 4)),
    ("Norway to send engineers\n\n", "Norway to send engineers", None),
]

AGENCIES = [
    ("\n\nSource: Xinhua", "Xinhua"),
    ("\n\n(AFP)", "AFP"),
    ("\n\n© Reuters", "Reuters"),
    (" (ANI)", "ANI"),
    ("\n\nNTB", "NTB"),
    ("\n\nShare this article", None),
]


@pytest.mark.parametrize(("opening", "place", "agency", "day"), DATELINES)
def test_dateline(opening: str, place: str | None, agency: str | None, day: date | None) -> None:
    found = printed(f"Norway to send engineers\n\n{opening}{BODY}")
    assert (found.dateline, found.agency, found.published_on) == (place, agency, day)


@pytest.mark.parametrize("opening", NO_DATELINE)
def test_opening_that_is_no_dateline(opening: str) -> None:
    assert printed(f"Norway to send engineers\n\n{opening}{BODY}").dateline is None


@pytest.mark.parametrize(("head", "title", "day"), HEADS)
def test_title_and_date_of_the_heading(head: str, title: str, day: date | None) -> None:
    found = printed(f"{head}{BODY}\n\n{BODY}")
    assert (found.title, found.published_on) == (title, day)
    assert found.published_on_basis == ("printed" if day else None)


@pytest.mark.parametrize(("ending", "agency"), AGENCIES)
def test_agency_of_credit_or_sign_off(ending: str, agency: str | None) -> None:
    assert printed(f"Norway to send engineers\n\n{BODY}\n\n{BODY}{ending}").agency == agency
