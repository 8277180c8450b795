"""An analyst overrules the machine: every kind of correction, and what becomes of one that no longer applies."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from flows.resolve.corrections import CORRECTIONS, read_corrections
from flows.resolve.ledger import resolve
from flows.seeds import SeedError
from tests.resolve.corpus import Row, frames
from tests.resolve.test_ledger import article

HEADER = "correction,do,table,record,other,field,value,expects,reason,made_on"
Ledger = dict[str, pl.DataFrame]


def rows() -> list[Row]:
    meeting = {"table": "events", "series": "peacekeeping-ministerial", "year": 2033, "main": True}
    pledge = {
        "table": "commitments", "event_key": 1, "country": "NOR", "category": "medical", "action": "pledge",
    }  # fmt: skip
    told: dict[str, list[Row]] = {
        "a": [
            {**meeting, "city": "Tallinn"},
            {**pledge, "quantity": 2.0, "unit": "hospitals", "description": "two hospitals"},
            {"table": "positions", "person": "Maren Okafor", "title": "Minister", "country": "NOR"},
            {"table": "participations", "event_key": 1, "person": "Maren Okafor", "role": "speaker"},
        ],
        "b": [
            {**meeting, "city": "Tallinn"},
            {**pledge, "quantity": 2.0, "unit": "hospitals", "description": "2 hospitals"},
            {"table": "positions", "person": "M. Okafor", "title": "Secretary", "country": "NOR"},
        ],
        "c": [
            {**meeting, "city": "Reval"},
            {**pledge, "quantity": 2.0, "unit": "clinics", "description": "a pair of clinics"},
        ],
    }  # fmt: skip
    found = [article(name, published_on=date(2033, 5, 9)) for name in told]
    return found + [{**r, "article_id": a, "key": k} for a, own in told.items() for k, r in enumerate(own, start=1)]


def corrected(tmp_path: Path, *lines: str) -> Ledger:
    (tmp_path / "corrections.csv").write_text("\n".join([HEADER, *lines]) + "\n", "utf-8")
    return resolve(frames(rows()), {"corrections": read_corrections(tmp_path)})


def commitment(ledger: Ledger, unit: str) -> str:
    found: str = ledger["commitments"].filter(pl.col("unit") == unit)["commitment_id"][0]
    return found


@pytest.fixture(scope="module")
def before() -> Ledger:
    return resolve(frames(rows()), {})


def test_two_events_are_merged_with_all_that_hangs_on_them(tmp_path: Path, before: Ledger) -> None:
    assert before["events"].height == 2
    tallinn, reval = "peacekeeping-ministerial-2033-tallinn", "peacekeeping-ministerial-2033-reval"
    after = corrected(tmp_path, f"old-name,merge,events,{tallinn},{reval},,,c 1,Reval is Tallinn,2033-06-01")
    assert after["events"].select("event_id", "city").rows() == [(tallinn, "Tallinn")]
    assert after["commitments"]["event_id"].unique().to_list() == [tallinn]
    assert ("events", reval, tallinn) in after["redirects"].select("table", "old_id", "new_id").rows()
    rules = after["evidence"].filter(pl.col("event_id") == tallinn)["rule"].unique().to_list()
    assert rules == ["gold; corrected: old-name"]
    assert after["corrections"].select("correction", "applied", "note").rows() == [("old-name", True, None)]


def test_two_people_are_merged(tmp_path: Path, before: Ledger) -> None:
    assert before["people"]["person_id"].to_list() == ["m-okafor", "maren-okafor"]
    after = corrected(tmp_path, "one-okafor,merge,people,maren-okafor,m-okafor,,,M. Okafor,One and the same,2033-06-01")
    assert after["people"].select("person_id", "name", "aliases").rows() == [
        ("maren-okafor", "Maren Okafor", "M. Okafor")
    ]
    assert after["positions"]["person_id"].unique().to_list() == ["maren-okafor"]


def test_a_commitment_is_merged_split_set_and_withdrawn(tmp_path: Path, before: Ledger) -> None:
    hospitals, clinics = commitment(before, "hospitals"), commitment(before, "clinics")
    merged = corrected(tmp_path, f"m,merge,commitments,{hospitals},{clinics},,,pair of clinics,same,2033-06-01")
    assert merged["commitments"].select("commitment_id", "unit", "articles").rows() == [(hospitals, "hospitals", 3)]

    split = corrected(tmp_path, f"s,split,commitments,{hospitals},b,,,two hospitals,others,2033-06-01")
    assert split["commitments"].height == 3
    apart = split["commitments"].filter(pl.col("commitment_id").str.starts_with(hospitals + "-apart"))
    told = split["evidence"].filter(pl.col("commitment_id") == apart["commitment_id"][0])
    assert told.select("article_id", "rule").rows() == [("b", "gold; corrected: s")]

    kept = corrected(tmp_path, f"c,set,commitments,{hospitals},,category,mental-health,two hospitals,why,2033-06-01")
    assert commitment(kept, "hospitals") == hospitals
    assert set(kept["commitments"]["category"]) == {"mental-health", "medical"}

    gone = corrected(tmp_path, f"w,withdraw,commitments,{hospitals},,,,two hospitals,never said,2033-06-01")
    assert gone["commitments"]["commitment_id"].to_list() == [clinics]
    assert hospitals not in gone["evidence"]["commitment_id"].to_list()


def test_withdrawing_an_event_or_a_person_leaves_no_row_that_refers_to_it(tmp_path: Path) -> None:
    after = corrected(
        tmp_path,
        "e,withdraw,events,peacekeeping-ministerial-2033-tallinn,,,,a 1,no such meeting,2033-06-01",
        "p,withdraw,people,maren-okafor,,,,Maren Okafor,a ship,2033-06-01",
    )
    assert after["events"]["event_id"].to_list() == ["peacekeeping-ministerial-2033-reval"]
    assert after["participations"].is_empty()
    assert after["people"]["person_id"].to_list() == ["m-okafor"]
    assert after["positions"]["person_id"].to_list() == ["m-okafor"]


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("x,withdraw,commitments,commitment-000000000000,,,,two,why,2033-06-01", "there is no commitments record"),
        ("x,withdraw,commitments,{hospitals},,,,three hospitals,why,2033-06-01", "no longer holds 'three hospitals'"),
        ("x,split,commitments,{hospitals},c,,,two hospitals,why,2033-06-01", "article c does not report"),
        ("x,split,commitments,{clinics},c,,,clinics,why,2033-06-01", "article c alone reports"),
        ("x,set,commitments,{hospitals},,colour,red,two hospitals,why,2033-06-01", "has no column 'colour'"),
        ("x,set,commitments,{hospitals},,quantity,many,two hospitals,why,2033-06-01", "'many' is no value"),
    ],
)
def test_a_correction_that_does_not_apply_is_kept_aside_and_told(
    tmp_path: Path, before: Ledger, line: str, note: str
) -> None:
    ids = {unit: commitment(before, unit) for unit in ("hospitals", "clinics")}
    after = corrected(tmp_path, line.format(**ids))
    assert after["commitments"].equals(before["commitments"])
    assert after["corrections"]["applied"].to_list() == [False]
    assert note in after["corrections"]["note"][0]
    assert after["quarantine"].select("stage", "rule").rows() == [("resolve", "correction")]
    assert note in after["quarantine"]["message"][0]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["x,merge,events,a,,,,words,why,2033-06-01"], "`merge` needs other"),
        (["x,erase,events,a,,,,words,why,2033-06-01"], "erase"),
        (["x,withdraw,events,a,,,,words,,2033-06-01"], "reason"),
        (["x,withdraw,events,a,,,,w,why,2033-06-01", "x,withdraw,events,b,,,,w,why,2033-06-02"], "x"),
    ],
)
def test_a_file_that_breaks_the_schema_is_refused(tmp_path: Path, lines: list[str], message: str) -> None:
    (tmp_path / "corrections.csv").write_text("\n".join([HEADER, *lines]) + "\n", "utf-8")
    with pytest.raises(SeedError, match=message) as refusal:
        read_corrections(tmp_path)
    assert str(tmp_path) in str(refusal.value)


def test_a_name_given_in_two_files_is_refused(tmp_path: Path) -> None:
    for file in ("a", "b"):
        line = "x,withdraw,events,a,,,,words,why,2033-06-01"
        (tmp_path / f"{file}.csv").write_text(f"{HEADER}\n{line}\n", "utf-8")
    with pytest.raises(SeedError, match="'x' is there twice"):
        read_corrections(tmp_path)


def test_the_corrections_kept_here_are_in_order() -> None:
    assert read_corrections(CORRECTIONS).height >= 0
