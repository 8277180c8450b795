"""Lists of who gives what, as pages print them: "Chile: two helicopters; EUR 2 million", "Fiji (30 officers)"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flows.articles.article import BlockKind
from flows.extract.actors import ROLES, Actors
from flows.extract.cells import Span
from flows.extract.document import Document
from flows.extract.entries import Entry, find_entries
from flows.extract.finding import Finding, findings
from flows.extract.givers import Giver
from flows.extract.objects import THINGS, Item
from flows.extract.pledge_nouns import PROMISING, build_nouns
from flows.extract.purposes import GENERAL
from flows.extract.quantities import build_units
from flows.extract.shares import read_shares

#: Words of a heading that make its list one of something else than pledges.
OTHERWISE = frozenset(
    "needs need needed gaps gap shortfall shortfalls wanted requirements required requests wish wishes absent attended "
    "speakers participants deployed currently fatalities casualties contributors ranking arrears unpaid owed "
    "considered consideration observers delegations represented missing lacking vacant unfilled sought".split()
)
#: How many blocks above a list its heading may stand, and how many tokens of them are looked through.
REACH, FARTHEST = 4, 400
#: Longest list, in blocks, above which its heading is looked for.
TALLEST = 60
HEADS = frozenset({BlockKind.TITLE, BlockKind.META, BlockKind.HEADING})


def read_ledgers(doc: Document, actors: Actors) -> tuple[list[Finding], set[int]]:
    """Findings of all ledgers of a document, and the tokens that their entries cover."""
    found: list[Finding] = []
    read: set[int] = set()
    for run in _runs(find_entries(doc, actors)):
        sentence = doc.sentence_of(run[-1].begin)
        end = sentence.last if sentence is not None else run[-1].last
        if len(run) < 2 or not speaks_of_pledges(doc, (run[0].begin, end), run[0].block):
            continue
        for entry in run:
            here = entry_findings(doc, entry)
            found += here
            read |= set(range(entry.begin, entry.last)) if here else set()
    return found, read


def entry_findings(doc: Document, entry: Entry) -> list[Finding]:
    """What an entry gives, for each who gives it."""
    found: list[Finding] = []
    for action, items in read_shares(doc, entry.told):
        for giver in entry.who:
            given = [_counted(doc, item, giver) for item in items if _is_gift(doc, item)]
            found += findings([giver.actor], given, action, "ledger-entry", 0.85)
    return found


def _counted(doc: Document, item: Item, giver: Giver) -> Item:
    """An item with the number that stands beside its giver's name ("Infantry battalions: Rwanda (2)")."""
    if giver.number is None or item.number is not None:
        return item
    return replace(item, number=giver.number, unit=item.unit or doc.span(item.first, item.last))


def _is_gift(doc: Document, item: Item) -> bool:
    """Whether an item of an entry names a thing to give, not an office or a remark."""
    if item.number is not None or item.category not in GENERAL:
        return True
    low, units = doc.tokens.low, doc.lexicon.derived(build_units)
    if item.head in ROLES:
        return False  # "Peru: Luis Quiroz, chief of police"
    return any(
        units.get(low[i]) in THINGS or low[i].endswith(("lift", "transport")) for i in range(item.first, item.last)
    )


def _runs(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Entries that follow one another, at most one other block between them."""
    runs: list[list[Entry]] = []
    for entry in entries:
        if runs and entry.block - _last_block(runs[-1][-1]) <= 2:
            runs[-1].append(entry)
        else:
            runs.append([entry])
    return runs


def _last_block(entry: Entry) -> int:
    return entry.block + (len(entry.told) if len(entry.told) > 1 else 0)


def speaks_of_pledges(doc: Document, span: Span, block: int) -> bool:
    """Whether a list in tokens `span`, the headings and the paragraph above it, or the page's head speak of pledges."""
    low = doc.tokens.low
    nouns = doc.lexicon.derived(build_nouns)
    token, end = span
    if not OTHERWISE.isdisjoint(_heading(doc, token, block)):
        return False
    top = block
    while top > 0 and block - top < TALLEST and doc.blocks[top].kind is not BlockKind.PARAGRAPH:
        top -= 1
    above = low[max(doc.block_ranges[min(top, max(0, block - REACH))][0], token - FARTHEST) : end]
    if not nouns.keys().isdisjoint(above) or not PROMISING.isdisjoint(above):
        return True
    head = (spot for spot, b in zip(doc.block_ranges[:8], doc.blocks[:8], strict=False) if b.kind in HEADS)
    return any(w in nouns or w in PROMISING for first, last in head for w in low[first:last])


def _heading(doc: Document, token: int, block: int) -> Sequence[str]:
    """The words right above a list that tell what it lists: a heading, a lead-in, the sentence it goes on."""
    low = doc.tokens.low
    above = max(0, block - 1)
    while above > 0 and block - above < TALLEST and doc.blocks[above].kind is BlockKind.ITEM:
        above -= 1
    first, last = doc.block_ranges[above]
    leads = doc.blocks[above].kind is not BlockKind.PARAGRAPH or low[last - 1] == ":"
    begin = first if leads else doc.block_ranges[block][0]
    sentence = doc.sentence_of(token)
    if sentence is not None and not leads:
        begin = max(begin, sentence.first)
    return low[begin : min(last, begin + 30)] if leads else low[max(begin, token - 30) : token]
