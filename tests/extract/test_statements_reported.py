"""Reported speech: the clause without its attribution, one row for each verb of saying. Every sentence is invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.extract.sighting import Sighting

Said = Callable[[str], list[str]]

REPORTED = {
    "that": (
        "Minister Jane Otieno said that the road was open.",
        ["Otieno indirect state: the road was open"],
    ),
    "without that": (
        "Minister Jane Otieno said the road was open.",
        ["Otieno indirect state: the road was open"],
    ),
    "hearer": (
        "Minister Jane Otieno told the summit on Monday that the road was open.",
        ["Otieno indirect state: the road was open"],
    ),
    "hearer and clause without that": (
        "Minister Jane Otieno told the Council peacekeeping was in danger.",
        ["Otieno indirect state: peacekeeping was in danger"],
    ),
    "words of setting between": (
        "Minister Jane Otieno said today (Monday) in a statement that the road was open.",
        ["Otieno indirect state: the road was open"],
    ),
    "inserted words between": (
        "Minister Jane Otieno noted, however, that the road was open.",
        ["Otieno indirect state: the road was open"],
    ),
    "attribution after": (
        "The road was open, Minister Jane Otieno said.",
        ["Otieno indirect state: The road was open"],
    ),
    "attribution after, inverted": (
        "The road was open, said Minister Jane Otieno, who toured it on foot.",
        ["Otieno indirect state: The road was open"],
    ),
    "attribution after, with its hearer": (
        "Six nurses will go, Minister Jane Otieno has told the third United Nations summit of nurses in Oslo.",
        ["Otieno indirect state: Six nurses will go"],
    ),
    "translated, its subject inside the verb": (
        "Minister Jane Otieno spoke. Half of the convoys, has she underlined, lacked lamps.",
        ["Otieno indirect state: Half of the convoys lacked lamps"],
    ),
    "two verbs after a thing": (
        "Minister Jane Otieno thanked the mayor for opening the doors, and assured delegates that Kenya would pay.",
        ["Otieno indirect welcome: the mayor for opening the doors", "Otieno indirect commit: Kenya would pay"],
    ),
    "a ministry in lower case": (
        "Delegations of 96 countries made the trip, according to the Kenyan roads ministry.",
        ["ministry indirect state: Delegations of 96 countries made the trip"],
    ),
    "an office of one holder": (
        "Minister Jane Otieno spoke. The Secretary-General, in a video message, paid tribute to the road builders.",
        ["Secretary-General indirect welcome: the road builders"],
    ),
    "translated, its verb first": (
        "Confirmed the minister Jane Otieno, deputy of the head of the roads, that the road was open.",
        ["Otieno indirect state: the road was open"],
    ),
    "attribution inserted": (
        "The road, Minister Jane Otieno said, needs a bridge.",
        ["Otieno indirect state: The road needs a bridge"],
    ),
    "attribution between two clauses": (
        "The road was open, Minister Jane Otieno said, and the bridge would be mended by June.",
        ["Otieno indirect state: The road was open", "Otieno indirect commit: the bridge would be mended by June"],
    ),
    "attribution before the clause, inverted": (
        "Before dawn, reported Minister Jane Otieno, nine trucks had crossed the river.",
        ["Otieno indirect state: nine trucks had crossed the river"],
    ),
    "colon": (
        "Minister Jane Otieno promised also: from May the road will be lit.",
        ["Otieno indirect commit: from May the road will be lit"],
    ),
    "according to": (
        "According to Minister Jane Otieno, the road was open.",
        ["Otieno indirect state: the road was open"],
    ),
    "in her view": (
        "Minister Jane Otieno thanked the drivers. In her view, the road was safe again.",
        ["Otieno indirect welcome: the drivers", "Otieno indirect state: the road was safe again"],
    ),
    "as she put it": (
        "As Minister Jane Otieno put it, roads are slow diplomacy.",
        ["Otieno indirect state: roads are slow diplomacy"],
    ),
    "how": (
        "Minister Jane Otieno explained how the bridge had been lost.",
        ["Otieno indirect state: the bridge had been lost"],
    ),
    "a thing": (
        "Minister Jane Otieno stressed the need for a second bridge.",
        ["Otieno indirect state: the need for a second bridge"],
    ),
    "several verbs, one speaker": (
        "Minister Jane Otieno thanked the drivers, urged the villages to be patient and promised to return in May.",
        [
            "Otieno indirect welcome: the drivers",
            "Otieno indirect call: the villages to be patient",
            "Otieno indirect commit: to return in May",
        ],
    ),
    "two clauses under one verb": (
        "Minister Jane Otieno said that the road was open and that nobody had been hurt.",
        ["Otieno indirect state: the road was open and that nobody had been hurt"],
    ),
    "contrast": (
        "Minister Jane Otieno welcomed the new trucks but warned that the bridge would not carry them.",
        ["Otieno indirect welcome: the new trucks", "Otieno indirect warn: the bridge would not carry them"],
    ),
    "participle after": (
        "“The road is open,” Minister Jane Otieno said, adding that the bridge had been mended.",
        ["Otieno direct state: The road is open", "Otieno indirect state: the bridge had been mended"],
    ),
    "participle before": (
        "Stressing that roads save lives, Minister Jane Otieno called on the donors to pay.",
        ["Otieno indirect state: roads save lives", "Otieno indirect call: the donors to pay"],
    ),
    "participle within": (
        "Minister Jane Otieno, while welcoming the offer, cautioned that spare parts were lacking.",
        ["Otieno indirect welcome: the offer", "Otieno indirect warn: spare parts were lacking"],
    ),
    "went on to": (
        "Minister Jane Otieno took the opportunity to thank the drivers and went on to say that the road was open.",
        ["Otieno indirect welcome: the drivers", "Otieno indirect state: the road was open"],
    ),
    "quoted as saying": (
        "Minister Jane Otieno was quoted by local radio as saying that the road was open.",
        ["Otieno indirect state: the road was open"],
    ),
    "passive": (
        "It was stressed by Minister Jane Otieno that the road needed a bridge.",
        ["Otieno indirect state: the road needed a bridge"],
    ),
    "as noted by": (
        "As noted by Minister Jane Otieno, the road needed a bridge.",
        ["Otieno indirect state: the road needed a bridge"],
    ),
    "participles in a row before": (
        "Recalling the flood, noting the delay and stressing that time was short, Minister Jane Otieno asked for "
        "fuel trucks.",
        [
            "Otieno indirect state: the flood",
            "Otieno indirect state: the delay",
            "Otieno indirect state: time was short",
            "Otieno indirect call: fuel trucks",
        ],
    ),
    "semicolons": (
        "Minister Jane Otieno recalled the flood; she urged the donors to pay; and she called for a new bridge.",
        [
            "Otieno indirect state: the flood",
            "Otieno indirect call: the donors to pay",
            "Otieno indirect call: a new bridge",
        ],
    ),
    "what was done next is no part of it": (
        "Minister Jane Otieno thanked the drivers and left the camp before dawn.",
        ["Otieno indirect welcome: the drivers"],
    ),
    "questions": (
        "Minister Jane Otieno asked whether the road was safe and wondered why nobody had mended it.",
        ["Otieno indirect state: the road was safe", "Otieno indirect state: nobody had mended it"],
    ),
    "called for": (
        "Minister Jane Otieno called for better brakes.",
        ["Otieno indirect call: better brakes"],
    ),
    "appealed to": (
        "Minister Jane Otieno appealed to the donors to keep their word.",
        ["Otieno indirect call: the donors to keep their word"],
    ),
    "asked that": (
        "Minister Jane Otieno asked that the donors keep their word.",
        ["Otieno indirect call: the donors keep their word"],
    ),
    "warned against": (
        "Minister Jane Otieno warned against building on sand.",
        ["Otieno indirect warn: building on sand"],
    ),
    "expressed gratitude": (
        "Minister Jane Otieno expressed her gratitude to the drivers of the convoy.",
        ["Otieno indirect welcome: her gratitude to the drivers of the convoy"],
    ),
    "expressed the hope": (
        "Minister Jane Otieno expressed the hope that the bridge would hold.",
        ["Otieno indirect state: the bridge would hold"],
    ),
    "renewed a promise": (
        "Minister Jane Otieno renewed her promise to mend the bridge.",
        ["Otieno indirect commit: her promise to mend the bridge"],
    ),
    "offered": (
        "Minister Jane Otieno offered the neighbours 20 seats in the drivers' school.",
        ["Otieno indirect commit: the neighbours 20 seats in the drivers' school"],
    ),
    "announced what can be given": (
        "Minister Jane Otieno announced two helicopters for the mission.",
        ["Otieno indirect commit: two helicopters for the mission"],
    ),
    "announced what cannot": (
        "Minister Jane Otieno announced the name of the winner.",
        ["Otieno indirect state: the name of the winner"],
    ),
    "qualified as": (
        "Minister Jane Otieno qualified the delay as a lesson for everybody.",
        ["Otieno indirect state: the delay as a lesson for everybody"],
    ),
    "own side's future": (
        "Minister Jane Otieno announced that Kenya will send two bridges.",
        ["Otieno indirect commit: Kenya will send two bridges"],
    ),
    "future of things": (
        "Minister Jane Otieno said that such machines would help the drivers.",
        ["Otieno indirect state: such machines would help the drivers"],
    ),
    "a hope is no promise": (
        "Minister Jane Otieno hoped that partners would send bridges.",
        ["Otieno indirect state: partners would send bridges"],
    ),
    "a refusal is no promise": (
        "Minister Jane Otieno clarified that Kenya would not send bridges.",
        ["Otieno indirect state: Kenya would not send bridges"],
    ),
    "judgement": (
        "Calling the road indispensable, Minister Jane Otieno undertook to mend the bridge.",
        ["Otieno indirect state: the road indispensable", "Otieno indirect commit: to mend the bridge"],
    ),
    "second attribution after a colon": (
        "Minister Jane Otieno warned that the bridge was weak: nine trucks had turned back, she said.",
        ["Otieno indirect warn: the bridge was weak", "Otieno indirect state: nine trucks had turned back"],
    ),
    "the writer's own words before a colon": (
        "Minister Jane Otieno turned to money: arrears, she warned, stand at nine million.",
        ["Otieno indirect warn: arrears stand at nine million"],
    ),
    "the writer's own words after a semicolon": (
        "Minister Jane Otieno said the convoy would leave; she gave no date.",
        ["Otieno indirect commit: the convoy would leave"],
    ),
    "dateline left out": (
        "NAKURU, May 3 (RNS) - The road was open, Minister Jane Otieno said.",
        ["Otieno indirect state: The road was open"],
    ),
    "machine translation": (
        "The Minister Jane Otieno has conveyed that the road is come open, and asked from the donors three bridge.",
        ["Otieno indirect call: the donors three bridge"],
    ),
}

TRAPS = {
    "a participle first": "Told by the minister Jane Otieno, the crowd that had gathered went home.",
    "refused to say": "Minister Jane Otieno refused to say when the road would open.",
    "did not say": "Minister Jane Otieno did not say when the road would open.",
    "declined to comment": "Minister Jane Otieno declined to comment on the cost of the road.",
    "has yet to say": "Minister Jane Otieno has yet to say whether the road will open.",
    "will announce": "Minister Jane Otieno will announce the date on Friday.",
    "is expected to urge": "Minister Jane Otieno is expected to urge the donors to pay.",
    "may warn": "Minister Jane Otieno may warn the donors on Friday.",
    "condition": "If Minister Jane Otieno says the road is open, the convoy will leave.",
    "what she called": "The road crosses what Minister Jane Otieno once called the worst valley in the country.",
    "the promise that she made": "The bridge that Minister Jane Otieno promised was never built.",
    "since she promised": "Nothing has moved since Minister Jane Otieno promised a bridge.",
    "announced by": "The plan announced by Minister Jane Otieno is simple.",
    "praised by another": "Minister Jane Otieno was praised for her patience.",
    "was asked": "Minister Jane Otieno was asked to send a bridge and was told that time was short.",
    "a state": "Kenya said it would send two bridges and urged its neighbours to do the same.",
    "a company": "Acme Bridges Ltd. said it would build the road.",
    "officials": "Officials said the road was open and the drivers said they were tired.",
    "a source": "A source close to Minister Jane Otieno said the road was open.",
    "a spokesman": "A spokesman for Minister Jane Otieno said the road was open.",
    "a document": "The letter, signed by Minister Jane Otieno, calls for a second bridge.",
    "acts, not words": "Minister Jane Otieno opened the road, cut the ribbon and left for Nakuru.",
    "spoke, but what": "Minister Jane Otieno spoke at the opening of the road.",
    "called a meeting": "Minister Jane Otieno called a meeting of the donors and called the mayor on Monday.",
    "spoke on behalf of": "Ambassador Tom Reyes spoke on behalf of Minister Jane Otieno.",
    "honoured with medals": "Minister Jane Otieno honoured twelve drivers with medals.",
    "neither": "Neither Minister Jane Otieno nor her deputy commented on the road.",
    "no promise": "Minister Jane Otieno made no promise to pay.",
    "nouns": "The call for a second bridge reached Minister Jane Otieno on Monday. The pledge is old.",
}


@pytest.mark.parametrize(("text", "rows"), REPORTED.values(), ids=REPORTED.keys())
def test_reported(said: Said, text: str, rows: list[str]) -> None:
    assert said(text) == rows


@pytest.mark.parametrize("text", TRAPS.values(), ids=TRAPS.keys())
def test_nothing_reported(said: Said, text: str) -> None:
    assert said(text) == []


def test_a_line_in_a_table_teaches_a_verb(
    read_statements: Callable[[str], list[Sighting]],
    read_with_row: Callable[[str, str, dict[str, str]], list[Sighting]],
) -> None:
    text = "Minister Jane Otieno harrumphed that the road was long."
    row = {"verb": "harrumph", "frames": "quote that", "act": "warn"}
    assert read_statements(text) == []
    assert [s.values["act"] for s in read_with_row(text, "reporting_verbs", row)] == ["warn"]


def test_category_is_the_purpose_spoken_of_if_any(read_statements: Callable[[str], list[Sighting]]) -> None:
    text = "Minister Jane Otieno called for more training of drivers. She said that the road was long."
    assert [row.values["category"] for row in read_statements(text)] == ["training-capacity-building", None]


def test_addressee_is_who_is_told_or_asked(read_statements: Callable[[str], list[Sighting]]) -> None:
    text = "Minister Jane Otieno urged all troop contributors to rest. She told the drivers that the road was open."
    addressed = [row.values["addressee"] for row in read_statements(text)]
    assert addressed == ["all troop contributors", "the drivers"]
