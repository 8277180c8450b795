"""Where a page says who gives what: names that open a line, cells of a table, headings, names in brackets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.articles.article import BlockKind
from flows.extract.actors import Actors
from flows.extract.cells import Row, Span, flattened, rows_of, sections, tabulated
from flows.extract.clauses import is_relative
from flows.extract.document import Document
from flows.extract.givers import LONGEST_NAME, Giver, giver_names, givers_in
from flows.extract.objects import read_items

#: What parts the name of a state from what it gives; a bracket does where it holds the gift.
PARTING = frozenset({":", "–", "—", "-", "--", "|", "→", ".-", ".–", ":-", "•"})
#: Words before a name that make it no entry of its own.
BOUND = frozenset(
    "of in from to by with for at and the into against near over between as on including via or , ( ' ’".split()
)
#: Words that say of several names that they give together.
JOINTLY = frozenset("jointly joint together both each combined".split())
#: Kinds of blocks that hold no facts.
OUTSIDE = frozenset({BlockKind.CAPTION, BlockKind.CREDIT})
#: Words of the heads of tables of pledges.
TABLE_HEADS = frozenset(
    "contribution contributions pledge pledges commitment commitments offer offers capability asset item what size "
    "amount number quantity strength value sum from when start starting date by until status mission where place for "
    "duration period purpose unit units personnel year remarks note notes type category area field theme subject topic "
    "sector domain description delivery deadline recipient beneficiary partner ready available destination".split()
)
#: A longer cell, in tokens, tells number and thing.
FIELD = 3
#: The longest entry, in tokens.
LONGEST_ENTRY = 90


@dataclass(frozen=True, slots=True)
class Entry:
    """What one line of a ledger gives: `who`, and the token ranges that say what, from token `begin` on."""

    who: tuple[Giver, ...]
    begin: int
    told: tuple[Span, ...]
    block: int

    @property
    def last(self) -> int:
        return max([self.begin + 1, *(last for _, last in self.told)])


def find_entries(doc: Document, actors: Actors) -> list[Entry]:
    """The entries of a document, in order: names that open a line, and rows with a cell of names further on."""
    opened = _opened(doc, actors)
    taken = {entry.block for entry in opened}
    rows = rows_of(doc)
    keys = [row is not None and len(row.cells) == 1 and bool(givers_in(doc, actors, row.cells[0])) for row in rows]
    headed = sections(doc, rows, keys) if any(keys) else []
    more = flattened(doc, rows, keys) if sum(keys) > 1 and not headed else []
    more += [row for row in rows if row is not None and len(row.cells) > 1 and row.block not in taken]
    wide = {row.block for row in rows if row is not None and len(row.cells) > 2}
    entries = [entry for entry in opened if entry.block not in wide]
    entries += [entry for row in more for entry in _of_row(doc, actors, row)]
    entries += [entry for row in rows if row and row.block in wide & taken for entry in _of_row(doc, actors, row)]
    entries += _headed(doc, actors, headed)
    entries += [] if any(keys) else _own(doc, actors, tabulated(doc, rows, TABLE_HEADS))
    entries += _bracketed(doc, actors)
    entries += _going_on(doc, actors, rows, entries)
    return sorted(entries, key=lambda entry: entry.begin)


def _going_on(doc: Document, actors: Actors, rows: Sequence[Row | None], entries: Sequence[Entry]) -> list[Entry]:
    """Rows of a table whose first cells are empty because they are those of the row before."""
    wide = {row.block for row in rows if row is not None and len(row.cells) > 2}
    whose = {entry.block: entry.who for entry in entries if entry.block in wide}
    found: list[Entry] = []
    for row, before in zip(rows[1:], rows, strict=False):
        if row is None or before is None or row.block in whose or before.block not in whose:
            continue
        if any(doc.blocks[r.block].kind is not BlockKind.ITEM for r in (row, before)) or row.first in doc.entity_at:
            continue
        named = any(givers_in(doc, actors, cell) for cell in row.cells)
        if named or not 1 < len(row.cells) < max(3, len(before.cells)):
            continue
        whose[row.block] = whose[before.block]
        found.append(Entry(whose[row.block], row.first, row.cells, row.block))
    return found


def _of_row(doc: Document, actors: Actors, row: Row) -> list[Entry]:
    """The entry of a row one of whose cells names states and nothing else."""
    for cell in row.cells:
        who = givers_in(doc, actors, cell)
        if who:
            told = [other for other in row.cells if other != cell]
            told += [giver.more for giver in who if giver.more is not None]
            return [Entry(tuple(who), row.first, tuple(told), row.block)] if told else []
    return []


def _own(doc: Document, actors: Actors, rows: Sequence[Row]) -> list[Entry]:
    """Rows of a table that names nobody: what the country gives whose page it is."""
    if not rows or actors.main is None or any(givers_in(doc, actors, cell) for row in rows for cell in row.cells):
        return []
    return [Entry((Giver(actors.main),), row.first, row.cells[_is_field(doc, row) :], row.block) for row in rows]


def _is_field(doc: Document, row: Row) -> bool:
    """Whether a row's first cell says in which field the second tells a whole gift: "Women", "EUR 2 million for …"."""
    if len(row.cells) < 3:
        return False
    first, last = row.cells[1]
    return last - first > FIELD and bool(doc.numbers_in(first, last))


def _headed(doc: Document, actors: Actors, headed: Sequence[tuple[Row, list[Row]]]) -> list[Entry]:
    """The items below headings that are names of states."""
    return [
        Entry(tuple(givers_in(doc, actors, key.cells[0])), row.first, ((row.first, row.last),), row.block)
        for key, below in headed
        for row in below
    ]


def _bracketed(doc: Document, actors: Actors) -> list[Entry]:
    """Things with those who give them in brackets after: "helicopters (Chile, Peru), battalions (Rwanda, 2)"."""
    low = doc.tokens.low
    found: list[Entry] = []
    after = 0
    for entity in doc.entities:
        i = entity.first - 1
        if i < 1 or low[i] not in ("(", "[") or entity.kind not in ("country", "organization"):
            continue
        close = next((k for k in range(i + 1, min(i + LONGEST_NAME, len(low))) if low[k] in ")]"), None)
        sentence = doc.sentence_of(i)
        if close is None or sentence is None or doc.kind(sentence) in OUTSIDE:
            continue
        begin = max(sentence.first, after)
        who = givers_in(doc, actors, (i + 1, close))
        items = read_items(doc, begin, i) if who else []
        if items:
            told = (items[-1].first, i)
            found.append(Entry(tuple(who), told[0], (told,), sentence.block))
            after = close + 1
    return found


def _opened(doc: Document, actors: Actors) -> list[Entry]:
    """All places where the name of a state opens a line, or a part of a line, that goes on with a gift."""
    found: list[tuple[tuple[Giver, ...], int, int, int]] = []
    after = -1
    for entity in doc.entities:
        if entity.first < after or entity.kind not in ("country", "organization"):
            continue
        block = actors.block_of(entity.first)
        if doc.blocks[block].kind in OUTSIDE or not _opens(doc, entity.first, block):
            continue
        who, end = giver_names(doc, actors, entity, doc.block_ranges[block][1])
        content = _parted(doc, end, doc.block_ranges[block][1]) if who else None
        if content is not None:
            givers = tuple(Giver(actor) for actor in who)
            found.append((givers, _line_start(doc, entity.first, block), content, block))
            after = content
    limits = [begin for _, begin, _, _ in found[1:]] + [len(doc.tokens)]
    return [
        Entry(who, begin, ((first, _entry_end(doc, first, block, limit)),), block)
        for (who, begin, first, block), limit in zip(found, limits, strict=False)
    ]


def _opens(doc: Document, i: int, block: int) -> bool:
    """Whether a name opens its block, bullets aside, or a line that was joined to the one before."""
    if _line_start(doc, i, block) == doc.block_ranges[block][0]:
        return True
    if doc.quoted[i] is not None:
        return False
    low, known = doc.tokens.low, doc.entity_at[i]
    return low[i - 1] not in BOUND or (
        low[i - 1] in ("from", "by", ",", "and") and low[known.last : known.last + 1] == ["("]
    )


def _line_start(doc: Document, i: int, block: int) -> int:
    """The token at which the line of a name begins: bullets and numbers of points before it belong to it."""
    first = doc.block_ranges[block][0]
    start = i
    while start > first and i - start < 4 and (doc.tags[start - 1] in ".#" or len(doc.tokens.low[start - 1]) < 3):
        start -= 1
    return start if start == first else i


def _parted(doc: Document, i: int, last: int) -> int | None:
    """Where the gift begins after a name that ends before token `i`, or None where nothing parts the two."""
    low = doc.tokens.low
    i += 2 * (low[i : i + 1] == [","] and low[i + 1 : i + 2] != [] and low[i + 1] in JOINTLY)
    i += 3 * (low[i : i + 1] == ["("] and low[i + 2 : i + 3] == [")"] and low[i + 1] in JOINTLY)
    if i + 1 < last and low[i] in ("(", "[") and doc.tags[i + 1] in "PN":
        close = next((k for k in range(i + 1, min(i + 8, last)) if low[k] in ")]"), last)
        if close + 1 < last and low[close + 1] in PARTING:
            i = close + 1  # "Germany (Ministry of Defence): …"
    if i >= last:
        return None
    if low[i] in PARTING:
        return i + 1 if i + 1 < last else None
    if low[i] == "." and i + 1 < last:
        return i + 1 if _is_verbless(doc, i + 1) else None
    if low[i] == "(" and i + 2 < last and low[i + 2] != ")" and doc.tags[i + 1] in "#DNJ":
        return i + 1 if not doc.tokens.word[i + 1][0].isupper() else None
    return i if doc.tokens.start[i] - doc.tokens.end[i - 1] >= 2 else None


def _is_verbless(doc: Document, i: int) -> bool:
    """Whether a sentence that begins at token `i` says what is given without a verb ("Fiji. Another 90 soldiers.")."""
    sentence = doc.sentence_at(doc.tokens.start[i])
    if sentence is None or sentence.first != i or not doc.numbers_in(i, min(i + 4, sentence.last)):
        return False
    first = next(iter(doc.verbs(sentence)), None)
    return first is None or is_relative(doc, first, i)


def _entry_end(doc: Document, first: int, block: int, following: int) -> int:
    """Where an entry ends: with its bracket, before the next entry or a quotation, or with its sentence or block."""
    low = doc.tokens.low
    last = min(doc.block_ranges[block][1], first + LONGEST_ENTRY, max(following, first))
    if low[first - 1] == "(":
        return next((k for k in range(first, last) if low[k] == ")"), last)
    sentence = doc.sentence_of(first)
    opener = next((k for k in range(first, last) if low[k] in ("“", "„", "«", '"')), last)
    return min(last, opener, sentence.last if sentence is not None else last)
