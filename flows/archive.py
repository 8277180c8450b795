"""The commands about what was published before: compared, proved, thinned out."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from flows.options import Output

VERSION = "A version's number, or `latest`"


class Format(StrEnum):
    """How `diff` prints."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help=VERSION)],
    new: Annotated[str, typer.Argument(metavar="NEW", help=VERSION)],
    table: Annotated[str | None, typer.Option("--table", "-t", metavar="TABLE", help="One table; else all.")] = None,
    form: Annotated[Format, typer.Option("--format", "-f", help="In words, or for machines.")] = Format.TEXT,
    output: Output = None,
) -> None:
    """Say what changed between two versions.

    Names the rows added, corrected and withdrawn, and what changed in their schemas: 50 rows in words; --format json
    and csv have all.
    """
    from flows.cli import fail
    from flows.package.history import diff_csv, diff_json, diff_text, diff_versions
    from flows.package.read import PackageError
    from flows.package.store import StoreError

    printed = {Format.TEXT: diff_text, Format.JSON: diff_json, Format.CSV: diff_csv}[form]
    try:
        text = printed(diff_versions(place(output), old, new, table))
    except (PackageError, StoreError) as error:
        fail(error)
    sys.stdout.write(text.rstrip("\n") + "\n")


def verify(
    version: Annotated[str | None, typer.Argument(metavar="[VERSION]", help=f"{VERSION}; else latest")] = None,
    every: Annotated[bool, typer.Option("--all", help="Every version, and that latest points to the last.")] = False,
    output: Output = None,
) -> None:
    """Prove that published files are as they were published.

    Recomputes the size and SHA-256 of every file and names those that differ.
    """
    from flows.cli import fail, out
    from flows.package.history import verify as prove
    from flows.package.store import StoreError

    if version and every:
        fail("give a version or --all, not both", 2)
    try:
        reports = prove(place(output), None if every else version or "latest")
    except StoreError as error:
        fail(error)
    if not reports:
        out.print("No version yet; pledgebook run publishes the first.")
    for report in reports:
        said = f"{report.package}: as it was published" if report.ok else str(report)
        out.print(said, markup=False, soft_wrap=True)
    raise typer.Exit(0 if all(report.ok for report in reports) else 1)


def prune(
    keep: Annotated[int, typer.Option("--keep", min=1, metavar="N", help="How many of the last versions stay.")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    output: Output = None,
) -> None:
    """Remove old versions, but for the last N.

    Asks first. The latest version always stays, and the numbers of those removed are never given again.
    """
    from flows.cli import err, fail, out
    from flows.package.history import prunable, versions
    from flows.package.history import prune as remove
    from flows.package.store import StoreError

    try:
        removed = prunable(versions(place(output)), keep)
        if not removed:
            out.print("Nothing to remove.")
            return
        names = ", ".join(entry.version for entry in removed)
        if not yes and not typer.confirm(f"Remove {names} for good? Links into them will break", default=False):
            out.print("Nothing was removed.")
            raise typer.Exit(1)
        remove(place(output), keep, lambda said: err.print(said, style="yellow", markup=False, soft_wrap=True))
    except StoreError as error:
        fail(error)
    out.print(f"Removed {names}.")


def place(output: str | None) -> str:
    """The output given, or that of the settings."""
    from flows.cli import read_settings

    return output or str(read_settings().output)
