"""Extraction takes time in proportion to the text, whatever the text is.

Five times the text may take twelve times the processor time before a test fails: linear work takes five times,
quadratic work twenty-five.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from itertools import islice, product
from time import process_time

import pytest

from flows.articles.article import Article, Block, BlockKind
from flows.extract.article import extract_article
from flows.extract.lexicon import load_lexicon

#: Makes every reader take part: none may skip the article as one on something else.
OPENING = "The UN peacekeeping ministerial in Seoul on 8 December 2021 heard Defence Minister Ana Obi of Kenya."
SMALL, GROWTH, MOST = 300, 5, 12.0


def names(count: int) -> list[str]:
    """Different invented names, none of which English knows."""
    syllables = product("BDFGKLMNRTVZ", "aeiou", "bdfgklmnrtvz", "aeiou", ("sh", "rk", "ngu", "lo", "ti"))
    return ["".join(parts) for parts in islice(syllables, count)]


HOSTILE: dict[str, Callable[[int], str]] = {
    "quotations": lambda n: '"a" ' * n,
    "marks that only open": lambda n: "“ " * n,
    "apostrophes that may open": lambda n: "‘a " * n,
    "nested brackets": lambda n: "(" * n + ")" * n,
    "numbers": lambda n: "12 " * n,
    "groups of three digits": lambda n: "123 " * n,
    "number words": lambda n: "one hundred and " * n,
    "one long number": lambda n: "1" * n,
    "spaces": lambda n: "5" + " " * 10 * n + "troops, Dec" + " " * 10 * n + "8",
    "capitalized words": lambda n: "Word " * n,
    "one sentence": lambda n: "the state offered units of troops to help " * (n // 4),
    "commas": lambda n: "a, " * n,
    "commas and verbs": lambda n: "Kenya, said, " * (n // 2),
    "names that share a surname": lambda n: ", ".join(f"Minister {name} Okello" for name in names(n // 2)),
    "a surname again and again": lambda n: "General Bako Okello said so. Okello spoke. " * (n // 4),
    "offices": lambda n: "Minister " * n,
    "ranks in apposition": lambda n: "Juma, major and " * n,
    "countries and kroner": lambda n: "Kenya gave 5 kroner, " * (n // 2),
    "dates": lambda n: "8 December 2021 to " * n,
    "parts of wholes": lambda n: "30 of the 287 of " * n,
    "one hyphenated word": lambda n: "a-" * 10 * n,
    "one abbreviation": lambda n: "a." * 10 * n,
    "pledges in one sentence": lambda n: "Kenya pledged 5 helicopters and " * (n // 4),
    "meetings in one sentence": lambda n: "the ministerial conference in Seoul on Tuesday, " * (n // 4),
    "relative clauses": lambda n: "Ana Obi, who said that " * (n // 4),
    "paragraphs": lambda n: "\n\n".join(["Kenya pledged 5 helicopters, Obi said."] * (n // 8)),
    "items": lambda n: "\n\n".join(["Kenya: 5 troops"] * (n // 4)),
}


def seconds(text: str) -> float:
    """Processor time of extracting the text."""
    blocks, at = [], 0
    text = f"{OPENING}\n\n{text.strip()}"
    for paragraph in text.split("\n\n"):
        blocks.append(Block(BlockKind.PARAGRAPH, at, at + len(paragraph)))
        at += len(paragraph) + 2
    article = Article("a.txt", "a.txt", text, tuple(blocks))
    gc.collect()
    began = process_time()
    extract_article(article, load_lexicon())
    return process_time() - began


@pytest.mark.parametrize("hostile", HOSTILE)
def test_time_grows_with_the_text(hostile: str) -> None:
    build = HOSTILE[hostile]
    seconds(build(40))  # what is built once a process is built now
    for size in (SMALL, 2 * SMALL, 4 * SMALL):
        small, large = seconds(build(size)), seconds(build(GROWTH * size))
        if large < 0.05 or large / small < MOST:
            return  # a busy machine may slow one size more than the other, not three in a row
    pytest.fail(f"{GROWTH} times the text took {large / small:.1f} times as long ({large:.2f} s)")
