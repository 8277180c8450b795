"""A fact keeps its id whatever other articles are read with its own, and in whatever order."""

from __future__ import annotations

import random

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.resolve.ledger import resolve
from flows.seeds import load_reference
from tests.resolve.corpus import DEV, Row, frames, gold_ids, gold_rows

pytestmark = pytest.mark.skipif(not DEV.exists(), reason="the dev corpus (../shared/corpus/dev) is not here")

FACTS = ("event_id", "participation_id", "commitment_id", "statement_id", "figure_id", "position_id")
Ids = dict[tuple[str, str, int], str]


class Corpus:
    """The dev corpus' gold, read once, and what becomes of all of it."""

    def __init__(self) -> None:
        self.reference = load_reference()
        self.rows = {name: gold_rows(name) for name in gold_ids()}
        self.ledger = self.resolve(list(self.rows))
        self.ids = ids_of(self.ledger)
        self.redirects = dict(self.ledger["redirects"].select("old_id", "new_id").iter_rows())

    def resolve(self, names: list[str], seed: int = 0) -> dict[str, pl.DataFrame]:
        rows: list[Row] = [row for name in names for row in self.rows[name]]
        random.Random(seed).shuffle(rows)
        return resolve(frames(rows), self.reference)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return Corpus()


def ids_of(ledger: dict[str, pl.DataFrame]) -> Ids:
    """The id of the fact that each sighting became, and of the person each mention names, by article and place."""
    found: Ids = {}
    for column in FACTS:
        told = ledger["evidence"].filter(pl.col(column).is_not_null())
        found |= {(a, column, start): i for a, start, i in told.select("article_id", "char_start", column).iter_rows()}
    named = ledger["mentions"].filter(pl.col("person_id").is_not_null())
    found |= {
        (a, "person", start): i for a, start, i in named.select("article_id", "char_start", "person_id").iter_rows()
    }
    return found


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_articles_in_any_order_give_the_same_ids(corpus: Corpus, data: st.DataObject) -> None:
    names = data.draw(st.lists(st.sampled_from(gold_ids()), min_size=1, max_size=5, unique=True))
    found = ids_of(corpus.resolve(names, data.draw(st.integers(0, 9))))
    assert found.keys() == {place for place in corpus.ids if place[0] in names}
    moved = {i: corpus.ids[place] for place, i in found.items() if i != corpus.ids[place]}
    assert {i: corpus.redirects.get(i) for i in moved} == moved


def test_redirects_lead_to_facts_and_from_none(corpus: Corpus) -> None:
    current = {i for table in corpus.ledger.values() for i in table.to_series(0)}
    assert corpus.redirects
    assert set(corpus.redirects.values()) <= current
    assert not set(corpus.redirects) & current
