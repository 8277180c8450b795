"""Packages made faulty on purpose: one fault each, and checksums mended so that only it shows."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.package.wording import signed

Rows = list[list[str]]


@dataclass(frozen=True)
class Fault:
    """`spoil(folder)` makes it in `table`; without one, it concerns the package as a whole.

    Ours finds `rule` in `row` (as the file counts, header = 1), stock frictionless `stock`. `stock` is None where stock
    frictionless cannot know of the rule; `why` then says so.
    """

    name: str
    table: str | None
    spoil: Callable[[Path], None]
    rule: str
    stock: str | None
    row: int | None = None
    why: str = ""


def restamp(folder: Path) -> None:
    """Write bytes, hashes and row counts of the files as they are now into the descriptor."""
    path = folder / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    for resource in descriptor["resources"]:
        file = folder / resource["path"]
        if file.exists():
            data = file.read_bytes()
            digest = hashlib.sha256(data).hexdigest()
            resource |= {"bytes": len(data), "hash": f"sha256:{digest}"}
            resource.pop("rows")
            for listed in descriptor["files"]:
                if listed["path"] == resource["path"]:
                    listed |= {"bytes": len(data), "sha256": digest}
    path.write_text(signed({k: v for k, v in descriptor.items() if k != "sha256"}), encoding="utf-8")


def raw(table: str, edit: Callable[[bytes], bytes], stamp: bool = True) -> Callable[[Path], None]:
    """Edit the bytes of a table's CSV file."""

    def spoil(folder: Path) -> None:
        path = folder / "csv" / f"{table}.csv"
        path.write_bytes(edit(path.read_bytes()))
        if stamp:
            restamp(folder)

    return spoil


def rows(table: str, edit: Callable[[Rows], Any]) -> Callable[[Path], None]:
    """Edit the rows of a table's CSV file; the header is row 0 here."""

    def change(data: bytes) -> bytes:
        found = list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))
        edit(found)
        out = io.StringIO(newline="")
        csv.writer(out, lineterminator="\n").writerows(found)
        return out.getvalue().encode("utf-8")

    return raw(table, change)


def cell(table: str, field: str, value: str, row: int = 1) -> Callable[[Path], None]:
    """Put another text in one cell of a data row (the first is 1)."""

    def edit(found: Rows) -> None:
        found[row][found[0].index(field)] = value

    return rows(table, edit)


def descriptor(edit: Callable[[dict[str, Any]], Any]) -> Callable[[Path], None]:
    """Edit `datapackage.json`."""

    def spoil(folder: Path) -> None:
        path = folder / "datapackage.json"
        found = json.loads(path.read_text(encoding="utf-8"))
        edit(found)
        path.write_text(json.dumps(found), encoding="utf-8")

    return spoil


def resource(found: dict[str, Any], name: str) -> dict[str, Any]:
    return next(r for r in found["resources"] if r["name"] == name)


NOT_IN_TABLE_SCHEMA = "Table Schema has no such rule"

FAULTS = [
    Fault("required text", "commitments", cell("commitments", "category", ""), "required", "constraint-error", 2),
    Fault("required number", "figures", cell("figures", "value", ""), "required", "constraint-error", 2),
    Fault("required date basis", "evidence", cell("evidence", "char_start", "", 3), "required", "constraint-error", 4),
    Fault("enumeration", "commitments", cell("commitments", "action", "promise", 2), "enum", "constraint-error", 3),
    Fault(
        "enumeration of a nullable field", "events", cell("events", "format", "by phone"), "enum", "constraint-error", 2
    ),
    Fault(
        "pattern of an id", "statements", cell("statements", "statement_id", "S 1"), "pattern", "constraint-error", 2
    ),
    Fault("pattern of a digest", "articles", cell("articles", "sha256", "ABC"), "pattern", "constraint-error", 2),
    Fault(
        "pattern of a language", "articles", cell("articles", "language", "English"), "pattern", "constraint-error", 2
    ),
    Fault(
        "minimum of a number", "commitments", cell("commitments", "quantity", "-1"), "minimum", "constraint-error", 2
    ),
    Fault(
        "minimum of an integer",
        "commitments",
        cell("commitments", "articles", "0", 3),
        "minimum",
        "constraint-error",
        4,
    ),
    Fault("maximum of a number", "evidence", cell("evidence", "confidence", "1.01"), "maximum", "constraint-error", 2),
    Fault("maximum of an integer", "events", cell("events", "year", "2101"), "maximum", "constraint-error", 2),
    Fault("longest text", "evidence", cell("evidence", "text", "x" * 501), "max-length", "constraint-error", 2),
    Fault("a word for an integer", "commitments", cell("commitments", "actor_count", "ten"), "type", "type-error", 2),
    Fault(
        "a fraction for an integer", "commitments", cell("commitments", "actor_count", "1.5"), "type", "type-error", 2
    ),
    Fault("a word for a number", "commitments", cell("commitments", "quantity", "a dozen"), "type", "type-error", 2),
    Fault("a comma for the point", "figures", cell("figures", "value", "1,5", 2), "type", "type-error", 3),
    Fault("a word for a boolean", "commitments", cell("commitments", "disputed", "maybe"), "type", "type-error", 2),
    Fault("a date of another order", "events", cell("events", "start_date", "01/05/2031"), "type", "type-error", 2),
    Fault("a date that is none", "articles", cell("articles", "published_on", "2031-02-30"), "type", "type-error", 2),
    Fault("no number", "evidence", cell("evidence", "confidence", "high", 4), "type", "type-error", 5),
    Fault("a row twice", "commitments", rows("commitments", lambda r: r.append(r[1])), "primary-key", "primary-key", 5),
    Fault("a key twice", "figures", cell("figures", "figure_id", "f000000", 2), "primary-key", "primary-key", 3),
    Fault("no key", "mentions", cell("mentions", "mention_id", ""), "primary-key", "primary-key", 2),
    Fault("a unique value twice", "countries", cell("countries", "alpha2", "KR", 1), "unique", "unique-error"),
    Fault(
        "no such event", "commitments", cell("commitments", "event_id", "summit-1899"), "foreign-key", "foreign-key", 2
    ),
    Fault("no such country", "commitments", cell("commitments", "country", "XXX", 2), "foreign-key", "foreign-key", 3),
    Fault(
        "no such category", "commitments", cell("commitments", "category", "kindness"), "foreign-key", "foreign-key", 2
    ),
    Fault(
        "no such person", "statements", cell("statements", "person_id", "nobody", 3), "foreign-key", "foreign-key", 4
    ),
    Fault("no such article", "evidence", cell("evidence", "article_id", "a999999", 5), "foreign-key", "foreign-key", 6),
    Fault("no such fact", "evidence", cell("evidence", "figure_id", "f999999", 3), "foreign-key", "foreign-key", 4),
    Fault(
        "no such row in the same table",
        "commitments",
        cell("commitments", "follows", "c9"),
        "foreign-key",
        "foreign-key",
        2,
    ),
    Fault(
        "no such article to copy",
        "articles",
        cell("articles", "near_duplicate_of", "a9"),
        "foreign-key",
        "foreign-key",
        2,
    ),
    Fault("a cell too many", "figures", rows("figures", lambda r: r[2].append("x")), "cells", "extra-cell", 3),
    Fault("a cell too few", "figures", rows("figures", lambda r: r[2].pop()), "cells", "missing-cell", 3),
    Fault("a blank row", "people", raw("people", lambda b: b + b"\n"), "primary-key", "blank-row", 3),
    Fault(
        "a quote that is not closed",
        "people",
        raw("people", lambda b: b.replace(b"Ada", b'"Ada', 1)),
        "cells",
        "missing-cell",
        2,
    ),
    Fault(
        "a field of another name",
        "people",
        raw("people", lambda b: b.replace(b"name", b"Name", 1)),
        "header",
        "incorrect-label",
        1,
    ),
    Fault("a field too few", "people", rows("people", lambda r: r[0].pop()), "header", "missing-label", 1),
    Fault("a field too many", "people", rows("people", lambda r: r[0].append("x")), "header", "extra-label", 1),
    Fault(
        "a field twice",
        "people",
        raw("people", lambda b: b.replace(b"aliases", b"name", 1)),
        "header",
        "duplicate-label",
        1,
    ),
    Fault(
        "fields in another order", "people", rows("people", lambda r: r[0].reverse()), "header", "incorrect-label", 1
    ),
    Fault("no UTF-8", "people", raw("people", lambda b: b.replace(b"Ada", b"Ad\xe9", 1)), "encoding", "encoding-error"),
    Fault("an empty file", "people", raw("people", lambda b: b""), "header", "source-error", 1),
    Fault("no file", "people", lambda f: (f / "csv/people.csv").unlink(), "readable", "scheme-error"),
    Fault(
        "a flipped bit",
        "people",
        raw("people", lambda b: b.replace(b"Ada", b"Aea"), stamp=False),
        "sha256",
        "hash-count",
    ),
    Fault("bytes added", "people", raw("people", lambda b: b + b"z,Z,,1\n", stamp=False), "bytes", "byte-count"),
    Fault(
        "another row count", None, descriptor(lambda d: resource(d, "people").update(rows=9)), "row-count", "row-count"
    ),
    Fault(
        "a table left out",
        None,
        descriptor(lambda d: d["resources"].remove(resource(d, "countries"))),
        "foreign-key",
        "resource-error",
    ),
    Fault("a descriptor cut short", None, lambda f: cut(f / "datapackage.json"), "readable", "package-error"),
    Fault("no fact", "evidence", cell("evidence", "event_id", "", 2), "exactly-one", None, 3, NOT_IN_TABLE_SCHEMA),
    Fault(
        "two actors",
        "commitments",
        cell("commitments", "organization", "AES"),
        "at-most-one",
        None,
        2,
        NOT_IN_TABLE_SCHEMA,
    ),
    Fault(
        "dates that run backwards",
        "events",
        cell("events", "end_date", "2031-04-30"),
        "ordered",
        None,
        2,
        NOT_IN_TABLE_SCHEMA,
    ),
    Fault(
        "offsets of another length",
        "mentions",
        cell("mentions", "char_end", "99"),
        "span-length",
        None,
        2,
        NOT_IN_TABLE_SCHEMA,
    ),
    Fault(
        "a fact without evidence",
        "evidence",
        rows("evidence", lambda r: r.pop(3)),
        "evidence",
        None,
        2,
        NOT_IN_TABLE_SCHEMA,
    ),
    Fault(
        "CSV and Parquet differ",
        "statements",
        cell("statements", "text", "Other words"),
        "equal",
        None,
        2,
        "stock frictionless reads one of the two",
    ),
    Fault(
        "a flipped bit in Parquet",
        None,
        lambda f: flip(f / "parquet" / "people.parquet"),
        "sha256",
        None,
        None,
        "stock frictionless reads the CSV files",
    ),
]


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:200])


def flip(path: Path, at: float = 0.5) -> None:
    """Flip one bit of a file, at a share of its length."""
    data = bytearray(path.read_bytes())
    data[int(len(data) * at)] ^= 1
    path.chmod(0o644)
    path.write_bytes(data)
