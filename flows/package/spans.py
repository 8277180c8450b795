"""Verbatim spans against the articles they were taken from."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from flows.package.rules import Rule
from flows.package.schema import TableSchema


def wrong_spans(
    frame: pl.DataFrame, schema: TableSchema, texts: Mapping[str, str | None]
) -> list[tuple[Rule, pl.Series]]:
    """Rows whose text is not what stands at their offsets, as a broken rule with its mask; none is an empty list.

    `texts` maps `article_id` to normalized text; rows of articles that it does not hold, or holds None for, pass.
    """
    span = schema.span
    if span is None:
        return []
    columns = (span.article, span.start, span.end, span.text)
    wrong = [
        (article := texts.get(key)) is not None and article[start:end] != text
        for key, start, end, text in frame.select(columns).iter_rows()
    ]
    if not any(wrong):
        return []
    advice = "the article does not hold these words at these offsets: read the article anew"
    return [(Rule("offsets", columns[1:], pl.lit(True), advice), pl.Series("broken", wrong, dtype=pl.Boolean))]
