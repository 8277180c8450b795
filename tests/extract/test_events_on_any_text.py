"""Events and participations on texts that no editor wrote: nothing breaks, every offset holds, long texts end soon."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.articles.article import Article, Block, BlockKind
from flows.articles.normalize import normalize
from flows.extract.document import analyze
from flows.extract.events import find_events
from flows.extract.lexicon import load_lexicon
from flows.extract.metadata import read_metadata
from flows.extract.participations import find_participations
from flows.extract.people import find_people
from flows.extract.sighting import Sighting

PIECES = [
    "the", "UN", "peacekeeping", "Peacekeeping", "Ministerial", "ministerial", "summit", "Security", "Council",
    "met", "in", "Oslo", "on", "Tuesday", "3 May 2034", "next", "last", "year", "hosted", "by", "Kenya", "and",
    "co-host", "with", "94", "countries", "attended", "under", "theme", "“Boots”", "‘", "”", "(", ")", ",", ".",
    ";", ":", "–", "who", "chaired", "delegation", "of", "whose", "one", "another", "conference", "meet",
    "again", "Minister", "Amina", "Wanjiru", "said", "\n\n", "here", "two-day", "chiefs", "police", "'", "2031",
    "UNCOPS", "such", "opened", "ended", "first", "day", "represented",
]  # fmt: skip


def read(article: Article) -> list[Sighting]:
    """Events and participations of an article, statements and commitments left out."""
    doc = analyze(article, load_lexicon())
    printed = read_metadata(doc)
    people = find_people(doc, printed)
    events = find_events(doc, printed)
    return [*events, *find_participations(doc, people, events, [], [])]


@given(st.lists(st.sampled_from(PIECES), max_size=60))
@settings(max_examples=80, deadline=None)
def test_any_order_of_words_is_read_and_tied_to_the_text(pieces: list[str]) -> None:
    text, blocks = normalize("UN peacekeeping ministerial\n\nUN peacekeepers met in MINUSCA. " + " ".join(pieces))
    for sighting in read(Article("a.txt", "a.txt", text, tuple(blocks))):
        assert sighting.evidence
        for evidence in sighting.evidence:
            assert 0 <= evidence.start < evidence.end <= len(text)
            assert evidence.end - evidence.start <= 500
            assert 0 < evidence.confidence <= 1
        start, end = sighting.values.get("start_date"), sighting.values.get("end_date")
        assert start is None or end is None or start <= end


def test_long_texts_take_time_in_proportion() -> None:
    sentence = (
        "Kenya's minister Amina Wanjiru told the UN Peacekeeping Ministerial in Oslo on 3 May 2034 that 94 countries"
        " attended the next summit, hosted by Norway and chaired by the delegation of Peru. "
    )
    seconds = []
    for times in (100, 400):
        text = sentence * times
        article = Article("a.txt", "a.txt", text, (Block(BlockKind.PARAGRAPH, 0, len(text)),))
        doc = analyze(article, load_lexicon())
        printed = read_metadata(doc)
        people = find_people(doc, printed)
        begun = time.process_time()
        find_participations(doc, people, find_events(doc, printed), [], [])
        seconds.append(time.process_time() - begun)
    assert seconds[1] < 12 * seconds[0] + 0.2
