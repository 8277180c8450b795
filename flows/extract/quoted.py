"""Quotation marks: which of them hold speech, and which a title, a term or a nickname."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from flows.extract.document import Document
from flows.extract.lexicon import Lexicon
from flows.extract.quotations import Quotation
from flows.extract.sentences import Sentence

ENDS = frozenset(".!?…")
#: Small words that titles leave in lower case.
SMALL_WORDS = frozenset("a an the of for and in on to with by at from or as vs per de la le du des el".split())


class Quote(NamedTuple):
    """A quotation as tokens: `first` to `last` (exclusive) the words inside its marks."""

    mark: Quotation
    first: int
    last: int

    @property
    def words(self) -> int:
        """Rough number of words and marks inside."""
        return self.last - self.first


def title_cues(lexicon: Lexicon) -> frozenset[str]:
    """Words before a quotation that tell it is a title, a term or a name ("theme", "so-called")."""
    return frozenset(row["cue"] for row in lexicon.table("title_cues"))


@dataclass(eq=False)
class Quotes:
    """The outer quotations of an article, by sentence."""

    doc: Document

    @cached_property
    def _outer(self) -> list[Quotation]:
        return [q for q in self.doc.quotations if q.depth == 0]

    @cached_property
    def _starts(self) -> list[int]:
        return [q.start for q in self._outer]

    def of(self, sentence: Sentence) -> list[Quote]:
        """Quotations that begin within a sentence, in order."""
        i = bisect_left(self._starts, sentence.start)
        found: list[Quote] = []
        ends = self.doc.tokens.end
        while i < len(self._outer) and self._outer[i].start < sentence.end:
            mark = self._outer[i]
            first = self.doc.token_at(mark.inner_start)
            last = bisect_right(ends, mark.inner_end, first)
            if last > first:
                found.append(Quote(mark, first, last))
            i += 1
        return found

    def text(self, quote: Quote) -> str:
        """The words inside the marks, on one line, without the comma that leads over to "he said"."""
        return " ".join(self.doc.text[quote.mark.inner_start : quote.mark.inner_end].split()).rstrip(" ,")

    def alone(self, sentence: Sentence, quotes: list[Quote]) -> bool:
        """Whether the sentence is nothing but quotations."""
        at = sentence.first
        for quote in quotes:
            if any(self.doc.tokens.word[k][0].isalnum() for k in range(at, quote.first)):
                return False
            at = quote.last
        return not any(self.doc.tokens.word[k][0].isalnum() for k in range(at, sentence.last))

    def is_speech(self, quote: Quote, sentence: Sentence) -> bool:
        """Whether a quotation that a verb of saying governs is speech.

        Single words, titles in capitals and terms set off by "so-called" or "the" are not.
        """
        tokens, tags = self.doc.tokens, self.doc.tags
        inner = [k for k in range(quote.first, quote.last) if tokens.word[k][0].isalnum()]
        if len(inner) < 2:
            return False
        capitals = all(
            tokens.word[k][0].isupper() or tokens.low[k] in SMALL_WORDS or tokens.word[k][0].isdigit() for k in inner
        )
        cues = self.doc.lexicon.derived(title_cues)
        before = self._before(quote, sentence)
        if capitals and any(word in cues for word in before[-2:]):
            return False  # under the slogan “Who Stands Between?”
        if tokens.word[quote.last - 1][-1] in ENDS or tokens.word[quote.last - 1] == ",":
            return True
        if capitals:
            return False
        if any(word in cues for word in before[-2:]):
            return len(inner) > 9
        has_verb = any(tags[k] in "VMBEG" for k in inner)
        if len(inner) <= 3 and not has_verb:
            determined = bool(before) and (
                before[-1] in ("the", "a", "an", "these", "those", "its", "their", "of", "on", "in")
            )
            return len(inner) == 3 and not determined
        return True

    def _before(self, quote: Quote, sentence: Sentence) -> list[str]:
        """Up to four words before the opening mark, lower case."""
        k = quote.first - 1
        while k >= sentence.first and self.doc.tokens.start[k] >= quote.mark.start:
            k -= 1
        return list(self.doc.tokens.low[max(sentence.first, k - 3) : k + 1])
