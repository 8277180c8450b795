"""Persons by what they are called instead of their names: "the general", "the Finn", "the UN chief"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from flows.extract.document import Document
from flows.extract.lexicon import Lexicon
from flows.extract.people import People, Person
from flows.extract.record import record
from flows.extract.tokens import tokenize

#: Words of a role that carry no meaning of their own.
EMPTY = frozenset(
    "the a an of for and in to at on own then visiting outgoing incoming newly former new top senior country nation un "
    "u.n. united nations world body".split()
)
#: Spellings that titles and roles share.
SPELLINGS = {
    "defense": "defence",
    "gen": "general",
    "lt": "lieutenant",
    "maj": "major",
    "col": "colonel",
    "brig": "brigadier",
    "amb": "ambassador",
    "undersecretary-general": "under-secretary-general",
    "undersecretary": "under-secretary",
}


def words_of(text: Iterable[str]) -> frozenset[str]:
    """Content words of a title or role in one spelling."""
    return frozenset(
        SPELLINGS.get(w, w) for w in (w.rstrip(".") for w in text) if w and w not in EMPTY and w[0].isalpha()
    )


CHAIR = frozenset({"chair", "chairman", "chairperson", "chairwoman"})


@lru_cache(maxsize=4096)
def title_words(title: str) -> frozenset[str]:
    """Content words of a title as printed."""
    return words_of(tokenize(title).low)


@record
class RoleWords:
    """The role nouns of `seeds/lexicon/roles.csv`: for each role the titles it may stand for, as sets of words."""

    stands_for: Mapping[frozenset[str], tuple[frozenset[str], ...]]
    heads: frozenset[str]
    words: frozenset[str]


def role_words(lexicon: Lexicon) -> RoleWords:
    """Roles of a lexicon; a role without `stands_for` matches only titles that hold its words."""
    table: dict[frozenset[str], list[frozenset[str]]] = {}
    heads: set[str] = set()
    for row in lexicon.table("roles"):
        low = tokenize(row["role"]).low
        heads.add(low[low.index("of") - 1] if "of" in low else low[-1])
        titles = table.setdefault(words_of(low), [])
        if row["stands_for"]:
            titles.append(words_of(tokenize(row["stands_for"]).low))
    words = frozenset(SPELLINGS) | {word for role in table for word in role} | heads
    return RoleWords({role: tuple(titles) for role, titles in table.items()}, frozenset(heads), words)


@record
class Bearer:
    """A person as a bearer of titles: the words of each title said of them, and the countries they speak for."""

    person: Person
    titles: tuple[frozenset[str], ...]
    countries: frozenset[str]


def bearers_of(doc: Document, people: People, chairs: set[str]) -> list[Bearer]:
    """Every person with the titles printed before or after the name; `chairs` are those who chair the meeting."""
    found: list[Bearer] = []
    for person in people.persons:
        titles = [title_words(office.title) for office in person.offices]
        titles += [CHAIR] if person.name in chairs else []
        countries = {office.country for office in person.offices if office.country}
        countries |= {person.country} if person.country else set()
        for naming in person.namings:
            if naming.lead < naming.first:
                titles.append(words_of(doc.tokens.low[naming.lead : naming.first]))
            if naming.last + 1 < len(doc.tokens) and doc.tokens.low[naming.last] in ("of", "("):
                countries |= {e.id for e in doc.entities_in(naming.last + 1, naming.last + 4, "country")[:1]}
            if naming.lead < naming.first:
                countries |= {e.id for e in doc.entities_in(max(0, naming.lead - 2), naming.first, "country")}
        found.append(Bearer(person, tuple(dict.fromkeys(t for t in titles if t)), frozenset(countries)))
    return found


def fit(role: frozenset[str], others: tuple[frozenset[str], ...], country: str | None, bearer: Bearer) -> float:
    """How well a role ("army", "chief") names a bearer: 0 not at all, more the more of it their titles hold.

    `others` are the titles that the role may stand for.
    """
    if country is not None and bearer.countries and country not in bearer.countries:
        return 0.0
    national = 1.0 if country is not None and country in bearer.countries else 0.0
    if not role:
        return national
    best = 0.0
    for title in bearer.titles:
        if role <= title:
            best = max(best, 3.0 + len(role))
        else:
            for other in others:
                if other <= title:
                    best = max(best, 2.0 + len(other))
    return best + national if best else 0.0
