"""CHANGELOG.md of one version, for people: what is new by event, what was corrected, what was withdrawn and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import polars as pl

from flows.package.dataset import Dataset, key_text
from flows.package.diff import Diff
from flows.package.labels import labels, short
from flows.package.schema import TableSchema

MOST = 10  # rows listed under one heading; the others are counted, and stand in changes.csv
MOST_EVENTS = 25


def changelog(diff: Diff, version: str, last: str | None, accepted: Iterable[str] = ()) -> str:
    """Markdown, without any date: when a version was published is said in `versions.json` only.

    `accepted` are the expectations that the operator overruled.
    """
    return "\n".join([*_lines(diff, version, last, list(accepted)), ""])


def _lines(diff: Diff, version: str, last: str | None, accepted: list[str]) -> Iterator[str]:
    yield f"# {version}"
    yield ""
    if last is None:
        yield "First version."
    else:
        yield f"{diff.level.name.capitalize()} version: {diff.reason()}."
        yield f"This is what changed since {last}; `changes.csv` lists it row by row."
    if accepted:
        yield from ("", "Published although it fell short of what is expected, because its operator accepted that:", "")
        yield from (f"- {said}" for said in accepted)
    yield from _schema(diff)
    if diff.before is not None:
        yield from _new(diff.after, _keys(diff, "added"))
        yield from _corrected(diff)
        yield from _withdrawn(diff, diff.before)
    yield from _counts(diff)


def _schema(diff: Diff) -> Iterator[str]:
    if diff.schema:
        yield from ("", "## Fields and keys", "")
        yield from (f"- `{c.table}`: {c.said} ({c.level.name.lower()})" for c in diff.schema)


def _new(after: Dataset, added: Mapping[str, pl.Series]) -> Iterator[str]:
    """Facts added, under the event that they belong to."""
    groups: dict[str | None, list[tuple[TableSchema, pl.DataFrame]]] = {}
    for name, schema in after.schemas.items():
        if schema.label and name in added:
            rows = after.tables[name].filter(_one_of(schema, added[name]))
            event = pl.col("event_id") if "event_id" in rows.columns else pl.lit(None, pl.String)
            for (event_id,), part in rows.group_by(event.alias("of"), maintain_order=True):
                groups.setdefault(str(event_id) if event_id else None, []).append((schema, part))
    if groups:
        yield from ("", "## New")
    named = sorted(e for e in groups if e is not None)
    for event_id in [*named[:MOST_EVENTS], *([None] if None in groups else [])]:
        yield from ("", f"### {_event(after, event_id)}" if event_id else "### Without an event", "")
        for schema, part in groups[event_id]:
            yield f"- {schema.title}: {part.height:,}"
            lines = _line(after, schema.name, part.head(MOST).select(key_text(schema)).to_series())
            yield from _listed((f"  - {line}" for line in lines.values()), part.height, "  ")
    if len(named) > MOST_EVENTS:
        yield from ("", f"… and {len(named) - MOST_EVENTS} more events.")


def _corrected(diff: Diff) -> Iterator[str]:
    changed = diff.rows.filter(pl.col("change") == "changed")
    labelled = [n for n, s in diff.after.schemas.items() if s.label and n in set(changed["table"].unique())]
    if labelled:
        yield from ("", "## Corrected", "")
    for name in labelled:
        fields = changed.filter(pl.col("table") == name)
        keys = fields["key"].unique(maintain_order=True)
        named = _line(diff.after, name, keys.head(MOST))
        lines = []
        for key in keys.head(MOST):
            said = fields.filter(pl.col("key") == key).select("field", "before", "after").iter_rows()
            texts = "; ".join(
                f"{field}: {_plain(short(before))} → {_plain(short(after))}" for field, before, after in said
            )
            lines.append(f"- `{name}` {named[key]}: {texts}")
        yield from _listed(lines, len(keys), "")


def _withdrawn(diff: Diff, before: Dataset) -> Iterator[str]:
    rows = diff.rows.filter(pl.col("change") == "withdrawn")
    labelled = rows.filter(pl.col("table").is_in([n for n, s in before.schemas.items() if s.label]))
    if labelled.is_empty():
        return
    yield from ("", "## Withdrawn")
    for (reason,), part in labelled.group_by("reason", maintain_order=True):
        yield from ("", f"### {str(reason)[:1].upper()}{str(reason)[1:]}", "")
        for (name,), group in part.group_by("table", maintain_order=True):
            named = _line(before, str(name), group["key"].head(MOST))
            yield from _listed((f"- `{name}` {line}" for line in named.values()), group.height, "")


def _counts(diff: Diff) -> Iterator[str]:
    yield from (
        "",
        "## Rows",
        "",
        "| table | rows | added | changed | withdrawn |",
        "| --- | ---: | ---: | ---: | ---: |",
    )
    counts = diff.counts()
    for name, frame in diff.after.tables.items():
        cells = " | ".join(f"{counts.get(name, {}).get(c, 0):,}" for c in ("added", "changed", "withdrawn"))
        yield f"| {name} | {frame.height:,} | {cells} |"


def _keys(diff: Diff, change: str) -> dict[str, pl.Series]:
    rows = diff.rows.filter(pl.col("change") == change)
    return {str(name): part["key"] for (name,), part in rows.group_by("table", maintain_order=True)}


def _line(dataset: Dataset, table: str, keys: pl.Series) -> dict[str, str]:
    """How Markdown names the rows of some keys."""
    return {key: f"{_plain(label)} (`{key}`)" for key, label in labels(dataset, table, keys).items()}


def _event(dataset: Dataset, event_id: str) -> str:
    if "events" not in dataset.tables:
        return event_id
    return _line(dataset, "events", pl.Series([event_id])).get(event_id, event_id)


def _one_of(schema: TableSchema, keys: pl.Series) -> pl.Expr:
    return key_text(schema).is_in(keys.implode())


def _listed(lines: Iterable[str], total: int, indent: str) -> Iterator[str]:
    shown = list(lines)
    yield from shown
    if total > len(shown):
        yield f"{indent}- … and {total - len(shown):,} more"


def _plain(text: str) -> str:
    """A text that Markdown takes for nothing else."""
    return text.replace("|", "\\|").replace("<", "&lt;").replace("`", "'")
