"""Statements by class of language: of each, sentences that must match and one that must not. All are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Said = Callable[[str], list[str]]

CLASSES: dict[str, list[tuple[str, list[str]]]] = {
    "there is": [
        ("Minister Jane Otieno said there was no plan B.", ["Otieno indirect state: there was no plan B"]),
        (
            "Minister Jane Otieno promised there would be no impunity.",
            ["Otieno indirect commit: there would be no impunity"],
        ),
        ("Minister Jane Otieno spoke there on Monday.", []),
    ],
    "judged": [
        (
            "Minister Jane Otieno called the table thinner than the last one.",
            ["Otieno indirect state: the table thinner than the last one"],
        ),
        (
            "Minister Jane Otieno described the day as very productive.",
            ["Otieno indirect state: the day as very productive"],
        ),
        ("Minister Jane Otieno called the mayor on Monday.", []),
    ],
    "warned to": [
        (
            "Minister Jane Otieno cautioned the recruits never to take a bribe.",
            ["Otieno indirect warn: the recruits never to take a bribe"],
        ),
        ("The road was mined, warned Minister Jane Otieno.", ["Otieno indirect warn: The road was mined"]),
        ("Minister Jane Otieno was warned by the recruits.", []),
    ],
    "hopes, excuses and defences": [
        ("Minister Jane Otieno hoped for a second summit.", ["Otieno indirect state: a second summit"]),
        ("Minister Jane Otieno defended the mission's record.", ["Otieno indirect state: the mission's record"]),
        ("Minister Jane Otieno hoped.", []),
    ],
    "a name in an insertion": [
        (
            "Minister Jane Otieno – whose brother served in Mali – said the road was open.",
            ["Otieno indirect state: the road was open"],
        ),
        (
            "“Nobody asked us,” complained Luka Premrl, headmaster of the school, who nonetheless welcomed the guards.",
            ["Premrl direct state: Nobody asked us", "Premrl indirect welcome: the guards"],
        ),
        ("Nairobi – Traders said the road was open.", []),
    ],
    "verbs that look like nouns": [
        (
            "The ambassador to the UN, Faris Al-Qudah, cautions that quotas breed resentment.",
            ["Al-Qudah indirect warn: quotas breed resentment"],
        ),
        ("The ambassador, Faris Al-Qudah, heard the usual cautions that quotas breed resentment.", []),
    ],
    "thanks in marks after an aside": [
        (
            "Admiral Josaia Tuina spoke.\nCaptain Sione Vehi of the navy, who sailed her to Mombasa, thanked "
            "“every port that lent us a rope”.",
            ["Vehi direct welcome: every port that lent us a rope"],
        ),
    ],
    "a message read out": [
        (
            "Deputy Secretary-General Honorine Aka sent a message from Nairobi. It was read out by Commissioner Tarek "
            "Benhaddou: “A lock can be stolen, too.”",
            ["Aka direct state: A lock can be stolen, too."],
        ),
    ],
    "an office first, its holder after": [
        (
            "Kenya will send 200 police officers, its defence minister said on Tuesday.\n“We keep our word,” "
            "Jane Otieno told reporters.",
            ["Otieno indirect commit: Kenya will send 200 police officers", "Otieno direct state: We keep our word"],
        ),
        (
            "Peacekeeping is cheap, a senior UN official said on Tuesday.\n“It pays for itself,” Marguerite Reyl, "
            "under-secretary-general for peace operations, told reporters.",
            ["Reyl indirect state: Peacekeeping is cheap", "Reyl direct state: It pays for itself"],
        ),
        (
            "The road is closed, a driver said on Tuesday.\nGeneral Jane Otieno told reporters that it was open.",
            ["Otieno indirect state: it was open"],
        ),
    ],
    "ranks": [
        (
            "Commodore Apisai Vula came late. The commodore said that the ship had sailed.",
            ["Vula indirect state: the ship had sailed"],
        ),
    ],
    "interviews by office": [
        (
            "General Awa Sarr, Minister of the Armed Forces, received us. Moussa Diop spoke to her.\n"
            "LE PHARE: What is on the list?\nTHE MINISTER: Two boats. We gave our word.\n"
            "We will keep it.\nLE PHARE: And the roads?\nTHE MINISTER: A road that floods is not a road.",
            [
                "Sarr direct commit: Two boats. We gave our word. We will keep it.",
                "Sarr direct state: A road that floods is not a road.",
            ],
        ),
        (
            "Awa Sarr received us.\nLP: What is on the list?\nAS: Two boats.\nLP: And the roads?\n"
            "AS: They are under water.",
            ["Sarr direct state: Two boats.", "Sarr direct state: They are under water."],
        ),
        (
            "Awa Sarr received us.\nMENU: What is on the list?\nFISH: Two pounds.\nMENU: And rice?\nFISH: One.",
            [],
        ),
    ],
}

CASES = [(f"{name} {n}", *case) for name, cases in CLASSES.items() for n, case in enumerate(cases)]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_statements_of_a_class(said: Said, text: str, expected: list[str]) -> None:
    assert said(text) == expected
