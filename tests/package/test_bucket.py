"""The guarantees of a folder, in an object store that knows no rename and no lock."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from flows.package.bucket import BucketStore
from flows.package.expectations import load_expectations
from flows.package.history import diff_text, diff_versions, prune, verify, versions
from flows.package.index import Claim
from flows.package.place import StoreError
from flows.package.publication import Publication, PublishError, publish
from flows.package.run import RunInfo
from flows.package.store import check_writable
from tests.package.factory import RUN, SCHEMAS, tables
from tests.package.forked import program

FEW = {name: SCHEMAS[name] for name in ("people", "articles", "quarantine")}


def release(articles: int, output: str | Path | BucketStore, run: RunInfo = RUN) -> Publication:
    """Publish a dataset of few tables, which costs fewer requests."""
    data = {name: frame for name, frame in tables(range(articles)).items() if name in FEW}
    return publish(data, output, run=run, schemas=FEW)


def names(url: str) -> set[str]:
    return {path.split("/")[0] for path in BucketStore(url).objects.sizes("")}


def text(url: str, path: str) -> str:
    return BucketStore(url).objects.get(path)[0].decode("utf-8")


def test_versions_follow_one_another(url: str) -> None:
    assert release(3, url).folder == f"{url}/1.0.0"
    assert release(3, url).version is None
    assert release(4, url).version == "1.1.0"
    assert text(url, "latest") == "1.1.0\n"
    assert names(url) == {"1.0.0", "1.1.0", "latest", "versions.json"}
    assert [r.ok for r in verify(url)] == [True, True]
    assert versions(url).claim is None
    assert "articles a000003: added" in diff_text(diff_versions(url, "1.0.0", "latest"))


def test_the_bytes_are_those_of_a_folder(url: str, tmp_path: Path) -> None:
    release(3, url)
    release(3, tmp_path)
    files = {p.relative_to(tmp_path).as_posix(): p for p in (tmp_path / "1.0.0").rglob("*") if p.is_file()}
    objects = BucketStore(url).objects
    assert set(objects.sizes("1.0.0/")) == set(files)
    assert all(objects.get(path)[0] == file.read_bytes() for path, file in files.items())
    assert text(url, "versions.json") == (tmp_path / "versions.json").read_text(encoding="utf-8")


def test_polars_reads_a_published_table_where_it_lies(url: str, server: dict[str, str]) -> None:
    release(3, url)
    frame = pl.read_parquet(f"{url}/1.0.0/parquet/articles.parquet", storage_options=server)
    assert frame.height == 3


def test_a_changed_object_is_found(url: str) -> None:
    release(3, url)
    objects = BucketStore(url).objects
    content, tag = objects.get("1.0.0/csv/people.csv")
    objects.put_if("1.0.0/csv/people.csv", content.replace(b"Ada", b"Eve"), tag)
    assert [f.file for f in verify(url, "1.0.0")[0].findings] == ["csv/people.csv"]
    with pytest.raises(StoreError, match=r"1\.0\.0 is damaged: csv/people\.csv"):
        release(4, url)


def test_a_collapse_is_kept_aside(url: str) -> None:
    careful = replace(RUN, expectations=tuple(load_expectations()))
    release(40, url, careful)
    for _ in range(2):
        with pytest.raises(PublishError, match=r"refused/1\.0\.1 for inspection"):
            release(2, url, careful)
    assert names(url) == {"1.0.0", "latest", "refused", "versions.json"}
    assert text(url, "latest") == "1.0.0\n"


def test_prune_removes_objects(url: str) -> None:
    for number in (1, 2, 3):
        release(number, url)
    assert [e.version for e in prune(url, 1)] == ["1.0.0", "1.1.0"]
    assert names(url) == {"1.2.0", "latest", "versions.json"}
    assert [r.ok for r in verify(url)] == [True]


def test_a_second_run_waits_for_the_first(url: str) -> None:
    results: list[str | None] = []
    runs = [threading.Thread(target=lambda n=n: results.append(release(n, url).version)) for n in (2, 3)]
    for thread in runs:
        thread.start()
    for thread in runs:
        thread.join()
    assert results[0] == "1.0.0"
    assert [e.version for e in versions(url).entries] == sorted(str(r) for r in results)
    assert all(r.ok for r in verify(url))


def test_a_run_that_waited_too_long_leaves_with_a_message(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.package.bucket.QUIET_SECONDS", 0.0)
    told: list[str] = []
    with BucketStore(url).exclusive(), pytest.raises(StoreError, match="another run is publishing here"):
        release(3, BucketStore(url, wait_seconds=0.2), replace(RUN, tell=told.append))
    assert told == [f"{url}: another run is publishing here; waiting for it, 0 seconds at most"]


def test_a_claim_is_kept_alive_as_long_as_its_run(url: str) -> None:
    with BucketStore(url, lease_seconds=0.4).exclusive():
        time.sleep(1.2)
        with pytest.raises(StoreError, match="another run is publishing here"):
            release(3, BucketStore(url, wait_seconds=0.2, lease_seconds=0.4))


def test_a_run_that_only_seemed_dead_cannot_list_anything(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    release(1, url)
    slow = BucketStore(url, lease_seconds=0.2)
    monkeypatch.setattr(slow, "_keep_claim", lambda done: None)
    upload = slow._upload

    def stall(folder: Path, target: str) -> None:
        upload(folder, target)
        time.sleep(0.3)
        assert release(3, BucketStore(url)).version == "1.1.0"

    monkeypatch.setattr(slow, "_upload", stall)
    with pytest.raises(StoreError, match="another run took over"):
        release(2, slow)
    assert [e.version for e in versions(url).entries] == ["1.0.0", "1.1.0"]
    assert [e.rows["articles"] for e in versions(url).entries] == [1, 3]
    assert [r.ok for r in verify(url)] == [True, True]


def test_what_a_dead_run_uploaded_is_cleaned(url: str) -> None:
    release(1, url)
    store = BucketStore(url)
    store.objects.create("1.1.0/csv/people.csv", b"half")
    index, tag = store._read()
    dead = replace(index, claim=Claim("dead", "2001-01-01T00:00:00.000+00:00", "1.1.0"))
    store.objects.put_if("versions.json", dead.to_json().encode(), tag)
    assert release(2, url).version == "1.1.0"
    assert [r.ok for r in verify(url)] == [True, True]


def test_an_object_that_nobody_listed_is_not_overwritten(url: str) -> None:
    BucketStore(url).objects.create("1.0.0/csv/people.csv", b"mine")
    with pytest.raises(StoreError, match=r"versions\.json is gone, but 1\.0\.0 is here"):
        release(3, url)
    assert text(url, "1.0.0/csv/people.csv") == "mine"


def test_a_stale_pointer_is_mended(url: str) -> None:
    release(1, url)
    release(2, url)
    objects = BucketStore(url).objects
    objects.put_if("latest", b"1.0.0\n", objects.get("latest")[1])
    assert [r.ok for r in verify(url)] == [True, True, False]
    release(2, url)
    assert text(url, "latest") == "1.1.0\n"


def test_asking_whether_it_can_be_written_leaves_nothing(url: str) -> None:
    check_writable(url)
    assert names(url) == set()


def test_a_missing_bucket_is_told_at_the_start(url: str) -> None:
    with pytest.raises(StoreError, match="no such bucket or container"):
        check_writable("s3://no-such-bucket/output")


def test_a_store_out_of_reach_is_a_message(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.setattr("flows.package.objects._RETRY", {"max_retries": 0})
    with pytest.raises(StoreError, match="check the address, the network and the credentials"):
        release(3, url)


@pytest.mark.parametrize(("how", "step", "moments"), [("kill", 1, 30), ("lost", 2, 15)])
def test_no_crash_and_no_lost_connection_leaves_a_half_version(url: str, how: str, step: int, moments: int) -> None:
    found = program("crash_bucket", how, url, step)
    assert found["broken"] == []
    assert found["moments"] >= moments
    assert len(versions(url).entries) == found["moments"] + 2
