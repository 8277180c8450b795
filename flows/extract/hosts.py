"""Who hosts, organizes or convenes a meeting, alone or with others, in the words of the article."""

from __future__ import annotations

from dataclasses import replace

from flows.extract.advisory import lines_of
from flows.extract.document import Document
from flows.extract.edition import Edition
from flows.extract.gazetteer import Entity
from flows.extract.hospitality import RECEIVING, read_hospitality
from flows.extract.host import Host, hosts_for
from flows.extract.host_actors import actors_in, agent_of, listed_actors
from flows.extract.host_nouns import HOST_NOUNS, hosts_by_noun
from flows.extract.lexicon import Lexicon, forms
from flows.extract.marks import mark
from flows.extract.meeting_kinds import Meeting
from flows.extract.sentences import Sentence

#: Verbs that host a meeting only in a clause that describes it: "the workshop which Kenya runs with Peru".
RUNNING = frozenset("run runs ran running".split())
#: Words before "with" that make those after it hosts too.
TOGETHER = frozenset(
    "together jointly , co-hosting organised organized convened hosted co-hosted host hosting event conference summit "
    "ministerial meeting gathering conclave it".split()
)


def host_verbs(lexicon: Lexicon) -> dict[str, str]:
    """Forms of the verbs of hosting and the role each gives."""
    rows = [r["term"].split()[-1] for r in lexicon.table("event_terms") if r["role"] == "hosts"]
    return {
        form: "co-host" if lemma.startswith("co") and lemma != "convene" else "host"
        for lemma in rows
        for form in forms(lemma)
    }


#: Words at which a host may be told.
HOSTED = mark(lambda lexicon: {*lexicon.derived(host_verbs), *HOST_NOUNS, *RECEIVING, "held"})


def find_hosts(doc: Document, editions: list[Edition]) -> list[Host]:
    """Hosts of all meetings, each actor once a meeting, with the roles that the whole list of them gives."""
    verbs = doc.lexicon.derived(host_verbs)
    low = doc.tokens.low
    found: list[Host] = []
    for sentence in doc.prose:
        for i in doc.places(sentence.first, sentence.last, HOSTED) if doc.mark(sentence) & HOSTED else ():
            if low[i] in verbs and _hosting(doc, i):
                for edition in _hosted(doc, i, sentence, editions):
                    found += _by_verb(doc, i, sentence, edition, verbs[low[i]])
            if low[i] == "held":
                found += _held(doc, i, sentence, editions)
            if low[i] in RECEIVING and editions and editions[0].main and doc.quoted[i] is None:
                found += read_hospitality(doc, i, sentence, editions)
            if low[i] in HOST_NOUNS and doc.quoted[i] is None and editions and editions[0].main:
                found += hosts_by_noun(doc, i, sentence, _edition_of(sentence, editions))
    if editions and editions[0].main:
        for line in lines_of(doc):
            if line.kind in ("host", "co-host"):
                actors, span = actors_in(doc, line.first, line.last), (line.label, line.last)
                found += hosts_for(editions[0], actors, line.kind, span, "labelled-host")
    return _roles(found)


def _edition_of(sentence: Sentence, editions: list[Edition]) -> Edition:
    """The only meeting that a sentence names, else the main one: "The first met in Lima, with Peru as host"."""
    told = [e for e in editions if any(n.sentence is sentence and not n.nested for n in e.namings)]
    return told[0] if len(told) == 1 and (told[0].year or told[0].city) else editions[0]


def _hosting(doc: Document, i: int) -> bool:
    return doc.tags[i] in "VEGJ" or (i > 0 and doc.tags[i - 1] in "TM")


def _by_verb(doc: Document, i: int, sentence: Sentence, edition: Edition, role: str) -> list[Host]:
    low = doc.tokens.low
    by = next((k for k in range(i + 1, min(i + 4, sentence.last)) if low[k] == "by"), None)
    if by is not None:
        actors, end = listed_actors(doc, by + 1, sentence)
        return _beside(doc, actors, sentence, hosts_for(edition, actors, role, (i, end), "hosted-by"))
    if doc.tags[i] == "E" and low[i - 1] in ("is", "was", "be", "been", "being", "are", "were"):
        return []
    span = agent_of(doc, i, sentence)
    if span is None:
        return []
    actors = actors_in(doc, *span)
    owned = any(w in ("whose", "his", "her", "their") for w in low[max(sentence.first, i - 5) : i])
    rule = "country-hosts" if owned else "hosts"
    beside = next((k for k in range(i + 1, min(i + 30, sentence.last)) if low[k] in ("with", "alongside")), None)
    if beside is not None and (low[beside] == "alongside" or low[beside - 1] in TOGETHER):
        more, end = listed_actors(doc, beside + 1, sentence)
        return hosts_for(edition, actors + more, role, (span[0], end), rule + "-together")
    return hosts_for(edition, actors, role, (span[0], i + 1), rule)


def _beside(doc: Document, actors: list[Entity], sentence: Sentence, hosts: list[Host]) -> list[Host]:
    """Hosts whose list goes on "with Kenya and Peru as co-hosts": those after "with" stand beside the host."""
    low = doc.tokens.low
    if len(actors) < 2 or "co-hosts" not in low[actors[-1].last : min(sentence.last, actors[-1].last + 3)]:
        return hosts
    at = next((k for k in range(actors[0].last, actors[-1].first) if low[k] in ("with", "alongside")), None)
    if at is None:
        return hosts
    return [
        replace(h, role="host", rule="hosted-by")
        if a.first < at
        else replace(h, role="co-host", first=at, rule="as-host")
        for a, h in zip(actors, hosts, strict=True)
    ]


def _held(doc: Document, i: int, sentence: Sentence, editions: list[Edition]) -> list[Host]:
    """Who held the meetings counted out in a sentence: "jointly with Peru it held two meetings, one in …"."""
    listed = [e for e in editions if e.namings[0].listed and e.namings[0].sentence is sentence]
    if not listed or doc.tags[i - 1] == "B":
        return []
    actors = actors_in(doc, sentence.first, i)
    if doc.tokens.low[i - 1] in ("it", "which", "country"):
        actors = doc.entities_in(max(0, sentence.first - 60), sentence.first, "country")[-1:] + actors
    return [h for e in listed for h in hosts_for(e, actors, "host", (sentence.first, i + 1), "held-meetings")]


def _hosted(doc: Document, i: int, sentence: Sentence, editions: list[Edition]) -> list[Edition]:
    """The meeting that is hosted: in whose words the verb stands, or that follows or precedes it closely."""
    best: tuple[int, Edition] | None = None
    for edition in editions:
        for naming in edition.namings:
            if naming.sentence is sentence:
                if naming.listed:
                    return [e for e in editions if e.namings[0].listed and e.namings[0].sentence is sentence]
                distance = _distance(doc, i, naming)
                if distance is not None and (best is None or distance < best[0]):
                    best = (distance, edition)
    if best is None and editions and editions[0].main and doc.quoted[i] is None:
        after = doc.tokens.low[i + 1] if i + 1 < sentence.last else "."
        alone = after in (",", ".", "it", "them", "with") and doc.tags[i] in "VEJG"
        if alone and doc.tokens.low[i].startswith(("host", "co-host")):
            return editions[:1]  # "Indonesia, which hosted, flew …"
        if doc.tokens.low[sentence.first] in ("it", "this") and "by" in doc.tokens.low[i + 1 : i + 4]:
            return _told_before(sentence, editions)
    return [best[1]] if best else []


def _told_before(sentence: Sentence, editions: list[Edition]) -> list[Edition]:
    """The meeting that the sentence before names last: "It was organised by Peru"."""
    near = [
        (n.head, k)
        for k, e in enumerate(editions)
        for n in e.namings
        if n.sentence.last == sentence.first and not n.nested
    ]
    return [editions[max(near)[1]]] if near else []


def _distance(doc: Document, i: int, naming: Meeting) -> int | None:
    """How far, in tokens, a hosting verb stands from a naming it can govern; None where it cannot."""
    low = doc.tokens.low
    if (doc.quoted[i] is None) != (doc.quoted[naming.head] is None):
        return None
    if naming.head < i < naming.last + 2:
        return i - naming.head
    if low[i] in RUNNING:
        return None
    if i < naming.first <= i + 8 or (
        i < naming.first <= i + 40 and low[i + 1] == "by" and i <= naming.sentence.first + 14
    ):
        return naming.first - i
    passive = low[i - 1] in ("be", "was", "is", "been", "were", "being", "jointly")
    if passive and naming.head < i <= naming.head + 12:
        return i - naming.head
    trailing = low[i - 1] == "," and "by" in low[i + 1 : i + 4] and naming.head < i <= naming.head + 24
    return i - naming.head + 20 * naming.nested if trailing else None


def _roles(found: list[Host]) -> list[Host]:
    """One row an actor and meeting; several hosts of one meeting are co-hosts unless one alone was called the host."""
    kept: dict[tuple[int, str], Host] = {}
    for host in found:
        key = (id(host.edition), host.country or host.organization or "")
        if key not in kept or (kept[key].role == "host" and host.role == "co-host" and host.rule == "is-host"):
            kept[key] = host
    hosts = list(kept.values())
    result: list[Host] = []
    for host in hosts:
        together = [h for h in hosts if h.edition is host.edition and h.first == host.first and h.rule == host.rule]
        others = [h for h in hosts if h.edition is host.edition and h is not host]
        alone = host.role == "host" and len(together) == 1 and all(h.role == "co-host" for h in others)
        role = host.role if not others or alone or host.role == "co-host" else "co-host"
        result.append(Host(host.edition, host.country, host.organization, role, host.first, host.last, host.rule))
    return result
