"""The commands that read a package, on one that lies in an object store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from flows.cli import app
from flows.package.bucket import BucketStore
from flows.package.publication import publish
from flows.package.read import read_dataset
from tests.conftest import BRIEFS
from tests.package.factory import RUN
from tests.package.s3 import s3_server

OUTPUT = "s3://pledges/un"


@pytest.fixture(scope="module")
def server(published: Path) -> Iterator[dict[str, str]]:
    with s3_server("pledges") as environment, pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        publish(read_dataset(published / "latest").tables, OUTPUT, run=RUN)
        yield environment


@pytest.fixture(autouse=True)
def surroundings(server: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in server.items():
        monkeypatch.setenv(name, value)


def pledgebook(*arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments], env={"COLUMNS": "200", "TERM": "dumb"})


@pytest.mark.parametrize("version", ["1.0.0", "latest"])
def test_it_is_validated_where_it_lies(version: str) -> None:
    said = pledgebook("validate", f"{OUTPUT}/{version}", "--articles", str(BRIEFS))
    assert said.exit_code == 0, said.output
    assert said.output.startswith(f"{OUTPUT}/{version}: valid: ")


def test_the_output_of_the_settings_may_be_a_bucket(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLEDGEBOOK_OUTPUT", OUTPUT)
    assert pledgebook("validate").output.startswith(f"{OUTPUT}/latest: valid: ")


def test_records_and_disputes_are_shown_with_their_words() -> None:
    shown = pledgebook("show", "peacekeeping-ministerial-2025-berlin", "-p", f"{OUTPUT}/latest", "-a", str(BRIEFS))
    assert (shown.exit_code, "2025-berlin" in shown.output) == (0, True), shown.output
    disputed = pledgebook("disputes", "-p", f"{OUTPUT}/latest", "-a", str(BRIEFS))
    assert (disputed.exit_code, "Berlin" in disputed.output) == (0, True), disputed.output


def test_a_changed_object_is_found() -> None:
    objects = BucketStore(OUTPUT).objects
    content, tag = objects.get("1.0.0/datapackage.json")
    changed = objects.put_if("1.0.0/datapackage.json", content + b" ", tag)
    said = pledgebook("validate", f"{OUTPUT}/1.0.0")
    objects.put_if("1.0.0/datapackage.json", content, changed)
    assert said.exit_code == 1
    assert "datapackage.json" in said.output


@pytest.mark.parametrize("command", [["validate"], ["show", "x", "-p"], ["disputes", "-p"]])
def test_what_is_not_there_is_told(command: list[str]) -> None:
    said = pledgebook(*command, f"{OUTPUT}/7.0.0")
    assert said.exit_code == 1
    assert f"{OUTPUT}/7.0.0: no such version in {OUTPUT}; there are: 1.0.0" in said.output
    assert pledgebook(*command, "ftp://somewhere/1.0.0").exit_code == 1
