"""Facts against their schemas before anything is written: good rows go on, failing ones to `quarantine`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from flows.package.relations import Broken, broken_relations
from flows.package.rules import Rule, broken_rows, key_rules, row_rules
from flows.package.schema import TableSchema
from flows.package.spans import wrong_spans

QUARANTINE = "quarantine"
# A table this much of which breaks one foreign key was joined wrongly: the run is at fault, not the rows.
MASS_SHARE, MASS_ROWS = 0.5, 10


class CheckError(Exception):
    """A table that fails as a whole. Nothing may be published; the message names the table and what to do."""


@dataclass(frozen=True, slots=True)
class Checked:
    """Tables that keep every rule of their schemas, and how many rows each rule sent to `tables["quarantine"]`."""

    tables: dict[str, pl.DataFrame]
    counts: dict[tuple[str, str], int] = field(default_factory=dict)

    @property
    def quarantined(self) -> int:
        return sum(self.counts.values())


def check(
    tables: Mapping[str, pl.DataFrame],
    schemas: Mapping[str, TableSchema],
    texts: Mapping[str, str | None] | None = None,
) -> Checked:
    """Split the tables into rows that keep their schema and rows that do not.

    `tables` has one frame for each schema (`quarantine` may be left out). `texts` maps `article_id` to normalized
    text, where it is at hand: verbatim spans are then compared with it. A row that fails goes to `quarantine`, and so
    do the rows that refer to it and the facts whose last evidence it was. Raises CheckError where a whole table fails.
    """
    good = conform(tables, schemas)
    good[QUARANTINE] = good[QUARANTINE].unique(schemas[QUARANTINE].primary_key, keep="first", maintain_order=True)
    out = _Quarantine(schemas)
    for name, frame in good.items():
        broken = list(broken_rows(frame, row_rules(schemas[name])))
        if texts is not None and schemas[name].span is not None:
            broken += wrong_spans(frame, schemas[name], texts)
        kept = out.take(name, frame, broken)
        good[name] = out.take(name, kept, list(broken_rows(kept, key_rules(schemas[name]))))
    first_pass = True
    while found := broken_relations(good, schemas):
        if first_pass:
            _refuse_mass_failure(found, good)
        for name in dict.fromkeys(b.table for b in found):
            broken = [(_relation_rule(b, tables), b.mask) for b in found if b.table == name]
            good[name] = out.take(name, good[name], broken)
        first_pass = False
    good[QUARANTINE] = out.frame(good[QUARANTINE])
    return Checked(good, out.counts)


def conform(tables: Mapping[str, pl.DataFrame], schemas: Mapping[str, TableSchema]) -> dict[str, pl.DataFrame]:
    """The tables with exactly the columns and dtypes of their schemas, rows in key order.

    Raises CheckError for a missing table, a missing or unknown column, or a column of another type.
    """
    unknown = sorted(set(tables) - set(schemas))
    if unknown:
        raise CheckError(f"{', '.join(unknown)}: no such table; add schemas/{unknown[0]}.json or leave it out")
    for schema in schemas.values():
        lost = [key.table for key in schema.foreign_keys if key.table not in schemas]
        if lost:
            raise CheckError(f"schemas/{schema.name}.json refers to {lost[0]}, which has no schema; add it")
    missing = sorted(set(schemas) - set(tables) - {QUARANTINE})
    if missing:
        raise CheckError(f"table {', '.join(missing)} is missing; every table with a schema is published, empty or not")
    return {name: _conform(tables.get(name, schema.frame()), schema) for name, schema in schemas.items()}


def _conform(frame: pl.DataFrame, schema: TableSchema) -> pl.DataFrame:
    missing = [c for c in schema.columns if c not in frame.columns]
    unknown = [c for c in frame.columns if c not in schema.dtypes]
    if missing or unknown:
        said = [f"lacks column {', '.join(missing)}"] if missing else []
        said += [f"has column {', '.join(unknown)}, which its schema does not know"] if unknown else []
        raise CheckError(f"{schema.name} {' and '.join(said)}; see schemas/{schema.name}.json")
    wrong = [
        f"{c} is {frame.schema[c]}, not {dtype}"
        for c, dtype in schema.dtypes.items()
        if not _fits(frame.schema[c], dtype)
    ]
    if wrong:
        raise CheckError(f"{schema.name}: wrong type: {'; '.join(wrong)}; see schemas/{schema.name}.json")
    frame = frame.select(schema.columns).cast(schema.dtypes)
    # Rows of one key sort by all they hold, so that which of them stays does not depend on the order they came in.
    key = list(schema.primary_key)
    repeated = not frame.is_empty() and frame.select(pl.struct(key).is_duplicated().any()).item()
    return frame.sort(key + [c for c in schema.columns if c not in key] if repeated else key)


def _fits(have: pl.DataType, want: pl.DataType) -> bool:
    """Whether a column converts without loss: narrower numbers, categories, and columns of nulls do."""
    if have in (want, pl.Null):
        return True
    if want == pl.Int64:
        return have.is_integer() and have != pl.UInt64
    if want == pl.Float64:
        return have.is_numeric() and not have.is_decimal()
    return want == pl.String and have in (pl.Categorical, pl.Enum)


def _refuse_mass_failure(found: Iterable[Broken], tables: Mapping[str, pl.DataFrame]) -> None:
    for broken in found:
        if broken.key is None:
            continue
        rows, keyed = int(broken.mask.sum()), tables[broken.table].select(broken.fields).drop_nulls().height
        if rows >= MASS_ROWS and rows > MASS_SHARE * keyed:
            fields = ", ".join(broken.fields)
            raise CheckError(
                f"{broken.table}.{fields}: {rows} of {keyed} rows refer to no row of {broken.key.table}; "
                f"that is no slip of single rows: mend the step that fills {fields} or {broken.key.table}"
            )


def _relation_rule(broken: Broken, before: Mapping[str, pl.DataFrame]) -> Rule:
    if broken.key is None:
        advice = "no row of `evidence` supports it: a fact is published only with the words that say so"
        return Rule("evidence", broken.fields, pl.lit(True), advice)
    advice = f"no such row in {broken.key.table}, or it is in quarantine itself: add or mend that row"
    return Rule("foreign-key", broken.fields, pl.lit(True), advice)


class _Quarantine:
    """Rows left out so far: one record for each, named by the first rule that it broke."""

    def __init__(self, schemas: Mapping[str, TableSchema]) -> None:
        self.schemas = schemas
        self.rows: list[dict[str, Any]] = []
        self.counts: dict[tuple[str, str], int] = {}

    def take(self, table: str, frame: pl.DataFrame, broken: list[tuple[Rule, pl.Series]]) -> pl.DataFrame:
        """The rows of `frame` that break no rule; the others are recorded."""
        if not broken:
            return frame
        bad = pl.select(pl.any_horizontal(mask for _, mask in broken)).to_series()
        masks = [(rule, mask.filter(bad).to_list()) for rule, mask in broken]
        for i, row in enumerate(frame.filter(bad).to_dicts()):
            self._record(table, row, [rule for rule, mask in masks if mask[i]])
        return frame.filter(~bad)

    def _record(self, table: str, row: Mapping[str, Any], rules: list[Rule]) -> None:
        key = "/".join(_printed(row[c]) for c in self.schemas[table].primary_key)
        said = "; ".join(f"{_values(row, rule.fields)}: {rule.advice}" for rule in rules)
        self.rows.append({
            "source": f"{table}/{key}", "stage": "check", "rule": rules[0].name, "message": f"{table} {key}: {said}",
        })  # fmt: skip
        self.counts[table, rules[0].name] = self.counts.get((table, rules[0].name), 0) + 1

    def frame(self, before: pl.DataFrame) -> pl.DataFrame:
        """`before`, the quarantine of the earlier stages, with the rows recorded here."""
        schema = self.schemas[QUARANTINE]
        return pl.concat([before, schema.frame(self.rows)]).unique(schema.primary_key).sort(schema.primary_key)


def _values(row: Mapping[str, Any], fields: tuple[str, ...]) -> str:
    return ", ".join(f"{f} = {_printed(row[f])}" for f in fields)


def _printed(value: Any, most: int = 80) -> str:
    text = "(empty)" if value is None else str(value)
    return text if len(text) <= most else text[: most - 1] + "…"
