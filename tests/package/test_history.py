"""What was published before: listed, compared and thinned out."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from flows.package.history import diff_csv, diff_json, diff_text, diff_versions, prunable, prune, verify, versions
from flows.package.place import StoreError
from flows.package.publication import publish
from tests.package.factory import RUN, SCHEMAS, edit, tables


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("output")
    publish(tables(range(3)), folder, run=RUN)
    publish(tables(range(4)), folder, run=RUN)
    data = tables(range(4))
    data["commitments"] = edit(data["commitments"], SCHEMAS["commitments"], "c000002", unit="=cargo", quantity=None)
    publish(data, folder, run=RUN)
    return folder


def test_versions_are_listed_with_what_they_hold(output: Path) -> None:
    entries = versions(output).entries
    assert [(e.version, e.level, e.reason) for e in entries] == [
        ("1.0.0", "first", "first version"),
        ("1.1.0", "minor", "9 rows added, 1 changed"),
        ("1.1.1", "patch", "1 row changed"),
    ]
    assert entries[1].rows["commitments"] == 4
    assert entries[0].published_at == "2031-05-04T06:00:00Z"
    assert entries[0].bytes > 50_000


def test_the_clock_is_in_versions_json_only(output: Path) -> None:
    for path in (output / "1.1.0").rglob("*"):
        assert path.is_dir() or b"2031-05-04T" not in path.read_bytes()


def test_diff_in_words(output: Path) -> None:
    text = diff_text(diff_versions(output, "1.1.0", "latest"))
    assert text.splitlines() == [
        "Patch: 1 row changed.",
        "  commitments: 1 changed",
        "commitments c000002: quantity: 12 → (empty)",
        "commitments c000002: unit: helicopters → '=cargo",
    ]


def test_diff_of_one_table(output: Path) -> None:
    assert diff_text(diff_versions(output, "1.0.0", "1.1.1", "events")) == "Nothing changed."
    assert "statements s000003: added" in diff_text(diff_versions(output, "1.0.0", "1.1.1", "statements"))
    with pytest.raises(StoreError, match="no table pledges; there are commitments"):
        diff_versions(output, "1.0.0", "1.1.1", "pledges")


def test_diff_backwards_is_withdrawal(output: Path) -> None:
    assert diff_versions(output, "1.1.0", "1.0.0").reason() == "1 row changed, 9 withdrawn"


def test_diff_as_json_and_csv_are_the_same_rows(output: Path) -> None:
    diff = diff_versions(output, "1.0.0", "1.1.1")
    document = json.loads(diff_json(diff))
    rows = list(csv.DictReader(io.StringIO(diff_csv(diff))))
    assert (document["level"], document["counts"]["commitments"]) == ("minor", {"added": 1, "changed": 1})
    assert [{k: v or "" for k, v in row.items()} for row in document["rows"]] == rows


def test_changes_csv_is_the_diff_to_the_version_before(output: Path) -> None:
    assert (output / "1.1.1" / "changes.csv").read_text() == diff_csv(diff_versions(output, "1.1.0", "1.1.1"))


def test_a_version_that_is_not_there_is_named(output: Path) -> None:
    with pytest.raises(StoreError, match=r"no version 3\.0\.0 in .*; there are: 1\.0\.0, 1\.1\.0, 1\.1\.1"):
        diff_versions(output, "3.0.0", "latest")


def test_long_diffs_are_cut_on_a_terminal(output: Path) -> None:
    text = diff_text(diff_versions(output, "1.0.0", "1.1.1"), most=2)
    assert text.splitlines()[-1] == "… and 10 more; --format csv lists all"


def test_prune_keeps_the_last_versions(output: Path, tmp_path: Path) -> None:
    shutil.copytree(output, tmp_path, symlinks=True, dirs_exist_ok=True)
    assert [e.version for e in prunable(versions(tmp_path), 2)] == ["1.0.0"]
    assert [e.version for e in prune(tmp_path, 1)] == ["1.0.0", "1.1.0"]
    assert sorted(p.name for p in tmp_path.iterdir()) == [".lock", "1.1.1", "latest", "versions.json"]
    assert [r.ok for r in verify(tmp_path)] == [True]
    assert prune(tmp_path, 1) == []
    published = publish(tables(range(5)), tmp_path, run=RUN)
    assert published.version == "1.2.0"


def test_prune_never_removes_the_latest(output: Path) -> None:
    with pytest.raises(ValueError, match="at least the latest version is kept"):
        prune(output, 0)


def test_nothing_published_yet(tmp_path: Path) -> None:
    assert versions(tmp_path / "nowhere").entries == ()
    assert verify(tmp_path / "nowhere") == []
    assert prune(tmp_path / "new", 3) == []
