"""Clauses whose subject is the thing given: passives, "34 medics would join …", "the carriers reached Juba"."""

from __future__ import annotations

from dataclasses import replace

from flows.extract.actor import Actor
from flows.extract.audits import outcome
from flows.extract.finding import Finding, findings
from flows.extract.objects import Item, read_items
from flows.extract.passage import Passage
from flows.extract.pledges import Predicate
from flows.extract.purposes import FUNDING, GENERAL, MILITARY, OTHER, category_of, find_terms
from flows.extract.sharing import gapped_agents

#: Verbs whose subject is the thing that is given.
INTRANSITIVE = frozenset(
    "arrive reach land join leave go stay remain serve sail come flow touch head return be pass travel run live".split()
)
#: Verbs of which a thing, once given, is the means ("such machines would help to shield civilians").
INSTRUMENTAL = frozenset(
    "help assist support boost improve strengthen reduce increase cut make cover bring ensure power protect "
    "shield "
    "reinforce allow enable".split()
)
ANAPHORIC = frozenset("such these this those it they which that the".split())
#: What says that money is part of a sum told just before.
PARTS = frozenset("advance instalment installment tranche share part half portion remainder rest".split())


def read_passive(passage: Passage, predicate: Predicate, action: str) -> tuple[list[Finding], int]:
    """Findings of a passive clause and its end: the items before the verb, the actor after "by" or carried over."""
    doc = passage.doc
    end = passage.end(predicate.end)
    finite = predicate.kind == "finite"
    start = passage.start(predicate)
    first = start if finite else _antecedent(passage, predicate.first, start)
    known = doc.entity_at.get(first)
    if finite and known is not None and doc.tokens.low[known.last : known.last + 1] == [","]:
        return [], predicate.end  # "Pakistan, the largest contributor of troops, would be guided by …"
    who, last = _agents(passage, predicate.end, end)
    if finite and not who and doc.tokens.low[start] == "by":
        who = passage.actors.named(start, predicate.first, places=True)[:1]
        last = predicate.end if who else 0  # "By the United Kingdom £3.2 million was promised"
    if not finite and not who:
        return [], predicate.end
    items = _items_before(passage, predicate, first, end)
    if not items and who and _tells_of_pledges(passage, predicate, first):
        items = [Item(first, end, OTHER)]  # "Pledges were made by 74 states"
    if last and predicate.kind == "reduced" and action == "pledge":
        action = _what_became(passage, predicate.end) or action
    if last:
        found = findings(who, items, action, "passive-clause", 0.85)
        found = [replace(f, last=max(f.last, last)) if f.item is items[-1] else f for f in found]
        return found + gapped_agents(doc, last, end, action), end
    if finite and predicate.frames & {"promise", "offer"} and action == "pledge" and not predicate.future:
        named = passage.actors.named(first, predicate.first)
        return findings(named, items, action, "resource-clause", 0.65) or _sum(passage, predicate, items, end), end
    kept = predicate.group.lemma == "keep" and predicate.future and any(item.number for item in items)
    if kept:
        action = "pledge"  # "sixty places a year will be kept for foreign students"
    elif predicate.frames and predicate.frames <= {"promise", "reaffirm"}:
        return [], predicate.end
    return findings(_owner(passage, first, predicate), items, action, "resource-clause", 0.65), end


def _items_before(passage: Passage, predicate: Predicate, first: int, end: int) -> list[Item]:
    """The items from token `first` up to a passive verb, which may name their purpose ("will be trained by Italy")."""
    doc, finite = passage.doc, predicate.kind == "finite"
    items = read_items(doc, first, predicate.first) or (whole_clause(passage, first, end) if finite else [])
    items = _with_purpose(passage, items, first if finite else passage.sentence.first, end)
    deed = category_of(find_terms(doc, predicate.group.head, predicate.group.head + 1))
    if not deed or deed in GENERAL:
        return items
    return [replace(i, category=deed) if i.category == MILITARY else i for i in items]


def _tells_of_pledges(passage: Passage, predicate: Predicate, first: int) -> bool:
    """Whether a passive clause that begins at token `first` records pledges without saying of what."""
    recorded = predicate.kind == "finite" and predicate.frames & {"record", "promise", "offer"}
    if not recorded or predicate.group.modal or "no" in passage.doc.tokens.low[first : predicate.first]:
        return False
    return passage.mentions_pledge(first, predicate.first)


def _what_became(passage: Passage, i: int) -> str | None:
    """What the verb after a reduced clause says of the thing ("The 400 troops pledged by Ghana are yet to arrive")."""
    verb = passage.finite_after(i)
    if verb is None or verb.first - i >= 14:
        return None
    told = verb.group.past or verb.group.perfect or verb.group.negated or verb.group.lemma in ("be", "have", "remain")
    return outcome(passage, verb) if told else None


def _sum(passage: Passage, predicate: Predicate, items: list[Item], end: int) -> list[Finding]:
    """What was offered altogether, by nobody named: "88 units were offered, along with strategic airlift"."""
    low = passage.doc.tokens.low
    last = passage.actors.last
    near = last is not None and last.country is not None and passage.actors.last_block == passage.sentence.block
    who = [replace(last, certainty=0.7)] if near and last is not None else [Actor(certainty=0.8)]
    if not items or not (near or any(item.number is not None for item in items)):
        return []
    after = predicate.end + (low[predicate.end : predicate.end + 1] == [","])
    goes_on = after < end and low[after] in ("along", "together", "alongside", "plus")
    more = read_items(passage.doc, after, end) if goes_on else []
    return findings(who, [*items, *more], "pledge", "sum-offered", 0.75)


def read_resource(passage: Passage, predicate: Predicate, action: str) -> tuple[list[Finding], int]:
    """Findings of an active clause whose subject is the thing given, and its end."""
    doc, low = passage.doc, passage.doc.tokens.low
    start, end = passage.start(predicate), passage.end(predicate.end)
    group = predicate.group
    bare = doc.tags[group.head] == "E" and group.first == group.head
    if bare and group.lemma not in INTRANSITIVE:
        return [], predicate.end  # a participle that describes its noun: "the offer of helicopters made in 2026"
    if low[predicate.first - 1] == "who" or doc.tags[start] == "W":
        return [], predicate.end
    items = read_items(doc, start, predicate.first) or whole_clause(passage, start, end)
    items = _with_purpose(passage, items, start, end)
    if not items or not _may_be_given(passage, predicate, items, start):
        return [], predicate.end
    return findings(_owner(passage, start, predicate), items, action, "resource-clause", 0.65), end


def _may_be_given(passage: Passage, predicate: Predicate, items: list[Item], start: int) -> bool:
    """Whether verb and subject go together as a gift and its giving."""
    group, frames = predicate.group, predicate.frames
    money = items[0].number is not None and len(items[0].number.unit) == 3
    sent = group.lemma == "go" and predicate.future and items[0].number is not None
    if ("money" in frames and not (money or sent)) or (frames & {"promise", "offer"} and not predicate.long):
        return False
    if group.lemma in ("stay", "stand") and not predicate.long and passage.doc.tags[predicate.end] != ".":
        return False
    if any(item.number is not None for item in items):
        return True
    means = group.lemma in INSTRUMENTAL and group.modal != "to"
    return bool(frames) and not means and passage.doc.tokens.low[start] not in ANAPHORIC


def whole_clause(passage: Passage, first: int, last: int) -> list[Item]:
    """A clause read as one item, where its subject alone names no purpose."""
    category = category_of(find_terms(passage.doc, first, last))
    items = read_items(passage.doc, first, last)
    if not category or category in GENERAL or not items:
        return []
    number = next((i for i in items if i.number), items[0])
    return [replace(items[0], first=first, last=last, category=category, number=number.number, unit=number.unit)]


def _with_purpose(passage: Passage, items: list[Item], first: int, last: int) -> list[Item]:
    """Money whose purpose the rest of the clause tells ("C$21 million is meant to raise the number of women")."""
    if len(items) != 1 or items[0].category != FUNDING:
        return items
    category = category_of(find_terms(passage.doc, first, last), money=True)
    if category == FUNDING and passage.before is not None and not PARTS.isdisjoint(passage.doc.tokens.low[first:last]):
        category = passage.before.category
    return [replace(items[0], category=category, last=max(items[0].last, last))]


def _agents(passage: Passage, first: int, last: int) -> tuple[list[Actor], int]:
    """Who stands after "by" between two tokens, and the end of that phrase (0 where nobody does)."""
    low, actors = passage.doc.tokens.low, passage.actors
    for i in range(first, min(last, first + 25)):
        if low[i] not in ("by", "from") or i + 1 >= last:
            continue
        group = next((k + 1 for k in range(i + 1, min(i + 8, last)) if low[k] in actors.groups), 0)
        counted = actors.counted(i + 1, group) if group else None
        if counted is not None:
            return [counted], group
        stop = next(
            (k for k in range(i + 1, last) if low[k] in (";", "for", "to", "with", "who", "which", "—", "–")), last
        )
        who = actors.resolve(i + 1, stop)
        if who:
            return who, stop
    return [], 0


def _owner(passage: Passage, start: int, predicate: Predicate) -> list[Actor]:
    """Whose a thing is: named beside it, or carried over."""
    actors, low = passage.actors, passage.doc.tokens.low
    named = actors.named(start, predicate.first)
    if named and named[0].organization != "UN":
        return named
    if predicate.group.lemma in ("leave", "depart"):
        named = actors.named(predicate.end, predicate.end + 3, places=True)
        if named and low[predicate.end] not in ("for", "to"):
            return named
    told = passage.told_by(predicate)
    return told or [actor for actor in actors.back(start) if actor.organization != "UN"]


def _antecedent(passage: Passage, first: int, start: int) -> int:
    """First token of the noun group that a reduced clause ("…, offered by Gabon") describes."""
    low = passage.doc.tokens.low
    i = first - 1
    if i > start and low[i] == ",":
        i -= 1
    while i > start and low[i - 1] not in (",", ";", ":", "and", "but", "welcomed", "praised"):
        i -= 1
    return max(i, start)
