"""A package is proved valid, or every fault is named in words that a person can act on. (Faults: `test_faults.py`.)"""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import polars as pl
import pytest

from flows.package.publication import publish
from flows.package.schema import TableSchema
from flows.package.validate import validate
from flows.package.write import write_parquet
from tests.package.factory import RUN, SCHEMAS, edit, tables, texts
from tests.package.faults import cell, flip, restamp


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("output")
    publish(tables(range(40)), output, run=RUN)
    return output / "1.0.0"


@pytest.fixture
def copy(package: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(package, tmp_path / "package", copy_function=shutil.copyfile))


def rewrite(folder: Path, schema: TableSchema, frame: pl.DataFrame) -> None:
    path = folder / "parquet" / f"{schema.name}.parquet"
    path.unlink()
    write_parquet(frame, schema, path)


def test_a_valid_package(package: Path) -> None:
    report = validate(package, texts(range(40)))
    assert report.ok
    assert report.rows["commitments"] == 40
    assert str(report) == f"{package}: valid: {len(SCHEMAS)} tables, {sum(report.rows.values()):,} rows."
    assert json.loads(report.to_json())["ok"] is True


def test_latest_can_be_given(package: Path) -> None:
    assert validate(package.parent / "latest").ok


def test_a_finding_names_file_row_field_value_and_what_to_do(copy: Path) -> None:
    cell("commitments", "action", "promise", 2)(copy)
    text = str(validate(copy))
    assert (
        "  csv/commitments.csv, row 3, action: action is 'promise'. "
        "[enum] Use one of ['pledge', 'reaffirm', 'deliver'], or add the value to the field's enum"
    ) in text
    finding = json.loads(validate(copy).to_json())["findings"][0]
    assert {"file", "row", "field", "rule", "message", "advice"} == set(finding)


def test_words_that_do_not_stand_in_the_article_are_found(package: Path) -> None:
    articles = texts(range(40)) | {"a000001": "Another text altogether.", "a000002": None}
    del articles["a000003"]
    findings = validate(package, articles).findings
    assert {(f.file, f.rule) for f in findings} == {("csv/evidence.csv", "offsets"), ("csv/mentions.csv", "offsets")}
    assert {f.row for f in findings if f.file == "csv/evidence.csv"} == {6, 7, 8, 9}


def test_each_cell_that_differs_from_parquet_is_named(copy: Path) -> None:
    frame = pl.read_parquet(copy / "parquet" / "figures.parquet").cast(SCHEMAS["figures"].dtypes)
    frame = edit(frame, SCHEMAS["figures"], "f000007", value=1.0, mission=None, noun="trucks")
    rewrite(copy, SCHEMAS["figures"], frame)
    found = [(f.row, f.field, f.message) for f in validate(copy).findings if f.rule == "equal"]
    assert found == [
        (9, "value", "1.0 here, 17.5 in the CSV file"),
        (9, "noun", "'trucks' here, 'helicopters' in the CSV file"),
    ]


def test_parquet_of_another_length_or_type_is_named(copy: Path) -> None:
    frame = pl.read_parquet(copy / "parquet" / "people.parquet").cast(SCHEMAS["people"].dtypes)
    rewrite(copy, SCHEMAS["people"], frame.clear())
    frame = pl.read_parquet(copy / "parquet" / "figures.parquet")
    (copy / "parquet" / "figures.parquet").unlink()
    frame.with_columns(pl.col("articles").cast(pl.Int32)).write_parquet(copy / "parquet" / "figures.parquet")
    found = {(f.file, f.rule, f.message) for f in validate(copy).findings if f.rule in ("equal", "schema")}
    assert found == {
        ("parquet/people.parquet", "equal", "has 0 rows, the CSV file 1"),
        ("parquet/figures.parquet", "schema", "its columns or types are not those of the schema"),
    }


def test_many_findings_of_one_rule_are_counted(copy: Path) -> None:
    path = copy / "csv" / "figures.csv"
    path.write_text(path.read_text().replace(",exact,", ",precise,"))
    restamp(copy)
    found = [f for f in validate(copy).findings if f.rule == "enum"]
    assert len(found) == 21
    assert found[-1].message == "20 more rows like these"


def test_a_folder_without_a_package_is_a_finding(tmp_path: Path) -> None:
    report = validate(tmp_path / "nowhere")
    assert not report.ok
    assert "datapackage.json: no such file; give a version's folder" in str(report)


def test_a_package_in_an_object_store_is_proved_otherwise() -> None:
    assert "prove it where it lies with `pledgebook verify --output`" in str(validate("s3://pledges/1.0.0"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        '{"resources": 1}',
        '{"resources": [1]}',
        '{"resources": [{"name": "x"}]}',
        '{"resources": [{"name": "x", "schema": {}}]}',
        '{"resources": [{"name": "../x", "schema": {"fields": [{"name": "a"}], "primaryKey": "a"}}]}',
    ],
)
def test_a_descriptor_that_is_none_is_a_finding(copy: Path, text: str) -> None:
    (copy / "datapackage.json").write_text(text)
    assert not validate(copy).ok


@pytest.mark.parametrize("value", [None, 1, -1.5, "", "x", "[", [], [1], {}, {"a": 1}, True, "../x", "\0"])
def test_no_value_in_a_descriptor_makes_it_raise(copy: Path, value: object) -> None:
    """Each property of a table, its fields, keys and files, one at a time."""
    document = json.loads((copy / "datapackage.json").read_text(encoding="utf-8"))
    document["resources"] = [r for r in document["resources"] if r["name"] in ("people", "quarantine")]
    document["files"] = [f for f in document["files"] if "people" in f["path"] or "quarantine" in f["path"]]
    people = document["resources"][0]
    places = [document, people, people["schema"], document["files"][0], *people["schema"]["fields"]]
    places += [f["constraints"] for f in people["schema"]["fields"] if "constraints" in f]
    for place in places:
        for key, right in list(place.items()):
            place[key] = value
            (copy / "datapackage.json").write_text(json.dumps(document), encoding="utf-8")
            assert not validate(copy).ok
            place[key] = right


def test_no_damage_makes_it_raise(copy: Path, package: Path) -> None:
    chance = random.Random(11)
    files = sorted(p.relative_to(package) for p in package.rglob("*") if p.is_file())
    for _ in range(40):
        file = chance.choice(files)
        flip(copy / file, chance.random())
        report = validate(copy)
        assert not report.ok
        assert file.as_posix() in {f.file for f in report.findings}
        shutil.copyfile(package / file, copy / file)
    assert validate(copy).ok
