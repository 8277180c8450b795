"""Reports of meetings → one row for each meeting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import polars as pl

from flows.resolve.consensus import agreed
from flows.resolve.corrections import Corrections
from flows.resolve.editions import Met, known_editions, with_edition
from flows.resolve.facts import Facts
from flows.resolve.meetings import BY_DAY, OTHER, Meeting, meeting_id, same_days, same_place, telling_words, topic
from flows.resolve.places import Places

_PRINTED = ("name", "format", "theme", "participating_states", "participating_organizations", "city", "country")

_NAMELESS = "Other meeting"  # how extraction calls a meeting that the text only counts out


def resolve_events(
    seen: Mapping[str, pl.DataFrame], reference: Mapping[str, pl.DataFrame], corrections: Corrections
) -> Facts:
    """Events of all articles. `links` has also `solo_id`: the id the event would have in that article alone."""
    sightings = seen["events"]
    places, editions = Places(reference), known_editions(reference)
    meetings = [with_edition(m, editions) for m in _meetings(sightings, seen["participations"], places)]
    found = identify(meetings).join(sightings.select("article_id", "key", "series"), on=["article_id", "key"])
    links = corrections.told("events", found).drop("series")
    placed = sightings.join(links, on=["article_id", "key"]).rename({"id": "event_id"})
    facts = corrections.settled("events", "event_id", _rows(placed, _known(meetings, links, places), reference), links)
    return Facts(facts, links)


def identify(meetings: Sequence[Meeting]) -> pl.DataFrame:
    """The event id of each meeting (`article_id`, `key`, `id`), and the one it would have alone (`solo_id`)."""
    solo = [meeting_id(m) for m in meetings]
    met = Met(meetings)
    same = _same_other(meetings, solo) | _same_city(meetings, solo)
    found = [
        own if m.full or m.series == OTHER else met.only_fit(m) or own for m, own in zip(meetings, solo, strict=True)
    ]
    return pl.DataFrame(
        {
            "article_id": [m.article_id for m in meetings],
            "key": [m.key for m in meetings],
            "id": [same.get(f, f) for f in found],
            "solo_id": solo,
        },
        schema={"article_id": pl.String, "key": pl.Int64, "id": pl.String, "solo_id": pl.String},
    )


def _meetings(sightings: pl.DataFrame, participations: pl.DataFrame, places: Places) -> list[Meeting]:
    hosts: dict[tuple[str, int], set[str]] = defaultdict(set)
    hosting = participations.filter(pl.col("role").is_in(["host", "co-host"]), pl.col("country").is_not_null())
    for article_id, key, country in hosting.select("article_id", "event_key", "country").iter_rows():
        hosts[article_id, key].add(country)
    return [
        Meeting(
            article_id=r["article_id"], key=r["key"], series=r["series"] or OTHER, main=bool(r["main"]),
            year=r["year"] or (r["start_date"].year if r["start_date"] else None), city=places.city(r["city"]),
            start=r["start_date"], end=r["end_date"] or r["start_date"],
            held_in=_held_in(r["country"], hosts[r["article_id"], r["key"]]),
            hosts=frozenset(hosts[r["article_id"], r["key"]] | ({r["country"]} if r["country"] else set())),
            words=telling_words(r["theme"], r["name"]), published=r["published_on"],
        )
        for r in sightings.iter_rows(named=True)
    ]  # fmt: skip


def _held_in(country: str | None, hosts: set[str]) -> str | None:
    """The country a meeting was held in: as the article says, else that of its only host."""
    return country or (next(iter(hosts)) if len(hosts) == 1 else None)


def _same_city(meetings: Iterable[Meeting], solo: Iterable[str]) -> dict[str, str]:
    """Ids of one series and year whose cities are one city otherwise written: the id given up → the id kept."""
    by_year: dict[tuple[str, int | None], dict[str, Meeting]] = defaultdict(dict)
    for meeting, name in zip(meetings, solo, strict=True):
        if meeting.full and meeting.series not in BY_DAY and meeting.series != OTHER:
            by_year[meeting.series, meeting.year][name] = meeting
    kept: dict[str, str] = {}
    for names in by_year.values():
        ordered = sorted(names, key=lambda n: (-len(names[n].place), n))
        for i, name in enumerate(ordered):
            match = (o for o in ordered[:i] if o not in kept and same_place(names[o].place, names[name].place))
            if longer := next(match, None):
                kept[name] = longer
    return kept


def _same_other(meetings: Iterable[Meeting], solo: Iterable[str]) -> dict[str, str]:
    """Ids of one unnamed kind of meeting told of in other words: the id given up → the id kept.

    Meetings of one year are the same where city (or else the hosts) and what they were about agree.
    """
    by_year: dict[int | None, dict[str, Meeting]] = defaultdict(dict)
    for meeting, name in zip(meetings, solo, strict=True):
        if meeting.series == OTHER and meeting.year:
            by_year[meeting.year].setdefault(name, meeting)
    kept: dict[str, str] = {}
    for names in by_year.values():
        # The fuller id is kept: with a city first, then with more words.
        ordered = sorted(names, key=lambda n: (not names[n].city, -n.count("-"), n))
        for i, name in enumerate(ordered):
            match = [o for o in ordered[:i] if o not in kept and _same_meeting(names[o], names[name])]
            if len(match) == 1:
                kept[name] = match[0]
    return kept


def _same_meeting(a: Meeting, b: Meeting) -> bool:
    if a.article_id == b.article_id or not same_days(a, b) or (topic(a) and topic(b) and topic(a) != topic(b)):
        return False
    if a.city and b.city:
        return same_place(a.place, b.place)
    if a.hosts and b.hosts and not a.hosts & b.hosts:
        return False
    shared = len(set(a.words) & set(b.words))
    alike = shared * 2 >= max(1, min(len(a.words), len(b.words)))
    return alike and (bool(a.hosts & b.hosts) or shared >= 2)


def _rows(sightings: pl.DataFrame, known: pl.DataFrame, reference: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """One row for each event: what most articles say, else the one that is about it; then what is known of the edition.

    Year and place are those the event is identified by; the days are taken together from one article.
    """
    about_it = pl.col("main").fill_null(False)
    days = pl.struct("start_date", pl.coalesce("end_date", "start_date").alias("end_date"))
    dated = sightings.with_columns(pl.when(pl.col("start_date").is_not_null()).then(days).alias("days"))
    facts = sightings.group_by("event_id").agg(pl.col("series").first()).sort("event_id")
    facts = facts.join(agreed(dated, "event_id", [*_PRINTED, "days"], first=about_it), on="event_id", how="left")
    facts = facts.join(known, on="event_id", how="left").join(_series_names(reference), on="series", how="left")
    start, end = pl.col("days").struct.field("start_date"), pl.col("days").struct.field("end_date")
    facts = facts.with_columns(
        pl.col("known_year").alias("year"),
        pl.coalesce("city", "known_city").alias("city"),
        pl.coalesce("country", "known_country").alias("country"),
        pl.coalesce("format", "known_format").alias("format"),
        pl.coalesce(start, "known_start").alias("start_date"),
        pl.when(start.is_not_null()).then(end).otherwise(pl.col("known_end")).alias("end_date"),
    )
    return facts.with_columns(_name().alias("name"))


def _name() -> pl.Expr:
    """What to call an event: a meeting of a series by it, place and year; any other as it is printed."""
    when = pl.col("year").cast(pl.String)
    title = pl.coalesce(pl.when(pl.col("series") == OTHER).then("name"), "series_name", "series")
    where = pl.concat_str("city", when, separator=" ", ignore_nulls=True).replace("", None)
    named = pl.when(pl.col("name").str.starts_with(_NAMELESS) & pl.col("theme").is_not_null())
    about = pl.concat_str(pl.lit("Meeting on "), "theme")
    title = pl.coalesce(named.then(about), title)
    told = (pl.col("series") == OTHER) & pl.col("name").is_not_null() & ~pl.col("name").str.starts_with(_NAMELESS)
    return pl.when(told).then("name").otherwise(pl.concat_str(title, where, separator=", ", ignore_nulls=True))


def _known(meetings: Sequence[Meeting], links: pl.DataFrame, places: Places) -> pl.DataFrame:
    """What the meetings of each event, known editions included, say of year, city, country, format and days."""
    frame = pl.DataFrame(
        {
            "article_id": [m.article_id for m in meetings],
            "key": [m.key for m in meetings],
            "known_year": [m.year for m in meetings],
            "known_city": [m.city for m in meetings],
            "known_country": [places.country(m.city) or m.held_in for m in meetings],
            "known_format": [m.format for m in meetings],
            "known_start": [m.start for m in meetings],
            "known_end": [m.end for m in meetings],
        },
        schema={
            "article_id": pl.String, "key": pl.Int64, "known_year": pl.Int64, "known_city": pl.String,
            "known_country": pl.String, "known_format": pl.String, "known_start": pl.Date, "known_end": pl.Date,
        },
    )  # fmt: skip
    columns = [c for c in frame.columns if c.startswith("known")]
    frame = frame.join(links.select("article_id", "key", pl.col("id").alias("event_id")), on=["article_id", "key"])
    return frame.group_by("event_id").agg(pl.col(c).drop_nulls().min() for c in columns)


def _series_names(reference: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    frame = reference.get("event_series", pl.DataFrame(schema={"series": pl.String, "title": pl.String}))
    return frame.select(pl.col("series").cast(pl.String), pl.col("title").cast(pl.String).alias("series_name"))
