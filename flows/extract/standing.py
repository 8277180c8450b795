"""States that a noun of theirs puts at a meeting: "Togo's offer", "a delegate from Peru", "ministers of Chad"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.extract.attendance_terms import role_mark, terms_of
from flows.extract.delegations import Presence
from flows.extract.document import Document
from flows.extract.events_found import editions_of
from flows.extract.gazetteer import Entity
from flows.extract.grammar import VerbGroup
from flows.extract.host_actors import listed_actors
from flows.extract.marks import mark
from flows.extract.meeting_places import city_name
from flows.extract.mentions import entities_as_actors, may_take_part
from flows.extract.pledge_nouns import build_nouns
from flows.extract.scenes import long_ago
from flows.extract.sentences import Sentence

#: Nouns for what a state has at a meeting, beside its pledges.
SEATS = frozenset("seat seats chair place places say delegation delegations table".split())
#: Words that join another state to one that came: "and so was Togo".
SO = frozenset({"so", "as"})
#: Words to look for first: envoys, pledges, those who speak for others, those who came.
VOICES, PROMISES, FOR = role_mark("voices"), mark(build_nouns), mark(lambda _: ("behalf", "for"))
#: What a state leaves at a meeting beside its pledges, and what is said of it there and then.
ANSWERS = frozenset(
    "answer reply response signature gift cheque check share turn name vote veto amendment abstention applause paper "
    "bouquet contribution text plan speech intervention remark remarks objection reservation pen ballot".split()
)
STATED = (["stands"], ["is"], ["stood"], [":"])
ANSWERED = mark(lambda _: ANSWERS)
#: Longest sentence, in tokens, that asks about a state and nothing else.
LONGEST_QUESTION = 7
CAME, OWNED = mark(lambda _: ("came",)), mark(lambda _: ("'s", "’s"))
#: Words right after a name that put it in the room: "Cameroon, present for the first time", "the NATO observer".
PRESENT = mark(lambda _: ("present", "observer", "observers"))
#: Words for those who sit in a meeting that also tell of those who serve.
RANKED = frozenset("chiefs generals officers officials speaker speakers".split())
#: Envoys who speak for nobody but their state.
SPOKESMEN = frozenset("delegate delegates representative representatives envoys ambassadors observer observers".split())
#: What "of" ties to ministers and chiefs before it comes to their states.
REALMS = frozenset("defence defense police staff state interior army armies foreign affairs navy security".split())
#: What those do in the present tense who have come to a meeting.
GATHER = frozenset("gather meet attend convene assemble discuss debate".split())


def standing(doc: Document, sentence: Sentence) -> Iterator[Presence]:
    """The states and organizations that a sentence puts at the meeting at hand by their nouns."""
    words = doc.mark(sentence)
    if words & VOICES:
        yield from _envoys(doc, sentence, terms_of(doc, "voices"))
    if sentence.last - sentence.first <= LONGEST_QUESTION:
        yield from _asked_about(doc, sentence)
    if words & (PROMISES | ANSWERED) or (words & OWNED and doc.numbers_in(sentence.first, sentence.last)):
        yield from _promisers(doc, sentence)
    if words & FOR:
        yield from _spoken_for(doc, sentence)
    if words & PRESENT:
        yield from _named_present(doc, sentence)
    if words & CAME and {"from", "came"} <= doc.words(sentence):
        yield from _from_came(doc, sentence)


def _acts(doc: Document, sentence: Sentence, after: int) -> VerbGroup | None:
    """The verb in the past after token `after`, where one follows before long."""
    verb = next((v for v in doc.verbs(sentence) if v.first >= after), None)
    near = verb is not None and verb.first - after <= 14 and not verb.modal and not verb.negated
    return verb if near and verb is not None and (verb.past or verb.perfect) else None


def _envoys(doc: Document, sentence: Sentence, voices: frozenset[str]) -> Iterator[Presence]:
    """ "The delegations of Ghana, Togo and Benin walked out", "a delegate from Togo", "Togo's envoy"."""
    low = doc.tokens.low
    for i in range(sentence.first, sentence.last - 2):
        if low[i] not in voices or doc.quoted[i] is not None:
            continue
        owner = doc.entities_in(max(sentence.first, i - 6), i, "country")
        if owner and doc.tags[owner[-1].last] == "S" and all(t in "NPJS" for t in doc.tags[owner[-1].last : i]):
            if _acts(doc, sentence, i + 1):
                yield _presence(owner[-1], i, "envoy-of-state")
        elif (at := _from_whom(low, i + 1)) is not None:
            listed, end = listed_actors(doc, at, sentence)
            direct = listed and listed[0].first <= at + 1
            verb = _acts(doc, sentence, end) or _gathers(doc, sentence, end)
            for entity in listed if direct and verb is not None else ():
                if may_take_part(doc, entity):
                    spoke = verb is not None and _speaks(doc, verb) and low[i] in SPOKESMEN
                    yield _presence(entity, i, "envoys-of-states", role="speaker" if spoke else "attendee")
        elif low[i] not in RANKED and doc.tags[i - 1] in "JP" and _acts(doc, sentence, i + 1):
            yield from _by_nationality(doc, sentence, i)


def _by_nationality(doc: Document, sentence: Sentence, i: int) -> Iterator[Presence]:
    """ "The Kenyan and Peruvian ministers sat side by side", "a Kenyan delegate objected"."""
    low = doc.tokens.low
    start = end = i
    for entity in reversed(doc.entities_in(max(sentence.first, i - 8), i, "country")):
        gap = range(entity.last, end)
        if not all(low[k] in ("and", ",", "the") or doc.tags[k] in "JN" for k in gap) or (end < i and not gap):
            return
        if start == i and low[entity.first - 1] in ("former", "ex"):
            return
        start, end = entity.first, entity.first
        yield _presence(entity, i, "envoys-of-states", 0.7)


def _from_whom(low: Sequence[str], i: int) -> int | None:
    """The token after "of", "from", "of defence of" and the like, where a list of states begins."""
    while low[i : i + 1] == ["of"] and low[i + 1] in REALMS:
        i += 2
        if low[i : i + 1] in (["and"], ["&"]):
            i += 2
            if low[i : i + 1] == ["of"] and low[i + 1] in REALMS:
                i += 2
    return i + 1 if low[i : i + 1] in (["of"], ["from"]) else None


def _speaks(doc: Document, verb: VerbGroup) -> bool:
    return verb.lemma == "speak" or (verb.lemma == "take" and "floor" in doc.tokens.low[verb.last : verb.last + 3])


def _gathers(doc: Document, sentence: Sentence, after: int) -> VerbGroup | None:
    """The verb after token `after` by which those before it are at the meeting now: "are in Oslo", "meet here"."""
    verb = next((v for v in doc.verbs(sentence) if v.first >= after), None)
    if verb is None or verb.first - after > 3 or verb.modal or verb.negated or verb.passive:
        return None
    low = doc.tokens.low
    place = low[verb.last : verb.last + 1] == ["here"]
    if low[verb.last : verb.last + 1] == ["in"]:
        cities = {e.city for e, _ in editions_of(doc) if e.main and e.city}
        place = any(city_name(e) in cities for e in doc.entities_in(verb.last + 1, verb.last + 4))
    gathers = verb.lemma in GATHER and not terms_of(doc, "gathering").isdisjoint(low[verb.first : sentence.last])
    return verb if gathers or (place and verb.lemma in GATHER | {"be"}) else None


def _presence(entity: Entity, at: int, rule: str, sure: float = 0.75, role: str = "attendee") -> Presence:
    return Presence(entity, role, min(entity.first, at), max(entity.last, at + 1), rule, sure)


def _asked_about(doc: Document, sentence: Sentence) -> Iterator[Presence]:
    """ "New Zealand? Nine million dollars": a state that is a question of its own."""
    low, i = doc.tokens.low, sentence.first
    i += low[i] in ("and", "or", "but")
    entity = doc.entity_at.get(i)
    if entity is None or entity.kind != "country" or entity.last + 1 > sentence.last - (low[entity.last] != "?"):
        return
    alone = low[entity.last] == "." and entity.last + 1 == sentence.last < doc.block_ranges[sentence.block][1]
    if low[entity.last] != "?" and not alone:
        return
    if {"not", "nothing", "absent", "away", "nobody"}.isdisjoint(low[entity.last : entity.last + 5]):
        yield _presence(entity, i, "asked-about", 0.7)


def _promisers(doc: Document, sentence: Sentence) -> Iterator[Presence]:
    """ "Kenya's offer was the largest", "the promise of Togo drew applause"."""
    low, nouns = doc.tokens.low, doc.lexicon.derived(build_nouns)
    for entity in doc.entities_in(sentence.first, sentence.last - 1, "country"):
        k = entity.last
        if doc.tags[k] == "S" and doc.quoted[k] is None:
            noun = next(
                (i for i in range(k + 1, min(k + 4, sentence.last)) if low[i] in nouns or low[i] in ANSWERS), None
            )
            money = next((n for n in doc.numbers_in(k + 1, k + 4) if n.unit not in ("", "%") and n.lead == k + 1), None)
            if money is not None and sentence.last > money.last and not long_ago(doc, k, money.last + 3):
                yield _presence(entity, k, "promise-of-state", 0.6)
            elif noun is not None and (_acts(doc, sentence, noun) or low[noun + 1 : noun + 2] in STATED):
                yield _presence(entity, noun, "promise-of-state", 0.7)


def _spoken_for(doc: Document, sentence: Sentence) -> Iterator[Presence]:
    """ "For Ghana, Defence Minister Kofi Baah signed", "on behalf of the European Union, she asked"."""
    low, i = doc.tokens.low, sentence.first
    begin = 0
    if low[i] == "for":
        begin = i + 1
    elif low[i : i + 3] == ["on", "behalf", "of"]:
        begin = i + 3
    if not begin:
        return
    for entity in entities_as_actors(doc, begin, min(begin + 6, sentence.last)):
        opens = entity.first <= begin + 1 and low[entity.last : entity.last + 1] == [","]
        if may_take_part(doc, entity) and opens and _acts(doc, sentence, entity.last):
            yield _presence(entity, i, "spoken-for-at-meeting", 0.7)


def _named_present(doc: Document, sentence: Sentence) -> Iterator[Presence]:
    low = doc.tokens.low
    for entity in doc.entities_in(sentence.first, sentence.last - 1):
        after = low[entity.last : entity.last + 2]
        if may_take_part(doc, entity) and (after[:1] in (["observer"], ["observers"]) or after == [",", "present"]):
            yield _presence(entity, entity.last, "named-as-present", 0.75)


def _from_came(doc: Document, sentence: Sentence) -> Iterator[Presence]:
    """ "From Ghana came Defence Minister Kofi Baah"."""
    low = doc.tokens.low
    for entity in doc.entities_in(sentence.first + 1, sentence.last, "country"):
        if low[entity.first - 1] == "from" and low[entity.last : entity.last + 1] == ["came"]:
            yield _presence(entity, entity.last, "came-from-state", 0.7)
