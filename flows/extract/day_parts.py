"""Which part of a meeting a day is: its first, its last, or one of its days."""

from __future__ import annotations

from flows.extract.document import Document
from flows.extract.lexicon import Lexicon, forms
from flows.extract.meeting_kinds import Meeting
from flows.extract.meeting_length import COUNTS
from flows.extract.moment import Time

ORDINALS = {w: n for n, w in enumerate("first second third fourth fifth sixth".split(), start=1)} | {"opening": 1}
LASTS = frozenset("final last closing concluding".split())
#: The role of a day that stands after such words.
UNTIL, SINCE = (
    frozenset("until till through ending".split()),
    frozenset("from since starting beginning opening".split()),
)
#: How far, in tokens, a day may stand from the words that tell its part in the meeting.
NEAR = 14
#: What is open to all, and does not open.
OPEN_TO = frozenset("debate debates session meeting discussion consultations to questions letter".split())


def turning_words(lexicon: Lexicon) -> dict[str, str]:
    """Forms of the verbs and nouns of opening and closing, and which of the two they are."""
    words: dict[str, str] = {}
    for row in lexicon.table("event_terms"):
        if row["role"] in ("opens", "closes"):
            for form in forms(row["term"].split()[0]):
                words.setdefault(form, row["role"])
    return words


def days_after_first(doc: Document, time: Time, last: int) -> int | None:
    """How many days after the first a day lies: "17 November, the first of two days"; None where none are counted."""
    low = doc.tokens.low
    for k in range(time.last, min(time.last + 4, last - 3)):
        if low[k] in ORDINALS and low[k + 1] == "of" and low[k + 2] in COUNTS and low[k + 3] == "days":
            return ORDINALS[low[k]] - 1
    return None


def part_of(doc: Document, naming: Meeting, time: Time) -> tuple[str, int]:
    """Which part of the meeting a day is (start, end, on), and how many days it lies after the first."""
    low = doc.tokens.low
    counted = counted_day(doc, naming, time)
    if counted is not None:
        return counted
    before = low[time.first - 1] if time.first else ""
    if before in UNTIL:
        return "end", 0
    if before in SINCE:
        return "start", 0
    turning = doc.lexicon.derived(turning_words)
    lo, hi = max(naming.sentence.first, time.first - NEAR), min(naming.sentence.last, time.last + NEAR)
    near = sorted(
        (abs(k - time.first) + (0 if k < time.first else 1), k) for k in range(lo, hi)
        if low[k] in turning and doc.quoted[k] is None and _of_meeting(doc, k, naming)
    )  # fmt: skip
    if not near:
        return "on", 0
    return ("start" if turning[low[near[0][1]]] == "opens" else "end"), 0


def _of_meeting(doc: Document, k: int, naming: Meeting) -> bool:
    """Whether a word of opening or closing is said of the meeting, not of a letter, a gap or a year."""
    low, tags = doc.tokens.low, doc.tags
    after = low[k + 1] if k + 1 < naming.sentence.last else "."
    if after == "of":
        return k < naming.head <= k + 8
    if low[k] == "open" and (after in OPEN_TO or low[k - 1] in ("an", "a")):
        return False  # "an open debate"
    if tags[k] in "NJ" and not low[k].endswith(("ing", "ed")):
        return low[k - 1] == "an" or low[k - 2 : k] == ["to", "a"] or (low[k - 1] in ("its", "the") and naming.head < k)
    if tags[k] in "VE" and low[k - 1] == "to" and k < naming.first and naming.first - k > 6:
        return False
    if after == "up":
        return low[k].startswith(("wrap", "wound", "wind"))
    return after not in ("letter", "fire", "with", "gaps", "doors", "door", "consultations")


def counted_day(doc: Document, naming: Meeting, time: Time) -> tuple[str, int] | None:
    """ "the second and final day", "first day of the conference" near a day; None where no day is counted."""
    low = doc.tokens.low
    lo, hi = max(naming.sentence.first, time.first - 8), min(naming.sentence.last, time.last + 8)
    for k in range(naming.sentence.first, naming.sentence.last - 1):
        if low[k] == "after" and low[k + 2] == "days" and low[k + 1] in COUNTS and low[k + 3] in ("of", "in"):
            return "end", COUNTS[low[k + 1]] - 1
    for k in range(lo, hi):
        if low[k] != "day" or k == naming.sentence.first:
            continue
        words = low[max(lo, k - 3) : k]
        number = next((ORDINALS[w] for w in words if w in ORDINALS), 0)
        if any(w in LASTS for w in words):
            return "end", max(0, number - 1)
        if number:
            return "start", number - 1
    return None
