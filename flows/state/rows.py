"""The rows of the state: one for each article that was read, with all that was found in it.

What a row says holds wherever the same bytes lie: `key` and `source` are set anew when a row is taken out.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from typing import Any

import polars as pl

from flows.articles.article import Article, Block, BlockKind, PageMetadata
from flows.articles.nearness import bands
from flows.articles.rejection import Rejection
from flows.extract.frames import columns, frames_of
from flows.extract.sighting import Extraction

ARTICLE, IRRELEVANT, REJECTED = "article", "irrelevant", "rejected"
OPENING = 120  # characters of an irrelevant article that are kept, so that a person knows it again

# What tells rows apart: read for all of them when the state is opened.
INDEX: dict[str, Any] = {
    "place": pl.String, "digest": pl.String, "rules": pl.String, "outcome": pl.String, "key": pl.String,
    "sha256": pl.String,
}  # fmt: skip
# The article itself: enough to extract it again once it is gone from where it was found.
KEPT: dict[str, Any] = {
    "source": pl.String, "text": pl.String, "metadata": pl.String,
    "blocks": pl.List(pl.Struct({"kind": pl.String, "start": pl.Int64, "end": pl.Int64})),
}  # fmt: skip
# What tells copies of one another (`flows/articles/nearness.py`).
NEAR: dict[str, Any] = {"bands": pl.Binary}
WHY: dict[str, Any] = {"stage": pl.String, "rule": pl.String, "message": pl.String}


@dataclass(frozen=True, slots=True)
class Read:
    """What became of one article: `found` is its extraction, a rejection, or None where it is about something else.

    `place` is the key it was found under, `digest` that of its `Unread`.
    """

    place: str
    digest: str
    article: Article | None
    found: Extraction | Rejection | None


@cache
def tables() -> Any:
    """The sighting frames of one article, each a list of its rows, without `article_id`."""
    return {
        table: pl.List(pl.Struct({c: t for c, t in found.items() if c != "article_id"}))
        for table, found in columns().items()
    }


def pack(read: Sequence[Read], rules: str) -> bytes:
    """The rows of some articles as a Parquet file."""
    rows = pl.DataFrame([_row(one, rules) for one in read], schema=INDEX | KEPT | NEAR | WHY, orient="row")
    # Frames go by the number of the row: the same article may be there twice.
    found = [
        (Extraction({**one.found.article, "article_id": str(n)}, one.found.sightings), one.article.text)
        for n, one in enumerate(read)
        if isinstance(one.found, Extraction) and one.article is not None
    ]
    rows = rows.with_columns(pl.int_range(pl.len()).cast(pl.String).alias("article_id"))
    for table, frame in frames_of(found).items():
        nested = frame.group_by("article_id").agg(pl.struct(pl.exclude("article_id")).alias(table))
        rows = rows.join(nested, on="article_id", how="left", maintain_order="left")
    return to_parquet(rows.drop("article_id").cast(tables()))


def to_parquet(rows: pl.DataFrame) -> bytes:
    """The bytes of a part."""
    file = io.BytesIO()
    rows.write_parquet(file, compression="zstd", compression_level=1)
    return file.getvalue()


def frames(rows: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """The sighting frames of rows, which have an `article_id` and a `source` by now."""
    taken: dict[str, pl.DataFrame] = {}
    for table, wanted in columns().items():
        held = rows.select("article_id", table).filter(pl.col(table).list.len() > 0)
        taken[table] = held.explode(table).unnest(table).select(list(wanted))
    named = rows.select("article_id", "source")
    taken["articles"] = (
        taken["articles"].drop("source").join(named, on="article_id").select(list(columns()["articles"]))
    )
    return taken


def articles(rows: pl.DataFrame) -> Iterable[Article]:
    """The articles that rows were read from."""
    for row in rows.select("source", "key", "text", "blocks", "metadata").iter_rows(named=True):
        blocks = tuple(Block(BlockKind(b["kind"]), b["start"], b["end"]) for b in row["blocks"])
        yield Article(row["source"], row["key"], row["text"], blocks, _metadata(json.loads(row["metadata"])))


def _row(read: Read, rules: str) -> tuple[Any, ...]:
    article, found = read.article, read.found
    key = article.key if article else read.place
    if isinstance(found, Rejection):
        told = (found.source, None, None, None, None, found.stage, found.rule, found.message)
        return (read.place, read.digest, rules, REJECTED, key, found.sha256, *told)
    assert article is not None
    identity = (read.place, read.digest, rules)
    if found is None:
        opening = " ".join(article.text[: 2 * OPENING].split())[:OPENING]
        return (*identity, IRRELEVANT, key, article.sha256, article.source, opening, *[None] * 6)
    blocks = [{"kind": b.kind.value, "start": b.start, "end": b.end} for b in article.blocks]
    metadata = json.dumps(asdict(article.metadata), default=str)
    kept = (article.source, article.text, metadata, blocks)
    return (*identity, ARTICLE, key, article.sha256, *kept, bands(article.text), None, None, None)


def _metadata(told: Mapping[str, Any]) -> PageMetadata:
    day = told["published_on"]
    return PageMetadata(**{**told, "published_on": date.fromisoformat(day) if day else None})
