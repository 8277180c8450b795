"""Where a meeting was held, as the words that name it say."""

from __future__ import annotations

from flows.extract.calendar import times_in
from flows.extract.dates import WEEKDAYS
from flows.extract.document import Document
from flows.extract.gazetteer import Entity
from flows.extract.lexicon import lemmas
from flows.extract.meeting_kinds import Meeting


def place(doc: Document, meeting: Meeting) -> None:
    """Read the city and country out of a naming's words, or out of the verb after them."""
    low = doc.tokens.low
    for entity in doc.entities_in(meeting.first, meeting.last):
        before = low[entity.first - 1] if entity.first else ""
        inside = entity.first < meeting.head
        city = city_of(entity)
        if city and meeting.city is None and (inside or before in ("in", "at", ",", "(", "to", "for", "of")):
            meeting.city, meeting.country = city
            meeting.told |= dict.fromkeys(("city", "country"), (entity.first, entity.last))
        elif entity.kind == "country" and not inside and before == "in" and meeting.country is None:
            meeting.country = entity.id
            meeting.told["country"] = (entity.first, entity.last)
    if meeting.city is None and (place := _unknown_city(doc, meeting)):
        meeting.city, meeting.told["city"] = doc.span(*place), place
    if meeting.city is None and not meeting.nested:
        place_of_verb(doc, meeting, meeting.last)
    if meeting.city is None and not meeting.nested:
        _place_before(doc, meeting)


#: What stands between a city and the meeting that was there: "in Asunción for the ministerial".
HOSTS = frozenset("host hosts hosted hosting".split())
BETWEEN = frozenset("for at where attending".split())


def _place_before(doc: Document, meeting: Meeting) -> None:
    """The city right before a naming: "in Suva, at a meeting", "to Lima for the summit", "in Dhaka, where the next"."""
    low, floor = doc.tokens.low, meeting.sentence.first
    at = meeting.first - 1
    if at > floor and low[at] in HOSTS:
        while at > floor and (low[at] in HOSTS or doc.tags[at] in "MBTR"):
            at -= 1
        host = next((e for e in doc.entities_in(max(floor, at - 4), at + 1) if e.last == at + 1), None)
        if host is not None and (city := city_of(host)):
            meeting.city, meeting.country = city  # "Vienna will host the next ministerial"
            meeting.told |= dict.fromkeys(("city", "country"), (host.first, host.last))
        return
    if at - 2 < floor or low[at] not in BETWEEN:
        return
    at -= low[at - 1] == ","
    found = next((e for e in doc.entities_in(max(floor, at - 5), at) if e.last == at), None)
    if found is not None and found.kind == "country" and low[found.first - 1] == ",":
        at = found.first - 1  # "in Lima, Peru, for the summit"
        found = next((e for e in doc.entities_in(max(floor, at - 5), at) if e.last == at), None)
    city = city_of(found) if found is not None else None
    if found is not None and city and low[found.first - 1] in ("in", "to", "into", "reached", "left", "at"):
        meeting.city, meeting.country = city
        meeting.told |= dict.fromkeys(("city", "country"), (found.first, found.last))


#: Verbs that tell where the meeting before them was: "the conference ended in Oslo".
BEING = frozenset(
    "opened opens closed closes ended ends began begins concluded concludes convened met meets started starts "
    "kicked wrapped adjourned took takes gathered resumed resumes culminated".split()
)
ADVERBS = frozenset("off up place on today yesterday here , formally officially".split()) | WEEKDAYS.keys()


def place_of_verb(doc: Document, meeting: Meeting, i: int) -> None:
    """The city after a verb of opening or closing at token `i`: "The ministerial closed on Wednesday in Oslo"."""
    low = doc.tokens.low
    if i >= meeting.sentence.last or low[i] not in BEING:
        return
    i += 1
    while i < meeting.sentence.last - 1 and low[i] in ADVERBS:
        i += 1
    entity = doc.entity_at.get(i + 1)
    if low[i : i + 1] == ["in"] and entity is not None and (city := city_of(entity)):
        meeting.city, meeting.country = city
        meeting.told |= dict.fromkeys(("city", "country"), (entity.first, entity.last))


def city_of(entity: Entity) -> tuple[str, str] | None:
    """City and country of a place name, also where it stands for a government ("Berlin")."""
    if entity.kind == "city":
        name, _, country = entity.id.partition("|")
        return name, country
    return (entity.alias.form, entity.id) if entity.kind == "country" and entity.alias.note == "metonym" else None


def city_name(entity: Entity) -> str:
    """The city of a place name, or ""."""
    city = city_of(entity)
    return city[0] if city else ""


#: Parts of the world that no gazetteer of cities and countries holds.
CONTINENTS = frozenset("africa asia europe america latin south north east west central southern the oceania".split())


def _unknown_city(doc: Document, meeting: Meeting) -> tuple[int, int] | None:
    """Tokens of a place that no gazetteer knows, right after "in" ("the ministerial in Port Loko")."""
    low, tags, word = doc.tokens.low, doc.tags, doc.tokens.word
    for i in range(meeting.head + 1, meeting.last - 1):
        if (
            low[i] == "in"
            and tags[i + 1] == "P"
            and word[i + 1][0].isupper()
            and i + 1 not in doc.entity_at
            and low[i + 1] not in CONTINENTS
        ):
            end = i + 1
            while end < meeting.last and tags[end] == "P" and end not in doc.entity_at:
                end += 1
            known = all(lemmas(low[k]) for k in range(i + 1, end))  # "Medicine in Peace Operations"
            if not known and not any(t.first < end for t in times_in(doc, i + 1, meeting.last)):
                return i + 1, end
    return None
