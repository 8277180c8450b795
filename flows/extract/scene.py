"""One sentence being read for speech: what the finders of finite verbs, participles and phrases share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from flows.extract.document import Document
from flows.extract.sayings import Saying, Sense, dateline_end
from flows.extract.sentences import Sentence
from flows.extract.speakers import Speakers, Voice

CLOSING = frozenset("”\"»’'“«‟")


class Verb(NamedTuple):
    """A verb of saying before its speaker is known: tokens `first` (with auxiliaries) to `end`, full verb at `head`."""

    first: int
    head: int
    end: int
    senses: list[Sense]


@dataclass(slots=True)
class Scene:
    """A sentence with the sayings found in it so far, left to right.

    `floor` is the first token after a dateline. `unnamed` tells whether somebody without a name spoke, `stranger`
    whether that was one human being.
    """

    doc: Document
    speakers: Speakers
    sentence: Sentence
    floor: int = 0
    sayings: list[Saying] = field(default_factory=list)
    unnamed: bool = False
    stranger: bool = False

    def __post_init__(self) -> None:
        self.floor = dateline_end(self.doc, self.sentence)

    def add(self, lead: int, verb: Verb, voice: Voice, form: str, joined: bool = False) -> None:
        """Record a saying and attend to its speaker."""
        self.sayings.append(Saying(lead, verb.head, verb.end, verb.senses, voice, form, joined))
        if voice.speaker is not None and voice.speaker.person is not None:
            self.speakers.cast.attend([voice.speaker.person])

    def miss(self, voice: Voice) -> None:
        """Somebody speaks whom the article does not name; only one human being can be "he" or "she" later."""
        self.unnamed = True
        many = self.doc.tokens.low[voice.last - 1].endswith("s")
        state = any(e.kind in ("country", "organization") for e in self.doc.entities_in(voice.first, voice.last))
        self.stranger = self.stranger or not (many or state)

    def subject_left_of(self, i: int, first: bool = False) -> Voice | None:
        """The subject of the nearest verb (or the sentence's first) before token `i`, if it is somebody with a name."""
        groups = [g for g in self.doc.verbs(self.sentence) if self.floor <= g.first and g.head < i]
        for group in groups if first else reversed(groups):
            if self.doc.quoted[group.head] is None:
                voice = self.speakers.subject(group.first, self.floor)
                if voice is not None and first:
                    return voice if voice.speaker is not None else None
                agrees = self.doc.tags[group.head] == self.doc.tags[i] and not group.perfect
                if voice is not None and voice.speaker is not None and agrees:
                    return voice
        return None

    def shared(self, i: int) -> Voice | None:
        """The subject that a verb after "and" or "but" shares with the verb before it."""
        tags = self.doc.tags
        if not self.sayings:
            return self.subject_left_of(i)
        last = self.sayings[-1]
        mixed = tags[i] + tags[last.head] + tags[last.head - 1] + tags[i - 1]
        agrees = tags[i] == tags[last.head] or "B" in mixed or "G" in mixed[:2] or mixed[2] == "T"
        return last.voice if agrees else None
