"""Which meetings the article names or describes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from flows.extract.attendance import organizations_at, states_at, states_labelled
from flows.extract.calendar import times_in
from flows.extract.convening import find_convenings
from flows.extract.document import Document
from flows.extract.edition import Edition
from flows.extract.editions import group_editions, when_written
from flows.extract.event_names import name_of
from flows.extract.host import Host
from flows.extract.host_nouns import said_hosts
from flows.extract.hosts import find_hosts
from flows.extract.lexicon import Lexicon
from flows.extract.marks import mark
from flows.extract.meeting_days import date_edition, year_before
from flows.extract.meeting_kinds import LEADERS, OTHER, Meeting
from flows.extract.meeting_support import support_of, words_at
from flows.extract.meeting_times import locate
from flows.extract.meeting_words import group_end
from flows.extract.meetings import find_meetings
from flows.extract.metadata import Printed
from flows.extract.moment import UNDATED, Now
from flows.extract.passing import find_passing
from flows.extract.relevance import is_about_peacekeeping
from flows.extract.sentences import Sentence
from flows.extract.sighting import Evidence, Sighting
from flows.extract.themes import format_in, format_labelled, theme_in, theme_labelled
from flows.extract.venues import find_city, read_advisory

#: Those who come to a meeting, and what they do.
COMERS = mark(
    lambda _: "delegates delegations countries states participants ministers nations some governments".split()
)
CAME = mark(lambda _: "met part joined attended took gathered".split())


def find_events(doc: Document, printed: Printed) -> list[Sighting]:
    """Sightings for `events`, the main one (`main` true) first where there is one."""
    doc.memo["editions"] = []
    doc.memo["hosts"] = []
    doc.memo["written"] = UNDATED
    if not is_about_peacekeeping(doc):
        return []
    now = when_written(doc, printed)
    doc.memo["written"] = now
    meetings = find_meetings(doc, now)
    meetings += _convenings(doc, meetings, now)
    meetings += find_passing(doc, meetings, now)
    editions = group_editions(doc, sorted(meetings, key=lambda m: m.head), now)
    _unite(doc, editions, printed)
    doc.memo["namings"] = [n for e in editions if not e.main for n in e.namings]
    hosts = find_hosts(doc, editions)
    hosted = {id(h.edition) for h in hosts}
    editions = [e for e in editions if e.main or e.year or e.city or id(e) in hosted]
    sightings = []
    for edition in editions:
        told = edition.series
        sightings.append(_sighting(doc, edition, now, printed, hosts))
        if edition.main and edition.series != told:
            _follow(editions, told, edition.series)
    doc.memo["editions"] = list(zip(editions, sightings, strict=True))
    doc.memo["hosts"] = hosts
    return sightings


def _unite(doc: Document, editions: list[Edition], printed: Printed) -> None:
    """Let the main meeting have the year of one of its series that is told apart from it, but was in its own city."""
    main = editions[0] if editions and editions[0].main else None
    told = [e for e in editions[1:] if main and e.series == main.series and e.city and e.year and not e.told_alone]
    if main is None or main.year or main.city or not told:
        return
    find_city(doc, main, printed, [])
    for edition in told:
        if edition.city == main.city:
            for naming in edition.namings:
                main.take(naming)
            editions.remove(edition)
            return


def _convenings(doc: Document, meetings: list[Meeting], now: Now) -> list[Meeting]:
    """Meetings told by verbs, with the times of their clauses; none inside another naming's words."""
    found = []
    for meeting in find_convenings(doc):
        known = [m for m in meetings if m.sentence is meeting.sentence]
        if any(m.first <= meeting.head < m.last or (m.named and not meeting.shift) for m in known):
            continue
        if meeting.shift:
            meeting.last = max(meeting.last, group_end(doc, meeting.head + 1, meeting.sentence))
        locate(doc, meeting, now)
        if not meeting.shift or meeting.year or meeting.city:
            found.append(meeting)
    return found


def _follow(editions: list[Edition], told: str, known: str) -> None:
    """Let editions that took the main one's series, and no name of their own, change it with the main one."""
    for edition in editions:
        if edition.series == told and not any(n.named or n.listed for n in edition.namings):
            edition.series = known


def _sighting(doc: Document, edition: Edition, now: Now, printed: Printed, hosts: list[Host]) -> Sighting:
    if edition.main and edition.city is None:
        own = {n.sentence.first for n in edition.namings}
        others = {n.sentence.first for n in doc.memo["namings"]} - own
        find_city(doc, edition, printed, [h.country for h in hosts if h.edition is edition and h.country], others)
    if edition.main and not (edition.city and edition.start):
        read_advisory(doc, edition, now)
    days = date_edition(doc, edition, now, printed.dateline_end)
    values: dict[str, Any] = dict.fromkeys(
        ("format", "theme", "participating_states", "participating_organizations"), None
    )
    _place_by_host(edition, hosts)
    if edition.main:
        _complete(doc, edition, now, hosts)
    evidence = support_of(doc, edition, days, now)
    if edition.main:
        _described(doc, edition, values, evidence)
    elif edition.namings[0].listed:
        _listed_theme(doc, edition, values, evidence)
    else:
        _told_beside(doc, edition, values, evidence)
    values |= {
        "series": edition.series,
        "name": name_of(doc, edition),
        "year": edition.year,
        "start_date": edition.start,
        "end_date": edition.end,
        "city": edition.city,
        "country": edition.country,
        "main": edition.main,
    }
    return Sighting("events", values, evidence)


def _complete(doc: Document, edition: Edition, now: Now, hosts: list[Host]) -> None:
    """Fill what the namings of the main meeting leave open: year, place, and the series of an edition that is known."""
    if edition.year is None and not edition.remote:
        edition.year = year_before(doc, edition, now) or now.year
    hosted = any(h.edition is edition and h.country for h in hosts)
    if not hosted and edition.country and (said := said_hosts(doc, edition)):
        hosts.append(Host(edition, edition.country, None, "host", said, said + 1, "host-of-place"))
    if edition.series in (LEADERS, OTHER):
        edition.series = _known_series(doc.lexicon, edition) or edition.series


def _place_by_host(edition: Edition, hosts: list[Host]) -> None:
    """A meeting of which the words give no country is held in that of its only host."""
    mine = [h for h in hosts if h.edition is edition and h.country]
    if edition.country is None and len(mine) == 1:
        edition.country, edition.told["country"] = mine[0].country, (mine[0].first, mine[0].last)


def _known_series(lexicon: Lexicon, edition: Edition) -> str | None:
    """The series of the known edition that met on these days or in this city and year, where there is just one."""
    rows: list[Mapping[str, str]] = lexicon.table("known_events")
    if edition.year is None:
        return None
    held = {
        row["series"] for row in rows
        if row["year"] == str(edition.year)
        and (_day(row["start_date"]) == edition.start if edition.start else row["city"] == edition.city)
    }  # fmt: skip
    return held.pop() if len(held) == 1 else None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _described(doc: Document, edition: Edition, values: dict[str, Any], evidence: list[Evidence]) -> None:
    """Theme, form and attendance of the main meeting."""
    own = list({n.sentence.first: n.sentence for n in edition.namings if not n.shift and not n.nested}.values())
    told = (theme for sentence in (*own, *doc.prose) if (theme := theme_in(doc, sentence)))
    if theme := next(told, None) or theme_labelled(doc):
        values["theme"] = theme.value
        evidence.append(words_at(doc, (theme.first, theme.last), "meeting-theme", 0.9, "theme"))
    for sentence in own + _it_was_held(doc, own) + _who_came(doc):
        if values["format"] is None and (form := format_in(doc, sentence)):
            values["format"] = form.value
            evidence.append(words_at(doc, (form.first, form.last), "meeting-format", 0.85, "format"))
    if values["format"] is None and (form := format_labelled(doc)):
        values["format"] = form.value
        evidence.append(words_at(doc, (form.first, form.last), "meeting-format", 0.85, "format"))
    for key, turnout in (
        ("participating_states", states_labelled(doc) or states_at(doc, doc.prose)),
        ("participating_organizations", organizations_at(doc, doc.prose)),
    ):
        if turnout is not None:
            values[key] = turnout.count
            evidence.append(words_at(doc, (turnout.first, turnout.last), "meeting-turnout", turnout.sure, key))


def _told_beside(doc: Document, edition: Edition, values: dict[str, Any], evidence: list[Evidence]) -> None:
    """Theme and attendance of another meeting, where its own sentence tells them."""
    for naming in edition.namings if not any(n.nested for n in edition.namings) else ():
        theme = theme_in(doc, naming.sentence, naming.head)
        if values["theme"] is None and theme is not None and theme.first < naming.last + 4:
            values["theme"] = theme.value
            evidence.append(words_at(doc, (theme.first, theme.last), "meeting-theme", 0.85, "theme"))
        turnout = states_at(doc, [naming.sentence])
        if values["participating_states"] is None and turnout is not None and turnout.sure >= 0.7:
            values["participating_states"] = turnout.count
            evidence.append(
                words_at(doc, (turnout.first, turnout.last), "meeting-turnout", turnout.sure, "participating_states")
            )


def _who_came(doc: Document) -> list[Sentence]:
    """Sentences that tell how those who took part came."""
    return [s for s in doc.prose[:16] if doc.mark(s) & COMERS and doc.mark(s) & CAME]


def _it_was_held(doc: Document, own: list[Sentence]) -> list[Sentence]:
    """Sentences that go on about the meeting as "it"."""
    firsts = {s.last for s in own}
    return [s for s in doc.prose if s.first in firsts and doc.tokens.low[s.first] == "it"]


def _listed_theme(doc: Document, edition: Edition, values: dict[str, Any], evidence: list[Evidence]) -> None:
    """The subject of a meeting counted out in a list: "one in Rabat on mines"."""
    naming = edition.namings[0]
    low = doc.tokens.low
    for k in range(naming.first, naming.last - 1):
        if low[k] == "on" and not times_in(doc, k + 1, min(k + 3, naming.last)):
            values["theme"] = doc.span(k + 1, naming.last).strip(" .,;“”\"‘’'")
            evidence.append(words_at(doc, (k + 1, naming.last), "listed-theme", 0.8, "theme"))
            return
