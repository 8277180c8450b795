"""Persons who speak of a meeting without being there: at home, at the door, by a spokesman, on the telephone."""

from __future__ import annotations

from flows.extract.document import PROSE, Document
from flows.extract.edition import Edition
from flows.extract.events_found import editions_of
from flows.extract.gazetteer import Entity
from flows.extract.marks import mark
from flows.extract.meeting_places import city_of
from flows.extract.people import Naming, Person
from flows.extract.sentences import Sentence

#: First words of a sentence that puts its subject in a place.
PLACING = frozenset("in from at back speaking asked reached interviewed outside".split())
#: Doors and streets, where those stand who are not let in, and the articles or halls around them.
DOORS = frozenset("gate gates door doors street entrance fence pavement sidewalk railings barrier barriers".split())
#: Verbs after "who" by which somebody is not there, and the words that make them so.
STAYED = frozenset("stayed stays remained remains".split())
COMING = frozenset("attend come travel participate join fly".split())
#: Ways in which somebody reaches the writer alone, before "me" or "us".
REACHING = frozenset("rang phoned telephoned called texted emailed e-mailed messaged wrote".split())
#: Words that make what somebody says a message to the meeting.
MESSAGES = frozenset("message video letter video-message link screen statement".split())
#: Words of those in whose mouths another's words are.
MOUTHS = frozenset("spokesman spokeswoman spokesperson office aide lawyer lawyers".split())
APART = mark(lambda _: PLACING | DOORS | STAYED | COMING | REACHING | MOUTHS | {"outside", "who"})
#: What opens a paragraph about what was said at home.
HOME = frozenset({("at", "home"), ("back", "home"), ("back", "in")})


def is_apart(doc: Document, person: Person) -> bool:
    """Whether the sentence of the text that names somebody first puts them elsewhere than at the meeting."""
    for naming in person.namings:
        sentence = doc.sentence_of(naming.first)
        if sentence is None or doc.kind(sentence) not in PROSE:
            continue
        if not (doc.mark(sentence) & APART or _at_home(doc, sentence)) or not MESSAGES.isdisjoint(doc.words(sentence)):
            return False
        return (
            _at_home(doc, sentence)
            or _placed(doc, sentence, naming)
            or _at_door(doc, sentence, naming)
            or _stayed(doc, sentence, naming)
            or _reached(doc, sentence, naming)
            or _by_mouth(doc, sentence, naming)
        )
    return False


def _at_home(doc: Document, sentence: Sentence) -> bool:
    """Whether the paragraph before a sentence opens "At home, …" or "Back home …"."""
    first = doc.block_ranges[sentence.block][0]
    return first < sentence.first and tuple(doc.tokens.low[first : first + 2]) in HOME


def _placed(doc: Document, sentence: Sentence, naming: Naming) -> bool:
    """ "In Belgrade, Defence Minister Obi said", "asked by reporters in Oslo", "back home"."""
    low, first = doc.tokens.low, sentence.first
    if low[first] not in PLACING or naming.lead - first > 14:
        return False
    comma = next((k for k in range(first, naming.lead) if low[k] == ","), naming.lead)
    if any(tag in "VBM" for tag in doc.tags[first + 1 : naming.lead]):
        return False
    if low[first : first + 2] in (["back", "home"], ["at", "home"], ["back", "in"]):
        return True
    places = [e for e in doc.entities_in(first, comma) if e.kind in ("city", "country")]
    named = places and low[places[-1].first - 1] in ("in", "from") and places[-1].last == comma
    if not named or (comma - first > 4 and low[first] in ("in", "at", "from")):
        return False
    main = next((e for e, _ in editions_of(doc) if e.main), None)
    return main is not None and _is_away(places[-1], main)


def _is_away(place: Entity, main: Edition) -> bool:
    """Whether a place is neither the city of the main meeting nor in the country of it."""
    city, country = city_of(place) or ("", place.id)
    if main.city is None:
        return False
    return city != main.city and (bool(city) or country != main.country)


def _at_door(doc: Document, sentence: Sentence, naming: Naming) -> bool:
    """ "Outside the hall, a veteran …", "at the gate of the centre", "she said at the door"."""
    low = doc.tokens.low
    for k in range(sentence.first, sentence.last - 2):
        if doc.quoted[k] is None and abs(k - naming.first) <= 30:
            if low[k] == "outside" and low[k + 1] == "the":
                return True
            if low[k] in DOORS and low[k - 1] == "the" and low[k - 2] in ("at", "in", "by", "from", "on", "across"):
                return True
    return False


def _stayed(doc: Document, sentence: Sentence, naming: Naming) -> bool:
    """ "…, who had stayed in Lusaka, thanked", "…, who could not attend, sent his regrets"."""
    low = doc.tokens.low
    who = next((k for k in range(naming.last, min(naming.last + 8, sentence.last - 2)) if low[k] == "who"), None)
    if who is None:
        return False
    clause = low[who : min(who + 7, sentence.last)]
    home = not STAYED.isdisjoint(clause) and not {"in", "at", "home", "behind", "away"}.isdisjoint(clause)
    absent = not COMING.isdisjoint(clause) and not {"not", "n't", "unable"}.isdisjoint(clause)
    return home or absent


def _reached(doc: Document, sentence: Sentence, naming: Naming) -> bool:
    """ "… rang me halfway through", "… wrote to me that"."""
    low = doc.tokens.low
    return any(
        low[k] in REACHING and doc.quoted[k] is None and not {"me", "us"}.isdisjoint(low[k + 1 : k + 3])
        for k in range(naming.last, min(sentence.last, naming.last + 20))
    )


def _by_mouth(doc: Document, sentence: Sentence, naming: Naming) -> bool:
    """ "Through his spokesman, …", "the spokesman of Secretary-General Obi said"."""
    low = doc.tokens.low
    lead = low[max(sentence.first, naming.lead - 3) : naming.lead]
    owned = lead[-1:] == ["of"] and not MOUTHS.isdisjoint(lead)
    return owned or (
        low[sentence.first] in ("through", "by") and not MOUTHS.isdisjoint(low[sentence.first : naming.lead])
    )
