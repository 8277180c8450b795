"""Attributions that follow or interrupt what they report: "Mud, he said, is the last rebel."."""

from __future__ import annotations

from dataclasses import dataclass

from flows.extract.document import Document
from flows.extract.lexicon import lemmas
from flows.extract.reported import CIRCUMSTANCE, Report
from flows.extract.sayings import Saying


@dataclass(slots=True)
class Inserted:
    """Reads the words around one saying; `limit` is where they must have ended."""

    doc: Document
    saying: Saying
    limit: int

    def around(self, floor: int) -> Report | None:
        """The report that begins at or after token `floor`, before or on both sides of the attribution."""
        saying = self.saying
        sense = next((s for s in saying.senses if s.frames & {"quote", "that", "paren"}), None)
        if sense is None or saying.joined or saying.form in ("participle", "leading"):
            return None
        low = self.doc.tokens.low
        floor = self._past_narrative(floor)
        before = (floor, saying.lead)
        after_start = self._attribution_end()
        after = (after_start, self.limit)
        rest = self._clause_after(after_start)
        if saying.form == "as" and after_start < self.limit and self.doc.quoted[after_start] is not None:
            return None  # "to hand over, as she put it, “the best of what we have”"
        if self._has_verb(*before) and self.doc.tags[floor] not in "EG":
            if rest == "clause" and low[after_start] in ("and", "but"):
                return Report((before, (after_start + 1, self.limit)), sense.act, "around")
            return Report((before,), sense.act, "around")
        if not rest:
            return None
        pieces = (before, after) if rest == "verb" and before[1] > before[0] else (after,)
        return Report(pieces, sense.act, "inserted")

    def _past_narrative(self, floor: int) -> int:
        """The token after a colon, where the words before it tell of the speaker: "Obi turned to money: it is …"."""
        person = self.saying.voice.speaker.person if self.saying.voice.speaker is not None else None
        colon = next((k for k in range(self.saying.lead - 1, floor, -1) if self.doc.tokens.low[k] == ":"), None)
        if colon is None or person is None or self.doc.quoted[colon] is not None:
            return floor
        return colon + 1 if any(floor <= naming.first < colon for naming in person.namings) else floor

    def _has_verb(self, first: int, last: int) -> bool:
        tags = self.doc.tags
        return any(tags[k] in "VMBE" and not (k > first and tags[k - 1] == "T") for k in range(first, last))

    def _attribution_end(self) -> int:
        """The token after the comma that closes an inserted attribution."""
        low = self.doc.tokens.low
        k = self.saying.end
        if self.saying.form == "phrase":
            return min(k + (k < self.limit and low[k] in (",", "–", "—")), self.limit)
        while k < self.limit and low[k] not in (",", "–", "—"):
            k += 1
        return min(k + 1, self.limit)

    def _clause_after(self, k: int) -> str:
        """ "verb" where the clause goes on with its verb, "clause" where a whole clause follows, else ""."""
        low, tags = self.doc.tokens.low, self.doc.tags
        if k >= self.limit or low[k] in CIRCUMSTANCE or tags[k] == "G":
            return ""
        disguised = tags[k] == "N" and self.saying.form == "finite" and "VERB" in lemmas(low[k])
        if tags[k] in "MVBE" or disguised:
            return "verb"
        subject = k + (tags[k] == "C")
        if self._has_verb(subject, self.limit) and tags[subject] in "DNPJO#IR":
            return "clause"
        return ""
