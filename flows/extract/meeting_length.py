"""How many days a meeting lasted: "the two-day conference", "after three days of talks"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.extract.document import Document
from flows.extract.meeting_kinds import Meeting

COUNTS = {w: n for n, w in enumerate("one two three four five six seven".split(), start=1)}
DURATION = re.compile(r"(one|two|three|four|five|six|seven|[1-7])-days?$|(?:day)-long$")
#: Words before a count of days by which something lasts so long, and words after it by which it does not.
LASTING = frozenset("spent over for lasted lasting after the last lasts took during".split())
SPENT = frozenset("spent lasted lasting over during".split())
APART = frozenset("ago later before earlier after away notice out".split())


def length_told(doc: Document) -> int | None:
    """How long the main meeting lasted, from the first sentences: "sent delegations for the two days"."""
    low = doc.tokens.low
    for sentence in doc.prose[:8]:
        for i in range(sentence.first + 1, sentence.last - 1) if "days" in doc.words(sentence) else ():
            spent = low[i - 1] in SPENT or low[i - 2 : i] in (["for", "the"], ["over", "the"])
            spent = spent or (low[i - 1] == "in" and "delegations" in doc.words(sentence))
            spent = spent or (low[i - 2 : i] == ["in", "the"] and "part" in doc.words(sentence))
            spent = spent or (low[i - 1] == "of" and low[i - 2] in ("first", "second", "last", "opening"))
            if low[i + 1] == "days" and low[i] in COUNTS and spent:
                return COUNTS[low[i]]
    return None


def length_of(doc: Document, naming: Meeting) -> int | None:
    """How many days a naming says its meeting lasts; None where it does not."""
    low = doc.tokens.low
    for i in range(naming.sentence.first, naming.sentence.last - 2):
        if low[i + 1] == "days" and low[i] in COUNTS and doc.quoted[i] is None and _lasts(low, i):
            return COUNTS[low[i]]  # after two days of deliberations
    for i in range(naming.first, min(naming.last + 1, naming.sentence.last)):
        match = DURATION.match(low[i]) if "-" in low[i] else None
        if match:
            count = match.group(1)
            return 1 if count is None else COUNTS.get(count) or int(count)
    return None


def _lasts(low: Sequence[str], i: int) -> bool:
    """Whether "two days" at token `i` tell how long something went on."""
    return low[i + 2] in ("of", "in", "at") or (low[i - 1] in LASTING and low[i + 2] not in APART)
