"""Who speaks: names, pronouns, roles, offices and named bodies. Every sentence is invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.extract.sighting import Sighting

Read = Callable[[str], list[Sighting]]

SPEAKERS = {
    "office first, named by the next sentence": (
        "The U.N. peacekeeping chief said the road was open.\nUndersecretary-General Jane Otieno had walked it.",
        ["Jane Otieno"],
    ),
    "office first, the next sentence naming somebody of another rank": (
        "The UN chief said the road was open.\nUndersecretary-General Jane Otieno had walked it.",
        ["UN chief"],
    ),
    "trade": (
        "On Monday Minister Jane Otieno, 36, came home. “It was muddy,” the goalkeeper said.",
        ["Jane Otieno"],
    ),
    "fullest name": (
        "Minister Jane Achieng Otieno arrived. Otieno said the road was open.",
        ["Jane Achieng Otieno"],
    ),
    "apposition": (
        "Jane Otieno, the minister of roads in Kenya, said the road was open.",
        ["Jane Otieno"],
    ),
    "title, name": (
        "The head of the roads authority, Jane Otieno, said the road was open.",
        ["Jane Otieno"],
    ),
    "nationality before the name": (
        "The Under-Secretary-General for Roads, the Icelander Jane Otieno, said the road was open.",
        ["Jane Otieno"],
    ),
    "state in brackets": (
        "JANE OTIENO (Kenya) said the road was open.",
        ["JANE OTIENO"],
    ),
    "state in brackets and apposition": (
        "JANE OTIENO (Kenya), speaking also for Uganda, said the road was open.",
        ["JANE OTIENO"],
    ),
    "relative clause": (
        "Minister Jane Otieno, who has held the post since May and who toured the valley on foot, said it was dry.",
        ["Jane Otieno"],
    ),
    "relative clause as the subject": (
        "The news came from Minister Jane Otieno, who said the road was open.",
        ["Jane Otieno"],
    ),
    "words of time before the verb": (
        "Minister Jane Otieno on Monday said the road was open.",
        ["Jane Otieno"],
    ),
    "words of setting before the verb": (
        "Minister Jane Otieno, in her letter, thanked the drivers.",
        ["Jane Otieno"],
    ),
    "title with of and and": (
        "Superintendent Jane Otieno of the Trinidad and Tobago Police Service said her officers were tired.",
        ["Jane Otieno"],
    ),
    "pronoun": (
        "Minister Jane Otieno opened the road. She said it was safe.",
        ["Jane Otieno"],
    ),
    "pronoun, two people": (
        "Mr Tom Reyes and Ms Jane Otieno opened the road. She said it was safe. He said it was long.",
        ["Jane Otieno", "Tom Reyes"],
    ),
    "pronoun for the subject, not for whom it met": (
        "Minister Jane Otieno met Minister Ana Costa in Nakuru. She said the road was safe.",
        ["Jane Otieno"],
    ),
    "pronoun within its sentence": (
        "General Piet Vos spoke first. When Minister Jane Otieno took the floor, the road, she said, was safe.",
        ["Jane Otieno"],
    ),
    "rank": (
        "General Piet Vos landed at noon. The road was safe, the general said.",
        ["Piet Vos"],
    ),
    "office": (
        "Chief of the Army Staff General Piet Vos met Minister Jane Otieno. The army chief said the road was safe.",
        ["Piet Vos"],
    ),
    "envoy": (
        "Ambassador Jane Otieno landed with General Piet Vos. The envoy said the road was safe.",
        ["Jane Otieno"],
    ),
    "nationality": (
        "General Piet Vos of the Netherlands met Ambassador Jane Otieno of Kenya. The Kenyan said the road was safe.",
        ["Jane Otieno"],
    ),
    "nationality and rank": (
        "Bangladesh's General Alam Sarker met Nepal's General Hari Thapa. The Nepali general said the road was safe.",
        ["Hari Thapa"],
    ),
    "office before its holder is named": (
        "The head of UN peacekeeping said the road was safe.\n"
        "Tomás Leal, the Under-Secretary-General for Peace Operations, was speaking in Nakuru.",
        ["Tomás Leal"],
    ),
    "official before the name": (
        "The road is not safe, a senior official warned on Monday.\nThe official, Jane Otieno, was speaking in Nakuru.",
        ["Jane Otieno"],
    ),
    "the chair": (
        "Minister Jane Otieno was in the chair. General Piet Vos attended. The Chair said the road was safe.",
        ["Jane Otieno"],
    ),
    "rank with an adjective": (
        "General Piet Vos met Minister Jane Otieno. The visibly tired general said the road was safe.",
        ["Piet Vos"],
    ),
    "top soldier": (
        "Minister Jane Otieno met General Piet Vos. The country's top soldier said the road was safe.",
        ["Piet Vos"],
    ),
    "whoever was spoken of last": (
        "Jane Otieno thanked the drivers. The official said the road was safe.",
        ["Jane Otieno", "Jane Otieno"],
    ),
    "ministry": (
        "The Ministry of Roads and Bridges said the road was safe.",
        ["Ministry of Roads and Bridges"],
    ),
    "prime minister's office": (
        "The Prime Minister's Office said the road was safe.",
        ["Prime Minister's Office"],
    ),
    "office whose holder is nowhere named": (
        "The UN chief said the road was safe.",
        ["UN chief"],
    ),
    "office whose holder is named elsewhere": (
        "The UN chief said the road was safe.\nSecretary-General Adaeze Obi was speaking in Nakuru.",
        ["Adaeze Obi"],
    ),
    "two speakers in one sentence": (
        "“We wait,” said General Piet Vos, while Minister Jane Otieno added: “We wait together.”",
        ["Piet Vos", "Jane Otieno"],
    ),
    "department": (
        "Nine trucks had crossed, reported the Department of Peace Operations.",
        ["Department of Peace Operations"],
    ),
}

NOBODY: dict[str, tuple[str, list[str]]] = {
    "pronoun for somebody unnamed": (
        "Minister Jane Otieno opened the road. A driver said it was long. He added that it was dark.",
        [],
    ),
    "representative of another state": (
        "Ambassador Jane Otieno of Kenya listened. The representative of Brazil said the road was long.",
        [],
    ),
    "representative of another state, after one of no state": (
        "Deputy Secretary-General Jane Otieno listened. The representative of Brazil said the road was long.",
        [],
    ),
    "state with an article": (
        "Ambassador Jane Otieno listened. The Netherlands said the road was long.",
        [],
    ),
    "government": (
        "Ambassador Jane Otieno listened. The Kenyan government said the road was long.",
        [],
    ),
    "mouthpiece": (
        "An aide to Minister Jane Otieno said the road was long.",
        [],
    ),
    "one of many": (
        "Several ministers said the road was long. One of them added that it was dark.",
        [],
    ),
}


@pytest.mark.parametrize(("text", "names"), (SPEAKERS | NOBODY).values(), ids=(SPEAKERS | NOBODY).keys())
def test_speaker(read_statements: Read, text: str, names: list[str]) -> None:
    assert [row.values["speaker"] for row in read_statements(text)] == names


def test_a_line_in_a_table_teaches_a_role(
    read_statements: Read, read_with_row: Callable[[str, str, dict[str, str]], list[Sighting]]
) -> None:
    text = "General Piet Vos met Ambassador Jane Otieno. The panjandrum said the road was safe."
    row = {"role": "panjandrum", "stands_for": "general"}
    assert read_statements(text) == []
    assert [s.values["speaker"] for s in read_with_row(text, "roles", row)] == ["Piet Vos"]


def test_a_person_s_statement_names_the_person_and_an_office_s_does_not(read_statements: Read) -> None:
    text = "Minister Jane Otieno said the road was safe. The Ministry of Roads said it was long."
    assert [row.person for row in read_statements(text)] == ["Jane Otieno", None]


def test_a_guess_is_less_sure_than_a_name(read_statements: Read) -> None:
    rows = read_statements("Jane Otieno thanked the drivers. The official said the road was safe.")
    assert rows[0].evidence[0].confidence > rows[1].evidence[0].confidence
