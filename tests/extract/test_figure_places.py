"""At which meeting those counted took part, and of which country a number speaks."""

from __future__ import annotations

import pytest

from flows.articles.article import Article
from flows.articles.normalize import normalize
from flows.extract.article import extract_article
from flows.extract.lexicon import load_lexicon
from tests.extract.test_participations import OPENING

COUNTS = {
    "At the conference 74 Member States made pledges.": [(74, 2034, None)],
    "Earlier meetings brought pledges from 57 Member States in Accra in 2023.": [(57, 2023, None)],
    "The Accra ministerial of 2023 drew pledges from 57 countries.": [(57, 2023, None)],
    "By that count 62 states made pledges at the meeting, which Norway hosted.": [(62, 2034, None)],
    "Ghana sent 200 soldiers.": [(200, None, "GHA")],
}


@pytest.mark.parametrize("sentence", COUNTS)
def test_a_count_belongs_to_the_meeting_named_with_it(sentence: str) -> None:
    text, blocks = normalize(OPENING + sentence)
    extraction = extract_article(Article("a.txt", "a.txt", text, tuple(blocks)), load_lexicon())
    found = [s for s in extraction.sightings if s.table == "figures"]
    assert [(s.values["value"], s.event and s.event.values["year"], s.values["country"]) for s in found] == COUNTS[
        sentence
    ]
