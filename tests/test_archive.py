"""The commands about what was published before, as a person types them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from flows.cli import app
from flows.package.publication import publish
from tests.package.factory import RUN, tables


def pledgebook(*arguments: str | Path, typed: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments], input=typed, env={"COLUMNS": "100", "TERM": "dumb"})


@pytest.fixture(scope="module")
def three_versions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("versions")
    for articles in (1, 2, 3):
        publish(tables(range(articles)), folder, run=RUN)
    return folder


@pytest.fixture
def output(three_versions: Path, tmp_path: Path) -> Path:
    """A copy to do as one likes with."""
    return Path(shutil.copytree(three_versions, tmp_path / "output", symlinks=True))


def test_diff_in_words_and_for_machines(output: Path) -> None:
    told = pledgebook("diff", "1.0.0", "latest", "--output", output)
    assert told.exit_code == 0
    assert told.stdout.startswith("Minor: 18 rows added, 1 changed.\n")
    rows = json.loads(pledgebook("diff", "1.1.0", "1.2.0", "-t", "figures", "-f", "json", "-o", output).stdout)["rows"]
    assert [(r["key"], r["change"]) for r in rows] == [("f000002", "added")]
    lines = pledgebook("diff", "1.1.0", "1.2.0", "-t", "figures", "-f", "csv", "-o", output).stdout.splitlines()
    assert lines == ["table,key,field,before,after,change,reason", "figures,f000002,,,,added,"]


@pytest.mark.parametrize(
    ("arguments", "exit_code", "said"),
    [
        (("diff", "1.0.0", "7.0.0"), 1, "no version 7.0.0"),
        (("diff", "1.0.0", "latest", "--table", "pledges"), 1, "no table pledges"),
        (("diff", "1.0.0"), 2, "NEW"),
        (("diff", "1.0.0", "latest", "--format", "xml"), 2, "xml"),
        (("verify", "1.0.0", "--all"), 2, "not both"),
        (("prune", "--keep", "0"), 2, "keep"),
        (("prune",), 2, "keep"),
    ],
)
def test_what_cannot_be_done_is_said(output: Path, arguments: tuple[str, ...], exit_code: int, said: str) -> None:
    result = pledgebook(*arguments, "--output", output)
    assert result.exit_code == exit_code
    assert said in result.stderr


def test_verify_says_what_is_as_it_was_published(output: Path) -> None:
    told = pledgebook("verify", "--output", output)
    assert (told.exit_code, told.stdout) == (0, f"{output}/1.2.0: as it was published\n")
    assert len(pledgebook("verify", "--all", "--output", output).stdout.splitlines()) == 3


@pytest.mark.parametrize("arguments", [("verify",), ("diff", "1.0.0", "latest")])
def test_nothing_published_yet_is_said(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    told = pledgebook(*arguments, "--output", tmp_path / "nowhere")
    assert told.exit_code == 1
    assert f"nothing was published in {tmp_path}/nowhere yet; --output says where to look" in told.stderr
    told = pledgebook("verify", "--all", "--output", tmp_path / "nowhere")
    assert (told.exit_code, told.stdout) == (0, "No version yet; pledgebook run publishes the first.\n")


def test_verify_names_a_file_that_differs(output: Path) -> None:
    file = output / "1.1.0" / "csv" / "people.csv"
    file.chmod(0o644)
    file.write_text(file.read_text().replace("Ada", "Eve"))
    assert pledgebook("verify", "--output", output).exit_code == 0
    told = pledgebook("verify", "--all", "--output", output)
    assert told.exit_code == 1
    assert "csv/people.csv: differs from what was published" in told.stdout


def test_prune_asks_first(output: Path) -> None:
    refused = pledgebook("prune", "--keep", "1", "--output", output, typed="n\n")
    assert refused.exit_code == 1
    assert "Remove 1.0.0, 1.1.0 for good?" in refused.stdout
    assert (output / "1.0.0").is_dir()
    assert pledgebook("prune", "--keep", "1", "--output", output, typed="y\n").exit_code == 0
    assert sorted(p.name for p in output.iterdir() if p.is_dir() and not p.is_symlink()) == ["1.2.0"]
    assert pledgebook("prune", "--keep", "1", "--output", output).stdout == "Nothing to remove.\n"


def test_validate_asks_stock_frictionless_too(output: Path) -> None:
    assert pledgebook("validate", output / "latest", "--stock").exit_code == 0
    file = output / "1.2.0" / "csv" / "people.csv"
    file.chmod(0o644)
    file.write_text(file.read_text().replace("name", "Name", 1))
    assert "[frictionless incorrect-label]" in pledgebook("validate", output / "latest", "--stock").stdout
    assert "frictionless" not in pledgebook("validate", output / "latest").stdout
