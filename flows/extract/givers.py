"""The names of those who give, as a table prints them: "Brazil, Portugal", "Rwanda (2), Ghana (1)"."""

from __future__ import annotations

from dataclasses import dataclass

from flows.extract.actor import Actor
from flows.extract.actors import Actors
from flows.extract.cells import Span
from flows.extract.document import Document
from flows.extract.gazetteer import Entity
from flows.extract.number import Number

#: What joins the names of states that give together.
JOINING = frozenset({",", ";", "and", "&", "/", "with", "the", "+"})
#: Longest run of names, in tokens.
LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Giver:
    """One who gives, the number told beside the name, and the words that go on about the gift after it."""

    actor: Actor
    number: Number | None = None
    more: Span | None = None


def giver_of(actors: Actors, entity: Entity | None) -> Actor | None:
    """The state or organization that a name in a table means."""
    if entity is None or entity.kind not in ("country", "organization") or entity.id == "UN":
        return None
    return Actor(country=entity.id) if entity.kind == "country" else Actor(organization=entity.id)


def giver_names(doc: Document, actors: Actors, entity: Entity, last: int) -> tuple[tuple[Actor, ...], int]:
    """The states named together from `entity` on, and the token after them."""
    low = doc.tokens.low
    found: list[Actor] = []
    end = entity.first
    known: Entity | None = entity
    while known is not None and known.last <= last and end - entity.first < LONGEST_NAME:
        actor = giver_of(actors, known)
        if actor is None:
            break
        found.append(actor)
        end = at = known.last
        while at < last and low[at] in JOINING:
            at += 1
        known = doc.entity_at.get(at) if at > end else None
    return tuple(found), end


def givers_in(doc: Document, actors: Actors, cell: Span) -> list[Giver]:
    """Those whom a cell names, where it holds nothing else but their numbers, or what the last of them gives."""
    low = doc.tokens.low
    i, last = cell
    found: list[Giver] = []
    while i < last:
        if low[i] in JOINING or low[i] in (".", "from", "by"):
            i += 1
            continue
        if found and low[i] == "(" and low[i + 1 : i + 3] in (["joint", ")"], ["jointly", ")"], ["together", ")"]):
            i += 3
            continue
        known = doc.entity_at.get(i)
        actor = giver_of(actors, known)
        if actor is None or known is None:
            if found and low[i - 1] == "," and doc.tags[i] in "#D":
                return [*found[:-1], Giver(found[-1].actor, found[-1].number, (i, last))]
            return []
        i = known.last
        bracket = i < last and low[i] in ("(", ",", "×", "x", ":", "–")
        number = next(iter(doc.numbers_in(i + bracket, min(i + bracket + 1, last))), None)
        after = number.last if number is not None else i
        if number is not None and not number.unit and (after >= last or low[after] in (")", ",", ";", "and", "/")):
            i = after + (after < last and low[after] == ")")
            found.append(Giver(actor, number))
        else:
            found.append(Giver(actor))
    return found
