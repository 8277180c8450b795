"""Pages, and what they should become. They are invented; each stands for a way in which real ones look."""

from __future__ import annotations

from flows.articles.normalize import Normalized, normalize


def kinds_and_texts(normalized: Normalized) -> list[tuple[str, str]]:
    """The blocks as (kind, text) pairs."""
    return [(block.kind.value, normalized.text[block.start : block.end]) for block in normalized.blocks]


def blocks_of(page: str) -> list[tuple[str, str]]:
    """The blocks of a page of plain text as (kind, text) pairs."""
    return kinds_and_texts(normalize(page))


PAGES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "cells of a table, a line each, on a page whose paragraphs are wrapped": (
        (
            "What two states have put down\n\n"
            "The register of the meeting was closed on Tuesday after two days of talks in the old\n"
            "harbour hall of the town, where many had come from afar and nobody had slept. What is\n"
            "printed below was read out by the clerk in the order in which the letters had come\n"
            "in, and it was heard without a word by those who had stayed to the end of the second\n"
            "day.\n\n"
            "Togo\nsmall boats, three of them\nall rivers\n\n"
            "Peru\nsix trucks\nnorth\n\n"
            "The clerk then closed the book, and those who had stayed went out into the rain to eat.\n"
        ),
        [
            ("title", "What two states have put down"),
            (
                "paragraph",
                "The register of the meeting was closed on Tuesday after two days of talks in the old harbour hall of "
                "the town, where many had come from afar and nobody had slept. What is printed below was read out by "
                "the clerk in the order in which the letters had come in, and it was heard without a word by those "
                "who had stayed to the end of the second day.",
            ),
            ("heading", "Togo"),
            ("paragraph", "small boats, three of them"),
            ("paragraph", "all rivers"),
            ("heading", "Peru"),
            ("paragraph", "six trucks"),
            ("paragraph", "north"),
            (
                "paragraph",
                "The clerk then closed the book, and those who had stayed went out into the rain to eat.",
            ),
        ],
    ),
    "hard-wrapped page with its residue": (
        (
            "Home » World » Africa\r\n"
            "\r\n"
            "Three states lend engineers to Juba\r\n"
            "By Ama Quartey\r\n"
            "\r\n"
            "JUBA, 4 March 2031 – Three states will lend engineers to the mission in South Sudan, the\r\n"
            "secretariat said on Tuesday, and two more are thinking it over before the rains come\r\n"
            "again.\r\n"
            "\r\n"
            "Share this:  Facebook  X  WhatsApp\r\n"
        ),
        [
            ("title", "Three states lend engineers to Juba"),
            ("credit", "By Ama Quartey"),
            (
                "paragraph",
                (
                    "JUBA, 4 March 2031 – Three states will lend engineers to the mission in South Sudan, "
                    "the secretariat said on Tuesday, and two more are thinking it over before the rains "
                    "come again."
                ),
            ),
        ],
    ),
    "date mark, headline wrapped on": (
        (
            " date 2031-07-09 Togo brings its police officers to the conference in New\n"
            "York\n"
            "\n"
            "NEW YORK – Togo offered two police units on Thursday.\n"
        ),
        [
            ("meta", "date 2031-07-09"),
            ("title", "Togo brings its police officers to the conference in New York"),
            ("paragraph", "NEW YORK – Togo offered two police units on Thursday."),
        ],
    ),
    "date mark, headline and report on one line": (
        (
            " date 2031-03-04 Togo pledges two police units as ministerial ends LOME, March 4 (ATOP) - Togo "
            "has\n"
            "pledged two police units, the ministry said.\n"
        ),
        [
            ("meta", "date 2031-03-04"),
            ("title", "Togo pledges two police units as ministerial ends"),
            ("paragraph", "LOME, March 4 (ATOP) - Togo has pledged two police units, the ministry said."),
        ],
    ),
    "headline that comes last": (
        (
            " date 2031-07-08 UNITED NATIONS, July 8 (AAA): The heads of some forty armies met here on "
            "Friday.\n"
            "\n"
            "“We are late,” said one.\n"
            "\n"
            "Army chiefs meet in New York, promise to hurry\n"
        ),
        [
            ("meta", "date 2031-07-08"),
            ("paragraph", "UNITED NATIONS, July 8 (AAA): The heads of some forty armies met here on Friday."),
            ("paragraph", "“We are late,” said one."),
            ("title", "Army chiefs meet in New York, promise to hurry"),
        ],
    ),
    "masthead, section and date above the headline": (
        (
            "THE DAILY LANTERN\n"
            "SPORT / CRICKET\n"
            "\n"
            "No. 12 - Friday, 15 October 2031\n"
            "\n"
            "Oval keeps the peace\n"
            "Kerwin Ali\n"
            "\n"
            "PORT OF SPAIN: It took two umpires and a bell to keep the peace at the Oval.\n"
        ),
        [
            ("meta", "THE DAILY LANTERN"),
            ("meta", "SPORT / CRICKET"),
            ("meta", "No. 12 - Friday, 15 October 2031"),
            ("title", "Oval keeps the peace"),
            ("credit", "Kerwin Ali"),
            ("paragraph", "PORT OF SPAIN: It took two umpires and a bell to keep the peace at the Oval."),
        ],
    ),
    "ministry's letterhead and numbered paragraphs": (
        (
            "MINISTRY OF DEFENCE\n"
            "MEDIA STATEMENT\n"
            "For immediate release\n"
            "\n"
            "MINISTRY CLOSES MEETING, THANKS ITS PARTNERS\n"
            "\n"
            "ACCRA, 26 April 2031 – The meeting ended here today.\n"
            "\n"
            "2.  Of the 121 delegations, 88 registered pledges.\n"
            "\n"
            "3.  The others include:\n"
            "\n"
            "    (a) Peru – a company of 120;\n"
            "    (b) Fiji – two boats.\n"
            "\n"
            "-END-\n"
            "\n"
            "PRESS UNIT\n"
        ),
        [
            ("meta", "MINISTRY OF DEFENCE"),
            ("meta", "MEDIA STATEMENT"),
            ("meta", "For immediate release"),
            ("title", "MINISTRY CLOSES MEETING, THANKS ITS PARTNERS"),
            ("paragraph", "ACCRA, 26 April 2031 – The meeting ended here today."),
            ("paragraph", "2. Of the 121 delegations, 88 registered pledges."),
            ("paragraph", "3. The others include:"),
            ("item", "(a) Peru – a company of 120;"),
            ("item", "(b) Fiji – two boats."),
            ("credit", "-END-"),
            ("meta", "PRESS UNIT"),
        ],
    ),
    "paragraph cut by an advertisement and a picture": (
        (
            "Ministers meet in Accra\n"
            "\n"
            "ACCRA - Ministers from 85 countries met here on Tuesday, and one of them said that\n"
            "\n"
            "ADVERTISEMENT\n"
            "\n"
            "Guards on parade in Accra. Photo: Kofi Boye/Lantern\n"
            "\n"
            "the offers would be published by Friday.\n"
        ),
        [
            ("title", "Ministers meet in Accra"),
            (
                "paragraph",
                (
                    "ACCRA - Ministers from 85 countries met here on Tuesday, and one of them said that the "
                    "offers would be published by Friday."
                ),
            ),
            ("caption", "Guards on parade in Accra. Photo: Kofi Boye/Lantern"),
        ],
    ),
    "lines that are paragraphs, with links between them": (
        (
            "KATHMANDU, May 24: The army can spare 850 soldiers at any time, the minister told the "
            "conference.\n"
            "Also read: Army chief inspects school\n"
            "READ ALSO\n"
            "Trams to stop\n"
            "Rates up again\n"
            "\n"
            "“Our doors are open,” she said.\n"
            "It ended on Wednesday. (RSS)\n"
        ),
        [
            (
                "paragraph",
                ("KATHMANDU, May 24: The army can spare 850 soldiers at any time, the minister told the conference."),
            ),
            ("paragraph", "“Our doors are open,” she said."),
            ("paragraph", "It ended on Wednesday. (RSS)"),
        ],
    ),
    "readers' corner": (
        (
            "The army will send 160 engineers to Bangui in June, the ministry said on Sunday.\n"
            "\n"
            "Tags: army, Bangui\n"
            "\n"
            "fuelqueue22 says:\n"
            "and who will pay the 200 others??\n"
            "\n"
            "© 2031 The Lantern. All rights reserved.\n"
        ),
        [
            ("paragraph", "The army will send 160 engineers to Bangui in June, the ministry said on Sunday."),
        ],
    ),
    "pictures between paragraphs": (
        (
            "Police meet in New York\n"
            "\n"
            "11 November 2031\n"
            "Peace and Security\n"
            "\n"
            "UN Photo/Ann Lee\n"
            "\n"
            "Officers of a police unit from Togo on patrol (file photo).\n"
            "\n"
            "Police chiefs from 108 countries came to New York on Wednesday for a two-day meeting.\n"
            "\n"
            "Whose brother?\n"
            "\n"
            "“I was asked whose brother I had come for,” said one.\n"
            "\n"
            "UN Photo/Bo Kim\n"
            "\n"
            "An officer talks with traders in Abyei.\n"
            "\n"
            "Promises on the table\n"
            "\n"
            "Rwanda announced two units with 160 officers each.\n"
        ),
        [
            ("title", "Police meet in New York"),
            ("meta", "11 November 2031"),
            ("meta", "Peace and Security"),
            ("credit", "UN Photo/Ann Lee"),
            ("caption", "Officers of a police unit from Togo on patrol (file photo)."),
            ("paragraph", "Police chiefs from 108 countries came to New York on Wednesday for a two-day meeting."),
            ("heading", "Whose brother?"),
            ("paragraph", "“I was asked whose brother I had come for,” said one."),
            ("credit", "UN Photo/Bo Kim"),
            ("caption", "An officer talks with traders in Abyei."),
            ("heading", "Promises on the table"),
            ("paragraph", "Rwanda announced two units with 160 officers each."),
        ],
    ),
    "bullets and a flattened table": (
        (
            "Montevideo in numbers\n"
            "\n"
            "What was pledged (delegations in brackets)\n"
            "\n"
            " • units (48), of which with\n"
            "   helicopters (9)\n"
            " • training (41)\n"
            "\n"
            "Country      Pledge      For\n"
            "\n"
            "Rwanda  2 infantry battalions [a]      unassigned\n"
            "Ghana\t180 police officers\tUNMISS\n"
            "\n"
            "[a] Already entered in 2030.\n"
        ),
        [
            ("title", "Montevideo in numbers"),
            ("meta", "What was pledged (delegations in brackets)"),
            ("item", "• units (48), of which with helicopters (9)"),
            ("item", "• training (41)"),
            ("item", "Country  Pledge  For"),
            ("item", "Rwanda  2 infantry battalions [a]  unassigned"),
            ("item", "Ghana  180 police officers  UNMISS"),
            ("item", "[a] Already entered in 2030."),
        ],
    ),
    "page of a document, words divided": (
        (
            "                    CHAIR'S SUMMARY OF THE MEETING\n"
            "\n"
            "                                        Page 1 of 3\n"
            "\n"
            "    1.    The meeting was held in Accra on 5 and 6 December. It was at-\n"
            "    tended by 85 States and\n"
            "    co-hosted by Ghana.\n"
            "\n"
            "    2.    Pledges were made in these areas:\n"
            "          a)   Police: 19 units, of which 7 are to be de-\n"
            "               ployed within 60 days;\n"
            "          b)   Medical: four level-two hos-\n"
            "               pitals.\n"
        ),
        [
            ("title", "CHAIR'S SUMMARY OF THE MEETING"),
            (
                "paragraph",
                (
                    "1. The meeting was held in Accra on 5 and 6 December. It was attended by 85 States and "
                    "co-hosted by Ghana."
                ),
            ),
            ("paragraph", "2. Pledges were made in these areas:"),
            ("item", "a) Police: 19 units, of which 7 are to be deployed within 60 days;"),
            ("item", "b) Medical: four level-two hospitals."),
        ],
    ),
    "interview in turns": (
        (
            "Generators Vote, Too\n"
            "\n"
            "BLR: Who turned you down?\n"
            "FALEAFA: Uruguay did, politely. India is still doing its sums, and I hope\n"
            "they come out in our favour.\n"
            "BLR: And diesel? Will you name the day when the last plant goes cold and\n"
            "the lights stay on?\n"
            "FALEAFA: No. I named one once; it came and went, and so did two of the people\n"
            "who had believed in it.\n"
        ),
        [
            ("title", "Generators Vote, Too"),
            ("paragraph", "BLR: Who turned you down?"),
            (
                "paragraph",
                (
                    "FALEAFA: Uruguay did, politely. India is still doing its sums, and I hope they come out "
                    "in our favour."
                ),
            ),
            (
                "paragraph",
                ("BLR: And diesel? Will you name the day when the last plant goes cold and the lights stay on?"),
            ),
            (
                "paragraph",
                (
                    "FALEAFA: No. I named one once; it came and went, and so did two of the people who had "
                    "believed in it."
                ),
            ),
        ],
    ),
    "quotation marks keep their shape": (
        "” Now, more than ever, they need to be up to it,” he said. “ Mission is many ,” she added.\n",
        [
            (
                "paragraph",
                ("” Now, more than ever, they need to be up to it,” he said. “ Mission is many ,” she added."),
            ),
        ],
    ),
    "nothing but residue": (
        ("Advertisement\n\nShare this: Facebook X\n\n* * *\n"),
        [],
    ),
}
