"""What was published before: listed, compared, proved, and thinned out."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import polars as pl

from flows.package.diff import Diff, compare
from flows.package.index import NAME as INDEX
from flows.package.index import Entry, Index
from flows.package.integrity import verify_version
from flows.package.labels import labels, short
from flows.package.papers import write_changes
from flows.package.place import Tell, untold
from flows.package.publication import read_published
from flows.package.report import Finding, Report
from flows.package.schemadiff import SchemaChange
from flows.package.store import Store, StoreError, open_store
from flows.package.wording import to_json


def versions(output: str | Path) -> Index:
    """Every published version, oldest first. Raises StoreError where the list cannot be trusted."""
    return open_store(output).index()


def diff_versions(output: str | Path, old: str, new: str, table: str | None = None) -> Diff:
    """What changed from version `old` to `new` (each a number, or `latest`), in one table or in all.

    Raises StoreError for a version or table that is not there.
    """
    store = open_store(output)
    index = store.index()
    entries = [_entry(index, version, store) for version in (old, new)]
    before, after = (read_published(store, entry) for entry in entries)
    diff = compare(before, after)
    if table is None:
        return diff
    if table not in {**before.schemas, **after.schemas}:
        raise StoreError(f"no table {table}; there are {', '.join(after.schemas)}")
    schema = tuple(c for c in diff.schema if c.table == table)
    return Diff(schema, diff.rows.filter(pl.col("table") == table), before, after)


def diff_text(diff: Diff, most: int = 50) -> str:
    """A diff in words and rows, for a terminal; at most so many rows."""
    if diff.empty:
        return "Nothing changed."
    lines = [f"{diff.level.name.capitalize()}: {diff.reason()}."]
    lines += [f"  {c.table}: {c.said} ({c.level.name.lower()})" for c in diff.schema]
    lines += [f"  {t}: " + ", ".join(f"{n:,} {kind}" for kind, n in c.items()) for t, c in diff.counts().items()]
    shown = diff.rows.head(most)
    named = _named(diff, shown)
    for table, key, field, before, after, change, reason in shown.iter_rows():
        said = f"{field}: {short(before)} → {short(after)}" if change == "changed" else change
        label = "" if change == "changed" else named.get((table, key), "")
        lines.append(f"{table} {key}: {said}" + (f": {label}" if label else "") + (f" ({reason})" if reason else ""))
    if diff.rows.height > most:
        lines.append(f"… and {diff.rows.height - most:,} more; --format csv lists all")
    return "\n".join(lines)


def diff_json(diff: Diff) -> str:
    """The whole diff for machines."""
    document: dict[str, Any] = {
        "level": diff.level.name.lower(), "reason": diff.reason(), "counts": diff.counts(),
        "schema": [_schema_change(c) for c in diff.schema], "rows": diff.rows.to_dicts(),
    }  # fmt: skip
    return to_json(document)


def diff_csv(diff: Diff) -> str:
    """The rows of a diff, as `changes.csv` has them."""
    file = io.BytesIO()
    write_changes(diff, file)
    return file.getvalue().decode("utf-8")


def verify(output: str | Path, version: str | None = None) -> list[Report]:
    """Recompute size and SHA-256 of every file of a version, or of all versions; one report each.

    Where `versions.json` itself cannot be trusted, that is the only report. Raises StoreError for a version that was
    never published.
    """
    store = open_store(output)
    try:
        index = store.index()
    except StoreError as error:
        finding = Finding(INDEX, "readable", str(error), "Restore it from a copy")
        return [Report(f"{store.where}/{INDEX}", (finding,), {})]
    if version:
        return [_verify(store, _entry(index, version, store))]
    return [*(_verify(store, entry) for entry in index.entries), *_verify_pointer(store, index)]


def prunable(index: Index, keep: int) -> list[Entry]:
    """The oldest versions that `prune` would remove; never the latest. Raises ValueError for `keep` below 1."""
    if keep < 1:
        raise ValueError(f"--keep {keep}: at least the latest version is kept; give 1 or more")
    return list(index.entries[:-keep])


def prune(output: str | Path, keep: int, tell: Tell = untold) -> list[Entry]:
    """Remove all but the last `keep` versions and return what was removed. Ask the person first.

    `tell` hears of a run that is waited for.
    """
    store = open_store(output)
    with store.exclusive(tell):
        index = store.index()
        removed = prunable(index, keep)
        if removed:
            names = {e.version for e in removed}
            store.remove(names, index.without(names))
        return removed


def _verify(store: Store, entry: Entry) -> Report:
    try:
        with store.package(entry.version) as folder:
            findings = tuple(verify_version(folder, entry))
    except OSError as error:
        findings = (Finding(entry.version, "readable", str(error), "Restore this version from a copy"),)
    return Report(f"{store.where}/{entry.version}", findings, dict(entry.rows))


def _verify_pointer(store: Store, index: Index) -> list[Report]:
    """One more report where `latest` does not point to the last version."""
    pointed, last = store.pointed(), index.latest.version if index.latest else None
    if pointed == last:
        return []
    said = f"points to {pointed or 'nothing'}, the last version is {last or 'none yet'}"
    return [Report(f"{store.where}/latest", (Finding("latest", "latest", said, "The next run mends it"),), {})]


def _entry(index: Index, version: str, store: Store) -> Entry:
    entry = index.find(version)
    if entry is None and not index.entries:
        raise StoreError(f"nothing was published in {store.where} yet; --output says where to look")
    if entry is None:
        known = ", ".join(e.version for e in index.entries)
        raise StoreError(f"no version {version} in {store.where}; there are: {known}")
    return entry


def _schema_change(change: SchemaChange) -> dict[str, Any]:
    return {
        "table": change.table, "field": change.field, "change": change.change,
        "level": change.level.name.lower(), "said": change.said,
    }  # fmt: skip


def _named(diff: Diff, rows: pl.DataFrame) -> dict[tuple[str, str], str]:
    """What a person calls the rows added and withdrawn, by table and key."""
    found: dict[tuple[str, str], str] = {}
    for change, dataset in (("added", diff.after), ("withdrawn", diff.before)):
        for (table,), part in rows.filter(pl.col("change") == change).group_by("table"):
            if dataset:
                found |= {(str(table), key): said for key, said in labels(dataset, str(table), part["key"]).items()}
    return found
