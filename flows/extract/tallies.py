"""Counts of who pledged on what: "training (59), technology (18)", "Training drew 39, technology 22"."""

from __future__ import annotations

from collections.abc import Sequence

from flows.articles.article import BlockKind
from flows.extract.actor import MOST_STATES, Actor
from flows.extract.actors import Actors
from flows.extract.beside import DENYING
from flows.extract.counts_by_theme import read_counts_by_theme
from flows.extract.document import Document
from flows.extract.finding import Finding, findings
from flows.extract.marks import mark
from flows.extract.number import Number
from flows.extract.objects import Item, read_items
from flows.extract.pledge_nouns import PROMISING, build_nouns
from flows.extract.pledges import Predicate
from flows.extract.purposes import category_of, find_terms
from flows.extract.quantities import build_units
from flows.extract.sentences import Sentence

DRAWING = frozenset("draw attract gather garner collect receive get win gain reach see count muster net bring".split())
#: So many counts in brackets speak for themselves.
MANY = 3
#: Words that end a count of what a purpose drew, and those passed over before the next purpose.
COUNT_ENDS = frozenset(", . ; and states countries delegations governments".split())
AFTER_COUNT = frozenset(", and ; pledges countries states delegations".split())
#: Brackets that may hold a count.
OPENING = mark(lambda _: "([")
#: How many blocks before a count its pledges may be spoken of.
REACH = 3
#: How many tokens before a count are looked through for them.
FARTHEST = 600


def read_tally(doc: Document, actors: Actors, sentence: Sentence, predicates: Sequence[Predicate]) -> list[Finding]:
    """Counts of states by purpose in one sentence, in brackets or after a verb of drawing."""
    return (
        _bracketed(doc, actors, sentence)
        or _drawn(doc, sentence, predicates)
        or read_counts_by_theme(doc, actors, sentence)
    )


def _bracketed(doc: Document, actors: Actors, sentence: Sentence) -> list[Finding]:
    if not doc.mark(sentence) & OPENING:
        return []
    low = doc.tokens.low
    found: list[Finding] = []
    begin = sentence.first
    opening = doc.places(sentence.first, sentence.last, OPENING)
    if not (len(opening) >= MANY or _in_context(doc, actors, sentence)):
        return []
    for i in opening:
        close = next((k for k in range(i + 1, min(i + 25, sentence.last)) if low[k] in ")]"), None)
        number = next(iter(doc.numbers_in(i + 1, close or i + 1)), None)
        if (
            close is None
            or number is None
            or number.lead != i + 1
            or number.unit
            or not 1 <= number.value <= MOST_STATES
        ):
            continue
        if not _is_count(doc, actors, number, close):
            continue
        items = read_items(doc, begin, i) if not _is_name(doc, begin, i) else []
        if items:
            last = items[-1]
            run = [item for item in items if item.category == last.category]
            item = Item(run[0].first, close + 1, last.category)
            found += findings([Actor(count=int(number.value))], [item], "pledge", "bracketed-count", 0.85)
            found += _subset(doc, number.last, close)
        begin = close + 1
    plain = DENYING.isdisjoint(low[sentence.first : sentence.last])
    return found if (plain and len(found) >= MANY) or _in_context(doc, actors, sentence) else []


def _is_name(doc: Document, begin: int, i: int) -> bool:
    """Whether a bracket stands behind a name, whose age it may tell ("Private Ann Byrne (22)")."""
    return doc.tags[i - 1] == "P" and not any(term.last == i for term in find_terms(doc, begin, i))


def _in_context(doc: Document, actors: Actors, sentence: Sentence) -> bool:
    """Whether states or pledges are spoken of in a sentence or in the paragraphs just before it."""
    nouns = doc.lexicon.derived(build_nouns)
    block = sentence.block
    while block > 0 and doc.blocks[block].kind is BlockKind.ITEM:
        block -= 1
    first = doc.block_ranges[max(0, block - REACH)][0]
    words = doc.tokens.low[max(first, sentence.first - FARTHEST) : sentence.last]
    if not nouns.keys().isdisjoint(words) or not PROMISING.isdisjoint(words):
        return True
    return any(w in actors.groups for w in doc.tokens.low[sentence.first : sentence.last])


def _is_count(doc: Document, actors: Actors, number: Number, close: int) -> bool:
    """Whether a bracket holds a count of states and nothing that makes it something else."""
    low = doc.tokens.low
    after = number.last
    if after == close or low[after] in (",", ";", "of"):
        return True
    return low[after] in actors.groups


def _subset(doc: Document, first: int, last: int) -> list[Finding]:
    """ "…, five of them with cash for the victims' trust fund" inside the bracket."""
    low = doc.tokens.low
    for number in doc.numbers_in(first, last):
        if low[number.last : number.last + 2] in (["of", "them"], ["of", "which"], ["of", "these"], ["of", "whom"]):
            items = read_items(doc, number.last + 2, last)
            return findings([Actor(count=int(number.value))], items[:1], "pledge", "subset-count", 0.75)
    return []


def _drawn(doc: Document, sentence: Sentence, predicates: Sequence[Predicate]) -> list[Finding]:
    """ "Training drew 39, technology 22 and medical support 17"."""
    drawing = next((p for p in predicates if p.kind == "finite" and p.group.lemma in DRAWING and _asserts(p)), None)
    if drawing is None:
        return []
    low = doc.tokens.low
    found: list[Finding] = []
    begin = sentence.first
    for number in doc.numbers_in(drawing.end, sentence.last):
        if number.unit or not 1 <= number.value <= MOST_STATES or number.first < begin:
            continue
        begin = max([begin, *(i + 1 for i in range(begin, number.lead) if low[i] == ";")])
        found += _drew(doc, begin, number, low[number.last] if number.last < sentence.last else ".")
        begin = number.last
        while begin < sentence.last and low[begin] in AFTER_COUNT:
            begin += 1
    return found if len(found) > 1 else []


def _asserts(predicate: Predicate) -> bool:
    return not (predicate.group.negated or predicate.group.modal)


def _drew(doc: Document, begin: int, number: Number, after: str) -> list[Finding]:
    """The states or pledges that the purpose named from token `begin` drew; `after` follows their number."""
    category = category_of(find_terms(doc, begin, number.lead))
    pledges = doc.lexicon.derived(build_units).get(after) == "pledge"
    if not category or not (pledges or after in COUNT_ENDS):
        return []
    if pledges:
        item = Item(begin, number.last + 1, category, number, after)
        return findings([Actor()], [item], "pledge", "drew-count", 0.8)
    item = Item(begin, number.last, category)
    return findings([Actor(count=int(number.value))], [item], "pledge", "drew-count", 0.8)
