"""The words of attending, chairing, leading and keeping away: `attendance_terms.csv` by role."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from flows.extract.document import Document
from flows.extract.lexicon import Lexicon
from flows.extract.marks import mark


def terms_by_role(lexicon: Lexicon) -> Mapping[str, frozenset[str]]:
    """Terms of each role of `attendance_terms.csv`."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in lexicon.table("attendance_terms"):
        found[row["role"]].add(row["term"])
    return defaultdict(frozenset, {role: frozenset(terms) for role, terms in found.items()})


def terms_of(doc: Document, role: str) -> frozenset[str]:
    """The terms of one role, lower case."""
    roles: Mapping[str, frozenset[str]] | None = doc.memo.get("attendance_terms")
    if roles is None:
        roles = doc.memo["attendance_terms"] = doc.lexicon.derived(terms_by_role)
    return roles[role]


@cache
def role_mark(role: str) -> int:
    """The bit of the terms of one role; see `marks`."""
    return mark(lambda lexicon: lexicon.derived(terms_by_role)[role])
