"""The commands that start no Prefect, as a person types them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner, Result

from flows.articles.article import Article
from flows.articles.files import find_articles, read_article
from flows.cli import app
from tests.conftest import BRIEFS, CHECKOUT


def pledgebook(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments], env={"COLUMNS": "100", "TERM": "dumb"})


@pytest.fixture
def package(published: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(CHECKOUT)
    return published / "latest"


def test_help_names_every_command_and_the_exit_codes() -> None:
    told = pledgebook("--help").stdout
    for word in ("run", "validate", "versions", "text", "show", "Exit codes"):
        assert word in told


def test_version() -> None:
    assert pledgebook("--version").stdout.startswith("pledgebook ")


@pytest.mark.parametrize("arguments", [["sing"], ["run", "--loudly"], ["text"], ["show"]])
def test_a_wrong_command_line_exits_2(arguments: list[str]) -> None:
    assert pledgebook(*arguments).exit_code == 2


def test_a_setting_out_of_range_exits_2_and_names_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLEDGEBOOK_WORKERS", "many")
    result = pledgebook("versions")
    assert result.exit_code == 2
    assert "PLEDGEBOOK_WORKERS" in result.stderr


def test_a_run_without_articles_exits_1_before_prefect_is_started(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = pledgebook("run", "--articles", tmp_path / "empty", "--output", tmp_path / "output")
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"{tmp_path / 'empty'}: no articles" in result.stderr
    assert not (tmp_path / "output").exists()


def test_a_run_into_a_place_that_cannot_be_written_exits_1_before_prefect_is_started(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    result = pledgebook("run", "--articles", BRIEFS, "--output", tmp_path / "file" / "output")
    assert (result.exit_code, result.stdout) == (1, "")
    assert str(tmp_path / "file") in result.stderr and "--output" in result.stderr


def test_validate_says_valid_and_exits_0(package: Path) -> None:
    result = pledgebook("validate", package)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "valid" in result.stdout


def test_validate_tells_machines_what_it_tells_people(package: Path) -> None:
    report = json.loads(pledgebook("validate", package, "--json").stdout)
    assert report["ok"] is True
    assert report["rows"]["articles"] == len(list(BRIEFS.iterdir()))


def test_validate_of_no_package_exits_1(tmp_path: Path) -> None:
    result = pledgebook("validate", tmp_path)
    assert result.exit_code == 1
    assert str(tmp_path) in result.stdout.replace("\n", "")


@pytest.mark.parametrize("file", ["csv/commitments.csv", "csv/evidence.csv", "parquet/figures.parquet"])
def test_a_flipped_byte_is_found_and_its_file_named(package: Path, tmp_path: Path, file: str) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(package.resolve(), copy, copy_function=shutil.copyfile)
    content = bytearray((copy / file).read_bytes())
    content[len(content) // 2] ^= 1
    (copy / file).write_bytes(content)
    result = pledgebook("validate", copy)
    assert result.exit_code == 1
    assert file in result.stdout


def test_articles_that_are_not_there_are_no_silent_success(package: Path, tmp_path: Path) -> None:
    result = pledgebook("validate", package, "--articles", tmp_path / "nowhere")
    assert result.exit_code == 1
    assert "nowhere" in result.stderr


def test_versions_lists_what_was_published(package: Path) -> None:
    result = pledgebook("versions", "--output", package.parent)
    assert result.exit_code == 0
    assert "1.0.0" in result.stdout and "first version" in result.stdout


def test_versions_of_an_empty_folder(tmp_path: Path) -> None:
    assert "No version yet" in pledgebook("versions", "--output", tmp_path).stdout


def test_offsets_in_evidence_count_in_what_text_prints(package: Path) -> None:
    evidence = pl.read_parquet(package / "parquet" / "evidence.parquet")
    ids = {a.article_id: a.source for a in map(read_article, find_articles([BRIEFS])) if isinstance(a, Article)}
    printed = {article_id: pledgebook("text", BRIEFS / Path(source).name).stdout for article_id, source in ids.items()}
    rows = evidence.select("article_id", "char_start", "char_end", "text").rows()
    assert [text for article, start, end, text in rows if printed[article][start:end] != text] == []


def test_text_of_no_file_exits_1_and_says_so(tmp_path: Path) -> None:
    said = pledgebook("text", tmp_path / "gone.txt")
    assert (said.exit_code, "no such file" in said.output) == (1, True)


def test_text_of_a_bad_file_exits_1_and_names_it(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    result = pledgebook("text", tmp_path / "empty.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "empty.txt is empty" in result.stderr.replace("\n", " ")
    assert pledgebook("text", tmp_path / "nowhere.txt").exit_code == 1


def test_show_prints_a_record_with_its_words(package: Path) -> None:
    result = pledgebook("show", "jean-pierre-lacroix", "--package", package)
    assert result.exit_code == 0
    assert "people · jean-pierre-lacroix" in result.stdout
    assert "Under-Secretary-General for Peace Operations" in result.stdout.replace("\n", " ")
    assert "2025-berlin-ministerial-outcome.md" in result.stdout


def test_show_of_nothing_exits_1(package: Path) -> None:
    result = pledgebook("show", "no-such-record", "--package", package)
    assert result.exit_code == 1
    assert "no record no-such-record" in result.stderr
