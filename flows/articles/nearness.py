"""Near-duplicates: articles that are copies of one another but for a headline, a sentence or a few words.

MinHash over shingles of words, in bands (Broder 1997; Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets",
section 3.4), finds what may be alike; the shingles themselves decide. Nothing here depends on the order of articles.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Mapping
from functools import cache
from itertools import chain
from typing import Any

import numpy as np
import polars as pl

#: Share of shingles that two articles have in common (Jaccard), from which on they are one text.
ALIKE = 0.7
SHINGLE = 3  # words
#: Two articles as alike as `ALIKE` have 8 of 32 bands of 4 rows in common, and fewer than two in 2 pairs of 1,000; two
#: that are half as alike have hardly ever one.
BANDS, ROWS, COMMON = 32, 4, 2
#: With fewer shingles, articles are one only where all are the same.
FEWEST = 20

_WORD = re.compile(r"\w+")
_Hashes = np.ndarray[Any, np.dtype[np.uint64]]
# Odd multipliers and offsets of a multiply-shift hash family; the seed is any number, and must never change.
_DRAWN = np.random.Generator(np.random.PCG64(20311)).integers(1, 2**63, (2, BANDS * ROWS), np.uint64)
_FACTORS, _OFFSETS = _DRAWN[0] * np.uint64(2) + np.uint64(1), _DRAWN[1]
_MIX = np.uint64(0x9E3779B97F4A7C15)


def bands(text: str) -> bytes:
    """The bands of a text, 4 bytes each; two texts as alike as `ALIKE` have some in common."""
    hashed = shingles(text)
    least = np.full(BANDS * ROWS, 2**64 - 1, np.uint64)
    for start in range(0, len(hashed), 4096):
        part = hashed[start : start + 4096, None] * _FACTORS + _OFFSETS
        least = np.minimum(least, part.min(axis=0))
    rows = (least >> np.uint64(32)).reshape(BANDS, ROWS)
    mixed = np.arange(BANDS, dtype=np.uint64)  # so that one band never meets another
    for row in range(ROWS):
        mixed = (mixed ^ rows[:, row]) * _MIX
    return (mixed >> np.uint64(32)).astype("<u4").tobytes()


def shingles(text: str) -> _Hashes:
    """Sorted hashes of all runs of three words, each once; case and punctuation aside."""
    words = _WORD.findall(text.lower())
    hashed = np.array([zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in words], np.uint64)
    if len(hashed) > SHINGLE:
        runs = hashed[: -SHINGLE + 1].copy()
        for place in range(1, SHINGLE):
            runs = (runs * _MIX) ^ hashed[place : len(hashed) - SHINGLE + 1 + place]
        hashed = runs * _MIX
    return np.unique(hashed)


def alike(one: _Hashes, other: _Hashes) -> bool:
    """Whether two texts, given by their shingles, are one."""
    shared = len(np.intersect1d(one, other, assume_unique=True))
    together = len(one) + len(other) - shared
    return shared >= (ALIKE if min(len(one), len(other)) >= FEWEST else 1.0) * together


def near_duplicates(articles: pl.DataFrame, texts: Mapping[str, str]) -> dict[str, str]:
    """The article that each copy is a copy of: the one published first, then the one whose id comes first.

    `articles` has `article_id`, `published_on` and `bands`; `texts` are asked for those that may be copies alone. An
    article without a date comes after those with one. What a copy leads to is never a copy itself.
    """
    ordered = articles.sort("published_on", "article_id", nulls_last=True)
    leaders: dict[int, list[int]] = {}  # by band, in order
    read = cache(lambda place: shingles(texts[ids[place]]))
    copies: dict[str, str] = {}
    ids = ordered["article_id"].to_list()
    for place, (article, found) in enumerate(zip(ids, _shared(ordered["bands"]), strict=True)):
        if len(found) < COMMON:
            continue
        common = Counter(chain.from_iterable(leaders.get(band, ()) for band in found))
        candidates = sorted(leader for leader, bands_shared in common.items() if bands_shared >= COMMON)
        original = next((ids[c] for c in candidates if alike(read(c), read(place))), None)
        if original is not None:
            copies[article] = original
            continue
        for band in found:
            leaders.setdefault(band, []).append(place)
    return copies


def _shared(held: pl.Series) -> list[list[int]]:
    """The bands of each article that another has, too."""
    numbers = np.frombuffer(b"".join(held), "<u4").reshape(-1, BANDS).astype(np.uint64)
    numbers |= np.arange(BANDS, dtype=np.uint64) << np.uint64(32)
    _, places, counts = np.unique(numbers, return_inverse=True, return_counts=True)
    places = places.reshape(numbers.shape)
    often = counts > 1
    return [row[often[row]].tolist() for row in places]
