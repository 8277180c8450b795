"""Verbs that commit: who promises, gives or hands over what, clause by clause."""

from __future__ import annotations

from dataclasses import replace

from flows.extract.actor import Actor
from flows.extract.anaphora import back_references, summed
from flows.extract.clauses import governor
from flows.extract.credibility import is_credible
from flows.extract.deeds import gives_nothing, goes_on, pledges_counted, relative_items
from flows.extract.finding import Finding, begun_at, findings
from flows.extract.modality import STANDING, is_old, is_uncommitted, stance, told_now
from flows.extract.objects import THINGS, Item, read_items
from flows.extract.passage import Passage
from flows.extract.pledges import Predicate
from flows.extract.purposes import GENERAL, OTHER, POLITICAL, find_terms
from flows.extract.quantities import build_units, counts
from flows.extract.resources import INTRANSITIVE, read_passive, read_resource, whole_clause
from flows.extract.sharing import share_out, subset_in

#: Verbs of promising whose that-clause is the promise itself, whatever its verb.
SWORN = frozenset("promise pledge vow undertake guarantee commit assure agree swear volunteer".split())
#: Verbs of repeating whose that-clause is the old promise.
REPEATED = frozenset("repeat reiterate reaffirm restate reconfirm renew".split())
#: Verbs that say in the present tense that a promise goes on.
LASTING = frozenset("stay remain stand hold keep continue apply".split())
#: Bodies of a state that give places of their own.
HOUSES = frozenset("academy school college centre center university institute camp hospital shipyard barracks".split())
#: Verbs of idioms for doing as promised ("have kept their word", "made good on it").
KEEPING = frozenset("keep honour honor make live deliver follow redeem do".split())
#: Tags with which the object of a verb may begin.
OBJECT_STARTS = frozenset("DNJPG#TEVO.")
QUOTES = frozenset("“ \" „ « ‘ ' € $ £ ¥ ”".split())
RELATIVES = frozenset({"that", "which"})
#: Verbs that translations give a "with" ("promised with two teams").
BARE_PROMISES = frozenset("promise pledge contribute donate volunteer undertake".split())
#: Objects that deny themselves ("pledged nothing", "offered no troops").
NOTHING = frozenset("nothing no none little neither nobody".split())
#: Nouns for lists of what states hold ready.
REGISTERS = frozenset("readiness pcrs registry register roster system".split())
#: Nouns that make of the thing after them one that is wanted ("cited the need for 200 troops").
WANTS = frozenset("need needs lack shortage shortages absence scarcity importance urgency request requests".split())

Reading = tuple[list[Finding], int]


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
    begin = _object_of(passage, predicate)
    if predicate.long and "handover" in predicate.frames and predicate.group.lemma in KEEPING:
        kept = _word_kept(passage, predicate, begin)
        if kept:
            return findings(passage.who, kept, action, "word-kept", 0.75), begin
    if begin >= passage.sentence.last or (predicate.group.lemma in ("stay", "stand") and not predicate.long):
        return [], begin
    if doc.tags[begin] == "." and low[begin] not in QUOTES:
        return _without_object(passage, predicate, action, begin)
    content = _content(passage, predicate, begin)
    if content is not None:
        return _sworn(passage, predicate, action, content)
    if (
        low[begin] in NOTHING
        or not WANTS.isdisjoint(low[begin : begin + 3])
        or not _may_begin(passage, predicate, begin)
        or gives_nothing(passage, begin)
    ):
        return [], begin
    end = passage.end(begin)
    items = back_references(passage, predicate.first, (begin, end), _items(passage, predicate, begin, end))
    if (
        not items
        and predicate.frames & {"promise", "offer", "handover"}
        and (predicate.group.past or predicate.group.perfect or "promise" in predicate.frames)
    ):
        items = relative_items(passage, predicate)
        action = action if action == "deliver" else "reaffirm"
    written = predicate.frames & {"promise", "offer", "money"} or predicate.future or action != "pledge"
    written = written or (passage.who[0].count is not None and passage.before is not None) or told_now(doc, predicate)
    written = written or (
        "record" in predicate.frames and low[begin] != "the" and not REGISTERS.isdisjoint(low[begin:end])
    )
    if not items or not (written or passage.mentions_pledge(begin, end)):
        return [], begin
    if action == "pledge" and (goes_on(doc, begin) or (not predicate.future and _is_old(passage, predicate, end))):
        action = "reaffirm"
    found: list[Finding] = []
    for actors, item, rule, confidence in share_out(doc, passage.actors, passage.who, items, end):
        found += findings(actors, [item], action, rule, confidence)
    if passage.who[0].count is not None:
        found += subset_in(doc, items[0].first, end, action)
    return _from_verb(found, predicate), end


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


def _object_of(passage: Passage, predicate: Predicate) -> int:
    """The token at which the object begins: in the gap of a split verb, else after it, adverbs passed over."""
    tags = passage.doc.tags
    if predicate.gap and tags[predicate.gap[0]] not in "RO" and passage.doc.tokens.low[predicate.gap[0]] != ",":
        return predicate.gap[0]
    begin = passage.object_begin(predicate.end)
    helps = (predicate.future and "give" in predicate.frames) or predicate.group.lemma in BARE_PROMISES
    return begin + 1 if helps and passage.doc.tokens.low[begin : begin + 1] == ["with"] else begin


def _may_begin(passage: Passage, predicate: Predicate, begin: int) -> bool:
    """Whether an object may begin here: a noun group, an infinitive, a qualified number ("as many as 600")."""
    tag = passage.doc.tags[begin]
    if tag in OBJECT_STARTS or (tag == "I" and predicate.long):
        return True
    return any(n.lead == begin for n in passage.doc.numbers_in(begin, min(begin + 5, passage.sentence.last)))


def _items(passage: Passage, predicate: Predicate, begin: int, end: int) -> list[Item]:
    """The items of an object; a verb that names a purpose itself ("train", "screen") is read with it."""
    doc, head = passage.doc, predicate.group.head
    first = head if predicate.gap is None and head + 1 == begin and find_terms(doc, head, head + 1) else begin
    items = read_items(doc, first, end)
    return items or _elided(passage, begin, end) or _unnamed(passage, predicate, begin, end)


def _elided(passage: Passage, begin: int, end: int) -> list[Item]:
    """A bare number after an item of the sentence before: "Colombia offered as many as 5,000"."""
    numbers = passage.doc.numbers_in(begin, end)
    if passage.before is None or not numbers or numbers[0].unit or numbers[0].lead - begin > 2:
        return []
    doc, number = passage.doc, numbers[0]
    if doc.tags[number.last : number.last + 1] in ("N", "J", "P") or not counts(doc, number):
        return []
    if numbers[0].last < end - 7 and doc.tags[numbers[0].last] != "I":
        return []
    items = [replace(passage.before, first=begin, last=number.last, number=number)]
    for more in numbers[1:]:
        name = next((e for e in doc.entities_in(number.last, more.lead, "country")), None)
        if name is None or more.unit or name.first > number.last + 2 or name.last != more.lead:
            break
        items.append(replace(passage.before, first=name.first, last=more.last, number=more))
        number = more
    return items


def _unnamed(passage: Passage, predicate: Predicate, begin: int, end: int) -> list[Item]:
    """A promise without a purpose: `other` for a counted group, political support for one who backs peacekeeping."""
    if not predicate.frames & {"promise", "reaffirm"} and not passage.mentions_pledge(begin, end):
        return []
    committed = predicate.group.lemma == "commit"
    if passage.who[0].count and not committed:
        counted = pledges_counted(passage, begin, end)
        unit = passage.doc.tokens.low[counted.last] if counted is not None else None
        return [Item(begin, max(end, begin + 1), OTHER, counted, unit)]
    words = passage.doc.tokens.low[begin:end]
    peace = any(w.startswith("peacekeep") or w in ("un", "u.n.", "nations") for w in words)
    supports = committed or not {"support", "backing", "commitment", "solidarity"}.isdisjoint(words)
    return [Item(begin, end, POLITICAL)] if peace and supports else []


def _without_object(passage: Passage, predicate: Predicate, action: str, begin: int) -> Reading:
    """ "71 of them pledged." """
    sums = summed(passage, begin) if passage.mentions_pledge(predicate.first, begin) else []
    if sums:
        return findings(passage.who, sums, action, "pledges-add-up", 0.85), sums[-1].last
    promised = predicate.long or predicate.group.lemma in ("pledge", "promise", "commit")
    if not (passage.who[0].count and promised and passage.doc.tokens.low[begin] != ","):
        return [], predicate.end
    return findings(passage.who, [Item(predicate.first, begin, OTHER)], action, "pledged-without-object", 0.8), begin


def _content(passage: Passage, predicate: Predicate, begin: int) -> int | None:
    """Where a that-clause after the verb begins, with or without "that" and the one who is told; else None."""
    doc, low = passage.doc, passage.doc.tokens.low
    if low[begin] == "that":
        return begin + 1
    if predicate.group.lemma in ("assure", "promise", "guarantee", "tell") and doc.tags[begin] in "DPNO":
        told = next(
            (k for k in range(begin + 1, min(begin + 9, passage.sentence.last)) if doc.tags[k] in "WVBM.T"), None
        )
        if told is not None and low[told] == "that":
            return told + 1
    group = next((g for g in doc.verbs(passage.sentence) if g.first > begin), None)
    if group is None or doc.tags[begin] in "TGV" or not (group.modal or doc.tags[group.first] == "B"):
        return None
    between = range(begin, group.first)
    plain = not any(doc.tags[k] in "W." or low[k] == "and" for k in between)
    return begin if plain and len(between) < 12 else None


def _sworn(passage: Passage, predicate: Predicate, action: str, first: int) -> Reading:
    """A promise whose content is a clause: "promised that Nepal would go on supporting …"."""
    doc, who = passage.doc, passage.who
    inner = passage.finite_after(first - 1)
    lasts = inner is not None and (inner.future or inner.group.lemma in LASTING)
    repeated = predicate.group.lemma in REPEATED and lasts
    sworn = predicate.group.lemma in SWORN or (predicate.long and "promise" in predicate.frames)
    if not (sworn or repeated) or inner is None or inner.group.negated:
        return [], first
    end = passage.end(inner.end)
    named = passage.actors.resolve(first, inner.first) if doc.tags[first] in "PDNJO#" else []
    acts = bool(named) and not inner.group.passive and inner.group.lemma not in INTRANSITIVE
    if named and named[0].certainty >= 0.9:
        who = named
    if repeated or ("reaffirm" in inner.frames and not inner.group.passive):
        action = "reaffirm"
    begin = inner.group.head if find_terms(doc, inner.group.head, inner.end) else inner.end
    subject, content = (read_items(doc, *span) for span in ((first, inner.first), (begin, end)))
    told = [item for item in content if item.category not in GENERAL]
    if told and all(i.category in GENERAL and i.number is None for i in subject):
        subject = told  # "every soldier would be offered counselling": the purpose, not the receiver
    items = (content if acts else subject or content) or subject or whole_clause(passage, first, end)
    return _from_verb(findings(who, items, action, "promised-clause", 0.85), predicate), end


def _from_verb(found: list[Finding], predicate: Predicate) -> list[Finding]:
    """Let the evidence of the first item begin at the verb."""
    first = found[0].first if found else 0
    verb = predicate.first
    return [begun_at(f, verb) if f.first == first > verb else f for f in found]
