"""A host of a meeting, and the words that say so."""

from __future__ import annotations

from collections.abc import Iterable

from flows.extract.edition import Edition
from flows.extract.gazetteer import Entity
from flows.extract.record import record


@record
class Host:
    """A country or organization that hosts `edition`; tokens `first` to `last` (exclusive) say so."""

    edition: Edition
    country: str | None
    organization: str | None
    role: str
    first: int
    last: int
    rule: str


def hosts_for(edition: Edition, actors: Iterable[Entity], role: str, span: tuple[int, int], rule: str) -> list[Host]:
    """One host for each actor, all told by the tokens of `span`."""
    return [
        Host(
            edition,
            a.id if a.kind == "country" else None,
            a.id if a.kind == "organization" else None,
            role,
            *span,
            rule,
        )
        for a in actors
    ]
