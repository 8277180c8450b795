"""Hosts told by what they give: an invitation, hospitality, open doors, their share of the organisation."""

from __future__ import annotations

from flows.extract.document import Document
from flows.extract.edition import Edition
from flows.extract.host import Host, hosts_for
from flows.extract.host_actors import actors_in, agent_of, list_start, listed_actors
from flows.extract.sentences import Sentence

#: What hosts give, and what they do to those who come.
RECEIVING = frozenset(
    "invitation hospitality auspices invited opens opened shared share welcomes receives sharing".split()
)
#: What hosts share, and those whom they invite.
SHARES = frozenset("organisation organization hosting organising organizing duties costs hostship".split())
GUESTS = frozenset("ministers delegations states governments countries".split())


def read_hospitality(doc: Document, i: int, sentence: Sentence, editions: list[Edition]) -> list[Host]:
    """Whose guests the participants were: "at the invitation of Kenya", "thanked Kenya for its hospitality"."""
    low = doc.tokens.low
    if i + 1 >= sentence.last:
        return []
    shared = low[i] in ("shared", "share") and not SHARES.isdisjoint(low[i + 1 : i + 4])
    opened = low[i] in ("opened", "opens") and low[i + 2 : i + 3] in (["doors"], ["door"])
    called = low[i] == "invited" and (low[i + 1 : i + 3] == ["all", "comers"] or low[i + 1] in GUESTS)
    if low[i] in ("called", "summoned"):
        return _called_by(doc, i, sentence, editions)
    if low[i] == "sharing":
        return _sharers(doc, i, sentence, editions)
    if low[i] in ("welcomes", "receives"):
        return _whom_it_welcomes(doc, i, sentence, editions)
    if shared or opened or called:
        return _who_receives(doc, i, sentence, editions)
    if low[i] == "invitation" and low[i + 1] != "of":
        near = [e for e in doc.entities_in(max(sentence.first, i - 4), i, "country") if e.last >= i - 1]
        actors = near if low[near[0].first - 1 if near else 0] in ("at", "on", "the") and "at" in low[i - 5 : i] else []
    elif low[i] == "hospitality":
        near = doc.entities_in(max(sentence.first, i - 14), i, "country")
        thanks = not doc.words(sentence).isdisjoint(("thanked", "thanks", "thank", "gratitude", "appreciation"))
        actors = near[-1:] if thanks and low[i - 1] in ("its", "their", "warm", "generous", "the") else []
    elif low[i + 1] == "of" and low[i - 1] == "the" and low[i - 2] in ("at", "under"):
        actors = [e for e in doc.entities_in(i + 2, min(sentence.last, i + 9)) if e.kind == "country" or e.id != "UN"][
            :1
        ]
        if actors and low[actors[0].last : actors[0].last + 1] in (["'s"], ["’s"]):
            actors = []
    else:
        actors = []
    told = [e for e in editions if any(n.sentence is sentence for n in e.namings)]
    return hosts_for((told or editions)[0], actors, "host", (actors[0].first, i + 1), "invites") if actors else []


def _who_receives(doc: Document, i: int, sentence: Sentence, editions: list[Edition]) -> list[Host]:
    """The subject of "opened its doors", "had invited all comers", "shared the organisation with Kenya"."""
    low = doc.tokens.low
    told = [e for e in editions if any(n.sentence is sentence or n.sentence.last == sentence.first for n in e.namings)]
    span = agent_of(doc, i, sentence)
    edition = next((e for e in told if e.main), editions[0])
    if span is None or not (told or low[i] in ("shared", "share")):
        return []
    if low[i] not in ("shared", "share"):
        return hosts_for(edition, actors_in(doc, *span), "host", (span[0], i + 1), "invites")
    along = actors_in(doc, list_start(doc, span[0], sentence.first), span[1])
    beside = next((k for k in range(i + 1, min(i + 8, sentence.last)) if low[k] == "with"), None)
    hosts = hosts_for(edition, along, "co-host", (span[0], i + 1), "shares-hosting")
    if beside is None:
        return hosts
    first, end = listed_actors(doc, beside + 1, sentence)
    if low[end : end + 3] in ([",", "as", "did"], ["as", "did", "the"]):
        more = doc.entities_in(end, min(sentence.last, end + 9), "organization")
        hosts += hosts_for(edition, more, "co-host", (i, end + 4), "shares-hosting")
    return hosts_for(edition, first, "host", (i, end), "as-host") + hosts


def _sharers(doc: Document, i: int, sentence: Sentence, editions: list[Edition]) -> list[Host]:
    """ "Sharing the role of host with Norway were three others: Kenya, Peru and Nepal"."""
    low = doc.tokens.low
    with_ = next((k for k in range(i + 1, min(i + 8, sentence.last)) if low[k] == "with"), None)
    if with_ is None or {"host", "hosts", "hosting", "co-hosting"}.isdisjoint(low[i:with_]):
        return []
    states = doc.entities_in(with_, sentence.last, "country")
    first = [e for e in states[:1] if e.first <= with_ + 2]
    others = [e for e in states if e not in first]
    span = (i, min(with_ + 3, sentence.last))
    return hosts_for(editions[0], first, "host", span, "as-host") + hosts_for(
        editions[0], others, "co-host", span, "shares-hosting"
    )


def _whom_it_welcomes(doc: Document, i: int, sentence: Sentence, editions: list[Edition]) -> list[Host]:
    """The state of "the conclave, which Peru receives until Friday", as pages of machine translation have it."""
    low = doc.tokens.low
    state = next((e for e in doc.entities_in(max(sentence.first, i - 3), i, "country") if e.last == i), None)
    if state is None or low[state.first - 1] not in ("that", "which"):
        return []
    told = [e for e in editions for n in e.namings if n.sentence is sentence and n.head < state.first <= n.head + 16]
    return hosts_for(told[-1], [state], "host", (state.first, i + 1), "welcomes") if told else []


def _called_by(doc: Document, i: int, sentence: Sentence, editions: list[Edition]) -> list[Host]:
    """Those by whom a meeting named just before was called: "a conference called by Ecuador"."""
    told = [e for e in editions for n in e.namings if n.sentence is sentence and n.head < i <= n.head + 10]
    if not told or doc.tokens.low[i + 1 : i + 2] != ["by"]:
        return []
    actors, end = listed_actors(doc, i + 2, sentence)
    return hosts_for(told[-1], actors, "host", (i, end), "called-by")
