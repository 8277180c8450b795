"""The labelled lines of an advisory or a fact sheet that tell of its meeting: "When: 3-4 April", "Chair" and a name."""

from __future__ import annotations

from collections.abc import Iterator

from flows.articles.article import BlockKind
from flows.extract.document import Document
from flows.extract.record import record

#: Labels in lower case, words joined by one space, and what they label.
LABELS = {
    **dict.fromkeys(("when", "date", "dates", "time", "date and time", "dates and times", "day", "days"), "when"),
    **dict.fromkeys(("where", "venue", "place", "location", "city", "seat"), "where"),
    **dict.fromkeys(("where and when", "when and where", "date and place", "place and date", "venue and date"), "both"),
    **dict.fromkeys(("theme", "themes", "motto", "slogan", "under the theme"), "theme"),
    **dict.fromkeys(
        (
            "who", "who came", "who is coming", "who was there", "who attended", "attendance", "participants",
            "participation", "attendees", "delegations", "present", "guests", "in attendance", "taking part",
        ),
        "who",
    ),
    **dict.fromkeys(("chair", "chairs", "chaired by", "co-chairs", "co-chair", "presided over by", "presiding",
                     "in the chair", "moderator", "chairperson", "chairman", "chairwoman"), "chair"),
    **dict.fromkeys(("host", "hosts", "hosted by", "organizer", "organiser", "organizers", "organisers", "host country",
                     "organized by", "organised by", "convened by", "convener", "conveners"), "host"),
    **dict.fromkeys(("co-host", "co-hosts", "co-hosted by", "co-organizers", "co-organisers"), "co-host"),
    **dict.fromkeys(("format", "mode", "form"), "format"),
    **dict.fromkeys(("speaker", "speakers", "keynote", "keynote speaker", "keynote speakers"), "speaker"),
}  # fmt: skip
#: Longest label, in tokens.
LONGEST = 4
#: How many spaces part the cells of a line.
GAP = 2
PARTING = frozenset(": | – — -".split())
#: Blocks that may hold a cell.
CELLS = frozenset({BlockKind.META, BlockKind.HEADING})
FIRST_WORDS = frozenset(label.split()[0] for label in LABELS)


@record
class Line:
    """A labelled line: what its label says (`kind`), the tokens of what is labelled, `first` to `last` (exclusive)."""

    kind: str
    label: int
    first: int
    last: int


def lines_of(doc: Document) -> list[Line]:
    """The labelled lines of an article, the label in the same block or alone in the block above."""
    if "advisory" not in doc.memo:
        doc.memo["advisory"] = list(_lines(doc))
    return doc.memo["advisory"]  # type: ignore[no-any-return]


def _lines(doc: Document) -> Iterator[Line]:
    low = doc.tokens.low
    ranges = doc.block_ranges
    for number, (first, last) in enumerate(ranges):
        if last <= first:
            continue
        if low[first] not in FIRST_WORDS:
            yield from _run_on(doc, number)
            continue
        end = _label_end(doc, first, last)
        if end is None:
            continue
        kind = LABELS[" ".join(low[first:end])]
        if end < last:
            begin = end + (low[end] in PARTING)
            if begin < last:
                yield Line(kind, first, begin, last)
        elif end == last and number + 1 < len(ranges):
            below, bottom = ranges[number + 1]
            if bottom > below and bottom - below <= 60:
                yield Line(kind, first, below, bottom)


def _run_on(doc: Document, number: int) -> Iterator[Line]:
    """A label run on to the cell before it, above its own cell: "94 delegations Chair", "General Ana Paz"."""
    first, last = doc.block_ranges[number]
    word, low = doc.tokens.word[last - 1], doc.tokens.low[last - 1]
    if low not in LABELS or not word[0].isupper() or last - first < 2 or number + 1 >= len(doc.blocks):
        return
    below, bottom = doc.block_ranges[number + 1]
    if doc.blocks[number].kind in CELLS and doc.tags[last - 2] in "NP" and 0 < bottom - below <= 60:
        yield Line(LABELS[low], last - 1, below, bottom)


def _label_end(doc: Document, first: int, last: int) -> int | None:
    """End of the label that a block begins with and that a sign or the block's end closes."""
    low = doc.tokens.low
    for end in range(min(first + LONGEST, last), first, -1):
        closed = end == last or low[end] in PARTING or doc.tokens.start[end] - doc.tokens.end[end - 1] >= GAP
        if closed and " ".join(low[first:end]) in LABELS:
            return end
    return None
