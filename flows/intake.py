"""The first stages of a run: what is found, what of it is new, and the sighting frames of all that counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

import polars as pl

from flows.articles.article import id_of
from flows.articles.files import Source, open_articles
from flows.articles.nearness import near_duplicates
from flows.articles.rejection import PASSING, Rejection
from flows.articles.unread import Unread
from flows.batches import batches, extract_batch
from flows.extract.frames import FramePieces, columns, scan_pieces, write_frames
from flows.package.check import QUARANTINE
from flows.package.schema import load_schemas
from flows.state.kept import Again, held, no_longer_found, to_read_again
from flows.state.memory import FOUND, State
from flows.state.rows import ARTICLE, IRRELEVANT, REJECTED, frames

TEXTS = "texts"
MOST_NAMED = 5  # of the articles that a notice is about

Found = Unread | Again
Through = Callable[[Iterable[Found]], Iterable[bytes]]


class RulesDiffer(Exception):
    """A worker reads articles by other rules than this machine; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What a run took in: how many articles there are, how many of them were read by this run, and what was left out.

    `folder` holds their sighting frames, texts and quarantine. `kept` are among `articles`, though no longer found.
    `passed_over` has a line for each that is about something else, `notices` what was wrong with the state, and which
    sources were out of reach.
    `onto` is the last version when the run began, "" where there was none.
    """

    folder: Path
    articles: int
    new: int
    kept: int
    rejected: int
    passed_over: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    onto: str = ""


def extract_here(found: Iterable[Found], size: int = 50) -> Iterator[bytes]:
    """Extract in this process, a batch at a time."""
    return map(extract_batch, batches(found, size))


@dataclass(slots=True)
class _Seen:
    """What the sources hold."""

    found: list[tuple[str, str, str]] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    new: int = 0


def take_in(
    sources: Iterable[Source], state: State, published: pl.DataFrame, folder: Path, through: Through = extract_here
) -> Intake:
    """Read and extract what is new, and write the frames of all that counts to `folder`.

    `published` are the articles that stay even if no longer found. `through` extracts articles, in any order, wherever.
    Raises RulesDiffer where that was done by other rules, StateChanged where the state was rewritten meanwhile.
    """
    seen = _Seen()
    _add(state, through(_new(sources, state, seen)))
    chosen, repeated = _one_each(_identified(state.choose(pl.DataFrame(seen.found, schema=FOUND, orient="row"))))
    gone = no_longer_found(published, chosen)
    _add(state, through(to_read_again(state, held(state, gone))))
    kept = held(state, gone).filter("today")
    lost = gone.join(kept, on="article_id", how="anti")
    notices = [*state.notices, *_lost(lost["source"].sort().to_list()), *_out_of_reach(seen.rejections)]
    rows = pl.concat([chosen, kept.select(chosen.columns)])
    rejected, passed_over = _write(state, rows, [*seen.rejections, *repeated], folder)
    articles, stay = (frame.filter(pl.col("outcome") == ARTICLE).height for frame in (rows, kept))
    return Intake(folder, articles, seen.new, stay, rejected, passed_over, tuple(notices))


def _new(sources: Iterable[Source], state: State, seen: _Seen) -> Iterator[Unread]:
    """What is to be read; everything found is noted in `seen`."""
    for found in chain.from_iterable(map(open_articles, sources)):
        if isinstance(found, Rejection):
            seen.rejections.append(found)
            continue
        digest = found.digest
        seen.found.append((found.key, digest, found.source))
        if state.is_new(digest):
            seen.new += 1
            yield found


def _add(state: State, parts: Iterable[bytes]) -> None:
    for part in parts:
        others = set(pl.read_parquet(part, columns=["rules"])["rules"]) - {state.rules}
        if others:
            raise RulesDiffer(
                "a worker extracts by other rules than this machine: give every machine the same checkout and the same "
                "libraries (constraints.txt), then run again"
            )
        state.add(part)


def _identified(chosen: pl.DataFrame) -> pl.DataFrame:
    ids = pl.Series("article_id", [id_of(key) for key in chosen["key"]], pl.String)
    return chosen.with_columns(ids)


def _one_each(chosen: pl.DataFrame) -> tuple[pl.DataFrame, list[Rejection]]:
    """One row an article; another text under the same name is left out, and told."""
    read = chosen.filter(pl.col("outcome") != REJECTED).sort("article_id", "outcome", "source", "digest")
    first = read.unique("article_id", keep="first", maintain_order=True)
    others = read.join(first, on=["article_id", "sha256"], how="anti").join(first, on="article_id", suffix="_first")
    told = [
        Rejection(
            row["source"], "read", "repeated-article",
            f"{row['source']} is another text of the article that {row['source_first']} holds: give each a name or URL "
            "of its own",
            row["sha256"],
        )
        for row in others.iter_rows(named=True)
    ]  # fmt: skip
    return pl.concat([first, chosen.filter(pl.col("outcome") == REJECTED)]), told


def _write(state: State, rows: pl.DataFrame, rejections: list[Rejection], folder: Path) -> tuple[int, tuple[str, ...]]:
    """Write frames, texts and quarantine; gives how many inputs were left out, and what is about other things."""
    pieces = FramePieces(folder, columns() | {TEXTS: {"article_id": pl.String, "text": pl.String}})
    found = [pl.DataFrame(schema=columns()["articles"] | {"bands": pl.Binary})]
    passed_over: list[str] = []
    for part in state.take(rows):
        articles = part.filter(pl.col("outcome") == ARTICLE)
        taken = frames(articles)
        found.append(taken.pop("articles").join(articles.select("article_id", "bands"), on="article_id"))
        pieces.add({**taken, TEXTS: articles.select("article_id", "text")})
        rejections += [_rejection(row) for row in part.filter(pl.col("outcome") == REJECTED).iter_rows(named=True)]
        irrelevant = part.filter(pl.col("outcome") == IRRELEVANT).select("source", "text")
        passed_over += [f"{source}: {opening}" for source, opening in irrelevant.iter_rows()]
    pieces.add({"articles": _with_originals(pl.concat(found), scan_pieces(folder, TEXTS))})
    left_out = load_schemas()[QUARANTINE].frame(asdict(rejection) for rejection in rejections)
    write_frames({QUARANTINE: left_out}, folder)
    return len(rejections), tuple(sorted(passed_over))


def _with_originals(articles: pl.DataFrame, texts: pl.LazyFrame) -> pl.DataFrame:
    """The articles, each copy with what it is a copy of, and without their bands."""
    copies = near_duplicates(articles, dict(texts.collect().iter_rows()))
    original = pl.col("article_id").replace_strict(copies, default=None, return_dtype=pl.String)
    return articles.with_columns(original.alias("near_duplicate_of")).drop("bands")


def _rejection(row: Mapping[str, Any]) -> Rejection:
    """A rejection of an earlier run, told of where its article lies now."""
    message = row["message"].removeprefix(row["source_then"])
    return Rejection(row["source"], row["stage"], row["rule"], row["source"] + message, row["sha256"])


def _lost(sources: list[str]) -> Iterator[str]:
    if sources:
        named = ", ".join(sources[:MOST_NAMED]) + (" …" if len(sources) > MOST_NAMED else "")
        yield (
            f"{len(sources)} published articles are neither found nor held by the state any more, and what they say is "
            f"withdrawn: {named}; bring them back and run again if that is not meant"
        )


def _out_of_reach(rejections: Iterable[Rejection]) -> Iterator[str]:
    if passing := sorted({rejection.source for rejection in rejections if rejection.rule in PASSING}):
        named = ", ".join(passing[:MOST_NAMED]) + (" …" if len(passing) > MOST_NAMED else "")
        yield (
            f"{len(passing)} sources were out of reach: {named}; the next run tries again, and no version is published "
            "for that alone"
        )
