"""Nouns of pledging ("offer", "undertaking"), and whose a noun in the text is."""

from __future__ import annotations

from flows.extract.actor import Actor
from flows.extract.actors import Actors
from flows.extract.document import Document
from flows.extract.grammar import noun_group_to
from flows.extract.lexicon import Lexicon, forms

#: Longest noun group, in tokens, that is looked through.
LONGEST_GROUP = 20
POSSESSIVES = frozenset("its their his her our my".split())
#: Forms of verbs that show what a list or a count is about.
PROMISING = frozenset(
    "pledged promised offered announced committed tabled pledges promises offers contributed earmarked following "
    "allocated undertook undertakes announces will agreed agree undertake".split()
)


def build_nouns(lexicon: Lexicon) -> dict[str, str]:
    """Action of each form of the pledge nouns."""
    return {
        form: row["action"]
        for row in lexicon.table("pledge_nouns")
        for form in forms(row["noun"], "NOUN") | {row["noun"]}
    }


def possessor(doc: Document, actors: Actors, i: int, last: int) -> tuple[list[Actor], int]:
    """Whose pledge the noun at `i` is ("Bangkok's promise", "the pledge by Gabon"), and the token after."""
    begin = noun_group_to(doc.tags, i + 1, max(0, i - LONGEST_GROUP))
    low = doc.tokens.low
    who = actors.named(begin, i, places=True)
    if who:
        return who, i + 1
    if i + 2 < last and low[i + 1] in ("by", "of", "from", "made") and (low[i + 1] != "made" or low[i + 2] == "by"):
        start = i + 2 + (low[i + 1] == "made")
        stop = _name_end(doc, actors, start, last)
        who = actors.explicit(start, stop, stop)
        if who:
            return who, stop
    if begin > 1 and low[begin - 1] in ("'", "’"):  # "Member States' commitments"
        start = noun_group_to(doc.tags, begin - 1, max(0, begin - LONGEST_GROUP))
        who = actors.explicit(start, begin - 1, begin - 1)
        if who:
            return who, i + 1
    return (actors.back(begin) if low[begin] in POSSESSIVES else []), i + 1


def _name_end(doc: Document, actors: Actors, start: int, last: int) -> int:
    """End of the name that follows "by" or "of", "the delegation of Morocco" among them."""
    low, stop = doc.tokens.low, start
    while stop < last and (doc.tags[stop] in "DPNJ#S" or low[stop] in ("and", "of", ",")) and low[stop] != "for":
        if low[stop] == "," and stop + 1 not in doc.entity_at and low[stop + 1 : stop + 2] != ["and"]:
            break  # a list of states may go on after its commas
        stop += 1
        if stop < last and low[stop] == "of" and actors.explicit(start, stop, stop):
            break
    return stop


def giver(doc: Document, actors: Actors, i: int, last: int) -> list[Actor]:
    """Who stands after "by" further on ("a gift of two ambulances, handed over by Morocco")."""
    at = next((k for k in range(i + 1, min(i + 20, last - 1)) if doc.tokens.low[k] == "by"), None)
    return actors.explicit(at + 1, min(at + 8, last), last) if at is not None else []
