"""Gifts told in sentences without a verb: "And a boat.", "What did they give? Ethiopia, with 3,000 soldiers."."""

from __future__ import annotations

from dataclasses import replace

from flows.extract.actor import Actor
from flows.extract.actors import Actors
from flows.extract.beside import DENYING, is_given
from flows.extract.document import Document
from flows.extract.finding import Finding, findings
from flows.extract.gate import CONTENT
from flows.extract.marks import mark
from flows.extract.objects import Item, read_items
from flows.extract.pledge_nouns import PROMISING, build_nouns
from flows.extract.quantities import counts
from flows.extract.sentences import Sentence

#: Longest sentence, in tokens, that is a fragment, and how near to a commitment one goes on with it.
LONGEST, NEAR = 30, 25
#: Words of questions that ask what somebody gives.
GIVING = mark(
    lambda lexicon: (
        PROMISING
        | lexicon.derived(build_nouns).keys()
        | frozenset(
            "give gives gave giving given bring brings brought bringing send sends sent sending put contribute "
            "provide offering donate paying pay pays money troops soldiers helicopters".split()
        )
    )
)
YOURS = frozenset("you your yours we our us".split())
#: Words with which a fragment goes on.
GOING_ON = frozenset("and then also plus next finally another first second third besides too yes well".split())


def read_fragment(doc: Document, actors: Actors, sentence: Sentence, found: list[Finding]) -> list[Finding]:
    """What a sentence without a verb adds to the commitment, or to the question, before it."""
    counted = bool(doc.numbers_in(sentence.first, sentence.last))
    if sentence.last - sentence.first > LONGEST or not (counted or doc.mark(sentence) & CONTENT):
        return []
    near = found[-1] if found and 0 <= sentence.first - found[-1].last <= NEAR else None
    asked = _question_before(doc, sentence)
    if (near is None and asked is None) or doc.tokens.low[sentence.last - 1] == "?" or doc.verbs(sentence):
        return []
    first = _past_label(doc, sentence)
    if not DENYING.isdisjoint(doc.tokens.low[first : sentence.last]) or doc.quoted[first] is not None:
        return []
    who, begin = _named(doc, actors, first)
    if who is None and first not in doc.entity_at and doc.tags[first] in "D#NJ":
        who = _asked(doc, actors, asked) if asked is not None else near.actor if near is not None else None
    items = [item for item in read_items(doc, begin, sentence.last - 1) if is_given(doc, item)]
    if who is not None and not items and near is not None and begin > first:
        items = _elided(doc, begin, sentence, near)
    action = near.action if near is not None else "pledge"
    if who is None or who.is_group:
        return []
    return findings([replace(who, certainty=min(who.certainty, 0.8))], items, action, "fragment", 0.7)


def _question_before(doc: Document, sentence: Sentence) -> Sentence | None:
    """The sentence before, where it asks what is given; labels of speakers may stand between."""
    before = doc.sentence_of(sentence.first - 1) if sentence.first else None
    if before is None or doc.tokens.low[before.last - 1] != "?":
        return None
    named = doc.entity_at.get(before.last - 2) or doc.entity_at.get(before.first + 1) or doc.entity_at.get(before.first)
    alone = named is not None and before.last - before.first <= 4  # "New Zealand? NZ$9 million, for counsellors …"
    return before if alone or doc.mark(before) & GIVING else None


def _past_label(doc: Document, sentence: Sentence) -> int:
    """The first token after "QARASE:" and words such as "and", "then"."""
    low, first = doc.tokens.low, sentence.first
    if first == doc.block_ranges[sentence.block][0] and doc.tokens.word[first].isupper():
        colon = next((i for i in range(first, min(first + 5, sentence.last - 1)) if low[i] == ":"), None)
        first = colon + 1 if colon is not None else first
    while first < sentence.last - 1 and (low[first] in GOING_ON or low[first] == ","):
        first += 1
    return first


def _named(doc: Document, actors: Actors, first: int) -> tuple[Actor | None, int]:
    """The state with whose name a fragment opens, where its gift follows, and where that begins."""
    known = doc.entity_at.get(first)
    country = actors.country_of(known) if known is not None else ""
    if known is None or not country or doc.tokens.low[known.last : known.last + 1] not in ([","], [":"], ["–"], ["—"]):
        return None, first
    return Actor(country=country), known.last


def _asked(doc: Document, actors: Actors, question: Sentence) -> Actor | None:
    """Of whom a question asks what is given: the one whom it names, or "you"."""
    named = actors.named(question.first, question.last)
    if len(named) == 1:
        return named[0]
    return actors.main if not YOURS.isdisjoint(doc.tokens.low[question.first : question.last]) else None


def _elided(doc: Document, begin: int, sentence: Sentence, near: Finding) -> list[Item]:
    """A bare number of what was given before ("Then Nepal, with 1,200.")."""
    number = next(iter(doc.numbers_in(begin, sentence.last)), None)
    if number is None or number.unit or near.item.number is None or not counts(doc, number):
        return []
    if doc.tags[number.last : number.last + 1] in ("N", "J", "P"):
        return []
    return [replace(near.item, first=begin, last=number.last, number=number)]
