"""What becomes of published ids: which of two stays, and how corrections fare from version to version."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import polars as pl
import pytest

from flows.resolve.corrections import read_corrections
from flows.resolve.ledger import resolve
from flows.resolve.lineage import Published
from tests.resolve.corpus import Row, frames
from tests.resolve.test_corrections import HEADER, rows
from tests.resolve.test_ledger import article

Ledger = dict[str, pl.DataFrame]
VAGUE, TALLINN = "peacekeeping-ministerial-2033", "peacekeeping-ministerial-2033-tallinn"


def meetings(**cities: str | None) -> list[Row]:
    """Articles by name, each of one ministerial in 2033 in a city that it may leave out."""
    told = [
        {"table": "events", "series": "peacekeeping-ministerial", "year": 2033, "main": True, "city": city,
         "article_id": name, "key": 1}
        for name, city in cities.items()
    ]  # fmt: skip
    return [article(name) for name in cities] + told


def since(**versions: int) -> Published:
    """A version with a vague and a full report of what turns out to be one meeting, and the age of their ids."""
    ledger = resolve(frames(meetings(a=None, b="Tallinn", c="Lima")), {})
    ages = {VAGUE: versions["vague"], TALLINN: versions["full"]}

    def age(table: str, ids: Collection[str]) -> dict[str, int]:
        assert table == "events"
        return {i: ages[i] for i in ids}

    return Published(ledger, age)


@pytest.mark.parametrize(
    ("vague", "full", "kept", "given_up"), [(0, 1, VAGUE, TALLINN), (1, 0, TALLINN, VAGUE), (0, 0, TALLINN, VAGUE)]
)
def test_of_two_ids_the_one_published_first_stays(vague: int, full: int, kept: str, given_up: str) -> None:
    ledger = resolve(frames(meetings(a=None, b="Tallinn")), {}, since(vague=vague, full=full))
    assert ledger["events"]["event_id"].to_list() == [kept]
    assert ledger["redirects"].rows() == [("events", given_up, kept)]


def test_a_redirect_stays_as_long_as_it_leads_somewhere() -> None:
    both = frames(meetings(a=None, b="Tallinn"))
    once = resolve(both, {}, since(vague=0, full=1))
    twice = resolve(both, {}, Published(once))
    assert twice["redirects"].rows() == [("events", TALLINN, VAGUE)]
    assert resolve(frames(meetings(d="Oslo")), {}, Published(twice))["redirects"].is_empty()


def test_an_id_given_up_is_no_redirect_where_a_record_has_it_again() -> None:
    once = resolve(frames(meetings(a=None, b="Tallinn")), {}, since(vague=1, full=0))
    again = resolve(frames(meetings(a=None, b="Tallinn", c="Lima")), {}, Published(once))
    assert again["events"]["event_id"].sort().to_list() == [VAGUE, "peacekeeping-ministerial-2033-lima", TALLINN]
    assert again["redirects"].is_empty()


def history(folder: Path, versions: int, *lines: str) -> list[Ledger]:
    """So many versions of one output, the corrections made after the first."""
    (folder / "corrections.csv").write_text("\n".join([HEADER, *lines]) + "\n", "utf-8")
    found = [resolve(frames(rows()), {})]
    for _ in range(versions - 1):
        by_hand = {"corrections": read_corrections(folder)}
        found.append(resolve(frames(rows()), by_hand, Published(found[-1])))
    return found


@pytest.mark.parametrize("do", ["merge", "split", "withdraw", "set"])
def test_a_correction_gives_the_same_in_every_version_after_it(tmp_path: Path, do: str) -> None:
    records = resolve(frames(rows()), {})["commitments"].sort("unit")
    clinics, hospitals = records["commitment_id"]
    line = {
        "merge": f"m,merge,commitments,{hospitals},{clinics},,,pair of clinics,same,2033-06-01",
        "split": f"s,split,commitments,{hospitals},b,,,two hospitals,others,2033-06-01",
        "withdraw": f"w,withdraw,commitments,{hospitals},,,,two hospitals,never said,2033-06-01",
        "set": f"c,set,commitments,{hospitals},,category,mental-health,two hospitals,why,2033-06-01",
    }[do]
    _, second, third, fourth = history(tmp_path, 4, line)
    assert third["corrections"]["applied"].to_list() == [True]
    for later in (third, fourth):
        assert [t for t in second if not second[t].equals(later[t])] == []


def test_a_correction_finds_a_record_by_an_id_it_gave_up(tmp_path: Path) -> None:
    line = f"c,set,events,{TALLINN},,theme,Fewer flags,b 1,why,2033-06-01"
    (tmp_path / "corrections.csv").write_text(f"{HEADER}\n{line}\n", "utf-8")
    by_hand = {"corrections": read_corrections(tmp_path)}
    ledger = resolve(frames(meetings(a=None, b="Tallinn")), by_hand, since(vague=0, full=1))
    assert ledger["events"].select("event_id", "theme").rows() == [(VAGUE, "Fewer flags")]
