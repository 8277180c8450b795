"""How results look on a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console, Group
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from flows.intake import Intake
from flows.package.index import Index
from flows.package.publication import Publication
from flows.records import Quote, Record
from flows.related import Support
from flows.stages import Outcome, left_out

MOST_LINES = 20  # inputs left out that are named on the terminal; `quarantine` has them all
MOST_PLACES = 12  # paragraphs shown for one record
MOST_WORDS, MOST_RULES = 3, 4  # words told of one column, rules told of one paragraph
UNTOLD = ("event_id", "series", "name")  # columns of an event that are made of the others
LOOK_AT = "commitments"
MARK = "bold black on yellow"


def print_run(console: Console, outcome: Outcome, output: str, *, dry_run: bool) -> None:
    """What a run came to: inputs left out, rows by table, where the package lies and how to load it."""
    publication, intake = outcome.publication, outcome.intake
    for notice in intake.notices:
        console.print(notice, style="yellow", markup=False, soft_wrap=True)
    told = left_out(publication)
    for line in told[:MOST_LINES]:
        console.print(f"left out: {line}", style="yellow", markup=False, soft_wrap=True)
    if len(told) > MOST_LINES:
        console.print(f"left out: {len(told) - MOST_LINES} more; the quarantine table names them all", style="yellow")
    console.print(_tables(publication))
    console.print(_taken_in(intake))
    folder, reason = escape(publication.folder), escape(publication.summary.reason)
    if publication.version is None:
        console.print(f"Nothing changed: [bold]{folder}[/bold] stays the latest version.", soft_wrap=True)
        return
    if dry_run:
        console.print(f"The next version would be [bold]{publication.version}[/bold]: {reason}.", soft_wrap=True)
        for short in publication.unmet:
            console.print(f"It would be refused: {short}", style="yellow", markup=False, soft_wrap=True)
        return
    console.print(f"Published [bold]{folder}[/bold]: {reason}.", soft_wrap=True)
    # An object store has no links, and is proved where it lies.
    stored = "://" in output
    latest = publication.folder if stored else Path(output, "latest").as_posix()
    table = f"{latest}/parquet/{LOOK_AT}.parquet"
    proof = f"pledgebook verify --output {output}" if stored else f"pledgebook validate {latest}"
    console.print(f"Load it:  [cyan]{escape(f'polars.read_parquet({table!r})')}[/cyan]", soft_wrap=True)
    console.print(f"Check it: [cyan]{escape(proof)}[/cyan]", soft_wrap=True)


def print_passed_over(console: Console, intake: Intake) -> None:
    """Where each article lies that is about other things, and how it begins."""
    for line in intake.passed_over:
        console.print(f"passed over: {line}", markup=False, soft_wrap=True)
    if not intake.passed_over:
        console.print("No article was passed over.")


def _taken_in(intake: Intake) -> str:
    """How many articles there are, and what of that is this run's doing."""
    said = [f"{intake.articles:,} articles", f"{intake.new:,} read in this run"]
    if intake.passed_over:
        said.append(f"{len(intake.passed_over):,} about other things; --explain lists them")
    if intake.kept:
        said.append(f"{intake.kept:,} no longer found, but kept; --prune-removed withdraws them")
    return " · ".join(said)


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
    totals = (sum(c.get(kind, 0) for c in changes) for kind in ("added", "changed", "withdrawn"))
    return [f"{total:,}" if total else "" for total in totals]


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
            told = "; ".join(_support(s, str(value)) for s in record.supports if s.field == name)
            if not told and record.supports and name not in UNTOLD:
                told = "no article says so; filled from known_events"
            row = (Text(_shown(value)), Text(told, style="dim")) if record.supports else (Text(_shown(value)),)
            fields.add_row(Text(name, style="bold"), *row)
    for how, what in record.related:
        fields.add_row(Text(how, style="cyan"), Text(what))
    console.print(Text(record.table, style="bold cyan"), Text(str(record.values[record.key])), sep=" · ")
    console.print(fields)
    places = _by_passage(record.quotes)
    for quotes in places[:MOST_PLACES]:
        console.print(_place(quotes))
    if len(places) > MOST_PLACES:
        console.print(f"… and {len(places) - MOST_PLACES} more places; the evidence table has them all", style="dim")
    if not places:
        console.print("No article is quoted for this record.", style="dim")


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, float) and abs(value) < 1e15 and value.is_integer() else str(value)


def _support(support: Support, shown: str) -> str:
    """How many articles give a value, in which words: told with the value where it is not the one shown."""
    other = "" if support.value == shown else f"{support.value} in "
    many = f"{support.articles} article{'s' if support.articles > 1 else ''}"
    words = ", ".join(f"“{text}”" for text in support.words[:MOST_WORDS])
    return f"{other}{many}: {words}{', …' if len(support.words) > MOST_WORDS else ''}"


def _by_passage(quotes: Sequence[Quote]) -> list[list[Quote]]:
    """Quotations that stand in one paragraph together; those whose article is not at hand each alone."""
    places: dict[tuple[str, str], list[Quote]] = {}
    for quote in quotes:
        places.setdefault((quote.source, quote.text if quote.passage is None else quote.passage), []).append(quote)
    return list(places.values())


def _place(quotes: Sequence[Quote]) -> Panel:
    first = quotes[0]
    if first.passage is None:
        missing = Text("The article is not at hand; --articles says where to look for it.", style="dim")
        body = Group(Text(first.text, style=MARK), missing)
    else:
        passage = Text(first.passage)
        for quote in quotes:
            passage.stylize(MARK, quote.start, quote.end)
        body = Group(passage)
    rules = {q.rule: q.confidence for q in quotes if q.rule is not None}
    told = Text(", ".join(f"{rule} {confidence:.2f}" for rule, confidence in list(rules.items())[:MOST_RULES]))
    return Panel(body, title=Text(first.source), title_align="left", subtitle=told if rules else None)
