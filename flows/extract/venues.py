"""Where the main meeting is held, if its own words do not say: its sentences, headline, dateline, labelled lines."""

from __future__ import annotations

from collections.abc import Container

from flows.articles.article import BlockKind
from flows.extract.advisory import Line, lines_of
from flows.extract.calendar import times_in
from flows.extract.document import Document
from flows.extract.edition import Edition
from flows.extract.meeting_kinds import COUNCIL
from flows.extract.meeting_places import city_of
from flows.extract.metadata import Printed
from flows.extract.moment import Now


def find_city(
    doc: Document, edition: Edition, printed: Printed, hosts: list[str], others: Container[int] = frozenset()
) -> None:
    """A place in the sentences that name the meeting, in headline or opening, or the dateline's.

    `others` are the first tokens of sentences that name other meetings.
    """
    low = doc.tokens.low
    told = {k for n in doc.memo.get("namings", ()) for k in range(n.first, n.last)}
    lead = [s for s in doc.prose if doc.kind(s) in (BlockKind.TITLE, BlockKind.PARAGRAPH)][:3]
    lead = [s for s in lead if s.first not in others]
    if _here(doc, edition) and printed.dateline:
        lead = []
    headquarters = _at_headquarters(doc, edition) if edition.series != COUNCIL else None
    if headquarters is not None:
        first = headquarters - (2 if doc.tokens.low[headquarters - 1] == "nations" else 1)
        _held_at(edition, ("New York", "USA"), first, headquarters + 1)
        return
    for sentence in [n.sentence for n in edition.namings if not n.nested and not n.shift] + lead:
        for entity in doc.entities_in(sentence.first, sentence.last):
            city = city_of(entity) if entity.first not in told else None
            before = low[entity.first - 1] if entity.first else ""
            if (
                city
                and before in ("in", "at", "to", "left", "reached")
                and (not hosts or city[1] in hosts or not city[1])
            ):
                _held_at(edition, city, entity.first, entity.last)
                return
    here = _here(doc, edition)
    title = [e for s in doc.prose if doc.kind(s) is BlockKind.TITLE for e in doc.entities_in(s.first, s.last)]
    line = [e for e in doc.entities if doc.text[e.start : e.end].lower() == (printed.dateline or "").lower()]
    if edition.series == COUNCIL or edition.remote:
        return
    for entity in (line[:1] + title if here else title + line[:1]) + (doc.entities if hosts else []):
        city = city_of(entity)
        if city and (city[1] in hosts or (entity in line and (not hosts or here))):
            _held_at(edition, city, entity.first, entity.last)
            return


def _held_at(edition: Edition, city: tuple[str, str], first: int, last: int) -> None:
    edition.city, edition.country = city
    edition.told |= dict.fromkeys(("city", "country"), (first, last))


def read_advisory(doc: Document, edition: Edition, now: Now) -> None:
    """Days and place in the labelled lines of an advisory: "When: 3-4 April", "Venue: Palais des Nations, Geneva"."""
    for line in lines_of(doc):
        if line.kind in ("when", "both") and edition.start is None:
            _take_days(doc, edition, line, now)
        if line.kind in ("where", "both") and edition.city is None:
            cities = [(c, e) for e in doc.entities_in(line.first, line.last) if (c := city_of(e))]
            for city, entity in cities[:1]:
                _held_at(edition, city, entity.first, entity.last)


def _take_days(doc: Document, edition: Edition, line: Line, now: Now) -> None:
    dated = doc.tokens.low[line.label] in ("date", "dates")
    for time in times_in(doc, line.first, line.last, now):
        if time.start and not (dated and time.start == now.day):
            edition.start, edition.end, edition.year = time.start, time.end, time.start.year
            edition.told |= dict.fromkeys(("start_date", "end_date"), (time.first, time.last))


def _at_headquarters(doc: Document, edition: Edition) -> int | None:
    """The token that says the meeting is at UN Headquarters, with no other city named for it."""
    low = doc.tokens.low
    for naming in edition.namings:
        for k in range(naming.sentence.first + 1, naming.sentence.last):
            if low[k] == "headquarters" and (low[k - 1] in ("un", "u.n.", "nations") or low[k - 2] == "nations"):
                return k if low[k + 1 : k + 2] != ["in"] else None
    return None


def _here(doc: Document, edition: Edition) -> bool:
    """Whether the meeting is held where the article was written: "here", "in this city"."""
    low = doc.tokens.low
    for naming in edition.namings:
        for k in range(naming.sentence.first, naming.sentence.last):
            if low[k] == "here" or (low[k] == "this" and low[k + 1 : k + 2] in (["city"], ["capital"], ["town"])):
                return True
    return False
