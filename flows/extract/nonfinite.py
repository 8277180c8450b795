"""Participles and infinitives of saying: "…, adding that", "Stressing the need …, she", "went on to thank"."""

from __future__ import annotations

from dataclasses import dataclass

from flows.extract.sayings import speech_verbs
from flows.extract.scene import Scene, Verb
from flows.extract.speakers import Voice

#: Words before a participle that tie it to the subject of the main clause.
BEFORE_PARTICIPLE = frozenset(
    ", while by before after when and but then – — -- ; in also again further thereby".split()
)


@dataclass(slots=True)
class Nonfinite:
    """Finds the speaker of a participle or infinitive."""

    scene: Scene

    def participle(self, verb: Verb) -> None:
        """Add the saying of a verb in -ing."""
        scene = self.scene
        low, tags, floor = scene.doc.tokens.low, scene.doc.tags, scene.floor
        k = verb.head
        while k > floor and tags[k - 1] == "R":
            k -= 1
        before = low[k - 1] if k > floor else ""
        if (k - 1 if before in ("while", "by", "before", "after", "when", "in") else k) == floor:
            voice = self._main_subject(verb.head)
            if voice is not None:
                scene.add(floor, verb, voice, "leading")
        elif before == "as" and "quoted" in low[max(floor, k - 9) : k]:
            voice = scene.subject_left_of(verb.head, first=True)
            if voice is not None:
                scene.add(voice.first, verb, voice, "finite")
        elif not self._with_name(verb, k) and before in BEFORE_PARTICIPLE:
            voice = scene.sayings[-1].voice if scene.sayings else self._subject(verb.head)
            if voice is not None:
                lead = k - 1
                lead -= lead > floor and low[lead] != "," and low[lead - 1] == ","
                scene.add(lead, verb, voice, "participle")

    def _with_name(self, verb: Verb, k: int) -> bool:
        """Add "with Obi urging …"."""
        scene = self.scene
        hit = scene.speakers.cast.naming_at(k - 1)
        if hit is None or hit[1].last != k or hit[1].lead <= scene.floor:
            return False
        if scene.doc.tokens.low[hit[1].lead - 1] != "with":
            return False
        voice = scene.speakers.ending(k, hit[1].lead - 1)
        if voice is not None:
            scene.add(hit[1].lead - 1, verb, voice, "participle")
        return True

    def _main_subject(self, i: int) -> Voice | None:
        """The subject of the main clause that follows an opening participle and its comma."""
        scene = self.scene
        for group in scene.doc.verbs(scene.sentence):
            if group.first > i + 1 and scene.doc.quoted[group.head] is None:
                voice = scene.speakers.subject(group.first, i + 1)
                if voice is not None and scene.doc.tokens.low[voice.first - 1] == ",":
                    return voice if voice.speaker is not None else None
        return None

    def _subject(self, i: int) -> Voice | None:
        """The subject of the sentence's first verb, or the name before "Obi, while welcoming the offer, …"."""
        scene, low = self.scene, self.scene.doc.tokens.low
        voice = scene.subject_left_of(i, first=True)
        comma = i - 2 if low[i - 1] in ("while", "when", "by") else i - 1
        if voice is None and low[comma] == "," and comma > scene.floor:
            voice = scene.speakers.ending(comma, scene.floor)
        return voice if voice is not None and voice.speaker is not None else None

    def infinitive(self, verb: Verb) -> None:
        """Add "went on to say", "took the floor to thank": the subject is that of the verb that opens the way."""
        scene = self.scene
        view = scene.doc.lexicon.derived(speech_verbs)
        low, tags = scene.doc.tokens.low, scene.doc.tags
        for group in reversed(scene.doc.verbs(scene.sentence)):
            if group.first >= verb.head or group.head < verb.head - 12:
                continue
            known = view.get(low[group.head])
            matched = known.match(scene.doc, group.head, scene.sentence.last)[0] + known.plain if known else []
            if group.negated or group.modal or not any("opens" in s.frames for s in matched):
                return
            joined = group.first > scene.floor and tags[group.first - 1] == "C"
            shared = scene.shared(group.head) if joined else None
            voice = shared or scene.speakers.subject(group.first, scene.floor)
            if voice is not None and voice.speaker is not None:
                scene.add(group.first - 1 if shared else voice.first, verb, voice, "finite")
            return
