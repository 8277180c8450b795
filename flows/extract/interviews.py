"""Interviews set as dialogue: "FALL: Yes. We …", "A: …". An answer is what its speaker says, without marks."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from flows.extract.acts import Acts
from flows.extract.cast import MOST_BEARERS, Cast
from flows.extract.document import Document
from flows.extract.people import Person
from flows.extract.sentences import Sentence
from flows.extract.sighting import Evidence, Sighting

LABEL = re.compile(r"(?:[QA]\d?|Question|Answer|[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]*){0,3})\s?[:.]\s+(?=\S)")
ANSWER = frozenset({"a", "answer"})
STRETCH = 500


@dataclass(eq=False)
class Answers:
    """The labelled turns of an article; none unless at least three blocks in two voices are labelled."""

    doc: Document
    cast: Cast
    _turn: dict[int, tuple[Person | None, int]] = field(default_factory=dict)
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

    def __bool__(self) -> bool:
        """Whether the article has labelled turns at all."""
        return bool(self._turn)

    def _person(self, label: str) -> Person | None:
        persons = self.cast.people.persons
        if label in ANSWER:
            return max(persons, key=lambda p: len(p.namings), default=None)
        words = set(label.split())
        return next((p for p in persons[:MOST_BEARERS] if words <= set(p.name.lower().split())), None)

    def holds(self, sentence: Sentence) -> bool:
        """Whether a sentence belongs to the turn of a named person; what a host or reporter says is read as text."""
        return self._turn.get(sentence.block, (None, 0))[0] is not None

    def take(self, sentence: Sentence, quoted_another: bool) -> None:
        """Keep a sentence of a turn, unless it quotes somebody else."""
        if sentence.block in self._turn and not quoted_another:
            self._taken.setdefault(sentence.block, []).append(sentence)

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
