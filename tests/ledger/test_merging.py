"""On the dev corpus resolution merges what is one, loses nothing by it, and disputes what its authors contradicted."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from flows.resolve.ledger import resolve
from flows.seeds import load_reference
from tests.ledger.merging import measured
from tests.resolve.corpus import DEV, frames, gold_ids, gold_rows

pytestmark = pytest.mark.skipif(not DEV.exists(), reason="the dev corpus (../shared/corpus/dev) is not here")

SCORE = DEV.parent / "score.py"
# Which pairs of articles their authors wrote to contradict each other, and about what.
CONTRADICTING = {
    ("fic-2027-montevideo-bulletin", "fic-2027-montevideo-wire"): "39 | 41",
    ("fic-2029-lusaka-businessmag", "fic-2029-lusaka-kathmandu"): "8,500 soldiers | 9,500 soldiers",
}
REAL = ("2017-chiefs-of-defence-app", "2021-seoul-pledges")


@pytest.fixture(scope="module")
def ledger() -> dict[str, pl.DataFrame]:
    return resolve(frames(row for name in gold_ids() for row in gold_rows(name)), load_reference())


def test_what_is_one_is_merged_and_nothing_else() -> None:
    for table, merging in measured().items():
        assert merging.joined and merging.precision >= 0.97 and merging.recall >= 0.97, table


def test_merging_takes_nothing_from_any_article(ledger: dict[str, pl.DataFrame], tmp_path: Path) -> None:
    """Scored article by article, the merged rows of perfect extraction are as right as the rows of each article."""
    (tmp_path / "parquet").mkdir()
    for table, frame in ledger.items():
        frame.write_parquet(tmp_path / "parquet" / f"{table}.parquet")
    told = subprocess.check_output([sys.executable, str(SCORE), str(tmp_path), str(DEV), "--json"], text=True)
    score = json.loads(told)
    assert score["overall"] >= 0.995
    # The scorer pairs events of one series and year in the order it finds them.
    assert {t: s["f1"] for t, s in score["tables"].items() if s["f1"] < 1 and t != "events"} == {}
    wrong = {a: s for a, s in score["attributes"].items() if s < 0.98}
    assert set(wrong) <= {"events.host", "events.theme"}, wrong


def test_contradicting_pairs_and_no_others_are_in_dispute(ledger: dict[str, pl.DataFrame]) -> None:
    assert sorted(ledger["disputes"]["values"]) == sorted(CONTRADICTING.values())
    for names, values in CONTRADICTING.items():
        pair = resolve(frames(row for name in names for row in gold_rows(name)), load_reference())
        assert pair["disputes"]["values"].to_list() == [values]


def test_the_two_real_articles_dispute_nothing() -> None:
    pair = resolve(frames(row for name in REAL for row in gold_rows(name)), load_reference())
    assert pair["disputes"].is_empty()
