"""Why a row was withdrawn: the nearest reason is told."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from flows.package.dataset import Dataset
from flows.package.diff import compare
from tests.package.factory import SCHEMAS, tables


def reasons(**changes: list[dict[str, Any]]) -> dict[str, str]:
    """What is said of the commitments that a version with `changes` no longer has."""
    after = tables(range(4), **changes)
    for name in ("commitments", "evidence"):
        kept = ~pl.col("commitment_id").is_in(["c000001", "c000002"]).fill_null(False)
        after[name] = after[name].filter(kept)
    rows = compare(Dataset(tables(range(4)), SCHEMAS), Dataset(after, SCHEMAS)).rows
    found = rows.filter(table="commitments", change="withdrawn")
    return dict(zip(found["key"], found["reason"], strict=True))


def correction(do: str, record: str, other: str | None, applied: bool = True) -> dict[str, Any]:
    return {
        "correction": f"{do}-{record}", "do": do, "table": "commitments", "record": record, "other": other,
        "expects": "pledged", "reason": "It was a plan.", "made_on": date(2031, 6, 1), "applied": applied,
    }  # fmt: skip


def test_an_id_that_changed() -> None:
    said = reasons(redirects=[{"table": "commitments", "old_id": "c000001", "new_id": "c000003"}])
    assert said["c000001"] == "the fact has another id now: c000003"


def test_a_correction_by_hand() -> None:
    said = reasons(corrections=[correction("withdraw", "c000001", None), correction("merge", "c000003", "c000002")])
    assert said == {
        "c000001": "by correction withdraw-c000001: It was a plan.",
        "c000002": "by correction merge-c000003: It was a plan.",
    }


def test_a_correction_that_was_kept_aside_is_no_reason() -> None:
    said = reasons(corrections=[correction("withdraw", "c000001", None, applied=False)])
    assert said["c000001"] == "read or merged differently by the rules of this version"


def test_each_row_has_one_reason() -> None:
    redirect = {"table": "commitments", "old_id": "c000001", "new_id": "c000003"}
    said = reasons(redirects=[redirect], corrections=[correction("merge", "c000003", "c000001")])
    assert said["c000001"] == "by correction merge-c000003: It was a plan."
