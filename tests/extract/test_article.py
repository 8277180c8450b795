"""What one table lends another once all are read."""

from __future__ import annotations

from flows.articles.article import Article
from flows.articles.normalize import normalize
from flows.extract.article import extract_article
from flows.extract.lexicon import load_lexicon
from flows.extract.sighting import Extraction

TEXT = """NAIROBI, 4 May 2033 - The 2033 UN Peacekeeping Ministerial, hosted by Kenya, ended here on Wednesday.

"A promise is a date," Under-Secretary-General for Peace Operations Ilse Marant told the meeting.
"""


def read(text: str) -> Extraction:
    normalized, blocks = normalize(text)
    return extract_article(Article("a.txt", "a.txt", normalized, tuple(blocks)), load_lexicon())


def test_what_participants_say_belongs_to_the_meeting() -> None:
    extraction = read(TEXT)
    main = next(s for s in extraction.sightings if s.table == "events" and s.values["main"])
    said = [s for s in extraction.sightings if s.table == "statements"]
    assert [(s.values["speaker"], s.event) for s in said] == [("Ilse Marant", main)]


def test_words_are_counted_without_marks() -> None:
    assert read("Ghana offered 180 officers, it said.").article["words"] == 6
