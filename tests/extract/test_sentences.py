"""Where sentences end, and where a stop ends none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.extract.document import Document

SPLIT = [
    ["Lt. Gen. K. Silva spoke.", "He left."],
    ["The U.N. mission is in the U.S. sector.", "It is large."],
    ["They met at St. Olav’s Hall on Dec. 8.", "Rain fell."],
    ["Talks began at 10 a.m. on Friday.", "They ended at noon."],
    ["She works for the U.N.", "She likes it."],
    ["Mr. and Ms. Okoth came.", "Dr. Sow did not."],
    ["It cost $1.5 million.", "Nobody paid."],
    ["See No. 12 of the list.", "It is short."],
    ["“We stay,” she said.", "“We help.”"],
    ["“Will you stay?” he asked.", "Nobody answered."],
    ["“We came. We saw. We stayed,” she said.", "The hall cheered."],
    ["Who pays?", "We do!", "Good…", "So be it."],
    ["The list (see p. 4) is long.", "It grows."],
    ["Acme Corp. sent trucks.", "Ghana sent men."],
    ["He was born in St. Louis.", "Then he moved."],
    ["They came from the north etc. and sat down.", "All was well."],
    ["The plan is simple: train, equip, deploy.", "It works."],
    ["A4P+ was quoted.", "So was S/2040/311."],
]


@pytest.mark.parametrize("sentences", SPLIT)
def test_split(read: Callable[[str], Document], sentences: list[str]) -> None:
    doc = read(" ".join(sentences))
    assert [doc.text[s.start : s.end] for s in doc.sentences] == sentences


def test_no_sentence_crosses_a_paragraph(read: Callable[[str], Document]) -> None:
    doc = read("Pledges by category\nTraining: 59\nThe rest is medical")
    assert [doc.text[s.start : s.end] for s in doc.sentences] == doc.text.split("\n\n")


def test_sentence_of_a_character(read: Callable[[str], Document]) -> None:
    doc = read("One came. Two left.")
    assert doc.sentence_at(0) is doc.sentences[0]
    assert doc.sentence_at(doc.text.index("Two")) is doc.sentences[1]
    assert doc.sentence_at(len(doc.text)) is None
