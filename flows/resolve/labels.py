"""What codes and numbers are called in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import polars as pl

_NAMED_BY = {
    "countries": ("country", "name"), "organizations": ("organization", "name"),
    "missions": ("mission", "name"), "categories": ("category", "title"),
}  # fmt: skip


class Labels:
    """Names of countries, organizations, categories and events; a code without a name is its own name."""

    def __init__(self, reference: Mapping[str, pl.DataFrame], events: pl.DataFrame):
        told = events.select("event_id", "name", pl.col("series") == "other").iter_rows()
        self._names = {event: name if other else f"the {name}" for event, name, other in told}
        for table, (code, name) in _NAMED_BY.items():
            frame = reference.get(table)
            if frame is not None and {code, name} <= set(frame.columns):
                self._names |= {c: n for c, n in frame.select(code, name).iter_rows() if n}

    def of(self, code: str | None) -> str:
        """The name of a code; nothing for none."""
        return self._names.get(code or "", (code or "").replace("-", " "))

    def category(self, code: str) -> str:
        """A category in running text: "training and capacity building"."""
        name = self.of(code)
        return name[:1].lower() + name[1:]


def number(value: float) -> str:
    """1500000.0 → "1,500,000"; 9.4 → "9.4"."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.10g}"


def amount(value: float, unit: str | None) -> str:
    """A number with what it counts: "16 helicopters", "25 %", "EUR 82,000,000"."""
    if unit and len(unit) == 3 and unit.isupper():
        return f"{unit} {number(value)}"
    return f"{number(value)} {unit or ''}".strip()


def days(start: date | None, end: date | None) -> str:
    """A meeting's days: "2021-12-07 to 2021-12-08", "2017-07-07"."""
    if start is None:
        return str(end or "")
    return str(start) if end in (None, start) else f"{start} to {end}"
