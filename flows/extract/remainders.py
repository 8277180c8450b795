"""What became of a part of things promised, told by its number alone: "20 ambulances; six are in Bangui"."""

from __future__ import annotations

from dataclasses import replace

from flows.extract.audits import outcome, verb_after
from flows.extract.document import Document
from flows.extract.finding import Finding, findings
from flows.extract.grammar import noun_group_to
from flows.extract.number import Number
from flows.extract.objects import THINGS, Item
from flows.extract.passage import Passage
from flows.extract.pledges import Predicate
from flows.extract.purposes import MILITARY, category_of, find_terms
from flows.extract.quantities import PARTITIVES, build_units, counts
from flows.extract.sentences import Sentence

#: How many tokens back the things may have been promised.
FAR = 60
#: How many tokens back the things may be named that "thirty of them" counts.
NAMED = 25
#: What may stand before a number that opens a clause.
BEFORE = frozenset("; : – — -- ( and but while though so of . , only just some about barely nearly already".split())
#: Words that make a part of what is left: it is to come.
LEFT = frozenset("other remaining others rest last missing".split())


def may_remain(doc: Document, sentence: Sentence, found: list[Finding]) -> bool:
    """Whether a sentence near a promise of counted things has a number of its own."""
    numbers = doc.numbers_in(sentence.first, sentence.last) if found else []
    if not numbers:
        return False
    near = 0 <= sentence.last - found[-1].last <= FAR and found[-1].item.number is not None
    return near or any(_of_them(doc, number) for number in numbers)


def read_remainders(passage: Passage, found: list[Finding]) -> list[Finding]:
    """Findings for the bare numbers of a sentence that count part of what was promised just before."""
    doc = passage.doc
    rows: list[Finding] = []
    for number in doc.numbers_in(passage.sentence.first, passage.sentence.last):
        whole = _whole(doc, number, found) or _named_before(passage, number, found)
        lone = doc.tokens.low[number.first : number.last] == ["one"] and not _of_them(doc, number)
        if whole is None or number.unit or lone or not (counts(doc, number) or _of_them(doc, number)):
            continue
        after = _after(doc, number)
        verb = verb_after(passage, after) if after else None
        if after is None or verb is None or verb.first - after > 2:
            continue
        left = not LEFT.isdisjoint(doc.tokens.low[max(0, number.first - 2) : after])
        action = "reaffirm" if left and verb.group.modal else outcome(passage, verb) or _where(passage, verb, whole)
        if action is not None:
            item = replace(whole.item, first=number.lead, last=verb.end, number=number)
            rows += findings([replace(whole.actor, certainty=0.8)], [item], action, "part-by-number", 0.8)
    return rows


def _named_before(passage: Passage, number: Number, found: list[Finding]) -> Finding | None:
    """What "thirty of them" counts where nothing was promised: things named just before, given by whom it is about."""
    doc, main = passage.doc, passage.actors.main
    if not _of_them(doc, number) or main is None or not found:
        return None
    units = doc.lexicon.derived(build_units)
    for i in range(number.lead - 1, max(0, number.lead - NAMED), -1):
        if units.get(doc.tokens.low[i]) == "equipment" and doc.tokens.low[i].endswith("s"):
            first = noun_group_to(doc.tags, i + 1, max(0, i - 3))
            first += doc.tags[first] == "D"
            category = category_of(find_terms(doc, first, i + 1)) or MILITARY
            item = Item(first, i + 1, category, number, doc.span(first, i + 1), doc.tokens.low[i])
            return Finding(main, item, "pledge", "part-by-number", 0.8, first, i + 1)
    return None


def _whole(doc: Document, number: Number, found: list[Finding]) -> Finding | None:
    """The promise that a bare number may be a part of: counted things of one actor, more of them, just before."""
    near = found[-1] if found else None
    if near is None or near.item.number is None or near.item.is_money or not 0 <= number.lead - near.last <= FAR:
        return None
    kind = doc.lexicon.derived(build_units).get(near.item.head)
    return near if kind in THINGS and number.value <= near.item.number.value and not near.actor.is_group else None


def _where(passage: Passage, verb: Predicate, whole: Finding) -> str | None:
    """What "six are in Bangui" says of a promise: kept abroad or with a mission, open in the giver's own country."""
    doc, group = passage.doc, verb.group
    if group.lemma not in ("be", "stand", "lie", "sit") or group.modal or group.negated:
        return None
    for entity in doc.entities_in(group.last, min(group.last + 5, passage.sentence.last)):
        if doc.tokens.low[entity.first - 1] in ("in", "at", "with", "near", "on"):
            home = entity.id.rpartition("|")[2] == whole.actor.country
            return "reaffirm" if home else "deliver"
    return None


def _of_them(doc: Document, number: Number) -> bool:
    return doc.tokens.low[number.last : number.last + 2] in PARTITIVES


def _after(doc: Document, number: Number) -> int | None:
    """The token after a number that opens a clause and stands alone, "of them" passed over; None where it does not."""
    low, tags = doc.tokens.low, doc.tags
    lead = number.lead
    while lead and tags[lead - 1] == "D":
        lead -= 1
    before = low[lead - 1] if lead else "."
    sentence = doc.sentence_of(number.first)
    if sentence is None or not (lead == sentence.first or before in BEFORE):
        return None
    after = number.last
    after += 2 * _of_them(doc, number)
    while after < sentence.last and low[after] in LEFT | {"more", "already"}:
        after += 1
    if after >= sentence.last:
        return None
    return after if tags[after] in "VEBMR" or low[after] in ("fly", "sail") else None
