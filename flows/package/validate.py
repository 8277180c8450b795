"""A published package against its own schemas: CSV, Parquet, and that the two are one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa

from flows.package.cells import parsed, unreadable
from flows.package.csvtext import AGAIN, read_csv
from flows.package.index import NAME as INDEX
from flows.package.index import Entry, read_index
from flows.package.integrity import verify_version
from flows.package.parquet import describes, polars_frame, read_parquet
from flows.package.read import DESCRIPTOR, PackageError, read_descriptor, read_schemas
from flows.package.relations import broken_relations, related_columns
from flows.package.report import MOST_ROWS, Finding, Report, listed
from flows.package.rules import Rule, broken_rows, key_rules, row_rules
from flows.package.schema import TableSchema
from flows.package.spans import wrong_spans

ROW = "#row"


def validate(package: str | Path, texts: Mapping[str, str | None] | None = None) -> Report:
    """Check one version's folder: checksums, every rule of every schema, keys, and CSV = Parquet, cell by cell.

    `texts` maps `article_id` to normalized text where it is at hand: evidence is then compared with it. Never raises
    for a bad package: whatever is wrong is a finding.
    """
    folder = Path(package)
    try:
        descriptor = read_descriptor(folder)
        schemas = read_schemas(descriptor)
    except PackageError as error:
        finding = Finding(DESCRIPTOR, "readable", str(error), "Give the folder of a version, or restore it")
        return Report(str(package), (finding,), {})
    findings = list(verify_version(folder, _entry_beside(folder)))
    broken: list[Finding] = []
    rows: dict[str, int] = {}
    tables: dict[str, pl.DataFrame] = {}
    for resource in descriptor["resources"]:
        name = resource["name"]
        frame, found = _read_table(folder, resource, schemas[name])
        findings += found
        rows[name] = frame.height
        # Of all tables at once only what ties them together is in memory.
        tables[name] = frame.select(ROW, *related_columns(name, schemas))
        try:
            broken += _rule_findings(frame, schemas[name], f"csv/{name}.csv", texts)
        except pl.exceptions.PolarsError as error:
            said = f"the schema of {name} has a rule that cannot be applied ({str(error).splitlines()[0]})"
            broken.append(Finding(DESCRIPTOR, "schema", said, AGAIN))
    findings += broken
    findings += _relation_findings(tables, schemas)
    findings += _parquet_descriptor(folder, descriptor)
    return Report(str(package), tuple(findings), rows)


def _entry_beside(folder: Path) -> Entry | None:
    """The entry of the version in the `versions.json` that it was published with, where that is at hand."""
    folder = folder.resolve()
    try:
        return read_index((folder.parent / INDEX).read_text(encoding="utf-8")).find(folder.name)
    except (OSError, ValueError):
        return None


def _read_table(folder: Path, resource: Mapping[str, Any], schema: TableSchema) -> tuple[pl.DataFrame, list[Finding]]:
    file = f"csv/{schema.name}.csv"
    if resource.get("path") != file:
        message = f"table {schema.name} lies at {resource.get('path')!r}, not at {file}"
        nothing = schema.frame().insert_column(0, pl.Series(ROW, [], pl.Int64))
        return nothing, [Finding(DESCRIPTOR, "path", message, AGAIN)]
    cells, findings = read_csv(folder / file, file, schema)
    if resource.get("rows") not in (None, cells.height):
        message = f"has {cells.height} rows, {DESCRIPTOR} says {resource['rows']}"
        findings.append(Finding(file, "row-count", message, AGAIN))
    typed = [f for f in schema.fields if f.type != "string"]
    wrong = cells.select(unreadable(f).any().alias(f.name) for f in typed)
    for f in typed:
        if wrong[f.name].item():
            cells_of = cells.filter(unreadable(f)).select(ROW, f.name)
            findings += _cell_findings(file, "type", f"is no {f.type}", cells_of)
    values = cells.select(ROW, *parsed(schema))
    return values, findings + list(_parquet_findings(folder, values, schema))


def _rule_findings(
    frame: pl.DataFrame, schema: TableSchema, file: str, texts: Mapping[str, str | None] | None
) -> Iterator[Finding]:
    broken = list(broken_rows(frame, [*row_rules(schema), *key_rules(schema)]))
    if texts is not None:
        broken += wrong_spans(frame, schema, texts)
    for rule, mask in broken:
        yield from _broken(file, rule, frame.filter(mask))


def _broken(file: str, rule: Rule, rows: pl.DataFrame) -> list[Finding]:
    found = [
        Finding(file, rule.name, _values(row, rule.fields), _sentence(rule.advice), row[ROW], ", ".join(rule.fields))
        for row in rows.head(MOST_ROWS).to_dicts()
    ]
    return listed(found, rows.height)


def _relation_findings(tables: Mapping[str, pl.DataFrame], schemas: Mapping[str, TableSchema]) -> Iterator[Finding]:
    for schema in schemas.values():
        for key in schema.foreign_keys:
            if key.table not in tables:
                said = f"{schema.name} refers to table {key.table}, which the package does not hold"
                yield Finding(DESCRIPTOR, "foreign-key", said, AGAIN, None, ", ".join(key.fields))
    for broken in broken_relations(tables, schemas):
        advice = "No row of `evidence` supports this fact"
        if broken.key:
            advice = f"No such row in {broken.key.table}: add it there or mend the reference"
        rule = Rule("foreign-key" if broken.key else "evidence", broken.fields, pl.lit(True), advice)
        yield from _broken(f"csv/{broken.table}.csv", rule, tables[broken.table].filter(broken.mask))


def _parquet_findings(folder: Path, values: pl.DataFrame, schema: TableSchema) -> Iterator[Finding]:
    file = f"parquet/{schema.name}.parquet"
    try:
        table = read_parquet(folder / file)
    except (OSError, pa.ArrowException) as error:
        yield Finding(file, "readable", f"cannot be read ({str(error).splitlines()[0]})", AGAIN)
        return
    if table.schema.names != schema.columns or table.schema.types != schema.arrow.types:
        yield Finding(file, "schema", "its columns or types are not those of the schema", AGAIN)
        return
    if not describes(table.schema, schema):
        yield Finding(file, "schema", "its descriptions are not those of the schema", AGAIN)
    if table.num_rows != values.height:
        yield Finding(file, "equal", f"has {table.num_rows} rows, the CSV file {values.height}", AGAIN)
        return
    frame = polars_frame(table, schema)
    if values.select(schema.columns).equals(frame):
        return
    for name in schema.columns:
        differs = values[name].ne_missing(frame[name])
        if differs.any():
            pairs = pl.DataFrame({ROW: values[ROW], name: values[name], "other": frame[name]}).filter(differs)
            found = [
                Finding(file, "equal", f"{_printed(b)} here, {_printed(a)} in the CSV file", AGAIN, row, name)
                for row, a, b in pairs.head(MOST_ROWS).iter_rows()
            ]
            yield from listed(found, pairs.height)


def _parquet_descriptor(folder: Path, descriptor: Mapping[str, Any]) -> Iterator[Finding]:
    """`parquet/datapackage.json` must give the same tables with the same schemas."""
    file = f"parquet/{DESCRIPTOR}"
    try:
        other = read_descriptor(folder / "parquet")
    except PackageError as error:
        yield Finding(file, "readable", str(error), AGAIN)
        return
    if _contract(other) != _contract(descriptor):
        yield Finding(file, "schema", f"gives other tables or schemas than {DESCRIPTOR}", AGAIN)


def _contract(descriptor: Mapping[str, Any]) -> Any:
    return descriptor.get("version"), [(r.get("name"), r.get("schema")) for r in descriptor["resources"]]


def _cell_findings(file: str, rule: str, said: str, cells: pl.DataFrame) -> list[Finding]:
    found = [
        Finding(file, rule, f"{_printed(value)} {said}", AGAIN, row, cells.columns[1])
        for row, value in cells.head(MOST_ROWS).iter_rows()
    ]
    return listed(found, cells.height)


def _values(row: Mapping[str, Any], fields: tuple[str, ...]) -> str:
    return ", ".join(f"{f} is {_printed(row[f])}" for f in fields)


def _printed(value: object, most: int = 80) -> str:
    if value is None:
        return "empty"
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= most else text[: most - 1] + "…"


def _sentence(advice: str) -> str:
    return advice[:1].upper() + advice[1:]
