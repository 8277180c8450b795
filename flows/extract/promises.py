"""Verbs that commit: who promises, gives or hands over what, clause by clause."""

from __future__ import annotations

from flows.extract.actor import Actor
from flows.extract.anaphora import back_references, summed
from flows.extract.clauses import governor
from flows.extract.credibility import is_credible
from flows.extract.deeds import gives_nothing, goes_on, relative_items
from flows.extract.finding import Finding, findings
from flows.extract.modality import STANDING, is_old, is_uncommitted, stance, told_now
from flows.extract.objects import THINGS, Item
from flows.extract.passage import Passage
from flows.extract.pledges import Predicate
from flows.extract.promised_items import items_of, may_begin, object_of
from flows.extract.purposes import OTHER
from flows.extract.quantities import build_units, counts
from flows.extract.resources import INTRANSITIVE, read_passive, read_resource
from flows.extract.sharing import share_out, subset_in
from flows.extract.sworn import Reading, content_of, from_verb, read_sworn

#: Bodies of a state that give places of their own.
HOUSES = frozenset("academy school college centre center university institute camp hospital shipyard barracks".split())
#: Verbs of idioms for doing as promised ("have kept their word", "made good on it").
KEEPING = frozenset("keep honour honor make live deliver follow redeem do".split())
QUOTES = frozenset("“ \" „ « ‘ ' € $ £ ¥ ”".split())
RELATIVES = frozenset({"that", "which"})
#: Objects that deny themselves ("pledged nothing", "offered no troops").
NOTHING = frozenset("nothing no none little neither nobody".split())
#: Nouns for lists of what states hold ready.
REGISTERS = frozenset("readiness pcrs registry register roster system".split())
#: Nouns that make of the thing after them one that is wanted ("cited the need for 200 troops").
WANTS = frozenset("need needs lack shortage shortages absence scarcity importance urgency request requests".split())


def read_clauses(passage: Passage) -> list[Finding]:
    """Findings of a sentence, left to right; a clause inside an object already read is passed over."""
    found: list[Finding] = []
    covered = passage.sentence.first
    for predicate in passage.predicates:
        if predicate.first < covered or _only_describes(passage, predicate):
            continue
        action = stance(passage.doc, passage.sentence, predicate)
        if action is None or is_uncommitted(governor(passage.doc, passage.sentence, predicate, passage.predicates)):
            continue
        here, end = _read_clause(passage, predicate, action)
        here = [f for f in here if is_credible(passage, f, predicate)]
        if here:
            found += here
            passage.before = here[-1].item
            passage.actors.remember(list(dict.fromkeys(f.actor for f in here)), passage.sentence.block)
            covered = end
    return found


def _only_describes(passage: Passage, predicate: Predicate) -> bool:
    """Whether a participle describes the noun after it, whose verb follows ("that promised units take months")."""
    tags, group = passage.doc.tags, predicate.group
    if tags[group.head] != "E" or group.first != group.head or tags[group.first - 1] not in "WDI":
        return False
    after = group.last
    while after < passage.sentence.last and tags[after] in "JN":
        after += 1
    return after > group.last and tags[after : after + 1] in ("V", "M", "B")


def _read_clause(passage: Passage, predicate: Predicate, action: str) -> Reading:
    group = predicate.group
    if group.passive:
        return read_passive(passage, predicate, action)
    after = min(predicate.end + 3, passage.sentence.last)
    leaves = group.lemma == "leave" and passage.mentions_pledge(predicate.end, after)  # "left offers worth"
    if group.lemma in INTRANSITIVE and not leaves and (not predicate.long or "handover" in predicate.frames):
        return read_resource(passage, predicate, action)
    if _is_thing(passage, predicate):
        reading = read_resource(passage, predicate, action)
        if reading[0]:
            return reading
    who = passage.subject(predicate)
    if not who and predicate.gap and group.lemma in ("commit", "bind", "oblige"):
        who = passage.actors.explicit(*predicate.gap, predicate.gap[1])  # "the declaration commits participants to …"
    if not who and predicate.future and predicate.frames & {"offer", "give"}:
        who = _house(passage, predicate)
    if not who and predicate.kind == "finite" and predicate.first > passage.start(predicate):
        return read_resource(passage, predicate, action)
    who = passage.on_behalf(who or passage.who, predicate.first)
    passage.who = who
    return _read_active(passage, predicate, action) if who else ([], predicate.end)


def _house(passage: Passage, predicate: Predicate) -> list[Actor]:
    """Whose the academy, camp or hospital is that acts ("the training camp would open its gates to …")."""
    start = passage.start(predicate)
    if HOUSES.isdisjoint(passage.doc.tokens.low[start : predicate.first]):
        return []
    return [actor for actor in passage.actors.back(start) if not actor.is_group]


def _is_thing(passage: Passage, predicate: Predicate) -> bool:
    """Whether the words right before a verb count things or money ("Australia's A$15 million will help …")."""
    doc, first = passage.doc, predicate.first
    for number in doc.numbers_in(max(passage.sentence.first, first - 5), first):
        if len(number.unit) == 3 and number.last == first:
            return True
        if not number.unit and doc.lexicon.derived(build_units).get(doc.tokens.low[first - 1]) in THINGS:
            return counts(doc, number)
    return False


def _read_active(passage: Passage, predicate: Predicate, action: str) -> Reading:
    """A clause whose subject, `passage.who`, commits itself."""
    doc, low = passage.doc, passage.doc.tokens.low
    begin = object_of(passage, predicate)
    if predicate.long and "handover" in predicate.frames and predicate.group.lemma in KEEPING:
        kept = _word_kept(passage, predicate, begin)
        if kept:
            return findings(passage.who, kept, action, "word-kept", 0.75), begin
    if begin >= passage.sentence.last or (predicate.group.lemma in ("stay", "stand") and not predicate.long):
        return [], begin
    if doc.tags[begin] == "." and low[begin] not in QUOTES:
        return _without_object(passage, predicate, action, begin)
    content = content_of(passage, predicate, begin)
    if content is not None:
        return read_sworn(passage, predicate, action, content)
    if _is_no_gift(passage, begin) or not may_begin(passage, predicate, begin):
        return [], begin
    end = passage.end(begin)
    items = back_references(passage, predicate.first, (begin, end), items_of(passage, predicate, begin, end))
    if (
        not items
        and predicate.frames & {"promise", "offer", "handover"}
        and (predicate.group.past or predicate.group.perfect or "promise" in predicate.frames)
    ):
        items = relative_items(passage, predicate)
        action = action if action == "deliver" else "reaffirm"
    if not items or not _is_promised(passage, predicate, action, (begin, end)):
        return [], begin
    if action == "pledge" and (goes_on(doc, begin) or (not predicate.future and _is_old(passage, predicate, end))):
        action = "reaffirm"
    found: list[Finding] = []
    for actors, item, rule, confidence in share_out(doc, passage.actors, passage.who, items, end):
        found += findings(actors, [item], action, rule, confidence)
    if passage.who[0].count is not None:
        found += subset_in(doc, items[0].first, end, action)
    return from_verb(found, predicate), end


def _is_no_gift(passage: Passage, begin: int) -> bool:
    """Whether an object denies itself, or is only wanted: "pledged nothing", "cited the need for 200 troops"."""
    low = passage.doc.tokens.low
    return low[begin] in NOTHING or not WANTS.isdisjoint(low[begin : begin + 3]) or gives_nothing(passage, begin)


def _is_promised(passage: Passage, predicate: Predicate, action: str, span: tuple[int, int]) -> bool:
    """Whether an object is given to peacekeeping: by the verb, by those who act, or by a word for pledges in `span`."""
    low, (begin, end) = passage.doc.tokens.low, span
    if predicate.frames & {"promise", "offer", "money"} or predicate.future or action != "pledge":
        return True
    if (passage.who[0].count is not None and passage.before is not None) or told_now(passage.doc, predicate):
        return True
    if "record" in predicate.frames and low[begin] != "the" and not REGISTERS.isdisjoint(low[begin:end]):
        return True
    return passage.mentions_pledge(begin, end)


def _word_kept(passage: Passage, predicate: Predicate, begin: int) -> list[Item]:
    """What a group has done that "kept its word": what it had promised in the sentence before."""
    doc, last = passage.doc, passage.sentence.last
    who, before = passage.who[0], passage.before
    ends = begin >= last or doc.tags[begin] in ".I"
    if not ends or who.count is None:
        return []
    category = before.category if before is not None else OTHER
    return [Item(passage.start(predicate), max(begin, predicate.end), category)]


def _is_old(passage: Passage, predicate: Predicate, end: int) -> bool:
    """Whether a promise repeats an older one: by its time, or by "continued", "standing" before its object's noun."""
    low = passage.doc.tokens.low
    above = governor(passage.doc, passage.sentence, predicate, passage.predicates)
    if above is not None and above.group.lemma in ("recall", "remember", "remind"):
        return True
    standing = not STANDING.isdisjoint(low[predicate.end : min(end, predicate.end + 8)])
    begin = passage.start(predicate)
    told = [p.end for p in passage.predicates if p.kind == "finite" and begin <= p.first < predicate.first]
    return standing or is_old(passage.doc, max([begin, *told[-1:]]), end)


def _without_object(passage: Passage, predicate: Predicate, action: str, begin: int) -> Reading:
    """ "71 of them pledged." """
    sums = summed(passage, begin) if passage.mentions_pledge(predicate.first, begin) else []
    if sums:
        return findings(passage.who, sums, action, "pledges-add-up", 0.85), sums[-1].last
    promised = predicate.long or predicate.group.lemma in ("pledge", "promise", "commit")
    if not (passage.who[0].count and promised and passage.doc.tokens.low[begin] != ","):
        return [], predicate.end
    return findings(passage.who, [Item(predicate.first, begin, OTHER)], action, "pledged-without-object", 0.8), begin
