"""Indirect speech: which words of a sentence a verb of saying reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from flows.extract.document import Document
from flows.extract.grammar import VERBAL
from flows.extract.lexicon import Lexicon
from flows.extract.sayings import Saying, Sense
from flows.extract.things import WEEKDAYS, Things

#: Prepositions of time, place and setting that may part a verb of saying from what was said.
SETTING = frozenset("on at in during to after before by via from with through amid over upon within".split())
#: Words that begin a clause of circumstance, not of content.
CIRCUMSTANCE = frozenset(
    "as while when after before since because where who whose which whom although though ahead if until once".split()
)
#: What goes on after a thing and what it is called ("called the table thinner than the last one").
CALLED = frozenset({"as", "than", "that"})


class Report(NamedTuple):
    """What a saying reports: pieces of the sentence as token ranges; `hearer` is the range of who is addressed."""

    pieces: tuple[tuple[int, int], ...]
    act: str
    frame: str
    hearer: tuple[int, int] | None = None


def speech_nouns(lexicon: Lexicon) -> Mapping[str, str]:
    """Act of each noun of saying ("plea", "gratitude")."""
    return {row["noun"]: row["act"] for row in lexicon.table("speech_nouns")}


@dataclass(slots=True)
class Reader:
    """Reads the report of one saying within a sentence; `limit` is where its words must have ended."""

    doc: Document
    saying: Saying
    limit: int

    @property
    def _things(self) -> Things:
        return Things(self.doc, self.limit)

    def following(self) -> Report | None:
        """The report that comes after the verb."""
        for sense in self.saying.senses:
            report = self._by_sense(sense, self._past_adverbs(self.saying.end))
            if report is not None:
                return report
        return None

    def _past_adverbs(self, j: int) -> int:
        tags, low = self.doc.tags, self.doc.tokens.low
        while j < self.limit and tags[j] in "RX":
            if low[j] == "there" and tags[j + 1 : j + 2] in tuple("BMVR"):
                break  # "said there was no way back"
            j += 1
        return j

    def _report(self, start: int, sense: Sense, frame: str, hearer: tuple[int, int] | None = None) -> Report | None:
        if start >= self.limit:
            return None
        return Report(((start, self.limit),), sense.act, frame, hearer)

    def _by_sense(self, sense: Sense, j: int) -> Report | None:
        if j >= self.limit:
            return None
        if self.doc.tokens.low[j] == ":":
            return self._report(j + 1, sense, "colon")
        for frame, read in FRAMES:
            if frame in sense.frames:
                found = read(self, sense, j)
                if found is not None or (frame == "hearer" and "np" not in sense.frames):
                    return found
        if sense.frames & {"quote", "np"} and self.doc.quoted[j] is not None:
            return self._report(j, sense, "quote")
        return None

    def _to(self, sense: Sense, j: int) -> Report | None:
        """ "promised to send"."""
        tags = self.doc.tags
        verb = self.doc.tokens.low[j] == "to" and tags[j] == "T" and tags[min(j + 1, self.limit - 1)] in "VBRX"
        return self._report(j, sense, "to") if verb else None

    def _wh(self, sense: Sense, j: int) -> Report | None:
        """ "explained how mines are cleared"."""
        word = self.doc.tokens.low[j]
        if word not in ("how", "why", "whether", "what", "where", "when", "who"):
            return None
        return self._report(j if word in ("what", "who") else j + 1, sense, "wh")

    def _np(self, sense: Sense, j: int) -> Report | None:
        """ "welcomed the offer"; machine translation also thanks "to" and asks "from"."""
        if self._things.begins_at(j):
            return Report(((j, self._things.end(self.saying.head, j)),), sense.act, "np")
        if self.doc.tokens.low[j] in ("to", "from") and sense.act in ("welcome", "call"):
            after = min(j + 1, self.limit - 1)
            return self._report(after, sense, "np") if self.doc.tags[after] in "DNP#" else None
        return None

    def _judge(self, sense: Sense, j: int) -> Report | None:
        """ "called the road indispensable": a thing, then what it is called; "called the mayor" says nothing."""
        tags = self.doc.tags
        end = j + 1 if tags[j] == "O" else self._things.phrase(j)
        if not j < end < self.limit or (self._things.is_time(j) and self.doc.tokens.low[end] != "as"):
            return None
        called = tags[end] in "JD" or self.doc.tokens.low[end] in CALLED or self.doc.quoted[end] is not None
        return self._report(j, sense, "np") if called else None

    def _object_to(self, sense: Sense, j: int) -> Report | None:
        """ "urged Member States to fill the posts": the object and what it is to do."""
        tags, low = self.doc.tags, self.doc.tokens.low
        if tags[j] not in "DNPJ#OC" and low[j] not in ("what", "who"):
            return None
        only = sense.frames == {"obj-to"}  # "told the summit, …": a comma ends what could be an order
        for k in range(j + 1, min(j + 30, self.limit)):
            if tags[k] == "T" and k + 1 < self.limit and tags[k + 1] in "VBRX":
                end = k - 1 if tags[k - 1] == "X" else k
                return self._report(j, sense, "obj-to", (j, end))
            if tags[k] in "VMB;" or low[k] == "that" or (only and (low[k] == "," or tags[k] == "W")):
                return None
        return None

    def _noun(self, sense: Sense, j: int) -> Report | None:
        """ "voiced the hope that …", "renewed Bangkok's promise to …": the noun tells the act."""
        nouns = self.doc.lexicon.derived(speech_nouns)
        low, tags = self.doc.tokens.low, self.doc.tags
        for k in range(j, min(j + 8, self.limit)):
            if low[k] == "no":
                return None
            if low[k] in nouns and tags[k] in "NPJVG":
                if low[k] == "message" and low[k + 1] in ("from", "by", "to", "in", "via", "."):
                    return None  # "sent a message from Nairobi"
                act = Sense(sense.particles, sense.frames, nouns[low[k]])
                if k + 1 < self.limit and low[k + 1] == "that":
                    return self._report(k + 2, act, "noun")
                return self._report(j, act, "noun")
            if tags[k] in "VEMBW.T" and low[k] not in (",", "-"):
                return None
        return None

    def _hearer(self, sense: Sense, j: int) -> Report | None:
        """ "told the summit on Monday that …": who is told, then what."""
        tags, low = self.doc.tags, self.doc.tokens.low
        start = j
        end = self._things.phrase(j, ("from", "for") if sense.act == "commit" else ("of", "from", "for"))
        hearer = (start, end) if end > start else None
        if hearer is None and low[j] not in ("that", "how", "what", "on", "of", "in", "at", "to", "against"):
            return self._that(sense, j)
        if end < self.limit and low[end] in self._topics(sense):
            return self._report(end + 1, sense, "np", hearer)
        if end < self.limit and tags[end] in "W" and low[end] in ("how", "why", "what", "whether"):
            return self._report(end + (low[end] != "what"), sense, "wh", hearer)
        if hearer is not None and end < self.limit and tags[end] in "MBV":
            # The noun phrase runs on into the clause ("told the Council peacekeeping was …"), or is all of its subject.
            head = next((k + 1 for k in range(start + 1, end) if tags[k] in "NP"), end)
            if sense.act != "state":
                return self._report(start, sense, "that")
            if head < end:
                return self._report(head, sense, "that", (start, head))
        found = self._that(sense, end, hearer)
        if found is None and hearer is not None and sense.act == "warn" and end < self.limit and tags[end] == "E":
            # "warned a promise kept in a drawer protects nobody": nobody is addressed
            return self._report(start, sense, "that") if self._clause_from(start, True) else None
        return found

    def _topics(self, sense: Sense) -> tuple[str, ...]:
        """Prepositions after the hearer that lead to what is said: "assured Obi of", "warned Obi against"."""
        if sense.frames == {"hearer"}:
            return ("on", "about", "against")
        return {"commit": ("of",), "warn": ("against", "of", "about")}.get(sense.act, ())

    def _that(self, sense: Sense, j: int, hearer: tuple[int, int] | None = None) -> Report | None:
        """A clause with or without "that", after words of time and setting if need be."""
        tags, low = self.doc.tags, self.doc.tokens.low
        k = j
        while k < self.limit:
            if low[k] == "that":
                return self._report(k + 1, sense, "that", hearer)
            if low[k] == ":" and k > j:
                return self._report(k + 1, sense, "colon", hearer)
            if low[k] in SETTING:
                further = self._things.phrase(k + 1)
                if further == k + 1:
                    break
                k = further
            elif low[k] == "(":
                k = next((n for n in range(k, min(k + 8, self.limit)) if low[n] == ")"), self.limit - 1) + 1
            elif (
                low[k] in WEEKDAYS
                or (tags[k] == "R" and low[k] != "there")
                or (tags[k] == "#" and low[k + 1 : k + 2] in (["that"], [","]))
                or (low[k] == "," and self._that_after_comma(k))
            ):
                k += 1
            else:
                break
        if k >= self.limit or "that" not in sense.frames or low[k] in CIRCUMSTANCE or low[k] == ",":
            return None
        if tags[k] == "." and self.doc.quoted[k] is None:
            return None
        if self._clause_from(k, "np" not in sense.frames):
            return self._report(k if k == j or tags[k] != "." else j, sense, "that", hearer)
        return None

    def _that_after_comma(self, comma: int) -> bool:
        """Whether ", however, that" or ", in a speech on Monday, that" follows."""
        low, tags = self.doc.tokens.low, self.doc.tags
        commas = 0
        for k in range(comma, min(comma + 18, self.limit)):
            if low[k] == "that":
                return low[k - 1] == ","
            commas += low[k] == ","
            if tags[k] in "VEM" or commas > 2:
                return False
        return False

    def _clause_from(self, k: int, into_quotes: bool) -> bool:
        """Whether a finite verb follows with its subject at `k`, in a quotation of its own if that may be."""
        tags, quoted = self.doc.tags, self.doc.quoted
        last = self.limit - 1  # a "verb" that ends the sentence is a plural noun the tagger took for one
        while last > k and tags[last] == ".":
            last -= 1
        if tags[k] in "VEMIC":
            return False
        found = (match.start() for match in VERBAL.finditer(tags, k + 1, self.limit))
        verbs = (n for n in found if tags[n - 1] != "T" and not (n == last and tags[n] == "V"))
        return any(into_quotes or quoted[n] is quoted[k] for n in verbs)


#: Readers of what may follow a verb, in the order in which they are asked.
FRAMES: tuple[tuple[str, Callable[[Reader, Sense, int], Report | None]], ...] = (
    ("to", Reader._to),
    ("obj-to", Reader._object_to),
    ("noun", Reader._noun),
    ("hearer", Reader._hearer),
    ("wh", Reader._wh),
    ("that", Reader._that),
    ("explicit", Reader._that),
    ("judge", Reader._judge),
    ("np", Reader._np),
)
