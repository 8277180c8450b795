"""Who took part in the main event, and as what."""

from __future__ import annotations

from dataclasses import dataclass, field

from flows.extract.attendees import presences
from flows.extract.delegates import parts_of
from flows.extract.document import Document
from flows.extract.edition import Edition
from flows.extract.events_found import editions_of, hosts_of, written
from flows.extract.heard import heard_at
from flows.extract.labelled import labelled_persons, labelled_states
from flows.extract.listed_states import listed_states
from flows.extract.meeting_kinds import COUNCIL, Meeting
from flows.extract.mentions import tracked_organizations
from flows.extract.parts import Part, home_of, owned_by, stands_for_state
from flows.extract.people import People, Person
from flows.extract.scenes import long_ago, of_another
from flows.extract.sighting import Evidence, Sighting

#: Roles from the most to the least specific.
ROLES = ("host", "co-host", "chair", "head-of-delegation", "speaker", "attendee")
STRETCH = 500
#: Roles that an article can give before the meeting has begun.
ANNOUNCED = frozenset({"head-of-delegation", "attendee", "chair"})
#: Days after its end within which an article still reports from a meeting.
AT_HAND = 21
#: What follows "will", "to" or "due" where a meeting is still to come.
MEETING = frozenset("be meet gather open take host convene held".split())


@dataclass(slots=True)
class Roll:
    """The participants of the main event: for each actor the sighting with the most specific role."""

    doc: Document
    event: Sighting
    rows: dict[tuple[str, str], Sighting] = field(default_factory=dict)

    def enter(self, actor: tuple[str, str], role: str, evidence: Evidence) -> None:
        """Add an actor ("country", "organization" or "person" and its id), or a more specific role."""
        row = self.rows.get(actor)
        if row is None:
            kind, name = actor
            values = {"country": None, "organization": None, "role": role}
            if kind != "person":
                values[kind] = name
            self.rows[actor] = Sighting(
                "participations", values, [evidence], event=self.event, person=name if kind == "person" else None
            )
        elif ROLES.index(role) < ROLES.index(row.values["role"]):
            row.values["role"] = role
            row.evidence.insert(0, evidence)

    def evidence(self, first: int, last: int, rule: str, confidence: float) -> Evidence:
        start, end = self.doc.tokens.start[first], self.doc.tokens.end[last - 1]
        return Evidence(start, min(end, start + STRETCH), rule, confidence)


def find_participations(
    doc: Document,
    people: People,
    events: list[Sighting],
    statements: list[Sighting],
    commitments: list[Sighting],
) -> list[Sighting]:
    """Sightings for `participations`, one an actor, with the most specific role."""
    rows = _hosts_elsewhere(doc)
    main = next(((e, s) for e, s in editions_of(doc) if e.main), None)
    if main is None:
        return rows
    edition, event = main
    roll = Roll(doc, event)
    _enter_hosts(roll, people, edition)
    when = _when(doc, edition)
    if when != "ahead":
        _enter_pledgers(roll, commitments, event)
        for presence in (*listed_states(doc), *labelled_states(doc)):
            evidence = roll.evidence(presence.first, presence.last, presence.rule, presence.sure)
            roll.enter((presence.entity.kind, presence.entity.id), presence.role, evidence)
    if when == "at hand":
        for presence in presences(doc, people, edition.series):
            evidence = roll.evidence(presence.first, presence.last, presence.rule, presence.sure)
            roll.enter((presence.entity.kind, presence.entity.id), presence.role, evidence)
    for part in (*parts_of(doc, people, edition.series == COUNCIL), *labelled_persons(doc, people)):
        if when == "at hand" or (when == "ahead" and part.role in ANNOUNCED and part.rule != "acts-at-meeting"):
            _enter_person(roll, people if when == "at hand" else None, part)
    for part in heard_at(doc, people, statements, written(doc)) if when == "at hand" else ():
        _enter_person(roll, people, part)
    return [*roll.rows.values(), *rows]


def _when(doc: Document, edition: Edition) -> str:
    """Whether the article reports from the meeting (at hand), looks back on it (past) or forward to it (ahead)."""
    now = written(doc)
    if now.day and edition.start:
        if edition.start > now.day:
            return "ahead"
        return "past" if (now.day - (edition.end or edition.start)).days > AT_HAND else "at hand"
    if now.day and edition.year and edition.year != now.day.year:
        return "past" if edition.year < now.day.year else "ahead"
    told = [n for n in edition.namings if not n.nested]
    return "ahead" if told and sum(_to_come(doc, n) for n in told) * 2 > len(told) else "at hand"


def _to_come(doc: Document, naming: Meeting) -> bool:
    """Whether a naming speaks of the meeting as to come: "next week's summit", "a conference that will open in May"."""
    low = doc.tokens.low
    if naming.shift == "ahead":
        return True
    for k in range(max(naming.sentence.first, naming.first - 6), min(naming.sentence.last - 1, naming.last + 4)):
        if low[k] in ("upcoming", "forthcoming", "coming") or (
            low[k] == "next" and low[k + 1] in ("week", "month", "year")
        ):
            return True
        if low[k] in ("will", "to", "due") and low[k + 1] in MEETING:
            return doc.quoted[k] is None
    return False


def _hosts_elsewhere(doc: Document) -> list[Sighting]:
    """Hosts of meetings other than the main one."""
    sightings = {id(e): s for e, s in editions_of(doc) if not e.main}
    rows = []
    for host in hosts_of(doc):
        if id(host.edition) in sightings:
            start, end = doc.tokens.start[host.first], doc.tokens.end[host.last - 1]
            evidence = Evidence(start, min(end, start + STRETCH), host.rule, 0.8)
            values = {"country": host.country, "organization": host.organization, "role": host.role}
            rows.append(Sighting("participations", values, [evidence], event=sightings[id(host.edition)]))
    return rows


def _enter_hosts(roll: Roll, people: People, edition: Edition) -> None:
    for host in hosts_of(roll.doc):
        if host.edition is not edition:
            continue
        evidence = roll.evidence(host.first, host.last, host.rule, 0.9)
        actor = ("country", host.country) if host.country else ("organization", host.organization or "")
        roll.enter(actor, host.role, evidence)
        if host.rule in ("hosts", "hosts-together"):
            for person in _persons_within(people, host.first, host.last):
                roll.enter(("person", person.name), host.role, evidence)


def _persons_within(people: People, first: int, last: int) -> list[Person]:
    return [p for p in people.persons if any(first <= n.lead and n.last <= last for n in p.namings)]


def _enter_pledgers(roll: Roll, commitments: list[Sighting], event: Sighting) -> None:
    """A state or organization that pledges at the event took part in it."""
    for commitment in commitments:
        values = commitment.values
        if commitment.event not in (None, event) or not commitment.evidence:
            continue
        found = commitment.evidence[0]
        sentence = roll.doc.sentence_at(found.start)
        if sentence and long_ago(roll.doc, sentence.first, sentence.last) and of_another(roll.doc, sentence):
            continue
        evidence = Evidence(found.start, found.end, "pledges-at-meeting", round(0.9 * found.confidence, 3))
        for kind in ("country", "organization"):
            if values.get(kind) and values[kind] != "UN":
                roll.enter((kind, values[kind]), "attendee", evidence)


def _enter_person(roll: Roll, people: People | None, part: Part) -> None:
    evidence = roll.evidence(part.first, part.last, part.rule, part.sure)
    roll.enter(("person", part.person.name), part.role, evidence)
    body = part.person.organization
    if body and body != "UN" and body in roll.doc.lexicon.derived(tracked_organizations):
        evidence = roll.evidence(part.first, part.last, "envoy-at-meeting", round(part.sure * 0.8, 3))
        roll.enter(("organization", body), "attendee", evidence)
    country = part.person.country or owned_by(roll.doc, part.person)
    country = country or (home_of(roll.doc, people, part.person) if people is not None else None)
    if country and stands_for_state(roll.doc, part.person):
        evidence = roll.evidence(part.first, part.last, "envoy-at-meeting", round(part.sure * 0.9, 3))
        presides = part.role == "chair" and roll.event.values["series"] == COUNCIL
        roll.enter(("country", country), "chair" if presides else "attendee", evidence)
