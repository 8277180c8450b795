"""Tables of how much was pledged on what: "Training  49 States", "Units  64 (from 38 States)", "Medical: 12"."""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract.actor import MOST_STATES, Actor
from flows.extract.actors import Actors
from flows.extract.cells import Row, Span, rows_of
from flows.extract.document import Document
from flows.extract.finding import Finding, findings
from flows.extract.ledgers import OTHERWISE, speaks_of_pledges
from flows.extract.number import Number
from flows.extract.objects import THINGS, Item
from flows.extract.pledge_nouns import build_nouns
from flows.extract.purposes import OTHER, category_of, find_terms
from flows.extract.quantities import build_units

#: Labels of rows that sum up the others.
SUMMING = frozenset("total totals sum overall altogether grand".split())
#: Words of a head before a noun for states ("number of States").
NUMBERING = frozenset("number no no. of by per".split())


def read_totals(doc: Document, actors: Actors, read: set[int]) -> tuple[list[Finding], set[int]]:
    """Findings of tables of totals outside the tokens `read`, and the tokens of their rows."""
    found: list[Finding] = []
    covered: set[int] = set()
    head: list[str] = []
    run: list[tuple[Row, list[Finding]]] = []
    for row in [*rows_of(doc), None]:
        if row is not None and row.first in read:
            row = None
        if row is not None and not doc.numbers_in(row.first, row.last):
            head = _head(doc, actors, row) or head
            continue
        here = _of_row(doc, actors, row, head) if row is not None and len(row.cells) > 1 else []
        if here and row is not None:
            run.append((row, here))
        elif row is None or len(row.cells) == 1:
            if len(run) > 1 and speaks_of_pledges(doc, (run[0][0].first, run[0][0].first), run[0][0].block):
                for told, rows in run:
                    found += rows
                    covered |= set(range(told.first, told.last))
            run, head = [], []
    return found, covered


def _head(doc: Document, actors: Actors, row: Row) -> list[str]:
    """What the columns of a table count, from the last one back: "states", "pledges" or ""; nothing for no head."""
    units = doc.lexicon.derived(build_units)
    kinds: list[str] = []
    for first, last in reversed(row.cells):
        word = next((w for w in reversed(doc.tokens.low[first:last]) if w[0].isalpha()), "")
        kinds.append("states" if word in actors.groups else "pledges" if units.get(word) == "pledge" else "")
    if len(row.cells) == 1:
        numbering = not NUMBERING.isdisjoint(doc.tokens.low[row.first : row.last])
        return kinds if kinds[0] == "states" and numbering else []
    return kinds if any(kinds) else []


def _of_row(doc: Document, actors: Actors, row: Row, head: Sequence[str]) -> list[Finding]:
    """The commitment that a row of a table of totals tells."""
    label, *cells = row.cells
    low = doc.tokens.low
    words = low[slice(*label)]
    if (
        not SUMMING.isdisjoint(words)
        or not OTHERWISE.isdisjoint(words)
        or (doc.numbers_in(*label) and low[label[0]] not in actors.groups)
    ):
        return []
    nouns = doc.lexicon.derived(build_nouns)
    groups = any(w in actors.groups for w in words) and any(w in nouns for w in words)
    category = OTHER if groups else category_of(find_terms(doc, *label))
    if not category:
        return []
    states: int | None = None
    amount: tuple[Number, str] | None = None
    for column, cell in enumerate(reversed(cells)):
        kind = "states" if groups else head[column] if column < len(head) else ""
        for number in doc.numbers_in(*cell):
            counted = _counted(doc, actors, number, cell, kind) or _label_unit(doc, label)
            if counted == "states" and number.value <= MOST_STATES:
                states = int(number.value)
            elif counted and counted != "states":
                amount = amount or (number, counted)
    pledges = amount is not None and doc.lexicon.derived(build_units).get(amount[1]) == "pledge"
    if not pledges and (states is None or states < 2):
        return []
    item = Item(label[0], row.last, category, amount[0] if amount else None, amount[1] if amount else None)
    return findings([Actor(count=states)], [item], "pledge", "total-row", 0.85)


def _counted(doc: Document, actors: Actors, number: Number, cell: Span, kind: str) -> str:
    """What a number in a cell counts: "states", the noun after it, or what the column's head says."""
    low, units = doc.tokens.low, doc.lexicon.derived(build_units)
    if number.unit:
        return ""
    after = low[number.last] if number.last < cell[1] else ""
    for i in range(number.last, min(number.last + 3, cell[1])):
        if low[i] in actors.groups:
            return "states"
        if units.get(low[i]) == "pledge" or (i == number.last and units.get(low[i])):
            return low[i]
    if after and after not in ("(", ")", ",", "*"):
        return ""
    return kind


def _label_unit(doc: Document, label: Span) -> str:
    """The noun of a label that counts things itself ("Military and police units"), as printed."""
    units = doc.lexicon.derived(build_units)
    word = doc.tokens.low[label[1] - 1]
    return word if units.get(word) in THINGS and word.endswith("s") else ""
