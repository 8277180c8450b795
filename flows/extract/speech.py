"""Who says anything in a sentence: verbs of saying, and phrases that do their work ("according to Obi")."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from flows.extract.document import Document
from flows.extract.grammar import VerbGroup, noun_group_from, noun_group_to
from flows.extract.sayings import Saying, Sense, Senses, attributions, dateline_end, possessed, speech_verbs, triggers
from flows.extract.sentences import Sentence
from flows.extract.speakers import Speakers, Voice

CLOSING = frozenset("”\"»’'“«‟")
#: Conjunctions before a subject that leave its clause a statement of the writer's.
LINKS = frozenset("and but while whereas although though yet then also".split())
#: Conjunctions that make a clause of saying mere background.
BACKGROUND = frozenset("since until than of if unless".split())
#: Words before a participle that tie it to the subject of the main clause.
BEFORE_PARTICIPLE = frozenset(
    ", while by before after when and but then – — -- ; in also again further thereby".split()
)
PLAIN = Sense((), frozenset({"quote", "that"}), "state")


@dataclass(eq=False)
class Finder:
    """Finds the sayings of one sentence, left to right.

    `unnamed` tells whether somebody without a name spoke, `stranger` whether that was one human being.
    """

    doc: Document
    speakers: Speakers
    sentence: Sentence
    sayings: list[Saying] = field(default_factory=list)
    unnamed: bool = False
    stranger: bool = False

    @cached_property
    def floor(self) -> int:
        """First token after a dateline."""
        return dateline_end(self.doc, self.sentence)

    def find(self) -> list[Saying]:
        """All sayings whose speaker is known."""
        view = self.doc.lexicon.derived(speech_verbs)
        phrases = self.doc.lexicon.derived(attributions)
        nouns = self.doc.lexicon.derived(possessed)
        low, tags, quoted = self.doc.tokens.low, self.doc.tags, self.doc.quoted
        heads: dict[int, VerbGroup] | None = None
        words = self.doc.lexicon.derived(triggers)
        for i, word in enumerate(low[self.sentence.first : self.sentence.last], self.sentence.first):
            if word not in words or quoted[i] is not None or i < self.floor:
                continue
            known = view.get(word)
            if known is not None and tags[i] != "D":
                senses, end = self._senses(known, i)
                if senses:
                    if heads is None:
                        heads = {group.head: group for group in self.doc.verbs(self.sentence)}
                    self._consider(i, end, senses, heads.get(i))
            elif word in phrases:
                self._phrase(i, phrases.match(low, i))
            elif (word in ("his", "her") or tags[i] == "S") and not self.sayings:
                self._possessive(i, nouns)
        return self.sayings

    def add(self, saying: Saying) -> None:
        """Record a saying and attend to its speaker."""
        self.sayings.append(saying)
        if saying.voice.speaker is not None and saying.voice.speaker.person is not None:
            self.speakers.cast.attend([saying.voice.speaker.person])

    def _senses(self, known: Senses, i: int) -> tuple[list[Sense], int]:
        """The senses whose particles follow token `i`, all with the same end, and that end."""
        low, tags, last = self.doc.tokens.low, self.doc.tags, self.sentence.last
        if known.by_particle:
            j = i + 1
            while j < last and tags[j] in "RX" and low[j] not in ("out", "up", "on"):
                j += 1
            for start in (i + 1, j) if j > i + 1 else (j,):
                senses = known.by_particle.get(low[start], ()) if start < last else ()
                for sense in senses:
                    end = start + len(sense.particles)
                    if tuple(low[start:end]) == sense.particles:
                        return [s for s in senses if s.particles == sense.particles], end
            if "with" in known.by_particle:
                for k in range(j, min(j + 14, last)):
                    if low[k] == "with":
                        return known.by_particle["with"], k + 1
                    if tags[k] in "VEMBC.":
                        break
        return known.plain, i + 1

    def _consider(self, i: int, end: int, senses: list[Sense], group: VerbGroup | None) -> None:
        tags, low = self.doc.tags, self.doc.tokens.low
        before = low[i - 1] if i > self.floor else ""
        if before == "to" and tags[i] in "VNB":
            self._infinitive(i, end, senses)
        elif group is not None or tags[i] in "EB" or (tags[i] in "NVPJ" and self._verb_in_disguise(i)):
            if group is not None and (group.negated or group.modal or (group.passive and tags[i] != "B")):
                return
            if group is None and tags[i] == "E" and i > self.floor and tags[i - 1] == "B":
                return
            if any("opens" not in s.frames for s in senses):
                self._finite(group.first if group is not None else i, i, end, senses)
        elif tags[i] == "G" or low[i].endswith("ing"):
            self._participle(i, end, senses)

    def _verb_in_disguise(self, i: int) -> bool:
        """Whether a word tagged as a noun follows a name, a pronoun or a closing mark, so is a verb (“Brogaard warns”)."""
        low, word = self.doc.tokens.low, self.doc.tokens.word
        if not word[i][0].islower() or i == self.floor:
            return False
        hit = self.speakers.cast.naming_at(i - 1)
        return (hit is not None and hit[1].last == i) or low[i - 1] in ("he", "she") or word[i - 1] in CLOSING

    # finite verbs

    def _finite(self, first: int, i: int, end: int, senses: list[Sense]) -> None:
        low, tags = self.doc.tokens.low, self.doc.tags
        k = first
        while k > self.floor and tags[k - 1] in "RX" and low[k - 1] != "so":
            k -= 1
        if k > self.floor and (tags[k - 1] == "C" or low[k - 1] == "then"):
            voice = self._shared(i)
            if voice is not None:
                comma = k - 2 >= self.floor and low[k - 2] == ","
                self.add(Saying(k - 2 if comma else k - 1, i, end, senses, voice, "finite", True))
                return
        inverted = self._inverted(i, k, end, senses)
        if inverted is not None:
            self.add(inverted)
            return
        voice = self.speakers.subject(first, self.floor)
        if voice is not None:
            self._with_subject(voice, i, end, senses)
        elif k > self.floor and low[k - 1] == "," and self.sayings and self.sayings[-1].form != "inverted":
            self.add(Saying(k - 1, i, end, senses, self.sayings[-1].voice, "finite", True))

    def _with_subject(self, voice: Voice, i: int, end: int, senses: list[Sense]) -> None:
        low, tags = self.doc.tokens.low, self.doc.tags
        before = low[voice.first - 1] if voice.first > self.floor else ""
        if voice.speaker is None:
            if not self.sayings and tags[i] != "B" and any(s.frames & {"quote", "that"} for s in senses):
                self._unnamed(voice)
            return
        who = next((k for k in (voice.last, voice.last + 1) if k < i and low[k] == "who"), None)
        if who is not None:
            self.add(Saying(who, i, end, senses, voice, "finite"))
            return
        tied = before not in LINKS and voice.first > self.floor and tags[voice.first - 1] in "WVET"
        if before in ("how", "as") and any("quote" in s.frames for s in senses):
            tied = False
        if tied or before in BACKGROUND or self._contact_clause(voice):
            return
        last = self.sayings[-1] if self.sayings else None
        if last is not None and voice.first <= last.voice.first and voice.last > last.head:
            self.add(Saying(voice.last, i, end, senses, voice, "finite"))
            return
        parenthetical = before in (",", "–", "—", "as") or before in CLOSING
        if last is not None and not (before in LINKS or before in (";", ":") or parenthetical):
            return
        lead = voice.first
        if lead > self.floor and (before in LINKS or before in (",", ";", "–", "—", "as", "how")):
            lead -= 1
            lead -= lead > self.floor and low[lead - 1] == ","
        self.add(Saying(lead, i, end, senses, voice, "as" if before == "as" else "finite"))

    def _unnamed(self, voice: Voice) -> None:
        """Somebody speaks whom the article does not name; only one human being can be "he" or "she" later."""
        self.unnamed = True
        many = self.doc.tokens.low[voice.last - 1].endswith("s")
        state = any(e.kind in ("country", "organization") for e in self.doc.entities_in(voice.first, voice.last))
        self.stranger = self.stranger or not (many or state)

    def _contact_clause(self, voice: Voice) -> bool:
        """Whether the clause hangs on a noun right before it: "a point he said he had to make"."""
        tags = self.doc.tags
        if voice.first <= self.floor or tags[voice.first - 1] != "N" or tags[voice.first] not in "OP":
            return False
        begin = noun_group_to(tags, voice.first, self.floor)
        return begin > self.floor and tags[begin] == "D" and tags[begin - 1] != "I"

    def _inverted(self, i: int, k: int, end: int, senses: list[Sense]) -> Saying | None:
        """A saying whose subject follows it: “…”, said Rathore. `k` is the first token of verb and adverbs."""
        low, tags, word = self.doc.tokens.low, self.doc.tags, self.doc.tokens.word
        before = low[k - 1] if k > self.floor else ""
        marked = before in CLOSING or (before == "," and k - 2 >= self.floor and word[k - 2] in CLOSING)
        usable = [s for s in senses if ("quote" in s.frames and marked) or ("that" in s.frames and s.act != "welcome")]
        if not usable or not (marked or before in (",", "so", "–", "—", "--")):
            return None
        if not marked and any("hearer" in s.frames for s in usable):
            return None
        j = end
        while j < self.sentence.last and tags[j] == "R":
            j += 1
        if j < self.sentence.last and tags[j] == "I" and (marked or before == "so"):
            j = self._past_adjunct(j)
        voice = self.speakers.starting(j, self.sentence.last)
        if voice is None or (voice.speaker is None and not marked):
            return None
        following = voice.last < self.sentence.last and tags[voice.last] in "TVEMBW"
        if following and low[voice.last] not in ("who", "when", "while", "where", "whose", "as"):
            return None
        if voice.speaker is None:
            self._unnamed(voice)
            return None
        lead = k - 1 if before in (",", "so", "–", "—", "--") else k
        return Saying(lead, i, voice.last, usable, voice, "inverted")

    def _past_adjunct(self, j: int) -> int:
        """The token after a short phrase of place or means ("by the telephone")."""
        if j + 1 < self.sentence.last and self.doc.tags[j + 1] == "D":
            return j + 3
        return noun_group_from(self.doc.tags, j + 1, self.sentence.last)

    def _shared(self, i: int) -> Voice | None:
        """The subject that a verb after "and" or "but" shares with the verb before it."""
        tags = self.doc.tags
        if self.sayings:
            last = self.sayings[-1]
            mixed = tags[i] + tags[last.head] + tags[last.head - 1] + tags[i - 1]
            agrees = tags[i] == tags[last.head] or "B" in mixed or "G" in mixed[:2] or mixed[2] == "T"
            return last.voice if agrees else None
        for group in reversed(self.doc.verbs(self.sentence)):
            if group.head < i and group.first >= self.floor and self.doc.quoted[group.head] is None:
                voice = self.speakers.subject(group.first, self.floor)
                agrees = tags[group.head] == tags[i] and not group.perfect
                if voice is not None and voice.speaker is not None and agrees:
                    return voice
        return None

    # participles and infinitives

    def _participle(self, i: int, end: int, senses: list[Sense]) -> None:
        low, tags = self.doc.tokens.low, self.doc.tags
        k = i
        while k > self.floor and tags[k - 1] == "R":
            k -= 1
        before = low[k - 1] if k > self.floor else ""
        opening = k - 1 if before in ("while", "by", "before", "after", "when", "in") else k
        if opening == self.floor:
            voice = self._main_subject(i)
            if voice is not None:
                self.add(Saying(self.floor, i, end, senses, voice, "leading"))
            return
        hit = self.speakers.cast.naming_at(k - 1)
        if hit is not None and hit[1].last == k and hit[1].lead > self.floor and low[hit[1].lead - 1] == "with":
            named = self.speakers.ending(k, hit[1].lead - 1)
            if named is not None:
                self.add(Saying(hit[1].lead - 1, i, end, senses, named, "participle"))
            return
        quoted_as = before == "as" and "quoted" in low[max(self.floor, k - 9) : k]
        if before not in BEFORE_PARTICIPLE and not quoted_as:
            return
        voice = self.sayings[-1].voice if self.sayings and not quoted_as else self._first_subject(i)
        if voice is not None:
            lead = voice.first if quoted_as else k - 1
            if lead > self.floor and low[lead] != "," and low[lead - 1] == ",":
                lead -= 1
            self.add(Saying(lead, i, end, senses, voice, "finite" if quoted_as else "participle"))

    def _main_subject(self, i: int) -> Voice | None:
        """The subject of the main clause that follows an opening participle and its comma."""
        for group in self.doc.verbs(self.sentence):
            if group.first > i + 1 and self.doc.quoted[group.head] is None:
                voice = self.speakers.subject(group.first, i + 1)
                if voice is not None and self.doc.tokens.low[voice.first - 1] == ",":
                    return voice if voice.speaker is not None else None
        return None

    def _first_subject(self, i: int) -> Voice | None:
        """The subject of the sentence's first verb, if it is somebody with a name."""
        for group in self.doc.verbs(self.sentence):
            if group.first >= i:
                break
            if group.first > self.floor and self.doc.quoted[group.head] is None:
                voice = self.speakers.subject(group.first, self.floor)
                if voice is not None:
                    return voice if voice.speaker is not None else None
        comma = i - 2 if self.doc.tokens.low[i - 1] in ("while", "when", "by") else i - 1
        if self.doc.tokens.low[comma] == "," and comma > self.floor:
            voice = self.speakers.ending(comma, self.floor)  # "Obi, while welcoming the offer, said"
            return voice if voice is not None and voice.speaker is not None else None
        return None

    def _infinitive(self, i: int, end: int, senses: list[Sense]) -> None:
        """ "went on to say", "took the floor to thank": the subject is that of the verb that opens the way."""
        view = self.doc.lexicon.derived(speech_verbs)
        low, tags = self.doc.tokens.low, self.doc.tags
        for group in reversed(self.doc.verbs(self.sentence)):
            if group.first >= i or group.head < i - 12:
                continue
            known = view.get(low[group.head])
            opens = known is not None and any("opens" in s.frames for s in self._senses(known, group.head)[0] + known.plain)
            if not opens or group.negated or group.modal:
                return
            shared = group.first > self.floor and tags[group.first - 1] == "C"
            voice = (self._shared(group.head) if shared else None) or self.speakers.subject(group.first, self.floor)
            if voice is not None and voice.speaker is not None:
                self.add(Saying(group.first - 1 if shared else voice.first, i, end, senses, voice, "finite"))
            return

    # phrases

    def _phrase(self, i: int, match: tuple[str, int] | None) -> None:
        """ "according to Obi": the speaker follows."""
        voice = self.speakers.starting(match[1], self.sentence.last) if match is not None else None
        if voice is not None:
            self._by_phrase(i, voice.last, voice)

    def _possessive(self, i: int, nouns: frozenset[tuple[str, str]]) -> None:
        """ "in her words", "by Obi's count": the speaker owns the words."""
        low, tags = self.doc.tokens.low, self.doc.tags
        own = 1 if tags[i] == "S" else 0
        noun = i + 1
        while noun < self.sentence.last and (low[noun] == "own" or tags[noun] == "J"):
            noun += 1
        if noun >= self.sentence.last or not any(n == low[noun] for _, n in nouns):
            return
        if own:
            voice = self.speakers.ending(i, self.floor)
        else:
            voice = Voice(i, i + 1, self.speakers.cast.pronoun("he" if low[i] == "his" else "she"))
        if voice is None or voice.first <= self.floor - 1 or (low[voice.first - 1], low[noun]) not in nouns:
            return
        self._by_phrase(voice.first - 1, noun + 1, voice)

    def _by_phrase(self, first: int, end: int, voice: Voice) -> None:
        low = self.doc.tokens.low
        closed = end >= self.sentence.last or low[end] in (",", ".", ";", "–", "—") or low[end] in CLOSING
        begins = first == self.floor or low[first - 1] in (",", "–", "—", ";", "and", "but") or low[first - 1] in CLOSING
        if voice.speaker is None:
            self.unnamed = self.unnamed or not self.sayings
        elif begins and closed or end >= self.sentence.last - 1:
            lead = first - 1 if first > self.floor and low[first - 1] in (",", "–", "—") else first
            self.add(Saying(lead, first, end, [PLAIN], voice, "phrase"))
