"""A fact keeps its id whatever articles come, go or change places between one version and the next."""

from __future__ import annotations

import random
from collections.abc import Collection
from dataclasses import dataclass, field

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.resolve.ledger import TABLES, resolve
from flows.resolve.lineage import Published
from flows.seeds import load_reference
from tests.resolve.corpus import DEV, Row, frames, gold_ids, gold_rows

pytestmark = pytest.mark.skipif(not DEV.exists(), reason="the dev corpus (../shared/corpus/dev) is not here")

FACTS = ("event_id", "participation_id", "commitment_id", "statement_id", "figure_id", "position_id")
RECORDS = ("events", "participations", "commitments", "statements", "figures", "people", "positions")
VERSIONS = 5  # of each history; 40 histories make 200 versions, each of other articles in another order
Ledger = dict[str, pl.DataFrame]


@dataclass
class History:
    """The versions of one output folder: the ledger of the last, and the version in which each id appeared."""

    ledger: Ledger = field(default_factory=dict)
    since: dict[str, int] = field(default_factory=dict)

    def published(self) -> Published:
        return Published(self.ledger, self._since)

    def add(self, ledger: Ledger, version: int) -> None:
        """Take in the next version, and see to it that the ids of the last one are kept."""
        if self.ledger:
            check_step(self.ledger, ledger)
        assert self.ledger or ledger["redirects"].is_empty()
        self.ledger = ledger
        for table in RECORDS:
            for record in ledger[table].to_series(0):
                self.since.setdefault(record, version)

    def _since(self, table: str, ids: Collection[str]) -> dict[str, int]:
        return {i: self.since[i] for i in ids if i in self.since}


class Corpus:
    """The dev corpus' gold, read once."""

    def __init__(self) -> None:
        self.reference = load_reference()
        self.rows = {name: gold_rows(name) for name in gold_ids()}

    def resolve(self, names: list[str], seed: int, published: Published) -> Ledger:
        rows: list[Row] = [row for name in names for row in self.rows[name]]
        random.Random(seed).shuffle(rows)
        return resolve(frames(rows), self.reference, published)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return Corpus()


def ids_of(ledger: Ledger) -> dict[tuple[str, str, int], str]:
    """The id of the fact that each sighting became, and of the person each mention names, by article and place."""
    found: dict[tuple[str, str, int], str] = {}
    for column in FACTS:
        told = ledger["evidence"].filter(pl.col(column).is_not_null())
        found |= {(a, column, start): i for a, start, i in told.select("article_id", "char_start", column).iter_rows()}
    named = ledger["mentions"].filter(pl.col("person_id").is_not_null())
    return found | {
        (a, "person", start): i for a, start, i in named.select("article_id", "char_start", "person_id").iter_rows()
    }


def check_step(before: Ledger, after: Ledger) -> None:
    """Ids of words that both versions have are the same, or lead to the record that took the old one in."""
    old, new = ids_of(before), ids_of(after)
    redirects = dict(after["redirects"].select("old_id", "new_id").iter_rows())
    live = {i for table in RECORDS for i in after[table].to_series(0)}
    for place in old.keys() & new.keys():
        assert new[place] == redirects.get(old[place], old[place]), place
        assert old[place] == new[place] or new[place] in old.values(), "only a record that was published takes one in"
    assert set(redirects.values()) <= live
    assert not set(redirects) & live
    known = {i for table in RECORDS for i in before[table].to_series(0)}
    assert set(redirects) <= known | set(before["redirects"]["old_id"]), "only published ids lead on"


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_in_200_versions_of_any_articles_in_any_order_facts_keep_their_ids(corpus: Corpus, data: st.DataObject) -> None:
    history = History()
    for version in range(VERSIONS):
        names = data.draw(st.lists(st.sampled_from(gold_ids()), min_size=1, max_size=12, unique=True))
        ledger = corpus.resolve(names, data.draw(st.integers(0, 99)), history.published())
        history.add(ledger, version)


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_rows_and_what_was_just_published_change_nothing(corpus: Corpus, seed: int) -> None:
    names = random.Random(seed).sample(gold_ids(), 20)
    first = corpus.resolve(names, seed, Published())
    again = corpus.resolve(names, seed + 1, Published())
    after = corpus.resolve(names[::-1], seed + 2, Published(first))
    assert [t for t in TABLES if not (first[t].equals(again[t]) and first[t].equals(after[t]))] == []


def test_articles_that_come_one_by_one_change_no_id(corpus: Corpus) -> None:
    history, names = History(), gold_ids()
    random.Random(5).shuffle(names)
    for version, count in enumerate(range(4, len(names) + 1, 6)):
        ledger = corpus.resolve(names[:count], count, history.published())
        history.add(ledger, version)
    assert history.ledger["redirects"].is_empty()
