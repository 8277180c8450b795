"""States that stand at the head of a list's entries: "Kenya – 30 officers", "Peru, Chad: a school"."""

from __future__ import annotations

from collections.abc import Iterator

from flows.articles.article import BlockKind
from flows.extract.advisory import PARTING
from flows.extract.delegations import Presence
from flows.extract.document import Document
from flows.extract.gazetteer import Entity
from flows.extract.marks import mark
from flows.extract.sentences import Sentence

#: Blocks that an entry may make up.
ENTRIES = frozenset({BlockKind.ITEM, BlockKind.HEADING, BlockKind.PARAGRAPH})
#: Fewer states than this make no list.
FEWEST = 3
#: Words of a list of those who serve already, which says nothing of a meeting.
SERVING = frozenset("contributors deployed serving ranking currently largest".split())


def listed_states(doc: Document) -> Iterator[Presence]:
    """The states of a list's entries, where at least three entries begin so."""
    found = [e for sentence in doc.prose if doc.kind(sentence) in ENTRIES for e in _entry(doc, sentence)]
    found += [e for first, last in doc.block_ranges for e in _alone(doc, first, last)]
    found.sort(key=lambda e: e.first)
    if len({e.id for e in found}) >= FEWEST and not _serve(doc, found[0]):
        for entity in found:
            yield Presence(entity, "attendee", entity.first, entity.last + 1, "entry-of-list", 0.7)


def _alone(doc: Document, first: int, last: int) -> list[Entity]:
    """States that fill a cell of their own or open a block up to a full stop: "Ireland and Mexico. Two million"."""
    if first not in doc.entity_at or doc.entity_at[first].kind != "country":
        return []
    low = doc.tokens.low
    end = next((k for k in range(first, min(last, first + 14)) if low[k] == "."), last)
    states = doc.entities_in(first, end, "country") if end - first <= 14 else []
    covered = {k for e in states for k in range(e.first, e.last)}
    rest = [low[k] for k in range(first, end) if k not in covered]
    return states if all(word in (",", "and", "&", "the") for word in rest) else []


PARTED = mark(lambda _: PARTING)
#: What may stand between states and their mark: "Sweden and Finland, jointly: …".
TOGETHER = frozenset(", jointly together both too also again".split())


def _entry(doc: Document, sentence: Sentence) -> Iterator[Entity]:
    """States before a colon or dash at the start of a block, or anywhere in lines run together."""
    low = doc.tokens.low
    if not doc.mark(sentence) & PARTED:
        return
    for k in doc.places(sentence.first + 1, sentence.last - 1, PARTED):
        if doc.quoted[k] is not None:
            continue
        end = k
        while low[end - 1] in TOGETHER and end > sentence.first + 1:
            end -= 1
        entity = next((e for e in doc.entities_in(max(sentence.first, k - 8), k, "country") if e.last == end), None)
        if entity is None or entity.alias.note == "metonym":
            continue
        first = _first(doc, entity, sentence)
        opens = first == sentence.first or (first == sentence.first + 1 and not low[first - 1].isalpha())
        if opens or (low[k] == ":" and (doc.tags[k + 1] in "#D" or low[k + 1] in ("a", "an"))):
            yield from doc.entities_in(first, k, "country")


def _first(doc: Document, entity: Entity, sentence: Sentence) -> int:
    """First token of the list of states that ends with one: "Brazil, Portugal"."""
    first = entity.first
    while first > sentence.first + 1 and doc.tokens.low[first - 1] in (",", "and", "&"):
        before = next(
            (e for e in doc.entities_in(max(0, first - 6), first - 1, "country") if e.last == first - 1), None
        )
        if before is None:
            break
        first = before.first
    return first


def _serve(doc: Document, entity: Entity) -> bool:
    """Whether the words right above a list say that it tells of those who serve already."""
    return not SERVING.isdisjoint(doc.tokens.low[max(0, entity.first - 14) : entity.first])
