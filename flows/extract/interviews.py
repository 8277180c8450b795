"""Interviews set as dialogue: "FALL: Yes. We …", "A: …". An answer is what its speaker says, without marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from flows.extract.acts import Acts
from flows.extract.cast import MOST_BEARERS, Cast
from flows.extract.document import Document
from flows.extract.lexicon import Lexicon
from flows.extract.people import Person
from flows.extract.sentences import Sentence
from flows.extract.sighting import Evidence, Sighting

LABEL = re.compile(r"(?:[QA]\d?|Question|Answer|[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]*){0,3})\s?[:.]\s+(?=\S)")
ANSWER = frozenset({"a", "answer"})
STRETCH = 500
#: Most blocks after a label that its answer may go on for.
LONGEST_ANSWER = 4
#: Words of those who speak of themselves.
OWN = frozenset("i we my our us me ours mine".split())


def title_parts(lexicon: Lexicon) -> frozenset[str]:
    """Every word of ranks, honorifics, offices and roles."""
    columns = (("ranks", "rank"), ("honorifics", "honorific"), ("offices", "office"), ("roles", "role"))
    return frozenset(word for table, column in columns for row in lexicon.table(table) for word in row[column].split())


def _initials(name: Sequence[str]) -> set[str]:
    """ "jpl", "jl" of Jean-Pierre Lacroix."""
    parts = " ".join(name).replace("-", " ").split()
    return {"".join(word[0] for word in words) for words in (name, parts, [name[0], name[-1]])}


@dataclass(eq=False)
class Answers:
    """The labelled turns of an article; none unless at least three blocks in two voices are labelled."""

    doc: Document
    cast: Cast
    _turn: dict[int, tuple[Person | None, int]] = field(default_factory=dict)
    _of: dict[int, int] = field(default_factory=dict)
    _taken: dict[int, list[Sentence]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        labels: dict[int, tuple[str, int]] = {}
        for number, block in enumerate(self.doc.blocks):
            end = min(block.end, block.start + 60)
            if self.doc.text[block.start] not in "QA" and self.doc.text.find(":", block.start, end) < 0:
                continue
            match = LABEL.match(self.doc.text, block.start, end)
            if match is not None and (":" in match.group() or len(match.group().strip()) < 4):
                labels[number] = (match.group().rstrip(" :.").lower(), match.end())
        if not labels:
            return
        counts = Counter(label for label, _ in labels.values())
        repeated = [label for label, count in counts.items() if count > 1]
        if len(repeated) < 2 or sum(counts[label] for label in repeated) < 3:
            return
        for number, (label, start) in labels.items():
            self._turn[number] = (self._person(label), start)
        self._go_on()

    def __bool__(self) -> bool:
        """Whether the article has labelled turns at all."""
        return bool(self._turn)

    def _person(self, label: str) -> Person | None:
        """Whom a label means: by name, initials or surname, with or without a title, else by office or as "A"."""
        persons = self.cast.people.persons
        if label in ANSWER:
            return max(persons, key=lambda p: len(p.namings), default=None)
        words = set(label.replace(".", " ").split())
        called = words - {"the"} - self.doc.lexicon.derived(title_parts)
        for person in persons[:MOST_BEARERS] if called else ():
            name = person.name.lower().split()
            if called <= set(name) or (len(called) == 1 and len(label) > 1 and called <= _initials(name)):
                return person
        return None if called else self.cast.bearer_of(words)

    def _go_on(self) -> None:
        """Give the blocks between an answer and the next label to that answer, where "we" or "I" speak in them."""
        low = self.doc.tokens.low
        labelled = sorted(self._turn)
        for this, after in pairwise(labelled):
            person, _ = self._turn[this]
            between = range(this + 1, after)
            if person is None or not 0 < len(between) <= LONGEST_ANSWER:
                continue
            if all(not OWN.isdisjoint(low[slice(*self.doc.block_ranges[block])]) for block in between):
                self._of.update(dict.fromkeys(between, this))

    def holds(self, sentence: Sentence) -> bool:
        """Whether a sentence belongs to the turn of a named person; what a host or reporter says is read as text."""
        return self._turn.get(self._of.get(sentence.block, sentence.block), (None, 0))[0] is not None

    def take(self, sentence: Sentence, quoted_another: bool) -> None:
        """Keep a sentence of a turn, unless it quotes somebody else."""
        block = self._of.get(sentence.block, sentence.block)
        if block in self._turn and not quoted_another:
            self._taken.setdefault(block, []).append(sentence)

    def sightings(self) -> list[Sighting]:
        """One direct statement for each turn of a named person."""
        rows: list[Sighting] = []
        for block, sentences in self._taken.items():
            person, start = self._turn[block]
            spans = [(max(s.start, start), s.end) for s in sentences if s.end > start]
            if person is None or not spans:
                continue
            text = " ".join(" ".join(self.doc.text[a:b].split()) for a, b in spans)
            first, last = self.doc.token_at(spans[0][0]), sentences[-1].last
            act = Acts(self.doc).of_quote(first, last)
            evidence = [Evidence(a, min(b, a + STRETCH), "interview-answer", 0.9) for a, b in spans if b > a]
            values = {
                "speaker": person.name,
                "kind": "direct",
                "act": act,
                "text": text,
                "addressee": None,
                "category": None,
            }
            rows.append(Sighting("statements", values, evidence, person=person.name))
        return rows
