"""CHANGELOG.md of one version: what changed and why this number."""

from __future__ import annotations

from flows.package.diff import Diff


def changelog(diff: Diff, version: str, last: str | None) -> str:
    """Markdown, without any date: when a version was published is said in `versions.json` only."""
    why = f"{diff.level.name.capitalize()} version: {diff.reason()}." if last else "First version."
    lines = [f"# {version}", "", why, ""]
    if last:
        lines += [f"Changes since {last}; `changes.csv` lists them row by row.", ""]
    lines += [f"- schema of {c.table}: {c.said}" for c in diff.schema]
    lines += ["", "| table | added | changed | withdrawn |", "| --- | ---: | ---: | ---: |"]
    for table, n in diff.counts().items():
        lines.append(f"| {table} | {n.get('added', 0):,} | {n.get('changed', 0):,} | {n.get('withdrawn', 0):,} |")
    return "\n".join([*lines, ""])
