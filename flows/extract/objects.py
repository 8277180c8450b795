"""What is committed: a stretch of text taken apart into items, each with its quantity, unit and category."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flows.extract.chunks import FURTHER, chunks_in, core_end, states_purpose
from flows.extract.document import Document
from flows.extract.number import Number
from flows.extract.purposes import FUNDING, GENERAL, MILITARY, TRAINING, Term, category_of, find_terms
from flows.extract.quantities import build_units, noun_end, quantity_in, unit_of
from flows.extract.record import record

#: Longest stretch, in tokens, that is read for items; no clause of a news text comes near it.
LONGEST = 160
SEATS = frozenset("seat seats place places slot slots scholarship scholarships fellowship fellowships".split())
#: Endings of nouns for people who may be sent, where the lexicon does not know the noun.
TRADES = ("ers", "ors", "ists", "ants", "icians", "men", "women", "naries")
#: Nouns of units that may mean anything.
VAGUE = frozenset("group team section force unit plant well car tank pump tree base device".split())
#: Openings of items whose verb means training in Romance languages.
FORMING = (["to", "form"], ["to", "capacitate"], ["to", "formate"])
THINGS = frozenset({"people", "unit", "equipment", "facility"})


@record
class Item:
    """One thing committed: tokens `first` to `last` (exclusive) say it; `number` counts it, in `unit`."""

    first: int
    last: int
    category: str
    number: Number | None = None
    unit: str | None = None
    head: str = ""

    @property
    def is_money(self) -> bool:
        return self.number is not None and len(self.number.unit) == 3


def read_items(doc: Document, first: int, last: int) -> list[Item]:
    """Items between two tokens in order of the text; stretches that name no purpose and no amount are left out."""
    last = min(last, first + LONGEST)
    terms = find_terms(doc, first, last)
    items: list[Item] = []
    purpose = False
    for begin, end in chunks_in(doc, first, last, terms):
        if purpose and doc.tags[begin] not in "D#":
            continue
        purpose = purpose or (doc.tags[first] not in "TVG" and states_purpose(doc, begin, end, terms))
        if items and _apposition(doc, begin, end):
            continue
        item = _item(doc, begin, end, terms)
        if item is None and items and _repeats_noun(doc, begin, end):
            item = replace(items[-1], first=begin, last=end, number=quantity_in(doc, begin, end))
            items.append(item)
        elif item is not None:
            joined = _join(doc, items[-1], item, terms) if items else None
            items[-1:] = [joined] if joined is not None else [*items[-1:], item]
    return items[1:] if _sums_up(items) else items


def _sums_up(items: Sequence[Item]) -> bool:
    """Whether the first amount is the sum of those after it ("€10 million: €6 million for training, €4 million …")."""
    if len(items) < 3:
        return False
    total, *parts = (item.number for item in items)
    if total is None or not all(part is not None and part.unit == total.unit for part in parts):
        return False
    return sum(part.value for part in parts if part is not None) == total.value


def _apposition(doc: Document, first: int, last: int) -> bool:
    """Whether a stretch says whose a thing named before the comma is ("AMISOM, the African Union's own force")."""
    entity = next(iter(doc.entities_in(first, last)), None)
    if entity is None or entity.first > first + 1 or doc.tokens.low[first - 1 : first + 1] != [",", "the"]:
        return False
    return doc.tags[entity.last : entity.last + 1] == "S"


def _item(doc: Document, first: int, last: int, terms: Sequence[Term]) -> Item | None:
    """The item that a stretch names, if it names one."""
    core = core_end(doc, first, last)
    number = quantity_in(doc, first, core)
    number = _raised_to(doc, number, last) if number else None
    if number is not None and _counts_receivers(doc, first, number):
        number = None
    unit, head = unit_of(doc, number, core) if number else (None, _head(doc, first, core))
    money = number is not None and len(number.unit) == 3
    core = last if money else core
    category = category_of([t for t in terms if t.first >= first and t.last <= core], money)
    if number is not None and head in SEATS:
        category = TRAINING
    elif number is not None and not category and not number.unit:
        kind = doc.lexicon.derived(build_units).get(head)
        category = MILITARY if kind in THINGS or (kind is None and head.endswith(TRADES)) else ""
    elif number is None and not category and doc.tags[first] == "D" and head not in VAGUE:
        category = MILITARY if doc.lexicon.derived(build_units).get(head) in ("unit", "equipment") else ""
    if number is not None and doc.tokens.low[first : first + 2] in FORMING and category == MILITARY:
        category = TRAINING  # "promised to form 300 policemen", translated
    if not category and core < last and doc.tags[core + 1] == "W":
        category = category_of([t for t in terms if core < t.first and t.last <= last])
    return Item(first, last, category, number, unit, head) if category else None


def _raised_to(doc: Document, number: Number, last: int) -> Number:
    """The number to which a thing is raised ("from 280 to 350 soldiers"), else the number itself."""
    low = doc.tokens.low
    if low[number.lead - 1] != "from":
        return number
    if number.upper is not None:
        return replace(number, value=number.upper, upper=None)
    after = next(iter(doc.numbers_in(number.last, min(number.last + 5, last))), None)
    return after if after is not None and low[after.lead - 1] == "to" and after.unit == number.unit else number


def _counts_receivers(doc: Document, first: int, number: Number) -> bool:
    """Whether a number after "for" counts whom one thing serves ("a kitchen for 400 mouths")."""
    low = doc.tokens.low
    if number.unit or doc.tags[first] != "D" or low[number.lead - 1] != "for" or number.lead - first < 3:
        return False
    kind = doc.lexicon.derived(build_units).get(low[number.lead - 2])
    return kind in ("equipment", "facility")


def _repeats_noun(doc: Document, first: int, last: int) -> bool:
    """Whether a stretch is a country and a bare number that counts what the item before it does ("Malawi one")."""
    number = quantity_in(doc, first, last)
    if number is None or number.unit:
        return False
    if not FURTHER.isdisjoint(doc.tokens.low[first : number.lead + 1]):
        return doc.tags[number.last : number.last + 1] not in ("N", "J", "P")
    if number.last < last:
        return False
    names = doc.entities_in(first, last, "country")
    return any(e.first <= first + 1 and e.last == number.lead for e in names)


def _join(doc: Document, before: Item, item: Item, terms: Sequence[Term]) -> Item | None:
    """Two neighbouring stretches as one item, where they tell of one thing; else None."""
    low = doc.tokens.low
    if item.is_money and item.category == FUNDING and before.number is None and low[item.first - 1] == ",":
        return replace(before, last=item.last, number=item.number, unit=item.unit)
    general = before.is_money and item.number is None and before.category in GENERAL and doc.tags[item.first] != "D"
    if general and "for" in low[before.first : before.last]:
        inside = [t for t in terms if before.first <= t.first and t.last <= item.last]
        return replace(before, last=item.last, category=category_of(inside, money=True))
    if (
        before.is_money
        and item.number is None
        and item.category == before.category
        and doc.tags[item.first] not in "DTV"
    ):
        return replace(before, last=item.last)  # "$5 million to counter misinformation and hate speech"
    if _shares_receivers(doc, before, item) or _same_thing(doc, before, item):
        head = before.head if doc.lexicon.derived(build_units).get(before.head) else item.head
        return replace(before, last=item.last, unit=_joint_unit(doc, before, item), head=head)
    return None


def _same_thing(doc: Document, before: Item, item: Item) -> bool:
    """Whether two items share one noun or one amount ("soldiers and police", "the forces, the equipment")."""
    if item.number is None is before.number and doc.tokens.low[item.first - 1] == "or" and doc.tags[item.first] == "N":
        return True  # "medical teams or equipment"
    far = doc.tokens.start[item.first] - doc.tokens.end[before.last - 1] > 30
    if item.number is not None or before.category != item.category or far:
        return False
    units = doc.lexicon.derived(build_units)
    kind, kind_before = units.get(item.head, ""), units.get(before.head, "")
    if before.number is not None:
        return _shares_amount(doc, before, item, kind_before, kind)
    if kind in THINGS and kind_before in THINGS:
        single = item.last - item.first == 1 and before.last - before.first == 1
        return single or (doc.tokens.low[item.first] == "the" and item.first + 1 not in doc.entity_at)
    return kind_before in ("", "people") or kind == ""


def _shares_amount(doc: Document, before: Item, item: Item, kind_before: str, kind: str) -> bool:
    """Whether an item without a number goes on what the number before counts ("88 military and police units")."""
    if doc.tags[item.first] in "D#" or item.first - before.last > 1:
        return False
    if kind_before == "" and kind:
        return True
    bare = item.last - item.first == 1 and doc.tokens.low[item.first - 1] == "and"
    whole = bare and "of" in doc.tokens.low[before.first : before.last]
    return kind == "people" and (kind_before == "people" or whole)


def _shares_receivers(doc: Document, before: Item, item: Item) -> bool:
    """Whether bare people go on a list of receivers ("training for the police, troops and civilian staff")."""
    if item.number is not None or before.number is not None:
        return False
    units = doc.lexicon.derived(build_units)
    ends = doc.tokens.low[before.last - 1]
    bare = all(doc.tags[i] in "NJ" for i in range(item.first, item.last))
    return bare and units.get(item.head) == "people" == units.get(ends) and ends != before.head


def _joint_unit(doc: Document, before: Item, item: Item) -> str | None:
    if before.number is None or before.unit is None or before.is_money:
        return before.unit
    start = doc.text.rfind(before.unit, doc.tokens.start[before.first], doc.tokens.end[before.last - 1])
    end = noun_end(doc, item.first, item.last)
    return doc.text[start : doc.tokens.end[end - 1]] if start >= 0 and end > item.first else before.unit


def _head(doc: Document, first: int, last: int) -> str:
    """The head noun of an item without a number: the last noun before its first preposition."""
    head = ""
    for i in range(first, last):
        if doc.tags[i] in "NP":
            head = doc.tokens.low[i]
        elif head and doc.tags[i] in "ITWEV.":
            break
    return head
