"""How a value is printed in a CSV cell, and read back: one text for each value, the same on every machine."""

from __future__ import annotations

import polars as pl

from flows.package.schema import Field, TableSchema

# What spreadsheets run as a formula when it comes first in a cell (OWASP, "CSV Injection"). Such a text is published
# with an apostrophe before it. Texts that already are apostrophes and then such a character get one more, so
# that taking one away again always gives the text back.
FORMULA = r"^'*[=+\-@\t\r\n＝＋－＠]"
GUARDED = r"^'+[=+\-@\t\r\n＝＋－＠]"

_EXACT = 2.0**53  # the largest float below which every whole number is itself


def printed(schema: TableSchema) -> list[pl.Expr]:
    """Each column as the text of its CSV cells; null stays null."""
    return [printed_cell(f) for f in schema.fields]


def printed_cell(f: Field) -> pl.Expr:
    """A column as the text of its CSV cells; null stays null."""
    column = pl.col(f.name)
    if f.type == "string":
        return guarded(column)
    if f.type == "number":
        whole = (column == column.floor()) & (column.abs() < _EXACT)
        digits = column.cast(pl.Int64, strict=False).cast(pl.String)
        return pl.when(whole).then(digits).otherwise(column.cast(pl.String)).alias(f.name)
    return column.cast(pl.String)


def guarded(text: pl.Expr) -> pl.Expr:
    """A text as a spreadsheet may open it."""
    return pl.when(text.str.contains(FORMULA)).then("'" + text).otherwise(text).name.keep()


def parsed(schema: TableSchema) -> list[pl.Expr]:
    """Each column of cell texts as values of its dtype; an empty cell, and one that cannot be read, is null."""
    return [_parse(f) for f in schema.fields]


def unreadable(f: Field) -> pl.Expr:
    """True for cells that hold a text which is no value of the field's type."""
    return pl.col(f.name).is_not_null() & _parse(f).is_null()


def _parse(f: Field) -> pl.Expr:
    column = pl.col(f.name)
    if f.type == "string":
        return pl.when(column.str.contains(GUARDED)).then(column.str.slice(1)).otherwise(column).alias(f.name)
    if f.type == "boolean":
        return column.replace_strict({"true": True, "false": False}, default=None, return_dtype=pl.Boolean)
    if f.type == "date":
        return pl.when(column.str.contains(r"^\d{4}-\d{2}-\d{2}$")).then(column.str.to_date("%Y-%m-%d", strict=False))
    if f.type == "integer":
        return pl.when(column.str.contains(r"^[+-]?\d+$")).then(column.cast(pl.Int64, strict=False))
    number = r"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$"
    return pl.when(column.str.contains(number)).then(column.cast(pl.Float64, strict=False)).alias(f.name)


def published_length(column: pl.Expr) -> pl.Expr:
    """Characters of a text as published: the apostrophe of a guarded cell counts, as it does for any other reader."""
    return column.str.len_chars() + column.str.contains(FORMULA).cast(pl.UInt32)
