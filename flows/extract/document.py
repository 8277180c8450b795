"""The shared analysis of one article, done once: tokens, quotations, sentences, known names and numbers."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import reduce
from operator import ne, or_
from typing import Any, TypeVar

from flows.articles.article import Article, Block, BlockKind
from flows.extract.dates import DATED, Day, find_days
from flows.extract.gazetteer import Entity
from flows.extract.grammar import Subject, VerbGroup, subject_of, verb_groups
from flows.extract.lexicon import Lexicon, lemmas
from flows.extract.number import Number
from flows.extract.numbers import find_numbers
from flows.extract.quotations import Quotation, find_quotations
from flows.extract.sentences import Sentence, block_tokens, split_sentences
from flows.extract.tagging import tag_tokens
from flows.extract.tokens import Tokens, tokenize

Stretch = TypeVar("Stretch", Entity, Number)
#: Blocks whose sentences state facts; captions, credits and page furniture are read for people and places only.
PROSE = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM})
#: How many words before its verb a subject may stand: longer sentences are lists or no prose.
LONGEST = 160
#: After all tokens of any text: where a search for the next name or number ends.
BEYOND = sys.maxsize


@dataclass(eq=False, slots=True)
class Document:
    """An article with everything that more than one table needs to know of it.

    Token and sentence ranges are half-open. All character offsets count in `text`. What every reader asks for all the
    time is worked out at once and kept in slots, which are cheaper to read than anything looked up when first needed.
    """

    article: Article
    lexicon: Lexicon
    tokens: Tokens
    #: For each token the word lists that hold it; see `marks`.
    marks: list[int]
    #: First and last (exclusive) token of each block.
    block_ranges: list[tuple[int, int]]
    quotations: list[Quotation]
    sentences: list[Sentence]
    entities: list[Entity]
    numbers: list[Number]
    #: One part-of-speech letter for each token; see `grammar`.
    tags: str
    #: What reading one table leaves for the tables after it, under the reader's own key.
    memo: dict[str, Any] = field(default_factory=dict)

    text: str = field(init=False)
    blocks: tuple[Block, ...] = field(init=False)
    #: Sentences of the blocks that state facts.
    prose: list[Sentence] = field(init=False)
    #: For each token the outer quotation it stands in, marks included, or None.
    quoted: list[Quotation | None] = field(init=False)
    #: The known name that begins at a token.
    entity_at: dict[int, Entity] = field(init=False)
    _sentence_of: list[Sentence | None] = field(init=False)
    _sentence_starts: list[int] = field(init=False)
    _entity_firsts: list[int] = field(init=False)
    _number_firsts: list[int] = field(init=False)
    _verbs: dict[int, list[VerbGroup]] = field(init=False, default_factory=dict)
    _words: dict[int, frozenset[str]] = field(init=False, default_factory=dict)
    _days: dict[int, list[Day]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.text, self.blocks = self.article.text, self.article.blocks
        self.prose = [s for s in self.sentences if self.blocks[s.block].kind in PROSE]
        self.quoted = _quoted(self.tokens, self.quotations)
        self.entity_at = {entity.first: entity for entity in self.entities}
        self._sentence_of = [None] * len(self.tokens.low)
        for sentence in self.sentences:
            self._sentence_of[sentence.first : sentence.last] = [sentence] * (sentence.last - sentence.first)
        self._sentence_starts = [s.start for s in self.sentences]
        self._entity_firsts = [*(e.first for e in self.entities), BEYOND]
        self._number_firsts = [*(n.first for n in self.numbers), BEYOND]

    @property
    def word_count(self) -> int:
        """How many words the text has, parted by space."""
        parted = sum(map(ne, self.tokens.start[1:], self.tokens.end))
        return parted + 1 if len(self.tokens) else 0

    def span(self, first: int, last: int) -> str:
        """Text of tokens `first` to `last` (exclusive)."""
        return self.text[self.tokens.start[first] : self.tokens.end[last - 1]] if last > first else ""

    def kind(self, sentence: Sentence) -> BlockKind:
        """The kind of block a sentence stands in."""
        return self.blocks[sentence.block].kind

    def token_at(self, char: int) -> int:
        """The token that holds or follows the character at `char`."""
        i = bisect_right(self.tokens.start, char) - 1
        return i if i >= 0 and char < self.tokens.end[i] else i + 1

    def sentence_at(self, char: int) -> Sentence | None:
        """The sentence that holds the character at `char`."""
        i = bisect_right(self._sentence_starts, char) - 1
        return self.sentences[i] if i >= 0 and char < self.sentences[i].end else None

    def sentence_of(self, token: int) -> Sentence | None:
        """The sentence that holds a token."""
        return self._sentence_of[token]

    def entities_in(self, first: int, last: int, kind: str = "") -> list[Entity]:
        """Known names within tokens `first` to `last` (exclusive), of one kind if given."""
        i = bisect_left(self._entity_firsts, first)
        if self._entity_firsts[i] >= last:
            return []
        found = _until(self.entities[i : bisect_left(self._entity_firsts, last, i)], last)
        return [e for e in found if e.kind == kind] if kind else found

    def numbers_in(self, first: int, last: int) -> list[Number]:
        """Numbers whose figure lies within tokens `first` to `last` (exclusive)."""
        i = bisect_left(self._number_firsts, first)
        if self._number_firsts[i] >= last:
            return []
        return _until(self.numbers[i : bisect_left(self._number_firsts, last, i)], last)

    def mark(self, sentence: Sentence) -> int:
        """The word lists that hold any token of a sentence, for a first look at whether a rule has business there."""
        found = sentence.mark
        if found is None:
            found = sentence.mark = reduce(or_, self.marks[sentence.first : sentence.last], 0)
        return found

    def places(self, first: int, last: int, bits: int) -> list[int]:
        """The tokens between two that a list of `bits` holds."""
        return [i for i, mark in enumerate(self.marks[first:last], first) if mark & bits]

    def words(self, sentence: Sentence) -> frozenset[str]:
        """The lower-cased tokens of a sentence, for a first look at whether a rule has any business there."""
        found = self._words.get(sentence.first)
        if found is None:
            found = self._words[sentence.first] = frozenset(self.tokens.low[sentence.first : sentence.last])
        return found

    def days(self, sentence: Sentence) -> list[Day]:
        """Dates printed in a sentence, left to right."""
        found = self._days.get(sentence.first)
        if found is None:
            dated = self.mark(sentence) & DATED
            found = list(find_days(self.text, sentence.start, sentence.end)) if dated else []
            self._days[sentence.first] = found
        return found

    def verbs(self, sentence: Sentence) -> list[VerbGroup]:
        """Finite verb groups of a sentence, left to right."""
        found = self._verbs.get(sentence.first)
        if found is None:
            found = verb_groups(self.tokens.low, self.tags, sentence.first, sentence.last)
            self._verbs[sentence.first] = found
        return found

    def subject(self, verb: VerbGroup, first: int) -> Subject | None:
        """The subject of a verb group, looked for back to token `first`."""
        return subject_of(self.tokens.low, self.tags, verb.first, max(first, verb.first - LONGEST))

    def lemma(self, i: int, pos: str) -> str:
        """Lemma of token `i` as that part of speech, or "" where it cannot be one."""
        return lemmas(self.tokens.low[i]).get(pos, "")


def _until(found: list[Stretch], last: int) -> list[Stretch]:
    """Names or numbers that begin before token `last`, without the one that ends after it."""
    if found[-1].last > last:
        found.pop()
    return found


def _quoted(tokens: Tokens, quotations: list[Quotation]) -> list[Quotation | None]:
    """For each token the outer quotation it stands in."""
    inside: list[Quotation | None] = [None] * len(tokens.low)
    for quotation in quotations:
        if quotation.depth == 0:
            first = bisect_right(tokens.end, quotation.start)
            last = bisect_left(tokens.start, quotation.end, first)
            inside[first:last] = [quotation] * (last - first)
    return inside


def analyze(article: Article, lexicon: Lexicon) -> Document:
    """Read an article once for all tables; linear in its length."""
    tokens = tokenize(article.text)
    marks = lexicon.marks.of(tokens.low)
    block_ranges = block_tokens(tokens, article.blocks)
    quotations = find_quotations(article.text, article.blocks)
    sentences = split_sentences(tokens, block_ranges, quotations, lexicon.abbreviations)
    entities = lexicon.gazetteer.find(tokens)
    numbers = find_numbers(tokens, lexicon, entities, marks)
    tags = tag_tokens(tokens.word, tokens.low, {s.first for s in sentences})
    return Document(article, lexicon, tokens, marks, block_ranges, quotations, sentences, entities, numbers, tags)
