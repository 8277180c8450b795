"""A commitment as the readers find it: who, what, how, and the words that say so."""

from __future__ import annotations

from flows.extract.actor import Actor
from flows.extract.objects import Item
from flows.extract.record import record


@record
class Finding:
    """One commitment before it becomes a sighting; tokens `first` to `last` (exclusive) say it."""

    actor: Actor
    item: Item
    action: str
    rule: str
    confidence: float
    first: int
    last: int


def begun_at(found: Finding, first: int) -> Finding:
    """The finding with its evidence begun at another token."""
    return Finding(found.actor, found.item, found.action, found.rule, found.confidence, first, found.last)


def findings(actors: list[Actor], items: list[Item], action: str, rule: str, confidence: float) -> list[Finding]:
    """Every item for every actor."""
    return [
        Finding(actor, item, action, rule, confidence * actor.certainty, item.first, item.last)
        for actor in actors
        for item in items
    ]
