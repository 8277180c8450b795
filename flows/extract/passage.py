"""One sentence as the readers of commitments see it, with the few questions that all of them ask of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from flows.extract.actor import Actor
from flows.extract.actors import Actors
from flows.extract.clauses import clause_start, is_relative, object_end
from flows.extract.document import Document
from flows.extract.grammar import noun_group_from
from flows.extract.objects import Item
from flows.extract.pledge_nouns import build_nouns
from flows.extract.pledges import Predicate
from flows.extract.quantities import PARTITIVES
from flows.extract.sentences import Sentence

TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday year month week january february march april may "
    "june "
    "july august september october november december summer autumn spring winter night afternoon morning".split()
)
#: Prepositions that tie what follows to the object or to the verb.
BINDING = frozenset("to for with of from against towards toward into over up than".split())
TELLING = frozenset("say announce add confirm tell declare disclose pledge promise state report explain".split())
DASHES = frozenset({"-", "–", "—", "--", ":", ".-", ".–"})


@dataclass(eq=False)
class Passage:
    """A sentence, its predicates and its actors; `who` acted last in it, `before` is the item read last."""

    doc: Document
    actors: Actors
    sentence: Sentence
    predicates: list[Predicate]
    before: Item | None = None
    who: list[Actor] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sentence = without_dateline(self.doc, self.sentence)

    def start(self, predicate: Predicate) -> int:
        """First token of the predicate's clause."""
        return clause_start(self.doc, self.sentence, predicate)

    def end(self, begin: int) -> int:
        """End (exclusive) of the object that begins at token `begin`."""
        return object_end(self.doc, self.actors, self.sentence, begin)

    def finite_after(self, token: int) -> Predicate | None:
        """The first finite predicate that begins after a token."""
        return next((p for p in self.predicates if p.kind == "finite" and p.group.first > token), None)

    def governs(self, noun: int) -> Predicate | None:
        """The predicate whose subject holds the noun at token `noun`, where it is not denied."""
        after = self.finite_after(noun)
        if after is None or after.group.negated or after.first - noun > 30:
            return None
        return after if self.start(after) <= noun else None

    def mentions_pledge(self, first: int, last: int) -> bool:
        """Whether the first words of a stretch are "a pledge", "something", or go on "with promises"."""
        low = self.doc.tokens.low
        nouns = self.doc.lexicon.derived(build_nouns).keys()
        opening = low[first : min(last, first + 5)]
        if not nouns.isdisjoint(opening) or "something" in opening:
            return True
        if "with" not in low[first:last]:
            return False
        return any(low[i] == "with" and not nouns.isdisjoint(low[i + 1 : i + 4]) for i in range(first, last))

    def object_begin(self, i: int) -> int:
        """The token at which the object begins, after adverbs and words of time ("promised on Tuesday to send")."""
        low, tags = self.doc.tokens.low, self.doc.tags
        limit = min(self.sentence.last, i + 10)
        while i < limit:
            if tags[i] == "R" or low[i] in ("yesterday", "today"):
                i += 1
            elif low[i] in ("on", "in", "at", "last", "this", "during") and self._time_end(i) > i:
                i = self._time_end(i)
            elif low[i] == ":" or (low[i] == "," and tags[i + 1 : i + 2] == "R" and low[i + 2 : i + 3] == [","]):
                i += 1 if low[i] == ":" else 3  # "announced, jointly, a fund"
            elif low[i : i + 2] == [",", "and"] and "not" in low[i : i + 5] and "," in low[i + 2 : i + 8]:
                i += 3 + low[i + 2 : i + 8].index(",")  # "reaffirmed, and did not announce, its offer"
            elif low[i] == "," and tags[i + 1 : i + 2] in ("I", "T") and "," in low[i + 2 : i + 8]:
                i += 3 + low[i + 2 : i + 8].index(",")  # "offered, to applause, a formed police unit"
            elif tags[i] == "I" and low[i] not in BINDING and self._scene_end(i) > i:
                i = self._scene_end(i)
            elif low[i] == "(" and low[i + 2 : i + 3] == [")"] and len(low[i + 1]) < 3:
                i += 3  # "undertook (a) to share …, and (b) to report …"
            else:
                break
        return i

    def _scene_end(self, i: int) -> int:
        """End of the words of place or manner at the preposition `i` before an object ("in the plenary", "by name")."""
        tags, last = self.doc.tags, self.sentence.last
        known = self.doc.entity_at.get(i + 1)
        end = known.last if known is not None else noun_group_from(tags, i + 1, min(last, i + 7))
        if end <= i + 1 or end + 1 >= last:
            return i
        goes_on = tags[end] + tags[end + 1] in ("TV", "TB") or self.doc.tokens.low[end] == "that"
        given = tags[end] == "D" or (known is not None and tags[end] == "#")
        return end if goes_on or given else i

    def _time_end(self, i: int) -> int:
        low = self.doc.tokens.low
        for k in range(i + 1, min(i + 5, self.sentence.last)):
            if low[k] in TIMES or (low[k].isdigit() and len(low[k]) == 4):
                return k + 1
        return i

    def subject(self, predicate: Predicate) -> list[Actor]:
        """Who acts in a predicate: named before it, meant by "which", or the subject of the verb it is joined to."""
        if predicate.kind == "participle":
            before = [p for p in self.predicates if p.kind == "finite" and p.first < predicate.first]
            main = before[-1] if before else self._main_after(predicate)
            if main is None:
                return []
            predicate = main
        counted = self._some_of_them(predicate)
        if counted is not None:
            return [counted]
        relative = self._antecedent(predicate)
        if relative is not None:
            return relative
        first = predicate.first
        for earlier in reversed([p for p in self.predicates if p.kind == "finite" and p.group.first <= first]):
            if earlier is not predicate and is_relative(self.doc, earlier.group, self.sentence.first):
                continue
            begin = self.start(earlier)
            while begin < earlier.first and self.doc.tags[begin] == "W":
                begin += 1
            if not self._is_bare(begin, earlier.first):
                who = self.actors.subject(begin, earlier.first)
                if who or earlier is predicate:
                    return who
        return self.who

    def told_by(self, predicate: Predicate) -> list[Actor]:
        """The state that says, at the end of the sentence, what is told before ("Sixty will be sent, Peru said")."""
        after = [p for p in self.predicates if p.kind == "finite" and p.first > predicate.end]
        if not after or after[-1].group.lemma not in TELLING or after[-1].group.negated:
            return []
        first = after[-1].first
        comma = next((k for k in range(predicate.end, first) if self.doc.tokens.low[k] == ","), first)
        closed = self.doc.tags[after[-1].group.last : after[-1].group.last + 1] in (".", "I", "N", "P", "D")
        return self.actors.explicit(comma + 1, first, first) if closed and comma < first else []

    def _main_after(self, participle: Predicate) -> Predicate | None:
        """The verb whose subject a participle that opens the sentence shares ("Pledging 200 troops, Nepal urged …")."""
        after = self.finite_after(participle.first)
        opens = participle.first - self.sentence.first <= 1  # "While pledging 200 troops, …"
        return (
            after if opens and after is not None and "," in self.doc.tokens.low[participle.end : after.first] else None
        )

    def _some_of_them(self, predicate: Predicate) -> Actor | None:
        """The part of a group before an infinitive ("34 states took the floor, 21 of them to announce pledges")."""
        head = predicate.group.head
        if self.doc.tokens.low[head - 1] != "to" or self.doc.tokens.low[head - 3 : head - 1] not in PARTITIVES:
            return None
        number = next(iter(self.doc.numbers_in(head - 5, head - 3)), None)
        return Actor(count=int(number.value), certainty=0.9) if number is not None else None

    def on_behalf(self, who: list[Actor], first: int) -> list[Actor]:
        """Those who act, with those for whom they speak ("Austria, also on behalf of Croatia"); a union alone."""
        low = self.doc.tokens.low
        at = next((i for i in range(self.sentence.first, first - 2) if low[i : i + 2] == ["behalf", "of"]), None)
        if at is None:
            return who
        end = next((i for i in range(at + 2, first) if low[i] == "," and not self._joins(i)), first)
        meant = self.actors.named(at + 2, end, places=True)
        if meant and meant[0].organization is not None and "also" not in low[self.sentence.first : at]:
            return meant
        return list(dict.fromkeys([*who, *meant]))

    def _joins(self, comma: int) -> bool:
        return comma + 1 in self.doc.entity_at or self.doc.tokens.low[comma + 1 : comma + 2] == ["and"]

    def _antecedent(self, predicate: Predicate) -> list[Actor] | None:
        """Who "which" or "who" before a verb means; None where no such word stands there."""
        low, tags = self.doc.tokens.low, self.doc.tags
        i = predicate.first - 1
        while i > self.sentence.first and tags[i] == "R":
            i -= 1
        if i <= self.sentence.first or low[i] not in ("which", "who", "that") or tags[i - 1] not in "NP.":
            return None
        first = max(self.sentence.first, i - 14)
        comma = next((k for k in range(i - 2, first, -1) if low[k] in (",", ";")), first)
        return self.actors.explicit(comma, i, i) or self.actors.explicit(first, i, i)

    def _is_bare(self, start: int, first: int) -> bool:
        """Whether only adverbs stand before a verb, so that its subject is that of the verb before it."""
        return not self.doc.tags[start:first].strip("RC.")


def without_dateline(doc: Document, sentence: Sentence) -> Sentence:
    """The sentence after its dateline ("LUSAKA, May 24 (AFP) – ")."""
    word = doc.tokens.word
    if not word[sentence.first][:1].isupper() or sentence.first != doc.block_ranges[sentence.block][0]:
        return sentence
    for i in range(sentence.first + 1, min(sentence.first + 16, sentence.last - 1)):
        if word[i] in DASHES:
            return replace(sentence, first=i + 1)
        if doc.tags[i] not in "PNJ#.I":
            break
    return sentence
