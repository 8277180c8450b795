"""Bits that tell which word lists hold a word."""

from __future__ import annotations

import pytest

from flows.articles.article import Article
from flows.articles.normalize import normalize
from flows.extract.document import Document, analyze
from flows.extract.lexicon import Lexicon, load_lexicon
from flows.extract.marks import mark, registered, shape
from flows.extract.record import record

BIRDS = mark(lambda _: ("heron", "stork", "blue-tit"))
FISH = mark(lambda lexicon: [row["fish"] for row in lexicon.table("fish")])
LONG = shape(lambda low: len(low) > 9)


def read(text: str) -> Document:
    normalized = normalize(text)
    return analyze(Article("a.txt", "a.txt", normalized.text, tuple(normalized.blocks)), load_lexicon())


@pytest.mark.parametrize(
    ("word", "bits"),
    [
        ("heron", BIRDS),
        ("blue-tit", BIRDS),
        ("pike", FISH),
        ("perch", 0),
        ("refrigerator", LONG),
    ],
)
def test_each_list_has_a_bit_of_its_own(word: str, bits: int) -> None:
    marks = Lexicon({"fish": [{"fish": "pike"}, {"fish": ""}]}).marks
    assert marks[word] & (BIRDS | FISH | LONG) == bits


def test_a_word_is_in_all_the_lists_that_hold_it() -> None:
    marks = Lexicon({"fish": [{"fish": "stork"}, {"fish": "coelacanths"}]}).marks
    assert marks.of(["stork", "coelacanths"]) == [marks["stork"], marks["coelacanths"]]
    assert marks["stork"] & (BIRDS | FISH) == BIRDS | FISH
    assert marks["coelacanths"] & (FISH | LONG) == FISH | LONG


def test_a_list_registered_later_counts_as_well() -> None:
    lexicon = Lexicon({})
    before, lists = lexicon.marks, registered()
    late = mark(lambda _: ("otter",))
    assert registered() == lists + 1
    assert lexicon.marks is not before
    assert lexicon.marks["otter"] & late


def test_the_marks_of_a_sentence_are_those_of_its_tokens() -> None:
    doc = read("The heron met a stork. The Stork left the refrigerator.")
    first, second = doc.sentences
    assert doc.mark(first) & (BIRDS | LONG) == BIRDS
    assert doc.mark(second) & (BIRDS | LONG) == BIRDS | LONG
    assert [doc.tokens.low[i] for i in doc.places(0, len(doc.tokens), BIRDS)] == ["heron", "stork", "stork"]
    assert doc.places(second.first, second.last, LONG) == [second.last - 2]


@record
class Pond:
    """Where the heron stands."""

    depth: int
    name: str = ""


def test_a_record_is_told_by_its_fields() -> None:
    assert Pond(1, "a") == Pond(1, "a") != Pond(2, "a")
    assert len({Pond(1), Pond(1), Pond(2)}) == 2
    assert repr(Pond(3)) == "Pond(depth=3, name='')"
