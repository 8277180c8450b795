"""The country that an article is about, where one stands out."""

from __future__ import annotations

from collections import Counter

from flows.articles.article import BlockKind
from flows.extract.actor import Actor
from flows.extract.document import Document
from flows.extract.named_actors import NamedActors

#: Cities whose dateline says nothing of the country that writes.
NEUTRAL = frozenset({"New York|USA", "Geneva|CHE"})


def main_country(actors: NamedActors) -> Actor | None:
    """The country that the article is about, where one stands out."""
    votes: Counter[str] = Counter()
    for entity in actors.doc.entities:
        country = actors.country_of(entity)
        if country:
            block = actors.block_of(entity.first)
            title = actors.doc.blocks[block].kind is BlockKind.TITLE
            opens = entity.first == actors.doc.block_ranges[block][0]
            weight = (14 if opens else 8) if title else 6 if block < 3 else 2
            if entity.kind == "city":
                votes[country] += 0 if actors.is_place(entity) else 1
            else:
                votes[country] += 1 if actors.is_place(entity) else weight
    for person in actors.people.persons:
        if person.country:
            votes[person.country] += 4
    for entity in actors.doc.entities_in(*_opening(actors.doc)):
        if entity.kind == "city" and entity.id not in NEUTRAL:
            votes[entity.id.rpartition("|")[2]] += 3
    if not votes:
        return None
    (top, most), *rest = votes.most_common(2)
    return Actor(country=top, certainty=0.7) if most >= 4 and (not rest or most >= 1.5 * rest[0][1]) else None


def _opening(doc: Document) -> tuple[int, int]:
    """The first tokens of the first paragraph, where a dateline stands."""
    for block, (first, last) in zip(doc.blocks, doc.block_ranges, strict=True):
        if block.kind is BlockKind.PARAGRAPH:
            return first, min(first + 4, last)
    return 0, 0
