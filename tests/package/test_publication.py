"""Publishing end to end, on a folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import frictionless
import polars as pl
import pytest

from flows.package.check import check
from flows.package.publication import publish
from flows.package.validate import validate
from tests.package.factory import RUN, SCHEMAS, tables, texts


def test_factory_keeps_every_rule() -> None:
    assert check(tables(), SCHEMAS, texts()).tables["quarantine"].to_dicts() == []


def test_first_version_is_whole_and_valid(tmp_path: Path) -> None:
    published = publish(tables(), tmp_path / "out", run=RUN)
    assert published.version == "1.0.0"
    assert (tmp_path / "out" / "latest").readlink() == Path("1.0.0")
    report = validate(tmp_path / "out" / "latest", texts())
    assert report.ok, str(report)
    assert report.rows["evidence"] == 12


def test_same_content_is_no_new_version(tmp_path: Path) -> None:
    publish(tables(), tmp_path, run=RUN)
    again = publish(tables(), tmp_path, run=RUN)
    assert again.version is None
    assert again.folder == str(tmp_path / "1.0.0")
    assert sorted(p.name for p in tmp_path.iterdir()) == [".lock", "1.0.0", "latest", "versions.json"]


def test_dry_run_says_the_number_and_writes_nothing(tmp_path: Path) -> None:
    planned = publish(tables(), tmp_path / "out", run=RUN, dry_run=True)
    assert (planned.version, planned.summary.reason) == ("1.0.0", "first version")
    assert not (tmp_path / "out").exists()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_stock_frictionless_finds_the_package_valid(tmp_path: Path) -> None:
    publish(tables(), tmp_path, run=RUN)
    report = frictionless.validate(str(tmp_path / "latest" / "datapackage.json"))
    assert {e.message for t in report.tasks for e in t.errors if "does not exist" not in e.message} == set()


def test_what_passes_makes_no_version_by_itself(tmp_path: Path) -> None:
    def with_rows(*rows: tuple[str, str]) -> dict[str, pl.DataFrame]:
        told = [{"source": s, "stage": "read", "rule": r, "message": f"{s} {r}", "sha256": None} for s, r in rows]
        return tables() | {"quarantine": SCHEMAS["quarantine"].frame(told)}

    run = replace(RUN, passing=frozenset({"late"}))
    steps = [
        ((("a", "gone"),), "1.0.0"),
        ((("a", "late"), ("b", "late")), None),  # whether it is gone cannot be seen
        ((("a", "gone"), ("b", "late")), None),
        ((("a", "gone"), ("b", "gone")), "1.1.0"),
        ((("b", "gone"),), "1.1.1"),
        ((("b", "gone"), ("c", "late"), ("d", "gone")), "1.2.0"),
        ((("b", "gone"), ("d", "gone")), None),
    ]
    for rows, expected in steps:
        assert publish(with_rows(*rows), tmp_path, run=run).version == expected, rows
