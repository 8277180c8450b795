"""The flow, end to end, on a real Prefect server."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from flows.articles.article import Article
from flows.articles.files import find_articles, read_article
from flows.package.check import CheckError
from flows.package.validate import validate
from tests.conftest import BRIEFS
from tests.flows.conftest import RunFlow
from tests.flows.serving import api

REPORT = """---
title: Pledges in Norport
date: 2031-05-07
source: https://example.org/norport
---
NORPORT, 7 May 2031 - Kenya pledged two field hospitals and 40 police officers on Tuesday at the UN Peacekeeping
Ministerial in Norport. More than 60 countries took part in the meeting.
"""


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "norport.txt").write_text(REPORT, encoding="utf-8")
    return folder


def newest_artifact(key: str) -> str:
    """Asked of the server itself: `Artifact.get` leaves its connection open."""
    wanted = {"artifacts": {"key": {"any_": [key]}}, "sort": "CREATED_DESC", "limit": 1}
    (artifact,) = api(os.environ["PREFECT_API_URL"].removesuffix("/api"), "/artifacts/filter", wanted)
    return str(artifact["data"])


def csv_bytes(version: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((version / "csv").glob("*.csv"))}


def quarantine(output: Path) -> pl.DataFrame:
    return pl.read_parquet(output / "latest" / "parquet" / "quarantine.parquet")


def everything_below(folder: Path) -> dict[str, bytes | str]:
    """All files but those of the state, which may know more after a run that failed."""
    return {
        str(path.relative_to(folder)): str(path.readlink()) if path.is_symlink() else path.read_bytes()
        for path in sorted(set(folder.rglob("*")) - set((folder / "state").rglob("*")))
        if path.is_symlink() or path.is_file()
    }


def test_the_briefs_become_a_package_that_says_where_its_facts_stand(run_flow: RunFlow, tmp_path: Path) -> None:
    output = tmp_path / "output"
    state = run_flow([BRIEFS], output)
    assert state.is_completed(), state.message
    assert (output / "latest").readlink() == Path("1.0.0")
    assert state.result().publication.version == "1.0.0"
    assert json.loads((output / "versions.json").read_text())["latest"] == "1.0.0"

    texts = {a.article_id: a.text for a in map(read_article, find_articles([BRIEFS])) if isinstance(a, Article)}
    assert validate(output / "latest", texts).findings == ()
    evidence = pl.read_parquet(output / "latest" / "parquet" / "evidence.parquet")
    assert evidence.height > 100
    spans = evidence.select("article_id", "char_start", "char_end", "text").rows()
    assert all(texts[article][start:end] == text for article, start, end, text in spans)


def test_the_same_articles_again_make_no_new_version(run_flow: RunFlow, articles: Path, tmp_path: Path) -> None:
    run_flow([articles], tmp_path / "output", accept_changes=True)
    before = everything_below(tmp_path / "output")
    state = run_flow([articles], tmp_path / "output", accept_changes=True)
    assert state.is_completed()
    assert state.result().publication.version is None
    assert everything_below(tmp_path / "output") == before


def test_workers_batches_and_order_do_not_show_in_the_bytes(
    run_flow: RunFlow, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for country in ("Ghana", "Nepal", "Uruguay"):
        (articles / f"{country}.txt").write_text(REPORT.replace("Kenya", country), encoding="utf-8")
    monkeypatch.chdir(tmp_path)  # an article's source is its path as given, and must be the same both times
    run_flow(["articles"], tmp_path / "one", accept_changes=True)
    monkeypatch.setenv("PLEDGEBOOK_BATCH_SIZE", "1")
    shuffled = [f"articles/{name}.txt" for name in ("Uruguay", "norport", "Ghana", "Nepal")]
    state = run_flow(shuffled, tmp_path / "two", workers=2, accept_changes=True)
    assert state.is_completed(), state.message
    one, two = csv_bytes(tmp_path / "one" / "latest"), csv_bytes(tmp_path / "two" / "latest")
    assert {name for name in one if one[name] != two[name]} == set()
    assert len(one) > 20


def test_a_dry_run_writes_nothing(run_flow: RunFlow, articles: Path, tmp_path: Path) -> None:
    state = run_flow([articles], tmp_path / "output", dry_run=True)
    assert state.result().publication.version == "1.0.0"
    assert not (tmp_path / "output").exists()


def test_what_cannot_be_read_is_named_and_the_run_goes_on(run_flow: RunFlow, articles: Path, tmp_path: Path) -> None:
    (articles / "empty.txt").write_bytes(b"")
    (articles / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (articles / "page.html").write_text("<html><head><title>x</title></head><body><img src='a.png'></body></html>")
    (articles / "vanished.md").symlink_to(tmp_path / "nowhere.md")
    (articles / "table.xlsx").write_bytes(b"PK\x03\x04")
    with (articles / "huge.txt").open("wb") as huge:
        huge.truncate(50_000_000)
    state = run_flow([articles], tmp_path / "output", accept_changes=True)
    assert state.is_completed(), state.message

    left_out = quarantine(tmp_path / "output").to_dicts()
    assert {Path(row["source"]).name: row["rule"] for row in left_out} == {
        "empty.txt": "empty-file",
        "binary.txt": "binary-file",
        "page.html": "no-text-in-html",
        "vanished.md": "file-vanished",
        "table.xlsx": "unsupported-type",
        "huge.txt": "file-too-large",
    }
    assert all(Path(row["source"]).name in row["message"] for row in left_out)
    read = pl.read_parquet(tmp_path / "output" / "latest" / "parquet" / "articles.parquet")
    assert read["source"].str.ends_with("norport.txt").to_list() == [True]


def test_broken_utf8_costs_no_article(run_flow: RunFlow, articles: Path, tmp_path: Path) -> None:
    (articles / "broken.txt").write_bytes(REPORT.encode().replace(b"Tuesday", b"Tues\xffday"))
    state = run_flow([articles], tmp_path / "output", accept_changes=True)
    assert state.is_completed(), state.message
    assert quarantine(tmp_path / "output").filter(pl.col("stage") == "read").is_empty()
    assert pl.read_parquet(tmp_path / "output" / "latest" / "parquet" / "articles.parquet").height == 2


@pytest.mark.parametrize("given", ["empty", "missing"])
def test_without_articles_the_run_fails_and_writes_nothing(run_flow: RunFlow, tmp_path: Path, given: str) -> None:
    (tmp_path / "empty").mkdir()
    state = run_flow([tmp_path / given], tmp_path / "output")
    assert state.is_failed()
    assert str(tmp_path / given) in state.message
    assert not (tmp_path / "output").exists()


def test_an_output_that_cannot_be_written_fails_before_any_work(
    run_flow: RunFlow, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: Any) -> None:
        raise AssertionError("articles were looked for")

    monkeypatch.setattr("flows.publish.find", never)
    (tmp_path / "file").write_text("not a folder")
    state = run_flow([articles], tmp_path / "file" / "output")
    assert state.is_failed()
    assert str(tmp_path / "file") in state.message


@pytest.mark.parametrize("problem", [CheckError("events lacks column series"), ZeroDivisionError("a bug of ours")])
def test_a_failure_leaves_the_last_version_as_it_was(
    run_flow: RunFlow, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: Exception
) -> None:
    def failing(*_: Any) -> None:
        raise problem

    run_flow([articles], tmp_path / "output", accept_changes=True)
    before = everything_below(tmp_path / "output")
    (articles / "second.txt").write_text(REPORT.replace("Kenya", "Ghana"), encoding="utf-8")
    monkeypatch.setattr("flows.publish.check", failing)
    state = run_flow([articles], tmp_path / "output", accept_changes=True)
    assert state.is_failed()
    assert str(problem) in state.message
    assert everything_below(tmp_path / "output") == before


def test_one_article_that_breaks_extraction_costs_only_itself(
    run_flow: RunFlow, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.extract.article import extract_article

    def fragile(article: Article, lexicon: Any) -> Any:
        if article.key == "second.txt":
            raise IndexError("list index out of range")
        return extract_article(article, lexicon)

    (articles / "second.txt").write_text(REPORT.replace("Kenya", "Ghana"), encoding="utf-8")
    monkeypatch.setattr("flows.batches.extract_article", fragile)
    state = run_flow([articles], tmp_path / "output", accept_changes=True)
    assert state.is_completed(), state.message
    (row,) = quarantine(tmp_path / "output").filter(pl.col("stage") == "extract").to_dicts()
    assert row["rule"] == "extraction-failed"
    assert "second.txt" in row["message"]
    assert row["sha256"]


def test_the_figures_of_a_run_are_prefect_artifacts(run_flow: RunFlow, articles: Path, tmp_path: Path) -> None:
    (articles / "empty.txt").write_bytes(b"")
    run_flow([articles], tmp_path / "output", accept_changes=True)
    page = newest_artifact("pledgebook-run")
    assert "# pledgebook: 1.0.0" in page
    assert "- articles: 1" in page
    assert "empty.txt is empty" in page
    assert {"table": "articles", "rows": 1, "added": 1} in json.loads(newest_artifact("pledgebook-tables"))
    assert newest_artifact("pledgebook-changelog") == (tmp_path / "output" / "1.0.0" / "CHANGELOG.md").read_text()
    (kept_aside,) = json.loads(newest_artifact("pledgebook-quarantine"))
    assert (kept_aside["rule"], kept_aside["source"]) == ("empty-file", "articles/empty.txt")
    assert (tmp_path / "output" / "1.0.0").as_uri() in newest_artifact("pledgebook-package")


def test_a_state_says_in_a_line_what_the_run_came_to(run_flow: RunFlow, articles: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    assert run_flow([articles], output, dry_run=True).message == "1.0.0 would be published: first version"
    assert run_flow([articles], output).message == f"published {output}/1.0.0: first version"
    assert run_flow([articles], output).message == f"nothing changed, {output}/1.0.0 stays the latest version"
