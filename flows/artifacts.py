"""The figures of a run as Prefect artifacts, for whoever looks at it in Prefect's UI."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from prefect.artifacts import create_markdown_artifact, create_table_artifact

from flows.package.publication import Publication
from flows.stages import Batch, left_out


def record(publication: Publication, batches: Sequence[Batch], broken: Mapping[str, int]) -> None:
    """A table of rows by table, and a page on what was read, what was left out, and which version came of it."""
    create_table_artifact(key="pledgebook-tables", table=table_rows(publication), description="Rows by table")
    create_markdown_artifact(key="pledgebook-run", markdown=page(publication, batches, broken), description="The run")


def table_rows(publication: Publication) -> list[dict[str, str | int]]:
    """One row a table: how many rows it holds, how many are new, changed and withdrawn."""
    summary = publication.summary
    return [{"table": name, "rows": rows, **summary.changes.get(name, {})} for name, rows in summary.rows.items()]


def page(publication: Publication, batches: Sequence[Batch], broken: Mapping[str, int]) -> str:
    """Markdown on one run."""
    number = publication.version or "nothing changed, no new version"
    lines = [
        f"# pledgebook: {number}",
        "",
        f"- articles read: {sum(b.read for b in batches)}",
        f"- inputs left out: {sum(b.rejected for b in batches)}",
        f"- rows in quarantine: {publication.summary.quarantined}",
        f"- why this number: {publication.summary.reason}",
        f"- package: `{publication.folder}`",
    ]
    if broken:
        lines += ["", "## Rules that rows broke", "", *(f"- {rule}: {n}" for rule, n in broken.items())]
    if told := left_out(publication):
        lines += ["", "## Inputs left out", "", *(f"- {line}" for line in told)]
    return "\n".join(lines)
