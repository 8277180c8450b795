"""Names in many articles → people, each with one id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from flows.resolve.consensus import sources
from flows.resolve.facts import redirect_frame, redirects_of
from flows.resolve.names import Name, fullest

_NAMING = ("positions", "participations", "statements", "mentions")


@dataclass(frozen=True, slots=True)
class People:
    """`rows` of the table; `names`: the person (`person_id`, alone `solo_id`) of each `article_id` and `person`."""

    rows: pl.DataFrame
    names: pl.DataFrame
    redirects: pl.DataFrame


def resolve_people(seen: Mapping[str, pl.DataFrame]) -> People:
    """One row for each person named in any article, whatever table names them."""
    named = pl.concat(
        seen[t].filter(pl.col("person").str.strip_chars() != "").select("article_id", "source_article", "person")
        for t in _NAMING
    ).unique()
    printed = named["person"].unique().sort().to_list()
    names = {p: Name.of(p) for p in printed}
    kept = merged_names(names.values())
    solo = {p: n.id for p, n in names.items()}
    ids = {p: kept.get(n, n).id for p, n in names.items()}
    lookup = pl.DataFrame(
        {"person": printed, "person_id": [ids[p] for p in printed], "solo_id": [solo[p] for p in printed]},
        schema={"person": pl.String, "person_id": pl.String, "solo_id": pl.String},
    )
    named = named.join(lookup, on="person").sort("article_id", "person")
    rows = _rows(lookup, named)
    pairs = redirects_of(redirect_frame(zip(solo.values(), ids.values(), strict=True)), rows["person_id"])
    return People(rows, named.select("article_id", "person", "person_id", "solo_id"), pairs)


def merged_names(names: Iterable[Name]) -> dict[Name, Name]:
    """Shorter name → the fuller name of the same person.

    A name is part of a fuller one only where every fuller name it could be part of is one person's: "Nawaz Sharif" is
    "Muhammad Nawaz Sharif" until an article speaks of an "Ali Nawaz Sharif".
    """
    distinct = sorted(set(names), key=lambda n: (-len(n.bag), n.words))
    by_word: dict[tuple[str, str], list[Name]] = defaultdict(list)
    by_bag: dict[frozenset[str], Name] = {}
    kept: dict[Name, Name] = {}
    for name in distinct:
        if name.bag in by_bag:  # the same words in another order: family name first
            kept[name] = by_bag[name.bag]
            continue
        by_bag[name.bag] = name
        if len(name.words) > 1:
            fuller = {kept.get(n, n) for n in by_word[name.surname, name.words[0]] if name.within(n)}
            if len(fuller) == 1:
                kept[name] = fuller.pop()
        for word in name.bag:
            by_word[name.surname, word].append(name)
    return kept


def _rows(lookup: pl.DataFrame, named: pl.DataFrame) -> pl.DataFrame:
    forms = lookup.group_by("person_id").agg(pl.col("person").sort().alias("forms"))
    shown = [
        {"person_id": i, "name": (name := fullest(f)), "aliases": " | ".join(x for x in f if x != name) or None}
        for i, f in forms.iter_rows()
    ]
    frame = pl.DataFrame(shown, schema={"person_id": pl.String, "name": pl.String, "aliases": pl.String})
    return frame.join(sources(named, "person_id"), on="person_id", how="left").sort("person_id")
