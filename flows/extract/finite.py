"""Finite verbs of saying: "Obi said", "said Obi", "Obi, who warned", "and added"."""

from __future__ import annotations

from dataclasses import dataclass

from flows.extract.grammar import noun_group_from, noun_group_to
from flows.extract.introductions import Speaker
from flows.extract.scene import CLOSING, Scene, Verb
from flows.extract.speakers import Voice

#: Conjunctions before a subject that leave its clause a statement of the writer's.
LINKS = frozenset("and but while whereas although though yet then also".split())
#: How many words may stand between a name and the "that" of its verb.
APPOSITION = 30
#: How many words a name inside its verb may have.
INSIDE = 7
HAVING = frozenset("has have had is was did does".split())
#: Words before "when" that make the clause after it the news ("had hardly opened when Obi offered …").
BARELY = frozenset("barely hardly scarcely just".split())
#: Conjunctions that make a clause of saying mere background.
BACKGROUND = frozenset("since until than of if unless".split())


@dataclass(slots=True)
class Finite:
    """Finds the speaker of a finite verb."""

    scene: Scene

    def consider(self, verb: Verb) -> None:
        """Add the verb's saying to the scene, or note that somebody unnamed spoke."""
        scene = self.scene
        low, tags = scene.doc.tokens.low, scene.doc.tags
        k = verb.first
        while k > scene.floor and tags[k - 1] in "RX" and low[k - 1] != "so":
            k -= 1
        if k > scene.floor and (tags[k - 1] == "C" or low[k - 1] == "then"):
            voice = scene.shared(verb.head)
            if voice is not None:
                comma = k - 2 >= scene.floor and low[k - 2] == ","
                scene.add(k - 2 if comma else k - 1, verb, voice, "finite", True)
                return
        if self._inverted(verb, k) or self._verb_first(verb, k) or self._split(verb, k) or self._alone(verb, k):
            return
        voice = scene.speakers.subject(verb.first, scene.floor)
        if voice is not None:
            self._with_subject(verb, voice)
        elif k > scene.floor and low[k - 1] == "," and scene.sayings and scene.sayings[-1].form != "inverted":
            scene.add(k - 1, verb, scene.sayings[-1].voice, "finite", True)

    def _with_subject(self, verb: Verb, voice: Voice) -> None:
        scene, i = self.scene, verb.head
        low, tags = scene.doc.tokens.low, scene.doc.tags
        if voice.speaker is None:
            if not scene.sayings and tags[i] != "B" and any(s.frames & {"quote", "that"} for s in verb.senses):
                scene.miss(voice)
            return
        who = next((k for k in (voice.last, voice.last + 1) if k < i and low[k] == "who"), None)
        last = scene.sayings[-1] if scene.sayings else None
        if who is not None:
            scene.add(who, verb, voice, "finite")
        elif self._background(verb, voice):
            return
        elif last is not None and voice.first <= last.voice.first < last.head < voice.last:
            scene.add(voice.last, verb, voice, "finite")  # the main verb after "Obi, who thanked …,"
        elif last is None or self._free(voice):
            before = low[voice.first - 1] if voice.first > scene.floor else ""
            scene.add(self._lead(voice, before), verb, voice, "as" if before == "as" else "finite")

    def _free(self, voice: Voice) -> bool:
        """Whether a subject inside an earlier verb's reach opens a clause of its own."""
        before = self.scene.doc.tokens.low[voice.first - 1]
        return before in LINKS or before in (";", ":", ",", "–", "—", "as") or before in CLOSING

    def _lead(self, voice: Voice, before: str) -> int:
        """First token of what leads up to the subject: the conjunction, and the comma before it."""
        low, floor, lead = self.scene.doc.tokens.low, self.scene.floor, voice.first
        if lead > floor and (before in LINKS or before in (",", ";", "–", "—", "as", "how")):
            lead -= 1
            lead -= lead > floor and low[lead - 1] == ","
        return lead

    def _background(self, verb: Verb, voice: Voice) -> bool:
        """Whether the clause only tells which thing or time is meant ("the offer that Obi made", "since Obi said")."""
        scene = self.scene
        if voice.first <= scene.floor:
            return False
        before = scene.doc.tokens.low[voice.first - 1]
        if before == "when" and not BARELY.isdisjoint(scene.doc.tokens.low[scene.floor : voice.first]):
            return False
        if before in BACKGROUND or self._contact_clause(voice):
            return True
        if before in LINKS or (before in ("how", "as") and any("quote" in s.frames for s in verb.senses)):
            return False
        return scene.doc.tags[voice.first - 1] in "WVET"

    def _contact_clause(self, voice: Voice) -> bool:
        """Whether the clause hangs on a noun right before it: "a point he said he had to make"."""
        tags, floor = self.scene.doc.tags, self.scene.floor
        if tags[voice.first - 1] != "N" or tags[voice.first] not in "OP":
            return False
        begin = noun_group_to(tags, voice.first, floor)
        return begin > floor and tags[begin] == "D" and tags[begin - 1] != "I"

    def _inverted(self, verb: Verb, k: int) -> bool:
        """Add a saying whose subject follows it: “…”, said Rathore. `k` is the first token of verb and adverbs."""
        scene = self.scene
        low, word, floor = scene.doc.tokens.low, scene.doc.tokens.word, scene.floor
        before = low[k - 1] if k > floor else ""
        marked = before in CLOSING or (before == "," and k - 2 >= floor and word[k - 2] in CLOSING)
        if not (marked or before in (",", "so", "–", "—", "--")):
            return False
        usable = [
            s for s in verb.senses if (marked and "quote" in s.frames) or ("that" in s.frames and s.act != "welcome")
        ]
        hearing = not marked and any("hearer" in s.frames for s in usable)
        if not usable or (hearing and usable[0].act != "warn"):
            return False
        voice = self._following(verb, marked or before == "so")
        if hearing and (
            voice is None or voice.speaker is None or low[voice.last : voice.last + 1] not in (["."], [","])
        ):
            return False  # "…, warned Obi.", but not "…, warned Obi that"
        if voice is None:
            return False
        if voice.speaker is None:
            if marked:
                scene.miss(voice)
            return False
        lead = k - 1 if before in (",", "so", "–", "—", "--") else k
        scene.add(lead, Verb(verb.first, verb.head, voice.last, usable), voice, "inverted")
        return True

    def _verb_first(self, verb: Verb, k: int) -> bool:
        """Add a saying of a translated sentence that begins with its verb: "Confirmed the ambassador, … that"."""
        scene = self.scene
        senses = [s for s in verb.senses if "that" in s.frames]
        if k != scene.sentence.first or scene.doc.tags[verb.head] not in "EV" or not senses:
            return False
        voice = scene.speakers.starting(verb.end, scene.sentence.last)
        if voice is None or voice.speaker is None or voice.last >= scene.sentence.last:
            return False
        low, last = scene.doc.tokens.low, min(scene.sentence.last, voice.last + APPOSITION)
        that = next(
            (n for n in range(voice.last, last) if low[n] == "that" and (n == voice.last or low[n - 1] == ",")), 0
        )
        if not that or (low[voice.last] != "," and that != voice.last):
            return False
        scene.add(k, Verb(verb.first, verb.head, that, senses), voice, "finite")
        return True

    def _split(self, verb: Verb, k: int) -> bool:
        """Add a translated saying whose subject stands inside its verb: “…”, has she underlined."""
        scene = self.scene
        low, floor = scene.doc.tokens.low, scene.floor
        begin = max(floor + 1, verb.head - INSIDE)
        auxiliary = next((n for n in range(verb.head - 1, begin - 1, -1) if low[n] in HAVING), 0)
        if not auxiliary or auxiliary < k - INSIDE or not self._closed_before(auxiliary):
            return False
        voice = scene.speakers.starting(auxiliary + 1, scene.sentence.last)
        if voice is None or voice.speaker is None or voice.last != verb.head:
            return False
        usable = [s for s in verb.senses if s.frames & {"quote", "that"}]
        if usable:
            scene.add(
                auxiliary - (low[auxiliary - 1] == ","), Verb(auxiliary, verb.head, verb.end, usable), voice, "inverted"
            )
        return bool(usable)

    def _alone(self, verb: Verb, k: int) -> bool:
        """Add a translated saying without any subject: “…”, underlined."""
        scene = self.scene
        low, last = scene.doc.tokens.low, scene.sentence.last
        ends = verb.head + 1 >= last or low[verb.head + 1] in (".", ";") or low[verb.head + 1] in CLOSING
        ends = ends and (verb.head + 2 >= last or scene.doc.quoted[verb.head + 2] is None)  # ", thanked “…”"
        person = next((p for p in scene.speakers.cast.focus if p is not None), None)
        usable = [s for s in verb.senses if "quote" in s.frames]
        if k != verb.head or not ends or person is None or not usable or k <= scene.floor or low[k - 1] != ",":
            return False
        if not self._closed_before(k):
            return False
        voice = Voice(verb.head, verb.head, Speaker(person.name, person, 0.8))
        scene.add(k - 1, Verb(k, verb.head, verb.head + 1, usable), voice, "inverted")
        return True

    def _closed_before(self, i: int) -> bool:
        """Whether a quotation, and a comma at most, ends right before token `i`; a comma alone will do for a clause."""
        low, floor = self.scene.doc.tokens.low, self.scene.floor
        return i > floor and (low[i - 1] in CLOSING or low[i - 1] == ",")

    def _following(self, verb: Verb, loose: bool) -> Voice | None:
        """The subject after the verb, unless that noun phrase has a verb of its own."""
        scene = self.scene
        tags, low, last = scene.doc.tags, scene.doc.tokens.low, scene.sentence.last
        j = verb.end
        while j < last and tags[j] == "R":
            j += 1
        if j < last and tags[j] == "I" and loose:  # "so said by the telephone the commander"
            j = j + 3 if j + 1 < last and tags[j + 1] == "D" else noun_group_from(tags, j + 1, last)
        voice = scene.speakers.starting(j, last)
        if voice is None or voice.last >= last or tags[voice.last] not in "TVEMBW":
            return voice
        return voice if low[voice.last] in ("who", "when", "while", "where", "whose", "as") else None
