"""What a person types."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from rich.console import Console

from flows.archive import diff, prune, verify
from flows.contested import disputes
from flows.options import AcceptChanges, Articles, Explain, Full, Output, PackageOption, PruneRemoved, Runner
from flows.schedule import serve

if TYPE_CHECKING:
    from flows.settings import Settings

# Each command imports what it needs, so that `--help` answers at once and Prefect is imported only where it runs.

app = typer.Typer(
    name="pledgebook",
    help="What states promise UN peacekeeping, as data.\n\n"
    "pledgebook reads news articles on peacekeeping conferences, takes down who pledged, said and counted what, each "
    "with the exact words that say so, and publishes it as a versioned data package of CSV and Parquet files.\n\n"
    "[bold]First steps[/bold]\n\n"
    "[cyan]pledgebook run[/cyan]  publish what the articles in seeds/articles say\n\n"
    "[cyan]pledgebook run -a my/articles[/cyan]  publish what articles of your own say\n\n"
    "[cyan]pledgebook show jean-pierre-lacroix[/cyan]  see a record and where articles say so",
    epilog="Exit codes: 0 good · 1 the data or the run is bad · 2 the command line is bad",
    rich_markup_mode="rich",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
out, err = Console(highlight=False), Console(stderr=True, highlight=False)

PackageArgument = Annotated[
    str | None,
    typer.Argument(metavar="[PACKAGE]", help="A version: its folder, or its URL in a bucket; else output/latest"),
]


def command(function: Callable[..., None]) -> Callable[..., None]:
    """Register a command. Its docstring is its help, in paragraphs that flow with the width of the terminal."""
    text = re.sub(r"(?<!\n)\n(?!\n)", " ", inspect.getdoc(function) or "")
    return app.command(help=text)(function)


def main() -> None:
    """Run the command line."""
    app()


def say_version(wanted: bool) -> None:
    """Print the version and leave, where that is what was asked."""
    if wanted:
        from flows.package.run import code_version

        out.print(f"pledgebook {code_version()}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", help="Say which pledgebook this is.", callback=say_version, is_eager=True)
    ] = False,
) -> None:
    """What holds for every command."""


@command
def run(  # noqa: PLR0913 (each is an option that a person may type)
    articles: Articles = None,
    output: Output = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say which version would come; publish nothing.")] = False,
    accept_changes: AcceptChanges = False,
    full: Full = False,
    prune_removed: PruneRemoved = False,
    explain: Explain = False,
    runner: Runner = None,
) -> None:
    """Read articles and publish what they say.

    Publishes the next version of the package, or none where nothing changed. An article that cannot be read is named,
    noted in the quarantine table and left out. Articles that were read before are not read again, and those that are no
    longer found stay in the package, unless --prune-removed is given.
    """
    from flows.endings import Interrupted, RunFailed, interruptible

    settings = read_settings(**({"runner": runner} if runner else {}))
    folder = output or settings.output
    try:
        with interruptible():
            from flows.display import print_passed_over, print_run
            from flows.launch import launch

            options = {
                "dry_run": dry_run, "accept_changes": accept_changes, "full": full, "prune_removed": prune_removed,
            }  # fmt: skip
            outcome = launch(settings, articles or [settings.articles], folder, err, **options)
    except RunFailed as failure:
        fail(failure)
    except Interrupted as interruption:
        fail(interruption, interruption.exit_code)
    print_run(out, outcome, folder, dry_run=dry_run)
    if explain:
        print_passed_over(out, outcome.intake)


@command
def validate(
    package: PackageArgument = None,
    articles: Articles = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report for machines.")] = False,
    stock: Annotated[bool, typer.Option("--stock", help="Ask stock frictionless too, which takes longer.")] = False,
) -> None:
    """Prove that a published package is sound.

    Every cell is held against its schema, every key against its table, every file against its checksum, CSV against
    Parquet, and evidence against those articles that are still where they were read, or that --articles leads to.
    """
    from flows.articles.files import NoArticles
    from flows.package.store import StoreError, opened
    from flows.package.validate import validate as prove
    from flows.records import texts_of_package

    settings = read_settings()
    place = package or f"{settings.output}/latest"
    try:
        with opened(place) as folder:
            report = prove(folder, texts_of_package(folder, articles or settings.articles_at_hand))
            if stock:
                from flows.package.stock import stock_findings

                report = replace(report, findings=(*report.findings, *stock_findings(folder)))
    except (NoArticles, StoreError) as error:
        fail(error)
    report = replace(report, package=place)
    if as_json:
        sys.stdout.write(report.to_json())
    else:
        out.print(str(report), markup=False, soft_wrap=True)
    raise typer.Exit(0 if report.ok else 1)


@command
def versions(output: Output = None) -> None:
    """List what was published: number, date, rows, size and why."""
    from flows.display import print_versions
    from flows.package.history import versions as read_versions
    from flows.package.store import StoreError

    try:
        index = read_versions(output or read_settings().output)
    except StoreError as error:
        fail(error)
    print_versions(out, index)


@command
def text(file: Annotated[Path, typer.Argument(help="An article: .txt, .md or .html.")]) -> None:
    """Print an article as pledgebook reads it.

    This is the normalized text that offsets in the evidence table count in, in Unicode characters.
    """
    from flows.articles.article import Article
    from flows.articles.files import Source, read_article

    if not file.exists():
        fail(f"{file}: no such file; check the path")
    read = read_article(Source(file.name, str(file), file))
    if not isinstance(read, Article):
        fail(read.message)
    sys.stdout.write(read.text + "\n")


@command
def show(
    record_id: Annotated[str, typer.Argument(help="Id of a record of any table.")],
    package: PackageOption = None,
    articles: Articles = None,
) -> None:
    """Show a record with the words that support it.

    The words are marked in their paragraphs, where the articles are still at hand.
    """
    from flows.articles.files import NoArticles
    from flows.display import print_record
    from flows.package.read import PackageError
    from flows.package.store import StoreError, opened
    from flows.records import NoRecord, find_record

    settings = read_settings()
    try:
        with opened(package or f"{settings.output}/latest") as folder:
            record = find_record(folder, record_id, articles or settings.articles_at_hand)
    except (NoArticles, PackageError, NoRecord, StoreError) as error:
        fail(error)
    print_record(out, record)


for function in (serve, disputes, diff, verify, prune):
    command(function)


def read_settings(**given: Any) -> Settings:
    """The settings of this process, those `given` on the command line first; a bad one is a usage error."""
    from pydantic import ValidationError

    from flows.settings import Settings

    try:
        return Settings(**given)
    except ValidationError as error:
        named = {str(e["loc"][0]): e["msg"] for e in error.errors()}
        said = "; ".join(
            f"{'--' if n in given else 'PLEDGEBOOK_'}{n if n in given else n.upper()}: {m}" for n, m in named.items()
        )
        err.print(f"pledgebook: {said}", style="red", markup=False)
        sys.exit(2)


def fail(problem: object, exit_code: int = 1) -> NoReturn:
    """Say what is wrong and leave."""
    err.print(f"pledgebook: {problem}", style="red", markup=False, soft_wrap=True)
    raise typer.Exit(exit_code)
