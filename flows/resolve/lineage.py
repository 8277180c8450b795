"""Ids that the last version published: each stays with the fact that still rests on its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

import polars as pl

from flows.resolve.sightings import OWN_ID

# What must be the same beside the words: one stretch may name three states that took part. Whose words it was read
# from tells nothing of events and people, which are met first in fewer words than later.
_SAME = {
    "events": ["series"], "participations": ["country", "organization", "person_id", "role"],
    "commitments": ["country", "organization", "actor_count", "category", "action", "quantity"],
    "statements": ["kind"], "figures": ["value"], "positions": ["person_id"], "people": [],
}  # fmt: skip
_NAMING = ("positions", "participations", "statements")
_PLACE = ["article_id", "char_start", "char_end"]
_REDIRECT = pl.Schema({"table": pl.String, "old_id": pl.String, "new_id": pl.String})

# What is asked of each published table; without a version that has it, no id is known from before.
ASKED = {table: [own, *_SAME[table]] for table, own in OWN_ID.items() if table != "mentions"} | {
    "people": ["person_id"], "evidence": [*_PLACE, *(own for table, own in OWN_ID.items() if table != "mentions")],
    "mentions": [*_PLACE, "person_id"], "redirects": _REDIRECT.names(),
}  # fmt: skip
for _table in _NAMING:
    ASKED[_table] = list(dict.fromkeys([*ASKED[_table], "person_id"]))

Since = Callable[[str, Collection[str]], Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Published:
    """The tables of the last version, and since when (a number that grows) given ids of a table have been published."""

    tables: Mapping[str, pl.DataFrame] = field(default_factory=dict)
    since: Since = lambda table, ids: {}


NOTHING = Published()


class Lineage:
    """The ids of one run. `kept` is asked for each table in turn, people and events before what refers to them."""

    def __init__(self, published: Published, seen: Mapping[str, pl.DataFrame], merged: Iterable[tuple[str, str]] = ()):
        """`seen` are the sightings with their evidence, `merged` the (table, id) that corrections merge into others."""
        self._published = published
        self._seen = seen
        self._merged = set(merged)
        self._given_up: dict[str, dict[str, str]] = defaultdict(dict)

    def kept(self, table: str, rows: pl.DataFrame) -> pl.DataFrame:
        """Sightings (`article_id`, `key`, for people `person`) with the `id` that their fact is published under.

        A fact keeps the id under which the last version has the same words for it. Where it has several such ids, two
        records turned out to be one: the oldest stays. Where several facts have words of one id, that fact keeps it
        which has it anyway, or more of the words.
        """
        before = self._before(table)
        if before.is_empty():
            return rows
        claims = self._places(table, rows).join(before, on=[*_PLACE, *_SAME[table]], nulls_equal=True)
        claims = claims.filter((pl.col("id") == pl.col("old")) | ~pl.col("id").is_in(self._merged_in(table)))
        ordered = claims.group_by("id", "old").len().sort(
            ["old", pl.col("id") != pl.col("old"), "len", "id"], descending=[False, False, True, False]
        )  # fmt: skip
        owned = ordered.unique("old", keep="first").sort("old").group_by("id", maintain_order=True).agg("old")
        names = {i: self._oldest(table, i, old) for i, old in owned.iter_rows()}
        self._given_up[table] |= {o: names[i] for i, old in owned.iter_rows() for o in old if o != names[i]}
        taken = set(names.values())
        for i in sorted(set(rows["id"].unique()) - names.keys()):
            names[i] = _free(i, taken)
        return rows.with_columns(pl.col("id").replace_strict(names, return_dtype=pl.String))

    def now(self, table: str, record: str) -> str:
        """The id that a published record has now."""
        previous = self._previous().filter(pl.col("table") == table, pl.col("old_id") == record)["new_id"]
        record = previous[0] if len(previous) else record
        return self._given_up[table].get(record, record)

    def redirects(self, live: Mapping[str, Collection[str]]) -> pl.DataFrame:
        """Published ids given up, now or before, that lead to a record; `live` are the ids of each table's records."""
        pairs = {(t, old): new for t, ids in self._given_up.items() for old, new in ids.items()}
        for table, old, new in self._previous().iter_rows():
            pairs.setdefault((table, old), self._given_up[table].get(new, new))
        ids = {table: set(found) for table, found in live.items()}
        led = [(t, o, n) for (t, o), n in sorted(pairs.items()) if n in ids.get(t, ()) and o not in ids[t]]
        return pl.DataFrame(led, schema=_REDIRECT, orient="row")

    def _oldest(self, table: str, own: str, ids: list[str]) -> str:
        if len(ids) == 1:
            return ids[0]
        since = self._published.since(table, ids)
        return min(ids, key=lambda i: (since.get(i, len(since)), i != own, i))

    def _merged_in(self, table: str) -> list[str]:
        return [record for t, record in sorted(self._merged) if t == table]

    def _previous(self) -> pl.DataFrame:
        return self._published.tables.get("redirects", pl.DataFrame(schema=_REDIRECT)).select(_REDIRECT.names())

    def _before(self, table: str) -> pl.DataFrame:
        """The places that supported each published id (`old`) of a table, and what must be the same."""
        tables = self._published.tables
        if not {"evidence", "mentions", *_NAMING, table} <= tables.keys():
            return pl.DataFrame({"old": []})
        evidence = tables["evidence"]
        if table == "people":
            held = [evidence.join(tables[t].select(OWN_ID[t], "person_id"), on=OWN_ID[t]) for t in _NAMING]
            named = [t.select(*_PLACE, pl.col("person_id").alias("old")) for t in (*held, tables["mentions"])]
            return pl.concat(named).drop_nulls("old").unique()
        own, same = OWN_ID[table], _SAME[table]
        if not set(same) <= set(tables[table].columns):
            return pl.DataFrame({"old": []})
        facts = tables[table].select(pl.col(own).alias("old"), *same)
        if "person_id" in same and self._given_up["people"]:
            facts = facts.with_columns(pl.col("person_id").replace(self._given_up["people"]))
        return evidence.select(*_PLACE, pl.col(own).alias("old")).drop_nulls("old").unique().join(facts, on="old")

    def _places(self, table: str, rows: pl.DataFrame) -> pl.DataFrame:
        """The places in articles of each `id`, and what must be the same."""
        evidence = self._seen["evidence"]
        if table != "people":
            spans = evidence.filter(pl.col("table") == table).select("key", *_PLACE).unique()
            return rows.select("article_id", "key", "id", *_SAME[table]).join(spans, on=["article_id", "key"])
        held = pl.concat(self._seen[t].select(pl.lit(t).alias("table"), "article_id", "key", "person") for t in _NAMING)
        told = evidence.join(held, on=["table", "article_id", "key"])
        named = pl.concat(t.select("person", *_PLACE) for t in (told, self._seen["mentions"])).unique()
        return rows.select("article_id", "person", "id").unique().join(named, on=["article_id", "person"])


def _free(name: str, taken: set[str]) -> str:
    """The name, numbered where another record has it already."""
    found, number = name, 1
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    taken.add(found)
    return found
