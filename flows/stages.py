"""The stages of a run as plain functions: each reads the files of the one before, and leaves its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import mkdtemp

import polars as pl

from flows.articles.files import NoArticles, Source
from flows.articles.gather import Tell, gather
from flows.extract.frames import FrameError, scan_frames, scan_pieces, write_frames
from flows.intake import TEXTS, Intake, RulesDiffer, Through, extract_here, take_in
from flows.package.check import QUARANTINE, CheckError, check
from flows.package.expectations import ExpectationsError
from flows.package.publication import Publication, PublishError, publish
from flows.package.run import RunInfo
from flows.package.schema import SchemaError, load_schemas
from flows.package.store import StoreError, open_store
from flows.published import last_published
from flows.resolve.corrections import read_corrections
from flows.resolve.ledger import resolve
from flows.seeds import SeedError, load_reference
from flows.settings import Settings
from flows.state.compact import compact
from flows.state.kept import published_articles
from flows.state.memory import State, StateChanged
from flows.state.parts import FolderParts, parts_of

# Ways in which a run ends without a version, whose message tells a person all there is to know.
REFUSALS = (
    NoArticles, FrameError, CheckError, ExpectationsError, PublishError, RulesDiffer, SchemaError, SeedError,
    StateChanged, StoreError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to."""

    publication: Publication
    intake: Intake


@dataclass(frozen=True, slots=True)
class Reading:
    """What a run reads: all anew with `full`, without what is no longer found with `prune_removed`.

    A dry run leaves the state as it is.
    """

    full: bool = False
    prune_removed: bool = False
    dry_run: bool = False


READ_NEW = Reading()


@contextmanager
def work_folder(parent: Path | None) -> Iterator[Path]:
    """A folder for one run's files, in `parent` or where the system keeps such; gone after the block."""
    folder = Path(mkdtemp(prefix="pledgebook-", dir=parent))
    try:
        yield folder
    finally:
        # Renamed first, so that a batch still at work in a run that was stopped finds no folder to write to.
        shutil.rmtree(folder.rename(f"{folder}-done"))


def find_sources(articles: Sequence[str], output: str, tell: Tell) -> list[Source]:
    """Every source that the arguments lead to; documents of the web are fetched, and `tell` hears how many are done."""
    settings = Settings()
    return gather(articles, settings.fetched_in(output), settings.manners, tell)


def read_sources(
    sources: Iterable[Source], output: str, folder: Path, options: Reading = READ_NEW, through: Through = extract_here
) -> Intake:
    """Read what is new since the last version in `output`; `folder` gets the sighting frames of all that counts."""
    parts = parts_of(output)
    with work_folder(folder.parent) as aside:
        state = State(parts, FolderParts(aside) if options.dry_run else parts, anew=options.full)
        last, published = published_articles(open_store(output))
        intake = take_in(sources, state, published.clear() if options.prune_removed else published, folder, through)
        if not options.dry_run:
            compact(state)
    return replace(intake, onto=last)


def resolve_sightings(sightings: Path, folder: Path, output: str) -> None:
    """Merge the sightings of all articles into the tables of the data model, written to `folder`.

    Facts that the last version in `output` holds keep their ids.
    """
    by_hand = load_reference() | {"corrections": read_corrections()}
    write_frames(resolve(scan_frames(sightings), by_hand, last_published(output)), folder)


def check_tables(resolved: Path, sightings: Path, folder: Path) -> dict[str, int]:
    """Set failing rows apart; `folder` gets every table as it may be published.

    Returns how many rows each rule sent to quarantine. Raises CheckError where a whole table fails.
    """
    tables = read_tables(resolved) | load_reference()
    rejected = pl.read_parquet(sightings / f"{QUARANTINE}.parquet")
    tables[QUARANTINE] = pl.concat([rejected, tables[QUARANTINE]])
    texts = scan_pieces(sightings, TEXTS).collect()
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
