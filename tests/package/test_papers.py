"""What a version says of itself: to people, to Data Package readers, to dataset search, to those who cite it."""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path
from typing import Any

import mlcroissant
import polars as pl
import pytest
import yaml

from flows.package.publication import publish
from tests.package.factory import RUN, SCHEMAS, tables


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("output")
    awkward = [{"person_id": "zoe-lind", "name": "=Zoë", "articles": 2}]
    publish(tables(people=awkward), output, run=RUN)
    return output / "latest"


def descriptor(package: Path, form: str = "") -> dict[str, Any]:
    found: dict[str, Any] = json.loads((package / form / "datapackage.json").read_text(encoding="utf-8"))
    return found


def test_descriptor_says_what_when_by_whom_and_from_what(package: Path) -> None:
    found = descriptor(package)
    assert (found["name"], found["version"]) == ("un-peacekeeping-pledges", "1.0.0")
    assert found["licenses"][0]["name"] == "CC-BY-4.0"
    assert found["contributors"] == [{"title": "pledgebook", "role": "author"}]
    assert found["code"] == {"name": "pledgebook", "version": "1.2.3", "commit": "0" * 40}
    assert found["sources"] == [
        {"title": "The Quillport Times (2 articles)"},
        {"title": "The Quillport Post (1 article)"},
    ]
    assert re.fullmatch("sha256:[0-9a-f]{64}", found["content_hash"])


def test_descriptor_lists_every_table_with_rows_bytes_and_hash(package: Path) -> None:
    for form, suffix in (("", "csv"), ("parquet", "parquet")):
        resources = {r["name"]: r for r in descriptor(package, form)["resources"]}
        assert set(resources) == set(SCHEMAS)
        for name, resource in resources.items():
            path = package / form / resource["path"]
            assert path.suffix == f".{suffix}"
            assert resource["bytes"] == path.stat().st_size
            assert resource["rows"] == pl.read_parquet(package / "parquet" / f"{name}.parquet").height
            assert resource["schema"] == SCHEMAS[name].descriptor


def test_descriptor_lists_every_file(package: Path) -> None:
    files = {p.relative_to(package).as_posix() for p in package.rglob("*") if p.is_file()}
    assert {f["path"] for f in descriptor(package)["files"]} == files - {"datapackage.json"}


def test_the_snippets_of_the_readme_run(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(package)
    snippets = re.findall(r"```python\n(.*?)```", (package / "README.md").read_text(encoding="utf-8"), re.S)
    assert snippets
    for snippet in snippets:
        scope: dict[str, Any] = {}
        exec(snippet, scope)
        assert len(scope["commitments"]) == 3


def test_the_readme_says_how_to_take_the_guard_away(package: Path) -> None:
    text = (package / "README.md").read_text(encoding="utf-8")
    pattern = re.search(r"match\s+`(.+?)`", text)
    assert pattern
    names = pl.read_csv(package / "csv" / "people.csv")["name"].to_list()
    plain = [re.sub("^'", "", n) if re.search(pattern[1], n) else n for n in names]
    assert plain == pl.read_parquet(package / "parquet" / "people.parquet")["name"].to_list()
    assert "=Zoë" in plain and "'=Zoë" in names


def test_the_readme_describes_every_table(package: Path) -> None:
    text = (package / "README.md").read_text(encoding="utf-8")
    assert [name for name in SCHEMAS if f"| `{name}` | " not in text] == []


def test_citation_is_yaml_of_the_citation_file_format(package: Path) -> None:
    found = yaml.safe_load((package / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= set(found)
    assert (found["cff-version"], found["version"], found["type"]) == ("1.2.0", "1.0.0", "dataset")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_croissant_loads_every_table(package: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        dataset = mlcroissant.Dataset(jsonld=str(package / "croissant.json"))
    said = [line.strip() for record in caplog.records for line in record.getMessage().splitlines()[1:]]
    assert said == [
        '-  [Metadata(un-peacekeeping-pledges)] Property "https://schema.org/datePublished" is recommended, '
        "but does not exist."
    ]
    assert {r.id for r in dataset.metadata.record_sets} == set(SCHEMAS)
    rows = list(dataset.records("commitments"))
    assert [r["commitments/quantity"] for r in rows] == [10.0, 11.0, 12.0]
    assert rows[0]["commitments/commitment_id"] == b"c000000"


def test_croissant_hashes_are_those_of_the_files(package: Path) -> None:
    found = json.loads((package / "croissant.json").read_text(encoding="utf-8"))
    files = {f["path"]: f["sha256"] for f in descriptor(package)["files"]}
    assert {d["contentUrl"]: d["sha256"] for d in found["distribution"]}.items() <= files.items()
    assert len(found["distribution"]) == 2 * len(SCHEMAS)
