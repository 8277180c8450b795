"""The offices a name is met with: what tells namesakes apart and brings spellings of one name together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from flows.resolve.ids import fold, word_set

_IDLE = word_set("the of for and to in on a his her s")


@dataclass(slots=True)
class Offices:
    """What is said of the office of one name: `countries` and `organizations` it belongs to, `titles` as word sets."""

    countries: set[str] = field(default_factory=set)
    organizations: set[str] = field(default_factory=set)
    titles: set[frozenset[str]] = field(default_factory=set)
    first_seen: date | None = None

    def add(self, other: Offices) -> None:
        """Take in what is said elsewhere."""
        self.countries |= other.countries
        self.organizations |= other.organizations
        self.titles |= other.titles
        dates = [d for d in (self.first_seen, other.first_seen) if d]
        self.first_seen = min(dates, default=None)

    def conflict(self, other: Offices) -> bool:
        """They cannot be one person's: offices of two states only. A minister may become the UN's official."""
        national = not (self.organizations or other.organizations)
        return national and bool(self.countries and other.countries and not self.countries & other.countries)

    def agree(self, other: Offices) -> bool:
        """They are offices on one side, and of one title as far as titles are printed."""
        side = self.countries & other.countries or self.organizations & other.organizations
        return bool(side) and any(_alike(a, b) for a in self.titles for b in other.titles)


def read_offices(positions: pl.DataFrame, by: Sequence[str]) -> dict[tuple[str, ...], Offices]:
    """The offices that positions give, by the columns `by`."""
    offices: dict[tuple[str, ...], Offices] = defaultdict(Offices)
    columns = ("country", "organization", "title", "published_on")
    for *key, country, organization, title, published in positions.select(*by, *columns).iter_rows():
        words = frozenset(fold(title or "").split()) - _IDLE
        told = offices[tuple(key)]
        told.countries |= {country} if country else set()
        told.organizations |= {organization} if organization else set()
        told.titles |= {words} if words else set()
        told.first_seen = min((d for d in (told.first_seen, published) if d), default=None)
    return dict(offices)


def camps_of(positions: pl.DataFrame) -> pl.DataFrame:
    """`article_id`, `name` and `camp` of the names that offices of several states are said of; see `camps`."""
    several = positions.filter(pl.col("country").n_unique().over("name") > 1)
    by_name: dict[str, dict[str, Offices]] = defaultdict(dict)
    for (name, article), offices in read_offices(several, ["name", "article_id"]).items():
        by_name[name][article] = offices
    found = [(a, name, camp) for name, articles in by_name.items() for a, camp in camps(articles).items() if camp]
    return pl.DataFrame(found, schema=dict.fromkeys(("article_id", "name", "camp"), pl.String), orient="row")


def camps(articles: Mapping[str, Offices]) -> dict[str, str]:
    """Article → the country that tells its bearer of a name from a namesake; empty for the bearer met first.

    Articles belong to one camp where their offices do not conflict, directly or through others. An article that names
    no country speaks of the bearer met first: of the earliest report, then of the first country code.
    """
    found = _camps(sorted(articles), articles)
    if len(found) < 2:
        return dict.fromkeys(articles, "")
    ordered = sorted(found, key=lambda c: (c[1].first_seen or date.max, sorted(c[1].countries)))
    named = {a: min(offices.countries).lower() for members, offices in ordered[1:] for a in members}
    return {a: named.get(a, "") for a in articles}


def _camps(names: Iterable[str], articles: Mapping[str, Offices]) -> list[tuple[set[str], Offices]]:
    found: list[tuple[set[str], Offices]] = []
    for article in names:
        offices = articles[article]
        if not offices.countries or offices.organizations:
            continue
        members, together = {article}, Offices()
        together.add(offices)
        for camp in [c for c in found if c[1].countries & offices.countries]:
            found.remove(camp)
            members |= camp[0]
            together.add(camp[1])
        found.append((members, together))
    return found


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    return 2 * len(a & b) >= min(len(a), len(b)) > 0
