"""A light part-of-speech tagger: one letter for each token, from lexicon, shape and neighbours.

D determiner  N noun  P proper noun  J adjective  V verb (finite or base)  G verb in -ing  E past form or participle
M modal  B form of be, have or do  T to  I preposition  C and, or, but  W who, which, that, whether  R adverb
O pronoun  # number  S possessive ending  X not, n't  . mark
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from flows.extract.lexicon import lemmas
from flows.extract.number_words import SMALL
from flows.extract.word_classes import CLOSED, CONTRACTED, UNCHANGED, may_follow_adjective, open_classes

#: What stands for a tag that the neighbours decide: of a capitalized word, which is a proper noun unless it opens a
#: sentence; of a word in lower case that several open classes share; of any other word.
CAPITALIZED, SHARED, OTHER = "c", "s", "o"
#: Participles that describe the noun after them wherever one follows.
ADJECTIVAL = frozenset(
    "specialized specialised advanced armed armoured armored mixed trained skilled qualified combined integrated "
    "enhanced "
    "unmanned motorized motorised mechanized mechanised experienced unarmed dedicated improved increased "
    "encrypted".split()
)
#: Participles that, after a bare number, are its verb ("of the 74, 53 pledged troops").
PROMISED = frozenset(
    "pledged promised offered announced registered made committed tabled cited brought signed put agreed "
    "assured".split()
)
#: Participles that no noun takes, though they may describe one: after "and" or a comma they are verbs.
SPOKEN = frozenset(
    "admitted advised assured committed informed noted pointed pronounced registered repeated voiced".split()
)
#: Words of this field that are nouns wherever both readings are open.
NOUNS_FIRST = frozenset(
    "police soldiers headquarters fund funds force forces troops units missions camps boats support training equipment "
    "aid officers leaders states members ministers countries peace security conduct abuse leadership command flag "
    "helicopters hospitals drones vehicles contingents battalions aircraft companies experts advisers peacekeepers "
    "participants delegations delegates pledges promises partners donors capitals planes jets ships trucks lorries "
    "places seats courses classes dogs bridges tents".split()
)


class _Tags(dict[str, str]):
    """The tag of each word as printed where the word alone decides it, else what stands for it."""

    def __missing__(self, word: str) -> str:
        tag = _alone(word, word.lower().replace("’", "'").replace("‑", "-"))
        if len(self) < 65536:
            self[word] = tag
        return tag


_TAGS = _Tags()


def _alone(word: str, low: str) -> str:
    first = word[0]
    if not (first.isalpha() or first.isdigit()):
        if low in CONTRACTED:
            return CLOSED[low]
        return "S" if low == "'s" else "#" if first in "$€£¥" else "."
    if first.isdigit() or word[-1] in "$€£¥" or low.partition("-")[0] in SMALL:
        return "#"
    if low in CLOSED:
        fixed = (first.islower() or low in ("the", "a", "an", "of", "i")) and low not in ("than", "mine")
        return CLOSED[low] if fixed else OTHER
    if first.isupper():
        return OTHER if word.isupper() else CAPITALIZED
    if not first.islower():
        return OTHER
    tags = open_classes(low)
    return tags if len(tags) == 1 and low not in ADJECTIVAL and low not in UNCHANGED else SHARED


def tag_tokens(word: Sequence[str], low: Sequence[str], starts: Collection[int]) -> str:
    """One tag letter per token, as a string; `starts` are the first tokens of the sentences. Linear."""
    tags = list(map(_TAGS.__getitem__, word))
    total = len(word)
    for i in [i for i, tag in enumerate(tags) if tag in "cso"]:
        before, kind = tags[i - 1] if i and i not in starts else ".", tags[i]
        if kind == CAPITALIZED and (before != "." or not lemmas(low[i])):
            tags[i] = "P"
        elif kind == OTHER and (known := _by_case(word, low, i, before)):
            tags[i] = known
        else:
            beyond = tags[i - 2] if before == "R" and i > 1 else before
            tags[i] = tag = _choose(open_classes(low[i]), beyond, low[i + 1] if i + 1 < total else ".", low, i)
            if tag == "N" and kind != SHARED and word[i][0].isupper() and i + 1 < total and word[i + 1][0].isupper():
                tags[i] = "P"
    return "".join(tags)


def _by_case(word: Sequence[str], low: Sequence[str], i: int, before: str) -> str:
    """The tag of a word of a closed class, in capitals or without case; "" where it is one of an open class."""
    this, first = low[i], word[i][0]
    if this == "than" and i and low[i - 1] in ("more", "less", "fewer", "rather"):
        return "D" if low[i - 1] != "rather" else "I"
    if this in CLOSED and (first.islower() or before == "."):
        return "N" if this == "mine" and before in "DJ" else CLOSED[this]
    if first.isupper():
        if word[i].isupper() and _shouted(word, low, i):
            after = low[i + 1] if i + 1 < len(low) else "."
            return CLOSED.get(this) or _choose(open_classes(this), before, after, low, i)
        return "P" if before != "." or not lemmas(this) else ""
    return ""


def _shouted(word: Sequence[str], low: Sequence[str], i: int) -> bool:
    """Whether a word stands among others in capitals and is a common word itself (a headline in capitals)."""
    neighbours = [w for w in (*word[max(0, i - 2) : i], *word[i + 1 : i + 3]) if w[0].isalpha()]
    if len(neighbours) < 2 or not "".join(neighbours).isupper() or not all(map(str.isupper, neighbours)):
        return False
    return bool(low[i] in CLOSED or lemmas(low[i]).keys() - {"PROPN"})


def _choose(tags: str, before: str, after: str, low: Sequence[str], i: int) -> str:
    """Pick one of the possible tags of token `i` by its neighbours."""
    if before in "MTX" and ("V" in tags or (before != "X" and low[i] in UNCHANGED)):
        return "V"
    if len(tags) == 1 and low[i] not in ADJECTIVAL:
        return tags
    may_modify = may_follow_adjective(after)
    known = _by_word(tags, before, after, low[i], may_modify)
    if known:
        return known
    if before in "DS#J":
        if "J" in tags and may_modify and tags[0] != "N":
            return "J"
        return "N" if "N" in tags else "J" if "J" in tags else tags[0]
    if before == "I":
        return _after_preposition(tags, may_modify)
    if tags[0] == "V" and after == "that" and before == "." and low[i].endswith("s") and low[i - 1] == ",":
        return "V"  # "Obi, the envoy, cautions that"
    if tags[0] == "V" and "N" in tags:
        return _noun_or_verb(before, after, low, i)
    if before in "NPO" and tags[0] == "E":
        return "E"
    if before == "B" and "G" in tags and (CLOSED.get(after, "-") in "DO" or after[0].isdigit()):
        return "G"
    if before == "B":
        return "J" if "J" in tags and "E" not in tags else tags[0]
    return "J" if "J" in tags and may_modify and tags[0] != "V" else tags[0]


def _by_word(tags: str, before: str, after: str, word: str, may_modify: bool) -> str:
    """The tag of the few words whose reading the word itself settles; "" for all others."""
    if before == "#" and tags[0] == "E" and not (may_modify and "J" in tags and word not in PROMISED):
        return "E"
    if word in SPOKEN and before in "C.R" and "E" in tags:
        return "E"
    if word == "present" and before in "NP" and (after in ",." or CLOSED.get(after, "-") in "MB"):
        return "J"
    if (word in ADJECTIVAL and may_modify) or (word == "formed" and after == "police"):
        return "J"
    return "E" if before == "." and tags[0] == "E" and word in PROMISED else ""


def _after_preposition(tags: str, may_modify: bool) -> str:
    if "G" in tags:
        return "G"
    if may_modify and (tags[0] == "E" or "J" in tags):
        return "J"
    return "N" if "N" in tags else tags[0]


def _noun_or_verb(before: str, after: str, low: Sequence[str], i: int) -> str:
    """Tell noun from verb by agreement with the word before ("delegations offer", "Nepal offers", "patrol boats")."""
    if (
        before == "O"
        or low[i : i + 2] == ["go", "to"]
        or (before == "W" and low[i - 1] in ("who", "which", "that") and low[i] not in NOUNS_FIRST)
    ):
        return "V"
    promises = (
        low[i] in ("pledges", "promises")
        and before == "P"
        and (after in ("to", "a", "an", "its") or after[0].isdigit())
    )
    if before not in "NP" or (low[i] in NOUNS_FIRST and not promises):
        return "N"
    if low[i] == "remains" and after in CLOSED:
        return "V"
    plural = low[i - 1].endswith("s") and not low[i - 1].endswith("ss") and before == "N"
    third_person = low[i].endswith("s") and not low[i].endswith("ss")
    counted = i > 1 and (low[i - 2][0].isdigit() or low[i - 2] in SMALL)
    if plural == third_person or (before == "N" and third_person and counted):
        return "N"
    return "V" if after in CLOSED or not after.isalpha() or set(open_classes(after)) & set("EJRN") else "N"
