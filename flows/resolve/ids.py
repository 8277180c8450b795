"""Names that stay: folded text to compare by, readable slugs, and digests of what a fact is."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import polars as pl

# Letters that Unicode does not decompose into a plain letter and a mark.
_PLAIN = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
_PLAIN_TABLE = str.maketrans(_PLAIN)
_NOT_WORD = re.compile(r"(?:[^\w%]|_)+")
_SEPARATOR = "\x1f"  # ASCII unit separator: stands in no printed word, so that "a","bc" and "ab","c" differ


@lru_cache(maxsize=65_536)  # names, units and aliases come up again and again
def fold(text: str) -> str:
    """Text to compare by: lower case, without accents and punctuation, words parted by one space."""
    if text.isascii():
        return _NOT_WORD.sub(" ", text.lower()).strip()
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(c for c in letters if not unicodedata.combining(c)).translate(_PLAIN_TABLE)
    return _NOT_WORD.sub(" ", bare).strip()


def word_set(words: str) -> frozenset[str]:
    """The words of a list written as one string."""
    return frozenset(words.split())


def slug(text: str) -> str:
    """Folded words joined by hyphens, as a readable id shows them; a digest where no ASCII letter is left."""
    words = re.findall(r"[a-z0-9]+", fold(text))
    return "-".join(words) if words else digest("x", [text])


def digest(prefix: str, parts: Sequence[object]) -> str:
    """`<prefix>-<12 hex digits>` of the parts (BLAKE2b); None and an empty string count as the same."""
    return _digest(prefix, _SEPARATOR.join("" if p is None else str(p) for p in parts))


def digests(prefix: str, columns: Sequence[str | pl.Expr]) -> pl.Expr:
    """`digest` of the named columns, row by row; numbers are written without a needless `.0`."""
    parts = [_as_text(pl.col(c) if isinstance(c, str) else c) for c in columns]
    joined = pl.concat_str(parts, separator=_SEPARATOR)
    return joined.map_batches(
        lambda s: pl.Series(s.name, [_digest(prefix, v) for v in s], dtype=pl.String), return_dtype=pl.String
    )


def occurrence(same: Sequence[str | pl.Expr]) -> pl.Expr:
    """Of rows that are alike in `same`, each one's rank by its place in the article, from 1.

    Unlike the place itself it stays when words before it are changed.
    """
    return pl.col("char_start").rank("dense").over(same)


def _digest(prefix: str, text: str) -> str:
    return f"{prefix}-{hashlib.blake2b(text.encode(), digest_size=6).hexdigest()}"


def _as_text(column: pl.Expr) -> pl.Expr:
    # "16.0" and "16" must give one digest whatever dtype a frame happens to hold the number in.
    return column.cast(pl.String).str.replace(r"^(-?\d+)\.0$", "$1").fill_null("")
