"""The figures of a run as Prefect artifacts, for whoever looks at it in Prefect's UI."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from prefect.artifacts import create_link_artifact, create_markdown_artifact, create_table_artifact

from flows.package.changelog import changelog
from flows.package.check import QUARANTINE
from flows.package.publication import Publication
from flows.stages import Outcome, left_out

MOST_ROWS = 500  # of the quarantine, which may hold as many rows as there are inputs
QUARANTINE_FIELDS = ["source", "stage", "rule", "message"]


def record(outcome: Outcome, broken: Mapping[str, int], *, dry_run: bool = False) -> None:
    """Leave with the run what a person may want to look at.

    A page on what was read and which version came of it, its CHANGELOG, rows by table, what is in quarantine, and a
    link to the package.
    """
    publication = outcome.publication
    create_markdown_artifact(key="pledgebook-run", markdown=page(outcome, broken), description="The run")
    create_table_artifact(key="pledgebook-tables", table=table_rows(publication), description="Rows by table")
    if publication.version:
        text = changelog(publication.diff, publication.version, outcome.intake.onto or None, publication.unmet)
        create_markdown_artifact(key="pledgebook-changelog", markdown=text, description="CHANGELOG of the version")
    if kept_aside := quarantined(publication):
        create_table_artifact(key="pledgebook-quarantine", table=kept_aside, description="What was left out, and why")
    if not dry_run:
        create_link_artifact(key="pledgebook-package", link=link(publication), link_text=publication.folder)


def headline(publication: Publication, *, dry_run: bool = False) -> str:
    """One line on what a run came to, for the state it ends in."""
    if publication.version is None:
        return f"nothing changed, {publication.folder} stays the latest version"
    done = f"{publication.version} would be published" if dry_run else f"published {publication.folder}"
    return f"{done}: {publication.summary.reason}"


def table_rows(publication: Publication) -> list[dict[str, str | int]]:
    """One row a table: how many rows it holds, how many are new, changed and withdrawn."""
    summary = publication.summary
    return [{"table": name, "rows": rows, **summary.changes.get(name, {})} for name, rows in summary.rows.items()]


def quarantined(publication: Publication) -> list[dict[str, Any]]:
    """The first rows of the quarantine: which input, what is wrong with it, what to do."""
    rows: list[dict[str, Any]] = (
        publication.diff.after.tables[QUARANTINE].select(QUARANTINE_FIELDS).head(MOST_ROWS).to_dicts()
    )
    return rows


def link(publication: Publication) -> str:
    """Where the package lies, as a URL."""
    return publication.folder if "://" in publication.folder else Path(publication.folder).resolve().as_uri()


def page(outcome: Outcome, broken: Mapping[str, int]) -> str:
    """Markdown on one run."""
    publication, intake = outcome.publication, outcome.intake
    number = publication.version or "nothing changed, no new version"
    lines = [
        f"# pledgebook: {number}",
        "",
        f"- articles: {intake.articles}",
        f"- read in this run: {intake.new}",
        f"- no longer found, but kept: {intake.kept}",
        f"- about other things: {len(intake.passed_over)}",
        f"- inputs left out: {intake.rejected}",
        f"- rows in quarantine: {publication.summary.quarantined}",
        f"- why this number: {publication.summary.reason}",
        f"- package: `{publication.folder}`",
    ]
    if intake.notices:
        lines += ["", "## Notices", "", *(f"- {notice}" for notice in intake.notices)]
    if broken:
        lines += ["", "## Rules that rows broke", "", *(f"- {rule}: {n}" for rule, n in broken.items())]
    if told := left_out(publication):
        lines += ["", "## Inputs left out", "", *(f"- {line}" for line in told[:MOST_ROWS])]
    return "\n".join(lines)
