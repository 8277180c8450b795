"""Promises whose content is a clause: "promised that Nepal would go on supporting …"."""

from __future__ import annotations

from flows.extract.finding import Finding, begun_at, findings
from flows.extract.objects import read_items
from flows.extract.passage import Passage
from flows.extract.pledges import Predicate
from flows.extract.purposes import GENERAL, find_terms
from flows.extract.resources import INTRANSITIVE, whole_clause

#: Verbs of promising whose that-clause is the promise itself, whatever its verb.
SWORN = frozenset("promise pledge vow undertake guarantee commit assure agree swear volunteer".split())
#: Verbs of repeating whose that-clause is the old promise.
REPEATED = frozenset("repeat reiterate reaffirm restate reconfirm renew".split())
#: Verbs that say in the present tense that a promise goes on.
LASTING = frozenset("stay remain stand hold keep continue apply".split())
Reading = tuple[list[Finding], int]


def content_of(passage: Passage, predicate: Predicate, begin: int) -> int | None:
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


def read_sworn(passage: Passage, predicate: Predicate, action: str, first: int) -> Reading:
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
    return from_verb(findings(who, items, action, "promised-clause", 0.85), predicate), end


def from_verb(found: list[Finding], predicate: Predicate) -> list[Finding]:
    """Let the evidence of the first item begin at the verb."""
    first = found[0].first if found else 0
    verb = predicate.first
    return [begun_at(f, verb) if f.first == first > verb else f for f in found]
