"""Numbers in the text: figures and words, multipliers, currencies, per cent, ranges, and the qualifiers before them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from flows.extract.gazetteer import Entity
from flows.extract.lexicon import Currencies, Lexicon
from flows.extract.marks import mark, shape
from flows.extract.number import Number
from flows.extract.number_ranges import merge_ranges
from flows.extract.number_words import SMALL, read_words
from flows.extract.tokens import Tokens

#: Digits and separators of the longest figure read as a number: beyond 999 trillion stand codes and noise.
LONGEST = 20
DIGITS = re.compile(r"\d+(?:[.,]\d+)*$")
GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?$")
PREFIXED = re.compile(r"([A-Z][A-Za-z]{0,2})(\d+(?:[.,]\d+)*)(bn|mn|m|k|tn)?$")
#: Words of one that go with the verb before them, and qualify no number: "handed over 12 lorries", "thought about two".
GOVERNING = {
    "over": frozenset(
        "hand hands handed handing take takes took taken taking turn turns turned turning sign signs signed signing "
        "distributed spread fly flies flew flown flying preside presides presided watch watches watched".split()
    ),
    "about": frozenset(
        "think thinks thought thinking talk talks talked talking speak speaks spoke spoken speaking worry worried ask "
        "asked know knew hear heard learn learned learnt complain complained argue argued told read wrote".split()
    ),
    "around": frozenset("turn turned travel travelled built centred grouped gathered".split()),
}
#: Endings of a number in words that make it a rough one: "eight hundred-odd", "500-plus".
ROUGH = {"odd": "about", "plus": "more-than", "some": "about"}


def _number_words(lexicon: Lexicon) -> frozenset[str]:
    return lexicon.number_starts


def _holds_figure(low: str) -> bool:
    """Whether a word may be a figure ("1,600", "RM500") or number words joined by hyphens ("thirty-one")."""
    if "-" in low and not low[0].isdigit():
        return all(part in SMALL or part in ("hundred", "and") or part in ROUGH for part in low.split("-"))
    return low[0].isdigit() or low[-1].isdigit() or (low.endswith(("bn", "mn")) and any(map(str.isdigit, low)))


#: Tokens at which a number may begin.
STARTS = mark(_number_words) | shape(_holds_figure)


def find_numbers(
    tokens: Tokens, lexicon: Lexicon, entities: Sequence[Entity] = (), marks: Sequence[int] | None = None
) -> list[Number]:
    """All numbers in order of the text, dates and years among them.

    `entities` are the known names around them: the country named nearest tells whose kroner are meant; `marks` the
    marks of the tokens, where they are known.
    """
    whose = _Countries(entities)
    found: list[Number] = []
    last = 0
    for i in [i for i, bits in enumerate(marks or lexicon.marks.of(tokens.low)) if bits & STARTS]:
        if i >= last:
            number = _read(tokens, i, lexicon, whose)
            if number is not None:
                found.append(number)
                last = number.last
    return merge_ranges(tokens, found)


class _Countries:
    """Which country is named nearest to a token: the last before it, else the first after it."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._entities = entities

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for entity in self._entities:
            if entity.kind == "country":
                places.setdefault(entity.id, []).append(entity.first)
        return places

    def pick(self, currencies: Currencies, token: int) -> str:
        """The currency of those that share a form, by the nearest country that has one of them.

        Empty where the form is money only in countries that the text does not name ("K9" is none outside Zambia).
        """
        near = [(self._distance(country, token), country) for country in currencies if country in self._places]
        return currencies[min(near)[1]] if near else currencies.get("", "")

    def _distance(self, country: str, token: int) -> int:
        """How far a country's nearest name is; one that comes only later counts as twenty words farther."""
        places = self._places[country]
        after = bisect_right(places, token)
        before = token - places[after - 1] if after else None
        later = places[after] - token + 20 if after < len(places) else None
        return min(d for d in (before, later) if d is not None)


def _read(tokens: Tokens, i: int, lexicon: Lexicon, whose: _Countries) -> Number | None:
    first, unit, low = i, "", tokens.low
    prefixed = PREFIXED.match(tokens.word[i]) if not low[i][0].isdigit() and tokens.word[i][0].isupper() else None
    if prefixed and prefixed.group(1) in lexicon.currency_prefixes and _is_sum(tokens, i, prefixed, lexicon):
        unit = whose.pick(lexicon.currency_prefixes[prefixed.group(1)], i)
    if prefixed and unit:
        value, last = _figure(prefixed.group(2), False) * lexicon.multipliers.get(prefixed.group(3) or "", 1), i + 1
    else:
        read = _amount(tokens, i, lexicon)
        if read is None:
            return None
        value, last = read
        sign = i - 2 if i > 1 and tokens.word[i - 1] == "." else i - 1
        if sign >= 0 and tokens.word[sign] in lexicon.currency_prefixes and tokens.start[i] - tokens.end[sign] <= 2:
            unit = whose.pick(lexicon.currency_prefixes[tokens.word[sign]], i)
            first = sign if unit else first
    value, last = _multiplied(tokens, value, last, lexicon, bool(unit))
    if not unit:
        unit, last = _suffix(tokens, last, lexicon, whose)
    qualifier, lead = _qualifier(low, first, lexicon)
    if qualifier == "exact" and last < len(low) and low[last] in lexicon.qualifiers_after:
        after = lexicon.qualifiers_after.match(low, last)
        qualifier, last = after if after is not None else (qualifier, last)
    if qualifier == "exact":
        qualifier, last = _rough(tokens, last)
    start = tokens.start[lead]
    return Number(first, last, start, tokens.end[last - 1], value, qualifier, unit, None, lead)


def _is_sum(tokens: Tokens, i: int, prefixed: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a letter before a figure is a currency's ("P480 million", "R2500") and not a name's ("the P5")."""
    multiplied = prefixed.group(3) is not None or (i + 1 < len(tokens) and tokens.low[i + 1] in lexicon.multipliers)
    return len(prefixed.group(1)) > 1 or multiplied or len(prefixed.group(2)) > 3


def _amount(tokens: Tokens, i: int, lexicon: Lexicon) -> tuple[float, int] | None:
    """Value and end of the figure or number words at `i`."""
    low = tokens.low
    if low[i][0].isdigit():
        if len(low[i]) > LONGEST or not DIGITS.match(low[i]):
            return None
        text, last = low[i], i + 1
        if len(text) <= 3 and text.isdigit():
            while len(text) < LONGEST - 3 and last < len(low) and _is_group(tokens, last):
                text, last = text + low[last], last + 1
        multiplied = last < len(low) and low[last] in lexicon.multipliers
        return _figure(text, multiplied), last
    return read_words(low, i)


def _is_group(tokens: Tokens, i: int) -> bool:
    """Whether token `i` holds three more digits of the figure before it ("1 600")."""
    low = tokens.low[i]
    return len(low) == 3 and low.isdigit() and tokens.start[i] == tokens.end[i - 1] + 1


def _figure(text: str, multiplied: bool) -> float:
    if "," in text and (not GROUPED.match(text) or (multiplied and len(text.split(",")[-1]) < 3)):
        head, _, tail = text.rpartition(",")
        text = head.replace(",", "").replace(".", "") + "." + tail.replace(".", "")
    elif text.count(".") > 1:
        text = text.replace(".", "")
    return float(text.replace(",", ""))


def _multiplied(tokens: Tokens, value: float, last: int, lexicon: Lexicon, money: bool) -> tuple[float, int]:
    while last < len(tokens.low):
        word = tokens.low[last]
        factor = lexicon.multipliers.get(word)
        if factor is None or (len(word) == 1 and not money):
            break
        value, last = round(value * factor, 6), last + 1
    return value, last


def _suffix(tokens: Tokens, last: int, lexicon: Lexicon, whose: _Countries) -> tuple[str, int]:
    low = tokens.low
    if last < len(low):
        if low[last] in ("%", "percent", "pc"):
            return "%", last + 1
        if low[last] == "per" and last + 1 < len(low) and low[last + 1] == "cent":
            return "%", last + 2
        multiplied = low[last - 1] in lexicon.multipliers
        last += low[last] == "of" and multiplied and last + 1 < len(low)  # "2.4 billion of CFA francs"
        match = lexicon.currency_suffixes.match(low, last) if low[last] in lexicon.currency_suffixes else None
        unit = whose.pick(match[0], last) if match else ""
        if match and unit:
            return unit, match[1]
        last -= low[last - 1] == "of" and multiplied
    return "", last


def _qualifier(low: Sequence[str], first: int, lexicon: Lexicon) -> tuple[str, int]:
    """The qualifier that ends just before `first`, and its first token."""
    if first and low[first - 1] in lexicon.qualifier_ends:
        for length in (4, 3, 2, 1):
            if first >= length:
                phrase = " ".join(low[first - length : first])
                governed = length == 1 and first > 1 and low[first - 2] in GOVERNING.get(phrase, ())
                if phrase in lexicon.qualifiers_before and not governed:
                    return lexicon.qualifiers_before[phrase], first - length
    return "exact", first


def _rough(tokens: Tokens, last: int) -> tuple[str, int]:
    """The qualifier in an ending ("sixty-odd", "500-plus"), and where the number ends then."""
    low = tokens.low
    head, _, ending = low[last - 1].rpartition("-")
    if head and ending in ROUGH:
        return ROUGH[ending], last
    if low[last : last + 1] in (["-"], ["‑"]) and last + 1 < len(low) and low[last + 1] in ROUGH:
        return ROUGH[low[last + 1]], last + 2
    return "exact", last
