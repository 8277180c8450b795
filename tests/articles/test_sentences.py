from __future__ import annotations

import pytest

from flows.articles.sentences import breaks_off, ends_sentence, is_plain_sentence


@pytest.mark.parametrize(
    "text", ["done.", "done.”", 'done."', "done. (ANI)", "done.[1]", "Done?’”", "done.)", "done…", "”Now.«", "done .” "]
)
def test_ends(text: str) -> None:
    assert ends_sentence(text.strip())


@pytest.mark.parametrize("text", ["done", "done,”", "done:", "(done)", "said Gen.", "told Mr."])
def test_goes_on(text: str) -> None:
    assert not ends_sentence(text)


def test_breaks_off() -> None:
    assert all(map(breaks_off, ["the head of", "more than", "the UN,", "peace-", "we know,”", "the UN's", "under Lt."]))
    assert not any(map(breaks_off, ["the mission", "an order", "Dr Doe"]))


def test_plain_sentence() -> None:
    assert is_plain_sentence("An officer talks with traders in Abyei.")
    assert not is_plain_sentence("An officer said he was late.")
    assert not is_plain_sentence("He is late. She is not.")
    assert not is_plain_sentence("A heading")
