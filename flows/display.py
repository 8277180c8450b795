"""How results look on a terminal."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console, Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from flows.package.index import Index
from flows.package.publication import Publication
from flows.records import Quote, Record
from flows.stages import left_out

MOST_LINES = 20  # inputs left out that are named on the terminal; `quarantine` has them all
LOOK_AT = "commitments"


def print_run(console: Console, publication: Publication, output: str, *, dry_run: bool) -> None:
    """What a run came to: inputs left out, rows by table, where the package lies and how to load it."""
    told = left_out(publication)
    for line in told[:MOST_LINES]:
        console.print(f"left out: {line}", style="yellow", markup=False, soft_wrap=True)
    if len(told) > MOST_LINES:
        console.print(f"left out: {len(told) - MOST_LINES} more; the quarantine table names them all", style="yellow")
    console.print(_tables(publication))
    if publication.version is None:
        console.print(f"Nothing changed: [bold]{publication.folder}[/bold] stays the latest version.", soft_wrap=True)
        return
    if dry_run:
        console.print(f"The next version would be [bold]{publication.version}[/bold]: {publication.summary.reason}.")
        for short in publication.unmet:
            console.print(f"It would be refused: {short}", style="yellow", markup=False, soft_wrap=True)
        return
    console.print(f"Published [bold]{publication.folder}[/bold]: {publication.summary.reason}.", soft_wrap=True)
    latest = Path(output, "latest", "parquet", f"{LOOK_AT}.parquet").as_posix()
    console.print(f"Load it:  [cyan]polars.read_parquet({latest!r})[/cyan]", soft_wrap=True)
    console.print("Check it: [cyan]pledgebook validate[/cyan]", soft_wrap=True)


def _tables(publication: Publication) -> Table:
    """Rows by table; reference tables, which people keep by hand, in one line."""
    summary, schemas = publication.summary, publication.diff.after.schemas
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("table")
    for column in ("rows", "new", "changed", "withdrawn"):
        table.add_column(column, justify="right")
    kept = [name for name in summary.rows if schemas[name].group == "reference"]
    for name, rows in summary.rows.items():
        if name not in kept:
            table.add_row(name, f"{rows:,}", *_counts([summary.changes.get(name, {})]))
    rows = sum(summary.rows[name] for name in kept)
    changes = [summary.changes.get(name, {}) for name in kept]
    table.add_row(f"reference ({len(kept)} tables)", f"{rows:,}", *_counts(changes), style="dim")
    return table


def _counts(changes: list[dict[str, int]]) -> list[str]:
    return [f"{sum(c.get(kind, 0) for c in changes):,}" for kind in ("added", "changed", "withdrawn")]


def print_versions(console: Console, index: Index) -> None:
    """Every version, the newest last."""
    if not index.entries:
        console.print("No version yet; pledgebook run publishes the first.")
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("version", "published", "rows", "size", "why"):
        table.add_column(column, justify="right" if column in ("rows", "size") else "left")
    for entry in index.entries:
        rows, size = f"{sum(entry.rows.values()):,}", f"{entry.bytes / 1e6:,.1f} MB"
        table.add_row(entry.version, entry.published_at, rows, size, Text(entry.reason))
    console.print(table)


def print_record(console: Console, record: Record) -> None:
    """A record's fields, then each quotation in its paragraph."""
    fields = Table(box=None, pad_edge=False, show_header=False)
    for name, value in record.values.items():
        if value is not None:
            fields.add_row(Text(name, style="bold"), Text(str(value)))
    console.print(Text(record.table, style="bold cyan"), Text(str(record.values[record.key])), sep=" · ")
    console.print(fields)
    for quote in record.quotes:
        console.print(_quote(quote))
    if not record.quotes:
        console.print("No article is quoted for this record.", style="dim")


def _quote(quote: Quote) -> Panel:
    if quote.passage is None:
        shown = Text(quote.text, style="bold yellow")
        missing = Text("The article is not at hand; --articles says where to look for it.", style="dim")
        body = Group(shown, missing)
    else:
        passage = Text(quote.passage)
        passage.stylize("bold yellow", quote.start, quote.end)
        body = Group(passage)
    source = quote.article.get("source", "")
    rule = f"{quote.rule}, confidence {quote.confidence:.2f}" if quote.rule and quote.confidence is not None else None
    return Panel(body, title=Text(str(source)), subtitle=Text(rule) if rule else None, title_align="left")
