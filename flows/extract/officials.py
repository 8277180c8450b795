"""Officials who do something at a meeting, belong to a delegation to it or are met beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.extract.attendance_terms import terms_of
from flows.extract.document import Document
from flows.extract.grammar import VerbGroup
from flows.extract.parts import Part
from flows.extract.people import Naming, Person
from flows.extract.scenes import long_ago
from flows.extract.sentences import Sentence

#: Words of those who belong to a delegation.
MEMBERS = frozenset("member members part accompanied accompanying comprising".split())
#: Words by which two sides come together beside a meeting.
MEETS = frozenset("met meets meeting talks bilateral counterpart received discussed".split())


def members_and_guests(doc: Document, sentence: Sentence, named: Sequence[tuple[Person, Naming]]) -> Iterator[Part]:
    """Parts of the persons named in a sentence of an article at hand, by what they do or where they are."""
    words = doc.words(sentence)
    member = not words.isdisjoint(MEMBERS) and not words.isdisjoint(terms_of(doc, "party"))
    beside = not words.isdisjoint(terms_of(doc, "beside") - {"side"}) and not words.isdisjoint(MEETS)
    if not words.isdisjoint(terms_of(doc, "elsewhere")) or not words.isdisjoint(terms_of(doc, "away")):
        return
    for person, naming in named:
        if doc.quoted[naming.first] is not None or not person.offices:
            continue
        if member:
            yield Part(person, "attendee", naming.lead, naming.last, "member-of-delegation", 0.75)
        elif beside:
            yield Part(person, "attendee", naming.lead, naming.last, "met-beside-meeting", 0.7)
        elif (verb := _does(doc, sentence, naming)) is not None and not long_ago(doc, sentence.first, sentence.last):
            role = "speaker" if verb.lemma in ANNOUNCING else "attendee"
            yield Part(person, role, naming.lead, verb.last, "acts-at-meeting", 0.6)


#: Verbs of making something known from the rostrum.
ANNOUNCING = frozenset("launch unveil present announce outline propose brief address conclude".split())


def _does(doc: Document, sentence: Sentence, naming: Naming) -> VerbGroup | None:
    """The verb in the past tense whose subject a naming is."""
    for verb in doc.verbs(sentence):
        if verb.first >= naming.last:
            subject = doc.subject(verb, sentence.first)
            told = (verb.past or verb.perfect) and not (verb.modal or verb.negated or verb.passive)
            if subject is not None and subject.head <= naming.first and naming.last <= subject.tail:
                return verb if told and verb.lemma not in ("be", "have", "do") else None
            if subject is not None and naming.lead <= subject.head < naming.last:
                return verb if told and verb.lemma not in ("be", "have", "do") else None
    return None
