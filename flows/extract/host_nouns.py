"""Who is called the host of a meeting by a noun: "host Kenya", "Kenya and Chad are the co-hosts"."""

from __future__ import annotations

from flows.extract.document import Document
from flows.extract.edition import Edition
from flows.extract.host import Host, hosts_for
from flows.extract.host_actors import actors_in, agent_of, listed_actors
from flows.extract.meeting_places import city_of
from flows.extract.sentences import Sentence

#: Nouns that call somebody the host.
HOST_NOUNS = {
    **dict.fromkeys("host hosts organizer organizers organiser organisers landlord".split(), "host"),
    **dict.fromkeys("co-host co-hosts cohost cohosts co-organizer co-organizers co-organiser".split(), "co-host"),
}
#: Words after which "host" is none of a meeting's: the host country of a mission, a host of issues.
NOT_AFTER = frozenset("of communities government governments population populations nation's state's".split())
#: Words that make "the host" a state in which a mission serves.
STATES = frozenset("country countries nation nations state states".split())


def hosts_by_noun(doc: Document, i: int, sentence: Sentence, main: Edition) -> list[Host]:
    """The actor called host: "host Kenya", "Kenya, as host", "the host, Kenya", "Kenya and Chad are the co-hosts"."""
    low = doc.tokens.low
    if (low[min(i + 1, len(low) - 1)] in NOT_AFTER and not _of_meeting(doc, i, main)) or not _speaks_of_meeting(
        doc, sentence, main
    ):
        return []
    if low[i - 1] in ("next", "previous", "future", "last", "former") or _elsewhere(doc, i, sentence, main):
        return []
    if doc.tags[i - 1] in "MT":
        return []  # "which will host"
    return _beside_noun(doc, i, sentence, main) or _told_host(doc, i, sentence, main)


def _beside_noun(doc: Document, i: int, sentence: Sentence, main: Edition) -> list[Host]:
    """ "The Norwegian hosts", "the host, Kenya", "co-hosts were Kenya and Chad"."""
    low, role = doc.tokens.low, HOST_NOUNS[doc.tokens.low[i]]
    entity = next((e for e in doc.entities_in(max(sentence.first, i - 3), i, "country") if e.last == i), None)
    owned = (
        entity is not None
        and low[entity.first - 1] in ("the", "our")
        and doc.tags[i + 1 : i + 2] not in ("D", "P", "N", "#")
    )
    if entity is not None and owned and low[i].endswith("s"):
        return hosts_for(main, [entity], role, (entity.first, i + 1), "host-noun")
    k = i + 1 + (low[i + 1 : i + 2] in (["were"], ["are"]))
    while k < sentence.last and (
        low[k] in (",", "(", "country", "countries", "nation", "nations", "state", "government", "–", "the", ":")
    ):
        k += 1
    entity = doc.entity_at.get(k)
    if entity is not None and entity.kind == "country" and k - i <= 4:
        actors, _ = listed_actors(doc, k, sentence)
        actors = [a for a in actors if a.first - k <= 40 and low[i].endswith("s")] or [entity]
        return hosts_for(main, actors, role, (i, max(entity.last, actors[-1].last)), "host-noun")
    return []


def _told_host(doc: Document, i: int, sentence: Sentence, main: Edition) -> list[Host]:
    """ "Kenya and Chad are the co-hosts", "Kenya, as host", "whose country was host"."""
    low, role = doc.tokens.low, HOST_NOUNS[doc.tokens.low[i]]
    before = low[max(sentence.first, i - 4) : i]
    verb = next((v for v in reversed(doc.verbs(sentence)) if v.last <= i and i - v.last <= 3 and v.lemma == "be"), None)
    if verb is not None and (subject := doc.subject(verb, sentence.first)):
        actors = actors_in(doc, subject.first, subject.last)
        if any(w in ("his", "her", "whose") for w in low[subject.first : subject.first + 1]):
            actors = actors_in(doc, *(agent_of(doc, i, sentence) or (i, i)))
        beside = next((k for k in range(i + 1, min(i + 5, sentence.last)) if low[k] in ("with", "alongside")), None)
        if beside is not None and role == "co-host":
            actors += listed_actors(doc, beside + 1, sentence)[0]
        return hosts_for(main, actors, role, (subject.first, i + 1), "is-host")
    comma = next((k for k in range(i - 1, max(sentence.first, i - 4) - 1, -1) if low[k] == ","), None)
    apposed = comma is not None and not any(tag in "VEBMW" for tag in doc.tags[comma:i])
    called = "as" in before and all(tag in "DJN" for tag in doc.tags[i - 1 - before[::-1].index("as") + 1 : i])
    if apposed or called or any(w in before for w in ("playing", "being", "played", "acting", "plays")):
        near = [e for e in doc.entities_in(max(sentence.first, i - 9), i) if e.kind == "country"]
        if near and low[i + 1 : i + 2] == ["with"]:
            near = [*listed_actors(doc, i + 2, sentence)[0], near[-1]]
            return hosts_for(main, near, role, (near[-1].first, i + 2), "as-host")
        if len(near) > 1 and low[i].endswith("s") and low[near[-1].first - 1] in ("and", "&", "the"):
            return hosts_for(main, near[-2:], role, (near[-2].first, i + 1), "as-host")
        return hosts_for(main, near[-1:], role, (near[-1].first, i + 1), "as-host") if near else []
    return []


def _elsewhere(doc: Document, i: int, sentence: Sentence, main: Edition) -> bool:
    """Whether the host is one of another place: "the series moved to Berlin, where Germany was the host"."""
    if "where" not in doc.tokens.low[max(sentence.first, i - 8) : i]:
        return False
    cities = [c[0] for e in doc.entities_in(max(sentence.first, i - 14), i) if (c := city_of(e))]
    return bool(cities and main.city and cities[-1] != main.city)


def _of_meeting(doc: Document, i: int, main: Edition) -> bool:
    """Whether "host of" is followed by the meeting's own words."""
    return any(i < n.head and n.first <= i + 3 for n in main.namings) or any(
        n.first <= i < n.head for n in main.namings
    )


def said_hosts(doc: Document, main: Edition) -> int | None:
    """The token that speaks of "the hosts" of the main meeting without naming them."""
    for sentence in doc.prose:
        if doc.words(sentence).isdisjoint(("host", "hosts")):
            continue
        for i in range(sentence.first + 1, sentence.last):
            if (
                (
                    doc.tokens.low[i] in ("host", "hosts")
                    and doc.tokens.low[i - 1] in ("the", "our")
                    and (STATES.isdisjoint(doc.tokens.low[i + 1 : i + 2]) or doc.tags[i + 2 : i + 3] == "S")
                    and doc.quoted[i] is None
                )
                and doc.tags[i] == "N"
                and _speaks_of_meeting(doc, sentence, main)
            ):
                return i
    return None


def _speaks_of_meeting(doc: Document, sentence: Sentence, main: Edition) -> bool:
    """Whether a host named in a sentence can be the meeting's: no camp, refugees or mission stands by."""
    return doc.words(sentence).isdisjoint(("refugees", "displaced", "camps", "community", "communities"))
