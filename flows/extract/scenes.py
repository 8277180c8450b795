"""Which sentences tell of another meeting than the main one, so that who acts in them did not act there."""

from __future__ import annotations

from flows.extract.calendar import times_in
from flows.extract.document import Document
from flows.extract.events_found import editions_of, written
from flows.extract.moment import Now, Time
from flows.extract.sentences import Sentence


def of_another(doc: Document, sentence: Sentence) -> bool:
    """Whether a sentence names another meeting, by place or time or as the last or next one, and not the main one."""
    if "scenes" not in doc.memo:
        own = {n.sentence.first for e, _ in editions_of(doc) if e.main for n in e.namings}
        others = {
            n.sentence.first for e, _ in editions_of(doc) if not e.main for n in e.namings if n.named or n.definite
        }
        doc.memo["scenes"] = others - own
    return sentence.first in doc.memo["scenes"]


def long_ago(doc: Document, first: int, last: int) -> bool:
    """Whether tokens `first` to `last` (exclusive) of one sentence tell of a time well before the article's."""
    now = written(doc)
    return any(_is_past(t, now) for t in times_in(doc, first, last, now) if doc.quoted[t.first] is None)


def _is_past(time: Time, now: Now) -> bool:
    if not time.away or now.year is None:
        return False
    if time.start is not None and now.day is not None:
        return time.start < now.day
    if time.year is None:
        return False
    if now.day is not None and time.month:
        return (time.year, time.month) < (now.day.year, now.day.month)
    return time.year < now.year


#: What those did who did not come.
STAYED = frozenset("stayed remained".split())


def at_home(doc: Document, sentence: Sentence) -> bool:
    """Whether a sentence is set far from the meeting: "Back home, …", "the minister, who had stayed in Kigali, …"."""
    low, first = doc.tokens.low, sentence.first
    if "home" in low[first : first + 3] and (low[first] in ("back", "at") or low[first + 1] == "at"):
        return True
    here = doc.words(sentence)
    return "who" in here and any(
        low[k] in STAYED and "who" in low[max(first, k - 3) : k] for k in range(first + 1, sentence.last)
    )
