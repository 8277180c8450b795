from __future__ import annotations

import csv
from collections import Counter

import pytest

from flows.articles.normalize import normalize
from flows.articles.residue import RESIDUE_CSV, Mark, load_residue, parse_residue

RESIDUE = load_residue()


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("ADVERTISEMENT", Mark.RESIDUE),
        ("[Advertisement]", Mark.RESIDUE),
        ("- Share", Mark.RESIDUE),
        ("Your email address will not be published.", Mark.RESIDUE),
        ("Share this: Facebook X WhatsApp", Mark.RESIDUE),
        ("Print | Send | Correct an error", Mark.RESIDUE),
        ("Skip to content | Subscribe | Log in", Mark.RESIDUE),
        ("MARKETS  COMPANIES  OPINION  Log in", Mark.RESIDUE),
        ("Cookies  |  Was this page useful?  Yes / No", Mark.RESIDUE),
        ("Read also: Brikama market fire: stallholders still waiting", Mark.RESIDUE),
        ("Also Read | Pink City decked up for visiting generals", Mark.RESIDUE),
        ("Explore more  >>", Mark.RESIDUE),
        ("Reading time: 2 Min", Mark.RESIDUE),
        ("Related Topics: peacekeeping / army / women", Mark.RESIDUE),
        ("Tags: Lomé, State House", Mark.RESIDUE),
        ("KEY WORDS: peacekeeping, standby force", Mark.RESIDUE),
        ("© 2040 The Kairaba Mirror. All rights reserved.", Mark.RESIDUE),
        ("Copyright © ANTARA 2027", Mark.RESIDUE),
        ("♦ Receive daily updates directly in your inbox - Subscribe here to a topic.", Mark.RESIDUE),
        ("Facebook Twitter Print Email", Mark.RESIDUE),
        ("ALSO WATCH » Army chief visits Lebanon", Mark.RESIDUE),
        ("(Read: Army chief visits Lebanon)", Mark.RESIDUE),
        ("2 min read", Mark.RESIDUE),
        ("Page 2 of 3", Mark.RESIDUE),
        ("* * *", Mark.RESIDUE),
        ("READ NEXT", Mark.SECTION),
        ("Another news of the section:", Mark.SECTION),
        ("Leave A Reply", Mark.TAIL),
        ("ANI | Updated: Nov 16, 2028 21:14 IST", Mark.META),
        ("Source: Xinhua| 2044-09-15 21:47:33|", Mark.META),
        ("Source: Yonhap", Mark.META),
        ("3 hours ago", Mark.META),
        ("For immediate release", Mark.META),
        ("The views expressed are those of the authors.", Mark.META),
        ("(This story has been published from an agency feed without modifications to the text.)", Mark.META),
        ("Reporter: Dewi Larasati", Mark.CREDIT),
        ("Credit: Yonhap News Agency", Mark.CREDIT),
        ("Picture: Ch. Bolortungalag", Mark.CREDIT),
        ("-END-", Mark.CREDIT),
        ("[PHOTO] Flags of the participants outside the arena. Jo Doe/AFP", Mark.CAPTION),
        ("In the photo, the minister greets the secretary.", Mark.CAPTION),
        ("A peacekeeper in Bangassou, Central African Republic (file photo).", Mark.CAPTION),
        ("Photo: soldiers of the new battalion line up in the rain before they leave", Mark.CAPTION),
    ],
)
def test_what_a_line_alone_is(line: str, mark: Mark) -> None:
    assert RESIDUE.mark(line) is mark


@pytest.mark.parametrize(
    "line",
    [
        "Source: S. Korea has 16 choppers in mind for U.N. peacekeepers",
        "Copyright rules were on nobody's mind in Juba",
        "(c) Viet Nam – renewal of the offer of a field hospital made in 2027;",
        "Published in May, the report counts 213 pledges and finds few of them kept.",
        "Written by three officers in a week, the report says that most pledges are empty.",
        "Print runs of the manual will double, the Secretariat said.",
        "Comments by the two ministers were read out at the end.",
        "Share of women in the contingents: 9.4 per cent",
        "Home remedies will not do, he said",
        "Related units, such as engineers, are to follow.",
        "Advertisement of the vacancies began in March",
        "Read aloud by her envoy, the message asked for dates.",
        "Watching the rains, the mission waits",
        "Related units: engineers, 120; signals, 85.",
    ],
)
def test_what_only_looks_like_residue_is_text(line: str) -> None:
    assert RESIDUE.mark(line) is Mark.TEXT


@pytest.mark.parametrize(
    ("line", "trimmed"),
    [
        ("Posted on June 21, 2040 | Leave a comment", "Posted on June 21, 2040"),
        ("Last updated 05.03.2042 09:14  |  Print  |  Share", "Last updated 05.03.2042 09:14"),
        (
            "The views expressed are those of the authors.  Tags: #pledges",
            "The views expressed are those of the authors.",
        ),
        ("Ghana  180 police officers  UNMISS", "Ghana  180 police officers  UNMISS"),
    ],
)
def test_trims_links_from_the_ends_of_a_line(line: str, trimmed: str) -> None:
    assert RESIDUE.trim(line) == trimmed


def test_an_unknown_pattern_kind_is_named() -> None:
    with pytest.raises(ValueError, match="line-ends"):
        parse_residue([{"pattern_kind": "line-ends", "text": "x", "note": ""}])


def test_every_pattern_stands_once() -> None:
    with RESIDUE_CSV.open(encoding="utf-8", newline="") as file:
        patterns = Counter((row["pattern_kind"], row["text"].casefold()) for row in csv.DictReader(file))
    assert [pattern for pattern, count in patterns.items() if count > 1] == []


def test_a_line_in_the_table_changes_the_outcome_without_python() -> None:
    page = "Ministers met in Juba on Monday and agreed on little else.\n\nSponsor this page today"
    longer = parse_residue([{"pattern_kind": "line-starts", "text": "Sponsor this page", "note": ""}])
    assert "Sponsor" in normalize(page).text
    assert "Sponsor" not in normalize(page, longer).text
