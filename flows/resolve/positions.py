"""Offices that people hold, as articles name them → one row for each person and office, with its time."""

from __future__ import annotations

from datetime import date
from itertools import groupby

import polars as pl

from flows.resolve.consensus import agreed
from flows.resolve.corrections import Corrections
from flows.resolve.facts import LINK, Facts
from flows.resolve.ids import digests
from flows.resolve.titles import Title, is_spelt_out, offices, title_words

_TITLE = ["title_key", "organization", "country"]
_OFFICE = ["person_id", "office_key", "office_organization", "office_country"]


def resolve_positions(seen: pl.DataFrame, corrections: Corrections) -> Facts:
    """Sightings with `person_id` → positions; `first_seen` and `last_seen` are dates of publication of its articles.

    One office is one row however its title is told (`titles`). It has the title that most sources print; where several
    are printed as often, the fullest, then one in the UN's spelling.
    """
    titled = seen.filter(pl.col("person_id").is_not_null(), pl.col("title").is_not_null())
    words = {t: " ".join(sorted(title_words(t))) for t in titled["title"].unique()}
    worth = {t: 2 * len(title_words(t)) + is_spelt_out(t) for t in words}
    titled = titled.with_columns(
        pl.col("title").replace_strict(words, default="", return_dtype=pl.String).alias("title_key"),
        pl.col("title").replace_strict(worth, default=0, return_dtype=pl.Int64).alias("worth"),
    )
    titled = titled.join(_offices(titled), on=["person_id", *_TITLE], how="left", nulls_equal=True).with_columns(
        digests("position", _OFFICE).alias("id"), digests("position", ["person_solo", *_TITLE]).alias("old_id")
    )
    titled = corrections.told("positions", titled)
    rows = titled.group_by("id").agg(
        pl.col("person_id").first(),
        pl.col("published_on").min().alias("first_seen"),
        pl.col("published_on").max().alias("last_seen"),
    )
    rows = rows.join(agreed(titled, "id", ["organization", "country"]), on="id", how="left")
    fullest = pl.col("worth") == pl.col("worth").max().over("id")
    shown = agreed(titled, "id", ["title"], first=fullest)
    rows = rows.join(shown, on="id", how="left").sort("id").rename({"id": "position_id"})
    rows = corrections.settled("positions", "position_id", rows, titled)
    return Facts(rows, titled.select(list(LINK)))


def _offices(titled: pl.DataFrame) -> pl.DataFrame:
    """Of each person's titles (`person_id`, `_TITLE`) the one that the first report gives their office."""
    told = titled.group_by("person_id", *_TITLE).agg(pl.col("published_on").min())
    found: list[tuple[str | None, ...]] = []
    for person, rows in groupby(told.sort("person_id", *_TITLE).iter_rows(), key=lambda row: row[0]):
        titles = [_title(*row[1:]) for row in rows]
        for office in offices(titles):
            first = office.first_told
            found += [(person, *_key(t), *_key(first)) for t in office.titles]
    return pl.DataFrame(found, schema=dict.fromkeys(["person_id", *_TITLE, *_OFFICE[1:]], pl.String), orient="row")


def _title(key: str, organization: str | None, country: str | None, published: date | None) -> Title:
    return Title(frozenset(key.split(" ")), organization, country, published)


def _key(title: Title) -> tuple[str | None, ...]:
    return " ".join(sorted(title.words)), title.organization, title.country
