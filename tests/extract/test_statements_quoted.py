"""Quoted speech: what the marks hold, who said it, and which marks hold no speech. Every sentence is invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.extract.sighting import Sighting

Said = Callable[[str], list[str]]

QUOTED = {
    "after": (
        "General Piet Vos said: “The radios are old.”",
        ["Vos direct state: The radios are old."],
    ),
    "before": (
        "“The radios are old,” General Piet Vos said.",
        ["Vos direct state: The radios are old"],
    ),
    "inverted": (
        "“The radios are old,” said General Piet Vos, who has led the force since May.",
        ["Vos direct state: The radios are old"],
    ),
    "a label": (
        "Ms. Jane Otieno, police adviser of the mission: “The road is open. The bridge is not.”",
        ["Otieno direct state: The road is open. The bridge is not."],
    ),
    "the only one named before a colon": (
        "The best of it was Captain Jane Otieno of Kenya, asked to speak of her months there: “I got a poster.”",
        ["Otieno direct state: I got a poster."],
    ),
    "translated, its subject inside the verb": (
        "General Piet Vos spoke. “The radios are old,” has he declared in front of his peers.",
        ["Vos direct state: The radios are old"],
    ),
    "translated, without a subject": (
        "General Piet Vos asked for radios. “Without a radio nobody hears”, underlined.",
        ["Vos direct state: Without a radio nobody hears"],
    ),
    "straight marks": (
        'Minister Jane Otieno told reporters: "The road is open."',
        ["Otieno direct state: The road is open."],
    ),
    "guillemets": (
        "«The road is open», lamented Minister Jane Otieno, «but nobody drives on it.»",
        ["Otieno direct state: The road is open but nobody drives on it."],
    ),
    "low marks": (
        "„The road is open“, Minister Jane Otieno said.",
        ["Otieno direct state: The road is open"],
    ),
    "closing mark after a stray space": (
        "“The road is open, ”Minister Jane Otieno said.",
        ["Otieno direct state: The road is open"],
    ),
    "broken within its sentence": (
        "“The road,” Minister Jane Otieno said, “is open.”",
        ["Otieno direct state: The road is open."],
    ),
    "broken between two sentences": (
        "“The road is open,” Minister Jane Otieno said. “The bridge is not.”",
        ["Otieno direct state: The road is open", "Otieno direct state: The bridge is not."],
    ),
    "carried over to the next paragraph": (
        "“The road is open,” Minister Jane Otieno said.\n“The bridge is not.”",
        ["Otieno direct state: The road is open", "Otieno direct state: The bridge is not."],
    ),
    "several paragraphs, one closing mark": (
        "Minister Jane Otieno recalled the first day: “There was no road.\n“There was no bridge either.”",
        ["Otieno direct state: There was no road. There was no bridge either."],
    ),
    "ends in a question mark": (
        "“Who will pay?” Minister Jane Otieno asked.",
        ["Otieno direct state: Who will pay?"],
    ),
    "next sentence begins with another name": (
        "“We wait,” Minister Jane Otieno said. “We always wait.” Colonel Tom Reyes said nothing.",
        ["Otieno direct state: We wait", "Otieno direct state: We always wait."],
    ),
    "quotation within a quotation": (
        "“They shouted, ‘Where is the water?’ and left,” Minister Jane Otieno said.",
        ["Otieno direct state: They shouted, ‘Where is the water?’ and left"],
    ),
    "a few words in a clause": (
        "Minister Jane Otieno called the delay “an insult to every driver on the convoy”.",
        ["Otieno direct state: an insult to every driver on the convoy"],
    ),
    "clause and quoted words": (
        "Minister Jane Otieno said the convoy had reached the northern town “three days late and half empty”.",
        [
            "Otieno indirect state: the convoy had reached the northern town",
            "Otieno direct state: three days late and half empty",
        ],
    ),
    "thanks go before quoted words": (
        "Minister Jane Otieno praised the drivers for “going where nobody else would go”.",
        ["Otieno direct welcome: going where nobody else would go"],
    ),
    "without a verb of saying, after a colon": (
        "Minister Jane Otieno shook her head: “Not this year.”",
        ["Otieno direct state: Not this year."],
    ),
    "with a verb that tells no speech": (
        "“A long way home,” Minister Jane Otieno called it.",
        ["Otieno direct state: A long way home"],
    ),
    "with a verb that nobody listed": (
        "“The goat,” Minister Jane Otieno snickered, “has been promoted.”",
        ["Otieno direct state: The goat has been promoted."],
    ),
    "signed after a dash": (
        "“The road is never open for long.” — Jane Otieno, Minister of Roads",
        ["Otieno direct state: The road is never open for long."],
    ),
    "as she put it": (
        "Minister Jane Otieno handed over, as she put it, “the keys to a very old truck”.",
        ["Otieno direct state: the keys to a very old truck"],
    ),
    "that is how he put it": (
        "General Piet Vos was blunt. “Fewer speeches, more fuel,” was how he put it.",
        ["Vos direct state: Fewer speeches, more fuel"],
    ),
    "according to": (
        "According to General Piet Vos, “the trucks will not last the winter”.",
        ["Vos direct state: the trucks will not last the winter"],
    ),
    "a message read out by another is its author's": (
        "A message from President Adaeze Obi was read out by her envoy, Tom Reyes: “No road is too long for a friend.”",
        ["Obi direct state: No road is too long for a friend."],
    ),
    "went on": (
        "“We waited,” Minister Jane Otieno said. She went on: “Nobody came.”",
        ["Otieno direct state: We waited", "Otieno direct state: Nobody came."],
    ),
    "imperative calls": (
        "“Send fuel, not letters,” General Piet Vos said.",
        ["Vos direct call: Send fuel, not letters"],
    ),
    "first person future commits": (
        "“We will leave the bridge to the village,” General Piet Vos said.",
        ["Vos direct commit: We will leave the bridge to the village"],
    ),
    "first person thanks": (
        "“I thank the drivers,” General Piet Vos said.",
        ["Vos direct welcome: I thank the drivers"],
    ),
    "the verb decides": (
        "“A dry well helps nobody,” General Piet Vos warned.",
        ["Vos direct warn: A dry well helps nobody"],
    ),
}

TRAPS = {
    "unnamed speaker": "“The road is open,” an officer said.",
    "speaker who would not be named": "“The road is open,” said an adviser who asked not to be named.",
    "a state": "“The road is open,” Norway said.",
    "title": "General Piet Vos opened the exhibition “Roads of the North”.",
    "theme": "General Piet Vos spoke at the meeting, held under the theme “Safer roads, shorter waits”.",
    "term": "General Piet Vos met the so-called “road people”.",
    "one word": "General Piet Vos called the road “finished”.",
    "sign on a wall": "General Piet Vos stood under a poster that reads “Drive slowly, live long”.",
    "banner": "“Bring back our road,” read a banner as General Piet Vos entered.",
    "nickname": "General Piet Vos, known as “the Man of the Road”, left on Monday.",
    "company spokesman": "Acme Corp. opened a plant. “It is a good plant,” its spokesman said.",
}


@pytest.mark.parametrize(("text", "rows"), QUOTED.values(), ids=QUOTED.keys())
def test_quoted(said: Said, text: str, rows: list[str]) -> None:
    assert said(text) == rows


@pytest.mark.parametrize("text", TRAPS.values(), ids=TRAPS.keys())
def test_no_speech_in_the_marks(said: Said, text: str) -> None:
    assert [row for row in said(text) if " direct " in row] == []


def test_evidence_is_verbatim_and_short(read_statements: Callable[[str], list[Sighting]]) -> None:
    long = " ".join(f"The road to camp {n} is closed." for n in range(40))
    text = f"General Piet Vos said: “{long}” He thanked the drivers for their patience."
    rows = read_statements(text)
    assert [row.values["kind"] for row in rows] == ["direct", "indirect"]
    assert len(rows[0].evidence) > 1
    for row in rows:
        pieces = [text[e.start : e.end] for e in row.evidence]
        assert " ".join(pieces) == row.values["text"]
        assert max(map(len, pieces)) <= 500


def test_interview_answers_are_direct_and_questions_are_nobody_s(said: Said) -> None:
    text = (
        "Minister Jane Otieno met us in Nakuru.\nROADS REVIEW: Is the bridge open?\nOTIENO: No. It fell in May.\n"
        "ROADS REVIEW: Who will mend it?\nOTIENO: We will mend it by June."
    )
    assert said(text) == [
        "Otieno direct state: No. It fell in May.",
        "Otieno direct commit: We will mend it by June.",
    ]
