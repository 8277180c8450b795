"""States and organizations at the main event: those named as present, those that act there, those that preside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.extract.document import Document
from flows.extract.gazetteer import Entity
from flows.extract.grammar import VerbGroup
from flows.extract.lexicon import Lexicon
from flows.extract.meetings import COUNCIL
from flows.extract.mentions import entities_as_actors
from flows.extract.people import People
from flows.extract.sentences import Sentence

REPRESENTING = frozenset("representing represented participation attendance presence".split())
#: Words of presence for which no verb is needed: "in the room", "among those present".
PLACES = frozenset("room hall table attendance present observers audience participants attendees".split())
#: Verbs whose subject keeps away.
ABSENT = frozenset("cancel decline skip boycott stay absent apologize".split())
#: Words of a sentence that tells who did not come.
AWAY = frozenset("apologies absent cancelled canceled boycotted absence".split())


@dataclass(frozen=True, slots=True)
class Presence:
    """A country or organization that takes part, the tokens that say so, its role and how sure it is."""

    entity: Entity
    role: str
    first: int
    last: int
    rule: str
    sure: float


def acting_verbs(lexicon: Lexicon) -> frozenset[str]:
    """Lemmas of what delegations do at a meeting: the verbs of saying, and those of `event_terms.csv` with role acts."""
    saying = {r.get("lemma") or r.get("verb") or "" for r in lexicon.table("reporting_verbs")}
    acts = {r["term"].split()[0] for r in lexicon.table("event_terms") if r["role"] == "acts"}
    return frozenset(saying | acts)


def presences(doc: Document, people: People, series: str) -> Iterator[Presence]:
    """States and organizations that the sentences about an event at hand put there."""
    acting = doc.lexicon.derived(acting_verbs)
    for sentence in doc.prose:
        entities = [e for e in doc.entities_in(sentence.first, sentence.last) if e.kind in ("country", "organization")]
        words = doc.words(sentence)
        if "delegation" in words:
            yield from _its_delegation(doc, sentence)
        if not entities or not words.isdisjoint(AWAY):
            continue
        if series == COUNCIL:
            yield from _presidency(doc, sentence, entities)
        if "delegation" in words:
            yield from _delegations(doc, sentence, entities)
        if not words.isdisjoint(REPRESENTING):
            yield from _represented(doc, sentence, entities)
        if "statements" in words or "speaking" in words:
            yield from _spoke(doc, sentence, entities)
        if "speaking" in words:
            yield from _spoken_for(doc, sentence, entities)
        if not words.isdisjoint(("chaired", "co-chaired")):
            yield from _chairs(doc, sentence, entities)
        for verb in doc.verbs(sentence):
            if verb.negated or doc.quoted[verb.head] is not None or verb.lemma in ABSENT:
                continue
            yield from _by_verb(doc, people, verb, sentence, acting)


def _by_verb(
    doc: Document, people: People, verb: VerbGroup, sentence: Sentence, acting: frozenset[str]
) -> Iterator[Presence]:
    """Subjects that attend, and delegations that say or do something in the hall."""
    low = doc.tokens.low
    comes = low[verb.head] in ATTEND or (verb.lemma == "take" and low[verb.last : verb.last + 1] == ["part"])
    comes = comes or (verb.lemma == "represent" and verb.passive and low[verb.last : verb.last + 1] != ["by"])
    there = verb.lemma == "be" and any(w in PLACES for w in low[verb.last : verb.last + 4])
    there = there or _as_observer(low, verb.last, sentence.last)
    inverted = low[verb.first - 1] in (",", "”", '"', "»") and doc.tags[verb.last : verb.last + 1] in ("D", "P", "O")
    says = not inverted and verb.lemma in acting and (verb.past or verb.perfect) and not verb.modal and not verb.passive
    if not (comes or there or says):
        return
    subject = doc.subject(verb, sentence.first)
    if subject is None or any(people.at(k) for k in range(subject.first, subject.last) if not (comes or there)):
        return
    first, rule, sure = subject.first, "acts-at-meeting", 0.7
    if comes or there:
        first, rule, sure = _list_start(doc, subject.first, sentence.first), "attends-meeting", 0.85
    for entity in entities_as_actors(doc, first, subject.last):
        if says and not (comes or there) and not _is_subject(doc, entity, subject.head, subject.tail):
            continue
        if entity.id != "UN":
            role = (
                "speaker" if says and low[subject.tail - 1] in ("representative", "delegate", "envoy") else "attendee"
            )
            yield Presence(entity, role, min(entity.first, verb.first), verb.last, rule, sure)
    if comes or there:
        after = low[verb.last : verb.last + 3]
        if "as" in after and any(w in ("did", "were", "was") for w in low[verb.last : verb.last + 5]):
            for entity in entities_as_actors(doc, verb.last, min(sentence.last, verb.last + 16)):
                yield Presence(entity, "attendee", verb.first, entity.last, rule, sure)


ATTEND = frozenset(
    "attend attends attended attending participate participates participated participating joined joins".split()
)


def _as_observer(low: Sequence[str], first: int, last: int) -> bool:
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
    if head <= entity.first and entity.last >= tail:
        return True
    if entity.last <= head and all(_joins(doc, k) for k in range(entity.last, head)):
        return True  # Kenya and Ghana pleaded
    near = head <= entity.first and entity.last <= tail + 4
    return near and doc.tokens.low[tail - 1] in SPOKESMEN


def _joins(doc: Document, k: int) -> bool:
    return doc.tokens.low[k] in ("and", ",", "the", "&") or (k in doc.entity_at and doc.entity_at[k].kind == "country")


def _is_person(doc: Document, entity: Entity) -> bool:
    """Whether a name of a people means one person of it: "the Finn said", "a Ghanaian replied"."""
    before = doc.tokens.low[entity.first - 1] if entity.first else ""
    form = doc.text[entity.start : entity.end]
    return (
        before in ("the", "a", "an")
        and form.lower() not in doc.lexicon.derived(country_names)
        and not form.endswith("s")
    )


def country_names(lexicon: Lexicon) -> frozenset[str]:
    """Names of countries, in lower case, as against the names of their peoples."""
    adjectives = {r["adjective"].lower() for r in lexicon.table("countries")}
    names = {r["alias"].lower() for r in lexicon.table("aliases") if r["kind"] == "country"}
    peoples = {n for n in names if n.endswith(PEOPLES) and len(n.split()) == 1}
    return frozenset(names - adjectives - peoples) | {r["name"].lower() for r in lexicon.table("countries")}


#: Endings of words for one of a people.
PEOPLES = (
    "ian",
    "ese",
    "ish",
    "ean",
    "ander",
    "inn",
    "ane",
    "ede",
    "ole",
    "iard",
    "urk",
    "erb",
    "oat",
    "ovak",
    "ech",
    "iton",
    "eek",
    "man",
    "ino",
    "ani",
    "qi",
    "di",
    "i",
)
#: Unnamed people whose word is their country's.
SPOKESMEN = frozenset("delegation government representative delegate envoy ambassador minister delegates team".split())


def _its_delegation(doc: Document, sentence: Sentence) -> Iterator[Presence]:
    """The country that "its delegation" means: the last one named before in the paragraph."""
    low = doc.tokens.low
    for k in range(sentence.first + 1, sentence.last):
        if low[k] == "delegation" and low[k - 1] in ("its", "whose") and doc.quoted[k] is None:
            first = doc.block_ranges[sentence.block][0]
            for entity in doc.entities_in(first, k, "country")[-1:]:
                yield Presence(entity, "attendee", min(entity.first, k), k + 1, "delegation-at-meeting", 0.7)


def _delegations(doc: Document, sentence: Sentence, entities: list[Entity]) -> Iterator[Presence]:
    """ "the delegation of Morocco", "Guinea-Bissau's delegation", "the Nepali delegation", "sent … at the head of a team"."""
    low = doc.tokens.low
    for entity in entities:
        before = low[max(sentence.first, entity.first - 4) : entity.first]
        after = low[entity.last : entity.last + 4]
        if "delegation" in low[entity.last : entity.last + 2] and low[entity.last - 1] in ("its", "their"):
            continue
        of = before[-1:] in (["of"], ["the"]) and "delegation" in before
        if of or "delegation" in after[:2] or ("whose" in after and "delegation" in after):
            if entity.id != "UN" and doc.quoted[entity.first] is None:
                yield Presence(entity, "attendee", entity.first, entity.last, "delegation-at-meeting", 0.8)


def _spoken_for(doc: Document, sentence: Sentence, entities: list[Entity]) -> Iterator[Presence]:
    """States in whose name another speaks: "speaking also for Kenya and Senegal", "on behalf of the EU"."""
    low = doc.tokens.low
    for k in range(sentence.first, sentence.last - 1):
        if low[k] in ("for", "of") and "speaking" in low[max(sentence.first, k - 4) : k]:
            near = [e for e in entities if k < e.first <= k + 9 and e.id != "UN"]
            for entity in near:
                yield Presence(entity, "attendee", k, entity.last, "spoken-for-at-meeting", 0.7)


def _spoke(doc: Document, sentence: Sentence, entities: list[Entity]) -> Iterator[Presence]:
    """States in a list of those heard: "Statements were made by Fiji and Peru", "Also speaking were representatives of …"."""
    low = doc.tokens.low
    for k in range(sentence.first, sentence.last - 3):
        made = low[k] == "statements" and any(w == "by" for w in low[k + 1 : k + 5])
        heard = low[k] == "speaking" and k <= sentence.first + 2 and any(w in ("were", "was") for w in low[k + 1 : k + 5])
        if made or heard:
            for entity in entities:
                if entity.first > k and entity.kind == "country":
                    yield Presence(entity, "speaker", k, entity.last, "listed-as-speaker", 0.8)
            return


def _represented(doc: Document, sentence: Sentence, entities: list[Entity]) -> Iterator[Presence]:
    """Whom somebody represents; the UN's own delegation chairs where it is told to."""
    low = doc.tokens.low
    for entity in entities:
        before = low[max(sentence.first, entity.first - 3) : entity.first]
        if "representing" in before or "represented" in before:
            chairs = any(w in ("chaired", "chairs", "chairing") for w in low[entity.last : entity.last + 6])
            yield Presence(
                entity, "chair" if chairs else "attendee", entity.first - 1, entity.last, "represented-at-meeting", 0.8
            )
        if low[entity.last : entity.last + 2] in (["was", "represented"], ["is", "represented"]):
            yield Presence(entity, "attendee", entity.first, entity.last + 2, "represented-at-meeting", 0.85)
        included = [
            k
            for k in range(max(sentence.first, entity.first - 25), entity.first)
            if low[k] in ("participation", "attendance", "presence")
        ]
        if included and low[included[-1] + 1] == "of":
            yield Presence(entity, "attendee", included[-1], entity.last, "participation-of", 0.75)


def _chairs(doc: Document, sentence: Sentence, entities: list[Entity]) -> Iterator[Presence]:
    """States by which a meeting is chaired: "co-chaired by Canada and Ethiopia"."""
    low = doc.tokens.low
    for k in range(sentence.first, sentence.last - 2):
        if low[k] in ("chaired", "co-chaired") and low[k + 1] == "by":
            end = k + 2
            while end < sentence.last and (doc.tags[end] in "DPN" or low[end] in ("and", ",", "of")):
                end += 1
            for entity in entities:
                if k < entity.first and entity.last <= end and low[min(entity.last, len(low) - 1)] not in ("'s", "’s"):
                    yield Presence(entity, "chair", k, entity.last, "chairs-meeting", 0.85)


def _presidency(doc: Document, sentence: Sentence, entities: list[Entity]) -> Iterator[Presence]:
    """The state that holds the Council's presidency."""
    low = doc.tokens.low
    held = [
        k for k in range(sentence.first, sentence.last)
        if low[k] == "presidency"
        or (low[k] in ("presides", "presided", "presiding", "chairs") and "council" in low[k + 1 : k + 5])
        or (low[k] == "president" and low[k + 1 : k + 2] == ["for"])
    ]  # fmt: skip
    for k in held:
        near = [e for e in entities if e.kind == "country" and abs(e.first - k) <= 10]
        for entity in near[:1]:
            yield Presence(entity, "chair", min(entity.first, k), max(entity.last, k + 1), "holds-presidency", 0.9)
