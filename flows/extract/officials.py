"""Officials who do something at a meeting, belong to a delegation to it or are met beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.extract.attendance_terms import role_mark, terms_by_role, terms_of
from flows.extract.delegations import AWAY, PARTY
from flows.extract.document import Document
from flows.extract.events_found import editions_of
from flows.extract.grammar import VerbGroup
from flows.extract.lexicon import Lexicon
from flows.extract.marks import mark
from flows.extract.meeting_places import city_name
from flows.extract.parts import COUNTERPARTS, Part
from flows.extract.people import Naming, Person
from flows.extract.scenes import long_ago
from flows.extract.sentences import Sentence

#: Words of those who belong to a delegation.
MEMBERS = frozenset("member members part accompanied accompanying comprising".split())
#: Words by which two sides come together beside a meeting.
MEETS = frozenset("met meets meeting talks bilateral counterpart received discussed".split())
MEMBER, MEETING, ELSEWHERE = mark(lambda _: MEMBERS), mark(lambda _: MEETS), role_mark("elsewhere")
BESIDE = mark(lambda lexicon: lexicon.derived(terms_by_role)["beside"] - {"side"})
#: Words by which an official comes along with one who was named before.
ACCOMPANIED = frozenset({"accompanied", "by"})
#: Verbs of making something known from the rostrum.
ANNOUNCING = frozenset(
    "launch unveil present announce outline propose brief address conclude defend advocate read".split()
)
#: Words before a verb that put what it tells in another time.
FORMERLY = frozenset("once formerly previously earlier later".split())
#: Verbs that tell of saying only with other words: "took the line that".
COMMON = frozenset("take go give make have come put join find see hold".split())
#: Nouns for the one who presides.
CHAIRS = frozenset("chair chairman chairwoman chairperson chairmanship moderator".split())
CHAIRING = mark(lambda _: CHAIRS | {"chairing"})
#: Words before "chair" that make it the meeting's.
OWNING = frozenset("the 's ’s its meeting conference summit ministerial".split())
#: What somebody is thanked for who spoke at a meeting.
THANKED_FOR = frozenset("opening addressing inaugurating closing launching".split())


def members_and_guests(doc: Document, sentence: Sentence, named: Sequence[tuple[Person, Naming]]) -> Iterator[Part]:
    """Parts of the persons named in a sentence of an article at hand, by what they do or where they are."""
    words = doc.mark(sentence)
    if words & (ELSEWHERE | AWAY):
        return
    member = bool(words & MEMBER and words & PARTY)
    member = member or (doc.words(sentence) >= ACCOMPANIED and _with_delegation(doc, sentence))
    beside = words & BESIDE and words & MEETING
    for person, naming in named:
        beside_it = doc.tokens.low[naming.lead - 1] == "," and doc.tokens.low[naming.lead - 2] in COUNTERPARTS
        if doc.quoted[naming.first] is not None or not (person.offices or beside_it):
            continue
        if member:
            yield Part(person, "attendee", naming.lead, naming.last, "member-of-delegation", 0.75)
        elif beside or beside_it:
            yield Part(person, "attendee", naming.lead, naming.last, "met-beside-meeting", 0.7)
        elif (verb := _does(doc, sentence, naming)) is not None and not long_ago(doc, sentence.first, sentence.last):
            says = verb.lemma in ANNOUNCING or (verb.lemma in doc.lexicon.derived(saying_verbs) - COMMON)
            role = "speaker" if says else "attendee"
            yield Part(person, role, naming.lead, verb.last, "acts-at-meeting", 0.6)


def _with_delegation(doc: Document, sentence: Sentence) -> bool:
    """Whether a sentence or the one before it in its paragraph speaks of a delegation or of the meeting."""
    floor = max(doc.block_ranges[sentence.block][0], sentence.first - 60)
    return not (terms_of(doc, "party") | terms_of(doc, "gathering")).isdisjoint(doc.tokens.low[floor : sentence.last])


def saying_verbs(lexicon: Lexicon) -> frozenset[str]:
    """Lemmas of the verbs of saying."""
    return frozenset(row.get("lemma") or row.get("verb") or "" for row in lexicon.table("reporting_verbs"))


def _does(doc: Document, sentence: Sentence, naming: Naming) -> VerbGroup | None:
    """The verb in the past tense whose subject a naming is, alone or in apposition to an office."""
    for verb in doc.verbs(sentence):
        if verb.first < naming.last:
            continue
        subject = doc.subject(verb, sentence.first)
        if subject is None or not subject.first <= naming.first < verb.first:
            continue
        inside = subject.head <= naming.first and naming.last <= subject.tail
        titled = naming.lead < subject.tail and subject.head < naming.last  # the title is the subject's own noun
        beside = titled or _is_apposed(doc, naming, subject.tail, verb.first)
        if inside or beside:
            told = (verb.past or verb.perfect) and not (verb.modal or verb.negated or verb.passive)
            told = told and doc.tokens.low[verb.first - 1] not in FORMERLY
            return verb if told else None
    return None


def _is_apposed(doc: Document, naming: Naming, tail: int, verb: int) -> bool:
    """Whether a name stands between commas after the office that is the subject: "the envoy of Peru, Ana Paz, left"."""
    low, tags = doc.tokens.low, doc.tags
    if not tail <= naming.lead or low[naming.lead - 1] != "," or "W" in tags[tail : naming.lead]:
        return False
    return naming.last == verb or low[naming.last] == ","


def shown_there(doc: Document, sentence: Sentence, named: Sequence[tuple[Person, Naming]]) -> Iterator[Part]:
    """Officials in the caption of a picture taken where the main meeting was held."""
    cities = {e.city for e, _ in editions_of(doc) if e.main and e.city}
    held = any(city_name(e) in cities for e in doc.entities_in(sentence.first, sentence.last))
    if held or not doc.words(sentence).isdisjoint(terms_of(doc, "gathering")):
        for person, naming in named:
            if person.offices:
                yield Part(person, "attendee", naming.lead, naming.last, "pictured-at-meeting", 0.65)


def introduced(doc: Document, sentence: Sentence, named: Sequence[tuple[Person, Naming]]) -> Iterator[Part]:
    """Speakers before a colon and their words, and those thanked "for opening" or "for chairing" a meeting."""
    low = doc.tokens.low
    hosts = low[sentence.first] in ("host", "hosts") and low[sentence.first + 1 : sentence.first + 2] == [":"]
    for person, naming in named:
        if hosts:
            yield Part(person, "host", sentence.first, naming.last, "labelled-host", 0.85)
        last = min(sentence.last - 1, naming.last + 24)
        colon = next((k for k in range(naming.last, last) if low[k] in (":", ";") or doc.tags[k] in "VEBM"), None)
        opens = naming.lead <= sentence.first + 1 or _speech(doc, (colon or 0) + 1)
        if colon is not None and low[colon] == ":" and person.offices and opens:
            yield Part(person, "speaker", naming.lead, colon + 1, "speaks-after-colon", 0.8)
        if _represents(doc, sentence, naming) and person.offices:
            yield Part(person, "head-of-delegation", sentence.first, naming.last, "represents-state", 0.8)
        if _is_in_chair(doc, sentence, naming):
            yield Part(person, "chair", naming.lead, naming.last, "chairs-meeting", 0.8)
        if low[naming.last : naming.last + 1] == ["for"] and not THANKED_FOR.isdisjoint(
            low[naming.last + 1 : naming.last + 2]
        ):
            yield Part(person, "speaker", naming.lead, naming.last + 2, "thanked-for-opening", 0.75)


def _represents(doc: Document, sentence: Sentence, naming: Naming) -> bool:
    """ "Representing Kenya at the meeting, Defence Minister Amina Wanjiru said": the first name after the comma."""
    low, first = doc.tokens.low, sentence.first
    if low[first] != "representing" or not doc.entities_in(first + 1, min(first + 4, sentence.last), "country"):
        return False
    comma = next((k for k in range(first + 2, min(first + 16, naming.lead)) if low[k] == ","), None)
    return comma is not None and set(doc.tags[comma : naming.lead]).isdisjoint("VEBMW")


def _is_in_chair(doc: Document, sentence: Sentence, naming: Naming) -> bool:
    """ "The chair, Kari Solberg, …", "under the chairmanship of Kari Solberg", "Kari Solberg took the chair"."""
    low = doc.tokens.low
    if not doc.mark(sentence) & CHAIRING:
        return False
    k = naming.lead - 1
    if low[k - 1 : k + 1] == ["chairmanship", "of"] or (
        low[k] == "," and low[k - 1] in CHAIRS and low[k - 2] in OWNING
    ):
        return True
    of = next((i for i in range(naming.last + 1, min(sentence.last - 2, naming.last + 14)) if low[i] in CHAIRS), 0)
    if of and low[naming.last] == "," and low[of + 1] == "of" and low[of + 2] in OWNING:
        apposed = set(doc.tags[naming.last : of]).isdisjoint("VEBMW")
        return apposed and not terms_of(doc, "gathering").isdisjoint(low[of + 3 : of + 6])
    if low[sentence.first] == "chairing" and naming.first - sentence.first <= 12:
        return any(v.lemma == "be" and v.last <= naming.first for v in doc.verbs(sentence))
    took = next(
        (i for i in range(naming.last, min(sentence.last - 2, naming.last + 8)) if low[i] in ("took", "takes")), 0
    )
    return bool(took) and low[took + 1 : took + 3] == ["the", "chair"]


def _speech(doc: Document, i: int) -> bool:
    """Whether speech begins at token `i`."""
    return i < len(doc.tokens) and (doc.quoted[i] is not None or doc.tokens.low[i] in ("“", '"', "«", "„"))
