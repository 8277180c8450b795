"""Every place that names or describes a meeting, with what its own words say of series, year, place and time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flows.articles.article import BlockKind
from flows.extract.calendar import times_in
from flows.extract.document import Document
from flows.extract.marks import mark
from flows.extract.meeting_kinds import (
    COUNCIL,
    KIN,
    OTHER,
    EventTerms,
    Meeting,
    event_terms,
    is_foreign,
    series_told,
    shift_told,
)
from flows.extract.meeting_places import place_of_verb
from flows.extract.meeting_times import locate
from flows.extract.meeting_words import group_end, group_start
from flows.extract.moment import Now
from flows.extract.sentences import Sentence

ORDINALS = {
    w: n
    for n, w in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), start=1
    )
}
#: Most namings read in one article and in one sentence; a text with more is no article.
MOST, CROWD = 300, 12
#: Nouns that meetings are called by.
HEAD = mark(lambda lexicon: lexicon.derived(event_terms).heads)
#: Verbs by which a meeting comes after another, and what such meetings are called.
FOLLOWS = frozenset("followed follows following succeeds succeeded after since".split())
GATHERINGS = frozenset("meeting conference summit ministerial gathering conclave event edition symposium forum".split())
EDITION_WORDS = frozenset("next previous last first second preceding earlier".split())


def find_meetings(doc: Document, now: Now) -> list[Meeting]:
    """The namings of meetings in order of the text, at most `MOST`; meetings on other subjects are left out."""
    terms = doc.lexicon.derived(event_terms)
    found: list[Meeting] = []
    for sentence in _told_in(doc):
        if doc.mark(sentence) & HEAD:
            here = _in_sentence(doc, sentence, terms, now)
            found += here if doc.kind(sentence) is not BlockKind.META else [m for m in here if m.named and not m.nested]
            if len(found) >= MOST:
                break
    return found


def _told_in(doc: Document) -> list[Sentence]:
    """The sentences that name meetings: prose, and the lines above it ("UN Peacekeeping Ministerial, Lima, 3 May")."""
    body = next((s.first for s in doc.prose if doc.kind(s) in (BlockKind.PARAGRAPH, BlockKind.ITEM)), 0)
    head = [s for s in doc.sentences if s.first < body and doc.kind(s) is BlockKind.META and s.last - s.first <= 24]
    return head + doc.prose if head else doc.prose


def _in_sentence(doc: Document, sentence: Sentence, terms: EventTerms, now: Now) -> list[Meeting]:
    low = doc.tokens.low
    heads = [i for i in doc.places(sentence.first, sentence.last, HEAD) if _is_noun(doc, i, sentence)]
    heads = heads[:CROWD]
    firsts = [group_start(doc, head, sentence.first) for head in heads]
    found: list[Meeting] = []
    for n, head in enumerate(heads):
        if n and low[head - 1] == "(" and head - heads[n - 1] <= 3:
            continue  # the abbreviation of the meeting just named
        if n + 1 < len(heads) and firsts[n + 1] <= head:
            continue  # "session" in "session of the Ministerial"
        meeting = _meeting(doc, (firsts[n], head), sentence, terms)
        if meeting is None or not _told(doc, meeting):
            continue
        if low[head].endswith("s") and low[head] != "uncops":
            found += _listed(doc, meeting, now)
            continue
        _bound(doc, meeting, list(zip(firsts, heads, strict=True))[n + 1 :])
        reach = firsts[n] - (low[firsts[n] - 1] in ("for", "of"))
        outer = found[-1] if found and found[-1].series == OTHER and found[-1].last in (reach, firsts[n]) else None
        meeting.nested = meeting.nested or outer is not None or any(m.last > head for m in found)
        apart = low[head + 1 : head + 2] == [","] and low[head + 2 : head + 3] in (["in"], ["at"], ["on"])
        if outer is not None and apart and meeting.last > head + 2 and outer.year is None:
            outer.last, meeting.last = meeting.last, head + 1  # "a meeting for the ministerial, in Oslo in May"
            _placed_after(doc, outer, head + 1, now)
        locate(doc, meeting, now)
        if outer is not None and outer.city is None:
            place_of_verb(doc, outer, meeting.last)  # "a meeting for the ministerial ended in Oslo"
        found.append(meeting)
    return found


def _placed_after(doc: Document, outer: Meeting, first: int, now: Now) -> None:
    """Read place and time of a meeting out of what follows the name of the one that it prepares, from token `first`."""
    rest = replace(outer, first=first, head=first, times=[], told={})
    locate(doc, rest, now)
    outer.city, outer.country, outer.year = outer.city or rest.city, outer.country or rest.country, rest.year
    outer.times, outer.told, outer.away = outer.times or rest.times, rest.told | outer.told, outer.away or rest.away


def _one_before(doc: Document, i: int, sentence: Sentence) -> bool:
    """Whether "one" is told by place or year to be another meeting: "the one in Lima", "follows one in Lima"."""
    low = doc.tokens.low
    if low[i - 1] == "the" and low[i + 1 : i + 3] in (["before", "it"], ["before", "this"], ["before", "that"]):
        return not doc.words(sentence).isdisjoint(GATHERINGS | {"place", "held"})
    if i + 2 >= sentence.last or low[i + 1] not in ("in", "of", "at", "held"):
        return False
    after = low[i - 1] in FOLLOWS and not doc.words(sentence).isdisjoint(GATHERINGS)
    if low[i - 1] != "the" and not after:
        return False
    entity = doc.entity_at.get(i + 2)
    return low[i + 2].isdigit() or (entity is not None and entity.kind in ("city", "country"))


def _told(doc: Document, meeting: Meeting) -> bool:
    """Whether it is the article that speaks, or somebody quoted who names another meeting outright."""
    quotation = doc.quoted[meeting.head]
    if quotation is None or quotation.end - quotation.start <= 90:
        return True
    meeting.nested = True
    return meeting.series is not None and meeting.series != COUNCIL and meeting.shift != "such"


def _bound(doc: Document, meeting: Meeting, following: Sequence[tuple[int, int]]) -> None:
    """Let the description end before another meeting's words begin; widen it for one that is told of in passing.

    `following` holds first token and head of the namings after this one in its sentence.
    """
    low = doc.tokens.low
    if meeting.shift in ("previous", "next", "such"):
        end = min(meeting.sentence.last, meeting.last + 60)
        while meeting.last < end and low[meeting.last] not in (";", "while", "whereas"):
            meeting.last += 1
    for first, head in following:
        if meeting.head < first < meeting.last and not (low[first - 1] == "(" and head == first):
            meeting.last = first


def _listed(doc: Document, meeting: Meeting, now: Now) -> list[Meeting]:
    """Meetings counted out after a plural: "two seminars, one in Rabat in May and another in 2031"."""
    low, sentence = doc.tokens.low, meeting.sentence
    starts = [
        i for i in range(meeting.head + 1, sentence.last - 2)
        if (low[i] in ("one", "another", "second") and low[i + 1] in ("in", "at", "on"))
        or (low[i] == "in" and low[i - 1] in (":", "and") and times_in(doc, i + 1, min(i + 4, sentence.last)))
    ]  # fmt: skip
    if len(starts) < 2 or not (meeting.topical or low[meeting.head + 1 : meeting.head + 2] == ["to"]):
        return []
    ends = [*(s - 1 for s in starts[1:]), sentence.last]
    found = []
    for first, last in zip(starts, ends, strict=True):
        part = Meeting(sentence, first, first, last, meeting.kind, OTHER, topical=True, shift="another", listed=True)
        locate(doc, part, now)
        if part.year or part.city:
            found.append(part)
    return found


def _is_noun(doc: Document, i: int, sentence: Sentence) -> bool:
    low, tags = doc.tokens.low, doc.tags
    before = tags[i - 1] if i > sentence.first else "."
    after = tags[i + 1] if i + 1 < sentence.last else "."
    if low[i] == "meeting" or tags[i] in "GV":
        return (
            before in "DJNP#SG."
            and not (after in "DPO#" and before not in "DJ")
            and (tags[i] != "V" or before in "DJNPS")
        )
    if low[i] in KIN:
        return low[i - 1] == "its"
    if low[i] == "one":
        return low[i - 1] in EDITION_WORDS or _one_before(doc, i, sentence)
    return not (
        i + 1 < sentence.last and low[i + 1] in ("room", "hall", "call", "centre", "center", "documents", "table")
    )


def _meeting(doc: Document, group: tuple[int, int], sentence: Sentence, terms: EventTerms) -> Meeting | None:
    low = doc.tokens.low
    first, head = group
    after = low[head + 1] if head + 1 < sentence.last else ""
    if (low[head] == "ministerial" and after in terms.heads) or (
        low[head] in ("meeting", "meetings") and after in ("with", "between")
    ):
        return None  # an adjective; two sides that meet
    last = group_end(doc, head, sentence)
    topics = terms.topics.find(low, first, last)
    if not topics and is_foreign(doc, first, head, terms):
        return None
    meeting = Meeting(sentence, first, head, last, doc.kind(sentence), strong=terms.heads[low[head]] == "strong")
    meeting.definite = low[first] in ("the", "this", "that", "these", "its", "whose") or doc.tags[first] == "P"
    meeting.topical = bool(topics)
    prepares = any(value == "preparation" and at < head + 4 for at, _, value in topics)
    meeting.ordinal = next((ORDINALS[low[k]] for k in range(first, head) if low[k] in ORDINALS), 0)
    meeting.series = series_told(doc, meeting, terms, prepares)
    meeting.shift = shift_told(doc, meeting, terms)
    return meeting
