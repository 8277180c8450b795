"""A line in a CSV teaches the reader of commitments a word, with no Python touched."""

from __future__ import annotations

from collections.abc import Mapping

from flows.articles.article import Article
from flows.articles.normalize import normalize
from flows.extract.commitments import find_commitments
from flows.extract.document import analyze
from flows.extract.lexicon import Lexicon, load_lexicon
from flows.extract.metadata import read_metadata
from flows.extract.people import find_people
from tests.extract.test_commitments import FRAME, row


def taught(table: str, line: Mapping[str, str]) -> Lexicon:
    """The lexicon with one more line in one of its tables."""
    tables = load_lexicon().tables
    return Lexicon({**tables, table: [*tables[table], line]})


def rows(text: str, lexicon: Lexicon) -> list[str]:
    text, blocks = normalize(FRAME + text)
    doc = analyze(Article("a.txt", "a.txt", text, tuple(blocks)), lexicon)
    return sorted(row(s) for s in find_commitments(doc, find_people(doc, read_metadata(doc)), []))


def test_a_new_pledge_verb() -> None:
    text = "Kenya fronted up with three helicopters."
    assert rows(text, load_lexicon()) == []
    lexicon = taught("pledge_verbs", {"verb": "front up with", "frame": "offer"})
    assert rows(text, lexicon) == ["KEN military-police-capabilities 3 pledge"]


def test_a_new_category_term() -> None:
    text = "Kenya pledged a kinesiology team."
    assert rows(text, load_lexicon()) == []
    lexicon = taught("category_terms", {"category": "medical", "term": "kinesiology", "weight": "3", "form": ""})
    assert rows(text, lexicon) == ["KEN medical - pledge"]


def test_a_new_pledge_noun() -> None:
    text = "Kenya's covenant of two field hospitals was welcomed."
    assert rows(text, load_lexicon()) == []
    lexicon = taught("pledge_nouns", {"noun": "covenant", "action": "pledge", "note": ""})
    assert rows(text, lexicon) == ["KEN medical 2 pledge"]


def test_a_new_group_noun() -> None:
    text = "Twelve principalities pledged training."
    assert rows(text, load_lexicon()) == []
    lexicon = taught("actor_groups", {"noun": "principality", "note": ""})
    assert rows(text, lexicon) == ["12x training-capacity-building - pledge"]


def test_a_new_unit_noun() -> None:
    text = "Kenya will send 12 howdahs."
    assert rows(text, load_lexicon()) == []
    lexicon = taught("unit_nouns", {"noun": "howdah", "kind": "equipment"})
    assert rows(text, lexicon) == ["KEN military-police-capabilities 12 pledge"]
