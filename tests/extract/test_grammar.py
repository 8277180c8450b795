"""The light grammar on invented sentences: tags, verb groups, subjects."""

from __future__ import annotations

import pytest

from flows.articles.article import Article, Block, BlockKind
from flows.extract.document import Document, analyze
from flows.extract.lexicon import load_lexicon


def document(text: str) -> Document:
    return analyze(Article("a.txt", "a.txt", text, (Block(BlockKind.PARAGRAPH, 0, len(text)),)), load_lexicon())


def tag_of(text: str, word: str) -> str:
    doc = document(text)
    return doc.tags[doc.tokens.word.index(word)]


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("Sixty countries pledge troops.", "pledge", "V"),
        ("Nepal pledges to send troops.", "pledges", "V"),
        ("Their pledges were welcomed.", "pledges", "N"),
        ("Togo offers a company.", "offers", "V"),
        ("Its offers were read out.", "offers", "N"),
        ("Of the 74, 53 pledged troops.", "pledged", "E"),
        ("They need specialized training.", "specialized", "J"),
        ("The 90 delegations present had signed.", "present", "J"),
        ("They cleared the mine in May.", "mine", "N"),
        ("We hope that police officers learn French.", "police", "N"),
        ("DENMARK PUTS MONEY BEHIND PEACEKEEPING", "PUTS", "V"),
        ("They sent transport planes and helicopters.", "planes", "N"),
    ],
)
def test_tags(text: str, word: str, tag: str) -> None:
    assert tag_of(text, word) == tag


@pytest.mark.parametrize(
    ("text", "lemma", "flags"),
    [
        ("Kenya will send troops.", "send", {"modal": "will"}),
        ("Kenya will, in addition, send troops.", "send", {"modal": "will"}),
        ("Kenya has not sent troops.", "send", {"perfect": True, "negated": True}),
        ("Troops were offered by Kenya.", "offer", {"passive": True, "past": True}),
        ("Kenya is offering troops.", "offer", {"progressive": True, "past": False}),
        ("Kenya never offered troops.", "offer", {"past": True}),
        ("Kenya could not keep its word.", "keep", {"modal": "could", "negated": True}),
    ],
)
def test_verb_groups(text: str, lemma: str, flags: dict[str, object]) -> None:
    doc = document(text)
    [group] = doc.verbs(doc.sentences[0])
    assert group.lemma == lemma
    assert {name: getattr(group, name) for name in flags} == flags


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The minister, a doctor, spoke.", "The minister"),
        ("At noon the head of the mission spoke.", "the head"),
        ("Nepal, which leads, will send troops.", "Nepal"),
    ],
)
def test_subjects(text: str, subject: str) -> None:
    doc = document(text)
    group = doc.verbs(doc.sentences[0])[-1]
    found = doc.subject(group, doc.sentences[0].first)
    assert found is not None
    assert doc.span(found.head, found.tail) == subject
