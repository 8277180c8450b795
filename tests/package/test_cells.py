"""Every value is printed in one way and read back as it was, and no text is published that a spreadsheet would run."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from flows.package.cells import parsed, printed, published_length, unreadable
from flows.package.schema import Field, table_schema

SCHEMA = table_schema(
    "sample",
    {
        "fields": [
            {"name": name, "type": kind}
            for name, kind in (("s", "string"), ("i", "integer"), ("n", "number"), ("b", "boolean"), ("d", "date"))
        ],
        "primaryKey": "s",
    },
)
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def cell(name: str, value: object) -> str | None:
    text: str | None = SCHEMA.frame([{name: value}]).select(printed(SCHEMA)).item(0, name)
    return text


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("n", 16.0, "16"),
        ("n", -0.0, "0"),
        ("n", 0.1, "0.1"),
        ("n", -1234.5, "-1234.5"),
        ("n", 82_000_000.0, "82000000"),
        ("n", 2.0**53, "9007199254740992.0"),
        ("i", -3, "-3"),
        ("b", True, "true"),
        ("b", False, "false"),
        ("d", date(2031, 5, 1), "2031-05-01"),
        ("s", "16 helicopters", "16 helicopters"),
        ("s", "=1+1", "'=1+1"),
        ("s", "'=1+1", "''=1+1"),
        ("s", "'tis said", "'tis said"),
        ("s", "a=b", "a=b"),
        ("s", None, None),
    ],
)
def test_a_value_is_printed_in_one_way(name: str, value: object, text: str | None) -> None:
    assert cell(name, value) == text


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(
    st.lists(st.one_of(texts, st.from_regex(r"^'*[=+\-@\t\r\n＝＋－＠].*", fullmatch=True)), min_size=1, max_size=20)
)
@example(["''", "'='", "''=x", "＝cmd|' /C calc'!A0", "'\r"])
def test_texts_are_safe_to_open_and_read_back_equal(values: list[str]) -> None:
    frame = SCHEMA.frame([{"s": v} for v in values])
    cells = frame.select(printed(SCHEMA))
    assert [c for c in cells["s"] if c.startswith(DANGEROUS)] == []
    assert cells.select(parsed(SCHEMA))["s"].to_list() == values


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=20))
def test_numbers_read_back_equal(values: list[float]) -> None:
    cells = SCHEMA.frame([{"n": v} for v in values]).select(printed(SCHEMA))
    assert cells.select(parsed(SCHEMA))["n"].to_list() == values
    assert [float(str(c)) for c in cells["n"]] == values


@pytest.mark.parametrize(
    ("kind", "text", "wrong"),
    [
        ("integer", "12", False),
        ("integer", "12.0", True),
        ("integer", "1e3", True),
        ("integer", " 12", True),
        ("integer", "99999999999999999999", True),
        ("number", "1.5e-3", False),
        ("number", "1,5", True),
        ("number", "NaN", True),
        ("boolean", "true", False),
        ("boolean", "yes", True),
        ("date", "2031-02-28", False),
        ("date", "2031-02-30", True),
        ("date", "28.02.2031", True),
        ("date", "2031-2-28", True),
        ("date", None, False),
    ],
)
def test_a_cell_of_another_type_is_told(kind: str, text: str | None, wrong: bool) -> None:
    frame = pl.DataFrame({"x": [text]}, schema={"x": pl.String})
    assert frame.select(unreadable(Field("x", kind, "", ""))).item() is wrong


def test_the_guard_counts_as_published_length() -> None:
    frame = pl.DataFrame({"s": ["=ab", "abc", "é=é"]})
    assert frame.select(published_length(pl.col("s"))).to_series().to_list() == [4, 3, 3]
