"""Verbs of saying as the lexicon knows them, and one such verb in its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from flows.extract.document import Document
from flows.extract.lexicon import Lexicon, forms
from flows.extract.phrases import Phrases
from flows.extract.record import record
from flows.extract.sentences import Sentence
from flows.extract.speakers import Voice

BE = frozenset("is was are were been being be".split())


@record
class Sense:
    """One way a verb of saying is built: the words that follow it, what it may govern, what its words do.

    Frames: quote, that (a clause, with or without the word), explicit (only with it), paren (a clause that the verb
    follows, never precedes), wh, np (a thing), to (what the speaker will do), obj-to (what another is to do), hearer
    (somebody told first), noun (an object that is itself a noun of saying), opens ("went on to say"), irrealis (what is
    said is no promise), gift (only a thing that can be given makes a promise).
    """

    particles: tuple[str, ...]
    frames: frozenset[str]
    act: str


@dataclass(slots=True)
class Saying:
    """A verb of saying with its speaker.

    `head` is its token, `end` the token after it and its particles, `lead` the first token of what leads up to it
    (conjunction, subject, auxiliaries). `form` is finite, as, inverted, phrase, participle or leading; `joined` says
    that it shares the subject of the verb before it.
    """

    lead: int
    head: int
    end: int
    senses: list[Sense]
    voice: Voice
    form: str
    joined: bool = False
    frames: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.frames = frozenset().union(*(sense.frames for sense in self.senses))


@record
class Senses:
    """All senses of one inflected form: those without particles, and the others by their first particle."""

    plain: list[Sense]
    by_particle: dict[str, list[Sense]]

    @property
    def frames(self) -> set[str]:
        """What the form may govern without any particle."""
        return {frame for sense in self.plain for frame in sense.frames}

    def match(self, doc: Document, i: int, last: int) -> tuple[list[Sense], int]:
        """The senses whose particles follow the verb at token `i`, all with the same end, and that end."""
        low, tags = doc.tokens.low, doc.tags
        if self.by_particle:
            j = i + 1
            while j < last and tags[j] in "RX" and low[j] not in ("out", "up", "on"):
                j += 1
            for start in (i + 1, j) if j > i + 1 else (j,):
                senses = self.by_particle.get(low[start], ()) if start < last else ()
                for sense in senses:
                    end = start + len(sense.particles)
                    if tuple(low[start:end]) == sense.particles:
                        return [s for s in senses if s.particles == sense.particles], end
            if "with" in self.by_particle:  # "opened the meeting with a plea"
                for k in range(j, min(j + 14, last)):
                    if low[k] == "with":
                        return self.by_particle["with"], k + 1
                    if tags[k] in "VEMBC.":
                        break
        return self.plain, i + 1


def speech_verbs(lexicon: Lexicon) -> Mapping[str, Senses]:
    """Senses of each inflected form in `seeds/lexicon/reporting_verbs.csv`, longest particles first."""
    view: dict[str, Senses] = {}
    for row in lexicon.table("reporting_verbs"):
        head, *particles = row["verb"].lower().split()
        sense = Sense(tuple(particles), frozenset(row["frames"].split()), row["act"])
        for form in BE if head == "be" else forms(head):
            senses = view.setdefault(form, Senses([], {}))
            (senses.by_particle.setdefault(particles[0], []) if particles else senses.plain).append(sense)
            for others in senses.by_particle.values():
                others.sort(key=lambda s: -len(s.particles))
    return view


def triggers(lexicon: Lexicon) -> frozenset[str]:
    """Every lower-cased word at which somebody may be said to speak."""
    return frozenset(lexicon.derived(speech_verbs)) | lexicon.derived(attributions).starts() | {"his", "her", "'s"}


def attributions(lexicon: Lexicon) -> Phrases[str]:
    """Phrases after which a speaker is named ("according to")."""
    return Phrases((r["phrase"], r["form"]) for r in lexicon.table("attributions") if r["form"] == "speaker-after")


def possessed(lexicon: Lexicon) -> frozenset[tuple[str, str]]:
    """Preposition and noun of phrases like "in her words", "by his count"."""
    rows = (r["phrase"].split() for r in lexicon.table("attributions") if r["form"] == "possessive")
    return frozenset((words[0], words[-1]) for words in rows)


MARKS = frozenset({":", "–", "—", "--", "-"})


def dateline_end(doc: Document, sentence: Sentence) -> int:
    """First token after a dateline ("Jaipur, November 16 (ANI): "), or the sentence's own first token."""
    if sentence.start != doc.blocks[sentence.block].start:
        return sentence.first
    low, tags, word = doc.tokens.low, doc.tags, doc.tokens.word
    if MARKS.isdisjoint(word[sentence.first : sentence.first + 18]):
        return sentence.first
    for k in range(sentence.first, min(sentence.first + 18, sentence.last - 2)):
        if word[k] in MARKS and k > sentence.first:
            if word[k + 1][0].islower() and word[k] in word[k + 1 : min(k + 30, sentence.last)]:
                break  # "Minister Otieno – whose brother served there – said"
            return k + 1 if word[k] != ":" or k - sentence.first > 1 else sentence.first
        if not (tags[k] in "P#.I" or low[k] in ("may", "of", "the") or word[k][0].isupper()):
            break
    return sentence.first
