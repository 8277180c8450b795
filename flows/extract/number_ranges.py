"""Two figures that are the ends of one range: "12 to 15", "3-4 million"."""

from __future__ import annotations

from flows.extract.number import Number
from flows.extract.tokens import Tokens


def merge_ranges(tokens: Tokens, found: list[Number]) -> list[Number]:
    """Join "between 900 and 1,100", "4.5 to 5 million", "two or three", "10–12" into one number each."""
    merged: list[Number] = []
    for number in found:
        before = merged[-1] if merged else None
        if before is not None and before.upper is None and number.lead - before.last == 1:
            joint = tokens.low[before.last]
            opener = tokens.low[before.lead - 1] if before.lead else ""
            is_range = (joint == "and" and opener == "between") or (joint in ("to", "–", "-") and opener != "of")
            same_kind = number.unit == before.unit or not before.unit or not number.unit
            if (is_range or joint == "or") and same_kind and number.value > before.value:
                factor = _shared_multiplier(before, number)
                merged[-1] = Number(
                    before.first, number.last, before.start, number.end, before.value * factor,
                    "about", number.unit or before.unit, number.value, before.lead,
                )  # fmt: skip
                continue
        merged.append(number)
    return merged


def _shared_multiplier(lower: Number, upper: Number) -> float:
    """The multiplier of the upper end where the lower end leaves it out ("4.5 and 5 million")."""
    if lower.value < 1000 <= upper.value and lower.last - lower.first == 1:
        for factor in (1e9, 1e6, 1e3):
            if upper.value >= factor and 0.2 < upper.value / (lower.value * factor) < 20:
                return factor
    return 1.0
