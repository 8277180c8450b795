"""One value out of several."""

from __future__ import annotations

import polars as pl
import pytest

from flows.resolve.consensus import agreed, sources


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ([("a", "x", 0.1), ("b", "y", 0.9), ("c", "y", 0.1)], "y"),  # most sources
        ([("a", "x", 0.1), ("b", "y", 0.9)], "y"),  # the surer one
        ([("a", "y", 0.5), ("b", "x", 0.5)], "x"),  # else the first by letter
        ([("a", "x", 0.5), ("a", "x", 0.5), ("a", "x", 0.5), ("b", "y", 0.9)], "y"),  # a source counts once
        ([("a", None, 0.9), ("b", "x", 0.1)], "x"),  # nothing is no value
        ([("a", None, 0.9)], None),
    ],
)
def test_agreed(told: list[tuple[str, str | None, float]], value: str | None) -> None:
    schema = {"source_article": pl.String, "v": pl.String, "confidence": pl.Float64}
    frame = pl.DataFrame(told, schema=schema, orient="row").with_columns(pl.lit("e").alias("id"))
    for rows in (frame, frame.reverse()):
        assert agreed(rows, "id", ["v"]).rows() == [("e", value)]


def test_the_better_source_decides_between_as_many() -> None:
    frame = pl.DataFrame({"id": ["e", "e"], "v": ["x", "y"], "source_article": ["a", "b"], "confidence": [0.9, 0.1]})
    assert agreed(frame, "id", ["v"], first=pl.col("source_article") == "b")["v"].to_list() == ["y"]


def test_sources() -> None:
    frame = pl.DataFrame({"id": ["e", "e", "e", "f"], "source_article": ["a", "a", "b", "a"]})
    assert sorted(sources(frame, "id").rows()) == [("e", 2), ("f", 1)]
