"""The figures of a run as Prefect artifacts, for whoever looks at it in Prefect's UI."""

from __future__ import annotations

from collections.abc import Mapping

from prefect.artifacts import create_markdown_artifact, create_table_artifact

from flows.package.publication import Publication
from flows.stages import Outcome, left_out


def record(outcome: Outcome, broken: Mapping[str, int]) -> None:
    """A table of rows by table, and a page on what was read, what was left out, and which version came of it."""
    create_table_artifact(key="pledgebook-tables", table=table_rows(outcome.publication), description="Rows by table")
    create_markdown_artifact(key="pledgebook-run", markdown=page(outcome, broken), description="The run")


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
        lines += ["", "## Inputs left out", "", *(f"- {line}" for line in told)]
    return "\n".join(lines)
