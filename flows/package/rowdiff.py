"""What changed between two versions of a table's rows: added, withdrawn, and corrected field by field."""

from __future__ import annotations

import polars as pl

from flows.package.cells import printed_cell
from flows.package.dataset import key_text
from flows.package.schema import TableSchema

# The columns of `changes.csv`. `change` is added, withdrawn or changed; `field`, `before` and `after` are given for
# changed only, as they are printed in CSV, `reason` for withdrawn only.
COLUMNS = {
    "table": pl.String, "key": pl.String, "field": pl.String, "before": pl.String, "after": pl.String,
    "change": pl.String, "reason": pl.String,
}  # fmt: skip


def row_changes(old: pl.DataFrame, new: pl.DataFrame, before: TableSchema, after: TableSchema) -> pl.DataFrame:
    """One row for each row added or withdrawn, and for each field changed, by key and then in the order of fields.

    `before` and `after` are the schemas of `old` and `new`. Fields that only one of them has are no change of rows.
    """
    if before.primary_key != after.primary_key:
        return _sorted([rows_of(old, before, "withdrawn"), rows_of(new, after, "added")], after)
    if before.dtypes == after.dtypes and old.equals(new):
        return pl.DataFrame(schema=COLUMNS)
    key = list(after.primary_key)
    old_keys, new_keys = old.select(key), new.select(key)
    withdrawn, added = old_keys.join(new_keys, on=key, how="anti"), new_keys.join(old_keys, on=key, how="anti")
    parts = [rows_of(added, after, "added"), rows_of(withdrawn, before, "withdrawn")]
    both = old_keys.with_row_index("old").join(new_keys.with_row_index("new"), on=key)
    # A field at a time: both versions of all fields side by side would be twice the memory of the tables.
    for name in (c for c in after.columns if c in before.dtypes and c not in key):
        values = both.select(
            *key, old[name].gather(both["old"]).alias("before"), new[name].gather(both["new"]).alias("after")
        )
        parts.append(_field_changes(values, name, before, after))
    return _sorted(parts, after)


def _field_changes(values: pl.DataFrame, name: str, before: TableSchema, after: TableSchema) -> pl.DataFrame:
    """`values` has the key, and what the field was `before` and `after`."""
    if before.dtypes[name] == after.dtypes[name]:
        values = values.filter(pl.col("before").ne_missing(pl.col("after")))
    if values.is_empty():
        return pl.DataFrame(schema=COLUMNS)
    printed = (
        values.select(pl.col(column).alias(name)).select(printed_cell(schema.field(name)).alias(column)).to_series()
        for column, schema in (("before", before), ("after", after))
    )
    return values.select(
        pl.lit(after.name).alias("table"), key_text(before), pl.lit(name).alias("field"), *printed,
        pl.lit("changed").alias("change"), pl.lit(None, pl.String).alias("reason"),
    ).filter(pl.col("before").ne_missing(pl.col("after")))  # fmt: skip


def rows_of(frame: pl.DataFrame, schema: TableSchema, change: str) -> pl.DataFrame:
    """All rows of a frame as added or withdrawn."""
    nothing = pl.lit(None, pl.String)
    return frame.select(
        pl.lit(schema.name).alias("table"), key_text(schema), nothing.alias("field"), nothing.alias("before"),
        nothing.alias("after"), pl.lit(change).alias("change"), nothing.alias("reason"),
    ).cast(pl.Schema(COLUMNS))  # fmt: skip


def _sorted(parts: list[pl.DataFrame], schema: TableSchema) -> pl.DataFrame:
    order = {name: i for i, name in enumerate(schema.columns)}
    place = pl.col("field").replace_strict(order, default=-1, return_dtype=pl.Int32)
    return pl.concat([p.cast(pl.Schema(COLUMNS)) for p in parts]).sort("key", place, "change", maintain_order=True)
