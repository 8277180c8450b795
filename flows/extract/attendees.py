"""States and organizations at the main event: those named as present, those that act there, those that preside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.extract.attendance_terms import terms_of
from flows.extract.conduct import clause_of, gives_now, joins_in
from flows.extract.delegations import AWAY, Presence, told_presences
from flows.extract.document import Document
from flows.extract.gazetteer import Entity
from flows.extract.grammar import VerbGroup
from flows.extract.host_actors import list_start
from flows.extract.lexicon import Lexicon
from flows.extract.mentions import entities_as_actors
from flows.extract.officials import saying_verbs
from flows.extract.partners import beside_others
from flows.extract.parts import stands_for_state
from flows.extract.people import People
from flows.extract.rollcall import lists_in, states_in
from flows.extract.scenes import at_home, long_ago, of_another
from flows.extract.sentences import Sentence
from flows.extract.standing import SEATS, SO, standing

#: Words after "said" or "sent" by which somebody gives something up or does not come.
GONE = frozenset("goodbye farewell adieu regrets apologies excuses empty vacant".split())
#: What only those leave undone who are there.
SILENT = frozenset("speak sign vote object oppose clap applaud comment explain say elaborate budge".split())
ATTEND = frozenset(
    "attend attends attended attending participate participates participated participating joined joins".split()
)
#: Endings of words for one of a people.
PEOPLES = tuple("ian ese ish ean ander inn ane ede ole iard urk erb oat ovak ech iton eek man ino ani qi di i".split())


def acting_verbs(lexicon: Lexicon) -> frozenset[str]:
    """Lemmas of what delegations do at a meeting: the verbs of saying and the `acts` of `event_terms.csv`.

    Those of hosting are left out: who hosts may host another meeting, see `hosts.py`.
    """
    saying = lexicon.derived(saying_verbs)
    acts = {r["term"].split()[0] for r in lexicon.table("event_terms") if r["role"] == "acts"}
    hosting = {r["term"].split()[-1] for r in lexicon.table("event_terms") if r["role"] == "hosts"}
    return frozenset((saying | acts) - hosting)


def presences(doc: Document, people: People, series: str) -> Iterator[Presence]:
    """States and organizations that the sentences about an event at hand put there."""
    acting, absent = doc.lexicon.derived(acting_verbs), terms_of(doc, "keeps-away")
    for sentence in doc.prose:
        entities = [e for e in doc.entities_in(sentence.first, sentence.last) if e.kind in ("country", "organization")]
        if entities and at_home(doc, sentence):
            continue
        yield from told_presences(doc, sentence, entities, series)
        if entities and not of_another(doc, sentence):
            for listed in lists_in(doc, sentence):
                for entity in states_in(doc, listed):
                    first, last = min(listed.cue, entity.first), max(listed.cue + 1, entity.last)
                    yield Presence(entity, "attendee", first, last, "listed-as-present", 0.8)
            present = [] if doc.mark(sentence) & AWAY else [*standing(doc, sentence), *beside_others(doc, sentence)]
            if present and not long_ago(doc, sentence.first, sentence.last):
                yield from present
        if not entities or doc.mark(sentence) & AWAY:
            continue
        for verb in doc.verbs(sentence):
            if doc.quoted[verb.head] is not None or verb.lemma in absent:
                continue
            if not verb.negated or verb.lemma in SILENT:
                yield from _by_verb(doc, people, verb, sentence, acting)


def _by_verb(
    doc: Document, people: People, verb: VerbGroup, sentence: Sentence, acting: frozenset[str]
) -> Iterator[Presence]:
    """Subjects that attend, and delegations that say or do something in the hall."""
    low = doc.tokens.low
    present = _comes(low, verb) or _is_there(doc, verb, sentence)
    says = _says(doc, verb, sentence, acting)
    if not (present or says) or (says and long_ago(doc, *clause_of(doc, sentence, verb))):
        return
    subject = doc.subject(verb, sentence.first)
    if (
        subject is None
        or "neither" in low[max(subject.first - 6, sentence.first) : subject.first + 1]
        or low[subject.first] == "no"
        or any(people.at(k) for k in range(subject.first, subject.last) if not present)
    ):
        return
    if says and not present and _is_governed(doc, subject.first, verb, sentence):
        return  # "with troops in Lebanon and Mali, put forward"
    first, rule, sure = subject.first, "acts-at-meeting", 0.7
    if present:
        first, rule, sure = _list_start(doc, subject.first, sentence.first), "attends-meeting", 0.85
    for entity in entities_as_actors(doc, first, subject.last):
        if says and not present and not _is_subject(doc, entity, subject.head, subject.tail):
            continue
        if entity.id != "UN" and not _serves_un(doc, people, entity):
            role = (
                "speaker"
                if says and not terms_of(doc, "voice").isdisjoint(low[subject.head : subject.tail])
                else "attendee"
            )
            yield Presence(entity, role, min(entity.first, verb.first), verb.last, rule, sure)
    if present or verb.lemma == "speak":
        for entity in _who_did_so(doc, verb, sentence):
            yield Presence(entity, "attendee", verb.first, entity.last, rule, sure)


def _comes(low: Sequence[str], verb: VerbGroup) -> bool:
    """Whether a verb tells of coming to the meeting: "attended", "took part", "were represented"."""
    after = low[verb.last : verb.last + 1]
    if low[verb.head] in ATTEND or (verb.lemma == "take" and after == ["part"]):
        return True
    if verb.lemma == "be" and after in (["attending"], ["participating"]):
        return True
    return verb.lemma == "represent" and verb.passive and after != ["by"]


def _is_there(doc: Document, verb: VerbGroup, sentence: Sentence) -> bool:
    """Whether a verb tells of being at the meeting: "was in the room", "had a seat", "joined as observers"."""
    low = doc.tokens.low
    if verb.lemma == "be" and not terms_of(doc, "room").isdisjoint(low[verb.last : verb.last + 4]):
        return True
    if verb.lemma == "be" and low[verb.last : verb.last + 1] == ["there"] and not verb.passive:
        return True
    if verb.lemma == "have" and not SEATS.isdisjoint(low[verb.last : verb.last + 3]):
        return True
    return _as_observer(low, verb.last, sentence.last) or joins_in(low, verb)


def _says(doc: Document, verb: VerbGroup, sentence: Sentence, acting: frozenset[str]) -> bool:
    """Whether a verb tells what its subject says or does in the hall."""
    low = doc.tokens.low
    inverted = low[verb.first - 1] in ("”", '"', "»") and doc.tags[verb.last : verb.last + 1] in ("D", "P", "O")
    return (
        not inverted
        and low[verb.first - 1] not in ("and", "or", "but")
        and verb.lemma in acting
        and (verb.past or verb.perfect or gives_now(doc, verb, sentence))
        and not verb.modal
        and not verb.passive
        and GONE.isdisjoint(low[verb.last : verb.last + 3])
    )


def _who_did_so(doc: Document, verb: VerbGroup, sentence: Sentence) -> list[Entity]:
    """Those who did as the subject did: "Kenya attended, as did Peru"."""
    low = doc.tokens.low
    did = any(w in ("did", "were", "was") for w in low[verb.last : verb.last + 7])
    if SO.isdisjoint(low[verb.last : verb.last + 5]) or not did:
        return []
    return list(entities_as_actors(doc, verb.last, min(sentence.last, verb.last + 16)))


def _is_governed(doc: Document, first: int, verb: VerbGroup, sentence: Sentence) -> bool:
    """Whether what looks like a subject at token `first` is the end of a list after a preposition."""
    if first > sentence.first and doc.tags[first - 1] in "IT":
        return True
    start = list_start(doc, first, sentence.first)
    trails = doc.tokens.low[verb.first - 1] == ","
    return trails and sentence.first < start < first and doc.tags[start - 1] in "IT"


def _serves_un(doc: Document, people: People, entity: Entity) -> bool:
    """Whether a country only tells where an officer of the UN is from: "the Military Adviser, General Paz of Peru"."""
    low = doc.tokens.low
    person = people.at(entity.first - 2) if low[entity.first - 1] == "of" else None
    for k in range(entity.last, min(len(low), entity.last + 8)):
        person = person or people.at(k)
        if person is not None:
            break
        if doc.tags[k] in "VEBM.":
            return False
    return person is not None and not stands_for_state(doc, person)


def _as_observer(low: Sequence[str], first: int, last: int) -> bool:
    if "as" not in low[first : first + 8]:
        return False
    return any(low[k] == "as" and low[k + 1].startswith("observer") for k in range(first, min(last - 1, first + 8)))


def _list_start(doc: Document, first: int, floor: int) -> int:
    """Back over a list: "envoys of China, Egypt and Uruguay were in the room"."""
    i = first
    while i > floor and (doc.tags[i - 1] in "NPJDI#S" or doc.tokens.low[i - 1] in (",", "and", "&")) and first - i < 60:
        i -= 1
    return i


def _is_subject(doc: Document, entity: Entity, head: int, tail: int) -> bool:
    """Whether the entity itself, or its delegation, is the subject: no person or thing of that country."""
    if _is_person(doc, entity):
        return False
    if head <= entity.first < tail <= entity.last or entity.first <= head < entity.last:
        return True
    if entity.last <= head and all(_joins(doc, k) for k in range(entity.last, head)):
        return True  # Kenya and Ghana pleaded
    near = head <= entity.first and entity.last <= tail + 6
    return near and doc.tokens.low[tail - 1] in terms_of(doc, "spokesman")


def _joins(doc: Document, k: int) -> bool:
    return doc.tokens.low[k] in ("and", ",", "the", "&") or any(
        e.first <= k < e.last for e in doc.entities_in(max(0, k - 3), k + 4)
    )


def _is_person(doc: Document, entity: Entity) -> bool:
    """Whether a name of a people means one person of it: "the Finn said", "a Ghanaian replied"."""
    before = doc.tokens.low[entity.first - 1] if entity.first else ""
    form = doc.text[entity.start : entity.end]
    return (
        entity.kind == "country"
        and before in ("the", "a", "an")
        and form.lower() not in doc.lexicon.derived(country_names)
        and not form.endswith("s")
        and doc.tags[entity.last : entity.last + 1] not in ("N", "P")
    )


def country_names(lexicon: Lexicon) -> frozenset[str]:
    """Names of countries, in lower case, as against the names of their peoples."""
    adjectives = {r["adjective"].lower() for r in lexicon.table("countries")}
    names = {r["alias"].lower() for r in lexicon.table("aliases") if r["kind"] == "country"}
    peoples = {n for n in names if n.endswith(PEOPLES) and len(n.split()) == 1}
    return frozenset(names - adjectives - peoples) | {r["name"].lower() for r in lexicon.table("countries")}
