"""Nouns that commit: "its offer of a field hospital", "the pledge by Gabon of a company", "the offers include …"."""

from __future__ import annotations

from dataclasses import replace

from flows.extract.actor import Actor
from flows.extract.finding import Finding, begun_at, findings
from flows.extract.grammar import noun_group_to
from flows.extract.lexicon import lemmas
from flows.extract.modality import STANDING, UNCOMMITTED, WITHDRAWN, is_old
from flows.extract.objects import Item, read_items
from flows.extract.passage import Passage
from flows.extract.pledge_nouns import build_nouns, giver, possessor
from flows.extract.pledges import Predicate, build_verbs
from flows.extract.purposes import OTHER

#: More pledge nouns than that no sentence has.
MOST_NOUNS = 12
#: Verbs between "the pledges" and what they hold.
HOLDING = frozenset(
    "include comprise contain cover hold feature encompass consist range extend amount span concern entail "
    "involve "
    "foresee envisage run".split()
)
#: Verbs whose object is an old promise.
REPEATING = frozenset(
    "renew repeat reiterate reaffirm restate confirm reconfirm affirm uphold ratify underline recall keep".split()
)
UNFULFILLED = frozenset("unkept unfulfilled outstanding overdue letter paper limbo unmet lapsed".split())
#: Verbs that turn the noun after them into a wish or a demand.
WANTING = (
    UNCOMMITTED
    | WITHDRAWN
    | frozenset("await seek solicit secure honour honor fulfil fulfill translate convert expect lack need turn".split())
)
#: Verbs that tell how a sum moves over the years ("its contribution to the budget has fallen by 3 per cent").
CHANGING = frozenset("fall drop rise shrink decline grow dwindle climb amount account average".split())
#: Nouns before "for pledges" that ask for them, and words that leave them open.
ASKING = frozenset("call calls appeal hope hopes request plan plans plea".split())
OPEN = frozenset("no any more such".split())
#: What may stand between the noun and what it promises.
CONTENT = frozenset('of to for that , : in on towards – — - “ "'.split())


def read_offers(passage: Passage, read: list[Finding]) -> list[Finding]:
    """Findings that a pledge noun of the sentence gives, outside those already read."""
    doc, low = passage.doc, passage.doc.tokens.low
    nouns = doc.lexicon.derived(build_nouns)
    found: list[Finding] = []
    taken = [(f.first, f.last) for f in read]
    if low[passage.sentence.last - 1] == "?":
        return []
    places = [i for i in range(passage.sentence.first, passage.sentence.last) if low[i] in nouns]
    for i in places[:MOST_NOUNS]:
        if doc.tags[i] not in "NP" or any(a <= i < b for a, b in taken):
            continue
        here = (
            _holding(passage, i) or _among(passage, i) or _among_were(passage, i) or _owned(passage, i, nouns[low[i]])
        )
        found += here
        taken += [(f.first, f.last) for f in here]
        passage.actors.remember(list(dict.fromkeys(f.actor for f in here)), passage.sentence.block)
    return found


def _owned(passage: Passage, i: int, action: str) -> list[Finding]:
    """ "Bangkok's promise to …", "its offer of …", "the pledge by Gabon of …"."""
    doc, low, last = passage.doc, passage.doc.tokens.low, passage.sentence.last
    above = next((p for p in reversed(passage.predicates) if p.kind == "finite" and p.group.last <= i), None)
    begin = noun_group_to(doc.tags, i + 1, passage.sentence.first)
    asked = low[i - 1] in OPEN or not ASKING.isdisjoint(low[max(passage.sentence.first, begin - 3) : begin])
    if (
        asked
        or _looked_into(passage, begin)
        or (above is not None and (above.group.negated or above.group.lemma in WANTING))
    ):
        return []
    moving = passage.finite_after(i)
    if moving is not None and moving.group.lemma in CHANGING:
        return []
    who, after = possessor(doc, passage.actors, i, last)
    who = who or giver(doc, passage.actors, i, last)
    if not who and above is not None and low[begin] in ("a", "an", "another") and low[begin - 1] in ("with", "by"):
        who = passage.actors.subject(passage.start(above), above.first)  # "joined with a gift of six boats"
    counted = bool(who) and who[0].count is not None and not doc.numbers_in(max(0, i - 4), i)
    if counted and low[i + 1] == "from" and low[after : after + 1] not in (["to"], ["for"]):
        return findings(who[:1], [Item(begin, after, OTHER)], "pledge", "pledges-from", 0.75)
    if not who or after >= last or low[after] not in CONTENT:
        return []
    items = read_items(doc, after + 1, passage.end(after + 1))
    if _is_repeated(passage, begin, i, above):
        action = "reaffirm"
    found = findings(who, items, action, "pledge-noun", 0.8)
    return [begun_at(f, begin) if f.item is items[0] else f for f in found]


def _looked_into(passage: Passage, begin: int) -> bool:
    """Whether the noun is the object of an infinitive that only asks or ponders ("agreed to discuss the offer of")."""
    doc = passage.doc
    if doc.tags[begin - 1] not in ("V", "G"):
        return False
    lemma = lemmas(doc.tokens.low[begin - 1]).get("VERB", doc.tokens.low[begin - 1])
    return lemma in WANTING or "none" in doc.lexicon.derived(build_verbs).bare.get(lemma, ())


def _is_repeated(passage: Passage, begin: int, i: int, above: Predicate | None) -> bool:
    """Whether the noun at `i` means an old promise: renewed, standing, of an earlier year, not kept."""
    low, last = passage.doc.tokens.low, passage.sentence.last
    if not STANDING.isdisjoint(low[begin:i]) or not UNFULFILLED.isdisjoint(low[i:last]):
        return True
    after = passage.finite_after(i)
    stands = after is not None and after.group.lemma in ("stand", "remain", "stay", "hold")
    repeated = above is not None and above.group.lemma in REPEATING
    return stands or repeated or is_old(passage.doc, begin, last)


def _holding(passage: Passage, i: int) -> list[Finding]:
    """ "The offers include over 40 helicopters", "Seoul's pledge will contain helicopters"."""
    predicate = passage.governs(i)
    if predicate is None or predicate.group.modal not in ("", "will", "would"):
        return []
    holding = next((p for p in passage.predicates if p.first >= predicate.first and p.group.lemma in HOLDING), None)
    if holding is None or holding.group.passive:
        return []
    items = read_items(passage.doc, holding.end, passage.end(holding.end))
    who = possessor(passage.doc, passage.actors, i, predicate.first)[0] or _previous(passage)
    if not who and any(item.number is not None for item in items):
        who = [Actor(certainty=0.7)]  # "Pledges included 22 helicopters"
    action = "reaffirm" if is_old(passage.doc, passage.sentence.first, i) else "pledge"
    return _by_owner(passage, who, items, action)


def _by_owner(passage: Passage, who: list[Actor], items: list[Item], action: str) -> list[Finding]:
    """Items for those whose they are: "5,000 troops from Ethiopia", "Rwanda's two helicopters", else for `who`."""
    found: list[Finding] = []
    for item in items:
        found += findings(_owner(passage, item) or who, [item], action, "pledges-include", 0.75)
    return found


def _owner(passage: Passage, item: Item) -> list[Actor]:
    doc = passage.doc
    for entity in doc.entities_in(item.first, item.last):
        country = passage.actors.country_of(entity)
        possessive = doc.tags[entity.last : entity.last + 1] == "S" or doc.tokens.low[
            entity.last : entity.last + 1
        ] in (["'"], ["’"])
        if country and (possessive or doc.tokens.low[entity.first - 1] in ("from", "by")):
            return [Actor(country=country)]
    return []


def _among_were(passage: Passage, i: int) -> list[Finding]:
    """ "Among the offers were Rwanda's two attack helicopters and Bangladesh's three riverine units"."""
    be = passage.finite_after(i)
    opens = passage.doc.tokens.low[passage.sentence.first] in ("among", "amongst", "included", "including")
    if not opens or be is None or be.group.lemma != "be" or be.first - i > 8:
        return []
    begin = be.group.last
    return _by_owner(passage, [], read_items(passage.doc, begin, passage.end(begin)), "pledge")


def _among(passage: Passage, i: int) -> list[Finding]:
    """ "The additions, among them two field hospitals, …": what a list after the noun names."""
    low = passage.doc.tokens.low
    after = i + 2 + (low[i + 2 : i + 3] == ["them"])
    if low[i + 1 : i + 2] != [","] or low[i + 2 : i + 3] not in (["among"], ["including"]):
        return []
    verb = passage.finite_after(i)
    limit = verb.first if verb is not None else passage.sentence.last
    return findings(_previous(passage), read_items(passage.doc, after, limit), "pledge", "pledges-among", 0.7)


def _previous(passage: Passage) -> list[Actor]:
    last = passage.actors.last or passage.actors.main
    return [replace(last, certainty=min(last.certainty, 0.75))] if last else []
