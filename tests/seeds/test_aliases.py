"""The gazetteer names each thing once, and in the forms that writers use."""

from __future__ import annotations

from collections import defaultdict

import polars as pl
import pytest

from flows.seeds import ALIAS_TABLES, load_reference

REFERENCE = load_reference()
ALIASES = REFERENCE["aliases"]
ROWS = ALIASES.to_dicts()
BY_FORM = {(row["kind"], row["alias"]): row for row in ROWS}

NAMED = [
    # kind, id, forms
    ("country", "KOR", "South Korea|Republic of Korea|ROK|S. Korea|South Korean|South Koreans|Korea"),
    ("country", "PRK", "North Korea|DPRK|Democratic People's Republic of Korea|North Korean"),
    ("country", "COD", "DRC|DR Congo|Congo|Democratic Republic of the Congo|Democratic Republic of Congo|Congolese"),
    ("country", "COG", "Republic of the Congo|Congo-Brazzaville|Congo Republic"),
    ("country", "CIV", "Ivory Coast|Côte d'Ivoire|Côte d’Ivoire|Cote d'Ivoire|Ivorian|Ivorians"),
    ("country", "VNM", "Viet Nam|Vietnam|Vietnamese"),
    ("country", "TUR", "Türkiye|Turkey|Turkiye|Turkish|Turk|Turks"),
    ("country", "GMB", "Gambia|Gambian|Gambians"),
    ("country", "GBR", "UK|U.K.|Britain|Great Britain|United Kingdom|British|Briton|Britons|Scottish"),
    ("country", "USA", "US|U.S.|USA|United States|United States of America|American|Americans"),
    ("country", "ARE", "UAE|United Arab Emirates|Emirati|Emiratis"),
    ("country", "RUS", "Russia|Russian Federation|Russian|Russians"),
    ("country", "DNK", "Danish|Dane|Danes"),
    ("country", "FIN", "Finnish|Finn|Finns"),
    ("country", "SWE", "Swedish|Swede|Swedes"),
    ("country", "ESP", "Spanish|Spaniard|Spaniards"),
    ("country", "BFA", "Burkina Faso|Burkinabé|Burkinabe"),
    ("country", "MDG", "Malagasy"),
    ("country", "NER", "Niger|Nigerien|Nigeriens"),
    ("country", "NGA", "Nigeria|Nigerian|Nigerians"),
    ("country", "GNB", "Guinea-Bissau|Bissau-Guinean"),
    ("country", "GNQ", "Equatorial Guinea|Equatoguinean"),
    ("country", "ESH", "Western Sahara|Sahrawi"),
    ("country", "DEU", "Germany|Federal Republic of Germany|German|Germans"),
    ("country", "NPL", "Nepal|Nepali|Nepalese|Nepalis"),
    ("mission", "MINUSCA", "MINUSCA|UN Multidimensional Integrated Stabilization Mission in the CAR"),
    ("mission", "UNMISS", "UNMISS|United Nations Mission in South Sudan|UN Mission in South Sudan"),
    ("mission", "UNIFIL", "UNIFIL|United Nations Interim Force in Lebanon|UN Interim Force in Lebanon"),
    ("mission", "MONUSCO", "United Nations Organisation Stabilisation Mission in the Democratic Republic of the Congo"),
    ("organization", "UN", "United Nations|UN|U.N."),
    ("organization", "NATO", "NATO|Nato|North Atlantic Treaty Organization|North Atlantic Treaty Organisation"),
    ("organization", "LAS", "Arab League|League of Arab States"),
    ("organization", "OIF", "OIF|International Organization of La Francophonie"),
    ("initiative", "A4P", "A4P|Action for Peacekeeping"),
    ("initiative", "A4P+", "A4P+|A4P +|Action for Peacekeeping Plus"),
    ("initiative", "WPS", "WPS|women, peace and security|women, peace, and security|women, peace & security"),
    ("initiative", "Triangular Partnership", "Triangular Partnership Programme|Triangular Partnership Project"),
    ("capability", "level-2-hospital", "level II hospital|level-two hospital|L2 hospital|hospital of level II"),
    ("capability", "level-2-plus-hospital", "level 2+ hospital|level-2 plus hospital"),
    ("capability", "formed-police-unit", "FPU|FPUs|formed police unit|formed police units|police formed units"),
    ("capability", "helicopter-unit", "helicopters|choppers"),
    ("city", "Seoul|KOR", "Seoul"),
    ("city", "Lomé|TGO", "Lomé|Lome"),
    ("city", "New York|USA", "New York"),
    ("none", None, "Indian Ocean|South China Sea|Gulf of Guinea|New Mexico|Korean Peninsula|Geneva Conventions"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "entity", "forms"), NAMED, ids=lambda value: value if value and "|" not in value else ""
)
def test_forms_that_writers_use(kind: str, entity: str | None, forms: str) -> None:
    for form in forms.split("|"):
        assert (kind, form) in BY_FORM, form
        assert BY_FORM[kind, form]["id"] == entity, form


def test_blue_helmets_are_no_alias() -> None:
    assert not ALIASES["alias"].str.to_lowercase().str.contains("blue helmet").any()


def test_a_name_in_any_case_is_listed_once() -> None:
    """Of one kind, forms that differ only in capitals are case-sensitive, or they are one row."""
    forms: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in ROWS:
        if not row["case_sensitive"]:
            forms[row["kind"], row["alias"].casefold()].add(row["alias"])
    assert [names for names in forms.values() if len(names) > 1] == []


def test_forms_that_differ_only_in_capitals_mean_the_same() -> None:
    forms: dict[tuple[str, str], set[str | None]] = defaultdict(set)
    for row in ROWS:
        forms[row["kind"], row["alias"].casefold()].add(row["id"])
    assert {form: ids for form, ids in forms.items() if len(ids) > 1} == {}


def test_curly_apostrophes_stand_beside_straight_ones() -> None:
    straight = {(kind, alias) for kind, alias in BY_FORM if "'" in alias}
    assert {(k, a) for k, a in straight if (k, a.replace("'", "’")) not in BY_FORM} == set()


@pytest.mark.parametrize("kind", ALIAS_TABLES)
def test_everything_has_an_alias(kind: str) -> None:
    ids = REFERENCE[ALIAS_TABLES[kind]].to_series(0)
    assert sorted(set(ids) - set(ALIASES.filter(pl.col("kind") == kind)["id"])) == []


def test_countries_are_named_by_short_name_official_name_and_adjective() -> None:
    shared = {("DMA", "Dominican"), ("COG", "Congolese")}  # what these two mean without more is the larger neighbour
    for row in REFERENCE["countries"].to_dicts():
        for column in ("name", "official_name", "adjective"):
            alias = BY_FORM.get(("country", row[column]))
            assert alias is not None, row[column]
            assert alias["id"] == row["country"] or (row["country"], row[column]) in shared


def test_organizations_missions_and_initiatives_are_named_by_their_names() -> None:
    for kind, table in (("organization", "organizations"), ("mission", "missions")):
        for row in REFERENCE[table].to_dicts():
            assert BY_FORM[kind, row["name"]]["id"] == row[kind]
    for row in REFERENCE["missions"].to_dicts():
        assert BY_FORM["mission", row["mission"]]["case_sensitive"]
    for name in REFERENCE["initiatives"]["initiative"]:
        assert BY_FORM["initiative", name]["id"] == name


def test_acronyms_and_common_words_need_their_capitals() -> None:
    for row in ROWS:
        if row["kind"] in ("mission", "organization") and row["alias"].isupper() and len(row["alias"]) < 5:
            assert row["case_sensitive"], row["alias"]
    for word in ("US", "Turkey", "China", "Chad", "Polish", "Pole", "Dutch", "Jordan", "Georgia", "CAR"):
        assert BY_FORM["country", word]["case_sensitive"], word


def test_capitals_are_cities_and_most_are_metonyms() -> None:
    """Seats of organizations are not: "Geneva" or "Brussels" seldom means a government."""
    metonyms = {row["alias"] for row in ROWS if row["note"] == "metonym"}
    assert metonyms.isdisjoint({"New York", "Geneva", "Vienna", "Brussels"})
    for capital in (
        "Beijing",
        "Moscow",
        "Washington",
        "Ottawa",
        "Berlin",
        "New Delhi",
        "Delhi",
        "Islamabad",
        "Kigali",
        "Brasília",
    ):
        assert BY_FORM["country", capital]["note"] == "metonym"
        assert ("city", capital) in BY_FORM
    assert {"White House", "Kremlin", "Whitehall", "Élysée", "Pentagon", "Foggy Bottom", "Downing Street"} <= metonyms


def test_no_alias_begins_with_an_article() -> None:
    named = {row["alias"] for row in ROWS if row["kind"] != "none" and row["alias"].lower().startswith("the ")}
    assert named == {"The Hague"}


def test_a_city_has_one_country_and_its_own_name_for_an_alias() -> None:
    cities = ALIASES.filter(pl.col("kind") == "city")["id"].unique()
    names = [city.split("|")[0] for city in cities]
    assert len(names) == len(set(names))
    assert len(names) > 193


def test_the_file_is_sorted() -> None:
    keys = [(row["kind"], row["id"] or "", row["alias"].casefold(), row["alias"]) for row in ROWS]
    assert keys == sorted(keys)
