"""The shared analysis of one article, done once: tokens, quotations, sentences, known names and numbers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import ne, or_
from typing import Any, TypeVar

from flows.articles.article import Article, Block, BlockKind
from flows.extract.dates import DATED, Day, find_days
from flows.extract.gazetteer import Entity
from flows.extract.grammar import Subject, VerbGroup, subject_of, verb_groups
from flows.extract.lexicon import Lexicon, lemmas
from flows.extract.numbers import Number, find_numbers
from flows.extract.quotations import Quotation, find_quotations
from flows.extract.sentences import Sentence, block_tokens, split_sentences
from flows.extract.tagging import tag_tokens
from flows.extract.tokens import Tokens, tokenize

Stretch = TypeVar("Stretch", Entity, Number)
#: Blocks whose sentences state facts; captions, credits and page furniture are read for people and places only.
PROSE = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM})
#: How many words before its verb a subject may stand: longer sentences are lists or no prose.
LONGEST = 160


@dataclass(eq=False)
class Document:
    """An article with everything that more than one table needs to know of it.

    Token and sentence ranges are half-open. All character offsets count in `text`.
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
    #: What reading one table leaves for the tables after it, under the reader's own key.
    memo: dict[str, Any] = field(default_factory=dict)
    _verbs: dict[int, list[VerbGroup]] = field(default_factory=dict)
    _words: dict[int, frozenset[str]] = field(default_factory=dict)
    _days: dict[int, list[Day]] = field(default_factory=dict)
    _marked: dict[tuple[int, int], int] = field(default_factory=dict)

    #: The article's own, kept at hand: every reader asks for them all the time.
    text: str = field(init=False)
    blocks: tuple[Block, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.text, self.blocks = self.article.text, self.article.blocks

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

    @cached_property
    def prose(self) -> list[Sentence]:
        """Sentences of the blocks that state facts."""
        return [s for s in self.sentences if self.kind(s) in PROSE]

    def token_at(self, char: int) -> int:
        """The token that holds or follows the character at `char`."""
        i = bisect_right(self.tokens.start, char) - 1
        return i if i >= 0 and char < self.tokens.end[i] else i + 1

    def sentence_at(self, char: int) -> Sentence | None:
        """The sentence that holds the character at `char`."""
        i = bisect_right(self._sentence_starts, char) - 1
        return self.sentences[i] if i >= 0 and char < self.sentences[i].end else None

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    @cached_property
    def quoted(self) -> list[Quotation | None]:
        """For each token the outer quotation it stands in, marks included, or None."""
        inside: list[Quotation | None] = [None] * len(self.tokens)
        for quotation in self.quotations:
            if quotation.depth == 0:
                i = self.token_at(quotation.start)
                while i < len(inside) and self.tokens.start[i] < quotation.end:
                    inside[i] = quotation
                    i += 1
        return inside

    @cached_property
    def entity_at(self) -> dict[int, Entity]:
        """The known name that begins at a token."""
        return {entity.first: entity for entity in self.entities}

    def entities_in(self, first: int, last: int, kind: str = "") -> list[Entity]:
        """Known names within tokens `first` to `last` (exclusive), of one kind if given."""
        found = _within(self.entities, self._entity_firsts, first, last)
        return [e for e in found if e.kind == kind] if kind else found

    @cached_property
    def _entity_firsts(self) -> list[int]:
        return [e.first for e in self.entities]

    def numbers_in(self, first: int, last: int) -> list[Number]:
        """Numbers whose figure lies within tokens `first` to `last` (exclusive)."""
        return _within(self.numbers, self._number_firsts, first, last)

    @cached_property
    def _number_firsts(self) -> list[int]:
        return [n.first for n in self.numbers]

    @cached_property
    def tags(self) -> str:
        """One part-of-speech letter for each token; see `grammar`."""
        return tag_tokens(self.tokens.word, self.tokens.low, {s.first for s in self.sentences})

    def mark(self, sentence: Sentence) -> int:
        """The word lists that hold any token of a sentence, for a first look at whether a rule has business there."""
        place = sentence.first, sentence.last
        found = self._marked.get(place)
        if found is None:
            found = self._marked[place] = reduce(or_, self.marks[sentence.first : sentence.last], 0)
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


def _within(stretches: list[Stretch], firsts: list[int], first: int, last: int) -> list[Stretch]:
    """Those that lie within tokens `first` to `last` (exclusive); `firsts` are their first tokens, in order."""
    i = bisect_left(firsts, first)
    if i == len(firsts) or firsts[i] >= last:
        return []
    found = stretches[i : bisect_left(firsts, last, i)]
    if found[-1].last > last:
        found.pop()
    return found


def analyze(article: Article, lexicon: Lexicon) -> Document:
    """Read an article once for all tables; linear in its length."""
    tokens = tokenize(article.text)
    marks = lexicon.marks.of(tokens.low)
    block_ranges = block_tokens(tokens, article.blocks)
    quotations = find_quotations(article.text, article.blocks)
    sentences = split_sentences(tokens, block_ranges, quotations, lexicon.abbreviations)
    entities = lexicon.gazetteer.find(tokens)
    numbers = find_numbers(tokens, lexicon, entities, marks)
    return Document(article, lexicon, tokens, marks, block_ranges, quotations, sentences, entities, numbers)
