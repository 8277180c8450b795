"""What was read before, and what this run reads: rows found again by what they were read from."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import polars as pl

from flows.state.parts import Damaged, Parts
from flows.state.rows import INDEX
from flows.state.rules import rules_version

WHERE: dict[str, Any] = {"part": pl.String, "row": pl.Int64}
FOUND: dict[str, Any] = {"place": pl.String, "digest": pl.String, "source": pl.String}


class StateChanged(Exception):
    """Another run rewrote the state while this one relied on it; running again is all it takes."""


class State:
    """Rows of earlier runs and of this one. `notices` says in words what was wrong with it, `found` are
    the digests that this run asked for.

    Parts that this run adds are written to `new`, which a dry run has elsewhere. With `anew` what earlier runs read is
    not used again, apart from articles that are no longer found.
    """

    def __init__(self, parts: Parts, new: Parts | None = None, *, anew: bool = False) -> None:
        self.parts = parts
        self.new = parts if new is None else new
        self.anew = anew
        self.rules = rules_version()
        self.notices: list[str] = []
        self.found: set[str] = set()
        self._added: set[str] = set()
        self._index = pl.concat([pl.DataFrame(schema=WHERE | INDEX), *self._read_all()])
        usable = self.usable
        self._known: set[str] = set(usable["digest"])

    @property
    def index(self) -> pl.DataFrame:
        """Every row, oldest first: the part it lies in, its number there, and the columns of `INDEX`."""
        return self._index

    @property
    def usable(self) -> pl.DataFrame:
        """The rows that say what reading would find now."""
        rows = self._index.filter(pl.col("rules") == self.rules)
        return rows.filter(pl.col("part").is_in(list(self._added))) if self.anew else rows

    def is_new(self, digest: str) -> bool:
        """Whether something is to be read; asked again, it is on its way."""
        self.found.add(digest)
        if digest in self._known:
            return False
        self._known.add(digest)
        return True

    def add(self, part: bytes) -> None:
        """Keep what was read, at once, so that a run that is stopped here has lost nothing so far."""
        rows = pl.read_parquet(part, columns=list(INDEX))
        name = self.new.write(part)
        self._added.add(name)
        self._index = pl.concat([self._index, _numbered(rows, name)])

    def choose(self, found: pl.DataFrame) -> pl.DataFrame:
        """The row for each of `FOUND`: the newest from the same place, else from anywhere; without one it is left out.

        `key` becomes what the article is known by here, unless its page gave it.
        """
        rows = self.usable.reverse()
        here = found.join(rows.unique(["place", "digest"], keep="first"), on=["place", "digest"], maintain_order="left")
        rest = found.join(here, on=["place", "digest"], how="anti", maintain_order="left")
        moved = rest.join(
            rows.unique("digest", keep="first").rename({"place": "old"}), on="digest", maintain_order="left"
        )
        key = pl.when(pl.col("key") == pl.col("old")).then("place").otherwise("key").alias("key")
        return pl.concat([here, moved.with_columns(key).select(here.columns)])

    def take(self, chosen: pl.DataFrame, columns: list[str] | None = None) -> Iterator[pl.DataFrame]:
        """The whole rows chosen, a part at a time, with `key` and `source` as chosen and, where given, `article_id`.

        `source_then` is where the article lay when it was read.

        Raises StateChanged where a part is gone.
        """
        own = [c for c in ("key", "source", "article_id") if c in chosen.columns]
        for (name,), rows in chosen.group_by("part", maintain_order=True):
            try:
                content = (self.new if name in self._added else self.parts).read(str(name))
            except (FileNotFoundError, Damaged) as error:
                said = f"{self.parts.where}: another run changed it meanwhile; run again"
                raise StateChanged(said) from error
            held = pl.read_parquet(content, columns=columns).with_row_index("row").cast({"row": pl.Int64})
            if "source" in held.columns:
                held = held.rename({"source": "source_then"})
            yield rows.select("row", *own).join(held.drop(own, strict=False), on="row", maintain_order="left")

    def _read_all(self) -> Iterator[pl.DataFrame]:
        """The index of every part; damaged ones are set aside."""
        for name in self.parts.names():
            try:
                rows = pl.read_parquet(io.BytesIO(self.parts.read(name)), columns=list(INDEX))
            except FileNotFoundError:
                continue  # another run has just merged it into another part
            except (Damaged, OSError, pl.exceptions.PolarsError) as error:
                said = str(error).splitlines()[0]
                self.notices.append(
                    f"{self.parts.where}/{name} is damaged ({said}): set aside; what it held is read again"
                )
                if self.new is self.parts:
                    self.parts.set_aside(name)
                continue
            yield _numbered(rows, name)


def _numbered(rows: pl.DataFrame, part: str) -> pl.DataFrame:
    numbered = rows.with_row_index("row").cast({"row": pl.Int64}).with_columns(pl.lit(part).alias("part"))
    return numbered.select(list(WHERE | INDEX))
