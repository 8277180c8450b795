"""What a report says beside the quotations in it, without the words that only lead over to them."""

from __future__ import annotations

from flows.extract.document import Document
from flows.extract.quoted import Quote


def beside(doc: Document, span: tuple[int, int], inside: list[Quote]) -> list[tuple[int, int]]:
    """What a token range holds beside its quotations, without a remark hung on after the last of them."""
    spans = _without(span, inside)
    if len(spans) > 1 and doc.tokens.low[spans[-1][0]] == ",":
        tags = doc.tags[spans[-1][0] : spans[-1][1]]
        verb = next((n for n, tag in enumerate(tags) if tag in "VMBE"), None)
        if verb is None or "W" in tags[:verb]:
            return spans[:-1]
    return spans


def trim(doc: Document, first: int, last: int) -> tuple[int, int]:
    """A token range without marks and conjunctions at its ends."""
    word, low = doc.tokens.word, doc.tokens.low
    while first < last and (word[first] in ",;:–—-.”" or low[first] in ("--", "and", "but")):
        first += 1 + (low[first] == "and" and low[first + 1 : first + 2] == ["that"])
    while last > first and (word[last - 1] in ",;:–—.!-“‘" or low[last - 1] in ("and", "but", "while", "--")):
        last -= 1
    return first, last


def without_loose_end(
    doc: Document, rest: list[tuple[int, int]], inside: list[Quote], frame: str
) -> list[tuple[int, int]]:
    """What is left before a quotation without the words that lead over to it: "praised Oslo for turning “…”"."""
    if not rest or not inside or frame not in ("np", "obj-to", "noun") or rest[-1][1] > inside[0].first:
        return rest
    first, last = rest[-1]
    while last > first and doc.tags[last - 1] in "IGT":
        last -= 1
    return [*rest[:-1], (first, last)] if last > first else rest[:-1]


def _without(span: tuple[int, int], quotes: list[Quote]) -> list[tuple[int, int]]:
    """A token range without the quotations, marks included, that lie in it."""
    first, last = span
    spans: list[tuple[int, int]] = []
    for quote in quotes:
        if first <= quote.first and quote.last <= last:
            spans.append((first, quote.first - 1))
            first = quote.last + 1
    return [(a, b) for a, b in [*spans, (first, last)] if b > a]
