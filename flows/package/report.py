"""What a check of a package found, for people and for machines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from flows.package.wording import to_json

MOST_ROWS = 20  # findings of one rule in one file are listed up to here, then counted


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: in which file, row (the header is row 1) and field, by which rule, and what to do."""

    file: str
    rule: str
    message: str
    advice: str
    row: int | None = None
    field: str | None = None

    def __str__(self) -> str:
        where = self.file
        where += f", row {self.row}" if self.row is not None else ""
        where += f", {self.field}" if self.field else ""
        return f"{where}: {self.message}. [{self.rule}] {self.advice}"


@dataclass(frozen=True, slots=True)
class Report:
    """Outcome of checking one package; `rows` counts the CSV rows read, by table."""

    package: str
    findings: tuple[Finding, ...]
    rows: dict[str, int]

    @property
    def ok(self) -> bool:
        return not self.findings

    def __str__(self) -> str:
        if self.ok:
            return f"{self.package}: valid: {len(self.rows)} tables, {sum(self.rows.values()):,} rows."
        number = len(self.findings)
        head = f"{self.package}: NOT valid: {number} finding{'s' if number != 1 else ''}."
        return "\n".join([head, *(f"  {f}" for f in self.findings)])

    def to_json(self) -> str:
        findings = [asdict(f) for f in self.findings]
        document: dict[str, Any] = {"package": self.package, "ok": self.ok, "rows": self.rows, "findings": findings}
        return to_json(document)


def listed(findings: Iterable[Finding], total: int) -> list[Finding]:
    """The first findings of one rule in one file, and one more that counts the others."""
    found = list(findings)[:MOST_ROWS]
    if total > len(found):
        last = found[-1]
        said = f"{total - len(found)} more rows like these"
        found.append(Finding(last.file, last.rule, said, last.advice, None, last.field))
    return found
