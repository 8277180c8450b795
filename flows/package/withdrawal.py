"""Why rows were withdrawn: by which rule or whose word, or what became of the articles that supported them."""

from __future__ import annotations

import polars as pl

from flows.package.dataset import Dataset, key_text

ARTICLES = "articles"
REASONS = ("dropped", "quarantined", "overruled", "renamed", "source")  # the first that applies is given
DROPPED = "its table is published no longer"
READ_DIFFERENTLY = "read or merged differently by the rules of this version"


def with_reasons(rows: pl.DataFrame, before: Dataset, after: Dataset) -> pl.DataFrame:
    """`rows` (see `rowdiff.COLUMNS`) with the reason of each withdrawn row in `reason`."""
    withdrawn = rows.filter(pl.col("change") == "withdrawn").select("table", "key")
    if withdrawn.is_empty():
        return rows
    found = (
        withdrawn.with_columns(_dropped(after).alias("dropped"))
        .join(_quarantined(after), on=["table", "key"], how="left")
        .join(_renamed(after), on=["table", "key"], how="left")
        .join(_overruled(after), on=["table", "key"], how="left")
        .join(_fate_of_sources(withdrawn, before, after), on=["table", "key"], how="left")
        .select("table", "key", pl.coalesce(*REASONS, pl.lit(READ_DIFFERENTLY)).alias("reason"))
        .with_columns(pl.lit("withdrawn").alias("change"))
    )
    order = rows.columns
    joined = rows.drop("reason").join(found, on=["table", "key", "change"], how="left", maintain_order="left")
    return joined.select(order)


def _dropped(after: Dataset) -> pl.Expr:
    """A reason for the rows of tables that `after` does not have."""
    return pl.when(~pl.col("table").is_in(list(after.schemas))).then(pl.lit(DROPPED))


def _renamed(after: Dataset) -> pl.DataFrame:
    """Ids that a fact no longer has, with the id that it has now."""
    if "redirects" not in after.tables:
        return _none("renamed")
    said = pl.lit("the fact has another id now: ") + pl.col("new_id")
    return after.tables["redirects"].select("table", pl.col("old_id").alias("key"), said.alias("renamed"))


def _overruled(after: Dataset) -> pl.DataFrame:
    """Records that an analyst withdrew or merged by hand, with the reason given."""
    if "corrections" not in after.tables:
        return _none("overruled")
    rows = after.tables["corrections"].filter(pl.col("applied") & pl.col("do").is_in(["withdraw", "merge"]))
    key = pl.when(pl.col("do") == "merge").then(pl.col("other")).otherwise(pl.col("record")).alias("key")
    said = pl.format("by correction {}: {}", "correction", "reason").alias("overruled")
    return rows.select("table", key, said).unique(["table", "key"], keep="first", maintain_order=True)


def _none(column: str) -> pl.DataFrame:
    return pl.DataFrame(schema={"table": pl.String, "key": pl.String, column: pl.String})


def _quarantined(after: Dataset) -> pl.DataFrame:
    """Rows of `after` that are in quarantine, with the rule that they broke."""
    if "quarantine" not in after.tables:
        return _none("quarantined")
    table = after.tables["quarantine"].filter(pl.col("stage") == "check")
    parts = pl.col("source").str.splitn("/", 2)
    rows = table.select(
        parts.struct.field("field_0").alias("table"),
        parts.struct.field("field_1").alias("key"),
        (pl.lit("in quarantine: ") + pl.col("rule")).alias("quarantined"),
    )
    return rows.unique(["table", "key"], keep="first", maintain_order=True)


def _fate_of_sources(withdrawn: pl.DataFrame, before: Dataset, after: Dataset) -> pl.DataFrame:
    """For rows whose articles are gone or were rewritten: table, key, and `source`, which says so in words."""
    if ARTICLES not in before.tables or ARTICLES not in after.tables:
        return withdrawn.with_columns(pl.lit(None, pl.String).alias("source"))
    old = before.tables[ARTICLES].select("article_id", "source", "sha256")
    new = after.tables[ARTICLES].select("article_id", pl.col("sha256").alias("now"))
    fate = old.join(new, on="article_id", how="left").select(
        "article_id",
        "source",
        pl.col("now").is_null().alias("gone"),
        (pl.col("now") != pl.col("sha256")).fill_null(False).alias("rewritten"),
    )
    supports = withdrawn.join(_supporting_articles(before), on=["table", "key"]).join(fate, on="article_id")
    touched = pl.col("source").filter(pl.col("gone") | pl.col("rewritten")).min()
    said = (
        pl.when(pl.col("gone").all())
        .then(pl.lit("source removed: ") + touched)
        .when(pl.col("gone").any())
        .then(pl.lit("one of its sources removed: ") + touched)
        .when(pl.col("rewritten").any())
        .then(pl.lit("source changed: ") + touched)
    )
    return supports.group_by("table", "key").agg(said.alias("source"))


def _supporting_articles(before: Dataset) -> pl.DataFrame:
    """Table and key of each row, with each article that it rests on: all that rows with an `article_id` point to."""
    parts = [
        before.tables[ARTICLES].select(pl.lit(ARTICLES).alias("table"), pl.col("article_id").alias("key"), "article_id")
    ]
    for name, schema in before.schemas.items():
        if not any(k.table == ARTICLES and k.fields == ("article_id",) for k in schema.foreign_keys):
            continue
        frame = before.tables[name]
        parts.append(frame.select(pl.lit(name).alias("table"), key_text(schema), "article_id"))
        for key in schema.foreign_keys:
            if len(key.fields) == 1 and key.table != ARTICLES:
                rows = frame.select(pl.lit(key.table).alias("table"), pl.col(key.fields[0]).alias("key"), "article_id")
                parts.append(rows.drop_nulls())
    return pl.concat(parts).unique()
