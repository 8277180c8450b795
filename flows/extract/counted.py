"""What a number counts: the noun group after it, or the one left out because it was said before."""

from __future__ import annotations

from collections.abc import Mapping

from flows.extract.document import Document
from flows.extract.grammar import noun_group_from
from flows.extract.lexicon import Lexicon, lemmas
from flows.extract.number import Number
from flows.extract.record import record
from flows.extract.sentences import Sentence

#: How many words after a number are looked at for what it counts.
REACH = 40
#: Participles and adjectives that alone stand for the people in that plight.
PLIGHTS = frozenset("wounded injured dead missing sick displaced disabled homeless unaccounted".split())
OWNERS = frozenset("every each the its their those these all his her your our only some".split())
#: Plurals that do not end in "s".
PLURALS = frozenset("police women men people personnel staff aircraft".split())


@record
class Noun:
    """A counted noun: tokens `first` to `last` (exclusive), `head` its last noun."""

    first: int
    last: int
    head: int


def count_words(lexicon: Lexicon) -> Mapping[str, frozenset[str]]:
    """Words around numbers by kind: duration, clock, label, age, slack, actor, partitive; for `Lexicon.derived`."""
    kinds: dict[str, set[str]] = {}
    for row in lexicon.table("count_words"):
        kinds.setdefault(row["kind"], set()).add(row["word"])
    return {kind: frozenset(words) for kind, words in kinds.items()}


def noun_after(doc: Document, i: int, sentence: Sentence) -> Noun | None:
    """The noun group that begins at token `i`, without the adjectives that do not matter; None where none follows."""
    words = doc.lexicon.derived(count_words)
    tags, low = doc.tags, doc.tokens.low
    end = min(sentence.last, i + REACH)
    while (
        i < end
        and (low[i] in words["slack"] or low[i] in ("“", '"', "‘", "'", "-"))
        and not (low[i] == "of" and tags[i + 1 : i + 2] == "#")
    ):
        i += 1
    start = i
    if i + 1 < end and tags[i] in "EG" and tags[i + 1] in "NJ" and lemmas(low[i]).get("VERB", "") not in words["act"]:
        i += 1  # six displaced people, four bridging sets
    elif (
        i + 2 < end
        and tags[i] in "JN"
        and low[i + 1] in ("and", "or")
        and tags[i + 2] in "JN"
        and not _is_plural(low[i])
    ):
        i += 2  # 60 foreign and defence ministers
    last = noun_group_from(tags, i, end)
    last = next((k for k in range(i, last) if tags[k] in "#S" or (tags[k] == "D" and k > i)), last)
    while last > i and tags[last - 1] not in "NP":
        last -= 1
    if last == i:
        if i < end and low[i] in PLIGHTS and not (i + 1 < end and tags[i + 1] in "NP"):
            return Noun(i, i + 1, i)  # "brought 63 wounded to safety"
        return None
    head = last - 1
    last = _joined(doc, last, end)
    return Noun(start, last, head)


def _joined(doc: Document, last: int, end: int) -> int:
    """Go on over "and police", "of laterite road" where they say what is counted."""
    words = doc.lexicon.derived(count_words)
    tags, low = doc.tags, doc.tokens.low
    if last < end and low[last] == "of" and low[last - 1] in words["partitive"] and tags[last + 1 : last + 2] != "#":
        onward = noun_group_from(tags, last + 1, end)
        if onward > last + 1 and low[last + 1] not in ("its", "their", "his", "her", "these", "those"):
            last = onward
    if last + 1 < end and low[last] == "and" and tags[last + 1] == "N" and low[last - 1] not in words["actor"]:
        after = noun_group_from(tags, last + 1, end)
        plain = all(tags[k] in "NJ" for k in range(last + 1, after))
        if plain and after - last <= 3 and _is_plural(low[after - 1]) and not (after < end and tags[after] in "VBM"):
            last = after
    return last


def _is_plural(low: str) -> bool:
    return (low.endswith("s") and not low.endswith("ss")) or low in PLURALS


def is_actor_noun(doc: Document, noun: Noun) -> bool:
    """Whether the noun counts those who take part and pledge (countries, delegations)."""
    return doc.tokens.low[noun.head] in doc.lexicon.derived(count_words)["actor"]


def denominator_of(
    doc: Document, number: Number, numbers: Mapping[int, Number], sentence: Sentence
) -> tuple[Number, int] | None:
    """The number that this one is a part of ("30 of the 287 facilities"), and the token where its noun begins."""
    low = doc.tokens.low
    i = number.last
    if i < sentence.last and low[i] in ("of", "from", "out"):
        i += 1
        if i < sentence.last and low[i] == "of":
            i += 1
        while i < min(sentence.last, number.last + 6) and low[i] in OWNERS:
            i += 1
        whole = numbers.get(i)
        if whole is not None and whole.value >= number.value and _compatible(number, whole):
            return whole, whole.last
    if i < sentence.last and low[i] == "in" and i == number.last:
        whole = numbers.get(i + 1)
        if whole is not None and number.value < whole.value <= 100 and not (number.unit or whole.unit):
            said = noun_after(doc, whole.last, sentence)
            if said is not None and said.first == whole.last and number.last - number.lead == 1:
                return whole, whole.last  # "one in five peacekeepers"
    return None


def _compatible(part: Number, whole: Number) -> bool:
    return part.unit == whole.unit or (not part.unit and not whole.unit)
