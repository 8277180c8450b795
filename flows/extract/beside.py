"""Gifts told beside their giver without a verb of giving: "the biggest cheque was Norway's: 210 million kroner"."""

from __future__ import annotations

from dataclasses import replace

from flows.extract.actor import Actor
from flows.extract.document import Document
from flows.extract.finding import Finding, findings
from flows.extract.marks import mark
from flows.extract.modality import UNCOMMITTED, WITHDRAWN, is_background, is_old
from flows.extract.objects import THINGS, Item, read_items
from flows.extract.passage import Passage
from flows.extract.pledge_nouns import PROMISING, build_nouns
from flows.extract.quantities import build_units

#: Turns that tell of a gift without a verb of giving, by their words.
TURNS = (
    ("at", "the", "disposal"),
    ("at", "its", "disposal"),
    ("on", "the", "table"),
    ("on", "its", "way"),
    ("on", "their", "way"),
    ("on", "offer"),
    ("on", "standby"),
    ("answer", "was"),
    ("answer", "is"),
    ("response", "was"),
    ("reply", "was"),
    ("turn", ":"),
    ("yes", ":"),
    ("on", "call"),
    ("there", "will", "be"),
    ("new", "from"),
    ("comes", "from"),
    ("come", "from"),
    ("came", "from"),
    ("is", "in"),
    ("are", "in"),
    ("will", "be", "there"),
)
#: Turns that say that the gift has come or is coming.
SENT = frozenset({("on", "its", "way"), ("on", "their", "way")})
TURNING = mark(lambda _: {turn[0] for turn in TURNS})
#: Words that leave a sentence without a gift.
DENYING = frozenset(
    "not no never nor without if unless whether may might could should must cannot perhaps hopefully instead since "
    "currently already killed died dead lost wounded injured buried mourned hoped wanted needed asked urged lacking "
    "needs lacks wants asks urges hopes short missing withdrew withdrawn refused declined rejected dropped "
    "considering studying weighing discussing consider study weigh discuss review "
    "reconsider examine reviewed estimated billion average per budget".split()
)
#: Nouns that no sum of pledges is told by.
PLEDGING = mark(build_nouns)
#: Verbs that leave open whether anything is given, or take it back.
OPEN = UNCOMMITTED | WITHDRAWN
#: More words than that are no line about one gift.
LONGEST = 45


def read_beside(passage: Passage) -> list[Finding]:
    """Findings of a sentence in which one giver and things to give stand together, and a noun or turn of pledging."""
    doc, sentence = passage.doc, passage.sentence
    words = doc.mark(sentence)
    if not words & (PLEDGING | TURNING) or sentence.last - sentence.first > LONGEST:
        return []
    low = doc.tokens.low[sentence.first : sentence.last]
    turn = _turn(low) if words & TURNING else None
    if (turn is None and not words & PLEDGING) or low[-1] == "?" or not DENYING.isdisjoint(low):
        return []
    if any(p.group.negated or p.group.lemma in OPEN for p in passage.predicates):
        return []
    if is_background(doc, sentence.first, sentence.last):
        return []
    who = _givers(passage)
    items = [item for item in read_items(doc, sentence.first, sentence.last) if is_given(doc, item)]
    if not who or not items or not (turn or _tells_of_pledge(passage)):
        return []
    action = "deliver" if turn in SENT else "pledge"
    if action == "pledge" and (is_old(doc, sentence.first, sentence.last) or "stands" in low or "remains" in low):
        action = "reaffirm"
    return findings(who, [_from_number(item) for item in items], action, "gift-beside-giver", 0.6)


def _turn(low: list[str]) -> tuple[str, ...] | None:
    words = set(low)
    may = [turn for turn in TURNS if turn[-1] in words and words.issuperset(turn)]
    return next((turn for turn in may for i in range(len(low)) if tuple(low[i : i + len(turn)]) == turn), None)


def _givers(passage: Passage) -> list[Actor]:
    """The one state that a sentence names otherwise than as a place, or as the place that a gift comes from."""
    doc, sentence = passage.doc, passage.sentence
    found: list[Actor] = []
    for entity in doc.entities_in(sentence.first, sentence.last):
        country = passage.actors.country_of(entity)
        after = doc.tokens.low[entity.last : entity.last + 1]
        if after in (["dollars"], ["dollar"]) or doc.tokens.low[entity.first - 1] == "(":
            continue
        if country and (not passage.actors.is_place(entity) or doc.tokens.low[entity.first - 1] == "from"):
            found.append(Actor(country=country))
    if not found and doc.tokens.low[sentence.first] in ("our", "we", "its", "the"):
        found = [actor for actor in passage.actors.back(sentence.first) if not actor.is_group]
    return list(dict.fromkeys(found)) if len(set(found)) == 1 else []


def _tells_of_pledge(passage: Passage) -> bool:
    """Whether a sentence has a noun of pledging and speaks of it as made: with a colon, "is", "made" or "came"."""
    doc, sentence = passage.doc, passage.sentence
    nouns = doc.lexicon.derived(build_nouns)
    low = doc.tokens.low
    at = next((i for i in range(sentence.first, sentence.last) if low[i] in nouns and doc.tags[i] in "NP"), None)
    if at is None:
        return False
    joined = any(low[i] in (":", "with", "–", "—") or low[i] in PROMISING for i in range(sentence.first, sentence.last))
    being = any(p.group.lemma in ("be", "make", "come", "grow", "rise", "stand", "mark") for p in passage.predicates)
    return joined or being


def is_given(doc: Document, item: Item) -> bool:
    """Whether an item counts people, units, things or money, or names a unit or a thing with an article."""
    units = doc.lexicon.derived(build_units)
    heads = [item.head] if item.head else [w for w in doc.tokens.low[item.first : item.last] if w in units][:1]
    kind = units.get(heads[0]) if heads else None  # "a gendarmerie unit of 140" has its noun first
    if item.number is not None:
        return item.is_money or kind in THINGS or kind == "place"
    return kind in THINGS - {"people"} and doc.tags[item.first] == "D" and doc.tokens.low[item.first] in ("a", "an")


def _from_number(item: Item) -> Item:
    """An item whose evidence begins with its number."""
    return replace(item, first=item.number.lead) if item.number is not None and item.number.lead > item.first else item
