"""Verbs of saying in a sentence, each with who says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flows.extract.document import Document
from flows.extract.grammar import VerbGroup
from flows.extract.lexicon import Lexicon, forms
from flows.extract.sentences import Sentence
from flows.extract.speakers import Cast, Voice

CLOSING = frozenset("”\"»’'“«‟")
DASHES = frozenset({"–", "—", "--", "-"})
#: Conjunctions before a subject that leave its clause a statement of the writer's.
LINKS = frozenset("and but while whereas although though yet then also".split())
#: Words before a participle that tie it to the subject of the main clause.
BEFORE_PARTICIPLE = frozenset(
    ", while by before after when and but then – — -- ; in also again further thereby".split()
)


@dataclass(frozen=True, slots=True)
class Sense:
    """One way a verb of saying is built: the words that follow it, what it may govern, what its words do."""

    particles: tuple[str, ...]
    frames: frozenset[str]
    act: str


@dataclass(slots=True)
class Saying:
    """A verb of saying: `head` its token, `end` the token after it and its particles, `lead` the first token of what
    leads up to it (conjunction, subject, auxiliaries). `form` is finite, inverted, as, participle, leading or infinitive."""

    lead: int
    head: int
    end: int
    senses: list[Sense]
    voice: Voice
    form: str
    joined: bool = False

    @property
    def frames(self) -> frozenset[str]:
        """Everything that any sense of the verb may govern."""
        return frozenset().union(*(sense.frames for sense in self.senses))

    def has(self, frame: str) -> bool:
        """Whether any sense of the verb is built so."""
        return any(frame in sense.frames for sense in self.senses)


def speech_verbs(lexicon: Lexicon) -> Mapping[str, list[Sense]]:
    """Senses of each inflected form in `seeds/lexicon/reporting_verbs.csv`, longest particles first."""
    view: dict[str, list[Sense]] = {}
    for row in lexicon.table("reporting_verbs"):
        head, *particles = row["verb"].lower().split()
        sense = Sense(tuple(particles), frozenset(row["frames"].split()), row["act"])
        inflected = BE if head == "be" else forms(head)
        for form in inflected:
            view.setdefault(form, []).append(sense)
    for senses in view.values():
        senses.sort(key=lambda s: -len(s.particles))
    return view


BE = frozenset("is was are were been being be".split())


@dataclass(slots=True)
class Finder:
    """Finds the verbs of saying of one sentence; `floor` is the first token after a dateline."""

    doc: Document
    cast: Cast
    sentence: Sentence
    floor: int
    sayings: list[Saying]
    unnamed: bool = False

    def find(self) -> list[Saying]:
        """Sayings whose speaker is known, left to right; `unnamed` tells whether somebody without a name spoke."""
        view = self.doc.lexicon.derived(speech_verbs)
        low, tags, quoted = self.doc.tokens.low, self.doc.tags, self.doc.quoted
        heads = {group.head: group for group in self.doc.verbs(self.sentence)}
        for i in range(self.floor, self.sentence.last):
            if low[i] in view and quoted[i] is None and tags[i] != "D":
                senses, end = self._senses(view[low[i]], i)
                if senses:
                    self._consider(i, end, senses, heads.get(i))
        return self.sayings

    def _senses(self, senses: list[Sense], i: int) -> tuple[list[Sense], int]:
        """The senses whose particles follow token `i`, all with the same end, and that end."""
        low, tags = self.doc.tokens.low, self.doc.tags
        j = i + 1
        while j < self.sentence.last and tags[j] in "RX" and low[j] not in ("out", "up", "on"):
            j += 1
        for start in (i + 1, j):
            for sense in senses:
                length = len(sense.particles)
                if length and tuple(low[start : start + length]) == sense.particles:
                    return [s for s in senses if s.particles == sense.particles], start + length
        apart = [s for s in senses if s.particles == ("with",)]
        if apart:
            for k in range(j, min(j + 12, self.sentence.last)):
                if low[k] == "with":
                    return apart, k + 1
                if tags[k] in "VEMBC.":
                    break
        plain = [s for s in senses if not s.particles]
        return plain, i + 1

    def _consider(self, i: int, end: int, senses: list[Sense], group: VerbGroup | None) -> None:
        tags, low = self.doc.tags, self.doc.tokens.low
        before = low[i - 1] if i > self.floor else ""
        if group is not None or tags[i] in "EB" or (tags[i] in "NVPJ" and self._verb_in_disguise(i)):
            if group is not None and (group.negated or group.modal or (group.passive and tags[i] != "B")):
                return
            if group is None and tags[i] == "E" and tags[i - 1] == "B":
                return
            first = group.first if group is not None else i
            if before == "to" and tags[i - 1] == "T":
                self._infinitive(i, end, senses)
            elif any("opens" not in s.frames for s in senses):
                self._finite(first, i, end, senses)
        elif before == "to":
            self._infinitive(i, end, senses)
        elif tags[i] == "G" or low[i].endswith("ing"):
            self._participle(i, end, senses)

    def _verb_in_disguise(self, i: int) -> bool:
        """Whether a word tagged as a noun follows a name, a pronoun or a closing mark and so is a verb (“Brogaard warns”)."""
        low, word = self.doc.tokens.low, self.doc.tokens.word
        if not word[i][0].islower() or i == self.floor:
            return False
        hit = self.cast.naming_at(i - 1)
        return (hit is not None and hit[1].last == i) or low[i - 1] in ("he", "she") or word[i - 1] in CLOSING

    # finite verbs

    def _finite(self, first: int, i: int, end: int, senses: list[Sense]) -> None:
        low, tags = self.doc.tokens.low, self.doc.tags
        k = first
        while k > self.floor and tags[k - 1] in "RX" and low[k - 1] not in ("so",):
            k -= 1
        if k > self.floor and (tags[k - 1] == "C" or low[k - 1] == "then"):
            voice = self._shared(i)
            if voice is not None:
                comma = k - 2 >= self.floor and low[k - 2] == ","
                self.sayings.append(Saying(k - 2 if comma else k - 1, i, end, senses, voice, "finite", True))
                return
        inverted = self._inverted(first, k, end, senses)
        if inverted is not None:
            self.sayings.append(inverted)
            return
        voice = self.cast.subject(first, self.floor)
        if voice is None:
            if k > self.floor and low[k - 1] == "," and self.sayings and self.sayings[-1].form != "inverted":
                self.sayings.append(Saying(k - 1, i, end, senses, self.sayings[-1].voice, "finite", True))
            return
        self._with_subject(voice, i, end, senses)

    def _with_subject(self, voice: Voice, i: int, end: int, senses: list[Sense]) -> None:
        low, tags = self.doc.tokens.low, self.doc.tags
        before = low[voice.first - 1] if voice.first > self.floor else ""
        if voice.speaker is None:
            self.unnamed = self.unnamed or not (self.sayings or tags[i] == "B")
            return
        who = next((k for k in (voice.last, voice.last + 1) if k < i and low[k] == "who"), None)
        tied = before not in LINKS and voice.first > self.floor and tags[voice.first - 1] in "WVET"
        if who is not None:
            self.sayings.append(Saying(who, i, end, senses, voice, "finite"))
            return
        if tied or before in ("since", "until", "than", "of", "if"):
            return
        parenthetical = before in (",", "–", "—") or before in CLOSING
        if self.sayings and not (before in LINKS or before in (";", ":") or parenthetical):
            return
        lead = voice.first
        if lead > self.floor and (before in LINKS or before in (",", ";", "–", "—")):
            lead -= 1
            lead -= lead > self.floor and low[lead - 1] == ","
        self.sayings.append(Saying(lead, i, end, senses, voice, "as" if before == "as" else "finite"))

    def _inverted(self, first: int, k: int, end: int, senses: list[Sense]) -> Saying | None:
        """A saying whose subject follows it: “…”, said Rathore."""
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
        voice = self.cast.starting(j, self.sentence.last)
        if voice is None or (voice.speaker is None and not marked):
            return None
        follows = tags[voice.last] if voice.last < self.sentence.last else "."
        if follows in "TVEMBW" and low[voice.last] not in ("who", "when", "while", "where", "whose", "as"):
            return None
        if voice.speaker is None:
            self.unnamed = True
            return None
        lead = k - 1 if before in (",", "so", "–", "—", "--") else k
        return Saying(lead, first, voice.last, usable, voice, "inverted")

    def _past_adjunct(self, j: int) -> int:
        from flows.extract.grammar import noun_group_from

        after = j + 1
        if after < self.sentence.last and self.doc.tags[after] == "D":
            after += 2  # "by the telephone the commander": one noun, not the whole run
            return after
        return noun_group_from(self.doc.tags, j + 1, self.sentence.last)

    def _shared(self, i: int) -> Voice | None:
        """The subject that a verb after "and" or "but" shares with the verb before it."""
        tags = self.doc.tags
        if self.sayings:
            last = self.sayings[-1]
            agrees = (
                tags[i] == tags[last.head]
                or "B" in (tags[i - 1], tags[last.head - 1])
                or tags[last.head] == "G"
                or "B" in (tags[i], tags[last.head])
                or tags[i] == "G"
            )
            return last.voice if agrees else None
        for group in reversed(self.doc.verbs(self.sentence)):
            if group.head < i and group.first >= self.floor and self.doc.quoted[group.head] is None:
                voice = self.cast.subject(group.first, self.floor)
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
                self.sayings.append(Saying(self.floor, i, end, senses, voice, "leading"))
            return
        hit = self.cast.naming_at(k - 1)
        if hit is not None and hit[1].last == k and hit[1].lead > self.floor and low[hit[1].lead - 1] == "with":
            named = self.cast.ending(k, hit[1].lead)
            if named is not None:
                self.sayings.append(Saying(hit[1].lead - 1, i, end, senses, named, "participle"))
            return
        quoted_as = (
            before == "as"
            and k - 2 >= self.floor
            and (low[k - 2] == "quoted" or "quoted" in low[max(self.floor, k - 9) : k])
        )
        if before not in BEFORE_PARTICIPLE and not quoted_as:
            return
        voice = self.sayings[-1].voice if self.sayings and not quoted_as else self._first_subject(i)
        if voice is not None:
            lead = k - 1 if not quoted_as else self.floor
            if lead > self.floor and low[lead] != "," and low[lead - 1] == ",":
                lead -= 1
            self.sayings.append(Saying(lead, i, end, senses, voice, "participle"))

    def _main_subject(self, i: int) -> Voice | None:
        """The subject of the main clause that follows an opening participle and its comma."""
        for group in self.doc.verbs(self.sentence):
            if group.first > i + 1 and self.doc.quoted[group.head] is None:
                voice = self.cast.subject(group.first, i + 1)
                if voice is not None and self.doc.tokens.low[voice.first - 1] == ",":
                    return voice if voice.speaker is not None else None
        return None

    def _first_subject(self, i: int) -> Voice | None:
        """The subject of the sentence's first verb, if it is somebody with a name."""
        for group in self.doc.verbs(self.sentence):
            if group.first >= i:
                break
            if group.first > self.floor and self.doc.quoted[group.head] is None:
                voice = self.cast.subject(group.first, self.floor)
                if voice is not None:
                    return voice if voice.speaker is not None else None
        return None

    def _infinitive(self, i: int, end: int, senses: list[Sense]) -> None:
        """ "went on to say", "took the floor to thank": the subject is that of the verb that opens the way."""
        view = self.doc.lexicon.derived(speech_verbs)
        low, tags = self.doc.tokens.low, self.doc.tags
        for group in reversed(self.doc.verbs(self.sentence)):
            if group.first >= i or group.head < i - 12:
                continue
            opens = [s for s in view.get(low[group.head], ()) if "opens" in s.frames]
            fits = any(tuple(low[group.head + 1 : group.head + 1 + len(s.particles)]) == s.particles for s in opens)
            if not fits or group.negated or group.modal:
                return
            voice = None
            if group.first > self.floor and tags[group.first - 1] == "C":
                voice = self._shared(group.head)
            voice = voice or self.cast.subject(group.first, self.floor)
            if voice is not None and voice.speaker is not None:
                lead = min(voice.first, group.first) if voice.first >= self.floor else group.first
                if self.sayings and lead < self.sayings[-1].end:
                    lead = group.first - 1
                self.sayings.append(Saying(lead, i, end, senses, voice, "finite"))
            return


def dateline_end(doc: Document, sentence: Sentence) -> int:
    """First token after a dateline ("Jaipur, November 16 (ANI): "), or the sentence's own first token."""
    if sentence.start != doc.blocks[sentence.block].start:
        return sentence.first
    low, tags, word = doc.tokens.low, doc.tags, doc.tokens.word
    for k in range(sentence.first, min(sentence.first + 18, sentence.last - 2)):
        if word[k] in (":", "–", "—", "--", "-") and k > sentence.first:
            return k + 1 if word[k] != ":" or k - sentence.first > 1 else sentence.first
        if not (tags[k] in "P#.I" or low[k] in ("may", "of", "the") or word[k][0].isupper()):
            break
    return sentence.first
