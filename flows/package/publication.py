"""One run's tables → the next version, if they say anything new."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from flows.package.check import QUARANTINE, conform
from flows.package.croissant import write_croissant
from flows.package.dataset import Dataset
from flows.package.descriptor import write_descriptors
from flows.package.diff import Diff, compare, next_version
from flows.package.expectations import unmet
from flows.package.index import Entry, Index
from flows.package.integrity import verify_version
from flows.package.papers import write_papers
from flows.package.read import DESCRIPTOR, PackageError, read_dataset
from flows.package.run import RunInfo
from flows.package.schema import TableSchema, load_schemas
from flows.package.store import Store, StoreError, open_store
from flows.package.validate import validate
from flows.package.write import stamp, write_tables


class PublishError(Exception):
    """A package that may not be published. `latest` is as it was; the message says why and what to do."""


class Overtaken(PublishError):
    """Another run has published since this one looked at what the last version holds."""


@dataclass(frozen=True, slots=True)
class Summary:
    """Figures of a run: rows by table, and rows added, changed and withdrawn, for tables where that is not zero."""

    rows: dict[str, int]
    changes: dict[str, dict[str, int]]
    quarantined: int
    level: str
    reason: str


@dataclass(frozen=True, slots=True)
class Publication:
    """What publishing came to. `version` is None where nothing changed; `folder` is then that of the last version.

    `unmet` are the expectations that the version falls short of: a dry run tells them, `--accept-changes` overrules
    them.
    """

    version: str | None
    folder: str
    summary: Summary
    diff: Diff
    unmet: tuple[str, ...] = ()


def publish(
    tables: Mapping[str, pl.DataFrame],
    output: str | Path | Store,
    *,
    run: RunInfo,
    schemas: Mapping[str, TableSchema] | None = None,
    dry_run: bool = False,
) -> Publication:
    """Publish checked tables (see `check`) as the next version in `output`, or nothing where nothing changed.

    With `dry_run` nothing is written: the publication tells which number would come, and why. Raises CheckError,
    PublishError, Overtaken where `run.onto` is not the last version any more, or StoreError; whatever is raised,
    `latest` still points to the version that it pointed to.
    """
    schemas = load_schemas() if schemas is None else schemas
    after = Dataset(conform(tables, schemas), schemas)
    store = open_store(output) if isinstance(output, str | Path) else output
    try:
        if dry_run:
            return _plan(store, store.index(), after, run)
        with store.exclusive(run.tell):
            index = store.index()
            if run.onto not in (None, index.latest.version if index.latest else ""):
                raise Overtaken(f"{store.where}: another run is publishing here over and over; run again later")
            plan = _plan(store, index, after, run)
            return plan if plan.version is None else _publish(store, index, plan, run)
    except OSError as error:
        said = f"{store.where}: {error.strerror or error}; nothing was published, mend this and run again"
        raise PublishError(said) from error


def _plan(store: Store, index: Index, after: Dataset, run: RunInfo) -> Publication:
    last = index.latest
    before = read_published(store, last) if last else None
    diff = compare(before, after)
    rows = {name: frame.height for name, frame in after.tables.items()}
    level = diff.level.name.lower() if before else "first"
    summary = Summary(rows, diff.counts(), rows.get("quarantine", 0), level, diff.reason())
    if last and (diff.empty or _merely_passing(diff, run.passing)):
        return Publication(None, f"{store.where}/{last.version}", summary, diff)
    version = next_version(last.version if last else None, diff.level)
    short = tuple(unmet(run.expectations, before, after))
    return Publication(version, f"{store.where}/{version}", summary, diff, short)


def _merely_passing(diff: Diff, passing: frozenset[str]) -> bool:
    """Whether all that changed is which inputs could not be had for the moment."""
    if diff.before is None or diff.schema or set(diff.rows["table"].unique()) != {QUARANTINE}:
        return False
    now, is_passing = diff.after.tables[QUARANTINE], pl.col("rule").is_in(sorted(passing))
    out_of_reach = now.filter(is_passing)["source"].to_list()  # what was wrong with it before may still be
    before, after = (
        dataset.tables[QUARANTINE].filter(~is_passing, ~pl.col("source").is_in(out_of_reach))
        for dataset in (diff.before, diff.after)
    )
    return before.equals(after)


def read_published(store: Store, entry: Entry) -> Dataset:
    """The tables of a published version. Raises StoreError where it is not as it was published."""
    with store.package(entry.version) as folder:
        damaged = next(verify_version(folder, entry), None)
        if damaged:
            raise StoreError(f"{store.where}/{entry.version} is damaged: {damaged}")
        try:
            return read_dataset(folder)
        except PackageError as error:
            raise StoreError(f"{store.where}/{entry.version}: {error}") from error


def _publish(store: Store, index: Index, plan: Publication, run: RunInfo) -> Publication:
    assert plan.version is not None
    with store.stage() as staged:
        digest = _write(plan, staged, index, run)
        if plan.unmet and not run.accept_changes:
            folder = store.set_aside(staged, plan.version)
            short = "".join(f"\n- {said}" for said in plan.unmet)
            raise PublishError(
                f"{plan.version} was not published, it falls short of what is expected:{short}\n"
                f"It lies in {folder} for inspection; --accept-changes publishes it all the same"
            )
        report = validate(staged)
        if not report.ok:
            raise PublishError(f"the package is not valid and was not published: {report.findings[0]}")
        folder = store.publish(staged, plan.version, index.with_entry(_entry(plan, staged, digest, run)))
    return replace(plan, folder=folder)


def _write(plan: Publication, staged: Path, index: Index, run: RunInfo) -> str:
    """Every file of the version, its descriptor last; returns the content hash."""
    assert plan.version is not None
    dataset, last = plan.diff.after, index.latest
    write_tables(dataset, staged)
    write_papers(plan.diff, staged, plan.version, last.version if last else None, plan.unmet)
    write_croissant(dataset, staged, plan.version)
    return write_descriptors(dataset, staged, plan.version, run)


def _entry(plan: Publication, staged: Path, digest: str, run: RunInfo) -> Entry:
    assert plan.version is not None
    return Entry(
        version=plan.version,
        published_at=run.timestamp,
        level=plan.summary.level,
        reason=plan.summary.reason,
        content_hash=digest,
        descriptor_sha256=stamp(staged, staged / DESCRIPTOR).sha256,
        bytes=sum(p.stat().st_size for p in staged.rglob("*") if p.is_file()),
        rows=plan.summary.rows,
        changes=plan.summary.changes,
        accepted=plan.unmet,
    )
