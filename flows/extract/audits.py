"""What became of promises: "of the 16 helicopters promised, five fly", "Egypt's unit is still in Cairo"."""

from __future__ import annotations

from dataclasses import replace

from flows.extract.actor import Actor
from flows.extract.document import Document
from flows.extract.finding import Finding, findings
from flows.extract.gate import CONTENT
from flows.extract.grammar import VerbGroup
from flows.extract.marks import mark
from flows.extract.number import Number
from flows.extract.objects import Item, read_items
from flows.extract.passage import Passage
from flows.extract.pledge_nouns import PROMISING
from flows.extract.pledges import Predicate
from flows.extract.possessed import is_genitive, possessed_gifts, recall_pledges
from flows.extract.purposes import MILITARY, category_of, find_terms
from flows.extract.quantities import build_units, quantity_in, unit_of
from flows.extract.sentences import Sentence

#: Verbs that say of a thing promised that it has not come.
LACKING = frozenset(
    "remain wait await linger sit languish lack miss stay rust gather lie stall delay postpone block strand "
    "lag vanish evaporate fail".split()
)
#: Verbs that say of a thing promised that it is there.
COMING = frozenset(
    "arrive open land reach fly move sail leave depart deploy deliver hand pay disburse transfer wire settle build "
    "finish complete install inaugurate ship send go come join take start begin work run serve patrol operate treat "
    "see receive stand set exist hold train teach fill keep honour honor fulfil fulfill implement redeem "
    "materialize materialise commission put give provide roll touch field graduate drive carry be".split()
)
#: Words beside "is" and "stands" that leave a thing where it was.
STUCK = frozenset(
    "still missing late overdue outstanding port customs hangar hangars warehouse warehouses depot paper crates "
    "queue limbo nowhere unsigned unpaid idle home barracks storage pending".split()
)
#: Words beside "is" and "are" that say that a thing has come.
THERE = frozenset(
    "place operational running work working service use field ground there arrived delivered deployed home".split()
)
#: How many tokens before a part of a whole its promise must be spoken of.
NEAR = 90
OPENERS = frozenset({"of", "from", "among"})
#: Words that show that a sentence tells what became of promises, for a first look.
AUDITING = mark(lambda _: {"of", "yet", "still", "never", "far", "'s", "’s", "'", "’"})


def follows_up(doc: Document, sentence: Sentence) -> bool:
    """Whether a sentence may tell what became of a promise: a part of a whole, or something that a state has."""
    words = doc.mark(sentence)
    if not words & AUDITING or not words & CONTENT:
        return False
    if len(doc.numbers_in(sentence.first, sentence.last)) > 1:
        return True
    return any(is_genitive(doc, entity.last) for entity in doc.entities_in(sentence.first, sentence.last))


def read_audits(passage: Passage, read: list[Finding]) -> list[Finding]:
    """Findings of sentences that count or name what has come of promises, outside those already read."""
    doc, sentence = passage.doc, passage.sentence
    if not doc.mark(sentence) & AUDITING or not recall_pledges(doc, sentence):
        return []
    found = _counted_parts(passage)
    found += _possessed(passage)
    return [f for f in found if not any(f.first < g.last and g.first < f.last for g in read)]


def _counted_parts(passage: Passage) -> list[Finding]:
    """ "Of the 80 units pledged, 31 have moved", "41 of 52 courses have been held", "nine of the units promised …"."""
    doc, low = passage.doc, passage.doc.tokens.low
    numbers = doc.numbers_in(passage.sentence.first, passage.sentence.last)
    found: list[Finding] = []
    for n, number in enumerate(numbers):
        if number.unit or number.value < 1:
            continue
        if low[number.last : number.last + 1] == ["of"]:
            whole = next((m for m in numbers[n + 1 :] if m.first <= number.last + 2 and not m.unit), None)
            at = whole.last if whole is not None else _past_article(doc, number.last + 1)
            found += _part(passage, number, whole, at, at)
        elif _opens_whole(doc, passage.sentence, number) and n + 1 < len(numbers):
            part = next((m for m in numbers[n + 1 :] if _is_bare(doc, m) and not m.unit), None)
            if part is not None and part.value <= number.value:
                found += _part(passage, part, number, number.last, part.last)
    return found


def _past_article(doc: Document, i: int) -> int:
    return i + (doc.tags[i : i + 1] in ("D", "O"))


def _opens_whole(doc: Document, sentence: Sentence, number: Number) -> bool:
    """Whether a number is the whole of "Of the 80 units pledged, …"."""
    low, i = doc.tokens.low, number.lead - 1
    while i > sentence.first and doc.tags[i] in "DSPOJ" and number.lead - i < 5:
        i -= 1
    return i >= sentence.first and low[i] in OPENERS


def _is_bare(doc: Document, number: Number) -> bool:
    """Whether no noun follows a number, so that it counts what was named before."""
    tag = doc.tags[number.last : number.last + 1]
    return tag not in ("N", "J", "#") or (tag == "N" and doc.lemma(number.last, "VERB") in COMING)


def _part(passage: Passage, part: Number, whole: Number | None, at: int, after: int) -> list[Finding]:
    """Rows of a part that has come, or not, and of the whole that was promised; the noun begins at token `at`."""
    doc = passage.doc
    verb = verb_after(passage, after)
    counted = whole if whole is not None else replace(part, first=at - 1, last=at)
    unit, head = unit_of(doc, counted, min(at + 8, passage.sentence.last))
    kind = doc.lexicon.derived(build_units).get(head)
    if unit is None or verb is None or verb.first - after > 14 or kind == "pledge" or head in passage.actors.groups:
        return []
    end = next((i for i in range(at, verb.first) if doc.tokens.low[i] == ","), verb.first)
    category = category_of(find_terms(doc, at, end)) or (MILITARY if kind in ("people", "unit", "equipment") else "")
    action = outcome(passage, verb)
    spoken = max(doc.block_ranges[max(0, passage.sentence.block - 1)][0], part.lead - NEAR)
    near = doc.tokens.low[at:end] if whole is None else doc.tokens.low[spoken : verb.first]
    if not category or action is None or PROMISING.isdisjoint(near):
        return []
    who = passage.actors.named(counted.lead - 2, at) or passage.actors.named(at, end) or [Actor(certainty=0.8)]
    rows: list[Finding] = []
    if whole is not None:
        rows += findings(who, [Item(whole.lead, end, category, whole, unit, head)], "pledge", "whole-promised", 0.75)
    told = Item(part.lead, verb.end, category, part, unit, head)
    return rows + findings(who, [told], action, "part-of-promised", 0.75)


def verb_after(passage: Passage, after: int) -> Predicate | None:
    """The verb that says what became of a part: not the "promised" that describes it; "fly" is no noun after "five"."""
    low = passage.doc.tokens.low
    for predicate in passage.predicates:
        if predicate.kind == "finite" and predicate.first >= after and low[predicate.first] not in PROMISING:
            return predicate
    lemma = passage.doc.lemma(after, "VERB") if after < passage.sentence.last else ""
    if lemma in COMING and low[after + 1 : after + 2] in (["."], [","], [";"], ["in"], ["for"], ["with"]):
        return Predicate(VerbGroup(after, after + 1, after, lemma), frozenset(), after + 1)
    return None


def outcome(passage: Passage, verb: Predicate) -> str | None:
    """What a verb says of a promise: that it was kept ("deliver"), that it stands ("reaffirm"), or nothing."""
    doc, group = passage.doc, verb.group
    low = doc.tokens.low
    beside = frozenset(low[group.first - 1 : min(group.last + 8, passage.sentence.last)])
    if group.negated or "yet" in beside or "never" in beside or group.lemma in LACKING:
        return "reaffirm"
    if group.modal:
        return None
    if group.lemma in ("be", "stand", "have"):
        if not STUCK.isdisjoint(beside):
            return "reaffirm"
        return "deliver" if not THERE.isdisjoint(beside) else None
    return "deliver" if group.lemma in COMING else None


def _possessed(passage: Passage) -> list[Finding]:
    """ "Viet Nam's level-two hospital opened in Bangui", "Egypt's formed police unit is still in Cairo"."""
    found: list[Finding] = []
    for actor, first, last in possessed_gifts(passage):
        verb = next((p for p in passage.predicates if p.kind == "finite" and p.first >= last), None)
        between = passage.doc.tokens.low[last : verb.first] if verb is not None else []
        if verb is None or len(between) > 25 or (between and between[0] != ","):
            continue
        action = outcome(passage, verb)
        items = read_items(passage.doc, first, last) if action else []
        if items and action:
            number, unit = items[0].number, items[0].unit
            size = quantity_in(passage.doc, last, verb.first) if number is None else None
            if size is not None and not size.unit:
                number, unit = size, unit_of(passage.doc, size, verb.first)[0]
            item = replace(items[0], last=verb.end, number=number, unit=unit)
            found += findings([actor], [item], action, "promised-thing", 0.7)
    return found
