"""The README does what it says: its snippets run, its commands exist, its picture shows real tables."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click
import polars as pl
import pytest
import typer
import yaml

from flows.cli import app
from flows.package.schema import load_schemas
from tests.conftest import CHECKOUT

README = (CHECKOUT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def commands_of(script: str) -> list[list[str]]:
    lines = (line.split("#")[0].split() for line in script.splitlines())
    return [words[words.index("pledgebook") :] for words in lines if "pledgebook" in words]


@pytest.mark.parametrize("snippet", blocks("python"), ids=lambda snippet: snippet.split()[1])
def test_each_way_of_loading_reads_every_pledge(
    snippet: str, published: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(published.parent)
    names: dict[str, Any] = {}
    exec(compile(snippet, "README.md", "exec"), names)
    folder = published / "latest" / "parquet"
    pledges = pl.read_parquet(folder / "commitments.parquet")
    rows = len(names["pledges"])
    if "join" in snippet:
        assert rows == pl.read_parquet(folder / "evidence.parquet")["commitment_id"].count()
    else:
        assert rows == pledges.height
    assert capsys.readouterr().out


def test_all_four_loaders_are_shown() -> None:
    assert [snippet.split()[1] for snippet in blocks("python")] == ["polars", "pandas", "duckdb", "pyarrow.parquet"]


def test_every_command_and_option_exists() -> None:
    shown = [command for block in blocks("sh") + blocks("yaml") for command in commands_of(block)]
    assert len(shown) >= 4
    group = typer.main.get_command(app)
    assert isinstance(group, click.Group) or hasattr(group, "commands")
    for _, name, *words in shown:
        known = {option for parameter in group.commands[name].params for option in parameter.opts}
        assert {word for word in words if word.startswith("-")} <= known


def test_every_make_target_exists() -> None:
    makefile = (CHECKOUT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    assert set(re.findall(r"(?:`|^)make ([a-z]+)", README, re.MULTILINE)) <= targets


def test_the_workflow_is_valid_yaml_with_steps() -> None:
    (workflow,) = map(yaml.safe_load, blocks("yaml"))
    assert workflow["jobs"]["package"]["steps"][-1] == {"run": "pledgebook validate output/latest"}


def test_the_picture_shows_real_tables_and_keys() -> None:
    (picture,) = blocks("mermaid")
    schemas = load_schemas()
    for left, right in re.findall(r"^ +(\w+) \S+ (\w+) :", picture, re.MULTILINE):
        keys = schemas[left].foreign_keys + schemas[right].foreign_keys
        assert {left, right} & {key.table for key in keys}, (left, right)


def test_every_setting_named_is_one() -> None:
    from flows.settings import Settings

    named = {name.lower() for name in re.findall(r"PLEDGEBOOK_([A-Z_]+)", README)}
    assert named <= Settings.model_fields.keys()
