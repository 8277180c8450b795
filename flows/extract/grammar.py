"""A light grammar: part-of-speech tags from lexicon, shape and neighbours; noun groups, verb groups, subjects.

It knows enough English to tell who does what in a news sentence and no more. Tags are one letter:

D determiner  N noun  P proper noun  J adjective  V verb (finite or base)  G verb in -ing  E past form or participle
M modal  B form of be, have or do  T to  I preposition  C and, or, but  W who, which, that, whether  R adverb
O pronoun  # number  S possessive ending  X not, n't  . mark
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from flows.extract.lexicon import lemmas
from flows.extract.numbers import SMALL

CLOSED: dict[str, str] = {}
for _tag, _words in {
    "D": "a an the this that these those each every no some any all both either another such its his her their our my your "
    "whose several many few most more less fewer other certain various enough",
    "M": "will would shall should can could may might must ought 'll cannot can't won't wouldn't couldn't shouldn't",
    "B": "be is are was were been being am has have had having do does did 's 're 've isn't aren't wasn't weren't hasn't "
    "haven't hadn't doesn't don't didn't",
    "T": "to",
    "I": "of in on at by for with from into onto upon about against among amid between through throughout during before after "
    "under over within without toward towards across behind beyond via per as since until till despite like "
    "unlike near "
    "including alongside beside besides concerning regarding except off than inside outside above below along "
    "around",
    "C": "and or but nor & yet",
    "W": "who whom which what when where why how whether if because although though while whereas unless so whenever wherever",
    "R": "also now then there here too very still already again ever never just only even soon often always today yesterday "
    "tomorrow meanwhile however therefore thus moreover furthermore instead perhaps almost nearly once twice "
    "together forward "
    "out up down away back ahead further later earlier ago abroad not n't alike altogether apart far quite rather "
    "else himself herself itself themselves ourselves",
    "O": "he she it they we i you him them us me one others who everyone everybody "
    "nobody somebody someone anybody anyone nothing something everything none mine ours theirs",
}.items():
    for _word in _words.split():
        CLOSED.setdefault(_word, _tag)
CLOSED["not"] = CLOSED["n't"] = "X"
CLOSED["that"] = "W"

HAVE = frozenset("has have had having 've hasn't haven't hadn't".split())
BE = frozenset("be is are was were been being am 's 're isn't aren't wasn't weren't".split())
NEGATIVE = frozenset("not n't never cannot no neither nor".split())
#: Tags that a noun group is made of.
NOMINAL = frozenset("DNPJ#S")


@lru_cache(maxsize=65536)
def _possible(low: str) -> str:
    """The open-class tags a lower-cased word may have, likeliest first."""
    known = lemmas(low)
    tags = ""
    if "VERB" in known:
        lemma = known["VERB"]
        tags += "G" if low.endswith("ing") and lemma != low else "E" if _is_past(low, lemma) else "V"
    if "NOUN" in known or "PROPN" in known:
        tags += "N"
    if "ADJ" in known:
        tags += "J"
    if "ADV" in known and (low.endswith("ly") or not tags):
        tags += "R"
    if not tags:
        tags = _by_shape(low)
    return tags


def _is_past(low: str, lemma: str) -> bool:
    return (lemma != low and not low.endswith("s")) or (lemma == low and low in UNCHANGED)


#: Verbs whose past is spelt like their base form.
UNCHANGED = frozenset("put set cut let hit cost read".split())


def _by_shape(low: str) -> str:
    if "-" in low:
        return "J" if low.endswith(("ed", "ing", "led", "based", "term", "wide", "free")) else "NJ"
    for ending, tags in (
        ("ly", "R"),
        ("ing", "GN"),
        ("ed", "EJ"),
        ("ous", "J"),
        ("ive", "JN"),
        ("al", "JN"),
        ("ize", "V"),
    ):
        if low.endswith(ending):
            return tags
    return "N"


def tag_tokens(word: Sequence[str], low: Sequence[str], starts: Collection[int]) -> str:
    """One tag letter per token, as a string; `starts` are the first tokens of the sentences. Linear."""
    tags: list[str] = []
    before = "."
    total = len(word)
    for i in range(total):
        token = word[i]
        first = token[0]
        if i in starts:
            before = "."
        if not (first.isalpha() or first.isdigit()):
            tag = "S" if token in ("'s", "’s") else "#" if first in "$€£¥" else "."
        elif first.isdigit() or token[-1] in "$€£¥" or low[i].partition("-")[0] in SMALL:
            tag = "#"
        elif low[i] == "than" and tags and low[i - 1] in ("more", "less", "fewer", "rather"):
            tag = "D" if low[i - 1] != "rather" else "I"
        elif low[i] in CLOSED and (first.islower() or before == "." or low[i] in ("the", "a", "an", "of", "i")):
            tag = "N" if low[i] == "mine" and before in "DJ" else CLOSED[low[i]]
        elif first.isupper() and token.isupper() and _shouted(word, low, i):
            tag = CLOSED.get(low[i]) or _choose(_possible(low[i]), before, low[i + 1] if i + 1 < total else ".", low, i)
        elif first.isupper() and (before != "." or not lemmas(low[i])):
            tag = "P"
        else:
            after = low[i + 1] if i + 1 < total else "."
            beyond = tags[-2] if before == "R" and len(tags) > 1 and i not in starts else before
            tag = _choose(_possible(low[i]), beyond, after, low, i)
            if first.isupper() and tag == "N":
                tag = "P" if i + 1 < total and word[i + 1][0].isupper() else "N"
        tags.append(tag)
        before = tag
    return "".join(tags)


def _shouted(word: Sequence[str], low: Sequence[str], i: int) -> bool:
    """Whether a word stands among others in capitals and is a common word itself (a headline in capitals)."""
    neighbours = [w for w in (*word[max(0, i - 2) : i], *word[i + 1 : i + 3]) if w[0].isalpha()]
    return (
        len(neighbours) > 1
        and all(w.isupper() for w in neighbours)
        and bool(low[i] in CLOSED or lemmas(low[i]).keys() - {"PROPN"})
    )


#: Participles that describe the noun after them wherever one follows.
ADJECTIVAL = frozenset(
    "specialized specialised advanced armed armoured armored mixed trained skilled qualified combined integrated "
    "enhanced "
    "unmanned motorized motorised mechanized mechanised experienced unarmed dedicated improved increased "
    "encrypted".split()
)
#: Participles that, after a bare number, are its verb ("of the 74, 53 pledged troops").
PROMISED = frozenset(
    "pledged promised offered announced registered made committed tabled cited brought signed put agreed".split()
)


def _choose(tags: str, before: str, after: str, low: Sequence[str], i: int) -> str:
    """Pick one of the possible tags of token `i` by its neighbours."""
    if len(tags) == 1:
        return tags
    if before in "MTX" and "V" in tags:
        return "V"
    may_modify = after not in CLOSED and after.isalpha() and any(t in "NJ" for t in _possible(after))
    if before == "#" and tags[0] == "E" and not (may_modify and "J" in tags and low[i] not in PROMISED):
        return "E"
    if low[i] == "present" and before in "NP" and (after in "MB,." or CLOSED.get(after, "") in "MB"):
        return "J"
    if low[i] in ADJECTIVAL and may_modify:
        return "J"
    if before == "." and tags[0] == "E" and (low[i] in PROMISED or low[i] == "assured") and i and low[i - 1] == ",":
        return "E"
    if before in "DS#J":
        if "J" in tags and may_modify and tags[0] != "N":
            return "J"
        return "N" if "N" in tags else "J" if "J" in tags else tags[0]
    if before == "I":
        if "G" in tags:
            return "G"
        if tags[0] == "E" and may_modify:
            return "J"
        return "J" if "J" in tags and may_modify else "N" if "N" in tags else tags[0]
    if tags[0] == "V" and "N" in tags:
        return _noun_or_verb(before, after, low, i)
    if before in "NPO" and tags[0] == "E":
        return "E"
    if before == "B":
        return "J" if "J" in tags and "E" not in tags else tags[0]
    if "J" in tags and may_modify and tags[0] != "V":
        return "J"
    return tags[0]


def _noun_or_verb(before: str, after: str, low: Sequence[str], i: int) -> str:
    """Tell noun from verb by agreement with the word before ("delegations offer", "Thailand offers", "patrol boats")."""
    if before == "O" or (before == "W" and low[i - 1] in ("who", "which", "that") and low[i] not in NOUNS_FIRST):
        return "V"
    promises = (
        low[i] in ("pledges", "promises")
        and before == "P"
        and (after in ("to", "a", "an", "its") or after[0].isdigit())
    )
    if before not in "NP" or (low[i] in NOUNS_FIRST and not promises):
        return "N"
    plural = low[i - 1].endswith("s") and not low[i - 1].endswith("ss") and before == "N"
    third_person = low[i].endswith("s") and not low[i].endswith("ss")
    counted = i > 1 and (low[i - 2][0].isdigit() or low[i - 2] in SMALL)
    if plural == third_person or (before == "N" and third_person and counted):
        return "N"
    return "V" if after in CLOSED or not after.isalpha() or set(_possible(after)) & set("EJRN") else "N"


#: Words of this field that are nouns wherever both readings are open.
NOUNS_FIRST = frozenset(
    "police soldiers headquarters fund funds force forces troops units missions camps boats support training "
    "equipment aid "
    "officers leaders states members ministers countries peace security conduct abuse leadership command flag "
    "helicopters hospitals drones vehicles contingents battalions aircraft "
    "companies experts advisers peacekeepers participants delegations delegates pledges promises partners donors "
    "capitals "
    "planes jets ships trucks lorries places seats courses classes dogs bridges tents".split()
)


@dataclass(frozen=True, slots=True)
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
    i = first
    while i < last:
        if tags[i] in "MBVE" and not (i > first and tags[i - 1] == "T"):
            group = _verb_group(low, tags, i, last)
            if group is not None:
                groups.append(group)
                i = group.last
                continue
        i += 1
    return groups


def _verb_group(low: Sequence[str], tags: str, first: int, last: int) -> VerbGroup | None:
    i, modal, have, be, negated, past = first, "", False, False, False, False
    head = -1
    while i < last:
        tag, word = tags[i], low[i]
        if tag == "M" and head < 0:
            modal, negated = word, negated or word in ("cannot", "can't", "won't", "wouldn't", "couldn't", "shouldn't")
        elif tag == "X" or word in ("never", "n't"):
            negated = True
        elif tag == "B" and (head < 0):
            have, be = have or word in HAVE, be or word in BE
            past = past or word in ("was", "were", "had", "did", "wasn't", "weren't", "hadn't", "didn't")
            negated = negated or word.endswith("n't")
        elif tag == "R" and i > first and head < 0:
            pass
        elif word == "," and head < 0 and (modal or have or be) and _aside_end(low, i, last) > i:
            i = _aside_end(low, i, last)
        elif tag in "VEG" and head < 0:
            head = i
            i += 1
            break
        else:
            break
        i += 1
    if head < 0:
        if not (have or be):
            return None
        head = next(k for k in range(i - 1, first - 1, -1) if tags[k] == "B")
        i = head + 1
        return VerbGroup(
            first, i, head, "have" if have and not be else "be", past, modal, have and be, False, False, negated
        )
    tag = tags[head]
    if tag == "G" and not be:
        return None
    lemma = lemmas(low[head]).get("VERB", low[head])
    return VerbGroup(
        first, i, head, lemma,
        past=past or (tag == "E" and not (have or be or modal)), modal=modal, perfect=have,
        passive=be and tag == "E", progressive=be and tag == "G", negated=negated,
    )  # fmt: skip


def _aside_end(low: Sequence[str], i: int, last: int) -> int:
    """The comma that closes an aside of a few words between auxiliary and verb ("will, in addition, man"); else `i`."""
    return next((k for k in range(i + 2, min(i + 6, last - 1)) if low[k] == ","), i)


def noun_group_from(tags: str, i: int, last: int) -> int:
    """End (exclusive) of the noun group that begins at token `i`, at most `last`; `i` itself where none does."""
    end = i
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
    """First token of the noun group that ends before token `end` (exclusive), at least `first`; `end` where none does."""
    i = end
    if i > first and tags[i - 1] == "O":
        return i - 1
    if i <= first or tags[i - 1] not in "NP#":
        return end
    while i > first and tags[i - 1] in NOMINAL:
        i -= 1
        if tags[i] == "D" and not (i > first and tags[i - 1] == "D"):
            break
    return i


@dataclass(frozen=True, slots=True)
class Subject:
    """The words before a verb that may name its subject: the stretch `first` to `last`, its head noun group `head` to `tail`."""

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
