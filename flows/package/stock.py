"""A package through stock frictionless, as a reader who trusts nobody's own checks would validate it."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path

from flows.package.read import DESCRIPTOR
from flows.package.report import Finding

ADVICE = "Found by stock frictionless: see its documentation for this kind of error"


def stock_findings(folder: str | Path) -> Iterator[Finding]:
    """What `frictionless validate datapackage.json` finds in the CSV files of a version's folder."""
    # Seconds to load, and many times slower than our own validation: only who asks for it pays for it.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        import frictionless

        report = frictionless.validate(str(Path(folder) / DESCRIPTOR))
    for error in report.errors:
        yield Finding(DESCRIPTOR, f"frictionless {error.type}", error.message, ADVICE)
    for task in report.tasks:
        for error in task.errors:
            row, field = getattr(error, "row_number", None), getattr(error, "field_name", None)
            yield Finding(task.place, f"frictionless {error.type}", error.message, ADVICE, row, field)
