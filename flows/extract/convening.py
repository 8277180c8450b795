"""Meetings told by a verb alone: the Council met, police chiefs gathered, they will meet again in Dakar in 2031."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from flows.articles.article import BlockKind
from flows.extract.calendar import times_in
from flows.extract.document import Document
from flows.extract.lexicon import Lexicon, forms
from flows.extract.marks import mark
from flows.extract.meeting_kinds import COUNCIL, LEADERS, OTHER, REGIONS, Meeting, event_terms
from flows.extract.moment import UNDATED, Now, Time
from flows.extract.sentences import Sentence

#: What the Security Council does when it sits.
SITTING = (
    "meet debate discuss review hear hold consider convene take open weigh examine assemble gather reconvene deliberate"
)
#: What is done to it, or before it, when it sits.
TOLD = "tell brief address inform warn urge remind assure plead caution update implore"
#: What those do who come together.
COMING = "meet gather convene assemble converge congregate"
#: Words before "to meet" by which the Council will.
PLANNED = frozenset("is due set scheduled expected".split())
AGAIN = frozenset("again next anew".split())


def sitting_verbs(lexicon: Lexicon) -> frozenset[str]:
    """Forms of the verbs by which the Council is told to sit."""
    return frozenset(f for lemma in SITTING.split() for f in forms(lemma))


def telling_verbs(lexicon: Lexicon) -> frozenset[str]:
    """Forms of the verbs by which somebody speaks to the Council."""
    return frozenset(f for lemma in TOLD.split() for f in forms(lemma))


def coming_verbs(lexicon: Lexicon) -> frozenset[str]:
    """Forms of the verbs of coming together."""
    return frozenset(f for lemma in COMING.split() for f in forms(lemma)) | {"reconvene", "reconvened", "see"}


#: What goes on for "two days of" it at a meeting that has no other name.
TALKS = frozenset("talks discussions deliberations consultations".split())
#: The Council, verbs of coming together, and what goes on there.
CONVENING = mark(lambda lexicon: lexicon.derived(coming_verbs) | TALKS | {"council"})


def find_convenings(doc: Document) -> Iterator[Meeting]:
    """Namings of meetings by what is done, in order of the text; times and places are left to the caller."""
    low = doc.tokens.low
    coming = doc.lexicon.derived(coming_verbs)
    body = 0
    for sentence in doc.prose:
        title = doc.kind(sentence) in (BlockKind.TITLE, BlockKind.HEADING)
        body += not title
        if title:
            yield from _by_year(doc, sentence)
        for i in doc.places(sentence.first, sentence.last, CONVENING) if doc.mark(sentence) & CONVENING else ():
            if low[i] == "council" and doc.quoted[i] is None:
                yield from _of_council(doc, sentence, i, body)
            elif low[i] in coming and doc.quoted[i] is None:
                after = low[i + 1 : i + 3]
                if low[i] == "see" and "again" not in low[i + 1 : i + 5]:
                    continue
                if any(w in AGAIN for w in after) or low[i] == "see" or low[i].startswith("reconven"):
                    until = next((k - 1 for k in range(i + 1, i + 5) if low[k] in AGAIN), i)
                    meeting = _meeting(doc, sentence, i, until, None)
                    meeting.shift = "next"
                    yield meeting
                elif body <= 3 and (series := _what_for(doc, sentence, i) or _who_comes(doc, sentence, i)):
                    yield _meeting(doc, sentence, i, i, series)
            elif low[i] in TALKS and body <= 3 and low[i - 2 : i] == ["days", "of"] and doc.quoted[i] is None:
                topics = doc.lexicon.derived(event_terms).topics.find(low, sentence.first, sentence.last)
                series_ = _who_comes(doc, sentence, i) or (OTHER if topics else None)
                if series_:
                    yield _meeting(doc, sentence, i, i, series_)


#: What the Council does with a day on which it sits.
SPENDS = frozenset("spent devoted dedicated gave turned sat".split())


def _of_council(doc: Document, sentence: Sentence, i: int, body: int) -> Iterator[Meeting]:
    """The Council at token `i` where it sits: the meeting at hand, or one on a day still ahead."""
    named = doc.tokens.low[i - 1] == "security"
    after = doc.tokens.low[i + 1 : i + 2]
    if named and body <= 2 and after and after[0] in SPENDS and times_in(doc, i, sentence.last):
        yield _meeting(doc, sentence, i - 1, i, COUNCIL)
        return
    if not (named or _is_security(doc, i)):
        return
    ahead = _lies_ahead(doc, sentence)
    if (named or ahead is not None) and _sits(doc, i, sentence):
        meeting = _meeting(doc, sentence, i - 1, i, COUNCIL)
        if ahead is not None and body > 3:
            meeting.shift, meeting.last = "next", max(meeting.last, ahead.last)
        yield meeting


def _is_security(doc: Document, i: int) -> bool:
    """Whether "the Council" at token `i` is the Security Council, named in full elsewhere in the article."""
    if not (doc.tokens.word[i][0].isupper() and doc.tokens.low[i - 1] == "the"):
        return False
    if "security_council" not in doc.memo:
        doc.memo["security_council"] = ("security", "council") in pairwise(doc.tokens.low)
    return bool(doc.memo["security_council"])


def _lies_ahead(doc: Document, sentence: Sentence) -> Time | None:
    """The day after the article's own that a sentence tells of."""
    now: Now = doc.memo.get("written", UNDATED)
    times = times_in(doc, sentence.first, sentence.last, now) if now.day else []
    return next((t for t in times if t.start is not None and now.day is not None and t.start > now.day), None)


def _by_year(doc: Document, sentence: Sentence) -> Iterator[Meeting]:
    """A meeting that a headline calls by those who come and its year: "UN Chiefs of Defence 2036: what was offered"."""
    low = doc.tokens.low
    for year in range(sentence.first + 2, sentence.last):
        if low[year].isdigit() and len(low[year]) == 4 and low[year][:2] == "20":
            found = doc.lexicon.derived(event_terms).attendants.find(low, max(sentence.first, year - 6), year)
            for first, last, series in found:
                if last == year and last - first > 1:
                    meeting = _meeting(doc, sentence, first, last - 1, series)
                    meeting.last = year + 1
                    yield meeting


def _what_for(doc: Document, sentence: Sentence, verb: int) -> str | None:
    """`other` where those who come together do so "to prepare" another meeting."""
    after = doc.tokens.low[verb + 1 : min(sentence.last, verb + 16)]
    return OTHER if any(a == "to" and b == "prepare" for a, b in pairwise(after)) else None


def _meeting(doc: Document, sentence: Sentence, first: int, head: int, series: str | None) -> Meeting:
    return Meeting(sentence, first, head, head + 1, doc.kind(sentence), series, topical=True, definite=True)


def _sits(doc: Document, i: int, sentence: Sentence) -> bool:
    """Whether the Council at token `i` meets, or is spoken to while it does."""
    low = doc.tokens.low
    before = low[max(sentence.first, i - 4) : i - 1]
    if any(w in doc.lexicon.derived(telling_verbs) for w in before):
        return True
    k = i + 1
    while k < min(sentence.last, i + 18):
        if low[k] in doc.lexicon.derived(sitting_verbs) and doc.tags[k] in "VE":
            before = low[max(i + 1, k - 4) : k]
            planned = "to" in before and not PLANNED.isdisjoint(before)
            return planned or not any(w in ("would", "not", "should", "to", "could", "must") for w in before[-2:])
        due = low[k] == "will" or (doc.tags[k] in "BET" and not PLANNED.isdisjoint(low[max(i, k - 1) : k + 2]))
        if (doc.tags[k] in "MBVE" and not due and not doc.tokens.word[k][0].isupper()) or (
            low[k] == "," and k > i + 1 and doc.tags[k - 1] != "P" and k > i + 14
        ):
            return False
        k += 1
    return False


def _who_comes(doc: Document, sentence: Sentence, verb: int) -> str | None:
    """The series of the meeting for which the people before a verb of coming together meet."""
    terms = doc.lexicon.derived(event_terms)
    found = terms.attendants.find(doc.tokens.low, max(sentence.first, verb - 40), verb)
    topical = bool(terms.topics.find(doc.tokens.low, sentence.first, sentence.last)) or any(
        b - a > 1 for a, b, _ in found
    )
    cues = {v for _, _, v in found} - {COUNCIL}
    if any(e.id != "UN" for e in doc.entities_in(sentence.first, verb, "organization")):
        return None  # NATO ministers met
    if found and _only_some(doc, sentence, found[-1][1], verb):
        return OTHER
    if len(cues) == 1:
        series = cues.pop()
        return series if topical or series not in (LEADERS, "peacekeeping-ministerial") else None
    return None


def _only_some(doc: Document, sentence: Sentence, end: int, verb: int) -> bool:
    """Whether those who meet are told country by country or by region: "the ministers of Kenya and Uganda met"."""
    low = doc.tokens.low
    if any(w in REGIONS for w in low[sentence.first : verb]):
        return True
    named = doc.entities_in(end, verb, "country")
    return low[end] in ("of", "from") and 2 <= len(named) <= 8 and named[0].first <= end + 3
