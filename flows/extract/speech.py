"""Who says anything in a sentence: verbs of saying, and phrases that do their work ("according to Obi")."""

from __future__ import annotations

from dataclasses import dataclass

from flows.extract.document import Document
from flows.extract.finite import Finite
from flows.extract.grammar import VerbGroup
from flows.extract.marks import mark
from flows.extract.nonfinite import Nonfinite
from flows.extract.sayings import Sense, attributions, possessed, speech_verbs, triggers
from flows.extract.scene import CLOSING, Scene, Verb
from flows.extract.sentences import Sentence
from flows.extract.speakers import Speakers, Voice

PLAIN = Sense((), frozenset({"quote", "that"}), "state")


#: Words at which somebody may be said to speak.
TRIGGER = mark(triggers)


def read_speech(doc: Document, speakers: Speakers, sentence: Sentence) -> Scene:
    """All sayings of a sentence whose speaker is known."""
    scene = Scene(doc, speakers, sentence)
    if not doc.mark(sentence) & TRIGGER:
        return scene
    low, quoted = doc.tokens.low, doc.quoted
    found = [i for i in doc.places(scene.floor, sentence.last, TRIGGER) if quoted[i] is None]
    if found and (speakers.cast.may_speak(sentence) or _drops_subject(scene, found[-1])):
        _Finder(scene).consider(found)
    elif found:
        view = doc.lexicon.derived(speech_verbs)
        scene.unnamed = any(low[i] in view and "quote" in view[low[i]].frames for i in found)
        scene.stranger = scene.unnamed and low[scene.floor] in ("a", "an", "one")
    return scene


def _drops_subject(scene: Scene, verb: int) -> bool:
    """Whether a verb stands alone after a quotation, as translations have it: “…”, underlined."""
    low = scene.doc.tokens.low
    return verb + 1 < len(low) and low[verb + 1] == "." and low[verb - 1] == "," and low[verb - 2] in CLOSING


@dataclass(slots=True)
class _Finder:
    scene: Scene

    def consider(self, triggers: list[int]) -> None:
        """Ask at each of the tokens whether somebody speaks."""
        doc, sentence = self.scene.doc, self.scene.sentence
        view = doc.lexicon.derived(speech_verbs)
        phrases = doc.lexicon.derived(attributions)
        low, tags = doc.tokens.low, doc.tags
        heads = {group.head: group for group in doc.verbs(sentence)}
        for i in triggers:
            known = view.get(low[i])
            if known is not None and tags[i] != "D":
                senses, end = known.match(doc, i, sentence.last)
                if senses:
                    group = heads.get(i)
                    self._verb(Verb(group.first if group is not None else i, i, end, senses), group)
            elif low[i] in phrases:
                match = phrases.match(low, i)
                voice = self.scene.speakers.starting(match[1], sentence.last) if match is not None else None
                if voice is not None:
                    self._phrase(i, voice.last, voice)
            elif not self.scene.sayings:
                self._possessive(i)

    def _verb(self, verb: Verb, group: VerbGroup | None) -> None:
        """Pass a verb on by its form; negated, future and passive ones say nothing."""
        scene, i = self.scene, verb.head
        tag, before = scene.doc.tags[i], scene.doc.tags[i - 1] if i > scene.floor else "."
        if before == "T" and tag in "VNB":
            Nonfinite(scene).infinitive(verb)
        elif group is not None or tag in "EB" or (tag in "NVPJ" and self._in_disguise(i)):
            reluctant = group is not None and "only" in scene.doc.tokens.low[group.first : i + 2]
            if group is not None and (group.negated or (group.modal and not reluctant)):
                return  # "would only say that …" says it all the same
            if (group is not None and group.passive and tag != "B") or scene.doc.tokens.low[i - 1] == "as":
                self._passive(verb)
                return
            bare_passive = group is None and tag == "E" and before == "B"
            if not bare_passive and any("opens" not in s.frames for s in verb.senses):
                Finite(scene).consider(verb)
        elif tag == "G" or scene.doc.tokens.low[i].endswith("ing"):
            Nonfinite(scene).participle(verb)

    def _passive(self, verb: Verb) -> None:
        """Add "it was stressed by Obi that …" and "as noted by Obi, …"."""
        scene = self.scene
        low, last = scene.doc.tokens.low, scene.sentence.last
        if verb.end >= last or low[verb.end] != "by":
            return
        voice = scene.speakers.starting(verb.end + 1, last)
        if voice is None or voice.speaker is None or voice.last >= last:
            return
        if low[voice.last] == "that":
            scene.add(verb.first, Verb(verb.first, verb.head, voice.last, verb.senses), voice, "finite")
        elif low[verb.head - 1] == "as":
            self._phrase(verb.head - 1, voice.last, voice)

    def _in_disguise(self, i: int) -> bool:
        """Whether a word tagged as a noun follows a name or a closing mark, so is a verb (“Brogaard warns”)."""
        tokens = self.scene.doc.tokens
        if not tokens.word[i][0].islower() or i == self.scene.floor:
            return False
        hit = self.scene.speakers.cast.naming_at(i - 1)
        named = hit is not None and hit[1].last == i
        return named or tokens.low[i - 1] in ("he", "she") or tokens.word[i - 1] in CLOSING

    def _possessive(self, i: int) -> None:
        """ "in her words", "by Obi's count": the speaker owns the words."""
        scene = self.scene
        low, tags = scene.doc.tokens.low, scene.doc.tags
        nouns = scene.doc.lexicon.derived(possessed)
        noun = i + 1
        while noun < scene.sentence.last and (low[noun] == "own" or tags[noun] == "J"):
            noun += 1
        if noun >= scene.sentence.last or not any(n == low[noun] for _, n in nouns):
            return
        if tags[i] == "S":
            voice = scene.speakers.ending(i, scene.floor)
        else:
            voice = Voice(i, i + 1, scene.speakers.cast.pronoun("he" if low[i] == "his" else "she"))
        if voice is not None and voice.first > scene.floor and (low[voice.first - 1], low[noun]) in nouns:
            self._phrase(voice.first - 1, noun + 1, voice)
        elif voice is not None and voice.first == scene.floor + 1 and (low[scene.floor], low[noun]) in nouns:
            self._phrase(scene.floor, noun + 1, voice)

    def _phrase(self, first: int, end: int, voice: Voice) -> None:
        """Add a phrase that stands apart from its clause."""
        scene = self.scene
        low = scene.doc.tokens.low
        last = end >= scene.sentence.last - 1
        closed = last or low[end] in (",", ".", ";", "–", "—") or low[end] in CLOSING
        before = low[first - 1] if first > scene.floor else ""
        begins = not before or before in (",", "–", "—", ";", "and", "but") or before in CLOSING
        if voice.speaker is None:
            scene.unnamed = scene.unnamed or not scene.sayings
        elif (begins and closed) or last:
            scene.add(first - (before in (",", "–", "—")), Verb(first, first, end, [PLAIN]), voice, "phrase")
