"""Who speaks: from the words before or after a verb of saying to a person, an office or nobody known by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from flows.extract.cast import PRONOUNS, Cast
from flows.extract.document import Document
from flows.extract.grammar import noun_group_from, noun_group_to
from flows.extract.introductions import Speaker
from flows.extract.lexicon import Lexicon
from flows.extract.marks import mark
from flows.extract.roles import role_words
from flows.extract.sentences import Sentence

#: How far back, in tokens, an apposition may separate a name from its verb.
REACH = 60
OBJECTS = {"him": "he", "her": "she"}
BREAKS = frozenset({",", "–", "—", "--"})
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday".split())


#: Those who speak for another.
MOUTHPIECES = frozenset(
    "spokesman spokesperson spokeswoman aide aides adviser advisor assistant lawyer deputy envoy emissary".split()
)


def personal_titles(lexicon: Lexicon) -> frozenset[str]:
    """First words of ranks and honorifics, which lead a name."""
    rows = [r["rank"] for r in lexicon.table("ranks")] + [r["honorific"] for r in lexicon.table("honorifics")]
    return frozenset(words.split()[0] for words in rows) | {"president", "minister", "prime", "secretary-general"}


#: Nouns that call somebody by a role.
ROLE = mark(lambda lexicon: lexicon.derived(role_words).heads)


class Voice(NamedTuple):
    """The words that tell who speaks, tokens `first` to `last` (exclusive); `speaker` is None for the unnamed."""

    first: int
    last: int
    speaker: Speaker | None


@dataclass(slots=True)
class Speakers:
    """Finds the subjects of verbs in an article."""

    doc: Document
    cast: Cast

    def attend(self, sentence: Sentence) -> None:
        """Put whom a sentence speaks of in the focus, its subject foremost."""
        named = self.cast.named(sentence.first, sentence.last)
        self.cast.attend(named)
        if named:
            return
        if not self.doc.mark(sentence) & ROLE:
            return
        for group in self.doc.verbs(sentence)[:2]:
            if self.doc.quoted[group.head] is None:
                voice = self.subject(group.first, sentence.first)
                if voice is not None and voice.speaker is not None and voice.speaker.person is not None:
                    self.cast.attend([voice.speaker.person])
                    return

    def subject(self, verb: int, floor: int) -> Voice | None:
        """Who does what the verb at token `verb` says, looked for back to token `floor`; None where nobody does."""
        low, tags = self.doc.tokens.low, self.doc.tags
        i = verb
        while i > floor and (tags[i - 1] in "RX" or low[i - 1] in ("himself", "herself")):
            i -= 1
        i = self._before_brackets(i, floor)
        if i <= floor:
            return None
        if low[i - 1] == "who":
            k = i - 2 if i - 2 >= floor and low[i - 2] == "," else i - 1
            voice = self.ending(k, floor)
            named = voice is not None and low[voice.first - 1] == "," and self.cast.naming_at(voice.first - 2)
            if voice is not None and (voice.speaker is not None or not named):
                return voice
            return self._before_apposition(k, floor) or voice  # "Obi, head of the school, who welcomed …"
        if low[i - 1] in BREAKS:
            return self._before_apposition(i - 1, floor)
        return self.ending(i, floor) or self._before_adjunct(i, floor)

    def _before_brackets(self, i: int, floor: int) -> int:
        """The token at which brackets that end before token `i` open; `i` where none do."""
        low = self.doc.tokens.low
        while i > floor and low[i - 1] in (")", "]"):
            opening = next((k for k in range(i - 2, max(floor, i - 16) - 1, -1) if low[k] in ("(", "[")), None)
            if opening is None:
                return i
            i = opening
        return i

    def _before_adjunct(self, i: int, floor: int) -> Voice | None:
        """The subject that words of time or place part from its verb ("Sarr, in his letter, thanked")."""
        low, tags = self.doc.tokens.low, self.doc.tags
        begin = self._start(i, floor)
        if begin <= floor or i - begin > 6:
            return None
        if tags[begin - 1] == "I":
            begin -= 1
        elif low[begin] not in DAYS:
            return None
        if begin > floor and low[begin - 1] in BREAKS:
            return self._before_apposition(begin - 1, floor)
        named = begin > floor and (self.cast.naming_at(begin - 1) is not None or tags[begin - 1] == "O")
        return self.ending(begin, floor) if named else None

    def _before_apposition(self, comma: int, floor: int) -> Voice | None:
        """The subject that an inserted phrase, closed by the mark at `comma`, parts from its verb."""
        low = self.doc.tokens.low
        last = self.cast.naming_at(comma - 1)
        for k in range(comma - 1, max(floor, comma - REACH) - 1, -1):
            if low[k] not in BREAKS:
                continue
            if last is not None and last[1].last == comma and k < last[1].first:
                lead = max(k + 1, min(last[1].lead, last[1].first))
                if lead <= k + 4 and all(tag in "DJNP" for tag in self.doc.tags[k + 1 : lead]):
                    return Voice(self._start(k, floor), comma, Speaker(last[0].name, last[0]))
            voice = self.ending(k, floor)
            if voice is not None and voice.first > floor and low[voice.first - 1] in BREAKS:
                hit = self.cast.naming_at(voice.first - 2)
                if hit is not None and hit[1].last == voice.first - 1:
                    continue  # "Khare, Under-Secretary-General, which …, spoke": the name is still to come
            if voice is not None and (voice.speaker is not None or voice.first == floor):
                return Voice(voice.first, comma, voice.speaker)
        return None

    def _start(self, i: int, floor: int) -> int:
        """First token of the noun group, with what hangs on it, that ends before token `i`."""
        tags, low = self.doc.tags, self.doc.tokens.low
        begin = noun_group_to(tags, i, floor)
        while floor < begin < i and (tags[begin - 1] in "IT" or low[begin - 1] == "and"):
            further = noun_group_to(tags, begin - 1, floor)
            loose = low[begin - 1] == "and" and (further <= floor or tags[further - 1] != "I")
            if further == begin - 1 or loose or low[begin - 1] in ("as", "than"):
                break
            begin = further
        return begin

    def ending(self, i: int, floor: int) -> Voice | None:
        """The person, pronoun or noun phrase that ends before token `i`."""
        tokens, tags = self.doc.tokens, self.doc.tags
        i = self._before_brackets(i, floor)
        if i <= floor or self.doc.quoted[i - 1] is not None:
            return None
        if tags[i - 1] == "O":
            return Voice(i - 1, i, self.cast.pronoun(tokens.low[i - 1]) if tokens.low[i - 1] in PRONOUNS else None)
        hit = self.cast.naming_at(i - 1)
        if hit is not None and hit[1].last == i:
            return self._named(i, max(hit[1].lead, floor), floor, Speaker(hit[0].name, hit[0]))
        begin = self._start(i, floor)
        if begin == i or (begin > floor and tags[begin - 1] == "I"):
            return None
        head_end = begin
        while head_end < i and tags[head_end] not in "IT":
            head_end += 1
        hit = self.cast.naming_at(head_end - 1)
        if hit is not None and hit[1].last == head_end and hit[1].first >= begin:
            return Voice(begin, i, Speaker(hit[0].name, hit[0]))
        return Voice(begin, i, self.cast.role(begin, head_end, i))

    def _named(self, i: int, lead: int, floor: int, speaker: Speaker) -> Voice:
        """A name before token `i`, its title beginning at `lead`, as the subject, or what a preposition hangs it on."""
        tags, low = self.doc.tags, self.doc.tokens.low
        links = [k for k in range(lead, i) if low[k] in ("for", "to", "of") and low[k - 1] in MOUTHPIECES]
        if links and low[links[0] + 1] in self.doc.lexicon.derived(personal_titles):
            return Voice(lead, i, None)  # "spokesman for General Obi"
        if lead > floor and low[lead - 1] in ("of", "for", "to", "with", "by"):
            begin = self._start(lead - 1, floor)
            if begin < lead - 1:
                return Voice(begin, i, None)  # "a spokesman for Obi said"
        elif lead > floor and tags[lead - 1] in "NPJDS#":
            return Voice(self._start(lead, floor), i, speaker)
        return Voice(lead, i, speaker)

    def starting(self, i: int, last: int) -> Voice | None:
        """The person, pronoun or noun phrase that begins at token `i`, its appositions not included."""
        tokens, tags = self.doc.tokens, self.doc.tags
        if i >= last or self.doc.quoted[i] is not None:
            return None
        low_is_object = tokens.low[i] in OBJECTS
        bare = low_is_object and (i + 1 >= last or tags[i + 1] not in "NPJ#E")
        if tags[i] == "O" or bare:
            word = OBJECTS.get(tokens.low[i], tokens.low[i])
            return Voice(i, i + 1, self.cast.pronoun(word) if word in PRONOUNS else None)
        end = noun_group_from(tags, i, last)
        for k in range(i, min(last, end + 14)):
            hit = self.cast.naming_at(k)
            if hit is not None:
                return Voice(i, hit[1].last, Speaker(hit[0].name, hit[0]))
            if tags[k] in "VEMBWG" or (tags[k] == "." and tokens.low[k] not in (",", "-", "'", "’")):
                break
        if end == i:
            return None
        head_end = end
        while end < last and tokens.low[end] in ("of", "for"):
            further = noun_group_from(tags, end + 1, last)
            if further == end + 1:
                break
            end = further
        return Voice(i, end, self.cast.role(i, head_end, end))
