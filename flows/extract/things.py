"""Noun phrases after a verb of saying: the thing spoken of, who is told, when it was said."""

from __future__ import annotations

from dataclasses import dataclass

from flows.extract.document import Document
from flows.extract.grammar import noun_group_from

WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight earlier later last week".split()
)
PERIODS = frozenset("week month year years months weeks morning afternoon evening day days".split())
OBJECTS = frozenset("what how him her them it us @".split())


@dataclass(slots=True)
class Things:
    """Measures noun phrases within one verb's reach; `limit` is where its words must have ended."""

    doc: Document
    limit: int

    def begins_at(self, j: int) -> bool:
        """Whether a noun phrase that may be the verb's object begins at token `j`."""
        tags, low = self.doc.tags, self.doc.tokens.low
        bare = tags[j] == "E" and j + 1 < self.limit and tags[j + 1] in "NJP"
        return (bare or tags[j] in "DNPJ#G" or low[j] in OBJECTS) and not self.is_time(j)

    def end(self, head: int, j: int) -> int:
        """Where the object of the verb at token `head` ends.

        Before "and" and what the speaker did next, if anything ("thanked the drivers and left").
        """
        tags, quoted = self.doc.tags, self.doc.quoted
        if tags[head] != "E":
            return self.limit
        for k in range(j + 1, self.limit - 1):
            if quoted[k] is not None or tags[k] == "W":
                break
            following = k + 1 + (tags[k + 1] == "R")
            if (
                tags[k] == "C"
                and following + 1 < self.limit
                and tags[following] == "E"
                and tags[following + 1] in "DIPOR#"
            ):
                return k
        return self.limit

    def is_time(self, j: int) -> bool:
        """Whether "last year", "the first day" or the like begins at token `j`."""
        low, end = self.doc.tokens.low, noun_group_from(self.doc.tags, j, self.limit)
        return low[j] in WEEKDAYS or (end - j in (2, 3) and low[end - 1] in PERIODS)

    def phrase(self, j: int, links: tuple[str, ...] = ("of", "from", "for")) -> int:
        """End of a noun phrase with its "of" at `j`, cut where a second one begins ("told the summit Germany …")."""
        tags, low = self.doc.tags, self.doc.tokens.low
        if j < self.limit and tags[j] == "O":
            return j + 1
        end = noun_group_from(tags, j, self.limit)
        for k in range(j + 1, end):
            if tags[k] == "P" and tags[k - 1] == "N" and tags[j] == "D" and low[j] in ("the", "a", "his", "her"):
                return k
        while end > j and end < self.limit and low[end] in links:
            further = noun_group_from(tags, end + 1, self.limit)
            if further == end + 1:
                break
            end = further
        return end
