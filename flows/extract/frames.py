"""Sighting frames: what extraction found in many articles, as tables that resolution reads (docs/architecture.md)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

from flows.extract.sighting import Extraction, Sighting
from flows.package.schema import load_schemas

FACTS = ("events", "participations", "commitments", "statements", "figures", "positions", "mentions")
# Ids that resolution gives; the sightings name the event by `event_key` and the person by `person` instead.
_GIVEN_LATER = {
    "event_id", "participation_id", "commitment_id", "statement_id", "figure_id", "person_id", "position_id",
    "mention_id",
}  # fmt: skip
_KEYS: dict[str, Any] = {"article_id": pl.String, "key": pl.Int64, "event_key": pl.Int64, "person": pl.String}
_EVIDENCE: dict[str, Any] = {
    "article_id": pl.String, "table": pl.String, "key": pl.Int64, "text": pl.String,
    "char_start": pl.Int64, "char_end": pl.Int64, "rule": pl.String, "confidence": pl.Float64, "field": pl.String,
}  # fmt: skip


class FrameError(Exception):
    """An extraction that does not fit its table; the message names the column."""


@cache
def columns() -> dict[str, dict[str, Any]]:
    """Columns and dtypes of every sighting frame, by table."""
    schemas = load_schemas()
    of_facts = {
        table: {**_KEYS, **{c: t for c, t in schemas[table].dtypes.items() if c not in _GIVEN_LATER}} for table in FACTS
    }
    of_facts["events"]["main"] = pl.Boolean
    return {"articles": dict(schemas["articles"].dtypes), **of_facts, "evidence": _EVIDENCE}


def frames_of(extractions: Iterable[tuple[Extraction, str]]) -> dict[str, pl.DataFrame]:
    """The frames of some articles, each extraction given with the article's normalized text.

    `key` counts an article's sightings in the order of its text. Raises FrameError for a value that has no column.
    """
    rows: dict[str, list[Mapping[str, Any]]] = {table: [] for table in columns()}
    for extraction, text in extractions:
        rows["articles"].append(extraction.article)
        article_id = extraction.article["article_id"]
        keys = {id(sighting): key for key, sighting in enumerate(extraction.sightings)}
        for sighting in extraction.sightings:
            key = keys[id(sighting)]
            rows[sighting.table].append(
                {
                    "article_id": article_id,
                    "key": key,
                    "event_key": None if sighting.event is None else keys[id(sighting.event)],
                    "person": sighting.person,
                    **sighting.values,
                }
            )
            rows["evidence"].extend(_evidence(article_id, key, sighting, text))
    return {table: _frame(table, found) for table, found in rows.items()}


class FramePieces:
    """Frames written a piece at a time, `folder/<table>/<number>.parquet`, so that never more is in memory."""

    def __init__(self, folder: Path, tables: Mapping[str, Mapping[str, Any]]) -> None:
        folder.mkdir(exist_ok=True)
        self._folder = folder
        self._number = 0
        for table in tables:
            (folder / table).mkdir()
        # A table without rows has its columns all the same.
        self.add({table: pl.DataFrame(schema=wanted) for table, wanted in tables.items()})

    def add(self, frames: Mapping[str, pl.DataFrame]) -> None:
        """Add rows to some of the tables."""
        for table, frame in frames.items():
            _write(frame, self._folder / table / f"{self._number:06}.parquet")
        self._number += 1


def write_frames(frames: Mapping[str, pl.DataFrame], folder: Path) -> None:
    """One Parquet file a table. The folder above must be there: a run that was stopped has taken its own away."""
    folder.mkdir(exist_ok=True)
    for table, frame in frames.items():
        _write(frame, folder / f"{table}.parquet")


def scan_pieces(folder: Path, table: str) -> pl.LazyFrame:
    """A table of `FramePieces`, rows in the order they were added, read when it is asked for."""
    return pl.scan_parquet(folder / table / "*.parquet")


def scan_frames(folder: Path) -> dict[str, pl.LazyFrame]:
    """The sighting frames of a folder."""
    return {table: scan_pieces(folder, table) for table in columns()}


def _write(frame: pl.DataFrame, path: Path) -> None:
    frame.write_parquet(path, compression="zstd", compression_level=1)


def _evidence(article_id: str, key: int, sighting: Sighting, text: str) -> list[dict[str, Any]]:
    return [
        {
            "article_id": article_id, "table": sighting.table, "key": key, "text": text[e.start : e.end],
            "char_start": e.start, "char_end": e.end, "rule": e.rule, "confidence": e.confidence, "field": e.field,
        }
        for e in sighting.evidence
    ]  # fmt: skip


def _frame(table: str, rows: list[Mapping[str, Any]]) -> pl.DataFrame:
    wanted = columns()[table]
    unknown = sorted({name for row in rows for name in row} - wanted.keys())
    if unknown:
        raise FrameError(f"{table}: extraction found {', '.join(unknown)}, which schemas/{table}.json does not know")
    data = {name: [row.get(name) for row in rows] for name in wanted}
    try:
        return pl.DataFrame(data, schema=wanted, strict=True)
    except TypeError as error:
        raise FrameError(f"{table}: {error}; see schemas/{table}.json") from error
