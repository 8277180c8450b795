"""The command that lists what the articles contradict one another about, with the words of each side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.options import PackageOption

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from flows.package.dataset import Dataset
    from flows.records import Quote

_SIDES, _WITHIN = " | ", ", "
_AROUND = 110  # characters of a passage shown on either side of the words that count
_MOST_PLACES = 3  # of one side; the evidence table has them all
_MARK = "bold black on yellow"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the answers, how many articles give it, and their words."""

    value: str
    sources: int
    quotes: Sequence[Quote]


@dataclass(frozen=True, slots=True)
class Contest:
    """One row of `disputes`, its sides in their order."""

    dispute_id: str
    sentence: str
    sides: Sequence[Side]


def disputes(
    package: PackageOption = None,
    articles: Annotated[
        list[str] | None, typer.Option("--articles", "-a", metavar="PLACE", help="Where to look for the articles.")
    ] = None,
) -> None:
    """List what the sources dispute, side by side.

    Each dispute is told in a sentence, then what each side says, how many articles say so, and in which words.
    """
    from flows.articles.files import NoArticles
    from flows.cli import fail, out, read_settings
    from flows.package.read import PackageError, read_dataset
    from flows.package.store import StoreError, opened

    settings = read_settings()
    try:
        with opened(package or f"{settings.output}/latest") as folder:
            print_contests(out, list(contests(read_dataset(folder), articles or settings.articles_at_hand)))
    except (NoArticles, PackageError, StoreError) as error:
        fail(error)


def contests(dataset: Dataset, given: Sequence[str] = ()) -> Iterator[Contest]:
    """Every dispute of a package with the words of its sides; `given` is where articles are looked for."""
    for row in dataset.tables["disputes"].sort("table", "subject").iter_rows(named=True):
        yield Contest(row["dispute_id"], row["subject"], list(_sides(dataset, row, given)))


def _sides(dataset: Dataset, row: Mapping[str, Any], given: Sequence[str]) -> Iterator[Side]:
    from flows.records import quotes_in

    key = dataset.schemas[row["table"]].primary_key[0]
    columns = (row[c].split(_SIDES) for c in ("values", "sources", "said_by", "records"))
    for value, sources, said_by, records in zip(*columns, strict=True):
        told = (quotes_in(dataset, key, r, said_by.split(_WITHIN), given) for r in records.split(_WITHIN))
        yield Side(value, int(sources), [quote for quotes in told for quote in quotes])


def print_contests(console: Console, found: Sequence[Contest]) -> None:
    """Each dispute as a sentence over a table with one column for each side."""
    from rich.table import Table
    from rich.text import Text

    for contest in found:
        table = Table(title=Text(contest.sentence, style="bold"), title_justify="left", show_lines=True, expand=True)
        for side in contest.sides:
            said = "1 article" if side.sources == 1 else f"{side.sources} articles"
            table.add_column(Text(f"{side.value}  ({said})", style="bold cyan"), ratio=1)
        table.add_row(*(_words(side) for side in contest.sides))
        console.print(table)
        console.print(Text(contest.dispute_id, style="dim"))
    console.print(f"{len(found)} disputes" if len(found) != 1 else "1 dispute")


def _words(side: Side) -> RenderableType:
    """The places of one side, one for each article first."""
    from rich.console import Group
    from rich.text import Text

    by_source: dict[str, Quote] = {}
    for quote in side.quotes:
        by_source.setdefault(quote.source, quote)
    lines: list[RenderableType] = []
    for source, quote in list(by_source.items())[:_MOST_PLACES]:
        lines += [Text(Path(source).name, style="dim"), _passage(quote)]
    if len(by_source) > _MOST_PLACES:
        lines.append(Text(f"… and {len(by_source) - _MOST_PLACES} more articles", style="dim"))
    return Group(*lines)


def _passage(quote: Quote) -> RenderableType:
    from rich.text import Text

    if quote.passage is None:
        return Text(quote.text, style=_MARK)
    first, last = max(0, quote.start - _AROUND), min(len(quote.passage), quote.end + _AROUND)
    # Whole words only, and none of those that count is cut off.
    first = min(quote.passage.find(" ", first) + 1, quote.start) if first else 0
    last = max(quote.passage.rfind(" ", 0, last), quote.end) if last < len(quote.passage) else last
    before, after = "… " if first else "", " …" if last < len(quote.passage) else ""
    text = Text(f"{before}{quote.passage[first:last]}{after}")
    text.stylize(_MARK, quote.start - first + len(before), quote.end - first + len(before))
    return text
