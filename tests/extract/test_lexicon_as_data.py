"""A line added to a CSV teaches extraction a word; no Python is touched."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from flows.articles.article import Article
from flows.articles.normalize import normalize
from flows.extract.article import extract_article
from flows.extract.lexicon import SEEDS, load_lexicon
from flows.extract.sighting import Extraction

OPENING = "Ministers spoke at the UN peacekeeping ministerial in Seoul on 8 December 2021.\n\n"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A copy of the seeds, to be changed at will."""
    for folder in ("lexicon", "reference"):
        shutil.copytree(SEEDS / folder, tmp_path / folder)
    return tmp_path


def extract(text: str, seeds: Path) -> Extraction:
    load_lexicon.cache_clear()
    normalized = normalize(OPENING + text)
    article = Article("a.txt", "a.txt", normalized.text, normalized.blocks)
    return extract_article(article, load_lexicon(seeds))


def add(seeds: Path, table: str, line: str) -> None:
    """Add one line to `<table>.csv`."""
    with (seeds / f"{table}.csv").open("a", encoding="utf-8", newline="") as file:
        file.write(line + "\n")


def values(extraction: Extraction, table: str, *columns: str) -> list[tuple[object, ...]]:
    return [tuple(s.values.get(c) for c in columns) for s in extraction.sightings if s.table == table]


def test_pledge_verb(seeds: Path) -> None:
    text = "Ghana frumbled three helicopters to UN peacekeeping."
    assert values(extract(text, seeds), "commitments", "country") == []
    add(seeds, "lexicon/pledge_verbs", "frumble,promise")
    assert values(extract(text, seeds), "commitments", "country", "quantity") == [("GHA", 3)]


def test_category_term(seeds: Path) -> None:
    text = "Ghana pledged a snorvelation project for UN peacekeeping."
    assert values(extract(text, seeds), "commitments", "category") != [("environment",)]
    add(seeds, "lexicon/category_terms", "environment,snorvelation,9,")
    assert values(extract(text, seeds), "commitments", "category") == [("environment",)]


def test_alias(seeds: Path) -> None:
    text = "The Land of Tall Ferns sent a surgeon."
    assert ("NZL",) not in values(extract(text, seeds), "mentions", "country")
    add(seeds, "reference/aliases", "The Land of Tall Ferns,country,NZL,true,")
    assert ("NZL",) in values(extract(text, seeds), "mentions", "country")


def test_unit(seeds: Path) -> None:
    text = "One gyrobus will follow."
    assert values(extract(text, seeds), "figures", "value") == []
    add(seeds, "lexicon/unit_nouns", "gyrobus,equipment")
    assert values(extract(text, seeds), "figures", "value", "noun") == [(1, "gyrobus")]


def test_office(seeds: Path) -> None:
    text = "Oberlandwart Tiro Vexmann was there."
    assert values(extract(text, seeds), "positions", "title") == []
    add(seeds, "lexicon/offices", "oberlandwart,3,")
    assert values(extract(text, seeds), "positions", "title") == [("Oberlandwart",)]


def test_rank(seeds: Path) -> None:
    text = "They saluted Subrisaldar Bright Moor."
    assert values(extract(text, seeds), "positions", "title") == []
    add(seeds, "lexicon/ranks", "subrisaldar,")
    assert values(extract(text, seeds), "positions", "title") == [("Subrisaldar",)]


def test_reporting_verb(seeds: Path) -> None:
    text = "Kwame Asante, a trainer from Ghana, came late. “We are ready to go now,” Asante blorted."
    assert values(extract(text, seeds), "statements", "speaker", "act") != [("Kwame Asante", "warn")]
    add(seeds, "lexicon/reporting_verbs", "blort,quote that,warn")
    assert values(extract(text, seeds), "statements", "speaker", "act") == [("Kwame Asante", "warn")]


def test_given_name(seeds: Path) -> None:
    text = "We saw Summer Bridges there."
    assert [s.person for s in extract(text, seeds).sightings if s.person] == []
    add(seeds, "lexicon/given_names", "Summer,")
    text = "We saw Summer Obviango there."
    assert {s.person for s in extract(text, seeds).sightings if s.person} == {"Summer Obviango"}


def test_agency(seeds: Path) -> None:
    text = "Wounded men were flown out.\n\nSource: Halvnytt"
    assert extract(text, seeds).article["agency"] is None
    add(seeds, "lexicon/agencies", "Halvnytt,Halvnytt,")
    assert extract(text, seeds).article["agency"] == "Halvnytt"


def test_qualifier_multiplier_and_label(seeds: Path) -> None:
    text = "Nobbly 40 soldiers came. Two zillard soldiers stayed. Of late blurbit 77 crates came."
    before = values(extract(text, seeds), "figures", "value", "qualifier")
    assert (40, "exact") in before and (77, "exact") in before
    add(seeds, "lexicon/qualifiers", "nobbly,about,before")
    add(seeds, "lexicon/multipliers", "zillard,100,")
    add(seeds, "lexicon/count_words", "blurbit,label,")
    after = values(extract(text, seeds), "figures", "value", "qualifier")
    assert after == [(40, "about"), (200, "exact")]
