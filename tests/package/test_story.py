"""The story of seven runs: what each does to the number, to CHANGELOG.md, to changes.csv and to what readers load."""

from __future__ import annotations

import copy
import csv
import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from flows.package.check import check
from flows.package.history import verify
from flows.package.publication import Publication, publish
from flows.package.schema import TableSchema, table_schema
from flows.package.validate import validate
from tests.package.factory import RUN, SCHEMAS, edit, tables


class Ledger:
    """An output folder, and what its last version says of itself."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.schemas: dict[str, TableSchema] = dict(SCHEMAS)

    def run(self, data: dict[str, pl.DataFrame]) -> Publication:
        return publish(check(data, self.schemas).tables, self.output, run=RUN, schemas=self.schemas)

    @property
    def latest(self) -> str:
        return str((self.output / "latest").readlink())

    @property
    def changelog(self) -> str:
        return (self.output / "latest" / "CHANGELOG.md").read_text(encoding="utf-8")

    @property
    def changes(self) -> list[dict[str, str]]:
        with (self.output / "latest" / "changes.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    @property
    def index(self) -> list[dict[str, Any]]:
        document = json.loads((self.output / "versions.json").read_text(encoding="utf-8"))
        assert document["latest"] == self.latest
        found: list[dict[str, Any]] = document["versions"]
        return found

    def change_schema(self, table: str, descriptor: dict[str, Any]) -> None:
        self.schemas[table] = table_schema(table, descriptor)


def test_seven_runs(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    first_run(ledger)
    nothing_changed(ledger)
    one_article_added(ledger)
    data = one_article_corrected(ledger)
    data = one_article_removed(ledger, data)
    data = a_field_added(ledger, data)
    a_field_renamed(ledger, data)
    assert [e["version"] for e in ledger.index] == ["1.0.0", "1.1.0", "1.1.1", "1.1.2", "1.2.0", "2.0.0"]
    assert [report.findings for report in verify(tmp_path)] == [()] * 6
    for entry in ledger.index:
        assert validate(tmp_path / entry["version"]).ok


def first_run(ledger: Ledger) -> None:
    published = ledger.run(tables(range(3)))
    assert (published.version, ledger.latest) == ("1.0.0", "1.0.0")
    assert published.summary.changes["commitments"] == {"added": 3}
    assert "First version." in ledger.changelog
    assert "| commitments | 3 | 3 | 0 | 0 |" in ledger.changelog
    assert ledger.changes == []


def nothing_changed(ledger: Ledger) -> None:
    published = ledger.run({name: frame.reverse() for name, frame in tables(range(3)).items()})
    assert (published.version, published.summary.reason, ledger.latest) == (None, "nothing changed", "1.0.0")
    assert len(ledger.index) == 1


def one_article_added(ledger: Ledger) -> None:
    published = ledger.run(tables(range(4)))
    assert (published.version, ledger.latest) == ("1.1.0", "1.1.0")
    assert published.summary.reason == "9 rows added, 1 changed"
    new = ledger.changelog.split("## New")[1].split("## Corrected")[0]
    assert "### Peacekeeping Ministerial, 2031, Quillport (`peacekeeping-ministerial-2031-quillport`)" in new
    assert "- Commitments: 1\n  - Ghana, pledge, Country 3 pledged 13 helicopters (`c000003`)" in new
    assert "### Without an event\n\n- Articles: 1\n  - The Quillport Post, Report 3 (`a000003`)" in new
    added = {(c["table"], c["key"]) for c in ledger.changes if c["change"] == "added"}
    assert {("articles", "a000003"), ("commitments", "c000003"), ("evidence", "e000003-figure")} < added
    assert [c for c in ledger.changes if c["change"] == "changed"] == [
        {
            "table": "people",
            "key": "ada-moreno",
            "field": "articles",
            "before": "3",
            "after": "4",
            "change": "changed",
            "reason": "",
        }
    ]
    assert ledger.index[-1]["changes"]["commitments"] == {"added": 1}


def one_article_corrected(ledger: Ledger) -> dict[str, pl.DataFrame]:
    data = tables(range(4))
    data["articles"] = edit(data["articles"], SCHEMAS["articles"], "a000002", title="Report 2, corrected")
    data["commitments"] = edit(data["commitments"], SCHEMAS["commitments"], "c000002", quantity=12.5, due="by 2033")
    published = ledger.run(data)
    assert (published.version, published.summary.level) == ("1.1.1", "patch")
    assert published.summary.reason == "2 rows changed"
    corrected = ledger.changelog.split("## Corrected")[1].split("## Rows")[0]
    assert "- `commitments` Pakistan, pledge, Country 2 pledged 12 helicopters (`c000002`): " in corrected
    assert "quantity: 12 → 12.5; due: (empty) → by 2033" in corrected
    said = [(c["table"], c["key"], c["field"], c["before"], c["after"]) for c in ledger.changes]
    assert said == [
        ("commitments", "c000002", "quantity", "12", "12.5"),
        ("commitments", "c000002", "due", "", "by 2033"),
        ("articles", "a000002", "title", "Report 2", "Report 2, corrected"),
    ]
    return data


def one_article_removed(ledger: Ledger, data: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    gone = ["a000001", "c000001", "s000001", "f000001"]
    for name in ("articles", "commitments", "statements", "figures"):
        data[name] = data[name].filter(~pl.col(SCHEMAS[name].primary_key[0]).is_in(gone))
    for name in ("evidence", "mentions"):
        data[name] = data[name].filter(pl.col("article_id") != "a000001")
    data["people"] = edit(data["people"], SCHEMAS["people"], "ada-moreno", articles=3)
    published = ledger.run(data)
    assert (published.version, published.summary.reason) == ("1.1.2", "1 row changed, 9 withdrawn")
    withdrawn = ledger.changelog.split("## Withdrawn")[1].split("## Rows")[0]
    assert "### Source removed: articles/report-1.txt" in withdrawn
    assert "- `commitments` Rwanda, pledge, Country 1 pledged 11 helicopters (`c000001`)" in withdrawn
    named = {(c["key"], c["reason"]) for c in ledger.changes if c["change"] == "withdrawn"}
    assert {key for key, _ in named} >= set(gone)
    assert {reason for _, reason in named} == {"source removed: articles/report-1.txt"}
    return data


def a_field_added(ledger: Ledger, data: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    descriptor = copy.deepcopy(dict(SCHEMAS["people"].descriptor))
    descriptor["fields"].append({"name": "gender", "type": "string", "title": "Gender", "description": "As printed."})
    ledger.change_schema("people", descriptor)
    data["people"] = data["people"].with_columns(pl.lit("female").alias("gender"))
    published = ledger.run(data)
    assert (published.version, published.summary.reason) == ("1.2.0", "people: field gender (string) added")
    assert "## Fields and keys\n\n- `people`: field gender (string) added (minor)" in ledger.changelog
    assert ledger.changes == []
    assert pl.read_parquet(ledger.output / "latest" / "parquet" / "people.parquet")["gender"].to_list() == ["female"]
    return data


def a_field_renamed(ledger: Ledger, data: dict[str, pl.DataFrame]) -> None:
    descriptor = copy.deepcopy(dict(ledger.schemas["people"].descriptor))
    descriptor["fields"][-1]["name"] = "sex"
    ledger.change_schema("people", descriptor)
    data["people"] = data["people"].rename({"gender": "sex"})
    published = ledger.run(data)
    assert (published.version, published.summary.reason) == ("2.0.0", "people: field gender removed")
    assert "field gender removed (major)" in ledger.changelog
    assert "field sex (string) added (minor)" in ledger.changelog
    assert pl.read_csv(ledger.output / "1.2.0" / "csv" / "people.csv").columns[-1] == "gender"


def test_a_withdrawn_row_tells_why(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.run(tables(range(4)))
    data = tables(range(4))
    data["articles"] = edit(data["articles"], SCHEMAS["articles"], "a000002", sha256="0" * 64)
    data["statements"] = edit(data["statements"], SCHEMAS["statements"], "s000000", act="sing")
    for table, key in (("commitments", "c000002"), ("figures", "f000003")):
        column = SCHEMAS[table].primary_key[0]
        data[table] = data[table].filter(pl.col(column) != key)
        data["evidence"] = data["evidence"].filter(pl.col(column).ne_missing(key))
    ledger.run(data)
    reasons = {c["key"]: c["reason"] for c in ledger.changes if c["change"] == "withdrawn"}
    assert reasons == {
        "c000002": "source changed: articles/report-2.txt",
        "e000002-commitment": "source changed: articles/report-2.txt",
        "s000000": "in quarantine: enum",
        "e000000-statement": "in quarantine: foreign-key",
        "f000003": "read or merged differently by the rules of this version",
        "e000003-figure": "read or merged differently by the rules of this version",
    }
    assert "### In quarantine: enum\n\n- `statements` Ada Moreno, commit, We keep our word 0 times" in ledger.changelog


@pytest.mark.parametrize("most", [10, 3])
def test_long_lists_are_cut_and_counted(tmp_path: Path, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.package.changelog.MOST", most)
    ledger = Ledger(tmp_path)
    ledger.run(tables(range(1)))
    ledger.run(tables(range(1, 21)))
    assert ledger.changelog.count("pledge, Country ") == most + 1
    assert f"… and {20 - most} more" in ledger.changelog
