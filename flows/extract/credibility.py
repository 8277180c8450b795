"""Whether what a clause gives is a contribution, not the background of the news."""

from __future__ import annotations

from flows.extract.clauses import is_relative
from flows.extract.finding import Finding
from flows.extract.modality import GENERAL_GIVING, is_background
from flows.extract.objects import THINGS, Item
from flows.extract.passage import Passage
from flows.extract.pledges import Predicate
from flows.extract.purposes import MILITARY, POLITICAL, find_terms
from flows.extract.quantities import build_units

#: More people or machines than that no state gives at once: such a figure sums up years.
LARGEST_CONTRIBUTION = 9000
#: Verbs whose object is what a mission does, not what it is given.
WATCHING = frozenset("guard protect shield escort patrol serve relieve lead clear watch monitor hold".split())


def is_credible(passage: Passage, finding: Finding, predicate: Predicate) -> bool:
    """Whether a finding tells of a contribution, not of the background."""
    number = finding.item.number
    if predicate.group.lemma in WATCHING and number is None and finding.item.category == MILITARY:
        return False
    if finding.actor.organization == "UN" and "promise" not in predicate.frames:
        return False
    if finding.action == "deliver":
        general = predicate.group.lemma in GENERAL_GIVING and not predicate.long
        if general and not _is_contribution(passage, finding.item):
            return False
        if number is None and (finding.rule == "resource-clause" or not _names_gift(passage, finding.item)):
            return False
        return not is_background(passage.doc, passage.sentence.first, passage.sentence.last)
    group = predicate.group
    usual = "give" in predicate.frames and number is None and not (group.past or group.modal or predicate.future)
    if usual and predicate.kind == "finite" and is_relative(passage.doc, group, passage.sentence.first):
        return False  # "the nations that contribute troops"
    if group.lemma == "intend" and not finding.item.is_money:
        return False
    if finding.rule == "resource-clause" and number is None and not predicate.future:
        return finding.action == "reaffirm"
    return bool(predicate.frames) or (number is not None and finding.item.category != POLITICAL)


def _names_gift(passage: Passage, item: Item) -> bool:
    """Whether an item says what was handed over before it says to whom ("the base to the Ghanaian battalion")."""
    doc = passage.doc
    to = next((i for i in range(item.first, item.last) if doc.tokens.low[i] in ("to", "for", "in", "at")), item.last)
    return any(term.weight for term in find_terms(doc, item.first, to))


def _is_contribution(passage: Passage, item: Item) -> bool:
    """Whether an item counts people, units, equipment or money in an amount that one state gives at a time."""
    number = item.number
    if number is None:
        return False
    if number.unit:
        return len(number.unit) == 3
    kind = passage.doc.lexicon.derived(build_units).get(item.head)
    return number.value <= LARGEST_CONTRIBUTION and kind in THINGS
