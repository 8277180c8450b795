"""Who gets which item of a clause: gapped verbs, counted subsets, partners."""

from __future__ import annotations

from dataclasses import replace

from flows.extract.actor import MOST_STATES, Actor
from flows.extract.actors import Actors
from flows.extract.document import Document
from flows.extract.finding import Finding, findings
from flows.extract.objects import Item, read_items
from flows.extract.quantities import PARTITIVES, counts


def share_out(
    doc: Document, actors: Actors, who: list[Actor], items: list[Item], end: int
) -> list[tuple[list[Actor], Item, str, float]]:
    """Actors, item, rule and confidence for each item of a clause that ends at token `end`.

    "…, the Netherlands three million euros" names another state; under a count of states a later number is another
    count ("31 countries promised units, 17 courses").
    """
    in_turn = _respectively(doc, who, items, end)
    if in_turn:
        return in_turn
    shares: list[tuple[list[Actor], Item, str, float]] = []
    partners = partners_in(doc, actors, items[0].first, end) if items else []
    joined = partners_at(doc, items[0].first, end) if partners else None
    split = joined is not None and any(item.first > joined for item in items)
    gapped = len(items) > 1 and who[0].count is not None and items[0].number is None
    for n, item in enumerate(items):
        number = item.number
        other = _gapped_actor(doc, actors, item) if n else None
        who = [other] if other is not None else who
        if gapped and n and number is not None and not number.unit and number.value <= MOST_STATES:
            counted = Actor(count=int(number.value), certainty=0.9)
            shares.append(([counted], replace(item, number=None, unit=None), "gapped-count", 0.85))
        else:
            with_partners = partners if not split or (joined is not None and item.first > joined) else []
            shares.append(([*who, *with_partners], item, "gapped-actor" if other else "active-clause", 0.9))
    return shares


def _respectively(
    doc: Document, who: list[Actor], items: list[Item], end: int
) -> list[tuple[list[Actor], Item, str, float]]:
    """One item each, in the order of the states: "Nepal and Bhutan offered 200 and 150 troops respectively"."""
    if len(who) < 2 or not items or "respectively" not in doc.tokens.low[items[0].first - 3 : end + 2]:
        return []
    if len(items) < len(who):
        begin = items[0].first
        while doc.tags[begin - 1] in "#C":
            begin -= 1
        numbers = [n for n in doc.numbers_in(begin, items[-1].last) if counts(doc, n)]
        items = [replace(items[-1], number=number) for number in numbers]
    if len(items) != len(who):
        return []
    return [([actor], item, "respectively", 0.85) for actor, item in zip(who, items, strict=True)]


def _gapped_actor(doc: Document, actors: Actors, item: Item) -> Actor | None:
    """The country with which an item opens where the verb is left out ("Norway 25 million kroner")."""
    entity = next(iter(doc.entities_in(item.first, min(item.first + 5, item.last))), None)
    if entity is None or entity.first > item.first + 1 or entity.last >= item.last:
        return None
    country = actors.country_of(entity)
    follows = doc.tags[entity.last] in "#D" or doc.tokens.low[entity.last] in (":", "with")
    return Actor(country=country) if country and follows else None


def partners_in(doc: Document, actors: Actors, first: int, end: int) -> list[Actor]:
    """States with which a promise is made: "…, jointly with Estonia and Iceland"."""
    at = partners_at(doc, first, end)
    return actors.named(at + 2, end, places=True) if at is not None else []


def partners_at(doc: Document, first: int, end: int) -> int | None:
    """The token of "jointly with" or "together with" between two tokens."""
    low = doc.tokens.low
    return next((i for i in range(first, end - 1) if low[i] in ("jointly", "together") and low[i + 1] == "with"), None)


def subset_in(doc: Document, first: int, end: int, action: str) -> list[Finding]:
    """Part of a counted group: "…, nine of them with helicopters"."""
    low = doc.tokens.low
    for number in doc.numbers_in(first, end):
        if low[number.last : number.last + 2] in PARTITIVES and 2 <= number.value <= MOST_STATES:
            items = read_items(doc, number.last + 2, end)
            return findings([Actor(count=int(number.value))], items[:1], action, "subset-count", 0.8)
    return []


def gapped_agents(doc: Document, first: int, last: int, action: str) -> list[Finding]:
    """Further pairs after a passive: "…, specialized training by 59 countries, technology by 18"."""
    found: list[Finding] = []
    begin = first
    for i in range(first, last):
        if doc.tokens.low[i] == "by" and i + 1 < last:
            number = next(iter(doc.numbers_in(i + 1, min(last, i + 4))), None)
            items = read_items(doc, begin, i)
            if number is not None and items and number.value <= MOST_STATES:
                found += findings([Actor(count=int(number.value))], items[-1:], action, "gapped-passive", 0.85)
                begin = number.last
    return found
