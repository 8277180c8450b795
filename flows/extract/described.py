"""Of which series a meeting is that the article only describes, by those who come to it and by its subject."""

from __future__ import annotations

from collections.abc import Container

from flows.extract.document import Document
from flows.extract.meeting_kinds import LEADERS, MINISTERIAL, OTHER, OWN_KIND, EventTerms, Meeting, event_terms


def series_by_attendance(doc: Document, meeting: Meeting, elsewhere: Container[int]) -> str:
    """The series that those who come to an unnamed meeting tell; tokens `elsewhere`, on other meetings, say nothing."""
    terms: EventTerms = doc.lexicon.derived(event_terms)
    low = doc.tokens.low
    if any(v == "preparation" for _, _, v in terms.topics.find(low, meeting.first, meeting.last)):
        return OTHER
    if _is_narrow(doc, meeting, terms):
        return OTHER
    seen: dict[str, int] = {}
    for sentence in doc.prose[:14]:
        for at, _, series in terms.attendants.find(low, sentence.first, sentence.last):
            if at not in elsewhere:
                seen[series] = seen.get(series, 0) + 1
    words = doc.words(meeting.sentence)
    if "minister" in words and not words.isdisjoint(("colleagues", "counterparts")):
        seen[MINISTERIAL] = 1
    if low[meeting.head] == "summit" and "leaders" in words:
        return LEADERS
    for series in (MINISTERIAL, "chiefs-of-defence-conference", "chiefs-of-police-summit", LEADERS):
        if series in seen:
            return series
    return OTHER


#: Words of a subject as wide as peacekeeping itself.
WIDE = frozenset(
    "the un u.n. united nations future of state strengthening improving reform reforming modern international world "
    "these those such its their how and role".split()
)


def _is_narrow(doc: Document, meeting: Meeting, terms: EventTerms) -> bool:
    """Whether a meeting is on one side of peacekeeping only: "a virtual meeting on medical support for missions"."""
    low = doc.tokens.low
    i = meeting.head + 1
    if i >= meeting.last or low[i] not in ("on", "about", "dedicated", "devoted"):
        return low[meeting.head] in OWN_KIND
    i += 1
    while i < meeting.last and (low[i] in WIDE or low[i] in ("to", "'s", "’s")):
        i += 1
    return i < meeting.last and terms.topics.match(low, i) is None
