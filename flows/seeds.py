"""What is kept by hand: the reference tables and word lists of `seeds/`, read strictly by their schemas."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

import polars as pl

from flows.package.schema import SCHEMAS, Field, TableSchema, load_schemas, read_schema

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
REFERENCE = SEEDS / "reference"
LEXICON = SEEDS / "lexicon"

# The table in which an alias of each kind finds its id; a city's id carries its country, `none` has no id.
ALIAS_TABLES = {
    "country": "countries", "mission": "missions", "organization": "organizations",
    "initiative": "initiatives", "capability": "capabilities",
}  # fmt: skip

_EXAMPLES = {"integer": "1948", "number": "0.5", "boolean": "true or false", "date": "2021-12-07"}


class SeedError(Exception):
    """A table in `seeds/` that cannot be used; the message names the file, the line and what to do."""


def load_reference(folder: str | Path = REFERENCE) -> dict[str, pl.DataFrame]:
    """Every reference table by name, with the columns and dtypes of `schemas/<table>.json`; empty cells are null.

    Raises SeedError for a table that is missing, for cells, keys or references that break its schema, and for an alias
    of something that its table does not hold. A folder is read once in a process.
    """
    return dict(_reference(Path(folder).resolve()))


def load_lexicon_table(name: str, folder: str | Path = LEXICON) -> list[dict[str, str]]:
    """Rows of `<folder>/<name>.csv` as text, an empty cell as "", checked against `schemas/lexicon/<name>.json`.

    Raises SeedError where either file is missing or a row breaks the schema.
    """
    schema_path = SCHEMAS / "lexicon" / f"{name}.json"
    if not schema_path.is_file():
        raise SeedError(f"{schema_path}: not there; write the Table Schema of seeds/lexicon/{name}.csv first")
    path = Path(folder) / f"{name}.csv"
    schema = read_schema(schema_path)
    check_rows(path, schema, read_table(path, schema))
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def reference_schemas() -> dict[str, TableSchema]:
    """Schemas of the tables that are kept in `seeds/reference`, by table name."""
    return {name: schema for name, schema in load_schemas().items() if schema.group == "reference"}


def read_table(path: Path, schema: TableSchema) -> pl.DataFrame:
    """One CSV file as a frame of `schema`'s columns and dtypes, in the file's order; empty cells are null.

    Raises SeedError for a file that cannot be read, a header that is not the schema's, a row with cells too many or too
    few, and a cell that is not of its field's type.
    """
    rows = list(_cells(path, schema.columns))
    text = pl.DataFrame(rows, schema=dict.fromkeys(schema.columns, pl.String), orient="row")
    text = text.with_columns(pl.all().replace("", None))
    typed = text.select(_typed(field, schema.dtypes[field.name]) for field in schema.fields)
    for field in schema.fields:
        wrong = text[field.name].is_not_null() & typed[field.name].is_null()
        if wrong.any():
            value = text.filter(wrong)[field.name][0]
            raise _error(path, wrong, f"{field.name} is {value!r}, which is no {field.type}; {_expected(field)}")
    return typed


def check_rows(path: Path, schema: TableSchema, table: pl.DataFrame) -> None:
    """Check constraints and primary key of a table that was read from `path`. Raises SeedError at the first fault."""
    for field in schema.fields:
        for advice, broken in _faults(field, table[field.name]):
            if broken.any():
                value = table.filter(broken)[field.name][0]
                raise _error(path, broken, f"{field.name} is {'empty' if value is None else repr(value)}; {advice}")
    for first, last in schema.ordered:
        falling = (table[first] > table[last]).fill_null(False)
        if falling.any():
            raise _error(path, falling, f"{last} lies before {first}; correct one of them")
    repeated = table.select(pl.struct(schema.primary_key).is_duplicated()).to_series()
    if repeated.any():
        key = ", ".join(str(value) for value in table.filter(repeated).select(schema.primary_key).row(0))
        raise _error(path, repeated, f"{key} stands here more than once; keep one row")


@lru_cache(maxsize=8)
def _reference(folder: Path) -> Mapping[str, pl.DataFrame]:
    schemas = reference_schemas()
    tables = {name: read_table(folder / f"{name}.csv", schema) for name, schema in schemas.items()}
    for name, schema in schemas.items():
        path = folder / f"{name}.csv"
        check_rows(path, schema, tables[name])
        for key in schema.foreign_keys:
            known = tables[key.table].select(key.references)
            values = tables[name].select(key.fields).rename(dict(zip(key.fields, key.references, strict=True)))
            lost = ~values.select(pl.struct(key.references).is_in(known.to_struct().implode())).to_series()
            lost &= ~values.select(pl.any_horizontal(pl.all().is_null())).to_series()
            if lost.any():
                value = ", ".join(values.filter(lost).row(0))
                raise _error(path, lost, f"{value} is not in {key.table}.csv; add it there or correct it here")
    if "aliases" in tables:
        _check_aliases(folder / "aliases.csv", tables)
    return tables


def _check_aliases(path: Path, tables: Mapping[str, pl.DataFrame]) -> None:
    aliases = tables["aliases"]
    known = {kind: tables[table].to_series(0).implode() for kind, table in ALIAS_TABLES.items() if table in tables}
    code = aliases["id"].str.extract(r"^[^|]+\|([A-Z]{3})$")
    wrong = [((aliases["kind"] == kind) & ~aliases["id"].is_in(ids), kind) for kind, ids in known.items()]
    wrong += [((aliases["kind"] == "city") & ~code.is_in(known["country"]).fill_null(False), "city")]
    for lost, kind in wrong:
        if lost.any():
            source = "countries.csv (cities are written Name|ISO3)" if kind == "city" else f"{ALIAS_TABLES[kind]}.csv"
            value = aliases.filter(lost)["id"][0]
            raise _error(path, lost, f"{value!r} names no {kind} of {source}; correct the id or add the row there")
    nameless = (aliases["kind"] == "none") != aliases["id"].is_null()
    if nameless.any():
        raise _error(path, nameless, "only the kind none has no id; give the id of what is named, or write none")


def _cells(path: Path, columns: list[str]) -> Iterator[list[str]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = next(reader, [])
            if header != columns:
                raise SeedError(f"{path}: line 1: the header is {','.join(header)!r}; it must be {','.join(columns)!r}")
            for row in reader:
                if len(row) != len(columns):
                    raise SeedError(
                        f"{path}: line {reader.line_num}: {len(row)} cells where {len(columns)} belong; "
                        "put a text with commas in double quotes, and leave no blank line"
                    )
                yield row
    except OSError as error:
        raise SeedError(f"{path}: cannot be read ({error.strerror}); restore it from version control") from error
    except UnicodeDecodeError as error:
        raise SeedError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
    except csv.Error as error:
        raise SeedError(f"{path}: line {reader.line_num}: not CSV ({error}); look for a stray double quote") from error


def _typed(field: Field, dtype: pl.DataType) -> pl.Expr:
    column = pl.col(field.name)
    if field.type == "boolean":
        return column.replace_strict({"true": True, "false": False}, default=None, return_dtype=pl.Boolean)
    if field.type == "date":
        return column.str.to_date("%Y-%m-%d", strict=False)
    return column.cast(dtype, strict=False)


def _expected(field: Field) -> str:
    return f"write {_EXAMPLES.get(field.type, 'text')}"


def _faults(field: Field, column: pl.Series) -> Iterable[tuple[str, pl.Series]]:
    """Each constraint of the field: what to do, and which rows break it. Null breaks nothing but `required`."""
    rules, present = field.constraints, column.is_not_null()
    if rules.get("required"):
        yield "fill it in", ~present
    if rules.get("unique"):
        yield "it must stand here once only", present & column.is_duplicated()
    if "enum" in rules:
        yield f"write one of {', '.join(rules['enum'])}", present & ~column.is_in(rules["enum"])
    if "pattern" in rules:
        yield f"it must look like {rules['pattern']}", present & ~column.str.contains(f"^(?:{rules['pattern']})$")
    for name, too in (("minLength", "short"), ("maxLength", "long")):
        if name in rules:
            length = column.str.len_chars()
            yield f"it is too {too}", present & (length < rules[name] if too == "short" else length > rules[name])
    for name, too in (("minimum", "small"), ("maximum", "great")):
        if name in rules:
            bound = pl.Series([rules[name]]).cast(pl.String).str.to_date()[0] if field.type == "date" else rules[name]
            yield f"it is too {too}", present & (column < bound if too == "small" else column > bound)


def _error(path: Path, broken: pl.Series, message: str) -> SeedError:
    """The message with the line of the first broken row: seeds hold one row a line, below one line of header."""
    return SeedError(f"{path}: line {(broken.arg_max() or 0) + 2}: {message}")
