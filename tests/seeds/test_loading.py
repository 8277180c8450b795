"""A malformed seed says which file, which line, and what to do."""

from __future__ import annotations

import shutil
from pathlib import Path

import polars as pl
import pytest

from flows.seeds import REFERENCE, SeedError, load_lexicon_table, load_reference


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(REFERENCE, tmp_path / "reference")
    return tmp_path / "reference"


MINURSO = "1991,,peacekeeping"
RWANDAN = "Rwandan,country,RWA"
BROKEN = [  # table, what is replaced, by what, what the error says
    ("missions", "MINURSO,", "MINURSO,more,", "8 cells where 7 belong; put a text with commas in double quotes"),
    ("missions", "MINURSO,", '"MINURSO"s,', "not CSV .* look for a stray double quote"),
    ("missions", "mission,name", "acronym,name", "the header is 'acronym,name.*it must be 'mission,name"),
    ("missions", MINURSO, "1991?,,peacekeeping", r"established is '1991\?', which is no integer; write 1948"),
    ("missions", MINURSO, "1931,,peacekeeping", "established is 1931; it is too small"),
    ("missions", MINURSO, "1991,,peace", "kind is 'peace'; write one of peacekeeping, political, support"),
    ("missions", MINURSO, ",,peacekeeping", "established is empty; fill it in"),
    ("missions", MINURSO, "1991,1990,peacekeeping", "ended lies before established; correct one of them"),
    ("missions", "Sahara,ESH,", "Sahara,WSH,", r"WSH is not in countries\.csv; add it there or correct it here"),
    ("missions", "UNMISS,", "MINURSO,", "mission is 'MINURSO'; it must stand here once only"),
    ("countries", "2011-07-14", "14/7/2011", "un_member_since is '14/7/2011', which is no date; write 2021-12-07"),
    ("countries", "\nRWA,", "\nRwa,", "country is 'Rwa'; it must look like"),
    ("aliases", RWANDAN, "Rwandan,country,RWD", r"'RWD' names no country of countries\.csv; correct the id"),
    ("aliases", "Seoul|KOR", "Seoul", r"'Seoul' names no city of countries\.csv \(cities are written Name\|ISO3\)"),
    ("aliases", RWANDAN, "Rwandan,country,", "only the kind none has no id"),
    ("aliases", RWANDAN, "Rwanda,country,RWA", "country, Rwanda stands here more than once; keep one row"),
]


@pytest.mark.parametrize(("table", "old", "new", "message"), BROKEN)
def test_fault_is_named(folder: Path, table: str, old: str, new: str, message: str) -> None:
    path = folder / f"{table}.csv"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(SeedError, match=rf"{table}\.csv: line \d+: {message}"):
        load_reference(folder)


def test_line_number_is_that_of_the_broken_row(folder: Path) -> None:
    path = folder / "countries.csv"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    number = next(i for i, line in enumerate(lines, start=1) if line.startswith("RWA,"))
    lines[number - 1] = lines[number - 1].replace("1962-09-18", "soon")
    path.write_text("".join(lines), "utf-8")
    with pytest.raises(SeedError, match=f"line {number}: "):
        load_reference(folder)


def test_missing_table_is_named(folder: Path) -> None:
    (folder / "missions.csv").unlink()
    with pytest.raises(SeedError, match=r"missions\.csv: cannot be read .* restore it"):
        load_reference(folder)


def test_table_that_is_not_utf8_is_named(folder: Path) -> None:
    path = folder / "countries.csv"
    path.write_bytes(path.read_text("utf-8").encode("latin-1", errors="replace"))
    with pytest.raises(SeedError, match=r"countries\.csv: not UTF-8 at byte \d+; save it as UTF-8"):
        load_reference(folder)


def test_reference_is_typed_by_its_schemas_and_not_shared() -> None:
    tables = load_reference()
    assert tables["countries"].schema["un_member_since"] == pl.Date
    assert tables["countries"].schema["gw"] == pl.Int64
    assert tables["organizations"].schema["tracked"] == pl.Boolean
    tables.clear()
    assert load_reference()


def test_lexicon_table_is_text(tmp_path: Path) -> None:
    (tmp_path / "multipliers.csv").write_text("word,factor,note\nmillion,1000000,\n", "utf-8")
    assert load_lexicon_table("multipliers", tmp_path) == [{"word": "million", "factor": "1000000", "note": ""}]


def test_lexicon_table_without_schema_is_refused() -> None:
    with pytest.raises(SeedError, match=r"nonsense\.json: not there; write the Table Schema of"):
        load_lexicon_table("nonsense")


def test_malformed_lexicon_row_is_named(tmp_path: Path) -> None:
    (tmp_path / "multipliers.csv").write_text("word,factor,note\nmillion,many,\n", "utf-8")
    with pytest.raises(SeedError, match=r"multipliers\.csv: line 2: factor is 'many', which is no number; write 0\.5"):
        load_lexicon_table("multipliers", tmp_path)
