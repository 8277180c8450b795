"""What the lines around an article are: page residue, meta lines, credits and captions, by the words of `residue.csv`.

`seeds/lexicon/residue.csv` has one pattern a line (`pattern_kind`, `text`, `note`). Patterns are compared without
regard to case, to runs of spaces and to decoration at the line's ends. Kinds:

- `line-equals`, `line-starts`, `line-contains`: the line is residue and is dropped
- `section-starts`: a heading of links; the lines under it are dropped with it
- `tail-starts`: the readers' corner; in the last part of a page all that follows is dropped
- `bar-word`: link text, residue only where a bar or wide gap divides it from other such words
- `meta-equals`, `meta-starts`, `credit-equals`, `credit-starts`, `credit-contains`, `caption-starts`, `caption-ends`:
  kept, as a block of that kind
- `masthead-word`: a short line that ends or begins with it is no headline
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from flows.articles.shapes import (
    is_byline,
    is_counter,
    is_photo_credit,
    is_publication_line,
    is_teaser,
    is_trail,
    names_photographer,
    opens_comments,
)

RESIDUE_CSV = Path(__file__).parents[2] / "seeds" / "lexicon" / "residue.csv"

# A longer line is text, whatever words it opens with.
LONGEST_LINE = 300
LONGEST_META = 160


class Mark(StrEnum):
    """What a line, looked at alone, is."""

    TEXT = "text"
    RESIDUE = "residue"
    SECTION = "section"
    TAIL = "tail"
    META = "meta"
    CREDIT = "credit"
    CAPTION = "caption"
    ITEM = "item"
    ROW = "row"
    HEADING = "heading"  # said so by markup, never found in plain text


_MARKS = {
    "line": Mark.RESIDUE,
    "section": Mark.SECTION,
    "tail": Mark.TAIL,
    "meta": Mark.META,
    "credit": Mark.CREDIT,
    "caption": Mark.CAPTION,
}
_DECORATION = " \t♦►▶➤»›>«•*#=_|~·-–—…"
_SEGMENTS = re.compile(r" {0,2}[|•·] {0,2}| {2}")
_RIGHTS = re.compile(r"\b(?:1[89]|2[01])\d\d\b|rights|reproduc|permission|consent|\b(?:inc|ltd|llc|plc)\b")
# Most lines of a wrapped page: they begin in the middle of a sentence, and "by Jane Doe" does not.
_MID_SENTENCE = re.compile(r"(?!by )[a-z].{39,}[a-z]$", re.DOTALL)
_LINKING = frozenset(["and", "for", "of", "on", "in", "the", "to", "de", "du", "la", "del", "des", "und", "der"])
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Residue:
    """The patterns of `residue.csv`, laid out for one look-up a line; `starts` by the first three characters."""

    equals: Mapping[str, Mark]
    starts: Mapping[str, tuple[tuple[str, Mark], ...]]
    contains: tuple[str, ...]
    bar_words: frozenset[str]
    credit_words: tuple[str, ...]
    caption_ends: tuple[str, ...]
    masthead_words: frozenset[str]

    def mark(self, line: str) -> Mark:
        """Say what a stripped line of plain text is when looked at alone; runs of spaces count as column gaps."""
        if len(line) > LONGEST_LINE or _MID_SENTENCE.match(line):
            return Mark.TEXT
        key = " ".join(line.casefold().split())
        bare = key.strip(_DECORATION)
        if not any(map(str.isalnum, bare)):
            return Mark.RESIDUE
        found = self.equals.get(key) or self.equals.get(bare.strip("[]():. ")) or self._opening(line, key)
        if found is None and bare != key:
            found = self._opening(line, bare)
        if found is None and any(part in key for part in self.contains):
            found = Mark.RESIDUE
        return found or self._shape(line, key, bare)

    def _opening(self, line: str, key: str) -> Mark | None:
        for prefix, mark in self.starts.get(key[:3]) or self.starts.get(key[:1]) or ():
            if key.startswith(prefix) and not (prefix[-1].isalnum() and key[len(prefix) : len(prefix) + 1].isalnum()):
                return _opening_holds(prefix, mark, line, key)
        return None

    def _shape(self, line: str, key: str, bare: str) -> Mark:
        """What the look of a line says that opens with no known words."""
        if is_counter(key) or is_teaser(bare):
            return Mark.RESIDUE
        if opens_comments(key):
            return Mark.TAIL
        if len(line) > LONGEST_META:
            return Mark.TEXT
        if key.rstrip(". ").endswith(self.caption_ends) or names_photographer(line):
            return Mark.CAPTION
        if line[-1] in ".;," or len(line) > 120:
            return Mark.TEXT
        if is_publication_line(line, key):
            return Mark.META
        if is_byline(line):
            return Mark.CREDIT
        if is_photo_credit(line, key):
            return Mark.CREDIT if len(line.split()) <= 8 else Mark.CAPTION
        return Mark.RESIDUE if self.is_bar(line) or is_trail(line) else Mark.TEXT

    def is_link(self, segment: str) -> bool:
        """Whether one segment of a bar is the text of a link (share, print, log in, a network's name)."""
        key = segment.casefold().strip(_DECORATION).rstrip(":.")
        if key in self.bar_words or self.equals.get(key) is Mark.RESIDUE:
            return True
        return self._opening(segment, key) is Mark.RESIDUE

    def is_bar(self, line: str) -> bool:
        """Whether the line is a bar of links: every segment is one, or one is and the rest are single words.

        Without bars or wide gaps between them ("Facebook Twitter Print Email") all words must be links.
        """
        if not _SEGMENTS.search(line):
            words = line.split()
            return 3 <= len(words) <= 8 and all(map(self.is_link, words))
        segments = _SEGMENTS.split(line)
        links = [self.is_link(segment) for segment in segments]
        return any(links) and all(link or segment.isalpha() for link, segment in zip(links, segments, strict=True))

    def trim(self, line: str) -> str:
        """Cut link text off the ends of a line that says something else too ("Posted on June 21 | Leave a comment")."""
        if len(line) > LONGEST_LINE or ("|" not in line and "  " not in line):
            return line
        start, end = 0, len(line)
        while (gap := _SEGMENTS.search(line, start, end)) and self.is_link(line[start : gap.start()]):
            start = gap.end()
        for gap in reversed(list(_SEGMENTS.finditer(line, start, end))):
            if not self.is_link(line[gap.end() : end]):
                break
            end = gap.start()
        return line[start:end].strip() or line

    def is_masthead(self, line: str) -> bool:
        """Whether a short line reads as the name of a publisher or office rather than as a headline."""
        words = _WORD.findall(line)
        if not words or len(words) > 8 or any(word[0].islower() and word not in _LINKING for word in words):
            return False
        folded = [word.casefold() for word in words]
        first = _WORD.findall(line.partition(",")[0])  # "Public Information Office, Camp Crame, Quezon City"
        if folded[0] in self.masthead_words or {folded[-1], *map(str.casefold, first[-1:])} & self.masthead_words:
            return True
        return line.isupper() and not self.masthead_words.isdisjoint(folded)


def _opening_holds(prefix: str, mark: Mark, line: str, key: str) -> Mark | None:
    """Take back what an ambiguous opening suggests where the rest of the line speaks against it."""
    words = len(key.split())
    if prefix in {"©", "copyright"}:
        holder = Mark.CREDIT if prefix == "©" and words <= 8 else None
        return Mark.RESIDUE if _RIGHTS.search(key) else holder
    if prefix == "source:":
        return Mark.META if words <= 5 or any(map(str.isdigit, key[-12:])) else None
    if mark is Mark.CREDIT and prefix.startswith(("photo", "picture", "image", "foto", "video", "pic")):
        return Mark.CREDIT if words <= 7 else Mark.CAPTION
    if mark is Mark.CREDIT and ":" in prefix and (words > 8 or (words > 4 and key[-1] in ".?!,")):
        return None  # a turn of a broadcast: "REPORTER: Well, the minister says yes."
    if mark in {Mark.META, Mark.CREDIT}:
        plain = prefix.count(" ") < 2 and ":" not in prefix  # "written by", "published on": a sentence may open so
        return None if len(line) > LONGEST_META or (plain and (words > 14 or (words > 8 and key[-1] == "."))) else mark
    return mark


def parse_residue(rows: Iterable[Mapping[str, str]]) -> Residue:
    """Lay out pattern rows; raises ValueError naming a pattern kind that does not exist."""
    equals: dict[str, Mark] = {}
    starts: defaultdict[str, list[tuple[str, Mark]]] = defaultdict(list)
    others: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        kind, text = row["pattern_kind"].strip(), " ".join(row["text"].casefold().split())
        subject, _, how = kind.partition("-")
        if kind in {"line-contains", "bar-word", "credit-contains", "caption-ends", "masthead-word"}:
            others[kind].append(text)
        elif subject in _MARKS and (how == "equals" or kind in {"section-starts", "tail-starts"}):
            equals[text] = _MARKS[subject]
        elif subject in _MARKS and how == "starts":
            starts[text[:3]].append((text, _MARKS[subject]))
        else:
            raise ValueError(f"residue.csv: pattern kind {kind!r} is unknown")
    return Residue(
        equals,
        {opening: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for opening, found in starts.items()},
        tuple(others["line-contains"]),
        frozenset(others["bar-word"]),
        tuple(others["credit-contains"]),
        tuple(others["caption-ends"]),
        frozenset(others["masthead-word"]),
    )


@cache
def load_residue(path: Path = RESIDUE_CSV) -> Residue:
    """Read the patterns once a process."""
    with path.open(encoding="utf-8", newline="") as file:
        return parse_residue(csv.DictReader(file))
