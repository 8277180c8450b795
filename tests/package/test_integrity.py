"""One flipped bit, in any kind of file of a published version, is found and named."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from flows.package.history import verify
from flows.package.integrity import verify_version
from flows.package.place import StoreError
from flows.package.publication import publish
from flows.package.validate import validate
from tests.package.factory import RUN, tables
from tests.package.faults import flip

KINDS = [
    "1.0.0/csv/evidence.csv",
    "1.0.0/parquet/evidence.parquet",
    "1.0.0/datapackage.json",
    "1.0.0/parquet/datapackage.json",
    "1.0.0/croissant.json",
    "1.0.0/README.md",
    "1.0.0/CHANGELOG.md",
    "1.0.0/CITATION.cff",
    "1.0.0/changes.csv",
]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("output")
    publish(tables(), output, run=RUN)
    publish(tables(range(4)), output, run=RUN)
    return output


@pytest.fixture
def output(published: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(published, tmp_path / "output", symlinks=True))


def test_what_was_published_is_as_it_was(output: Path) -> None:
    reports = verify(output)
    assert [(r.package.rsplit("/", 1)[1], r.ok) for r in reports] == [("1.0.0", True), ("1.1.0", True)]
    assert {p.relative_to(output / "1.0.0").suffix for p in (output / "1.0.0").rglob("*.*")} == {
        Path(kind).suffix for kind in KINDS
    }


@pytest.mark.parametrize("at", [0.0, 0.31, 0.999])
@pytest.mark.parametrize("kind", KINDS)
def test_one_flipped_bit_is_named(output: Path, kind: str, at: float) -> None:
    flip(output / kind, at)
    first, other = verify(output)
    assert not first.ok and other.ok
    assert first.findings[0].file == kind.removeprefix("1.0.0/")


@pytest.mark.parametrize("kind", KINDS)
def test_validation_finds_it_too(output: Path, kind: str) -> None:
    flip(output / kind)
    assert kind.removeprefix("1.0.0/") in {f.file for f in validate(output / "1.0.0").findings}


@pytest.mark.parametrize("at", [0.0, 0.31, 0.999])
def test_one_flipped_bit_in_the_list_of_versions_is_named(output: Path, at: float) -> None:
    flip(output / "versions.json", at)
    reports = verify(output)
    assert [r.ok for r in reports] == [False]
    assert reports[0].findings[0].file == "versions.json"


def test_one_version_can_be_asked_for(output: Path) -> None:
    flip(output / "1.0.0" / "README.md")
    assert [r.ok for r in verify(output, "1.1.0")] == [True]
    assert [r.ok for r in verify(output, "latest")] == [True]
    assert [r.ok for r in verify(output, "1.0.0")] == [False]
    with pytest.raises(StoreError, match=r"no version 7\.0\.0 in .*; there are: 1\.0\.0, 1\.1\.0"):
        verify(output, "7.0.0")


def test_missing_and_foreign_files_are_named(output: Path) -> None:
    (output / "1.0.0" / "csv" / "people.csv").unlink()
    (output / "1.0.0" / "csv" / "more.csv").write_text("a\n")
    found = {(f.file, f.rule) for f in verify(output, "1.0.0")[0].findings}
    assert found == {("csv/people.csv", "readable"), ("csv/more.csv", "unlisted")}


def test_a_descriptor_cannot_make_us_read_elsewhere(output: Path) -> None:
    folder = output / "1.0.0"
    document = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    document["files"].append({"path": "../versions.json", "bytes": 1, "sha256": "0"})
    (folder / "datapackage.json").unlink()
    (folder / "datapackage.json").write_text(json.dumps(document), encoding="utf-8")
    assert ("../versions.json", "path") in {(f.file, f.rule) for f in verify_version(folder)}
