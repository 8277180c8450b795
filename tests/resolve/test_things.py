"""One thing promised in two wordings is one promise, and two things told with one number are two."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from flows.resolve.ledger import resolve
from flows.seeds import load_reference
from tests.resolve.corpus import Row, frames
from tests.resolve.test_ledger import article

ONE = [
    ("military and police units", "units of troops and police"), ("units", "military and police units"),
    ("formed police units", "FPUs"), ("police units", "units of police"), ("engineering units", "units of engineers"),
    ("engineer companies", "engineering companies"), ("infantry battalions", "battalions of infantry"),
    ("infantry battalions", "infantry units of battalion size"), ("helicopters", "military choppers"),
    ("utility helicopters", "helicopters of the utility type"), ("level 2 hospitals", "Level II field hospitals"),
    ("troops", "soldiers"), ("peacekeepers", "blue helmets"), ("police officers", "policemen and policewomen"),
    ("police personnel", "police officers"), ("armoured personnel carriers", "APCs"),
    ("armoured personnel carriers", "armored personnel carriers"), ("vehicles", "armoured vehicles"),
    ("staff officers", "officers for staff posts"), ("unmanned aerial vehicles", "drones"),
    ("UAVs", "unmanned aerial vehicles"), ("transport aircraft", "transport planes"),
    ("medical teams", "teams of medics"), ("quick reaction forces", "QRFs"), ("female officers", "women officers"),
    ("training courses", "workshops"), ("explosive ordnance disposal teams", "EOD teams"),
    ("tonnes of equipment", "metric tons of equipment"), ("helicopter gunships", "attack helicopters"),
    ("engineers", "engineer troops"), ("uniformed personnel", "troops and police"),
]  # fmt: skip
TWO = [
    ("attack helicopters", "utility helicopters"), ("troops", "police officers"), ("units of troops", "police units"),
    ("infantry battalions", "engineering battalions"), ("battalions", "companies"),
    ("formed police units", "police officers"), ("units of police", "units of engineers"),
    ("helicopters", "helicopter units"), ("helicopters", "helicopter pilots"), ("hospitals", "hospital beds"),
    ("level 1 clinics", "level 2 hospitals"), ("vehicles", "drones"), ("female officers", "male officers"),
    ("military observers", "police officers"), ("training teams", "medical teams"), ("aircraft", "helicopters"),
    ("soldiers", "staff officers"), ("courses", "trainers"), ("armoured vehicles", "armoured units"),
    ("dogs", "dog handlers"), ("engineers", "medics"), ("doctors", "nurses"), ("drones", "drone pilots"),
]  # fmt: skip
ACTORS: list[Row] = [{"country": "NOR"}, {"actor_count": 53}]


def promises(pairs: list[tuple[str, str]], actor: Row) -> dict[int, int]:
    """How many promises become of each pair of wordings, each pair told by two articles of a meeting of its own."""
    rows: list[Row] = []
    for number, pair in enumerate(pairs):
        for which, unit in enumerate(pair):
            name = f"a{number}-{which}"
            told = {"category": "military-police-capabilities", "action": "pledge", "quantity": 16.0, "unit": unit}
            rows += [
                article(name, published_on=date(2033, 5, 9)),
                {"table": "events", "series": "peacekeeping-ministerial", "year": 2100 + number, "city": "Tallinn",
                 "article_id": name, "key": 1},
                {"table": "commitments", "event_key": 1, **told, "description": f"pledged 16 {unit}", **actor,
                 "article_id": name, "key": 2},
            ]  # fmt: skip
    found = resolve(frames(rows), load_reference())["commitments"]
    year = pl.col("event_id").str.extract(r"-(\d{4})-").cast(pl.Int64) - 2100
    return dict(found.group_by(year).len().iter_rows())


@pytest.mark.parametrize("actor", ACTORS, ids=["a state", "a number of states"])
def test_one_thing_in_two_wordings_is_promised_once(actor: Row) -> None:
    counts = promises(ONE, actor)
    assert [pair for number, pair in enumerate(ONE) if counts[number] != 1] == []


@pytest.mark.parametrize("actor", ACTORS, ids=["a state", "a number of states"])
def test_two_things_of_one_number_are_promised_apart(actor: Row) -> None:
    counts = promises(TWO, actor)
    assert [pair for number, pair in enumerate(TWO) if counts[number] != 2] == []
