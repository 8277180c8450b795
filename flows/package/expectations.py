"""A safety net for content: what a next version is expected to hold, kept by hand in `seeds/expectations.csv`."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from flows.package.dataset import Dataset

EXPECTATIONS = Path(__file__).resolve().parents[2] / "seeds" / "expectations.csv"
COLUMNS = ["table", "expectation", "field", "limit", "why"]
# Fewer rows than this before are no basis for a share: one article withdrawn from three is no collapse.
ENOUGH_ROWS = 20


class ExpectationsError(Exception):
    """A line of the expectations that cannot be used; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """One line: `rows` (at least `limit` rows), `rows-fall` (rows fall by at most `limit` per cent since the last
    version) or `fill` (at least `limit` per cent of rows have `field`)."""

    table: str
    expectation: str
    field: str
    limit: float
    why: str


def load_expectations(path: Path = EXPECTATIONS) -> list[Expectation]:
    """Every line of the file. Raises ExpectationsError for a line that cannot be used."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            if reader.fieldnames != COLUMNS:
                raise ExpectationsError(f"{path}: line 1: the columns must be {', '.join(COLUMNS)}")
            return [_expectation(row, f"{path}: line {reader.line_num}") for row in reader]
    except OSError as error:
        raise ExpectationsError(f"{path}: cannot be read ({error.strerror})") from error


def _expectation(row: dict[str, str], where: str) -> Expectation:
    if None in row or None in row.values():
        raise ExpectationsError(f"{where}: must have {len(COLUMNS)} cells")
    if row["expectation"] not in ("rows", "rows-fall", "fill"):
        raise ExpectationsError(f"{where}: expectation {row['expectation']!r} is none of rows, rows-fall, fill")
    if (row["expectation"] == "fill") != bool(row["field"]):
        raise ExpectationsError(f"{where}: a field is given for fill, and for fill only")
    try:
        limit = float(row["limit"])
    except ValueError:
        raise ExpectationsError(f"{where}: limit {row['limit']!r} is no number") from None
    return Expectation(row["table"], row["expectation"], row["field"], limit, row["why"])


def unmet(expectations: Iterable[Expectation], before: Dataset | None, after: Dataset) -> list[str]:
    """The expectations that `after` fails, in words. A first version has nothing to fall from: it meets all."""
    return [] if before is None else [said for e in expectations for said in _unmet(e, before, after)]


def _unmet(wanted: Expectation, before: Dataset, after: Dataset) -> Iterator[str]:
    if wanted.table not in before.tables or wanted.table not in after.tables:
        return
    old, new = before.tables[wanted.table], after.tables[wanted.table]
    if wanted.expectation == "rows" and new.height < wanted.limit <= old.height:
        yield f"{wanted.table}: {new.height:,} rows, at least {wanted.limit:g} expected: {wanted.why}"
    elif wanted.expectation == "rows-fall" and old.height >= ENOUGH_ROWS:
        fall = 100 * (old.height - new.height) / old.height
        if fall > wanted.limit:
            yield (
                f"{wanted.table}: {new.height:,} rows after {old.height:,}, a fall of {fall:.0f} %, "
                f"at most {wanted.limit:g} % expected: {wanted.why}"
            )
    elif wanted.expectation == "fill" and new.height >= ENOUGH_ROWS and wanted.field in new.columns:
        fill = 100 * (1 - new[wanted.field].null_count() / new.height)
        if fill < wanted.limit:
            yield (
                f"{wanted.table}.{wanted.field}: filled in {fill:.0f} % of {new.height:,} rows, "
                f"at least {wanted.limit:g} % expected: {wanted.why}"
            )
