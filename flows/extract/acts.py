"""What words do: call on others, welcome, warn, commit the speaker's own side, or state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flows.extract.document import Document
from flows.extract.lexicon import Lexicon, lemmas
from flows.extract.sayings import speech_verbs

STOPS = frozenset({".", "!", "?", ":"})
TELLING = STOPS | {"i", "we", "our", "my", "thank"}
DETERMINED = frozenset("determined committed ready prepared willing resolved".split())
STANDING = frozenset("stands stood remains remained stays stayed seems seemed".split())
#: Subjects that may be anything: only a plain verb of giving makes their future a promise.
OTHERS = frozenset("it they this that these those such there".split())
#: How far into a reported clause its first verb is looked for, in tokens.
REACH = 40


def future_verbs(lexicon: Lexicon) -> Mapping[str, str]:
    """Kind of each verb of `seeds/lexicon/future_verbs.csv`."""
    return {row["verb"]: row["kind"] for row in lexicon.table("future_verbs")}


@dataclass(slots=True)
class Acts:
    """Tells the act of words of one article where no verb of saying tells it."""

    doc: Document

    def of_quote(self, first: int, last: int) -> str:
        """The act of quoted words, tokens `first` to `last` (exclusive), from the words alone."""
        low, tags = self.doc.tokens.low, self.doc.tags
        opens = True
        for i, word in enumerate(low[first:last], first):
            if opens and tags[i] != ".":
                if self._imperative(i, last):
                    return "call"
                opens = False
            if word not in TELLING:
                continue
            if word in STOPS:
                opens = True
            elif word in ("i", "we"):
                act = self._first_person(i + 1, last)
                if act:
                    return act
            elif word in ("our", "my"):
                if self._own_future(i, last):
                    return "commit"
            elif low[i + 1 : i + 2] == ["you"] and i + 1 < last:
                return "welcome"  # "thank you"
        return "state"

    def of_report(self, span: Sequence[int]) -> str:
        """ "commit" for a reported promise ("India will place a company …"), else "state".

        `span` are the tokens of the reported clause in order.
        """
        low, tags = self.doc.tokens.low, self.doc.tags
        inserted = False
        for n, i in enumerate(span[:REACH]):
            following = span[n + 1 : n + 6]
            if low[i] == ",":
                inserted = not inserted and bool(following) and tags[following[0]] in "EGW"
            if inserted:
                continue
            if low[i] == "ought":
                return "call"
            if low[i] in ("will", "would", "shall", "can") and tags[i] == "M":
                return self._promise(following, low[i] == "can" or low[span[0]] in OTHERS)
            if low[i] in ("is", "are", "was", "were") and following and low[following[0]] == "to":
                return self._promise(following[1:], True)
            if low[i] in DETERMINED and i > 0 and tags[i - 1] in "BVER":
                return "commit" if following and low[following[0]] == "to" else "state"
            if low[i] in STANDING and following and low[following[0]] in DETERMINED:
                continue
            if tags[i] in "VE" and n > 0 and not (following and tags[following[0]] in ".I"):
                return "state"
        return "state"

    def _promise(self, rest: Sequence[int], strict: bool) -> str:
        return "commit" if self._gives([k for k in rest if self.doc.tags[k] != "R"], strict) else "state"

    def _gives(self, rest: Sequence[int], strict: bool) -> bool:
        """Whether the verb at the first of the tokens, after "will", says what somebody is to do or give."""
        low, tags = self.doc.tokens.low, self.doc.tags
        if not rest or low[rest[0]] in ("not", "never") or (len(rest) > 1 and low[rest[1]] == "no"):
            return False
        kinds = self.doc.lexicon.derived(future_verbs)
        if low[rest[0]] == "be":
            return len(rest) > 1 and tags[rest[1]] == "E" and kinds.get(_lemma(low[rest[1]])) == "giving"
        kind = kinds.get(_lemma(low[rest[0]]), "")
        return kind == "giving" or (not kind and not strict)

    def _own_future(self, i: int, last: int) -> bool:
        """ "Our aircraft will stand …": a noun group of the speaker's own, then a future that is no mere being."""
        low, tags = self.doc.tokens.low, self.doc.tags
        end = min(last, i + 9)
        k = next((k for k in range(i + 1, end) if tags[k] not in "NPJ#ID"), end)
        if k >= end or low[k] not in ("will", "shall"):
            return False
        return self._gives([n for n in range(k + 1, min(k + 5, last)) if tags[n] != "R"], False)

    def _imperative(self, i: int, last: int) -> bool:
        low, tags = self.doc.tokens.low, self.doc.tags
        second = low[i + 1] if i + 1 < last else ""
        if low[i] in ("let", "please", "ask"):
            return second not in ("me", "us") if low[i] != "let" else second == "us"
        if low[i] == "don't" or (low[i] == "do" and second == "not"):
            return i + 2 < last and low[i + 2] not in ("i", "we", "you", "they")
        after = tags[i + 1] if i + 1 < last else "."
        likely = (tags[i] == "V" and after not in "VMBEP.") or (tags[i] in "NP" and after in "DWO")
        return likely and lemmas(low[i]).get("VERB") == low[i]

    def _first_person(self, i: int, last: int) -> str:
        """The act of a verb in the first person at token `i`; "" where it tells nothing."""
        low, tags = self.doc.tokens.low, self.doc.tags
        k = i
        while k < last and tags[k] == "R":
            k += 1
        if k >= last:
            return ""
        if low[k] in ("will", "shall", "'ll"):
            return "commit" if self._gives([n for n in range(k + 1, min(k + 5, last)) if tags[n] != "R"], False) else ""
        if low[k] in ("am", "are", "stand", "remain", "'re"):
            near = low[k + 1 : k + 4]
            if any(w in ("grateful", "thankful") for w in near):
                return "welcome"
            return "commit" if any(w in DETERMINED for w in near) else ""
        if _lemma(low[k]) != low[k]:
            return ""  # "we asked for hands" tells of a call, and makes none
        known = self.doc.lexicon.derived(speech_verbs).get(low[k])
        senses = known.match(self.doc, k, last)[0] if known is not None else []
        return next((s.act for s in senses if s.act != "state"), "")


def _lemma(word: str) -> str:
    return lemmas(word).get("VERB", word)
