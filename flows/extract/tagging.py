"""A light part-of-speech tagger: one letter for each token, from lexicon, shape and neighbours.

D determiner  N noun  P proper noun  J adjective  V verb (finite or base)  G verb in -ing  E past form or participle
M modal  B form of be, have or do  T to  I preposition  C and, or, but  W who, which, that, whether  R adverb
O pronoun  # number  S possessive ending  X not, n't  . mark
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from flows.extract.lexicon import lemmas
from flows.extract.number_words import SMALL

CLOSED: dict[str, str] = {}
for _tag, _words in {
    "D": "a an the this that these those each every no some any all both either another such its his her their our my "
    "your whose several many few most more less fewer other certain various enough",
    "M": "will would shall should can could may might must ought 'll cannot can't won't wouldn't couldn't shouldn't 'd",
    "B": "be is are was were been being am has have had having do does did 's 're 've 'm isn't aren't wasn't weren't "
    "hasn't haven't hadn't doesn't don't didn't",
    "T": "to",
    "I": "of in on at by for with from into onto upon about against among amid between through throughout during "
    "before after under over within without toward towards across behind beyond via per as since until till despite "
    "like unlike near including alongside beside besides concerning regarding except off than inside outside above "
    "below along around",
    "C": "and or but nor & yet",
    "W": "who whom which what when where why how whether if because although though while whereas unless so whenever "
    "wherever",
    "R": "also now then there here too very still already again ever never just only even soon often always today "
    "yesterday tomorrow meanwhile however therefore thus moreover furthermore instead perhaps almost nearly once twice "
    "together forward out up down away back ahead further later earlier ago abroad not n't alike altogether apart far "
    "quite rather else himself herself itself themselves ourselves",
    "O": "he she it they we i you him them us me one others who everyone everybody nobody somebody someone anybody "
    "anyone nothing something everything none mine ours theirs",
}.items():
    for _word in _words.split():
        CLOSED.setdefault(_word, _tag)
#: Short forms of verbs, tokens of their own after their subject; "'s" is mostly a genitive.
CONTRACTED = frozenset({"'ll", "'re", "'ve", "'m", "'d"})
CLOSED["not"] = CLOSED["n't"] = "X"
CLOSED["that"] = "W"


@lru_cache(maxsize=65536)
def _possible(low: str) -> str:
    """The open-class tags a lower-cased word may have, likeliest first."""
    known = lemmas(low)
    if low in ("second", "third"):
        return "JNV" if low == "second" else "JN"  # verbs first, to the dictionary
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


@lru_cache(maxsize=65536)
def _may_follow_adjective(low: str) -> bool:
    """Whether a lower-cased word may be a noun, or an adjective before one."""
    return low not in CLOSED and low.isalpha() and not {"N", "J"}.isdisjoint(_possible(low))


def _is_past(low: str, lemma: str) -> bool:
    return (lemma != low and not low.endswith("s")) or (lemma == low and low in UNCHANGED)


#: Verbs whose past is spelt like their base form.
UNCHANGED = frozenset("put set cut let hit cost read".split())


def _by_shape(low: str) -> str:
    if "-" in low:
        if low.startswith(("co-", "re-")):
            return _possible(low[3:]) if len(low) > 3 else "N"
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


#: What stands for a tag that the neighbours decide: of a capitalized word, which is a proper noun unless it opens a
#: sentence; of a word in lower case that several open classes share; of any other word.
CAPITALIZED, SHARED, OTHER = "c", "s", "o"


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
    tags = _possible(low)
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
            tags[i] = tag = _choose(_possible(low[i]), beyond, low[i + 1] if i + 1 < total else ".", low, i)
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
            return CLOSED.get(this) or _choose(_possible(this), before, after, low, i)
        return "P" if before != "." or not lemmas(this) else ""
    return ""


def _shouted(word: Sequence[str], low: Sequence[str], i: int) -> bool:
    """Whether a word stands among others in capitals and is a common word itself (a headline in capitals)."""
    neighbours = [w for w in (*word[max(0, i - 2) : i], *word[i + 1 : i + 3]) if w[0].isalpha()]
    if len(neighbours) < 2 or not "".join(neighbours).isupper() or not all(map(str.isupper, neighbours)):
        return False
    return bool(low[i] in CLOSED or lemmas(low[i]).keys() - {"PROPN"})


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


def _choose(tags: str, before: str, after: str, low: Sequence[str], i: int) -> str:
    """Pick one of the possible tags of token `i` by its neighbours."""
    if before in "MTX" and ("V" in tags or (before != "X" and low[i] in UNCHANGED)):
        return "V"
    if len(tags) == 1 and low[i] not in ADJECTIVAL:
        return tags
    may_modify = _may_follow_adjective(after)
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


#: Participles that no noun takes, though they may describe one: after "and" or a comma they are verbs.
SPOKEN = frozenset(
    "admitted advised assured committed informed noted pointed pronounced registered repeated voiced".split()
)


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
    return "V" if after in CLOSED or not after.isalpha() or set(_possible(after)) & set("EJRN") else "N"


#: Words of this field that are nouns wherever both readings are open.
NOUNS_FIRST = frozenset(
    "police soldiers headquarters fund funds force forces troops units missions camps boats support training equipment "
    "aid officers leaders states members ministers countries peace security conduct abuse leadership command flag "
    "helicopters hospitals drones vehicles contingents battalions aircraft companies experts advisers peacekeepers "
    "participants delegations delegates pledges promises partners donors capitals planes jets ships trucks lorries "
    "places seats courses classes dogs bridges tents".split()
)
