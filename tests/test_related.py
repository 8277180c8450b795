"""What a record hangs together with, and what its columns rest on."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.records import Record, find_record
from tests.conftest import BRIEFS

BERLIN = "peacekeeping-ministerial-2025-berlin"


@pytest.fixture(scope="module")
def package(published: Path) -> Path:
    return published / "latest"


def related(package: Path, record_id: str) -> dict[str, str]:
    return dict(find_record(package, record_id, [str(BRIEFS)]).related)


def berlin(package: Path) -> Record:
    return find_record(package, BERLIN, [str(BRIEFS)])


def test_each_column_of_an_event_tells_how_many_articles_give_it_in_which_words(package: Path) -> None:
    (states,) = (s for s in berlin(package).supports if s.field == "participating_states")
    assert (states.value, states.articles, states.words) == ("74", 1, ("74 Member States",))
    days = {s.value: s.articles for s in berlin(package).supports if s.field == "end_date"}
    assert days == {"2025-05-14": 3}


def test_the_articles_that_are_surest_of_a_record_come_first(package: Path) -> None:
    sources = [quote.source for quote in berlin(package).quotes]
    assert "berlin" in sources[0] and "berlin" not in sources[-1]


def test_an_event_counts_what_belongs_to_it(package: Path) -> None:
    assert "commitments" in related(package, BERLIN)["has"]
    assert "at" not in related(package, BERLIN)


def test_a_pledge_names_its_meeting_its_total_and_its_dispute(package: Path) -> None:
    (total,) = {what for how, what in find_record(package, "commitment-bc54e5cbc848").related if how == "part of"}
    assert total.startswith("74 states: “made pledges at the meeting” (commitment-")
    told = related(package, "commitment-bc54e5cbc848")
    assert told["at"] == "UN Peacekeeping Ministerial, Berlin 2025"
    assert told["disputed"].startswith("Sources differ on how many states pledged training")
    whole = total.rpartition("(")[2].rstrip(")")
    assert related(package, whole)["parts"]


def test_a_person_has_offices_with_their_time(package: Path) -> None:
    assert related(package, "antonio-guterres")["office"].startswith("Secretary-General of UN, seen 2019-03-30 to ")
    assert related(package, "antonio-guterres")["has"] == "2 participations"
