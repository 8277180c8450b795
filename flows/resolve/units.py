"""What is promised, reduced to what it is: the unit of a number, the gist of a clause."""

from __future__ import annotations

from collections.abc import Mapping

from flows.resolve.ids import digest, fold, word_set

_PERSONNEL = word_set(
    "troop soldier personnel peacekeeper person people men servicemen servicewomen military uniformed trooper"
)
_IDLE = word_set(
    "a an the of for and or in on to its their his her our new other more further additional extra some about up over"
    " with by at as from that which will would be been has have is are was were it they he she we this these those"
)


def lemma(word: str) -> str:
    """A folded noun without its plural ending: companies → company, battalions → battalion."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def unit_key(unit: str) -> str:
    """What kind of thing a unit counts: its head noun, one word for all who serve in uniform, a currency as it is."""
    if len(unit) == 3 and unit.isupper():
        return unit
    words = fold(unit.partition(" of ")[0]).split() or fold(unit).split()
    words = [lemma(w) for w in words]
    if any(w in _PERSONNEL for w in words) and "police" not in words[:1]:
        return "personnel"
    return words[-1] if words else ""


def telling(text: str) -> frozenset[str]:
    """The words of a clause that say what it is about: folded, singular, without numbers and idle words."""
    return frozenset(lemma(w) for w in fold(text).split() if w not in _IDLE and not w.isdigit())


def gist(row: Mapping[str, str | None]) -> str:
    """What sets a promise apart from the others of one article: its capability, its unit, else its words."""
    if row["capability"]:
        return row["capability"]
    if row["unit"]:
        return " ".join(lemma(w) for w in fold(row["unit"]).split())
    return digest("", [" ".join(sorted(telling(row["description"] or "")))]).lstrip("-")
