"""How much of what: which numbers of a stretch count a thing, and what they count."""

from __future__ import annotations

from flows.extract.actor import build_groups
from flows.extract.document import Document
from flows.extract.lexicon import Lexicon, forms
from flows.extract.number import Number

#: Adjectives that a unit is printed without.
EMPTY = frozenset(
    "further additional extra new more other another such own fresh last first remaining indigenous modern used "
    "some "
    "the".split()
)
MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun "
    "jul aug "
    "sep sept oct nov dec".split()
)
#: What makes a number a time, a distance or an hour.
MEASURES = MONTHS | frozenset(
    "year years month months day days week weeks hour hours minute minutes decade decades o'clock am pm a.m p.m "
    "a.m. "
    "p.m. kilometre kilometres kilometer kilometers km miles mile metre metres meter meters percentage".split()
)
#: Parts of a year as tables print them after it ("2036 Q1").
QUARTERS = frozenset("q1 q2 q3 q4 h1 h2 spring summer autumn winter".split())
YEAR_BEFORE = frozenset("in by since until before from of after during and to – - year".split())
#: What makes the number after it a name ("level 2", "paragraph 4").
NUMBERED = frozenset(
    "no no. level role resolution article chapter phase clause annex a4p paragraph section item point para".split()
)
#: Prepositions before a number of states that receive something.
RECEIVING = frozenset("in from for to across among between of at".split())
PARTITIVES = (["of", "them"], ["of", "which"], ["of", "whom"], ["of", "these"], ["of", "those"])
ORDINAL_ENDINGS = ("th", "st", "nd", "rd")
ORDINAL_TOKENS = tuple([ending] for ending in ORDINAL_ENDINGS)


def build_units(lexicon: Lexicon) -> dict[str, str]:
    """Kind (people, unit, equipment, …) of each form of the nouns that can be counted."""
    return {form: row["kind"] for row in lexicon.table("unit_nouns") for form in forms(row["noun"], "NOUN")}


def quantity_in(doc: Document, first: int, last: int) -> Number | None:
    """The first number between two tokens that counts something: no date, duration, document number or conversion."""
    return next((number for number in doc.numbers_in(first, last) if counts(doc, number)), None)


def counts(doc: Document, number: Number) -> bool:
    """Whether a number counts or measures a thing, as far as its neighbours tell."""
    low = doc.tokens.low
    before = low[number.first - 1] if number.first else ""
    if number.unit:
        return before != "(" and (number.lead == 0 or low[number.lead - 1] != "(")
    if number.value == 0 or before in NUMBERED or _is_time(doc, number) or _is_year(doc, number, before):
        return False
    if before in RECEIVING and _counts_receivers(doc, number, before):
        return False
    if low[number.last : number.last + 2] in PARTITIVES or low[number.first : number.last + 1] == ["one", "of"]:
        return False
    ordinal = (
        doc.tokens.word[number.first].endswith(ORDINAL_ENDINGS) or low[number.last : number.last + 1] in ORDINAL_TOKENS
    )
    dated = doc.tokens.word[number.first][0].isdigit() and before in MONTHS
    return not (ordinal or (dated and (number.value <= 31 or 1900 <= number.value <= 2150)))


def _counts_receivers(doc: Document, number: Number, before: str) -> bool:
    """Whether a number counts states or missions that receive something ("in 14 African countries")."""
    groups, low = doc.lexicon.derived(build_groups), doc.tokens.low
    for i in range(number.last, min(number.last + 3, len(low))):
        if groups.match(low, i) or (low[i] in ("missions", "operations", "theatres") and before != "of"):
            return True
    return False


def _is_time(doc: Document, number: Number) -> bool:
    """Whether a number measures time or distance ("five years", "60-day", "two further weeks")."""
    after = [w for w in doc.tokens.low[number.last : number.last + 2] if w not in ("-", "–", "further")]
    return bool(after) and (after[0] in MEASURES or after[0].rstrip("s") in MEASURES)


def _is_year(doc: Document, number: Number, before: str) -> bool:
    if not (1900 <= number.value <= 2100 and number.last - number.first == 1):
        return False
    if not doc.tokens.word[number.first].isdigit():
        return False
    if doc.tokens.low[number.last : number.last + 1] and doc.tokens.low[number.last] in QUARTERS:
        return True
    if before in ("the", "its", "their", "this") and doc.tags[number.last : number.last + 1] == "N":
        return not doc.tokens.low[number.last].endswith("s")  # "the 2033 ministerial"
    return before in YEAR_BEFORE or doc.tags[number.last : number.last + 1] not in ("N", "J", "P")


def noun_end(doc: Document, i: int, last: int) -> int:
    """End of the run of nouns and adjectives from token `i`."""
    tags = doc.tags
    end = i
    while end < last and (tags[end] in "NPJ" or (tags[end] in "GEV" and end + 1 < last and tags[end + 1] in "NJ")):
        end += 1
    while end > i and tags[end - 1] not in "NP":
        end -= 1
    return end


def unit_of(doc: Document, number: Number, last: int) -> tuple[str | None, str]:
    """What a number counts, as printed without empty adjectives, and its head noun."""
    low, tags = doc.tokens.low, doc.tags
    if number.unit:
        return number.unit, number.unit
    i = number.last
    while i < last and (low[i] in EMPTY or tags[i] == "D"):
        i += 1
    end = noun_end(doc, i, last)
    if end == i and i < last and tags[i] in "VE":
        end = i + 1
    if end == i:
        return None, ""
    return doc.span(i, _joint_end(doc, end, last)), low[end - 1]


def _joint_end(doc: Document, end: int, last: int) -> int:
    """Where a unit ends that goes on: "soldiers and police officers", "companies of military engineers"."""
    low, units = doc.tokens.low, doc.lexicon.derived(build_units)
    tail = noun_end(doc, end + 1, last)
    if tail <= end + 1 or end >= last:
        return end
    kind = units.get(low[end - 1])
    people = low[end] in ("and", "or") and doc.tags[end + 1] == "N" and kind == "people" == units.get(low[tail - 1])
    return tail if people or (low[end] == "of" and kind == "unit") else end
