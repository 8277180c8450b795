"""What one state gives by one line of a list: parts between semicolons, sizes after a comma, remarks in brackets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flows.extract.cells import Span
from flows.extract.document import Document
from flows.extract.number import Number
from flows.extract.objects import THINGS, Item, read_items
from flows.extract.purposes import FUNDING, MILITARY, OTHER
from flows.extract.quantities import MONTHS, build_units, counts, noun_end, quantity_in, unit_of

#: Remarks that leave a part without effect.
VOID = frozenset(
    "withdrawn withdrew withdraws reserved considering considers considered consideration expected nil none tba tbc "
    "declined cancelled canceled unconfirmed undecided possible possibly studying dropped hopes wishes interest "
    "interested pending under-consideration".split()
)
#: Remarks that make a part an older promise.
RENEWED = frozenset(
    "renewed renews renewal standing existing reaffirmed reaffirms reaffirm confirmed confirms repeated repeats "
    "extended extends extension maintained maintains continues continued continuing earlier outstanding overdue "
    "unchanged prolonged prolongs undelivered awaited missing restated restates keeps still".split()
)
#: Remarks that say that a part has been handed over.
DONE = frozenset(
    "delivered deployed arrived paid disbursed transferred completed done fulfilled honoured honored handed "
    "received installed opened operational".split()
)
FUTURE = frozenset("will be to shall by from".split())
TOGETHER = frozenset("included incl all total altogether strong each combined".split())


def read_shares(doc: Document, told: Sequence[Span]) -> list[tuple[str, list[Item]]]:
    """Action and items of each part of an entry, told in one cell or several; parts without effect are left out."""
    low = doc.tokens.low
    if len(told) == 1:
        first, last = told[0]
        ends = [*(i for i in range(first, last) if low[i] == ";"), last]
        parts = [[span] for span in zip([first, *(end + 1 for end in ends)], ends, strict=False)]
    else:
        parts = [list(told)]
    shares: list[tuple[str, list[Item]]] = []
    for part in parts:
        words = [w for first, last in part for w in low[first:last]]
        if words and VOID.isdisjoint(words) and words[0] != "no":
            items = _sized(doc, _filled(doc, part))
            if items:
                shares.append((_action(words), items))
    return shares


def _filled(doc: Document, cells: Sequence[Span]) -> list[Item]:
    """The items of the cells of one row; a cell that holds a bare number or a sum tells the size of the item before."""
    items: list[Item] = []
    size: Number | None = None
    for first, last in cells:
        lone = next((n for n in doc.numbers_in(first, last) if n.lead <= first + 1 and _is_lone(doc, n, last)), None)
        if lone is None:
            items += _named(doc, first, last)
        elif lone.unit and items and items[-1].number is None:
            items[-1] = replace(items[-1], number=lone, unit=lone.unit)
        elif lone.unit:
            items += _named(doc, first, last)
        else:
            size = size or lone
    if size is not None and items and items[0].number is None:
        unit = doc.span(items[0].first, noun_end(doc, items[0].first, items[0].last))
        items[0] = replace(items[0], number=size, unit=unit or None)
    return items


def _is_lone(doc: Document, number: Number, last: int) -> bool:
    """Whether a number that opens a cell counts something that the cell does not name."""
    if not counts(doc, number) or (number.first and doc.tokens.low[number.first - 1] in MONTHS):
        return False
    return bool(number.unit) or number.last == last or doc.tags[number.last] in "IR.,("


def _action(words: list[str]) -> str:
    if not RENEWED.isdisjoint(words):
        return "reaffirm"
    if "yet" in words or ("not" in words and not DONE.isdisjoint(words)):
        return "reaffirm"
    done = next((i for i, w in enumerate(words) if w in DONE), None)
    return "deliver" if done is not None and FUTURE.isdisjoint(words[max(0, done - 2) : done]) else "pledge"


def _named(doc: Document, first: int, last: int) -> list[Item]:
    """The items of a part; a counted thing that no term knows is one, too."""
    items = read_items(doc, first, last)
    if items:
        return items
    number = quantity_in(doc, first, last)
    if number is None or (not number.unit and number.last >= last):
        return []
    unit, head = unit_of(doc, number, last)
    if unit is None:
        return []
    return [Item(first, last, MILITARY if not number.unit else OTHER, number, unit, head)]


def _sized(doc: Document, items: list[Item]) -> list[Item]:
    """Items with the sizes told after them ("battalion, 850 soldiers", "EUR 2 million, rescue courses") taken in."""
    units = doc.lexicon.derived(build_units)
    joined: list[Item] = []
    for item in items:
        before = joined[-1] if joined else None
        if before is None:
            joined.append(item)
        elif before.is_money and before.category == FUNDING and item.number is None:
            joined[-1] = replace(before, last=item.last, category=item.category)
        elif before.number is None and item.number is not None and units.get(item.head) in ("people", "place"):
            joined[-1] = replace(before, last=item.last, number=item.number, unit=item.unit)
        elif _goes_on(doc, item):
            joined[-1] = replace(before, last=item.last)
        else:
            joined.append(item)
    return joined


def _goes_on(doc: Document, item: Item) -> bool:
    """Whether a stretch only tells more of the item before it ("320 officers in all", "crews included")."""
    if not TOGETHER.isdisjoint(doc.tokens.low[item.first : item.last]):
        return True
    thing = item.category != MILITARY or doc.lexicon.derived(build_units).get(item.head) in THINGS
    return item.number is None and not thing
