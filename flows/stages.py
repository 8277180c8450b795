"""The stages of a run as plain functions: each reads the files of the one before, and leaves its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path
from tempfile import mkdtemp

import polars as pl

from flows.articles.article import Article
from flows.articles.files import NoArticles, Source, read_articles
from flows.articles.rejection import Rejection
from flows.extract.article import extract_article
from flows.extract.frames import FrameError, frames_of, read_frames, write_frames
from flows.extract.lexicon import Lexicon, load_lexicon
from flows.extract.sighting import Extraction
from flows.package.check import QUARANTINE, CheckError, check
from flows.package.expectations import ExpectationsError
from flows.package.publication import Publication, PublishError, publish
from flows.package.run import RunInfo
from flows.package.schema import SchemaError, load_schemas
from flows.package.store import StoreError
from flows.resolve.corrections import read_corrections
from flows.resolve.ledger import resolve
from flows.seeds import SeedError, load_reference

TEXTS = "texts"


# Ways in which a run ends without a version, whose message tells a person all there is to know.
REFUSALS = (
    NoArticles, FrameError, CheckError, ExpectationsError, PublishError, SchemaError, SeedError, StoreError,
)  # fmt: skip


@contextmanager
def work_folder(parent: Path | None) -> Iterator[Path]:
    """A folder for one run's files, in `parent` or where the system keeps such; gone after the block."""
    folder = Path(mkdtemp(prefix="pledgebook-", dir=parent))
    try:
        yield folder
    finally:
        # Renamed first, so that a batch still at work in a run that was stopped finds no folder to write to.
        shutil.rmtree(folder.rename(f"{folder}-done"))


@dataclass(frozen=True, slots=True)
class Batch:
    """Articles read and extracted together: where their frames lie, how many were read, how many left out."""

    folder: Path
    read: int
    rejected: int


def extract_batch(sources: Iterable[Source], folder: Path) -> Batch:
    """Read and extract some articles; `folder` gets their sighting frames, their texts, and what was left out."""
    lexicon = load_lexicon()
    kept: list[tuple[Extraction, str]] = []
    rejections: list[Rejection] = []
    for article in chain.from_iterable(map(read_articles, sources)):
        found = article if isinstance(article, Rejection) else _extract(article, lexicon)
        if isinstance(found, Rejection):
            rejections.append(found)
        elif isinstance(article, Article):
            kept.append((found, article.text))
    texts = pl.DataFrame(
        [(extraction.article["article_id"], text) for extraction, text in kept],
        schema={"article_id": pl.String, "text": pl.String},
        orient="row",
    )
    rejected = load_schemas()[QUARANTINE].frame(asdict(rejection) for rejection in rejections)
    write_frames(frames_of(kept) | {TEXTS: texts, QUARANTINE: rejected}, folder)
    return Batch(folder, len(kept), len(rejections))


def resolve_batches(batches: Sequence[Batch], folder: Path) -> None:
    """Merge the sightings of all batches into the tables of the data model, written to `folder`."""
    by_hand = load_reference() | {"corrections": read_corrections()}
    write_frames(resolve(read_frames(b.folder for b in batches), by_hand), folder)


def check_tables(resolved: Path, batches: Sequence[Batch], folder: Path) -> dict[str, int]:
    """Set failing rows apart; `folder` gets every table as it may be published.

    Returns how many rows each rule sent to quarantine. Raises CheckError where a whole table fails.
    """
    tables = read_tables(resolved) | load_reference()
    rejected = (pl.read_parquet(b.folder / f"{QUARANTINE}.parquet") for b in batches)
    tables[QUARANTINE] = pl.concat([*rejected, tables[QUARANTINE]])
    texts = pl.concat(pl.read_parquet(b.folder / f"{TEXTS}.parquet") for b in batches)
    checked = check(tables, load_schemas(), dict(texts.iter_rows()))
    write_frames(checked.tables, folder)
    return {f"{table}: {rule}": count for (table, rule), count in checked.counts.items()}


def publish_tables(checked: Path, output: str, run: RunInfo, *, dry_run: bool = False) -> Publication:
    """Publish what was checked as the next version, or nothing where nothing changed."""
    return publish(read_tables(checked), output, run=run, dry_run=dry_run)


def left_out(publication: Publication) -> list[str]:
    """One line for each input that never became an article."""
    quarantine = publication.diff.after.tables[QUARANTINE]
    messages: list[str] = quarantine.filter(pl.col("stage") != "check")["message"].to_list()
    return messages


def read_tables(folder: Path) -> dict[str, pl.DataFrame]:
    """The tables that a stage left, by name."""
    return {path.stem: pl.read_parquet(path) for path in sorted(folder.glob("*.parquet"))}


def _extract(article: Article, lexicon: Lexicon) -> Extraction | Rejection:
    try:
        return extract_article(article, lexicon)
    except Exception as error:  # one article that breaks a rule must not cost the others, nor vanish unheard
        said = f"{article.source}: extraction failed ({type(error).__name__}: {error}); report it with the article"
        return Rejection(article.source, "extract", "extraction-failed", said, article.sha256)
