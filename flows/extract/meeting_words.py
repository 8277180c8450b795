"""How far the words reach that name or describe a meeting, left and right of the noun it is called by."""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract.document import Document
from flows.extract.grammar import noun_group_from
from flows.extract.sentences import Sentence

#: Nouns that "of" ties into a meeting's name: Chiefs of Defence Conference, session of the Ministerial.
OF_NOUNS = frozenset(
    "chiefs chief heads ministers ministry edition session opening closing close end start eve sidelines margins "
    "day days "
    "second first third round meeting conference series host hosts inspectors women members leaders state states "
    "part".split()
)
PREPOSITIONS = frozenset(
    "in at of on for from until till with between under about through during since to by near into over".split()
)
PARTICIPLES = frozenset(
    "held hosted organized organised convened co-hosted cohosted due scheduled set planned opening starting "
    "beginning ending "
    "taking called titled dubbed themed entitled devoted dedicated chaired jointly together meeting attended gathering "
    "co-organized co-organised closing billed known being bringing drawing sponsored under in on at of which "
    "whose where that "
    "next last this a an one-day two-day three-day four-day five-day day-long".split()
)
#: Before a participle right before the noun: "the planned summit", "UN pledging conference", but not
#: "Farah opened UNCOPS".
LEADS = {"G": "DSJ#PN", "E": "DSJ#"}
#: How many tokens a description may reach to the right.
REACH = 45
#: Words before a time, and words that tell time or place alone.
POINTING = frozenset("last next this".split())
WHEREABOUTS = frozenset("here there today yesterday tomorrow online virtually earlier later ago itself".split())
#: Words of a passive or an infinitive that go on describing: was held, will be hosted, to take place.
LINKS = frozenset("was is were be will place takes took".split())
HELD = frozenset("held hosted organized organised convened due scheduled planned slated staged".split())
#: What a meeting does after "will".
TAKES = frozenset("take open convene meet begin start".split())
TOLD = frozenset("told tell tells telling informed informs assured assures reminded reminds warned warns".split())


def group_start(doc: Document, head: int, floor: int) -> int:
    """First token of the noun group that ends in `head`: determiner, years, places and the people who meet included."""
    low, tags = doc.tokens.low, doc.tags
    i = head
    while i > floor:
        before = i - 1
        word = low[before]
        if word == ")" and _bracket(low, before, floor) is not None:
            i = _bracket(low, before, floor) or i
        elif tags[before] == "D":
            i = before
            if low[before] != "such" and not (
                before > floor and low[before - 1] == "of" and _of_noun(low, before - 1, floor)
            ):
                break
        elif (
            tags[before] in "NPJ#S"
            or (word == "earlier" and i == head)
            or (i == head and before > floor and tags[before - 1] in LEADS.get(tags[before], ""))
            or (word in ("'", "’") and before > floor and low[before - 1].endswith("s") and i < head + 1)
        ):
            i = before
        elif word == "of" and _of_noun(low, before, floor):
            i = before - 1
        elif word in ("and", "&") and before > floor and _joins(low, tags, before):
            i = before
        else:
            break
    return i


def _of_noun(low: Sequence[str], of: int, floor: int) -> bool:
    return of > floor and low[of - 1] in OF_NOUNS


def _joins(low: Sequence[str], tags: str, at: int) -> bool:
    """Whether "and" stands inside one name: foreign and defence ministers' meeting, second and final day."""
    return low[at - 1] in ("foreign", "defence", "defense", "troop", "second", "police", "ministers", "third", "first")


def _bracket(low: Sequence[str], closing: int, floor: int) -> int | None:
    """The opening bracket of a short abbreviation, as in "United Nations (UN) Peacekeeping Ministerial"."""
    return next((k for k in range(closing - 1, max(floor, closing - 4), -1) if low[k] == "("), None)


def group_end(doc: Document, head: int, sentence: Sentence) -> int:
    """End (exclusive) of what follows the noun and still describes the meeting: place, time, hosts, subject."""
    low, tags = doc.tokens.low, doc.tags
    last = min(sentence.last, head + REACH)
    i = head + 1
    while i < last:
        step = _step(doc, i, last)
        if step <= i:
            break
        i = step
    while i > head + 1 and (
        low[i - 1] in (",", "and") or (tags[i - 1] in "ITW" and low[i - 1] in PREPOSITIONS | {"which", "that"})
    ):
        i -= 1
    return i


def _step(doc: Document, i: int, last: int) -> int:
    """The token after the piece of description that begins at `i`; `i` itself where none does."""
    low, tags = doc.tokens.low, doc.tags
    word = low[i]
    if word == "(":
        closing = next((k for k in range(i + 1, min(last, i + 18)) if low[k] == ")"), i)
        return closing + 1
    if word in LINKS:
        return i + _link(low, i, last)
    if word == "to" and i + 1 < last and low[i + 1] in ("be", "take", "open", "begin", "start", "meet"):
        return i + 2
    if word in PREPOSITIONS:
        return _governed(doc, i + 1, last)
    if word in (",", "–", "—"):
        goes_on = i + 1 < last and (low[i + 1] in PARTICIPLES or _place_at(doc, i + 1) or low[i + 1].isdigit())
        return i + 1 if goes_on else i
    if word in WHEREABOUTS or word in POINTING:
        return noun_group_from(tags, i + 1, last) if word in POINTING else i + 1
    if word in ("which", "that", "where", "whose"):
        return i if word == "that" and _told(doc, i) else _clause_end(doc, i, last)
    if word in PARTICIPLES and tags[i] in "EGRVNJ":
        return i + 1
    if word in ("a", "an") or tags[i] == "#" or (tags[i] == "P" and low[i - 1] in (",", "(", "and")):
        return noun_group_from(tags, i, last)
    if tags[i] == "P":
        return i + 1
    if word in ("and", "or"):
        group = noun_group_from(tags, i + 1, last)
        return group if group > i + 1 and not (group < last and tags[group] in "VEBM") else i
    return i + 1 if tags[i] == "S" or word in ("“", '"', "‘") else i


def _link(low: Sequence[str], i: int, last: int) -> int:
    """How many tokens from `i` tie the description to what follows; 0 where something else goes on."""
    following = low[i + 1 : min(i + 3, last)]
    if low[i] == "place":
        return 1
    if low[i] in ("takes", "took"):
        return 2 if following[:1] == ["place"] else 0
    if low[i] == "will" and not TAKES.isdisjoint(following[:1]):
        return 2
    if low[i] == "will":
        return 3 if following[:1] == ["be"] and not HELD.isdisjoint(following[1:]) else 0
    return 2 if not HELD.isdisjoint(following[:1]) else 0


def _told(doc: Document, i: int) -> bool:
    """Whether "that" opens what a meeting was told: "told the meeting that …"."""
    return any(doc.tokens.low[k] in TOLD for k in range(max(0, i - 8), i))


def _place_at(doc: Document, i: int) -> bool:
    entity = doc.entity_at.get(i)
    return entity is not None and entity.kind in ("city", "country")


def _governed(doc: Document, i: int, last: int) -> int:
    """End of what a preposition at `i - 1` governs (noun group, quoted title, time); `i - 1` where nothing fits."""
    low, tags = doc.tokens.low, doc.tags
    if i >= last:
        return i - 1
    if low[i] == "be" or (tags[i] in "G" and low[i - 1] == "on"):
        return i + 1
    quotation = doc.quoted[i]
    if quotation is not None and quotation.end - quotation.start < 160:
        while i < last and doc.quoted[i] is quotation:
            i += 1
        return i
    end = noun_group_from(tags, i, last)
    if end == i:
        return i + 1 if low[i] in ("today", "here", "tomorrow", "yesterday", "now", "both") else i - 1
    while end + 1 < last and low[end] in ("-", "–", "—", "/") and tags[end + 1] in "#P":
        end = noun_group_from(tags, end + 1, last)
    return end


def _clause_end(doc: Document, i: int, last: int) -> int:
    """End of a relative clause: the next comma after its verb, or the sentence's end."""
    verb_seen = False
    for k in range(i + 1, last):
        verb_seen = verb_seen or doc.tags[k] in "VEB"
        if doc.tokens.low[k] in (",", ";", ":", "–", "—") and verb_seen:
            return k
    return last
