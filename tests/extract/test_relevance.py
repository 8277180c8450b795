"""Whether an article is about UN peacekeeping at all."""

from __future__ import annotations

import pytest

from flows.articles.article import Article
from flows.articles.normalize import normalize
from flows.extract.document import Document, analyze
from flows.extract.lexicon import load_lexicon
from flows.extract.relevance import is_about_peacekeeping, relevance_of

ABOUT = [
    "BERGEN, 4 May 2033 – Norway will send 40 engineers to UN peacekeeping missions, its defence minister"
    " said on Monday.",
    "Twelve delegations promised helicopters at the peacekeeping ministerial in Quito, the United Nations said.",
    "Nepal's blue helmets in UNMISS have a new camp. The battalion of 850 soldiers moved in on Friday.",
    "Police chiefs met in New York for UNCOPS. Senegal offered a formed police unit for MINUSCA.",
    "The Security Council debated the future of United Nations peacekeeping on Tuesday; troop"
    " contributors asked for more money.",
]
NOT_ABOUT = [
    "The singer played peacekeeper between two quarrelling siblings in the band, fans said after the concert.",
    "Leaders pledged $4 billion at the climate conference in Lima to cut emissions, the United Nations said.",
    "NATO defence ministers met in Brussels. The alliance pledged two battalions for its peacekeeping"
    " force in Kosovo, KFOR.",
    "The telethon raised 3 million dollars in pledges. Police kept the peace outside the stadium.",
    "Donors promised 900 million euros for refugees at a pledging conference in Geneva. Peacekeepers escorted the aid.",
    "The referee kept the peace as a peacekeeper would, and the match ended with two goals.",
    "The minister opened a road in the north and promised a second bridge by 2031.",
]


def read(text: str) -> Document:
    normalized = normalize(text)
    return analyze(Article("test.txt", "test.txt", normalized.text, normalized.blocks), load_lexicon())


@pytest.mark.parametrize("text", ABOUT)
def test_articles_on_peacekeeping_pass_the_gate(text: str) -> None:
    assert is_about_peacekeeping(read(text))


@pytest.mark.parametrize("text", NOT_ABOUT)
def test_other_subjects_do_not(text: str) -> None:
    assert not is_about_peacekeeping(read(text))


@pytest.mark.parametrize("text", ABOUT + NOT_ABOUT)
def test_relevance_is_a_share(text: str) -> None:
    assert 0 <= relevance_of(read(text), [], []) <= 1
