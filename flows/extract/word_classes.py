"""What a word may be by itself: the closed classes, and the open ones by lexicon and shape."""

from __future__ import annotations

from functools import lru_cache

from flows.extract.lexicon import lemmas

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
#: Verbs whose past is spelt like their base form.
UNCHANGED = frozenset("put set cut let hit cost read".split())


@lru_cache(maxsize=65536)
def open_classes(low: str) -> str:
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
def may_follow_adjective(low: str) -> bool:
    """Whether a lower-cased word may be a noun, or an adjective before one."""
    return low not in CLOSED and low.isalpha() and not {"N", "J"}.isdisjoint(open_classes(low))


def _is_past(low: str, lemma: str) -> bool:
    return (lemma != low and not low.endswith("s")) or (lemma == low and low in UNCHANGED)


def _by_shape(low: str) -> str:
    if "-" in low:
        if low.startswith(("co-", "re-")):
            return open_classes(low[3:]) if len(low) > 3 else "N"
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
