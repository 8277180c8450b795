"""Articles that the last version holds and that are no longer found: they stay, read from what the state keeps."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from flows.articles.article import Article, id_of
from flows.package.place import Store, StoreError
from flows.state.memory import State
from flows.state.rows import ARTICLE, KEPT, REJECTED, articles

PUBLISHED = ("article_id", "source", "sha256")
_REREAD = "kept:"  # before the digest of what was read from a kept text and not from the page


@dataclass(frozen=True, slots=True)
class Again:
    """A kept article that is to be extracted by today's rules."""

    place: str
    digest: str
    article: Article


def published_articles(store: Store) -> tuple[str, pl.DataFrame]:
    """The last version ("" where there is none), and `article_id`, `source` and `sha256` of the articles it holds."""
    last = store.index().latest
    if last is None:
        return "", pl.DataFrame(schema=dict.fromkeys(PUBLISHED, pl.String))
    with store.package(last.version) as folder:
        path = folder / "parquet" / "articles.parquet"
        try:
            return last.version, pl.read_parquet(path, columns=list(PUBLISHED))
        except (OSError, pl.exceptions.PolarsError) as error:
            said = str(error).splitlines()[0]
            raise StoreError(f"{path}: {said}; restore version {last.version} from a copy") from error


def no_longer_found(published: pl.DataFrame, chosen: pl.DataFrame) -> pl.DataFrame:
    """The published articles that this run found neither as they were, nor changed, nor moved.

    `chosen` are the rows of what was found, with `article_id`. What was found but could not be read replaces nothing.
    """
    read = chosen.filter(pl.col("outcome") != REJECTED)
    moved = read.filter(pl.col("outcome") == ARTICLE)["sha256"]
    return published.filter(
        ~pl.col("article_id").is_in(read["article_id"].implode())
        & ~pl.col("source").is_in(read["source"].implode())
        & ~pl.col("sha256").is_in(moved.implode())
    )


def held(state: State, gone: pl.DataFrame) -> pl.DataFrame:
    """The newest rows that hold the text of each article gone, by today's rules where there are such."""
    rows = state.index.filter(pl.col("outcome") != REJECTED, pl.col("sha256").is_in(gone["sha256"].implode())).reverse()
    ids = pl.Series("article_id", [id_of(key) for key in rows["key"]], pl.String)
    today = (pl.col("rules") == state.rules) & pl.col("part").is_in(state.usable["part"].unique().implode())
    rows = rows.with_columns(ids, today.alias("today")).sort("today", descending=True, maintain_order=True)
    return rows.unique(["article_id", "sha256"], keep="first", maintain_order=True).join(
        gone.select(*PUBLISHED), on=["article_id", "sha256"], maintain_order="left"
    )


def to_read_again(state: State, rows: pl.DataFrame) -> list[Again]:
    """The articles among the rows that `held` gave which today's rules have not read."""
    old = rows.filter(~pl.col("today"), pl.col("outcome") == ARTICLE)
    again: list[Again] = []
    for taken in state.take(old.with_columns(pl.col("digest").alias("article_id")), ["key", *KEPT]):
        again += [
            Again(article.key, _REREAD + str(digest).removeprefix(_REREAD), article)
            for article, digest in zip(articles(taken), taken["article_id"], strict=True)
        ]
    return again
