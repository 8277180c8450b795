"""Who is named in bylines and photo credits: "By …", "WORDS …", "UN Photo/…", "Reporter: …", "…/AFP"."""

from __future__ import annotations

from flows.articles.article import BlockKind
from flows.articles.dates import words_beside_date
from flows.extract.agencies import agency_names
from flows.extract.document import Document
from flows.extract.name_words import name_words
from flows.extract.names import Run

CREDITS = frozenset({BlockKind.CREDIT, BlockKind.CAPTION, BlockKind.META})


def credited(doc: Document, run: Run) -> bool:
    """Whether a byline or a photo credit names the run."""
    tokens, block = doc.tokens, doc.blocks[run.block]
    openers = doc.lexicon.derived(name_words).bylines
    floor = doc.block_ranges[run.block][0]
    at = run.first - 1
    before = tokens.low[at] if at >= floor else ""
    if before in (":", "by", "|", "-", "–", "—") and set(tokens.low[max(floor, at - 3) : at + 1]) & openers:
        if run.length < 2 and (not run.unknown or "".join(tokens.word[run.last : run.last + 1])[:1].isupper()):
            return False  # "Author: Staff", "Photo: Mara River Studio"
        return before != "by" or at == floor or block.kind in CREDITS or "photo" in tokens.low[max(floor, at - 2) : at]
    if before == "/" and at > floor and run.length >= 2:
        holder = doc.entities_in(max(floor, at - 3), at)
        if tokens.low[at - 1] in openers or holder or is_agency(doc, at - 1):
            return True
    if block.kind not in CREDITS or run.length < 2:
        return False
    if before == "©" or (before in ("and", ",") and set(tokens.low[floor : floor + 4]) & openers):
        return True
    after = tokens.low[run.last] if run.last < len(tokens) and tokens.end[run.last] <= block.end else ""
    return _is_labelled(doc, run, before, after) or _is_line_of_name(doc, run, before, after)


def _is_labelled(doc: Document, run: Run, before: str, after: str) -> bool:
    """ "WORDS Ann Holm PICTURES Per Lie", "Ann Holm (text)", "Ann Holm in Oslo", "Ann Holm/Daily News"."""
    tokens, block = doc.tokens, doc.blocks[run.block]
    openers, floor = doc.lexicon.derived(name_words).bylines, doc.block_ranges[run.block][0]
    at = run.first - 1
    if (before in openers or before == "from") and (at == floor or tokens.word[at].isupper()):
        return True
    if after == "(" and tokens.low[run.last + 1] in openers:
        return True
    if run.first == floor and run.unknown and after in (",", "in") and _is_from(doc, run.last + 1, block.end):
        return True
    return after == "/" and run.last + 1 < len(tokens) and block.kind is not BlockKind.META


def _is_line_of_name(doc: Document, run: Run, before: str, after: str) -> bool:
    """Whether the name is all that a line holds, or opens or closes a credit."""
    tokens, block = doc.tokens, doc.blocks[run.block]
    starts = run.first == doc.block_ranges[run.block][0]
    ends = tokens.end[run.last - 1] == block.end
    if starts and ends and block.kind is BlockKind.META and run.length in (2, 3):
        titled = any(above.kind is BlockKind.TITLE for above in doc.blocks[: run.block])
        return (titled and run.unknown == run.length) or tokens.word[run.first] in doc.lexicon.derived(name_words).given
    if run.unknown == 0:
        return False
    if starts and block.kind is BlockKind.META and after == "," and run.unknown == run.length < 5:
        titled = any(above.kind is BlockKind.TITLE for above in doc.blocks[: run.block])
        return titled and words_beside_date(doc.text[block.start : block.end].casefold()) is not None
    if starts and block.kind is BlockKind.META and after in ("|", "•", "·"):
        return tokens.word[run.last + 1 : run.last + 2] != [] and tokens.word[run.last + 1][0].isdigit()
    if ends and before == "." and block.kind is BlockKind.CAPTION:
        return all(word.isupper() for word in tokens.word[run.first : run.last])  # "… in their camp. JOSÉ BAUTISTA"
    if block.kind is not BlockKind.CREDIT:
        return False
    return (starts and (after in (",", "|", "-", "–", "") or ends)) or before == ":"


def _is_from(doc: Document, token: int, end: int) -> bool:
    """Whether the rest of a line, from a token to a character, is the city that a report was sent from."""
    city = doc.entity_at.get(token)
    return city is not None and city.kind == "city" and city.end == end


def is_agency(doc: Document, first: int, last: int = 0) -> bool:
    """Whether a token, or those up to `last` (exclusive), are a news agency's name."""
    return " ".join(doc.tokens.low[first : last or first + 1]) in doc.lexicon.derived(agency_names)
