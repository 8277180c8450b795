"""Where an analyst overrules the machine: read from `seeds/corrections`, checked, applied on every run."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

from flows.package.schema import TableSchema, load_schemas, table_schema
from flows.resolve.ids import digest, fold
from flows.resolve.lineage import Lineage
from flows.seeds import SEEDS, SeedError, check_rows, read_table

CORRECTIONS = SEEDS / "corrections"
_OUTCOME = ("applied", "note")  # columns that a run adds
_NEEDS = {"merge": ("other",), "split": ("other",), "set": ("field",), "withdraw": ()}
_MARK = "; corrected: "


@dataclass(frozen=True, slots=True)
class Correction:
    """One row of `seeds/corrections`: see schemas/corrections.json."""

    correction: str
    do: str
    table: str
    record: str
    other: str | None
    field: str | None
    value: str | None
    expects: str


def read_corrections(folder: str | Path = CORRECTIONS) -> pl.DataFrame:
    """The corrections of all `*.csv` files of a folder, the oldest first.

    Raises SeedError for a file that breaks the schema, a name given twice, or a correction that lacks what it needs.
    """
    schema = _as_written()
    frames = [schema.frame()]
    for path in sorted(Path(folder).glob("*.csv")):
        table = read_table(path, schema)
        check_rows(path, schema, table)
        for row in table.iter_rows(named=True):
            lacking = [name for name in _NEEDS[row["do"]] if not row[name]]
            if lacking:
                raise SeedError(f"{path}: {row['correction']}: `{row['do']}` needs {', '.join(lacking)}")
        frames.append(table)
    read = pl.concat(frames)
    twice = read.filter(pl.col("correction").is_duplicated())["correction"]
    if len(twice):
        raise SeedError(f"{folder}: correction {twice[0]!r} is there twice; every correction has a name of its own")
    return read.sort("made_on", "correction")


def merged_by_hand(frame: pl.DataFrame | None) -> list[tuple[str, str]]:
    """Table and id of the records that corrections merge into others."""
    if frame is None:
        return []
    return frame.filter(pl.col("do") == "merge").select("table", "other").drop_nulls().rows()


class Corrections:
    """The corrections of one run. Each is applied to the table it names; what came of it is kept for `rows`."""

    def __init__(self, frame: pl.DataFrame | None, evidence: pl.DataFrame, lineage: Lineage):
        self._frame = _as_written().frame() if frame is None else frame
        self._lineage = lineage
        self._evidence = evidence.select("article_id", "key", "table", "text")
        self._touched: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._notes: dict[str, str] = {}
        self._given_up: list[tuple[str, str, str]] = []

    def told(self, table: str, rows: pl.DataFrame) -> pl.DataFrame:
        """Sightings with the `id` of the record that each reports, as published before and as corrected.

        Corrections merge records, split sightings off, or leave them out.

        `rows` has `article_id`, `id`, and `key` (for people `person`, the printed name); `old_id` or `solo_id`, where
        it is there, is another id the record is known by. `Lineage` says what else `rows` must have.
        """
        rows = self._lineage.kept(table, rows)
        for correction in self._of(table, {"merge", "split", "withdraw"}):
            record = self._known(correction, correction.record, rows)
            if record and self._holds(correction, record, rows):
                rows = self._applied(correction, record, rows)
        return rows

    def settled(self, table: str, own_id: str, facts: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
        """Facts with the values that corrections `set`; `rows` are the sightings they were made of."""
        for correction in self._of(table, {"set"}):
            field, record = correction.field or "", self._known(correction, correction.record, rows)
            if not record or not self._holds(correction, record, rows):
                continue
            if field not in facts.columns or field in (own_id, "articles", "disputed"):
                self._notes[correction.correction] = f"{table} has no column {field!r} that can be set"
                continue
            value = pl.Series([correction.value]).str.strip_chars().cast(facts.schema[field], strict=False)
            if correction.value is not None and value[0] is None:
                self._notes[correction.correction] = f"{correction.value!r} is no value for {field}"
                continue
            changed = pl.when(pl.col(own_id) == record).then(pl.lit(value[0], dtype=facts.schema[field]))
            facts = facts.with_columns(changed.otherwise(pl.col(field)).alias(field))
            self._touched[table][record].append(correction.correction)
        return facts

    def marked(self, table: str, own_id: str, evidence: pl.DataFrame) -> pl.DataFrame:
        """Evidence whose `rule` names the corrections of the record that it supports."""
        touched = self._touched.get(table, {})
        if not touched:
            return evidence
        marks = {record: _MARK + ", ".join(dict.fromkeys(names)) for record, names in touched.items()}
        mark = pl.col(own_id).fill_null("").replace_strict(marks, default="", return_dtype=pl.String)
        return evidence.with_columns((pl.col("rule") + mark).alias("rule"))

    def rows(self) -> pl.DataFrame:
        """The `corrections` table: every correction, whether it was applied, and why not."""
        notes = [self._notes.get(c) for c in self._frame["correction"]]
        return self._frame.with_columns(
            pl.Series("applied", [n is None for n in notes], dtype=pl.Boolean),
            pl.Series("note", notes, dtype=pl.String),
        )

    def redirects(self) -> pl.DataFrame:
        """`table`, `old_id` and `new_id` of the records that were merged into others."""
        return pl.DataFrame(
            self._given_up, schema=dict.fromkeys(("table", "old_id", "new_id"), pl.String), orient="row"
        )

    def aside(self) -> list[dict[str, Any]]:
        """Rows for `quarantine`: the corrections that no longer apply."""
        return [
            {
                "source": f"seeds/corrections: {name}", "stage": "resolve", "rule": "correction",
                "message": f"correction {name} was kept aside: {note}; mend or remove it in seeds/corrections",
            }
            for name, note in self._notes.items()
        ]  # fmt: skip

    def _of(self, table: str, kinds: set[str]) -> Iterable[Correction]:
        if self._frame.is_empty():
            return []
        chosen = self._frame.filter(pl.col("table") == table, pl.col("do").is_in(kinds))
        return [Correction(*row) for row in chosen.select(Correction.__slots__).rows()]

    def _known(self, correction: Correction, record: str, rows: pl.DataFrame) -> str | None:
        """The record's id as it is now; None, with a note, where there is no such record."""
        for known in (record, self._lineage.now(correction.table, record)):
            if (rows["id"] == known).any():
                return known
        for column in {"old_id", "solo_id"} & set(rows.columns):
            now = rows.filter(pl.col(column) == record)["id"].unique()
            if len(now) == 1:
                return str(now[0])
        self._notes[correction.correction] = f"there is no {correction.table} record {record}"
        return None

    def _holds(self, correction: Correction, record: str, rows: pl.DataFrame) -> bool:
        """Whether the record, or the one merged into it, still rests on the words that the correction was made for."""
        ids = [record, correction.other or ""] if correction.do == "merge" else [record]
        told = rows.filter(pl.col("id").is_in(ids))
        if "person" in told.columns and correction.table == "people":
            texts = told["person"].to_list()
        else:
            texts = told.join(self._evidence.filter(pl.col("table") == correction.table), on=["article_id", "key"])[
                "text"
            ].to_list()
        if any(fold(correction.expects) in fold(text) for text in texts):
            return True
        self._notes[correction.correction] = f"the evidence of {record} no longer holds {correction.expects!r}"
        return False

    def _applied(self, correction: Correction, record: str, rows: pl.DataFrame) -> pl.DataFrame:
        here = pl.col("id") == record
        if correction.do == "withdraw":
            return rows.filter(~here)
        if correction.do == "merge":
            other = self._known(correction, correction.other or "", rows)
            if other is None:
                return rows
            self._given_up.append((correction.table, other, record))
            moved, to = pl.col("id") == other, record
        else:
            moved, to = here & (pl.col("article_id") == correction.other), _apart(record, correction.other or "")
            told = rows.select(moved.sum().alias("moved"), here.sum().alias("all")).row(0)
            if told[0] in (0, told[1]):
                what = "does not report" if told[0] == 0 else "alone reports"
                self._notes[correction.correction] = f"article {correction.other} {what} {record}"
                return rows
        self._touched[correction.table][to].append(correction.correction)
        # Those that stay come first: what two records say otherwise is told as the one that is kept says it.
        return pl.concat([rows.filter(~moved), rows.filter(moved).with_columns(pl.lit(to).alias("id"))])


def _apart(record: str, article: str) -> str:
    """Id of what was split from a record: the record's, and a mark of the article."""
    return digest(f"{record}-apart", [article])


@cache
def _as_written() -> TableSchema:
    """The schema of the files: the table's, without what a run adds."""
    schema = load_schemas()["corrections"]
    descriptor = json.loads(json.dumps(schema.descriptor))
    descriptor["fields"] = [f for f in descriptor["fields"] if f["name"] not in _OUTCOME]
    return table_schema(schema.name, descriptor)
