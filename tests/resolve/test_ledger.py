"""Tables of sightings → the facts they must give."""

from __future__ import annotations

import random
from datetime import date

import polars as pl
import pytest

from flows.package.schema import load_schemas
from flows.resolve.ledger import TABLES, resolve
from tests.resolve.corpus import Row, frames

QUOTE = "We need fewer words and more helicopters"
EDITIONS = {
    "known_events": pl.DataFrame(
        [
            ("peacekeeping-ministerial", 2021, date(2021, 12, 7), date(2021, 12, 8), "Seoul", "KOR"),
            ("chiefs-of-defence-conference", 2017, date(2017, 7, 7), date(2017, 7, 7), "New York", "USA"),
            ("chiefs-of-defence-conference", 2019, date(2019, 7, 10), date(2019, 7, 11), "New York", "USA"),
        ],
        schema=["series", "year", "start_date", "end_date", "city", "country"],
        orient="row",
    )
}


def article(name: str, **values: object) -> Row:
    return {
        "table": "articles", "article_id": name, "source": f"{name}.txt", "language": "en", "words": 1,
        "sha256": "0" * 64, "relevance": 1.0, **values,
    }  # fmt: skip


def story() -> list[Row]:
    ministerial = {"series": "peacekeeping-ministerial", "main": True}
    lift = {"event_key": 1, "country": "KOR", "category": "military-police-capabilities", "action": "pledge"}
    sixteen = {"table": "commitments", **lift, "quantity": 16.0}
    groups = {"table": "commitments", "event_key": 1, "category": "medical", "action": "pledge"}
    quote = {"table": "statements", "event_key": 1, "kind": "direct"}
    counted = {"table": "figures", "event_key": 1, "value": 16.0, "qualifier": "exact"}
    by_article: dict[str, list[Row]] = {
        "a": [
            {"table": "events", **ministerial, "city": "Seoul", "format": "virtual"},
            {"table": "participations", "event_key": 1, "country": "KOR", "role": "host"},
            {**sixteen, "unit": "helicopters", "description": "pledged 16 helicopters"},
            {**groups, "actor_count": 18, "description": "18 states pledged medical help"},
            {
                **quote,
                "person": "Maren Okafor",
                "speaker": "Maren Okafor",
                "act": "state",
                "text": QUOTE + ", and now.",
            },
            {"table": "positions", "person": "Maren Okafor", "title": "Defence Minister", "country": "NGA"},
            {**counted, "noun": "helicopters", "context": "16 helicopters"},
            {"table": "mentions", "person": "Maren Okafor", "surface": "Okafor", "char_start": 5, "char_end": 11},
            {"table": "mentions", "mission": "MINUSCA", "surface": "MINUSCA", "char_start": 15, "char_end": 22},
        ],
        "b": [
            {"table": "events", **ministerial, "year": 2021, "participating_states": 75},
            {"table": "participations", "event_key": 1, "country": "KOR", "role": "host"},
            {**sixteen, "unit": "utility helicopters", "description": "sixteen helicopters"},
            {**groups, "actor_count": 19, "description": "medical help came from 19 states"},
            {**quote, "person": "Maren T. Okafor", "speaker": "Okafor", "act": "state", "text": QUOTE},
            {"table": "positions", "person": "Maren T. Okafor", "title": "Minister of Defence", "country": "NGA"},
            {**counted, "noun": "Helicopters", "context": "16 Helicopters"},
        ],
        "c": [
            {"table": "events", **ministerial, "year": 2021},
            {**sixteen, "unit": "helicopters", "description": "16 helicopters"},
        ],
    }
    articles = [
        article("a", published_on=date(2021, 12, 8)),
        article("b"),
        article("c", near_duplicate_of="b"),
    ]
    return articles + [
        {**row, "article_id": name, "key": key}
        for name, rows in by_article.items()
        for key, row in enumerate(rows, start=1)
    ]


@pytest.fixture(scope="module")
def ledger() -> dict[str, pl.DataFrame]:
    return resolve(frames(story()), EDITIONS)


def test_every_table_has_the_columns_of_its_schema(ledger: dict[str, pl.DataFrame]) -> None:
    schemas = load_schemas()
    assert tuple(ledger) == TABLES
    for table, frame in ledger.items():
        assert frame.schema == schemas[table].dtypes, table


def test_a_meeting_without_a_year_is_the_known_edition(ledger: dict[str, pl.DataFrame]) -> None:
    assert ledger["events"].row(0, named=True) == {
        "event_id": "peacekeeping-ministerial-2021-seoul", "series": "peacekeeping-ministerial",
        "name": "peacekeeping-ministerial, Seoul 2021", "year": 2021, "start_date": date(2021, 12, 7),
        "end_date": date(2021, 12, 8), "city": "Seoul", "country": "KOR", "format": "virtual", "theme": None,
        "participating_states": 75, "participating_organizations": None,
    }  # fmt: skip
    assert ledger["events"].height == 1


def test_one_promise_in_three_articles_is_one_row_of_two_sources(ledger: dict[str, pl.DataFrame]) -> None:
    found = ledger["commitments"].filter(pl.col("country") == "KOR")
    assert found.select("quantity", "unit", "articles", "disputed").rows() == [(16.0, "helicopters", 2, False)]
    evidence = ledger["evidence"].filter(pl.col("commitment_id") == found["commitment_id"][0])
    assert sorted(evidence["article_id"]) == ["a", "b", "c"]


def test_sources_that_contradict_each_other_stay_apart_and_are_shown(ledger: dict[str, pl.DataFrame]) -> None:
    found = ledger["commitments"].filter(pl.col("category") == "medical").sort("actor_count")
    assert found.select("actor_count", "articles", "disputed").rows() == [(18, 1, True), (19, 1, True)]
    assert ledger["disputes"].select("table", "kind", "values", "articles").rows() == [
        ("commitments", "number", "18 | 19", 2)
    ]


def test_a_quote_cut_short_is_the_same_statement(ledger: dict[str, pl.DataFrame]) -> None:
    said = ledger["statements"].select("person_id", "speaker", "text").rows()
    assert said == [("maren-okafor", "Maren Okafor", QUOTE + ", and now.")]


def test_a_person_has_one_id_one_office_and_every_form_of_the_name(ledger: dict[str, pl.DataFrame]) -> None:
    assert ledger["people"].rows() == [("maren-okafor", "Maren T. Okafor", "Maren Okafor", 2)]
    assert ledger["positions"].select("person_id", "country", "first_seen").rows() == [
        ("maren-okafor", "NGA", date(2021, 12, 8))
    ]


def test_figures_and_participations_are_merged(ledger: dict[str, pl.DataFrame]) -> None:
    assert ledger["figures"].select("value", "articles", "disputed").rows() == [(16.0, 2, False)]
    assert ledger["participations"].select("country", "role").rows() == [("KOR", "host")]


def test_every_fact_has_evidence_and_no_evidence_is_lost(ledger: dict[str, pl.DataFrame]) -> None:
    evidence = ledger["evidence"]
    for table in ("events", "participations", "commitments", "statements", "figures", "positions"):
        own = f"{table[:-1]}_id"
        assert set(ledger[table][own]) == set(evidence[own].drop_nulls()), table
    sightings = [r for r in story() if r["table"] not in ("articles", "mentions")]
    assert evidence.height == len(sightings)


def test_words_put_before_others_change_no_id(ledger: dict[str, pl.DataFrame]) -> None:
    seen = frames(story())
    at = pl.col("char_start", "char_end") + 40
    again = resolve(seen | {name: seen[name].with_columns(at) for name in ("evidence", "mentions")}, EDITIONS)
    for table, own in (("evidence", "evidence_id"), ("mentions", "mention_id")):
        assert again[table].equals(ledger[table].with_columns(at)), table
        assert again[table][own].is_unique().all()


def test_words_that_stand_twice_are_two_mentions() -> None:
    row = next(row for row in story() if row.get("surface") == "Okafor")
    rows = [*story(), {**row, "key": 90, "char_start": 70, "char_end": 76}]
    found = resolve(frames(rows), EDITIONS)["mentions"].filter(pl.col("surface") == "Okafor")
    assert sorted(found["char_start"]) == [5, 70]


def test_the_order_of_rows_does_not_matter(ledger: dict[str, pl.DataFrame]) -> None:
    rows = story()
    random.Random(7).shuffle(rows)
    again = resolve(frames(rows), EDITIONS)
    for table in TABLES:
        assert again[table].equals(ledger[table]), table


def test_nothing_in_nothing_out() -> None:
    assert all(frame.is_empty() for frame in resolve({}, {}).values())
