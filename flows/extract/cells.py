"""Lines of a page as rows of cells: tables parted by bars or gaps, flattened to a cell a line, labelled lines."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from operator import sub

from flows.articles.article import BlockKind
from flows.extract.document import Document
from flows.extract.record import record

Span = tuple[int, int]

#: What parts a label from what it labels.
LABELLING = frozenset({":", "–", "—", "-", "--", "→", ".-", ".–", ":-", "…"})
BARS = frozenset({"|", "¦"})
#: Longest line, in tokens, that is a row, and the longest that is a lone cell.
LONGEST_ROW, LONGEST_CELL = 60, 24
#: Longest label, in tokens.
LONGEST_LABEL = 16


@record
class Row:
    """The cells of one line, token ranges without bullets; `block` is the block it stands in or begins in."""

    block: int
    cells: tuple[Span, ...]

    @property
    def first(self) -> int:
        return self.cells[0][0]

    @property
    def last(self) -> int:
        return self.cells[-1][1]


def rows_of(doc: Document) -> list[Row | None]:
    """Every block of a document as a row, or None where it is none."""
    if "rows" not in doc.memo:
        doc.memo["rows"] = [row_of(doc, block) for block in range(len(doc.blocks))]
    return doc.memo["rows"]  # type: ignore[no-any-return]


def row_of(doc: Document, block: int) -> Row | None:
    """The block as a row: parted by bars or wide gaps, else by its first colon or dash; a lone cell otherwise."""
    first, last = doc.block_ranges[block]
    if doc.blocks[block].kind is BlockKind.CAPTION or not 0 < last - first <= LONGEST_ROW:
        return None
    first = content_start(doc, first, last)
    cells = _columns(doc, first, last)
    if len(cells) == 1:
        cells = _labelled(doc, first, last)
    return Row(block, tuple(cells)) if cells else None


def content_start(doc: Document, first: int, last: int) -> int:
    """The first token after bullets and numbers of points."""
    word = doc.tokens.word
    while first < last - 1:
        sign = not (word[first][0].isalnum() or word[first][-1] in "$€£¥(“")
        marker = len(word[first]) < 4 and word[first + 1] in (")", ".") and (word[first][0] in "(ivxabcdefgh1234567890")
        if not (sign or marker):
            break
        first += 1 + marker
    return first


def _columns(doc: Document, first: int, last: int) -> list[Span]:
    """Cells parted by bars, else by gaps of two spaces or more."""
    low, tokens = doc.tokens.low, doc.tokens
    barred = not BARS.isdisjoint(low[first:last])
    if not barred and max(map(sub, tokens.start[first + 1 : last], tokens.end[first:last]), default=0) < 2:
        return [(first, last)] if last > first else []
    cells: list[Span] = []
    begin = first
    for i in range(first, last):
        if barred and low[i] in BARS:
            if i > begin:
                cells.append((begin, i))
            begin = i + 1
        elif not barred and i > begin and tokens.start[i] - tokens.end[i - 1] >= 2:
            cells.append((begin, i))
            begin = i
    if last > begin:
        cells.append((begin, last))
    return cells


def _labelled(doc: Document, first: int, last: int) -> list[Span]:
    """A label and what it labels ("Helicopters: Chile, Peru"), or one cell."""
    low = doc.tokens.low
    end = min(first + LONGEST_LABEL, last - 1)
    if LABELLING.isdisjoint(low[first + 1 : end]):
        return [(first, last)]
    at = next((i for i in range(first + 1, end) if low[i] in LABELLING and not _is_range(doc, i)), None)
    return [(first, last)] if at is None else [(first, at), (at + 1, last)]


def _is_range(doc: Document, i: int) -> bool:
    """Whether a dash stands between two numbers and nothing else: "2037-2039"."""
    tokens = doc.tokens
    close = tokens.end[i - 1] == tokens.start[i] and tokens.end[i] == tokens.start[i + 1]
    return close and tokens.low[i - 1].isdigit() and tokens.low[i + 1].isdigit()


def flattened(doc: Document, rows: Sequence[Row | None], is_key: Sequence[bool]) -> list[Row]:
    """The rows of tables flattened to a cell a line: runs of lone cells, parted by those for which `is_key` holds.

    A key closes its row where nothing follows the last key or the cells before the first are filled in, else it opens
    its row.
    """
    return [row for run in _lone_runs(doc, rows) for row in _by_period(doc, run, is_key)]


def tabulated(doc: Document, rows: Sequence[Row | None], heads: Collection[str]) -> list[Row]:
    """The rows of tables flattened to a cell a line below a head whose cells are words of `heads`."""
    return [row for run in _lone_runs(doc, rows) for row in _below_head(doc, run, heads)]


def _lone_runs(doc: Document, rows: Sequence[Row | None]) -> Iterator[list[Row]]:
    """Runs of more than three rows that hold a cell each; a None ends one."""
    run: list[Row] = []
    for row in [*rows, None]:
        if row is not None and _is_lone(doc, row):
            run.append(row)
            continue
        if len(run) > 3:
            yield run
        run = []


def _below_head(doc: Document, run: Sequence[Row], heads: Collection[str]) -> list[Row]:
    """The cells of a run in rows as long as its head, which may stand below headings."""
    named = [any(w in heads for w in doc.tokens.low[row.first : row.last]) for row in run]
    named = [known and not doc.numbers_in(row.first, row.last) for known, row in zip(named, run, strict=True)]
    start = next((i for i in range(len(run) - 1) if named[i] and named[i + 1]), None)
    if start is None:
        return []
    body = next((i for i in range(start, len(run)) if not named[i]), len(run))
    width, below = body - start, run[body:]
    if not below:
        return []
    wordy = [i for i, row in enumerate(below) if not doc.numbers_in(row.first, row.last)]
    even = len(below) % width == 0 and all(i in wordy for i in range(0, len(below), width))
    starts = [*range(0, len(below), width)] if even or not wordy else wordy
    return [
        Row(below[i].block, tuple(cell.cells[0] for cell in below[i:end]))
        for i, end in zip(starts, [*starts[1:], len(below)], strict=True)
        if end - i <= width
    ]


def sections(doc: Document, rows: Sequence[Row | None], is_key: Sequence[bool]) -> list[tuple[Row, list[Row]]]:
    """Keys that stand as headings, each with the items below it; keys at equal distances make a table instead."""
    found: list[tuple[Row, list[Row]]] = []
    last = -1
    for row in rows:
        if row is not None and is_key[row.block]:
            found.append((row, []))
            last = row.block
        elif row is not None and row.block == last + 1 and found and doc.blocks[row.block].kind is BlockKind.ITEM:
            found[-1][1].append(row)
            last = row.block
    return [(key, below) for key, below in found if below]


def _is_lone(doc: Document, row: Row) -> bool:
    first, last = row.cells[0]
    return len(row.cells) == 1 and last - first <= LONGEST_CELL and doc.tokens.low[last - 1] not in (".", "?", "!")


def _by_key(run: Sequence[Row], keys: Sequence[int]) -> list[Row]:
    """Rows from one key to the next, where cells left empty, or wrapped, make rows of two to six cells differ."""
    widths = [after - key for key, after in pairwise(keys)]
    if len(keys) < 4 or min(widths) < 2 or max(widths) > 6:
        return []
    ends = [*keys[1:], min(len(run), keys[-1] + max(widths))]
    return [
        Row(run[key].block, tuple(row.cells[0] for row in run[key:end])) for key, end in zip(keys, ends, strict=True)
    ]


def _by_period(doc: Document, run: Sequence[Row], is_key: Sequence[bool]) -> list[Row]:
    """Rows of as many cells as lie between two keys; nothing where the keys do not stand at equal distances."""
    keys = [i for i, row in enumerate(run) if is_key[row.block]]
    if len(keys) < 2:
        return []
    period = keys[1] - keys[0]
    regular = [k for n, k in enumerate(keys) if (k - keys[0]) % period == 0]
    if not 2 <= period <= 6 or len(regular) < len(keys):
        return _by_key(run, keys)
    before = run[max(0, keys[0] - period + 1) : keys[0]]
    filled = any(doc.numbers_in(*row.cells[0]) for row in before)
    closes = keys[-1] == len(run) - 1 or (filled and keys[0] > 0)
    found: list[Row] = []
    for key in regular:
        start = key - period + 1 if closes else key
        cells = run[max(0, start) : start + period]
        if start >= 0 and len(cells) == period:
            found.append(Row(cells[0].block, tuple(cell.cells[0] for cell in cells)))
    return found
