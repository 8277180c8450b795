"""A number as the text prints it."""

from __future__ import annotations

from flows.extract.record import record


@record
class Number:
    """A number as printed: tokens `first` to `last` (exclusive) hold currency, figure, multiplier and per-cent sign.

    `value` has its multiplier done. `qualifier` is exact, more-than, less-than or about, and `start` the character at
    which qualifier or figure begins. `unit` is an ISO 4217 code, `%`, or empty; `upper` is the other end of a range.
    `lead` is the first token of the qualifier (or `first`).
    """

    first: int
    last: int
    start: int
    end: int
    value: float
    qualifier: str = "exact"
    unit: str = ""
    upper: float | None = None
    lead: int = -1
