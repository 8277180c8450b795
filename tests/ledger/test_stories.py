"""Every story gives its ledger, whatever the order of its articles, and with evidence for each of its facts."""

from __future__ import annotations

import polars as pl
import pytest

from flows.resolve.ledger import TABLES, resolve
from flows.resolve.lineage import NOTHING, Published
from flows.seeds import load_reference
from tests.ledger.story import Story, matching, read_stories
from tests.resolve.corpus import frames

ALL = read_stories()


@pytest.fixture(scope="module")
def reference() -> dict[str, pl.DataFrame]:
    return load_reference()


@pytest.mark.parametrize("story", ALL, ids=lambda s: s.name)
def test_story(story: Story, reference: dict[str, pl.DataFrame]) -> None:
    published = Published(resolve(frames(story.of_run(1)), reference)) if story.runs else NOTHING
    ledger = resolve(frames(story.of_run(2)), reference, published)
    for line, table, count, conditions in story.expected:
        found = matching(ledger, table, conditions)
        assert len(found) == count, f"{line}\nfound {len(found)}; the table has\n{_shown(ledger[table])}"
    backwards = resolve(frames(story.of_run(2)[::-1]), reference, published)
    assert all(backwards[t].equals(ledger[t]) for t in TABLES)
    for table in ("events", "participations", "commitments", "statements", "figures", "positions"):
        own_id = f"{table[:-1]}_id"
        assert set(ledger[table][own_id]) == set(ledger["evidence"][own_id].drop_nulls())


def test_there_are_stories_enough() -> None:
    assert len(ALL) >= 40
    assert sum("not one" in story.name for story in ALL) >= 12
    assert all(2 <= len(story.articles()) <= 6 and story.expected for story in ALL)


def _shown(frame: pl.DataFrame) -> str:
    return "\n".join(str({k: v for k, v in row.items() if v is not None}) for row in frame.to_dicts())
