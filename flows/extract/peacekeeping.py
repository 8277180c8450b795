"""Whether an article is about UN peacekeeping at all, by the words it uses."""

from __future__ import annotations

from flows.articles.article import BlockKind
from flows.extract.document import Document
from flows.extract.lexicon import Lexicon, forms
from flows.extract.phrases import Phrases


def build_vocabulary(lexicon: Lexicon) -> Phrases[int]:
    """Weight of each phrase of `peacekeeping_terms.csv`, plural forms among them."""
    entries: list[tuple[str, int]] = []
    for row in lexicon.table("peacekeeping_terms"):
        head, space, last = row["term"].rpartition(" ")
        entries += [(head + space + form, int(row["weight"])) for form in forms(last, "NOUN") | {last}]
    return Phrases(entries)


def concerns_peacekeeping(doc: Document) -> bool:
    """Whether peacekeeping is the article's own subject: named in its title or opening, or again and again.

    An article that mentions a mission or peacekeepers in passing does not qualify.
    """
    phrases = doc.lexicon.derived(build_vocabulary)
    low = doc.tokens.low
    missions = {e.first for e in doc.entities if e.kind in ("mission", "initiative")}
    total, opening = 0, 0
    begin = _opening_end(doc)
    for i in range(len(low)):
        weight = 2 if i in missions else 0
        if not weight and low[i] in phrases:
            hit = phrases.match(low, i)
            weight = hit[0] if hit else 0
        total += weight
        opening += weight if i < begin else 0
    return total >= 5 and (opening >= 2 or total >= 10) and total * 120 >= len(low)


def _opening_end(doc: Document) -> int:
    """The token at which the article's opening (headline and first three paragraphs) ends."""
    seen = 0
    for block, (_, last) in zip(doc.blocks, doc.block_ranges, strict=True):
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            seen += 1
            if seen == 3:
                return last
    return len(doc.tokens)
