"""What a commitment is for: its category, read off the terms it uses."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from flows.extract.document import Document
from flows.extract.lexicon import Lexicon, forms
from flows.extract.marks import mark, shape
from flows.extract.phrases import Phrases
from flows.extract.record import record

MILITARY = "military-police-capabilities"
TRAINING = "training-capacity-building"
POLITICAL = "political-support"
FUNDING = "funding"
OTHER = "other"
#: Categories that give way wherever a more specific purpose is named beside them.
GENERAL = frozenset({MILITARY, POLITICAL, FUNDING, OTHER})


@record
class Term:
    """A term found: tokens `first` to `last` (exclusive), its category and how much it decides (0 to 5)."""

    first: int
    last: int
    category: str
    weight: int


def build_terms(lexicon: Lexicon) -> Phrases[tuple[str, int]]:
    """All forms of `category_terms.csv`: the last word of a noun term inflected, the first of a verb term."""
    entries: list[tuple[str, tuple[str, int]]] = []
    for row in lexicon.table("category_terms"):
        value = (row["category"], int(row["weight"]))
        term, form = row["term"], row["form"]
        if form == "v":
            entries += [(variant, value) for variant in sorted(forms(term))]
            continue
        head, space, last = term.rpartition(" ")
        for variant in sorted(forms(last, "NOUN")):
            entries.append((head + space + variant, value))
        entries.append((term, value))
    return Phrases(entries)


def find_terms(doc: Document, first: int, last: int) -> list[Term]:
    """Category terms between two tokens; a hyphenated word that is no term itself is read by its parts."""
    places, terms = doc.memo.get("terms") or doc.memo.setdefault("terms", _all_terms(doc))
    found: list[Term] = []
    reached = first
    for n in range(bisect_left(places, first), bisect_left(places, last)):
        whole, parts = terms[n]
        if places[n] < reached:
            continue
        if whole is not None and whole.last <= last:
            found.append(whole)
            reached = whole.last
        else:
            found += parts
    return found


#: Words with which a term may begin, and those that may have one for a part.
STARTS = mark(lambda lexicon: lexicon.derived(build_terms).starts()) | shape(lambda low: "-" in low)


def _all_terms(doc: Document) -> tuple[list[int], list[tuple[Term | None, list[Term]]]]:
    """The tokens at which a term may begin: the longest there, and those that the parts of a hyphenated word are."""
    phrases = doc.lexicon.derived(build_terms)
    low = doc.tokens.low
    places = doc.places(0, len(low), STARTS)
    terms: list[tuple[Term | None, list[Term]]] = []
    for i in places:
        hit = phrases.match(low, i)
        terms.append((Term(i, hit[1], *hit[0]) if hit else None, _parts(low, i, phrases) if "-" in low[i] else []))
    return places, terms


def _parts(low: Sequence[str], i: int, phrases: Phrases[tuple[str, int]]) -> list[Term]:
    parts = low[i].split("-")
    hits = [phrases.match(parts, k) for k in range(len(parts)) if parts[k] in phrases]
    return [Term(i, i + 1, *hit[0]) for hit in hits if hit is not None and hit[0][1] > 1]


def category_of(terms: Sequence[Term], money: bool = False) -> str:
    """The category that these terms of one item speak for, or "" where they speak for none.

    A specific purpose beats troops, money and politics; among purposes the weightiest, then the first, decides.
    """
    best: tuple[bool, int, int] | None = None
    category = ""
    for position, term in enumerate(terms):
        if term.weight == 0:
            continue
        rank = (term.category not in GENERAL and term.weight > 1, _rank(term), -position)
        if best is None or rank > best:
            best, category = rank, term.category
    if money and category in ("", POLITICAL):
        return FUNDING
    return category


def _rank(term: Term) -> int:
    if term.category == MILITARY:
        return 9  # among the general categories a thing that can be sent says more than the money or the goodwill
    return term.weight
