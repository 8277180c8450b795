"""Participations told by lists, by what hosts give, by what officials do, and by entries of a list of pledges.

Every article is invented; a participation is written as in `test_participations`.
"""

from __future__ import annotations

import pytest

from tests.extract.test_participations import OPENING, read, row, rows

PRESENT = [
    ("Among those present were ministers from Kenya, Peru and Nepal.", ["KEN", "NPL", "PER"]),
    ("The participants included Kenya, Peru and the African Union.", ["AU", "KEN", "PER"]),
    ("Attending the conference were the defence ministers of Kenya, Peru and Nepal.", ["KEN", "NPL", "PER"]),
    ("The meeting was attended by Kenya, Peru and Nepal.", ["KEN", "NPL", "PER"]),
    ("The meeting brought together Kenya, Peru and Nepal.", ["KEN", "NPL", "PER"]),
    ("Delegations from Kenya, Peru and Nepal took part.", ["KEN", "NPL", "PER"]),
    ("Kenya took part, as did Peru and Nepal.", ["KEN", "NPL", "PER"]),
    ("Top officers of 94 nations, including Kenya and Peru, are attending the meeting.", ["KEN", "PER"]),
    ("Observers from Kenya and the European Union were present.", ["EU", "KEN"]),
    ("Present at the opening: Kenya, Peru, Nepal.", ["KEN", "NPL", "PER"]),
    # Traps: who stays away, serves, is brought together elsewhere, or is only told to be helped.
    ("Neither Kenya nor Peru took part.", []),
    ("Kenya stayed away.", []),
    ("Germany, whose soldiers serve in Lebanon, Mali and Kosovo, thanked the chair.", ["DEU"]),
    ("The mission brought together soldiers of Kenya and Peru.", []),
    ("The officers included Kenyans.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), PRESENT)
def test_states_listed_as_present(sentence: str, expected: list[str]) -> None:
    assert [r.split()[0] for r in rows(OPENING + sentence)] == expected


PERSONS = [
    ("The conference was opened by Prime Minister Kari Solberg.", ["Solberg speaker"]),
    ("Opening remarks were delivered by Rafael Quiroga, the UN Secretary-General.", ["Quiroga speaker"]),
    ("The speaker was the UN Secretary-General, Rafael Quiroga.", ["Quiroga speaker"]),
    (
        "Among the speakers were Amina Wanjiru, Kenya's defence minister, and UN Secretary-General Rafael Quiroga.",
        ["KEN attendee", "Quiroga speaker", "Wanjiru speaker"],
    ),
    ("The guests included Amina Wanjiru, Kenya's defence minister.", ["KEN attendee", "Wanjiru attendee"]),
    ("Also present was Amina Wanjiru, Kenya's defence minister.", ["KEN attendee", "Wanjiru attendee"]),
    (
        "Kenya's delegation included Defence Minister Amina Wanjiru and Army Chief Peter Mwangi.",
        ["KEN attendee", "Mwangi attendee", "Wanjiru attendee"],
    ),
    (
        "The UN delegation included Ana Ruiz, Under-Secretary-General for Peace Operations.",
        ["Ruiz attendee", "UN attendee"],
    ),
    (
        "The Kenyan side was headed by Defence Minister Amina Wanjiru.",
        ["KEN attendee", "Wanjiru head-of-delegation"],
    ),
    (
        "The defence minister of Peru, Ana Ruiz, hugged an interpreter.",
        ["PER attendee", "Ruiz attendee"],
    ),
    (
        "On the sidelines of the conference she met Brazil's defence minister, Jose Prado.",
        ["BRA attendee", "Prado attendee"],
    ),
    ("The Peruvian delegate asked for patience.", ["PER speaker"]),
    ("Secretary-General Rafael Quiroga is due to address the conference on Thursday.", ["Quiroga attendee"]),
    # Traps: somebody of another meeting, of another time, of the UN though from a state, at home.
    ("The last such meeting, in Lima in 2032, was chaired by President Adwoa Mensah of Ghana.", []),
    ("In 2019 the defence minister of Peru, Ana Ruiz, resigned.", []),
    ("The Military Adviser, Major General Carlos Paz of Uruguay, took part.", ["Paz attendee"]),
    ("The retired general Kofi Baah led the UN mission in Goma.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), PERSONS)
def test_persons_listed_acting_or_announced(sentence: str, expected: list[str]) -> None:
    assert rows(OPENING + sentence) == expected


HOSTS = [
    ("The event was jointly organised by Norway, Kenya and the AU.", ["AU co-host", "KEN co-host", "NOR co-host"]),
    ("The event was hosted by Norway with Kenya and Peru as co-hosts.", ["KEN co-host", "NOR host", "PER co-host"]),
    ("Co-hosts were Kenya, Peru and Japan.", ["JPN co-host", "KEN co-host", "PER co-host"]),
    ("Norway was one of the co-hosts, along with Kenya and Peru.", ["KEN co-host", "NOR co-host", "PER co-host"]),
    ("It was convened by Norway, Kenya and the United Nations.", ["KEN co-host", "NOR co-host", "UN co-host"]),
    ("At the invitation of the Government of Norway, ministers met for two days.", ["NOR host"]),
    ("At Norway's invitation, delegates met for two days.", ["NOR host"]),
    ("The Norwegian hosts had expected more.", ["NOR host"]),
    ("Delegates thanked the Government and people of Norway for their hospitality.", ["NOR host"]),
    ("Norway opened its doors to the ministerial.", ["NOR host"]),
    ("Norway had invited all comers to the ministerial.", ["NOR host"]),
    ("Kenya shared the organisation with Norway, as did the UN.", ["KEN co-host", "NOR host", "UN co-host"]),
    ("Norway staged the conference with help from Kenya.", ["NOR host"]),
    # Traps: a later host, what is hosted otherwise, what is shared or opened otherwise.
    ("The baton now passes to Kenya, which will host the seventh ministerial in Nairobi in 2036.", []),
    ("Kenya is to host in 2036.", []),
    ("Uganda hosts a regional base of the UN.", []),
    ("Norway shared the view of Kenya.", []),
    ("Kenya opened its schools to peacekeepers.", []),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), HOSTS)
def test_hosts_by_what_they_give(sentence: str, expected: list[str]) -> None:
    found = [s for s in read(OPENING + sentence) if s.event is not None and s.event.values["main"]]
    assert sorted(r for r in map(row, found) if r.endswith("host")) == expected


def test_states_that_open_the_entries_of_a_list_took_part() -> None:
    text = OPENING + (
        "\n\nPledges in brief\n\nPeru – 2 patrol boats for the missions\nCuba – (reserved)\nChad, Mali – joint school"
        "\n\nMore pledges are expected by the end of the year, said the ministry in a note."
    )
    assert [r.split()[0] for r in rows(text)] == ["CUB", "MLI", "PER", "TCD"]


@pytest.mark.parametrize(
    "lines",
    [
        "Largest contributors\n\nNepal – 6,000\nIndia – 5,800\nRwanda – 5,700",
        "Peru – 2 patrol boats\nCuba – (reserved)",
    ],
)
def test_lists_of_those_who_serve_and_pairs_are_no_lists_of_participants(lines: str) -> None:
    assert [r for r in rows(OPENING + "\n\n" + lines) if "NPL" in r or "CUB" in r] == []


STANDING = [
    ("The delegations of Ghana, Togo and Benin walked out.", ["BEN", "GHA", "TGO"]),
    ("Ministers of Ghana and Togo met behind closed doors.", ["GHA", "TGO"]),
    ("A delegate from Togo shook her head.", ["TGO"]),
    ("Togo's delegate shook her head.", ["TGO"]),
    ("Kenya's offer was the largest.", ["KEN"]),
    ("From Ghana came Defence Minister Kofi Baah.", ["GHA"]),
    ("For Ghana, Defence Minister Kofi Baah signed.", ["Baah", "GHA"]),
    ("Ghana was there, and so was Togo.", ["GHA", "TGO"]),
    # Traps: promises of other years, of nobody, by those who stayed away; places.
    ("Kenya's offer of 2029 was never kept.", []),
    ("Absent were ministers of Ghana and Togo.", []),
    ("Ministers would like Ghana to do more.", []),
    ("Officers of the mission in Mali have complained.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), STANDING)
def test_states_that_a_noun_of_theirs_puts_at_the_meeting(sentence: str, expected: list[str]) -> None:
    assert [r.split()[0] for r in rows(OPENING + sentence)] == expected


CHAIRS = [
    ("The chair, Prime Minister Kari Solberg of Norway, was pleased.", ["NOR attendee", "Solberg chair"]),
    ("Norway's prime minister, Kari Solberg, took the chair.", ["NOR attendee", "Solberg chair"]),
    ("Chairing the session was Norway's prime minister, Kari Solberg.", ["NOR attendee", "Solberg chair"]),
    ("Under the chairmanship of Prime Minister Kari Solberg, ministers met for two days.", ["Solberg chair"]),
    ("The conference was held under the co-chairmanship of Norway and Kenya.", ["KEN chair", "NOR chair"]),
    # Traps: the chair of something else, a chair to sit on.
    ("Kari Solberg, who chairs the bank's board, was not seen.", []),
    ("A chair broke.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), CHAIRS)
def test_who_presides(sentence: str, expected: list[str]) -> None:
    assert rows(OPENING + sentence) == expected
