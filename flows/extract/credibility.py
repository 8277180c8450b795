"""Whether what a clause gives is a contribution, not the background of the news."""

from __future__ import annotations

from flows.articles.article import BlockKind
from flows.extract.clauses import is_relative
from flows.extract.document import Document
from flows.extract.finding import Finding
from flows.extract.modality import GENERAL_GIVING, is_background, told_now
from flows.extract.objects import THINGS, Item
from flows.extract.passage import Passage
from flows.extract.pledge_nouns import PROMISING
from flows.extract.pledges import Predicate
from flows.extract.purposes import MILITARY, POLITICAL, find_terms
from flows.extract.quantities import build_units

#: More people or machines than that no state gives at once: such a figure sums up years.
LARGEST_CONTRIBUTION = 9000
#: More people than that are what a state has in the field, where the present tense tells of them.
LARGEST_PRESENT = 1500
#: Words of budgets and habits.
USUAL = frozenset(
    "budget dues assessed share scale month monthly day daily each annual usually often always already more most "
    "than total when whenever".split()
)
#: Verbs whose object is what a mission does, not what it is given.
WATCHING = frozenset("guard protect shield escort patrol serve relieve lead clear watch monitor hold".split())

#: Words beside a verb of sending that tell of people carried away, not given.
HARMED = frozenset(
    "injuries injured wounded wounds casualties killed dead bodies coffins sick hurt home evacuated".split()
)
#: Verbs that take troops away where troops are their object.
LESSENING = frozenset("cut reduce trim shrink halve lower slash downsize".split())


def is_credible(passage: Passage, finding: Finding, predicate: Predicate) -> bool:
    """Whether a finding tells of a contribution, not of the background."""
    number, group, military = finding.item.number, predicate.group, finding.item.category == MILITARY
    if military and (group.lemma in LESSENING or (group.lemma in WATCHING and number is None)):
        return False
    if finding.actor.organization == "UN":
        subject = passage.doc.tokens.low[passage.start(predicate) : predicate.first]
        if "promise" not in predicate.frames or "council" in subject:
            return False
    if finding.action == "deliver":
        return _was_given(passage, finding, predicate)
    if _tells_who(passage, finding, predicate):
        return False
    if predicate.frames.isdisjoint(("promise", "offer", "money")) and told_now(passage.doc, predicate):
        return _is_news(passage, finding, predicate)
    if _is_usual(passage.doc, predicate):
        return False
    if group.lemma == "sign" and group.perfect and is_relative(passage.doc, group, passage.sentence.first):
        return False  # "the governments that have signed the declaration"
    if group.lemma == "intend" and not finding.item.is_money:
        return False
    if finding.rule == "resource-clause" and number is None and not predicate.future:
        return finding.action == "reaffirm"
    return bool(predicate.frames) or (number is not None and finding.item.category != POLITICAL)


def _was_given(passage: Passage, finding: Finding, predicate: Predicate) -> bool:
    """Whether what is told in the past is a gift: of a thinkable size or promised before; no wounded carried away."""
    doc, last = passage.doc, passage.sentence.last
    if not HARMED.isdisjoint(doc.tokens.low[predicate.end : min(predicate.end + 6, last)]):
        return False
    if not _was_promised(passage, finding.item):
        general = predicate.group.lemma in GENERAL_GIVING and not predicate.long
        if general and not _is_contribution(passage, finding.item):
            return False
        named = finding.rule != "resource-clause" and _names_gift(passage, finding.item)
        if finding.item.number is None and not named:
            return False
    return not is_background(doc, passage.sentence.first, last)


def _tells_who(passage: Passage, finding: Finding, predicate: Predicate) -> bool:
    """Whether a relative clause only tells who is meant ("the nations that contribute troops")."""
    group = predicate.group
    usual = "give" in predicate.frames and finding.item.number is None
    if not usual or group.past or group.modal or predicate.future or predicate.kind != "finite":
        return False
    return is_relative(passage.doc, group, passage.sentence.first)


def _was_promised(passage: Passage, item: Item) -> bool:
    """Whether the words of an item say that it was promised ("has deployed the units it promised in Vienna")."""
    last = min(item.last + 6, passage.sentence.last)
    return not PROMISING.isdisjoint(passage.doc.tokens.low[item.first : last])


def _is_news(passage: Passage, finding: Finding, predicate: Predicate) -> bool:
    """Whether a present tense tells of one gift, not of what is usual ("sends 6,000 soldiers", "pays a month")."""
    doc, sentence = passage.doc, passage.sentence
    if finding.actor.is_group or finding.actor.certainty < 0.8 or is_background(doc, sentence.first, sentence.last):
        return False
    if not USUAL.isdisjoint(doc.tokens.low[sentence.first : sentence.last]):
        return False
    number = finding.item.number
    return _is_contribution(passage, finding.item) and (
        number is None or bool(number.unit) or number.value <= LARGEST_PRESENT
    )


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


def _is_usual(doc: Document, predicate: Predicate) -> bool:
    """Whether a present tense in running text tells of what somebody always does ("Italy contributes 1,100 troops")."""
    group = predicate.group
    if group.lemma != "contribute" or predicate.kind != "finite" or group.past or group.perfect:
        return False
    if group.modal or group.progressive or group.passive:
        return False
    sentence = doc.sentence_at(doc.tokens.start[group.head])
    return sentence is not None and doc.kind(sentence) is BlockKind.PARAGRAPH
