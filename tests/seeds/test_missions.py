"""Missions: every peacekeeping operation, its host and its years."""

from __future__ import annotations

import polars as pl
import pytest

from flows.seeds import load_reference

REFERENCE = load_reference()
MISSIONS = REFERENCE["missions"]
ROWS = {row["mission"]: row for row in MISSIONS.to_dicts()}
# mission, host, first year, last year: some of each decade and kind, and those that are often mistaken.
KNOWN = [
    ("UNTSO", "ISR", 1948, None), ("UNEF I", "EGY", 1956, 1967), ("ONUC", "COD", 1960, 1964),
    ("UNFICYP", "CYP", 1964, None), ("UNEF II", "EGY", 1973, 1979), ("UNDOF", "SYR", 1974, None),
    ("UNIFIL", "LBN", 1978, None), ("UNTAG", "NAM", 1989, 1990), ("MINURSO", "ESH", 1991, None),
    ("UNTAC", "KHM", 1992, 1993), ("UNPROFOR", "BIH", 1992, 1995), ("UNAMIR", "RWA", 1993, 1996),
    ("UNASOG", "TCD", 1994, 1994), ("UNMIK", "XKX", 1999, None), ("UNTAET", "TLS", 1999, 2002),
    ("MONUC", "COD", 1999, 2010), ("UNMIS", "SDN", 2005, 2011), ("UNAMID", "SDN", 2007, 2020),
    ("MONUSCO", "COD", 2010, None), ("UNISFA", "SDN", 2011, None), ("UNMISS", "SSD", 2011, None),
    ("UNSMIS", "SYR", 2012, 2012), ("MINUSMA", "MLI", 2013, 2023), ("MINUSCA", "CAF", 2014, None),
    ("MINUJUSTH", "HTI", 2017, 2019), ("UNAMA", "AFG", 2002, None), ("BINUH", "HTI", 2019, None),
    ("UNSOM", "SOM", 2013, 2024),
]  # fmt: skip


@pytest.mark.parametrize(("mission", "country", "established", "ended"), KNOWN)
def test_known_missions(mission: str, country: str, established: int, ended: int | None) -> None:
    row = ROWS[mission]
    assert (row["country"], row["established"], row["ended"]) == (country, established, ended)


def test_thirteen_operations_were_set_up_before_the_end_of_the_cold_war() -> None:
    """The UN's own count for 1948–1978, and eighteen by the end of 1989."""
    operations = MISSIONS.filter(pl.col("kind") == "peacekeeping")
    assert (operations["established"] <= 1978).sum() == 13
    assert (operations["established"] <= 1989).sum() == 18
    assert len(operations) == 70


def test_eleven_operations_go_on() -> None:
    running = MISSIONS.filter((pl.col("kind") == "peacekeeping") & pl.col("ended").is_null())["mission"]
    assert sorted(running) == [
        "MINURSO", "MINUSCA", "MONUSCO", "UNDOF", "UNFICYP", "UNIFIL", "UNISFA", "UNMIK", "UNMISS", "UNMOGIP", "UNTSO",
    ]  # fmt: skip


def test_all_countries_of_a_mission_exist_and_its_host_is_among_them() -> None:
    known = set(REFERENCE["countries"]["country"])
    for row in ROWS.values():
        countries = row["countries"].split()
        assert countries == sorted(set(countries)) and set(countries) <= known, row["mission"]
        assert row["country"] in countries, row["mission"]


def test_names_are_written_out() -> None:
    assert [row["name"] for row in ROWS.values() if row["name"].startswith(("UN ", "U.N."))] == []
