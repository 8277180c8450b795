"""How much an article is about a meeting: where it is named, how near in time, how far told."""

from __future__ import annotations

from flows.articles.article import BlockKind
from flows.extract.document import Document
from flows.extract.edition import Edition
from flows.extract.meeting_kinds import (
    COUNCIL,
    Meeting,
)
from flows.extract.meeting_places import city_name
from flows.extract.moment import Now

#: What a naming is worth by its place: the headline, the first sentences, the sentences after them, any other.
WEIGHTS = (4.0, 3.0, 2.0, 1.0)
#: What is left of a naming's worth where it is told from afar.
FAR = 0.3


def place_weight(doc: Document, meeting: Meeting) -> float:
    """What a naming is worth by where it stands."""
    if meeting.kind is BlockKind.TITLE:
        return WEIGHTS[0]
    if meeting.kind is BlockKind.META:
        return WEIGHTS[2]
    rank = body_rank(doc, meeting)
    return WEIGHTS[1] if rank < 2 else WEIGHTS[2] if rank < 5 else WEIGHTS[3]


def body_rank(doc: Document, meeting: Meeting) -> int:
    """How many sentences of the body come before the naming's own."""
    if "body" not in doc.memo:
        body = [s for s in doc.prose if doc.kind(s) not in (BlockKind.TITLE, BlockKind.HEADING)]
        doc.memo["body"] = {s.first: n for n, s in enumerate(body)}
    rank = doc.memo["body"].get(meeting.sentence.first, 99)
    return int(rank)


def prominence(doc: Document, edition: Edition, now: Now) -> float:
    """How much the article is about a meeting: where it is named, whether it is just over or in the headline."""
    total = 0.0
    for naming in edition.namings:
        weight = place_weight(doc, naming)
        total += weight * (FAR if naming.kind is not BlockKind.TITLE and _is_far(doc, naming, now) else 1.0)
    recent = [
        t for n in edition.namings for t in n.times if t.start and now.day and -3 <= (now.day - t.start).days <= 6
    ]
    titled = edition.city and any(
        city_name(e) == edition.city
        for s in doc.prose if doc.kind(s) is BlockKind.TITLE for e in doc.entities_in(s.first, s.last)
    )  # fmt: skip
    leads = any(body_rank(doc, n) < 2 for n in edition.namings)
    return total + 2.0 * bool(recent and edition.series != COUNCIL) + 4.0 * bool(titled and leads)


def _is_far(doc: Document, naming: Meeting, now: Now) -> bool:
    """Whether a naming tells of a meeting from afar, in passing, or in the words of another."""
    if naming.away or naming.shift or naming.nested or _in_passing(doc, naming):
        return True
    days = [(now.day - t.start).days for t in naming.times if t.start and now.day]
    return naming.series == COUNCIL and bool(days) and min(days) > 3


def _in_passing(doc: Document, naming: Meeting) -> bool:
    """Whether a meeting only dates something else: "ahead of the ministerial", "since the Lima summit"."""
    before = doc.tokens.low[max(naming.sentence.first, naming.first - 2) : naming.first]
    return before[-1:] in (["before"], ["since"], ["until"]) or before == ["ahead", "of"]
