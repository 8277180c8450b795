"""A folder of versions: whole at any moment, whatever dies, fills up or runs at the same time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from flows.package.folder import FolderStore, is_version
from flows.package.history import verify
from flows.package.place import StoreError
from flows.package.publication import PublishError, publish
from flows.package.store import check_writable, open_store
from tests.package.factory import RUN, tables
from tests.package.forked import PROJECT, program


def test_a_run_killed_at_any_write_sync_or_rename_leaves_the_last_version_whole(tmp_path: Path) -> None:
    found = program("crash", "moments", tmp_path)
    assert found["broken"] == []
    assert found["moments"] >= 60


def test_a_full_disk_at_any_moment_is_a_message_and_leaves_the_last_version_whole(tmp_path: Path) -> None:
    found = program("crash", "full-disk", tmp_path, 4)
    assert found["broken"] == []
    assert found["moments"] >= 15


def test_runs_killed_at_random_times(tmp_path: Path) -> None:
    found = program("crash", "random", tmp_path)
    assert found["broken"] == []
    assert found["rounds"] == 20
    assert found["killed"] >= 15


def test_two_runs_at_once_publish_one_after_the_other(tmp_path: Path) -> None:
    found = program("crash", "pairs", tmp_path)
    assert found["broken"] == []
    assert found["versions"] == [f"1.{n}.0" for n in range(20)]


def test_a_run_that_waited_too_long_leaves_with_a_message(tmp_path: Path) -> None:
    told: list[str] = []
    with FolderStore(tmp_path).exclusive(), pytest.raises(StoreError, match="another run is publishing here"):
        publish(tables(), FolderStore(tmp_path, wait_seconds=0.1), run=replace(RUN, tell=told.append))
    assert told == [f"{tmp_path}: another run is publishing here; waiting for it, 0 seconds at most"]
    assert publish(tables(), tmp_path, run=RUN).version == "1.0.0"


def test_a_published_file_is_read_only_and_its_folder_removable(tmp_path: Path) -> None:
    publish(tables(), tmp_path, run=RUN)
    files = [p for p in (tmp_path / "1.0.0").rglob("*") if p.is_file()]
    assert {p.stat().st_mode & 0o222 for p in files} == {0}
    assert all(p.stat().st_mode & 0o200 for p in (tmp_path / "1.0.0").rglob("*") if p.is_dir())


@pytest.mark.parametrize("below", ["", "deeper/still"])
def test_an_output_that_cannot_be_written_is_told_at_the_start(tmp_path: Path, below: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match=r"cannot be written to .*; give another --output"):
        check_writable(tmp_path / "file" / below)


def test_asking_whether_it_can_be_written_leaves_nothing(tmp_path: Path) -> None:
    check_writable(tmp_path / "a" / "b")
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_list_of_versions_stops_the_run(tmp_path: Path) -> None:
    publish(tables(), tmp_path, run=RUN)
    path = tmp_path / "versions.json"
    path.write_text(path.read_text().replace('"1.0.0"', '"1.0.1"'))
    with pytest.raises(StoreError, match=r"versions\.json: was changed by hand or damaged"):
        publish(tables(range(5)), tmp_path, run=RUN)


def test_a_lost_list_of_versions_stops_the_run_and_removes_nothing(tmp_path: Path) -> None:
    publish(tables(), tmp_path, run=RUN)
    (tmp_path / "versions.json").unlink()
    with pytest.raises(StoreError, match=r"versions\.json is gone, but 1\.0\.0 is here; restore the file"):
        publish(tables(), tmp_path, run=RUN)
    assert (tmp_path / "1.0.0" / "datapackage.json").exists()


def test_a_folder_that_nobody_listed_is_not_overwritten(tmp_path: Path) -> None:
    publish(tables(), tmp_path, run=RUN)
    (tmp_path / "1.1.0").mkdir()
    (tmp_path / "1.1.0" / "mine.txt").write_text("mine")
    with pytest.raises(PublishError, match=r"1\.1\.0 is there already"):
        publish(tables(range(4)), tmp_path, run=RUN)
    assert (tmp_path / "1.1.0" / "mine.txt").read_text() == "mine"
    assert (tmp_path / "latest").readlink() == Path("1.0.0")


def test_a_pointer_moved_by_hand_is_told_and_mended(tmp_path: Path) -> None:
    publish(tables(), tmp_path, run=RUN)
    (tmp_path / "latest").unlink()
    (tmp_path / "latest").symlink_to("0.9.0")
    assert [str(r.findings[0].message) for r in verify(tmp_path) if not r.ok] == [
        "points to 0.9.0, the last version is 1.0.0"
    ]
    publish(tables(), tmp_path, run=RUN)
    assert (tmp_path / "latest").readlink() == Path("1.0.0")


def test_a_last_version_that_was_changed_stops_the_run(tmp_path: Path) -> None:
    publish(tables(), tmp_path, run=RUN)
    path = tmp_path / "1.0.0" / "csv" / "people.csv"
    path.chmod(0o644)
    path.write_text(path.read_text().replace("Ada", "Eve"))
    with pytest.raises(StoreError, match=r"1\.0\.0 is damaged: csv/people\.csv: differs from what was published"):
        publish(tables(), tmp_path, run=RUN)


def test_no_name_of_this_machine_is_in_any_file(tmp_path: Path) -> None:
    output = tmp_path / "very-private-place"
    publish(tables(), output, run=RUN)
    for path in output.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert b"very-private-place" not in data and str(PROJECT).encode() not in data
    assert pl.read_parquet(output / "latest" / "parquet" / "articles.parquet").height == 3


@pytest.mark.parametrize(
    ("name", "is_one"),
    [("1.0.0", True), ("10.2.3", True), ("1.0", False), ("1.0.0-rc", False), ("latest", False), ("01.0.0", False)],
)
def test_names_of_versions(name: str, is_one: bool) -> None:
    assert is_version(name) is is_one


def test_a_scheme_that_is_no_store_is_refused() -> None:
    with pytest.raises(StoreError, match="cannot publish to ftp"):
        open_store("ftp://example.org/pledges")
