"""A light grammar over part-of-speech tags (see `tagging`): noun groups, verb groups, subjects.

It knows enough English to tell who does what in a news sentence and no more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.extract.lexicon import lemmas
from flows.extract.record import record

HAVE = frozenset("has have had having 've hasn't haven't hadn't".split())
BE = frozenset("be is are was were been being am 's 're isn't aren't wasn't weren't 'm".split())
WAS = frozenset("was were had did wasn't weren't hadn't didn't".split())
CANNOT = frozenset("cannot can't won't wouldn't couldn't shouldn't".split())
#: Adverbs of two words that stand inside a verb group.
LATE = {"at": ("last", "once", "length"), "in": ("fact", "part", "turn", "effect"), "of": ("course",)}
#: Tags with which a verb group may begin.
VERBAL = re.compile("[MBVE]")
#: Tags that a noun group is made of.
NOMINAL = frozenset("DNPJ#S")


@record
class VerbGroup:
    """A finite verb with its auxiliaries: tokens `first` to `last` (exclusive), `head` the token of the full verb.

    `lemma` is the full verb's; the flags say what its auxiliaries make of it.
    """

    first: int
    last: int
    head: int
    lemma: str
    past: bool = False
    modal: str = ""
    perfect: bool = False
    passive: bool = False
    progressive: bool = False
    negated: bool = False


def verb_groups(low: Sequence[str], tags: str, first: int, last: int) -> list[VerbGroup]:
    """Finite verb groups between tokens `first` and `last` (exclusive), left to right.

    Infinitives ("to send") and bare participles ("offered by") are no finite verbs and left out.
    """
    groups: list[VerbGroup] = []
    reached = first
    for match in VERBAL.finditer(tags, first, last):
        i = match.start()
        if i >= reached and not (i > first and tags[i - 1] == "T"):
            group = _verb_group(low, tags, i, last)
            if group is not None:
                groups.append(group)
                reached = group.last
    return groups


def _spelt_out(modal: str, have: bool, tag: str) -> tuple[str, bool]:
    """Modal and whether the verb is perfect, of the short form in "he'd send" (would) and "he'd sent" (had)."""
    if modal != "'d":
        return modal, have
    return ("", True) if tag == "E" else ("would", have)


def _verb_group(low: Sequence[str], tags: str, first: int, last: int) -> VerbGroup | None:
    if tags[first] in "VE":
        lemma = lemmas(low[first]).get("VERB", low[first])
        return VerbGroup(first, first + 1, first, lemma, tags[first] == "E")
    i, modal, have, be, negated, past = first, "", False, False, False, False
    while i < last:
        tag, word = tags[i], low[i]
        if tag in "VEG":
            break
        if tag == "B":
            have, be = have or word in HAVE, be or word in BE
            past = past or word in WAS
            negated = negated or word.endswith("n't")
        elif tag == "M":
            modal, negated = word, negated or word in CANNOT
        elif tag == "X" or word in ("never", "n't"):
            negated = True
        elif word in LATE and i > first and low[i + 1 : i + 2] and low[i + 1] in LATE[word]:
            i += 1  # "was at last handed over"
        elif word == "," and (modal or have or be) and _aside_end(low, i, last) > i:
            i = _aside_end(low, i, last)
        elif tag != "R" or i == first:
            return _without_verb(tags, first, i, (have, be, past, modal, negated))
        i += 1
    if i >= last:
        return _without_verb(tags, first, i, (have, be, past, modal, negated))
    tag = tags[i]
    if tag == "G" and not be:
        return None
    lemma = lemmas(low[i]).get("VERB", low[i])
    modal, have = _spelt_out(modal, have, tag)
    past = past or (tag == "E" and not (have or be or modal))
    return VerbGroup(first, i + 1, i, lemma, past, modal, have, be and tag == "E", be and tag == "G", negated)


def _without_verb(tags: str, first: int, end: int, told: tuple[bool, bool, bool, str, bool]) -> VerbGroup | None:
    """The group of tokens `first` to `end` that has no full verb: its last form of be or have is one, if it has any."""
    have, be, past, modal, negated = told
    if not (have or be):
        return None
    head = next(k for k in range(end - 1, first - 1, -1) if tags[k] == "B")
    lemma = "have" if have and not be else "be"
    return VerbGroup(first, head + 1, head, lemma, past, modal, have and be, False, False, negated)


def _aside_end(low: Sequence[str], i: int, last: int) -> int:
    """The comma that closes an aside of a few words between auxiliary and verb ("will, in addition, man"); else `i`."""
    return next((k for k in range(i + 2, min(i + 6, last - 1)) if low[k] == ","), i)


#: Words of the longest noun group: what is longer is a list without commas, and scanning it for each word is quadratic.
LONGEST = 60


def noun_group_from(tags: str, i: int, last: int) -> int:
    """End (exclusive) of the noun group that begins at token `i`, at most `last`; `i` itself where none does."""
    end, last = i, min(last, i + LONGEST)
    while end < last and (
        tags[end] in NOMINAL
        or (tags[end] in "GE" and i < end < last - 1 and tags[end + 1] in "NJ" and tags[end - 1] in "D#JS")
    ):
        if tags[end] == "D" and end > i and tags[end - 1] not in "D#":
            break
        end += 1
    while end > i and tags[end - 1] not in "NP#":
        end -= 1
    return end


def noun_group_to(tags: str, end: int, first: int) -> int:
    """First token of the noun group that ends before token `end` (exclusive); `end` itself where none does."""
    i, first = end, max(first, end - LONGEST)
    if i > first and tags[i - 1] == "O":
        return i - 1
    if i <= first or tags[i - 1] not in "NP#":
        return end
    while i > first and tags[i - 1] in NOMINAL:
        i -= 1
        if tags[i] == "D" and not (i > first and tags[i - 1] == "D"):
            break
    return i


@record
class Subject:
    """What may name a verb's subject: the stretch `first` to `last`, its head noun group `head` to `tail`."""

    first: int
    last: int
    head: int
    tail: int


def subject_of(low: Sequence[str], tags: str, verb_first: int, first: int) -> Subject | None:
    """The subject of the verb at `verb_first`, looked for back to token `first`.

    Skips adverbs, bracketed words and what stands between commas (appositions, relative clauses), and passes over noun
    groups that a preposition governs: in "At the outset the head of the mission, a Finn, said" it finds "the head".
    """
    end = verb_first
    while end > first and tags[end - 1] in "RX":
        end -= 1
    while end > first and low[end - 1] == ")":
        opening = next((k for k in range(end - 1, first - 1, -1) if low[k] == "("), None)
        if opening is None:
            return None
        end = opening
    if end > first and low[end - 1] == ",":
        commas = [k for k in range(end - 2, first - 1, -1) if low[k] == ","]
        for comma in commas:
            found = _segment_subject(low, tags, comma, first)
            if found is not None:
                return Subject(found.first, verb_first, found.head, found.tail)
        return None
    found = _segment_subject(low, tags, end, first)
    return Subject(found.first, verb_first, found.head, found.tail) if found else None


def _segment_subject(low: Sequence[str], tags: str, end: int, first: int) -> Subject | None:
    """The last noun group before `end` that no preposition governs, back to the clause's start."""
    i = end
    while i > first:
        begin = noun_group_to(tags, i, first)
        if begin == i:
            if tags[i - 1] in ".WVEMBT" and not (tags[i - 1] == "." and low[i - 1] in "\"“”’‘'"):
                return None
            i -= 1
            continue
        before = tags[begin - 1] if begin > first else "."
        if before == "S" or (before in "IT" and begin > first):
            i = begin - 1
            continue
        start = begin
        while (
            start - 1 > first
            and low[start - 1] in ("and", ",", "&")
            and noun_group_to(tags, start - 1, first) < start - 1
        ):
            if low[start - 1] == "," and "and" not in low[start:end]:
                break
            start = noun_group_to(tags, start - 1, first)
        return Subject(start, end, begin, i)
    return None
