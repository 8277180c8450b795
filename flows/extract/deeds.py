"""What a verb of promising has for an object when it is no plain thing: a deed, a relative clause, pledges counted."""

from __future__ import annotations

from flows.extract.credibility import LESSENING
from flows.extract.document import Document
from flows.extract.grammar import VerbGroup
from flows.extract.lexicon import lemmas
from flows.extract.modality import UNCOMMITTED, WITHDRAWN
from flows.extract.number import Number
from flows.extract.objects import Item, read_items
from flows.extract.passage import Passage
from flows.extract.pledge_nouns import build_nouns
from flows.extract.pledges import Predicate, match_verb
from flows.extract.purposes import MILITARY, category_of, find_terms

#: Verbs whose object goes on.
CONTINUING = frozenset("continue maintain prolong renew sustain retain preserve uphold".split())
RELATIVES = frozenset({"that", "which"})


def gives_nothing(passage: Passage, begin: int) -> bool:
    """Whether what was promised is a deed that gives nothing ("agreed to withdraw 300 troops", "to study it")."""
    doc = passage.doc
    head = begin + (doc.tags[begin] == "T")
    if doc.tags[head : head + 1] not in ("V", "G"):
        return False
    lemma = lemmas(doc.tokens.low[head]).get("VERB", doc.tokens.low[head])
    if lemma in LESSENING:
        return category_of(find_terms(doc, head + 1, passage.end(head + 1))) == MILITARY
    frames = match_verb(doc, VerbGroup(head, head + 1, head, lemma), passage.sentence.last).frames
    return "none" in frames or lemma in WITHDRAWN | UNCOMMITTED


def goes_on(doc: Document, begin: int) -> bool:
    """Whether what is promised is to go on with something ("pledged to continue its support")."""
    head = begin + (doc.tags[begin] == "T")
    return doc.lemma(head, "VERB") in CONTINUING if doc.tags[head : head + 1] in ("V", "G") else False


def relative_items(passage: Passage, predicate: Predicate) -> list[Item]:
    """What a relative clause says was promised: "the helicopters that his predecessor offered four years ago"."""
    low, tags = passage.doc.tokens.low, passage.doc.tags
    first = passage.sentence.first
    at = predicate.first - 1
    while at > max(first, predicate.first - 8) and low[at] not in RELATIVES and tags[at] not in "VEB.":
        at -= 1
    found = low[at] in RELATIVES
    if not found and predicate.first - 2 > first and tags[predicate.first - 2 : predicate.first] in ("NO", "NP"):
        at, found = predicate.first - 1, True  # "the generators it delivered"
    if not found or tags[at - 1] not in "NP,.":
        return []
    following = passage.finite_after(predicate.first)
    if following is not None and not following.group.negated and following.frames & {"handover", "give"}:
        return []  # "the carriers which we promised reached Juba" tells of the delivery
    begin = at - 1
    while begin > first and (tags[begin - 1] in "DNPJ#SE" or low[begin - 1] == "of") and low[begin] not in ("the", "a"):
        begin -= 1
    return read_items(passage.doc, begin, at)


def pledges_counted(passage: Passage, begin: int, end: int) -> Number | None:
    """The number right before a noun of pledging in an object ("made a total of 132 pledges")."""
    nouns = passage.doc.lexicon.derived(build_nouns)
    numbers = passage.doc.numbers_in(begin, end)
    return next((n for n in numbers if n.last < end and passage.doc.tokens.low[n.last] in nouns), None)
