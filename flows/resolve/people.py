"""Names in many articles → people, each with one id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from flows.resolve.consensus import sources
from flows.resolve.corrections import Corrections
from flows.resolve.names import Name, fullest
from flows.resolve.offices import Offices, camps_of, read_offices

_NAMING = ("positions", "participations", "statements", "mentions")


@dataclass(frozen=True, slots=True)
class People:
    """`rows` of the table; `names`: the person (`person_id`, alone `solo_id`) of each `article_id` and `person`."""

    rows: pl.DataFrame
    names: pl.DataFrame


@dataclass(eq=False, slots=True)
class Bearer:
    """Someone who bears a name: the articles that use it, and the offices they give. `camp` tells namesakes apart."""

    name: Name
    camp: str = ""
    offices: Offices = field(default_factory=Offices)
    articles: set[str] = field(default_factory=set)
    met: date | None = None  # when the first report with this name was published

    @property
    def id(self) -> str:
        return f"{self.name.id}-{self.camp}" if self.camp else self.name.id


def resolve_people(seen: Mapping[str, pl.DataFrame], corrections: Corrections) -> People:
    """One row for each person named in any article, whatever table names them."""
    named = pl.concat(
        seen[t]
        .filter(pl.col("person").str.strip_chars() != "")
        .select("article_id", "source_article", "person", "published_on")
        for t in _NAMING
    ).unique(["article_id", "person"])
    read = {person: Name.of(person) for person in named["person"].unique().sort()}
    words = pl.col("person").replace_strict({p: " ".join(n.words) for p, n in read.items()}, return_dtype=pl.String)
    named = named.with_columns(words.alias("name"))
    held = seen["positions"].join(named.select("article_id", "person", "name"), on=["article_id", "person"])
    named = named.join(camps_of(held), on=["article_id", "name"], how="left").with_columns(pl.col("camp").fill_null(""))
    bearers = bearers_of(named, held)
    kept = same_people(bearers.values())
    ids = _distinct_ids(first_met(bearers.values(), kept))
    given = [(*key, ids[kept.get(b, b)], b.name.id, b.id) for key, b in bearers.items()]
    columns = dict.fromkeys(("name", "camp", "id", "solo_id", "own_id"), pl.String)
    given_ids = pl.DataFrame(given, schema=columns, orient="row")
    names = corrections.told("people", named.join(given_ids, on=["name", "camp"]))
    rows = corrections.settled("people", "person_id", _rows(names.rename({"id": "person_id"})), names)
    names = names.rename({"id": "person_id"}).select("article_id", "person", "person_id", "solo_id")
    return People(rows, names)


def bearers_of(named: pl.DataFrame, held: pl.DataFrame) -> dict[tuple[str, str], Bearer]:
    """The bearer of each name and camp (folded words, and "" or the country that tells a namesake)."""
    key = ["name", "camp"]
    offices = read_offices(held.join(named.select("article_id", "person", "camp"), on=["article_id", "person"]), key)
    met = named.group_by(key).agg("article_id", pl.col("published_on").min()).sort(key)
    found: dict[tuple[str, str], Bearer] = {}
    for name, camp, articles, published in met.iter_rows():
        told = offices.get((name, camp))
        seen_in = set(articles) if told else set()  # asked only of two who both hold an office
        found[name, camp] = Bearer(Name(tuple(name.split(" "))), camp, told or Offices(), seen_in, published)
    return found


def same_people(bearers: Iterable[Bearer]) -> dict[Bearer, Bearer]:
    """Bearer of a shorter or otherwise spelt name → the bearer of the fuller name who is the same person.

    A name is part of a fuller one only where every fuller name it could be part of is one person's: "Nawaz Sharif" is
    "Muhammad Nawaz Sharif" until an article speaks of an "Ali Nawaz Sharif". What is no more than alike (initials,
    another romanization, a surname alone) is one person's only where the office agrees, too.
    """
    ordered = sorted(bearers, key=lambda b: (-len(b.name.bag), -len("".join(b.name.words)), b.name.words, b.camp))
    by_word: dict[tuple[str, str], list[Bearer]] = defaultdict(list)
    by_surname: dict[str, list[Bearer]] = defaultdict(list)
    by_sound: dict[tuple[str, ...], list[Bearer]] = defaultdict(list)
    by_bag: dict[frozenset[str], list[Bearer]] = defaultdict(list)
    kept: dict[Bearer, Bearer] = {}
    for bearer in ordered:
        name = bearer.name
        found = _one(bearer, by_bag[name.bag], kept, lambda a, b: not a.offices.conflict(b.offices))
        if not found and len(name.words) > 1:
            pool = [b for b in by_word[name.surname, name.words[0]] if name.within(b.name) or name.shortens(b.name)]
            found = _one(bearer, pool, kept, lambda a, b: not a.offices.conflict(b.offices))
        if not found and bearer.offices.titles:
            pool = [b for b in by_sound[name.sound] if name.spells(b.name)]
            if len(name.words) == 1 or len(name.words[0]) == 1:
                pool += [b for b in by_surname[name.surname] if len(name.words) == 1 or name.shortens(b.name)]
            found = _one(bearer, pool, kept, _alike_in_office)
        if found:
            kept[bearer] = found
            found.offices.add(bearer.offices)
            found.articles |= bearer.articles
        by_bag[name.bag].append(bearer)
        by_surname[name.surname].append(bearer)
        by_sound[name.sound].append(bearer)
        for word in name.bag:
            by_word[name.surname, word].append(bearer)
    return kept


def first_met(bearers: Iterable[Bearer], kept: Mapping[Bearer, Bearer]) -> dict[Bearer, Bearer]:
    """Person → the bearer of the name that the first report gives in full; the id is made of it, and stays.

    Where no report is dated, of the fullest name.
    """
    forms: dict[Bearer, list[Bearer]] = defaultdict(list)
    for bearer in set(bearers):
        forms[kept.get(bearer, bearer)].append(bearer)
    return {
        person: min(names, key=lambda b: (not b.name.full, b.met or date.max, -len(b.name.bag), b.id))
        for person, names in forms.items()
    }


def _alike_in_office(a: Bearer, b: Bearer) -> bool:
    # One article that prints both names speaks of two people.
    return a.offices.agree(b.offices) and not a.articles & b.articles


def _one(
    bearer: Bearer, pool: list[Bearer], kept: Mapping[Bearer, Bearer], same: Callable[[Bearer, Bearer], bool]
) -> Bearer | None:
    """The only person among the pool who can be the bearer."""
    found = {kept.get(b, b) for b in pool if same(bearer, kept.get(b, b))}
    return found.pop() if len(found) == 1 else None


def _distinct_ids(named: Mapping[Bearer, Bearer]) -> dict[Bearer, str]:
    """An id for each person; where two come to the same (Juan A. and Juan B. Pérez), the initials are told, too."""
    by_id: dict[str, list[Bearer]] = defaultdict(list)
    for person, bearer in named.items():
        by_id[bearer.id].append(person)
    return {
        p: i if len(same) == 1 else "-".join(w for w in (*named[p].name.words, p.camp) if w)
        for i, same in by_id.items()
        for p in same
    }


def _rows(named: pl.DataFrame) -> pl.DataFrame:
    forms = named.group_by("person_id").agg(pl.col("person").unique().sort().alias("forms"))
    shown = [
        {"person_id": i, "name": (name := fullest(f)), "aliases": " | ".join(x for x in f if x != name) or None}
        for i, f in forms.iter_rows()
    ]
    frame = pl.DataFrame(shown, schema={"person_id": pl.String, "name": pl.String, "aliases": pl.String})
    return frame.join(sources(named, "person_id"), on="person_id", how="left").sort("person_id")
