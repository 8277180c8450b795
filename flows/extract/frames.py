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


def write_frames(frames: Mapping[str, pl.DataFrame], folder: Path) -> None:
    """One Parquet file a table. The folder above must be there: a run that was stopped has taken its own away."""
    folder.mkdir(exist_ok=True)
    for table, frame in frames.items():
        frame.write_parquet(folder / f"{table}.parquet", compression="zstd", compression_level=1)


def read_frames(folders: Iterable[Path]) -> dict[str, pl.DataFrame]:
    """The frames of all batches as one, rows in the order of the folders; without folders, frames without rows."""
    listed = list(folders)
    empty = {table: pl.DataFrame(schema=wanted) for table, wanted in columns().items()}
    return {
        table: pl.concat([none, *(pl.read_parquet(folder / f"{table}.parquet") for folder in listed)])
        for table, none in empty.items()
    }


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
