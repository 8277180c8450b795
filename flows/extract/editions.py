"""The distinct meetings an article speaks of, each with all its namings, and which of them the article is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.articles.article import BlockKind
from flows.extract.dates import find_days
from flows.extract.described import series_by_attendance
from flows.extract.document import Document
from flows.extract.edition import Edition
from flows.extract.meeting_kinds import (
    COUNCIL,
    LEADERS,
    MINISTERIAL,
    OTHER,
    REGIONS,
    EventTerms,
    Meeting,
    event_terms,
)
from flows.extract.metadata import Printed
from flows.extract.moment import Now
from flows.extract.prominence import place_weight, prominence

#: Address of a page that carries the year and month of its publication.
DATED_ADDRESS = re.compile(r"/(20\d\d)/(0[1-9]|1[0-2])/")
#: A meeting told from afar ("last year's ministerial") must be named this much to be what the article is about.
REMOTE_BAR, BAR = 4.5, 2.0
#: Words before a meeting's name by which another one prepares it.
PREPARING = frozenset("prepare prepares prepared preparing preparation preparations run-up lead-up towards".split())
AHEAD_OF = frozenset({"preparatory", "pre-ministerial"})
LEADING_TO = (
    ["ahead", "of"],
    ["way", "for"],
    ["way", "to"],
    ["up", "to"],
    ["road", "to"],
    ["month", "'s"],
    ["spring", "'s"],
)
#: Words of those who sit together and of what they do there; an article with that many of them reports from a meeting.
SITTING = frozenset(
    "delegation delegations delegates participants plenary podium rostrum lectern floor hall communique communiqué "
    "theme motto hosted hosts co-hosted convened chaired chair presided pledged pledges adjourned undertakings".split()
)
ENOUGH, FEW = 5, 1
#: Nouns by which any edition of a series may be called.
PLAIN = frozenset("meeting conference gathering edition round ministerial".split())
#: Those who meet at a summit of leaders, or call one.
LEADING = frozenset("president presidents prime premier premiers leaders".split())


def when_written(doc: Document, printed: Printed) -> Now:
    """The day of publication; where none is printed, the year of the page's address or of the first full date."""
    if printed.published_on:
        return Now(printed.published_on, printed.published_on.year)
    for block in doc.blocks:
        if block.kind in (BlockKind.META, BlockKind.CREDIT) and (
            match := DATED_ADDRESS.search(doc.text, block.start, block.end)
        ):
            return Now(None, int(match.group(1)))
    return Now(None, next((d.year for d in find_days(doc.text, 0, min(len(doc.text), 2500)) if d.year), None))


def group_editions(doc: Document, meetings: Sequence[Meeting], now: Now) -> list[Edition]:
    """Namings that mean one meeting, brought together; the main one first and marked."""
    editions: list[Edition] = []
    generic: list[Meeting] = []
    for meeting in meetings:
        if meeting.named and meeting.series:
            _join(editions, meeting, meeting.series)
        else:
            generic.append(meeting)
    for meeting in [m for m in generic if m.leaning]:
        if meeting.away or not any(e.fits(meeting) and not e.remote and _may_mean(doc, meeting, e) for e in editions):
            _join(editions, meeting, _leaning(doc, meeting))
            generic.remove(meeting)
    main = _main(doc, editions, generic, now)
    for meeting in generic:
        _settle(doc, meeting, main, editions)
    if main is not None:
        main.main = True
        main.namings.sort(key=lambda n: n.head)
        editions.sort(key=lambda e: e is not main)
    return editions


def _main(doc: Document, editions: list[Edition], generic: list[Meeting], now: Now) -> Edition | None:
    """The meeting that the article is about: one at hand before one that it only prepares."""
    awaited = {id(n) for e in editions for n in e.namings if _is_awaited(doc, n)}
    own = [e for e in editions if not all(id(n) in awaited for n in _in_body(e))]
    scores = {id(e): prominence(doc, e, now) for e in editions}
    if awaited and len(own) < len(editions):
        at_hand = _best(own, scores, generic) or _unnamed(doc, generic, editions)
        if at_hand is not None:
            return at_hand
    return _best(editions, scores, generic) or _unnamed(doc, generic, editions)


def _may_mean(doc: Document, meeting: Meeting, edition: Edition) -> bool:
    """Whether words may mean a meeting named otherwise: not "a summit" of the conference at hand."""
    low = doc.tokens.low
    if low[meeting.first] not in ("a", "an") or place_weight(doc, meeting) >= 3.0:
        return True
    return any(low[n.head] == low[meeting.head] for n in edition.namings)


def _in_body(edition: Edition) -> list[Meeting]:
    """The namings in the article's body, all of them where there is none."""
    body = [n for n in edition.namings if n.kind not in (BlockKind.META, BlockKind.TITLE)]
    return body or [n for n in edition.namings if n.kind is not BlockKind.META]


def _is_awaited(doc: Document, naming: Meeting) -> bool:
    """Whether a meeting is named as what another prepares: "two days of talks ahead of the ministerial"."""
    low, first = doc.tokens.low, naming.first
    before = low[max(naming.sentence.first, first - 3) : first]
    if not PREPARING.isdisjoint(before) or any(before[-2:] == cue for cue in LEADING_TO):
        return True
    if not AHEAD_OF.isdisjoint(low[naming.sentence.first : first]):
        return True  # "a preparatory meeting in Suva, to decide what to bring to the ministerial"
    inside = [low[k : k + 2] for k in range(first, naming.head)]
    return naming.away and "next" in low[first : naming.head] and any(pair[1:] in (["'s"], ["’s"]) for pair in inside)


def _leaning(doc: Document, meeting: Meeting) -> str:
    """The series of a summit on peacekeeping: of leaders, unless the article tells of defence ministers only."""
    terms: EventTerms = doc.lexicon.derived(event_terms)
    low = doc.tokens.low
    cues = {v for s in doc.prose[:14] for a, b, v in terms.attendants.find(low, s.first, s.last) if b - a > 1}
    return MINISTERIAL if MINISTERIAL in cues and LEADERS not in cues else LEADERS


def _join(editions: list[Edition], meeting: Meeting, series: str) -> Edition:
    edition = next((e for e in editions if e.series == series and e.fits(meeting)), None)
    if edition is None:
        edition = Edition(series, shift=meeting.shift)
        editions.append(edition)
    edition.take(meeting)
    return edition


def _best(editions: list[Edition], scores: dict[int, float], generic: list[Meeting]) -> Edition | None:
    support = sum(0.5 for m in generic if m.strong and m.definite and not m.shift)
    for edition in sorted(editions, key=lambda e: -scores[id(e)]):
        bar = REMOTE_BAR if edition.remote else BAR
        if scores[id(edition)] + min(support, 2.0) >= bar:
            return edition
    return None


def _unnamed(doc: Document, generic: list[Meeting], editions: list[Edition]) -> Edition | None:
    """The meeting that headline or opening describe without a name, its series told by those who attend."""
    strong = [m for m in generic if m.strong or (m.topical and doc.tokens.low[m.head] == "talks")]
    at_hand = [m for m in strong if not m.shift and not m.away and not m.nested]
    openers = [m for m in at_hand if place_weight(doc, m) >= 3.0 or (m.topical and m.definite)]
    openers = openers or (at_hand if _sitting(doc) >= ENOUGH else [])
    bare = {id(m) for m in openers if not m.topical and m.last - m.first <= 2 and not (m.city or m.times)}
    if _sitting(doc) < FEW:
        openers = [m for m in openers if id(m) not in bare or m.kind is BlockKind.TITLE]
    if not openers:
        return None
    terms: EventTerms = doc.lexicon.derived(event_terms)
    told = [m.sentence for m in openers] + doc.prose[:4]
    if not any(terms.topics.find(doc.tokens.low, s.first, s.last) for s in told):
        return None
    described = next((m for m in openers if m.topical), openers[0])
    elsewhere = {k for e in editions for n in e.namings for k in range(n.first, n.last)}
    edition = Edition(series_by_attendance(doc, described, elsewhere))
    edition.take(described)
    editions.append(edition)
    generic.remove(described)
    return edition


def _sitting(doc: Document) -> int:
    """By how many different words an article shows that people sat together."""
    if "sitting" not in doc.memo:
        doc.memo["sitting"] = len({w for s in doc.prose for w in doc.words(s) & SITTING})
    return int(doc.memo["sitting"])


def _regional(doc: Document, meeting: Meeting) -> bool:
    """Whether words such as "to host the African meeting" set a meeting apart by its region."""
    low = doc.tokens.low
    before = low[max(meeting.sentence.first, meeting.first - 2) : meeting.first]
    hosted = any(w in ("host", "hosts", "hosted", "hosting", "organize", "organise") for w in before)
    return hosted and any(low[k] in REGIONS for k in range(meeting.first, meeting.head))


def _settle(doc: Document, meeting: Meeting, main: Edition | None, editions: list[Edition]) -> None:
    """Give a naming without a series to the main meeting, or to one before or after it."""
    if main is None:
        return
    if meeting.shift in ("previous", "next", "such") and (meeting.definite or meeting.year or meeting.city):
        _join(editions, meeting, _series_before(doc, meeting, editions) or main.series)
    elif meeting.shift:
        return
    elif _regional(doc, meeting):
        meeting.shift = "another"
        _join(editions, meeting, OTHER)
    elif main.fits(meeting) and (meeting.definite or meeting.topical or place_weight(doc, meeting) >= 3.0):
        main.take(meeting)
    elif not main.fits(meeting) and (series := _series_of_another(doc, meeting, main)):
        meeting.shift = "next" if meeting.year and main.year and meeting.year > main.year else "previous"
        _join(editions, meeting, series)


def _series_before(doc: Document, meeting: Meeting, editions: list[Edition]) -> str | None:
    """The series of the meeting called by the same noun in the sentence before: "… a summit. An earlier summit …"."""
    low = doc.tokens.low
    near = [
        (n.head, e.series)
        for e in editions
        for n in e.namings
        if n.sentence.last == meeting.sentence.first and low[n.head] == low[meeting.head]
    ]
    return max(near)[1] if near else None


def _series_of_another(doc: Document, meeting: Meeting, main: Edition) -> str | None:
    """The series of a definite meeting of another place or year: that of the main one, or a summit of leaders."""
    low = doc.tokens.low
    head = low[meeting.head]
    if not meeting.definite or meeting.nested or not (meeting.year or meeting.city) or main.series == COUNCIL:
        return None
    if head in PLAIN or any(low[n.head] == head for n in main.namings):
        return main.series
    return LEADERS if head == "summit" and not LEADING.isdisjoint(low[meeting.first : meeting.last]) else None
