"""Editions told by their city alone: where promises were made, years ago, in comparison."""

from __future__ import annotations

from collections.abc import Iterator

from flows.extract.calendar import times_in
from flows.extract.document import Document
from flows.extract.meeting_kinds import COUNCIL, EventTerms, Meeting, event_terms
from flows.extract.meeting_places import city_of
from flows.extract.meetings import GATHERINGS
from flows.extract.moment import Now
from flows.extract.sentences import Sentence
from flows.extract.short_namings import put_in, short_naming

#: Verbs of the promises that are made at meetings.
MADE = frozenset("made given announced registered offered entered signed undertaken received".split())
#: What may stand between promises and where they were made: "the pledges that states had made in Lima".
BETWEEN = frozenset("it they states countries governments that which".split())
#: Seats of organizations, where promises are made at many meetings.
SEATS = frozenset({"New York|USA", "Geneva|CHE", "Brussels|BEL", "Washington|USA", "Addis Ababa|ETH", "Vienna|AUT"})
#: Verbs and prepositions between two meetings of a series.
COMPARED = frozenset("follows followed following succeeds succeeded after since than before like as from with".split())
#: What tells that it was a meeting that was in a city years ago.
THEN = frozenset(
    "promised pledged vowed offered undertook promises pledges ministerial conference summit conclave "
    "delegations".split()
)


def promised_in(doc: Document, i: int, sentence: Sentence, now: Now) -> Iterator[Meeting]:
    """Where promises were made: "the pledges made in Lima in 2032"."""
    low = doc.tokens.low
    k = i + 1
    while k < min(i + 4, sentence.last - 1) and (low[k] in BETWEEN or doc.tags[k] == "B"):
        k += 1
    if low[k] in MADE and k + 2 < sentence.last and low[k + 1] == "in":
        yield from in_city(doc, k + 2, sentence, now)


def in_city(doc: Document, at: int, sentence: Sentence, now: Now) -> Iterator[Meeting]:
    """A city that stands for the edition held there, with its year or without: "Lima", "Lima in 2032"."""
    city = doc.entity_at.get(at)
    if city is None or not city_of(city):
        return
    times = [t for t in times_in(doc, city.last, min(sentence.last, city.last + 6), now) if t.away and t.year]
    dated = bool(times) and times[0].first <= city.last + 2
    if not dated and city.id in SEATS:
        return
    meeting = short_naming(doc, sentence, (at, city.first, times[0].last if dated else city.last), None, "previous")
    put_in(meeting, city)
    if dated:
        meeting.year, meeting.away = times[0].year, True
        meeting.told["year"] = (times[0].first, times[0].last)
    yield meeting


def that_of(doc: Document, i: int, sentence: Sentence, now: Now) -> Iterator[Meeting]:
    """ "The ministerial follows that of Vancouver in 2017", "larger than that in Lima"."""
    at = i + 2 + (doc.tokens.low[i + 2 : i + 3] == ["in"])
    if doc.tokens.low[i - 1] in COMPARED and not doc.words(sentence).isdisjoint(GATHERINGS):
        yield from in_city(doc, at, sentence, now)


def years_ago(doc: Document, i: int, sentence: Sentence, now: Now) -> Iterator[Meeting]:
    """ "Two years ago, in Lisbon, 40 states promised …", "at Lagos, two years ago, when the ministerial met there"."""
    time = next((t for t in times_in(doc, max(sentence.first, i - 3), i + 1, now) if t.last == i + 1 and t.year), None)
    if time is None or doc.words(sentence).isdisjoint(THEN):
        return
    low = doc.tokens.low
    near = doc.entities_in(max(sentence.first, time.first - 4), min(sentence.last, i + 5))
    city = next((e for e in near if city_of(e) and low[e.first - 1] in ("in", "at")), None)
    if city is None or (city.first > i and city.first - i > 3) or (city.last <= time.first and low[city.last] != ","):
        return
    meeting = short_naming(doc, sentence, (city.first, city.first, city.last), None, "previous")
    put_in(meeting, city)
    meeting.year, meeting.away, meeting.times = time.year, True, [time]
    meeting.told["year"] = (time.first, time.last)
    yield meeting


def brought_together(doc: Document, i: int, sentence: Sentence, now: Now) -> Iterator[Meeting]:
    """ "In 2015, when the two brought 50 heads of state together in Accra": another meeting, told by who came."""
    terms: EventTerms = doc.lexicon.derived(event_terms)
    series = {v for a, b, v in terms.attendants.find(doc.tokens.low, max(sentence.first, i - 12), i) if v != COUNCIL}
    city = doc.entity_at.get(i + 2)
    times = [t for t in times_in(doc, sentence.first, min(sentence.last, i + 12), now) if t.away and t.year]
    if len(series) == 1 and times and city is not None and city_of(city):
        meeting = short_naming(doc, sentence, (i, i, city.last), series.pop(), "previous")
        put_in(meeting, city)
        meeting.year, meeting.times, meeting.away = times[0].year, times[:1], True
        meeting.told["year"] = (times[0].first, times[0].last)
        yield meeting
