"""Many small parts → few: every run leaves a part a batch, and rows that a later one replaced."""

from __future__ import annotations

import io
from collections.abc import Iterator

import polars as pl

from flows.state.memory import State
from flows.state.parts import Damaged
from flows.state.rows import ARTICLE, INDEX, KEPT, NEAR, WHY, tables, to_parquet

MOST_SMALL = 16  # parts that are left as they are
SMALL, LARGE = 1_000, 2_000  # rows: of a part that is worth merging, and of one that is merged


def compact(state: State) -> None:
    """Merge parts where there are many small ones.

    Of a place only the newest row stays, and those that this run found; of rows by other rules, only articles that
    today's know nothing of. The merged parts are there before the others go, so that a crash costs nothing.
    """
    alive = _alive(state)
    parts = state.index.group_by("part").len("rows").join(alive.group_by("part").len("alive"), on="part", how="left")
    wasted = pl.col("alive").fill_null(0) * 2 < pl.col("rows")
    parts = parts.filter((pl.col("rows") < SMALL) | wasted).sort("part")
    if parts.height <= MOST_SMALL:
        return
    names = parts["part"].to_list()
    for rows in _merged(state, names, alive):
        state.parts.write(to_parquet(rows))
    state.parts.remove(names)


def _alive(state: State) -> pl.DataFrame:
    rows = state.index.reverse().with_columns((pl.col("rules") == state.rules).alias("today"))
    today = rows.filter("today").unique(["place", "digest"], keep="first", maintain_order=True)
    newest = pl.col("place").is_first_distinct() | pl.col("digest").is_in(list(state.found))
    old = rows.filter(~pl.col("today"), pl.col("outcome") == ARTICLE).unique("place", keep="first", maintain_order=True)
    return pl.concat([today.filter(newest), old.join(today, on="key", how="anti")])


def _merged(state: State, names: list[str], alive: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """The rows of the parts that are alive, `LARGE` or a few more at a time, oldest first."""
    held: list[pl.DataFrame] = []
    for name in names:
        try:
            rows = pl.read_parquet(io.BytesIO(state.parts.read(name)))
        except (FileNotFoundError, Damaged):
            continue  # another run merged it, or will tell
        kept = rows[alive.filter(pl.col("part") == name)["row"].sort()]
        today, old = kept.filter(pl.col("rules") == state.rules), kept.filter(pl.col("rules") != state.rules)
        held += [_conform(part) for part in (today, old.select(*INDEX, *KEPT)) if part.height]
        if sum(part.height for part in held) >= LARGE:
            yield pl.concat(held)
            held = []
    if held:
        yield pl.concat(held)


def _conform(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows with all columns of today; what other rules found is not kept."""
    wanted = INDEX | KEPT | NEAR | WHY | tables()
    missing = [pl.lit(None, dtype).alias(name) for name, dtype in wanted.items() if name not in rows.columns]
    return rows.with_columns(missing).select(list(wanted))
