"""What a schema asks of each row, as named boolean expressions: true where the row keeps the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from flows.package.cells import published_length
from flows.package.schema import Field, TableSchema


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing asked of every row. `holds` is true (or null) where a row keeps it; `advice` says what to do."""

    name: str
    fields: tuple[str, ...]
    holds: pl.Expr
    advice: str

    @property
    def broken(self) -> pl.Expr:
        return ~self.holds.fill_null(True)


def row_rules(schema: TableSchema) -> list[Rule]:
    """Every rule that can be told from the table alone, in the order in which a reader would check them."""
    rules = [rule for f in schema.fields for rule in _field_rules(f)]
    rules += [_exactly_one(group) for group in schema.exactly_one]
    rules += [_at_most_one(group) for group in schema.at_most_one]
    rules += [_ordered(first, last) for first, last in schema.ordered]
    if schema.span:
        rules.append(_span_length(schema.span.text, schema.span.start, schema.span.end))
    return rules


def key_rules(schema: TableSchema) -> list[Rule]:
    """The rules that compare a row with those above it: of rows with one key, only the first keeps them."""
    unique = [f.name for f in schema.fields if f.constraints.get("unique") and (f.name,) != schema.primary_key]
    return [*map(_unique, unique), _primary_key(schema.primary_key)]


def broken_rows(frame: pl.DataFrame, rules: list[Rule]) -> Iterator[tuple[Rule, pl.Series]]:
    """The rules that some row of `frame` breaks, each with a boolean mask that is true for those rows."""
    if not rules or frame.is_empty():
        return
    kept = frame.select(rule.holds.fill_null(True).all().alias(str(i)) for i, rule in enumerate(rules)).row(0)
    for rule, all_rows_keep_it in zip(rules, kept, strict=True):
        if not all_rows_keep_it:
            yield rule, frame.select(rule.broken.alias("broken")).to_series()


Constraint = Callable[[pl.Expr, Any], pl.Expr]
_CONSTRAINTS: dict[str, tuple[str, Constraint, str]] = {
    "enum": ("enum", lambda c, v: c.is_in(v), "use one of {limit}, or add the value to the field's enum"),
    "pattern": ("pattern", lambda c, v: c.str.contains(f"^(?:{v})$"), "must match {limit}"),
    "minimum": ("minimum", lambda c, v: c >= v, "must be at least {limit}"),
    "maximum": ("maximum", lambda c, v: c <= v, "must be at most {limit}"),
    "minLength": ("min-length", lambda c, v: c.str.len_chars() >= v, "needs {limit} character(s) or more, or null"),
    "maxLength": ("max-length", lambda c, v: published_length(c) <= v, "must be cut to {limit} characters"),
}


def _field_rules(f: Field) -> list[Rule]:
    column = pl.col(f.name)
    rules = []
    if f.required:
        rules.append(Rule("required", (f.name,), column.is_not_null(), "must not be empty"))
    if f.type == "number":
        rules.append(Rule("finite", (f.name,), column.is_finite(), "must be a finite number"))
    for key, limit in f.constraints.items():
        if key in _CONSTRAINTS:
            name, holds, advice = _CONSTRAINTS[key]
            value = date.fromisoformat(limit) if f.type == "date" and isinstance(limit, str) else limit
            rules.append(Rule(name, (f.name,), holds(column, value), advice.format(limit=limit)))
    return rules


def _given(group: tuple[str, ...]) -> pl.Expr:
    return pl.sum_horizontal(pl.col(c).is_not_null().cast(pl.UInt8) for c in group)


def _exactly_one(group: tuple[str, ...]) -> Rule:
    return Rule("exactly-one", group, _given(group) == 1, f"give exactly one of {', '.join(group)}")


def _at_most_one(group: tuple[str, ...]) -> Rule:
    return Rule("at-most-one", group, _given(group) <= 1, f"give at most one of {', '.join(group)}")


def _ordered(first: str, last: str) -> Rule:
    return Rule("ordered", (first, last), pl.col(first) <= pl.col(last), f"{first} must not come after {last}")


def _span_length(text: str, start: str, end: str) -> Rule:
    holds = pl.col(text).str.len_chars().cast(pl.Int64) == pl.col(end) - pl.col(start)
    return Rule("span-length", (text, start, end), holds, f"{text} must be as long as {end} - {start}")


def _unique(name: str) -> Rule:
    holds = pl.col(name).is_null() | pl.col(name).is_first_distinct()
    return Rule("unique", (name,), holds, "stands in an earlier row already: keep one")


def _primary_key(fields: tuple[str, ...]) -> Rule:
    alone = pl.col(fields[0]).is_first_distinct() if len(fields) == 1 else pl.struct(fields).is_first_distinct()
    holds = pl.all_horizontal(pl.col(f).is_not_null() for f in fields) & alone
    return Rule("primary-key", fields, holds, "must be given and stand in one row only: keep one of the rows")
