"""When two stretches of speech are one: the same words, or one cut short of the other."""

from __future__ import annotations

from collections import defaultdict

import polars as pl

_SHORTEST = 5  # words: a shorter stretch, "we need to do more", is said in many statements


def same_words(said: pl.DataFrame) -> pl.DataFrame:
    """The words each statement is known by: `article_id`, `by`, `kind`, `words` → `kept`, for those cut short only.

    A cut statement belongs to the longest one of the same speaker that has all its words in a row. Two stretches that
    one article quotes apart stay apart.
    """
    kept: list[tuple[str, str, str, str, str]] = []
    for (by, kind), block in _blocks(said).items():
        if len(block) > 1:
            kept += [(article, by, kind, cut, full) for article, cut, full in _cut_short(block)]
    columns = ["article_id", "by", "kind", "words", "kept"]
    return pl.DataFrame(kept, schema=dict.fromkeys(columns, pl.String), orient="row")


def _blocks(said: pl.DataFrame) -> dict[tuple[str, str], dict[str, set[str]]]:
    blocks: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for article, by, kind, words in said.select("article_id", "by", "kind", "words").iter_rows():
        blocks[by, kind][words].add(article)
    return blocks


def _cut_short(block: dict[str, set[str]]) -> list[tuple[str, str, str]]:
    """(article, cut words, full words) within one speaker's statements, each with the articles that have it."""
    ordered = sorted(block, key=lambda w: (-len(w), w))
    starts: dict[str, list[str]] = defaultdict(list)  # every run of _SHORTEST words → the statements it stands in
    taken = {words: set(articles) for words, articles in block.items()}
    found = []
    for cut in ordered:
        words = cut.split()
        runs = {" ".join(words[i : i + _SHORTEST]) for i in range(len(words) - _SHORTEST + 1)}
        if len(words) >= _SHORTEST:
            first = " ".join(words[:_SHORTEST])
            for full in starts[first]:
                if f" {cut} " in f" {full} " and not taken[full] & block[cut]:
                    taken[full] |= block[cut]
                    found += [(article, cut, full) for article in sorted(block[cut])]
                    break
            else:
                for run in runs:
                    starts[run].append(cut)
    return found
