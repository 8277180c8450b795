"""Quotations without a verb of saying: "She disagreed: “…”", "“…,” Obi called it", a message read out by another."""

from __future__ import annotations

from dataclasses import dataclass

from flows.extract.document import Document
from flows.extract.introductions import Speaker
from flows.extract.quoted import Quote
from flows.extract.sentences import Sentence
from flows.extract.speakers import Speakers

#: What is read out in another's name.
WRITINGS = frozenset("message statement letter speech address remarks greeting greetings note".split())


@dataclass(eq=False)
class Hearsay:
    """Finds who a quotation belongs to from the name that stands beside it."""

    doc: Document
    speakers: Speakers

    def speaker(self, quote: Quote, sentence: Sentence) -> Speaker | None:
        """Whose words a quotation holds, where no verb of saying tells."""
        opening = quote.first - 1
        if opening > sentence.first and self.doc.tokens.low[opening - 1] == ":":
            return self._author(sentence, opening) or self._before(sentence, opening)
        if opening <= sentence.first:
            return self._after(quote, sentence)
        return None

    def signature(self, sentence: Sentence) -> Speaker | None:
        """Whose name, after a dash, follows a quotation that stands alone: “…” — Jane Otieno."""
        i = sentence.last
        if i + 1 < len(self.doc.tokens) and self.doc.tokens.low[i] in ("–", "—", "--", "-"):
            hit = self.speakers.cast.naming_at(i + 1)
            return Speaker(hit[0].name, hit[0], 0.85) if hit is not None else None
        return None

    def _author(self, sentence: Sentence, last: int) -> Speaker | None:
        """Who wrote the message that somebody reads out."""
        low = self.doc.tokens.low
        for i in range(sentence.first, last - 1):
            if low[i] in WRITINGS and low[i + 1] in ("from", "of", "by"):
                for k in range(i + 2, min(i + 20, last)):
                    hit = self.speakers.cast.naming_at(k)
                    if hit is not None:
                        return Speaker(hit[0].name, hit[0], 0.85)
        return self._author_before(sentence, last)

    def _author_before(self, sentence: Sentence, last: int) -> Speaker | None:
        """Who sent the message of the sentence before, where "it was read out by" somebody here."""
        low = self.doc.tokens.low
        if low[sentence.first] not in ("it", "this", "the") or "read" not in low[sentence.first : last]:
            return None
        before = self.doc.sentence_at(self.doc.tokens.start[sentence.first - 1]) if sentence.first else None
        if before is None or WRITINGS.isdisjoint(low[before.first : before.last]):
            return None
        named = self.speakers.cast.named(before.first, before.last)
        return Speaker(named[0].name, named[0], 0.8) if named else None

    def _before(self, sentence: Sentence, last: int) -> Speaker | None:
        """The subject of the clause that leads up to a colon."""
        for group in reversed(self.doc.verbs(sentence)):
            if group.last <= last and self.doc.quoted[group.head] is None:
                voice = self.speakers.subject(group.first, sentence.first)
                if voice is not None and voice.speaker is not None:
                    return Speaker(voice.speaker.name, voice.speaker.person, 0.75 * voice.speaker.certainty)
        hit = self.speakers.cast.naming_at(last - 2)
        if hit is not None and hit[1].last == last - 1:
            return Speaker(hit[0].name, hit[0], 0.8)
        # "Ms. Obi, the police adviser: “…”", "My favourite was Captain Obi of Kenya, asked to speak of it: “…”"
        opens = self.speakers.cast.naming_at(sentence.first)
        if opens is not None:
            return Speaker(opens[0].name, opens[0], 0.8)
        named = self.speakers.cast.named(sentence.first, last - 1)
        return Speaker(named[0].name, named[0], 0.7) if len(named) == 1 else None

    def _after(self, quote: Quote, sentence: Sentence) -> Speaker | None:
        """The name or pronoun, with any verb, or the dash and name, that follow the closing mark."""
        low, tags = self.doc.tokens.low, self.doc.tags
        i = quote.last
        while i < sentence.last and self.doc.quoted[i] is not None:
            i += 1
        dash = i < sentence.last and low[i] in ("–", "—", "--", "-")
        while i < sentence.last and (tags[i] == "." or tags[i] == "R"):
            i += 1
        voice = self.speakers.starting(i, sentence.last)
        if voice is None or voice.speaker is None:
            return None
        verb = voice.last < sentence.last and tags[voice.last] in "VEB"
        return Speaker(voice.speaker.name, voice.speaker.person, 0.75) if verb or dash else None
