"""What is promised or counted: the head of its unit, the modifiers of it, the telling words of its clause."""

from __future__ import annotations

import re
from functools import lru_cache

from flows.resolve.ids import fold, word_set

_PERSONNEL = word_set(
    "troop soldier personnel peacekeeper person people man men servicemember servicewoman serviceman trooper"
)
# Nouns that name a body of people or a set of things: who is in it is told by its modifiers.
_BODIES = word_set(
    "unit battalion company platoon team squad group brigade force contingent hospital course seat place"
)
_SYNONYMS = {
    "chopper": "helicopter", "rotorcraft": "helicopter", "plane": "aircraft", "airplane": "aircraft", "uav": "drone",
    "percent": "%", "workshop": "course", "policeman": "police", "policewoman": "police", "gendarme": "police",
    "medic": "medical", "physician": "doctor", "woman": "female", "armored": "armoured",
    "mechanized": "mechanised", "ton": "tonne", "lorry": "truck",
}  # fmt: skip
# What several words say that one says as well, or that others say in another order.
_PHRASES = [
    (re.compile(rf"\b(?:{said})\b"), meant)
    for said, meant in (
        (r"unmanned (?:aerial|air|aircraft) (?:vehicles?|systems?)|remotely piloted aircraft|uavs?|uas", "drones"),
        (r"armou?red personnel carriers?|apcs?", "armoured carriers"),
        (r"quick reaction forces?|qrfs?", "reaction forces"),
        (r"explosive ordnance disposal|eod", "explosive disposal"),
        (r"blue (?:helmets?|berets?)", "peacekeepers"),
        (r"metric tons?", "tonnes"),
        (r"(?:helicopter )?gunships?", "attack helicopters"),
        (r"engineer(?:ing)? (?:troops?|soldiers?|personnel)", "engineers"),
        (r"units? (?:of|in) (battalion|company|platoon) (?:size|strength)", r"\1s"),
        (r"(battalion|company|platoon) (?:sized?|strength) units?", r"\1s"),
        (r"(.+) of the (\w+) (?:type|kind|class)", r"\2 \1"),
        (r"staff officer posts?|officers? for staff (?:posts?|duty|duties)", "staff officers"),
    )
]
# Who fills a unit that is called no more than a unit: said of one, it tells it from units of police.
_MILITARY = word_set("military troop soldier")
_OPPOSITES = frozenset({"male", "female"})
_IRREGULAR = {
    "men": "man",
    "women": "woman",
    "people": "person",
    "policemen": "policeman",
    "policewomen": "policewoman",
}
# Adjectives that any unit can have without being another one.
_PLAIN = word_set("new additional extra further more military un united nations uniformed own such brand another")
# Numbers are among them: they are compared by themselves.
_IDLE = word_set(
    "a an the of for and or in on to its their his her our new other more further additional extra some about up over"
    " with by at as from that which will would be been has have is are was were it they he she we this these those said"
    " can could may might must should also another not but who whose where when than into per each all any"
    " one two three four five six seven eight nine ten eleven twelve dozen hundred thousand million billion"
)
# Words that every promise is told in; they do not say what it is about.
_PROMISING = word_set(
    "pledge pledged pledging promise promised promising commit committed committing commitment offer offered"
    " offering announce announced announcing provide provided providing support supporting state country nation"
    " member delegation government contribute contributed contributing contribution donate donated donation send"
    " sent deploy deployed place undertook undertake vowed disposal available un united nations peacekeeping peace"
    " operation mission come came give gave given make made take took drew draw put ready stand continue continued"
    " remain renewed reaffirmed"
)


@lru_cache(maxsize=65_536)
def lemma(word: str) -> str:
    """A folded noun without its plural ending: companies → company, battalions → battalion."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@lru_cache(maxsize=65_536)
def unit_key(unit: str) -> str:
    """What kind of thing a unit counts: its head noun, one word for all who serve in uniform, a currency as it is."""
    if is_currency(unit):
        return unit
    words = _words(phrased(unit).partition(" of ")[0]) or _words(unit)
    if not words or words[-1] in _BODIES:
        return words[-1] if words else ""
    if "police" in words and "and" not in words:
        return "police"
    if any(w in _PERSONNEL for w in words):
        return "personnel"
    return "police" if "police" in words else words[-1]


@lru_cache(maxsize=65_536)
def modifiers(unit: str) -> frozenset[str]:
    """The words of a unit that say which kind it is: "formed police units" → formed, police."""
    if is_currency(unit):
        return frozenset()
    words, head = frozenset(_words(phrased(unit))), unit_key(unit)
    told = words - {head} - _PERSONNEL - _PLAIN - _IDLE
    return told | {"military"} if head == "unit" and words & _MILITARY else told


def opposed(a: frozenset[str], b: frozenset[str]) -> bool:
    """One has a modifier that says the opposite of one of the other: male and female officers."""
    return bool((a ^ b) & _OPPOSITES) and a & _OPPOSITES != frozenset() and b & _OPPOSITES != frozenset()


def is_currency(unit: str) -> bool:
    """The unit is an ISO 4217 code."""
    return len(unit) == 3 and unit.isascii() and unit.isupper()


def is_unit(key: str) -> bool:
    """The kind of thing is a body of people, not people or things."""
    return key in _BODIES


@lru_cache(maxsize=65_536)
def telling(text: str) -> frozenset[str]:
    """The words of a clause that say what it is about: folded, singular, without numbers and idle words."""
    return frozenset(_words(text)) - _IDLE


@lru_cache(maxsize=65_536)
def subject(text: str) -> frozenset[str]:
    """The telling words of a promise beyond those that every promise is told in."""
    return telling(text) - _PROMISING


def likeness(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of the shorter one's words that the other has, too; 0 where one has none."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


@lru_cache(maxsize=65_536)
def phrased(unit: str) -> str:
    """A unit folded, with what its phrases mean in their place: "UAVs" → "drones"."""
    text = fold(unit)
    for said, meant in _PHRASES:
        text = said.sub(meant, text)
    return text


def _words(text: str) -> list[str]:
    words = (lemma(w) for w in fold(text).split() if not w.isdigit())
    return [_SYNONYMS.get(w, w) for w in words]
