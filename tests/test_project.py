"""The project's own files: what a clone needs to install and run."""

from __future__ import annotations

import ast
import re
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return {canonical(name): version for name, _, version in (line.partition("==") for line in lines)}


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def names_in(dependencies: list[str]) -> set[str]:
    return {canonical(re.split(r"[<>=~!\[; ]", line)[0]) for line in dependencies}


def imported(path: Path) -> set[str]:
    """First parts of the names that a module imports, wherever in it."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return {name.split(".")[0] for name in plain | {n.module or "" for n in nodes if isinstance(n, ast.ImportFrom)}}


def test_what_is_imported_is_declared_and_what_is_declared_is_imported() -> None:
    modules = {name for path in (ROOT / "flows").rglob("*.py") for name in imported(path)}
    provided = packages_distributions()
    needed = {canonical(dist) for module in modules for dist in provided.get(module, [])}
    declared = names_in(PROJECT["dependencies"])
    assert needed - declared - {"pledgebook"} == set()
    held = {"fastapi", "starlette", "sqlalchemy", "lxml-html-clean"}
    assert declared - needed == held, "these are only held to a version"


def test_every_pin_is_a_bare_name_and_version() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+", line)] == []


def test_every_declared_dependency_is_pinned() -> None:
    declared = PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]
    assert names_in(declared) - pins().keys() == set()


def test_prefect_gets_a_fastapi_and_a_sqlalchemy_that_its_server_can_use() -> None:
    fastapi, sqlalchemy = (tuple(map(int, pins()[name].split(".")[:2])) for name in ("fastapi", "sqlalchemy"))
    assert fastapi < (0, 151), "refuses what Prefect's own client sends"
    assert sqlalchemy < (2, 1), "the scheduler fails"
