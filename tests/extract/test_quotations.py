"""Quotation spans, however the marks were typed."""

from __future__ import annotations

import pytest

from flows.articles.article import Block, BlockKind
from flows.extract.quotations import Quotation, find_quotations


def quotations(text: str) -> list[Quotation]:
    blocks, at = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(BlockKind.PARAGRAPH, at, at + len(paragraph)))
        at += len(paragraph) + 2
    return find_quotations(text, blocks)


QUOTED = [
    ("“We stay,” she said.", ["We stay,"]),
    ('"We stay," she said.', ["We stay,"]),
    ("„We stay”, she said.", ["We stay"]),
    ("„We stay“, she said.", ["We stay"]),
    ("«We stay», she said.", ["We stay"]),
    ("« We stay », she said.", ["We stay"]),
    ("»We stay«, she said.", ["We stay"]),
    ("‘We stay,’ she said.", ["We stay,"]),
    ("'We stay,' she said.", ["We stay,"]),
    ("”We stay,” she said.", ["We stay,"]),
    ("“We stay,” she said, “and we help.”", ["We stay,", "and we help."]),
    ('" We stay, " she said.', ["We stay,"]),
    ("She said “stay”.", ["stay"]),
    ("‘Don’t go,’ the child’s mother said.", ["Don’t go,"]),
    ("“He told us ‘stay’ twice,” she said.", ["He told us ‘stay’ twice,", "stay"]),
    ("‘He told us “stay” twice,’ she said.", ["He told us “stay” twice,", "stay"]),
    ("“It is ‘the last rung’,” she said.", ["It is ‘the last rung’,", "the last rung"]),
    ("The ‘90s were hard; she said “so”.", ["so"]),
]

UNQUOTED = [
    "The soldiers' mothers waited; the minister's car didn't come.",
    "It isn’t the ministers’ choice.",
    "Côte d’Ivoire and N’Djamena are far.",
    "A 5' wall and a 6' wall.",
    "Rock ’n’ roll was played.",
    "No marks at all.",
]


@pytest.mark.parametrize(("text", "inner"), QUOTED)
def test_words_between_the_marks(text: str, inner: list[str]) -> None:
    assert [text[q.inner_start : q.inner_end] for q in quotations(text)] == inner


@pytest.mark.parametrize("text", UNQUOTED)
def test_apostrophes_quote_nothing(text: str) -> None:
    assert quotations(text) == []


def test_paragraphs_that_each_open_and_only_the_last_closes() -> None:
    first, second, third = quotations("“We came.\n\n“We stayed.\n\n“We left,” she said.")
    assert (first.continued, second.continued, third.continued) == (True, True, False)
    assert (first.closed, second.closed, third.closed) == (False, False, True)


def test_mark_that_never_closes_ends_with_its_paragraph() -> None:
    text = "She said “we stay and left.\n\nThe hall was empty."
    (quotation,) = quotations(text)
    assert text[quotation.inner_start : quotation.inner_end] == "we stay and left."
    assert not quotation.closed and not quotation.continued


def test_inner_quotation_lies_one_deeper() -> None:
    assert [q.depth for q in quotations("“He told us ‘stay’ twice,” she said.")] == [0, 1]
