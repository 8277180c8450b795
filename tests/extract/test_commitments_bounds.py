"""Whatever words come in whatever order, commitments are read without a crash, in place, and in bounded time."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.extract.sighting import Sighting
from tests.extract.test_commitments import FRAME, read

WORDS = (
    "Kenya Ghana Norway the The its 53 states countries Member pledged promised offer offers will would is to ready "
    "give send put on the table at disposal of by from with for and , ; : ( ) “ ” . • – 12 $ million euros helicopters "
    "soldiers a field hospital training women if not which that who said minister renewed remains committed 2031 each"
).split(" ")


def check(found: list[Sighting]) -> None:
    for sighting in found:
        [evidence] = sighting.evidence
        assert 0 < evidence.end - evidence.start <= 500
        assert len(sighting.values["description"]) == evidence.end - evidence.start
        assert 0 < evidence.confidence <= 1


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60))
def test_words_in_any_order(words: list[str]) -> None:
    check(read(" ".join(words)))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=120))
def test_arbitrary_text(text: str) -> None:
    check(read("Kenya pledged " + text))


def test_a_sentence_without_end_is_read_in_linear_time() -> None:
    for unit in ("Kenya pledged a hospital, ", "pledge ", "Kenya and ", "( 3 ) by ", "offered by ", "will send and "):
        begin = time.process_time()
        check(read(unit * 1500, FRAME * 3))
        assert time.process_time() - begin < 8
