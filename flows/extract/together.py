"""States meant by their number: "the three countries agreed", "both sides"."""

from __future__ import annotations

from flows.extract.actor import Actor
from flows.extract.named_actors import NamedActors

#: More states than that are not meant by "the five countries", and not farther back, in tokens, than this.
MOST = 8
FARTHEST = 400
DEFINITE = frozenset("the both all these".split())


def states_together(actors: NamedActors, main: Actor | None, first: int, last: int) -> list[Actor]:
    """The states that a definite number between two tokens means: those listed together last before it."""
    low = actors.doc.tokens.low
    for i in range(first, min(last - 1, first + 6)):
        if low[i] not in DEFINITE:
            continue
        number = next((n for n in actors.doc.numbers_in(i + 1, min(i + 3, last)) if n.first == i + 1), None)
        if number is None and low[i] != "both":
            continue
        noun, many = (number.last, int(number.value)) if number is not None else (i + 1, 2)
        if noun < last and 2 <= many <= MOST and actors.groups.match(low, noun):
            return _listed(actors, main, i, many)
    return []


def _listed(actors: NamedActors, main: Actor | None, token: int, many: int) -> list[Actor]:
    """So many states listed together before `token`, else those of its paragraph, the article's own among them."""
    run: list[str] = []
    best: list[str] = []
    end = -1
    for entity in actors.doc.entities_in(max(0, token - FARTHEST), token):
        country = actors.country_of(entity)
        if country:
            run = [*run, country] if run and actors.coordinated(end, entity.first) else [country]
            end = entity.last
            best = run if len(set(run)) == many else best
    found = list(dict.fromkeys(best)) or _in_paragraph(actors, token)
    if len(found) == many - 1 and main is not None and main.country and main.country not in found:
        found = [main.country, *found]
    return [Actor(country=country, certainty=0.85) for country in found] if len(found) == many else []


def _in_paragraph(actors: NamedActors, token: int) -> list[str]:
    """The states that act, or whose people do, in a paragraph before `token`."""
    found: dict[str, None] = {}
    for i in range(max(actors.doc.block_ranges[actors.block_of(token)][0], token - FARTHEST), token):
        entity, person = actors.doc.entity_at.get(i), actors.people_at.get(i)
        if person is not None and person.country:
            found[person.country] = None
        elif entity is not None and not actors.is_place(entity) and actors.country_of(entity):
            found[actors.country_of(entity)] = None
    return list(found)
