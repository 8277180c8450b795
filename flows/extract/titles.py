"""An office, a rank or an honorific said of a name, and whose office it is."""

from __future__ import annotations

from flows.extract.document import Document
from flows.extract.record import record

#: Prepositions that go on with an office ("for Peace Operations", "of the Army", "to the United Nations").
LINKS = frozenset("of for to on in".split())
FORMER = frozenset("former ex once then outgoing incoming late".split())
#: How many words an office may have before the name and after its head, and how far back its owner stands.
REACH = 16


@record
class Title:
    """An office or rank as printed, tokens `first` to `last` (exclusive); `owner` is the country or organization
    whose it is.

    `weight` 3 and 2 are offices, 1 a role, 0 a rank; see `seeds/lexicon/offices.csv`.
    """

    first: int
    last: int
    weight: int
    country: str | None = None
    organization: str | None = None


def owner_before(doc: Document, i: int, floor: int) -> tuple[str | None, str | None]:
    """Country or organization that stands just before token `i`, possessive or as an adjective."""
    if i > floor and doc.tags[i - 1] == "S":
        i -= 1
    for entity in reversed(doc.entities_in(max(floor, i - 6), i)):
        if entity.last == i:
            if entity.kind == "country":
                return entity.id, None
            if entity.kind in ("organization", "mission"):
                return None, entity.id if entity.kind == "organization" else "UN"
    return None, None


def owner_after(doc: Document, head: int, end: int) -> tuple[str | None, str | None, int]:
    """Whose office it is, where that follows it: "of the Netherlands" (cut from the title), "at the United Nations"."""
    for entity in doc.entities_in(head + 1, end):
        at = entity.first - 1
        if doc.tokens.low[at] == "the":
            at -= 1
        if doc.tokens.low[at] in ("of", "for", "at", "from") and entity.last == end:
            if entity.kind == "country":
                return entity.id, None, at
            if entity.kind == "organization":
                return None, entity.id, at
        elif entity.kind == "country" and doc.tokens.low[at] in ("of", "for") and _is_force(doc, entity.last, end):
            return entity.id, None, end
    return None, None, end


#: Words that make the name of a force or a service out of a country's.
FORCES = frozenset(
    "police army navy air force forces armed defence defense national federal gendarmerie guard service royal military "
    "peoples people's corps".split()
)


def _is_force(doc: Document, first: int, end: int) -> bool:
    """Whether only words of a force follow a country: "of the Uganda Police Force"."""
    return first < end and all(word in FORCES for word in doc.tokens.low[first:end])
