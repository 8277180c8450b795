"""Codes, dates and names of countries, against ISO 3166 and a list of the known difficult cases."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pycountry
import pytest

from flows.seeds import load_reference

COUNTRIES = load_reference()["countries"]
ROWS: dict[str, dict[str, Any]] = {row["country"]: row for row in COUNTRIES.to_dicts()}
# Numbers that are often confused: reunified or renamed states, and the microstates that the two lists number apart.
DIFFICULT = [
    # country, Correlates of War, Gleditsch–Ward
    ("DEU", 255, 260), ("YEM", 679, 678), ("SRB", 345, 340), ("KIR", 946, 970), ("TUV", 947, 973), ("NRU", 970, 971),
    ("TON", 955, 972), ("VNM", 816, 816), ("TZA", 510, 510), ("SSD", 626, 626), ("SDN", 625, 625), ("WSM", 990, 990),
    ("VUT", 935, 935), ("SLB", 940, 940), ("FJI", 950, 950), ("FSM", 987, 987), ("MHL", 983, 983), ("PLW", 986, 986),
    ("TLS", 860, 860), ("MNE", 341, 341), ("XKX", 347, 347), ("MKD", 343, 343), ("HRV", 344, 344), ("BIH", 346, 346),
    ("SVN", 349, 349), ("CZE", 316, 316), ("SVK", 317, 317), ("RUS", 365, 365), ("TUR", 640, 640), ("CHN", 710, 710),
    ("TWN", 713, 713), ("PRK", 731, 731), ("KOR", 732, 732), ("COD", 490, 490), ("COG", 484, 484), ("GIN", 438, 438),
    ("GNB", 404, 404), ("GNQ", 411, 411), ("GMB", 420, 420), ("CPV", 402, 402), ("STP", 403, 403), ("ERI", 531, 531),
    ("ETH", 530, 530), ("SWZ", 572, 572), ("ZAF", 560, 560), ("MMR", 775, 775), ("DMA", 54, 54), ("GRD", 55, 55),
    ("LCA", 56, 56), ("VCT", 57, 57), ("ATG", 58, 58), ("KNA", 60, 60), ("AND", 232, 232), ("LIE", 223, 223),
    ("MCO", 221, 221), ("SMR", 331, 331), ("MDV", 781, 781), ("SYC", 591, 591), ("COM", 581, 581), ("BRN", 835, 835),
    ("VAT", None, None), ("PSE", None, None), ("ESH", None, None), ("HKG", None, None),
]  # fmt: skip
ADMITTED = [
    ("GBR", date(1945, 10, 24)), ("GRC", date(1945, 10, 25)), ("ETH", date(1945, 11, 13)), ("BEL", date(1945, 12, 27)),
    ("PAK", date(1947, 9, 30)), ("MMR", date(1948, 4, 19)), ("JPN", date(1956, 12, 18)), ("GHA", date(1957, 3, 8)),
    ("RWA", date(1962, 9, 18)), ("ZMB", date(1964, 12, 1)), ("DEU", date(1973, 9, 18)), ("BGD", date(1974, 9, 17)),
    ("ZWE", date(1980, 8, 25)), ("KOR", date(1991, 9, 17)), ("GEO", date(1992, 7, 31)), ("MKD", date(1993, 4, 8)),
    ("PLW", date(1994, 12, 15)), ("SRB", date(2000, 11, 1)), ("CHE", date(2002, 9, 10)), ("TLS", date(2002, 9, 27)),
    ("MNE", date(2006, 6, 28)), ("SSD", date(2011, 7, 14)),
]  # fmt: skip
# The UN's table of growth in membership, less members that are gone: Czechoslovakia (to 1992), Yugoslavia (to 2000),
# Syria and Egypt as one (1958–61), Zanzibar (1963), Indonesia's absence (1965), South Yemen (1967–90),
# East Germany (1973–90).
GROWTH = {
    1945: 51 - 2, 1946: 55 - 2, 1950: 60 - 2, 1955: 76 - 2, 1957: 82 - 2, 1958: 82 - 1, 1960: 99 - 1, 1961: 104 - 2,
    1962: 110 - 2, 1963: 113 - 3, 1964: 115 - 2, 1965: 117 - 1, 1966: 122 - 2, 1968: 126 - 3, 1970: 127 - 3,
    1971: 132 - 3, 1973: 135 - 4, 1974: 138 - 4, 1975: 144 - 4, 1976: 147 - 4, 1977: 149 - 4, 1978: 151 - 4,
    1979: 152 - 4, 1980: 154 - 4, 1981: 157 - 4, 1983: 158 - 4, 1984: 159 - 4, 1990: 159 - 2, 1991: 166 - 2,
    1992: 179 - 2, 1993: 184 - 1, 1994: 185 - 1, 1999: 188 - 1, 2000: 189, 2002: 191, 2006: 192, 2011: 193,
}  # fmt: skip


def test_193_members_and_two_observers() -> None:
    assert COUNTRIES["status"].value_counts().filter(pl.col("status") != "other").sort("status").rows() == [
        ("member", 193), ("observer", 2),
    ]  # fmt: skip


def test_members_and_only_members_have_a_date_of_admission() -> None:
    assert COUNTRIES.filter((pl.col("status") == "member") != pl.col("un_member_since").is_not_null()).is_empty()


def test_iso_codes_are_those_of_iso_3166() -> None:
    for code, row in ROWS.items():
        if code != "XKX":
            entry = pycountry.countries.get(alpha_3=code)
            assert entry is not None, code
            assert row["alpha2"] == entry.alpha_2
            assert row["m49"] == (None if code == "TWN" else int(entry.numeric))


def test_no_inhabited_country_of_iso_3166_is_missing() -> None:
    uninhabited = {"ATA", "ATF", "BVT", "HMD", "IOT", "SGS", "UMI"}
    assert {entry.alpha_3 for entry in pycountry.countries} - uninhabited == set(ROWS) - {"XKX"}


@pytest.mark.parametrize(("country", "cow", "gw"), DIFFICULT)
def test_difficult_numbers(country: str, cow: int | None, gw: int | None) -> None:
    assert (ROWS[country]["cow"], ROWS[country]["gw"]) == (cow, gw)


def test_the_two_state_lists_differ_only_where_known() -> None:
    differing = {code for code, row in ROWS.items() if row["cow"] != row["gw"]}
    assert differing == {"DEU", "YEM", "SRB", "KIR", "NRU", "TON", "TUV"}


def test_states_of_the_correlates_of_war_are_members_taiwan_and_kosovo() -> None:
    numbered = {code for code, row in ROWS.items() if row["cow"] is not None}
    assert numbered == {code for code, row in ROWS.items() if row["status"] == "member"} | {"TWN", "XKX"}


@pytest.mark.parametrize(("country", "day"), ADMITTED)
def test_known_days_of_admission(country: str, day: date) -> None:
    assert ROWS[country]["un_member_since"] == day


def test_membership_grew_as_the_un_lists_it() -> None:
    years = COUNTRIES["un_member_since"].drop_nulls().dt.year()
    assert {year: (years <= year).sum() for year in GROWTH} == GROWTH
