"""Ids from one version on disk to the next."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest

from flows.package.store import StoreError
from flows.published import last_published
from tests.conftest import publish_plainly


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Two versions: a meeting without a place, then another report that has it."""
    articles, output = tmp_path / "articles", tmp_path / "output"
    articles.mkdir()
    told = "May 9, 2033\n\nUN peacekeepers need more aircraft. {}"
    first, second = articles / "first.txt", articles / "second.txt"
    first.write_text(told.format("Kenya pledged two field hospitals at the 2033 UN Peacekeeping Ministerial."), "utf-8")
    publish_plainly([articles], output, tmp_path / "work1")
    second.write_text(
        told.format("Kenya pledged 2 field hospitals at the Tallinn UN Peacekeeping Ministerial."), "utf-8"
    )
    publish_plainly([articles], output, tmp_path / "work2")
    return output


def column(output: Path, version: str, table: str, name: str) -> list[str]:
    found: list[str] = pl.read_parquet(output / version / f"parquet/{table}.parquet")[name].to_list()
    return found


def test_facts_keep_the_ids_they_were_first_published_with(output: Path) -> None:
    versions = [e["version"] for e in json.loads((output / "versions.json").read_text("utf-8"))["versions"]]
    assert len(versions) == 2
    events = [column(output, v, "events", "event_id") for v in versions]
    assert events == [["peacekeeping-ministerial-2033"]] * 2
    assert [column(output, v, "events", "city") for v in versions] == [[None], ["Tallinn"]]
    commitments = [column(output, v, "commitments", "commitment_id") for v in versions]
    assert commitments[0] == commitments[1] and len(commitments[0]) == 1
    assert [column(output, v, "redirects", "old_id") for v in versions] == [[], []]


def test_a_typo_mended_in_an_article_is_a_patch(output: Path, tmp_path: Path) -> None:
    article = tmp_path / "articles" / "first.txt"
    article.write_text(article.read_text("utf-8").replace("more aircraft", "yet more aircraft"), "utf-8")
    publish_plainly([tmp_path / "articles"], output, tmp_path / "work3")
    entry = json.loads((output / "versions.json").read_text("utf-8"))["versions"][-1]
    assert entry["level"] == "patch"
    assert {table: set(kinds) for table, kinds in entry["changes"].items()} == {
        table: {"changed"} for table in ("articles", "evidence", "mentions")
    }


def test_since_tells_in_which_version_an_id_appeared(output: Path) -> None:
    published = last_published(output)
    (commitment,) = published.tables["commitments"]["commitment_id"]
    assert published.since("commitments", [commitment, "nobody"]) == {commitment: 0}


def test_nothing_was_published_in_a_new_place(tmp_path: Path) -> None:
    assert not last_published(tmp_path / "new").tables


def test_a_damaged_version_is_told_in_words(output: Path) -> None:
    file = output / "latest" / "parquet" / "events.parquet"
    file.chmod(0o644)
    file.write_bytes(b"PAR1 and no more")
    with pytest.raises(StoreError, match=r"is damaged.*restore it from a copy"):
        last_published(output)
