"""What goes with a commitment: who benefits, by when, and whether it can deploy rapidly."""

from __future__ import annotations

from flows.extract.document import Document
from flows.extract.grammar import noun_group_from

MONTHS = frozenset(
    "january february march april may june july august september october november december spring summer autumn "
    "winter".split()
)
BY = frozenset("by before from until starting from in within during beginning".split())
RAPID = frozenset(
    "rapid rapidly rapid-response rapid-reaction rapid-deployment quick-reaction quick-response high-readiness "
    "fast-moving".split()
)
RECEIVERS = frozenset(
    "countries states nations partners contributors peacekeepers missions operations victims soldiers officers "
    "participants mission troops contingents contingent battalion battalions police women department "
    "secretariat fund".split()
)
OWN = frozenset("its his her their our my these those this that".split())
ACTORS = frozenset("country organization mission initiative city".split())
#: Words that tell when a pledge was made, not when it is due: "the offer made in 2027".
MADE = frozenset("made given announced issued promised pledged first in of".split())


def due_of(doc: Document, first: int, last: int) -> str | None:
    """By or from when, as printed: "by 2024", "from July", "before the end of 2032", "within 60 days"."""
    low = doc.tokens.low
    for i in range(first, last - 1):
        if low[i] not in BY or (low[i] == "in" and not low[i + 1].isdigit() and low[i + 1] not in MONTHS):
            continue
        if low[i] == "in" and low[i - 1] in MADE:
            continue
        for k in range(i + 1, min(i + 7, last)):
            year = low[k].isdigit() and len(low[k]) == 4 and "1990" < low[k] < "2100"
            if year or (low[k] in MONTHS and low[i] != "may"):
                follows = k + 1 < last and low[k + 1].isdigit() and len(low[k + 1]) == 4
                return doc.span(i, k + 2 if follows and not year else k + 1)
            if low[i] == "within" and low[k] in ("days", "months", "weeks", "year", "years", "hours"):
                return doc.span(i, k + 1)
            if doc.tags[k] not in "DNJP#I":
                break
    return None


def is_rapid(doc: Document, first: int, last: int) -> bool:
    """Whether the stretch speaks of rapid deployment or standby at short notice."""
    low = doc.tokens.low
    for i in range(first, last):
        if low[i] in RAPID or (
            low[i] in ("quick", "fast", "high")
            and i + 1 < last
            and low[i + 1] in ("reaction", "response", "deployment", "readiness", "deploying")
        ):
            return True
        if low[i] in ("short", "days'") and i + 1 < last and low[i + 1] == "notice":
            return True
        if low[i] == "within" and "days" in low[i + 1 : i + 4]:
            return True
    return False


def beneficiary_of(doc: Document, first: int, last: int) -> str | None:
    """Who is to benefit, as printed: the receiver after "to" or "for", or whom a thing there is of or in.

    "to the mission in South Sudan", but of "for the training of African peacekeepers" the peacekeepers alone.
    """
    low, tags = doc.tokens.low, doc.tags
    for i in range(first, last - 1):
        if low[i] not in ("to", "for", "towards") or low[i - 1] == "up":
            continue
        if tags[i + 1] not in "DNJP#" and low[i + 1] != "partner":
            continue
        begin, end = i + 1, _group_end(doc, i + 1, last)
        while not _receives(doc, begin, end):
            if not (begin < end < last - 1 and low[end] in ("of", "in")):
                break
            begin, end = end + 1, _group_end(doc, end + 1, last)
        else:
            while end + 1 < last and low[end] in ("of", "in") and _group_end(doc, end + 1, last) > end + 1:
                end = _group_end(doc, end + 1, last)
            if low[end - 1] == "exploitation" and low[end : end + 2] == ["and", "abuse"]:
                end += 2
            return doc.span(begin, end)
    return None


def _group_end(doc: Document, first: int, last: int) -> int:
    """End of the noun group at a token, before any comma."""
    end = noun_group_from(doc.tags, first + 1 if doc.tokens.low[first] == "partner" else first, last)
    return next((k for k in range(first, end) if doc.tokens.low[k] in (",", "(", ";")), end)


def _receives(doc: Document, first: int, last: int) -> bool:
    """Whether a noun group can receive: it holds an actor or a place, or its last word is one of the receivers."""
    low = doc.tokens.low
    if first >= last or low[first] in OWN or any(doc.tags[k] == "D" for k in range(first + 1, last)):
        return False
    return low[last - 1] in RECEIVERS or any(e.kind in ACTORS for e in doc.entities_in(first, last))
