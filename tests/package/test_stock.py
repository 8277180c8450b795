"""Stock frictionless, asked for by name."""

from __future__ import annotations

import shutil
from pathlib import Path

from flows.package.publication import publish
from flows.package.stock import stock_findings
from tests.package.factory import RUN, tables
from tests.package.faults import cell


def test_stock_frictionless_agrees_or_is_quoted(tmp_path: Path) -> None:
    publish(tables(), tmp_path / "output", run=RUN)
    copy = shutil.copytree(tmp_path / "output" / "1.0.0", tmp_path / "copy", copy_function=shutil.copyfile)
    assert list(stock_findings(copy)) == []
    cell("commitments", "action", "promise", 2)(copy)
    found = list(stock_findings(copy))
    assert [(f.file, f.rule, f.row, f.field) for f in found] == [
        ("csv/commitments.csv", "frictionless constraint-error", 3, "action")
    ]
    assert "promise" in found[0].message
    (copy / "datapackage.json").write_text("[]")
    assert [f.file for f in stock_findings(copy)] == ["datapackage.json"]
