"""The actors of a hosting clause: its subject, the lists after "by" and "with", the country of "his government"."""

from __future__ import annotations

from collections import Counter

from flows.extract.document import Document
from flows.extract.gazetteer import Entity
from flows.extract.grammar import VerbGroup, subject_of
from flows.extract.mentions import as_government
from flows.extract.sentences import Sentence

#: How many tokens of an article are looked through for the country it speaks for.
OPENING = 600
#: What may stand between the actors of a list.
LISTING = frozenset(", and of with together jointly & ’ ' both the ( )".split())

#: Words after "with" for what somebody else only helps a host by.
HELP = frozenset("support assistance help backing funding aid sponsorship funds".split())


def agent_of(doc: Document, i: int, sentence: Sentence) -> tuple[int, int] | None:
    """Tokens that hold the subject of the hosting verb at `i`."""
    owned = next(
        (
            k
            for k in range(max(sentence.first, i - 4), i)
            if doc.tokens.low[k] in ("country", "government", "nation", "capital")
        ),
        None,
    )
    if owned is not None and doc.tokens.low[owned - 1] in ("whose", "his", "her", "their", "its"):
        return _antecedent(doc, i, sentence)
    verb = next((v for v in doc.verbs(sentence) if v.first <= i < v.last), None)
    if verb is None and doc.tokens.low[i].endswith("ing"):  # "is co-hosting", unknown to the tagger
        verb = next((v for v in doc.verbs(sentence) if v.last == i and v.lemma == "be"), None)
    if verb is None and doc.tags[i - 1] == "T":
        verb = next((v for v in reversed(doc.verbs(sentence)) if v.last <= i and i - v.last <= 3), None)
    if verb is None and doc.tags[i - 1] == "M":  # "will co-host", unknown to the tagger
        bare = subject_of(doc.tokens.low, doc.tags, i - 1, sentence.first)
        return (bare.first, bare.last) if bare else None
    if verb is None and doc.tags[i] == "J" and doc.tokens.low[i].endswith("ed"):
        bare = subject_of(doc.tokens.low, doc.tags, i, sentence.first)
        return (bare.first, bare.last) if bare else None
    if verb is None:
        return _participle_agent(doc, i, sentence)
    closes = doc.tokens.low[verb.first - 1] == ","  # a relative clause: "Canada, which said so, will host"
    subject = doc.subject(verb, sentence.first if closes else _clause_start(doc, verb, sentence))
    if subject is not None and any(True for _ in actors_in(doc, subject.first, subject.last)):
        return subject.first, subject.last
    start = _clause_start(doc, verb, sentence)
    return (start, verb.first) if verb.first - start <= 14 and verb.first > start else None


def _antecedent(doc: Document, i: int, sentence: Sentence) -> tuple[int, int] | None:
    """The country of "whose country hosts": the last named before in the sentence, else the one named most."""
    before = doc.entities_in(sentence.first, i, "country")
    if before:
        return before[-1].first, before[-1].last
    named = [e for e in doc.entities_in(0, min(len(doc.tokens), OPENING), "country") if doc.tags[e.first - 1] != "I"]
    votes = Counter(e.id for e in named)
    most = max(named, key=lambda e: votes[e.id], default=None)
    return (most.first, most.last) if most is not None else None


def _participle_agent(doc: Document, i: int, sentence: Sentence) -> tuple[int, int] | None:
    """The actor thanked or praised "for hosting", or before "hosting" in apposition."""
    if doc.tokens.low[i] in ("hosting", "organizing", "organising", "convening", "co-hosting"):
        near = [e for e in doc.entities_in(max(sentence.first, i - 8), i) if e.kind in ("country", "organization")]
        thanked = bool(near) and doc.tokens.low[i - 1] == "for" and near[-1].last == i - 1
        return ((list_start(doc, near[-1].first, sentence.first) if thanked else near[-1].first), i) if near else None
    return None


def _clause_start(doc: Document, verb: VerbGroup, sentence: Sentence) -> int:
    """The first token after the last clause boundary before a verb."""
    for k in range(verb.first - 1, sentence.first - 1, -1):
        if doc.tokens.low[k] in ("that", "which", "when", "while", ";", ":", "where", "as") and k < verb.first - 1:
            return k + 1
    return sentence.first


def actors_in(doc: Document, first: int, last: int) -> list[Entity]:
    """Countries and organizations within a stretch, without those that only say whose office somebody holds."""
    found = [e for e in doc.entities_in(first, last) if e.kind in ("country", "organization")]
    if not found:  # "Oslo hosts the ministerial"
        return [g for e in doc.entities_in(first, last) if (g := as_government(doc, e)) is not None]
    countries = [e for e in found if e.kind == "country"]
    return [e for e in found if e.kind == "country" or (e.id != "UN" and not countries) or _whole(doc, e, first)]


def _whole(doc: Document, entity: Entity, first: int) -> bool:
    """Whether an organization is itself the actor, not the owner of an office or a meeting ("UN Secretary-General")."""
    after = doc.tags[entity.last] if entity.last < len(doc.tags) else "."
    low = doc.tokens.low
    k = entity.first - 1 - (low[entity.first - 1] == "the")
    listed = low[k] in (",", "and", "&", "with") or k < first
    return after not in "NPJS" and (entity.first - first <= 3 or listed)


def listed_actors(doc: Document, i: int, sentence: Sentence) -> tuple[list[Entity], int]:
    """Actors of a list that begins at token `i`: "Kenya, Norway and the African Union"."""
    low, tags = doc.tokens.low, doc.tags
    k = i
    while k < sentence.last and k - i < 60:
        if low[k] == "with" and not HELP.isdisjoint(low[k + 1 : k + 4]):
            break  # "by Kenya with the support of Norway"
        if tags[k] in "NPJDSR#" or low[k] in LISTING:
            k += 1
        else:
            break
    for entity in doc.entities_in(i, k):
        if low[entity.first - 1] in ("and", "&") or (low[entity.first - 1] == "the" and low[entity.first - 2] == "and"):
            k = min(k, entity.last + 2)  # the list ends with the actor after "and"
            break
    actors = actors_in(doc, i, k)
    return actors, max(i, actors[-1].last if actors else i)


def list_start(doc: Document, first: int, floor: int) -> int:
    """Back over a list of names: "Ghana, Peru and Nepal shared"."""
    while first > floor and (doc.tags[first - 1] in "PDN" or doc.tokens.low[first - 1] in (",", "and", "&")):
        first -= 1
    return first
