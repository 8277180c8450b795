"""Our validation and stock frictionless on the same faulty packages: the same verdict, in the same row."""

from __future__ import annotations

import shutil
from pathlib import Path

import frictionless
import pytest

from flows.package.publication import publish
from flows.package.validate import validate
from tests.package.factory import RUN, tables
from tests.package.faults import FAULTS, Fault, restamp

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("output")
    publish(tables(), output, run=RUN)
    return output / "1.0.0"


@pytest.fixture
def copy(package: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "package"
    shutil.copytree(package, folder, copy_function=shutil.copyfile)
    return folder


def stock(folder: Path, table: str | None = None) -> list[tuple[str, int | None]]:
    """Errors that stock frictionless finds, with their rows: in one table of the package, or in all of it."""
    path = str(folder / "datapackage.json")
    report = frictionless.Package(path).get_resource(table).validate() if table else frictionless.validate(path)
    tasks = [e for task in report.tasks for e in task.errors]
    return [(e.type, getattr(e, "row_number", None)) for e in [*report.errors, *tasks]]


def test_at_least_forty_faults_are_found_by_both() -> None:
    assert sum(fault.stock is not None for fault in FAULTS) >= 40
    assert all(fault.stock or fault.why for fault in FAULTS)
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)


def test_a_package_without_a_fault_is_valid_for_both(copy: Path) -> None:
    restamp(copy)
    assert validate(copy).findings == ()
    assert stock(copy) == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda f: f.name)
def test_a_fault_is_found_by_both(copy: Path, fault: Fault) -> None:
    fault.spoil(copy)
    ours = [(f.rule, f.row) for f in validate(copy).findings]
    if fault.row is None:
        assert fault.rule in {rule for rule, _ in ours}, ours
    else:
        assert (fault.rule, fault.row) in ours
    theirs = stock(copy, fault.table)
    if fault.stock is None:
        assert theirs == []
    elif fault.row is None or fault.rule == "header":
        assert fault.stock in {kind for kind, _ in theirs}, theirs
    else:
        assert (fault.stock, fault.row) in theirs
