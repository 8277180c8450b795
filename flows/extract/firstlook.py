"""A first look at articles, before the full analysis: whether they have any word of the subject at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import polars as pl

from flows.extract.lexicon import Lexicon

#: Relevance terms of at least this weight are words of the subject; "deployed" and "mandate" are of many.
TELLING = 1.0
_KINDS = {"mission", "initiative"}
#: Signs that are printed in several ways, and the way in which words are compared.
_SIGNS = {"’": "'", "‑": "-", "‐": "-", "–": "-", "\u00a0": " "}


def has_subject(texts: Sequence[str], lexicon: Lexicon) -> list[bool]:
    """For each text whether a word of `seeds/lexicon/subject_words.csv`, a telling relevance term or a name is in it.

    All words are looked for at once (Aho-Corasick), linear in the length of the texts; only where one is found it is
    looked at whether it stands alone.
    """
    plain = pl.Series(texts, dtype=pl.String).str.replace_many(_SIGNS)
    has = pl.repeat(False, plain.len(), dtype=pl.Boolean, eager=True)
    for words, looked in zip(lexicon.derived(_words), (plain, plain.str.to_lowercase()), strict=True):
        hits = looked.str.extract_many(list(words), overlapping=True).list.unique()
        has |= pl.Series(
            [any(words[hit].search(text) for hit in found) for text, found in zip(looked, hits, strict=True)],
            dtype=pl.Boolean,
        )
    return has.to_list()


def _words(lexicon: Lexicon) -> tuple[dict[str, re.Pattern[str]], dict[str, re.Pattern[str]]]:
    """What to look for in a text as printed, and what in the text in lower case; each with its bounds."""
    printed: dict[str, re.Pattern[str]] = {}
    lower: dict[str, re.Pattern[str]] = {}
    for word, case_sensitive in _entries(lexicon):
        bare = word.strip("*") if case_sensitive else word.strip("*").lower()
        before = r"(?<!\w)" if not word.startswith("*") else ""
        after = r"(?!\w)" if not word.endswith("*") else ""
        (printed if case_sensitive else lower)[bare] = re.compile(before + re.escape(bare) + after)
    return printed, lower


def _entries(lexicon: Lexicon) -> Iterator[tuple[str, bool]]:
    for row in lexicon.table("subject_words"):
        yield row["word"], row["case_sensitive"].lower() == "true"
    for row in lexicon.table("relevance_terms"):
        if float(row["weight"]) >= TELLING:
            # Terms are written as tokens, with spaces where the text has none: "leaders ' summit".
            yield row["term"].replace(" ' ", "' "), False
    for row in lexicon.table("aliases"):
        if (row["kind"] in _KINDS or row["id"] == "UN") and row["note"] != "ambiguous":
            yield row["alias"].replace("’", "'"), row["case_sensitive"].lower() == "true"
