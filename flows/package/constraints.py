"""The constraints that a schema may put on a field, held against the field's type."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import polars as pl

#: What Python's patterns know and polars' may not. Only such a pattern is tried in polars: that starts its threads,
#: which a schema that is merely read should not.
UNCOMMON = re.compile(r"\(\?|\\[0-9A-CE-RT-VX-Zac-ce-rt-vx-z]|[+*?}]\+")


def check_constraints(name: str, kind: str, constraints: Any) -> Mapping[str, Any]:
    """The constraints, if every one of them can be applied to a field of that type.

    Unknown ones are left alone, as Table Schema asks. Raises ValueError naming field, constraint and value.
    """
    if not isinstance(constraints, Mapping):
        raise ValueError(f"field {name}: constraints must be an object, not {constraints!r}")
    for key, value in constraints.items():
        if key in _FITS and not _FITS[key](kind, value):
            raise ValueError(f"field {name}: constraint {key} cannot be {value!r} for a {kind}")
    return constraints


def _is_flag(_: str, value: Any) -> bool:
    return isinstance(value, bool)


def _is_length(kind: str, value: Any) -> bool:
    return kind == "string" and isinstance(value, int) and not isinstance(value, bool)


def _is_enumeration(kind: str, value: Any) -> bool:
    return kind == "string" and isinstance(value, list) and bool(value) and all(isinstance(v, str) for v in value)


def _is_bound(kind: str, value: Any) -> bool:
    if kind == "date":
        return isinstance(value, str) and _is_date(value)
    wanted: tuple[type, ...] = {"integer": (int,), "number": (int, float)}.get(kind, ())
    return isinstance(value, wanted) and not isinstance(value, bool)


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _is_pattern(kind: str, value: Any) -> bool:
    if kind != "string" or not isinstance(value, str):
        return False
    try:
        re.compile(value)
        if UNCOMMON.search(value):
            pl.Series([""]).str.contains(value)
    except (re.error, pl.exceptions.PolarsError):
        return False
    return True


_FITS: dict[str, Callable[[str, Any], bool]] = {
    "required": _is_flag, "unique": _is_flag, "enum": _is_enumeration, "pattern": _is_pattern, "minimum": _is_bound,
    "maximum": _is_bound, "minLength": _is_length, "maxLength": _is_length,
}  # fmt: skip
