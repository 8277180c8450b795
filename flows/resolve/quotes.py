"""When two stretches of speech are one: the same words, one cut short of the other, or the same thought put anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby

import polars as pl
from rapidfuzz import fuzz

from flows.resolve.ids import word_set

_SHORTEST = 5  # words: a shorter stretch, "we need to do more", is part of many statements
# `token_sort_ratio` of two wordings of one statement. On the dev corpus the most alike pair of different statements by
# one speaker has 61, pairs of one statement in two wordings start at 64; numbers and negations are compared apart.
# Words that stand in quotation marks are seldom put anew: they must be more alike.
_ALIKE, _QUOTED_ALIKE = 70, 80
_RARE = 20  # a word that more statements of one speaker have does not bring two of them together
_SAME_MOMENT = timedelta(days=30)
_NEGATIONS = word_set("not no never none nor neither nobody nothing without cannot t hardly")
_COLUMNS = ["article_id", "by", "kind", "words", "kept"]


@dataclass(slots=True)
class Stretch:
    """One wording: the articles that have it, the events it is told of, and when it was printed."""

    words: str
    articles: set[str] = field(default_factory=set)
    events: set[str] = field(default_factory=set)
    printed: list[date] = field(default_factory=list)
    tellers: frozenset[str] = frozenset()

    def same_occasion(self, other: Stretch) -> bool:
        if self.events or other.events:
            return bool(self.events & other.events)
        return any(abs(a - b) <= _SAME_MOMENT for a in self.printed[:3] for b in other.printed[:3])


def same_words(said: pl.DataFrame) -> pl.DataFrame:
    """The words each statement is known by: `article_id`, `by`, `kind`, `words` → `kept`, its first report's words.

    `said` has also `event_id` and `published_on`. A cut statement belongs to the longest one of the same speaker that
    has all its words in a row; one in other words to the longest one alike on the same occasion. Two stretches that one
    article quotes apart stay apart.
    """
    kept: list[tuple[str, str, str, str, str]] = []
    for by, kind, block in _blocks(said):
        bar = _QUOTED_ALIKE if kind == "direct" else _ALIKE
        for words, first in _first_reported(block, _one_statement(block, bar)).items():
            kept += [(article, by, kind, words, first) for article in sorted(block[words].articles)]
    return pl.DataFrame(kept, schema=dict.fromkeys(_COLUMNS, pl.String), orient="row")


def _blocks(said: pl.DataFrame) -> Iterator[tuple[str, str, dict[str, Stretch]]]:
    """The different wordings of each speaker who has more than one, one speaker after the other."""
    several = said.filter(pl.col("words").n_unique().over("by", "kind") > 1)
    rows = several.select("by", "kind", "words", "article_id", "event_id", "published_on").sort(pl.all())
    for (by, kind), told in groupby(rows.iter_rows(), key=lambda row: (row[0], row[1])):
        block: dict[str, Stretch] = {}
        for _, _, words, article, event, printed in told:
            stretch = block.get(words) or block.setdefault(words, Stretch(words, tellers=_tellers(words)))
            stretch.articles.add(article)
            stretch.events |= {event} if event else set()
            stretch.printed += [printed] if printed else []
        yield by, kind, block


def _first_reported(block: dict[str, Stretch], full: dict[str, str]) -> dict[str, str]:
    """Words → the words of the first report of the same statement, which later reports do not change."""
    together: dict[str, list[str]] = defaultdict(list)
    for words, fuller in full.items():
        together[fuller].append(words)
    found: dict[str, str] = {}
    for fuller, others in together.items():
        wordings = [fuller, *others]
        first = min(wordings, key=lambda w: (min(block[w].printed, default=date.max), -len(w), w))
        found |= dict.fromkeys(wordings, first)
    return found


def _one_statement(block: dict[str, Stretch], bar: float) -> dict[str, str]:
    """Words → the fuller words of the same statement, among one speaker's wordings; `bar`: how alike they must be."""
    runs: dict[str, list[str]] = defaultdict(list)  # a run of _SHORTEST words → the wordings it stands in
    having: dict[str, list[str]] = defaultdict(list)  # a word → the wordings that have it
    kept: dict[str, str] = {}
    taken = {words: set(stretch.articles) for words, stretch in block.items()}
    for words in sorted(block, key=lambda w: (-len(w), w)):
        split = words.split()
        starting = " ".join(split[:_SHORTEST]) if len(split) >= _SHORTEST else None
        longer = [kept.get(w, w) for w in runs.get(starting or "", ()) if f" {words} " in f" {w} "]
        longer += [kept.get(w, w) for score, w in _alike(words, split, having, block) if score >= bar]
        full = next((w for w in longer if not taken[w] & block[words].articles), None)
        if full is None:
            for run in {" ".join(split[i : i + _SHORTEST]) for i in range(len(split) - _SHORTEST + 1)}:
                runs[run].append(words)
            for word in set(split):
                having[word].append(words)
        else:
            kept[words] = full
            taken[full] |= block[words].articles
    return kept


def _alike(
    words: str, split: list[str], having: dict[str, list[str]], block: dict[str, Stretch]
) -> list[tuple[float, str]]:
    """Wordings met so far that say the same on the same occasion, and how alike they are, the most alike first."""
    near = {w for word in set(split) if len(having[word]) <= _RARE for w in having[word]}
    found = []
    for other in sorted(near):
        if block[words].tellers == block[other].tellers and block[words].same_occasion(block[other]):
            score = fuzz.token_sort_ratio(words, other, score_cutoff=_ALIKE)
            if score:
                found.append((score, other))
    return sorted(found, key=lambda pair: (-pair[0], pair[1]))


def _tellers(words: str) -> frozenset[str]:
    """Words of which one alone makes another statement of it: numbers and negations."""
    return frozenset(w for w in words.split() if w in _NEGATIONS or not w.isalpha())
