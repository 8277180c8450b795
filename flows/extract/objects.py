"""What is committed: a stretch of text taken apart into items, each with its quantity, unit and category."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flows.extract.document import Document
from flows.extract.lexicon import Lexicon, forms
from flows.extract.numbers import Number
from flows.extract.purposes import FUNDING, GENERAL, MILITARY, TRAINING, Term, category_of, find_terms

#: Longest stretch, in tokens, that is read for items; no clause of a news text comes near it.
LONGEST = 160
#: Adjectives that a unit is printed without.
EMPTY = frozenset(
    "further additional extra new more other another such own fresh last first remaining indigenous modern used some the".split()
)
TIME = frozenset(
    "year years month months day days week weeks hour hours minute minutes decade decades o'clock am pm a.m p.m a.m. p.m. january february "
    "march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec "
    "kilometre kilometres kilometer kilometers km miles mile metre metres meter meters percentage".split()
)
PREPOSED = frozenset("january february march april may june july august september october november december".split())
YEAR_BEFORE = frozenset("in by since until before from of after during and to – - year".split())
JOINTS = (
    ("as", "well", "as"), ("along", "with"), ("together", "with"), ("in", "addition", "to"), ("plus",), ("besides",), ("including",), ("and", "also"),
    ("and",), ("&",), (",",), (";",), ("or",), ("on", "top", "of"), ("alongside",), ("followed", "by"), ("/",), ("but", "also"),
)  # fmt: skip
JOINT_STARTS = frozenset(j[0] for j in JOINTS)
#: First words of stretches that go on about the item before them.
ASIDES = frozenset(
    "both each all most some half half-a many few which who whom whose that where when with without ready unearmarked fully part among if unless "
    "not no once starting beginning available capable able worth equal notably especially particularly namely such he she said says according the-last".split()
)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing committed: tokens `first` to `last` (exclusive) say it; `number` counts it, in `unit`."""

    first: int
    last: int
    category: str
    number: Number | None = None
    unit: str | None = None
    head: str = ""


def build_units(lexicon: Lexicon) -> dict[str, str]:
    """Kind (people, unit, equipment, …) of each form of the nouns that can be counted."""
    return {form: row["kind"] for row in lexicon.table("unit_nouns") for form in forms(row["noun"], "NOUN")}


def read_items(doc: Document, first: int, last: int) -> list[Item]:
    """Items between two tokens in order of the text; stretches that name no purpose and no amount are left out."""
    last = min(last, first + LONGEST)
    terms = find_terms(doc, first, last)
    chunks = _chunks(doc, first, last, terms)
    items: list[Item] = []
    purpose = False
    for begin, end in chunks:
        if purpose and doc.tags[begin] not in "D#":
            continue
        purpose = purpose or (doc.tags[first] not in "TVG" and _states_purpose(doc, begin, end))
        core = _core_end(doc, begin, end)
        inside = [t for t in terms if t.first >= begin and t.last <= core]
        number = quantity_in(doc, begin, end)
        money = number is not None and len(number.unit) == 3
        category = category_of(inside, money)
        if (
            number is not None
            and doc.lexicon.derived(build_units).get(_unit(doc, number, end)[1]) == "place"
            and _unit(doc, number, end)[1] in SEATS
        ):
            category = TRAINING
        if not category and items and _repeats_noun(doc, begin, end, number):
            items.append(replace(items[-1], first=begin, last=end, number=number))
            continue
        if not category:
            category = MILITARY if _is_sendable(doc, number, begin, core) else ""
        if not category:
            continue
        unit, head = _unit(doc, number, end) if number else (None, _head(doc, begin, end))
        item = Item(begin, end, category, number, unit, head)
        joined = _join(doc, items[-1], item, terms) if items else None
        if joined is not None:
            items[-1] = joined
        else:
            items.append(item)
    return items


def _repeats_noun(doc: Document, first: int, last: int, number: Number | None) -> bool:
    """Whether a stretch is a country and a bare number that counts what the item before it does ("Malawi one")."""
    if number is None or number.unit or number.last < last:
        return False
    return any(
        e.kind == "country" and e.first <= first + 1 and e.last == number.lead for e in doc.entities_in(first, last)
    )


def _is_sendable(doc: Document, number: Number | None, first: int, last: int) -> bool:
    """Whether an item without a term of its own counts people, units or equipment ("12 buses")."""
    if number is None or number.unit:
        return False
    head = _unit(doc, number, last)[1]
    kind = doc.lexicon.derived(build_units).get(head)
    return kind in ("people", "unit", "equipment") or (kind is None and head.endswith(("eers", "ists", "icians")))


def _states_purpose(doc: Document, first: int, last: int) -> bool:
    """Whether an infinitive of purpose stands in a stretch ("… to help operations become more agile")."""
    tags = doc.tags
    return any(tags[i] == "T" and tags[i + 1] == "V" for i in range(first + 1, last - 1))


def _core_end(doc: Document, first: int, last: int) -> int:
    """Where an aside begins that only describes part of an item (", the last of them all-female")."""
    low, tags = doc.tokens.low, doc.tags
    for i in range(first + 1, last - 1):
        if low[i] == "," and (
            low[i + 1] in PARTS
            or tags[i + 1] == "E"
            or (tags[i + 1] == "#" and low[i + 2 : i + 3] == ["of"])
            or low[i + 1 : i + 3] in (["the", "last"], ["the", "first"])
        ):
            return i
    return last


SEATS = frozenset("seat seats place places slot slots scholarship scholarships fellowship fellowships".split())
PARTS = frozenset("both each all most some half one among who".split())


def _join(doc: Document, before: Item, item: Item, terms: Sequence[Term]) -> Item | None:
    """Two neighbouring stretches as one item, where they tell of one thing; else None."""
    money, money_before = _is_money(item), _is_money(before)
    if money and item.category == FUNDING and before.number is None and doc.tokens.low[item.first - 1] == ",":
        return Item(before.first, item.last, before.category, item.number, item.unit, before.head)
    if money_before and item.number is None and before.category in GENERAL and doc.tags[item.first] != "D":
        inside = [t for t in terms if before.first <= t.first and t.last <= item.last]
        if "for" in doc.tokens.low[before.first : before.last]:
            return Item(before.first, item.last, category_of(inside, True), before.number, before.unit, before.head)
    if _same_thing(doc, before, item):
        head = before.head if doc.lexicon.derived(build_units).get(before.head) else item.head
        return Item(before.first, item.last, before.category, before.number, _joint_unit(doc, before, item), head)
    return None


def _is_money(item: Item) -> bool:
    return item.number is not None and len(item.number.unit) == 3


def _same_thing(doc: Document, before: Item, item: Item) -> bool:
    """Whether two neighbouring items share one noun or one amount ("soldiers and police", "the forces, the equipment")."""
    if _is_shared_people(doc, before, item):
        return True
    far = doc.tokens.start[item.first] - doc.tokens.end[before.last - 1] > 30
    if item.number is not None or before.category != item.category or far:
        return False
    units = doc.lexicon.derived(build_units)
    kind, kind_before = units.get(item.head, ""), units.get(before.head, "")
    if before.number is not None:
        if kind_before == "" and doc.tags[item.first] not in "D#" and item.first - before.last == 1 and kind:
            return True  # an adjective before "and": "88 military and police units"
        bare = item.last - item.first == 1 and doc.tokens.low[item.first - 1] == "and"
        if bare and kind == "people" and "of" in doc.tokens.low[before.first : before.last]:
            return True
        return (
            kind == "people"
            and kind_before == "people"
            and doc.tags[item.first] not in "D#"
            and item.first - before.last <= 1
        )
    if kind in ("equipment", "unit", "facility", "people") and kind_before in (
        "equipment",
        "unit",
        "facility",
        "people",
    ):
        return doc.tokens.low[item.first] == "the" or (item.last - item.first == 1 and before.last - before.first == 1)
    return kind_before in ("", "people") or kind == ""


def _is_shared_people(doc: Document, before: Item, item: Item) -> bool:
    """Whether bare people go on a list of receivers ("training for the police, troops and civilian staff")."""
    units = doc.lexicon.derived(build_units)
    ends = doc.tokens.low[before.last - 1]
    bare = item.number is None and all(doc.tags[i] in "NJ" for i in range(item.first, item.last))
    return (
        bare and before.number is None and units.get(item.head) == "people" == units.get(ends) and ends != before.head
    )


def _joint_unit(doc: Document, before: Item, item: Item) -> str | None:
    if before.number is None or before.unit is None or len(before.number.unit) == 3:
        return before.unit
    start = doc.text.rfind(before.unit, doc.tokens.start[before.first], doc.tokens.end[before.last - 1])
    end = _noun_end(doc, item.first, item.last)
    return doc.text[start : doc.tokens.end[end - 1]] if start >= 0 and end > item.first else before.unit


def _chunks(doc: Document, first: int, last: int, terms: Sequence[Term]) -> list[tuple[int, int]]:
    """Stretches between the joints at which a new item begins."""
    low = doc.tokens.low
    shielded = {i for t in terms for i in range(t.first + 1, t.last)}
    shielded |= {i for e in doc.entities_in(first, last) for i in range(e.first + 1, e.last)}
    chunks: list[tuple[int, int]] = []
    begin, i, depth = first, first, 0
    while i < last:
        if low[i] in "([":
            depth += 1
        elif low[i] in ")]":
            depth = max(0, depth - 1)
        if depth == 0 and low[i] in JOINT_STARTS and i not in shielded:
            after = _past_joints(low, i, last)
            if (
                after > i
                and after < last
                and _begins_item(doc, after, last)
                and not _shared_clause(doc, begin, i, after)
            ):
                if i > begin:
                    chunks.append((begin, i))
                begin = after
            i = max(after, i + 1)
            continue
        i += 1
    if last > begin:
        chunks.append((begin, last))
    return chunks


def _shared_clause(doc: Document, begin: int, joint: int, after: int) -> bool:
    """Whether a joint only links two nouns of a relative clause ("those who contribute troops and police")."""
    if doc.tokens.low[joint] not in ("and", "or") or doc.tags[after] in "D#TGV":
        return False
    return any(doc.tags[i] == "W" for i in range(max(begin, joint - 4), joint))


def _past_joints(low: Sequence[str], i: int, last: int) -> int:
    moved = True
    while moved and i < last:
        moved = False
        for joint in JOINTS:
            if tuple(low[i : i + len(joint)]) == joint and i + len(joint) <= last:
                i, moved = i + len(joint), True
                break
    return i


def _begins_item(doc: Document, i: int, last: int) -> bool:
    """Whether a new item begins at token `i`, after a joint."""
    low, tags = doc.tokens.low, doc.tags
    if low[i] in ASIDES or tags[i] in "WRCOBM":
        return False
    if (
        tags[i] == "#"
        and low[i + 1 : i + 2] == ["of"]
        and low[i + 2 : i + 3]
        and low[i + 2] in ("them", "whom", "which", "these", "those", "the")
    ):
        return False
    if tags[i] == "I":
        return i + 1 < last and tags[i + 1] == "G"
    if tags[i] == "E":
        return i + 1 < last and tags[i + 1] in "NJ"
    if low[i] == "the" and i + 1 < last and low[i + 1] in ("last", "first", "latter", "former", "rest"):
        return False
    return not (tags[i] == "." and low[i] not in "€$£“\"'‘«")


def quantity_in(doc: Document, first: int, last: int) -> Number | None:
    """The first number between two tokens that counts something: no date, duration, document number or bracketed conversion."""
    for number in doc.numbers_in(first, last):
        if counts(doc, number, last):
            return number
    return None


def counts(doc: Document, number: Number, last: int) -> bool:
    """Whether a number counts or measures a thing, as far as its neighbours tell."""
    low, tags = doc.tokens.low, doc.tags
    before = low[number.first - 1] if number.first else ""
    after = low[number.last] if number.last < len(low) else ""
    if number.unit:
        return before != "("
    if number.value == 0:
        return False
    if after == "of" and low[number.last + 1 : number.last + 2] in (
        ["them"],
        ["which"],
        ["whom"],
        ["these"],
        ["those"],
    ):
        return False
    if (
        after in TIME
        or after.rstrip("s") in TIME
        or (after in "-–" and number.last + 1 < len(low) and low[number.last + 1] in TIME)
    ):
        return False
    if after == "further" and number.last + 1 < len(low) and low[number.last + 1] in TIME:
        return False
    if before in PREPOSED and number.value <= 31:
        return False
    if 1900 <= number.value <= 2100 and number.last - number.first == 1 and doc.tokens.word[number.first].isdigit():
        if before in YEAR_BEFORE or tags[number.last : number.last + 1] not in ("N", "J", "P"):
            return False
    if before in (
        "no",
        "no.",
        "level",
        "role",
        "resolution",
        "article",
        "chapter",
        "phase",
        "clause",
        "annex",
        "a4p",
        "paragraph",
        "section",
        "item",
        "point",
        "para",
    ) or (low[number.first] == "one" and after == "of"):
        return False
    word = doc.tokens.word[number.first]
    return not (number.last < len(low) and low[number.last] in ("th", "st", "nd", "rd")) and not word.endswith(
        ("th", "st", "nd", "rd")
    )


def _noun_end(doc: Document, i: int, last: int) -> int:
    """End of the run of nouns and adjectives from token `i`."""
    tags = doc.tags
    end = i
    while end < last and (tags[end] in "NPJ" or (tags[end] in "GEV" and end + 1 < last and tags[end + 1] in "NJ")):
        end += 1
    while end > i and tags[end - 1] not in "NP":
        end -= 1
    return end


def _unit(doc: Document, number: Number, last: int) -> tuple[str | None, str]:
    """What a number counts, as printed without empty adjectives, and its head noun."""
    low, tags = doc.tokens.low, doc.tags
    if number.unit:
        return number.unit, number.unit
    i = number.last
    while i < last and (low[i] in EMPTY or tags[i] == "D"):
        i += 1
    end = _noun_end(doc, i, last)
    if end == i and i < last and tags[i] in "VE":
        end = i + 1
    if end == i:
        return None, ""
    if end < last and low[end] in ("and", "or") and end + 1 < last and tags[end + 1] in "N":
        units = doc.lexicon.derived(build_units)
        tail = _noun_end(doc, end + 1, last)
        if tail > end + 1 and units.get(low[end - 1]) == "people" == units.get(low[tail - 1]):
            return doc.span(i, tail), low[end - 1]
    if (
        end < last
        and low[end] == "of"
        and doc.lexicon.derived(build_units).get(low[end - 1]) == "unit"
        and tags[end + 1 : end + 2] in ("N", "J")
    ):
        tail = _noun_end(doc, end + 1, last)
        if tail > end + 1:
            return doc.span(i, tail), low[end - 1]
    return doc.span(i, end), low[end - 1]


def _head(doc: Document, first: int, last: int) -> str:
    """The head noun of an item without a number: the last noun before its first preposition."""
    tags, low = doc.tags, doc.tokens.low
    head = ""
    for i in range(first, last):
        if tags[i] in "NP":
            head = low[i]
        elif head and tags[i] in "ITWEV.":
            break
    return head
