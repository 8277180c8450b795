"""The safety net: a version that would publish a collapse is refused and kept aside, unless its operator accepts it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from flows.package.dataset import Dataset
from flows.package.expectations import Expectation, ExpectationsError, load_expectations, unmet
from flows.package.publication import PublishError, publish
from flows.package.validate import validate
from tests.package.factory import RUN, SCHEMAS, tables

CAREFUL = replace(RUN, expectations=tuple(load_expectations()))


def dataset(articles: int) -> Dataset:
    return Dataset(tables(range(articles)), SCHEMAS)


@pytest.mark.parametrize(
    ("expectation", "before", "after", "said"),
    [
        (Expectation("events", "rows", "", 1, "why"), 3, 0, "events: 0 rows, at least 1 expected: why"),
        (Expectation("events", "rows", "", 1, "why"), 3, 1, None),
        (Expectation("events", "rows", "", 1, "why"), 0, 0, None),
        (
            Expectation("figures", "rows-fall", "", 50, "why"),
            40,
            10,
            "figures: 10 rows after 40, a fall of 75 %, at most 50",
        ),
        (Expectation("figures", "rows-fall", "", 50, "why"), 40, 20, None),
        (Expectation("figures", "rows-fall", "", 50, "why"), 19, 1, None),
        (Expectation("figures", "fill", "event_id", 90, "why"), 40, 40, None),
        (
            Expectation("figures", "fill", "country", 90, "why"),
            40,
            40,
            "figures.country: filled in 0 % of 40 rows, at least 90",
        ),
        (Expectation("figures", "fill", "country", 90, "why"), 40, 10, None),
        (Expectation("pledges", "rows", "", 1, "why"), 3, 0, None),
    ],
)
def test_an_expectation_is_met_or_told(expectation: Expectation, before: int, after: int, said: str | None) -> None:
    found = unmet([expectation], dataset(before), dataset(after))
    assert len(found) == (said is not None)
    assert said is None or found[0].startswith(said)


def test_a_first_version_has_nothing_to_fall_from() -> None:
    assert unmet(CAREFUL.expectations, None, dataset(0)) == []


def test_the_expectations_of_the_project_name_tables_and_fields_that_exist() -> None:
    for e in CAREFUL.expectations:
        assert e.table in SCHEMAS and e.why
        assert not e.field or e.field in SCHEMAS[e.table].columns


def test_a_collapse_is_refused_and_kept_aside(tmp_path: Path) -> None:
    publish(tables(range(40)), tmp_path, run=CAREFUL)
    with pytest.raises(PublishError) as error:
        publish(tables(range(2)), tmp_path, run=CAREFUL)
    assert "commitments: 2 rows after 40, a fall of 95 %" in str(error.value)
    assert "--accept-changes" in str(error.value)
    assert (tmp_path / "latest").readlink() == Path("1.0.0")
    refused = tmp_path / "refused" / "1.0.1"
    assert str(refused) in str(error.value)
    assert pl.read_parquet(refused / "parquet" / "commitments.parquet").height == 2
    assert validate(refused).ok
    assert [e["version"] for e in json.loads((tmp_path / "versions.json").read_text())["versions"]] == ["1.0.0"]


def test_the_operator_may_accept_it_and_the_changelog_says_so(tmp_path: Path) -> None:
    publish(tables(range(40)), tmp_path, run=CAREFUL)
    with pytest.raises(PublishError):
        publish(tables(range(2)), tmp_path, run=CAREFUL)
    published = publish(tables(range(2)), tmp_path, run=replace(CAREFUL, accept_changes=True))
    assert published.version == "1.0.1"
    changelog = (tmp_path / "latest" / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "because its operator accepted that:\n\n- " in changelog
    assert "- commitments: 2 rows after 40, a fall of 95 %" in changelog
    entry = json.loads((tmp_path / "versions.json").read_text())["versions"][-1]
    assert any(said.startswith("commitments: 2 rows after 40") for said in entry["accepted"])


def test_a_dry_run_tells_what_would_be_refused(tmp_path: Path) -> None:
    publish(tables(range(40)), tmp_path, run=CAREFUL)
    planned = publish(tables(range(2)), tmp_path, run=CAREFUL, dry_run=True)
    assert planned.version == "1.0.1"
    assert any(said.startswith("commitments: 2 rows after 40") for said in planned.unmet)
    assert not (tmp_path / "refused").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("table,expectation\n", "line 1: the columns must be table, expectation, field, limit, why"),
        ("table,expectation,field,limit,why\nevents,rows,,1\n", "line 2: must have 5 cells"),
        ("table,expectation,field,limit,why\nevents,count,,1,x\n", "line 2: expectation 'count' is none of"),
        ("table,expectation,field,limit,why\nevents,fill,,1,x\n", "line 2: a field is given for fill"),
        ("table,expectation,field,limit,why\nevents,rows,name,1,x\n", "line 2: a field is given for fill"),
        ("table,expectation,field,limit,why\nevents,rows,,many,x\n", "line 2: limit 'many' is no number"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "expectations.csv"
    path.write_text(text)
    with pytest.raises(ExpectationsError, match=said):
        load_expectations(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExpectationsError, match=r"none\.csv: cannot be read"):
        load_expectations(tmp_path / "none.csv")
