"""What can be pledged, and in what money."""

from __future__ import annotations

from collections import defaultdict

import polars as pl
import pycountry
import pytest

from flows.extract.lexicon import load_lexicon
from flows.extract.numbers import find_numbers
from flows.extract.tokens import tokenize
from flows.seeds import load_lexicon_table, load_reference

REFERENCE = load_reference()
CAPABILITIES = {row["capability"]: row for row in REFERENCE["capabilities"].to_dicts()}
CURRENCIES = REFERENCE["currencies"].to_dicts()

REQUIRED = """
infantry-battalion mechanized-infantry-battalion motorized-infantry-battalion infantry-company
quick-reaction-force-company quick-reaction-force-battalion rapidly-deployable-battalion special-forces-unit
reconnaissance-unit base-protection-unit
attack-helicopter-unit armed-utility-helicopter-unit utility-helicopter-unit cargo-helicopter-unit
fixed-wing-transport-unit aeromedical-evacuation-team unmanned-aircraft-system-unit
isr-unit all-sources-information-fusion-team
construction-engineer-company combat-engineer-company explosive-ordnance-disposal-unit counter-ied-unit demining-company
signals-company transport-company combat-convoy-company logistics-unit maintenance-unit movement-control-unit
military-police-unit riverine-unit maritime-task-force-vessel
level-1-hospital level-1-plus-hospital level-2-hospital level-2-plus-hospital level-3-hospital forward-surgical-module
mental-health-team
formed-police-unit specialized-police-team individual-police-officer guard-unit canine-unit
military-observer staff-officer gender-adviser engagement-platoon trainer mobile-training-team
training-course equipment-donation armoured-vehicle funding strategic-lift
"""


def test_every_term_of_the_un_papers_is_there() -> None:
    assert set(REQUIRED.split()) - set(CAPABILITIES) == set()


def test_what_is_no_unit_is_marked() -> None:
    assert {name for name, row in CAPABILITIES.items() if row["group"] == "not-units" and row["is_unit"]} == set()
    assert not CAPABILITIES["military-observer"]["is_unit"]
    assert CAPABILITIES["formed-police-unit"]["is_unit"] and CAPABILITIES["level-2-hospital"]["is_unit"]


def test_capabilities_have_singular_and_plural_aliases() -> None:
    aliases = REFERENCE["aliases"].filter(pl.col("kind") == "capability")
    forms = set(aliases["alias"])
    for name, row in CAPABILITIES.items():
        if row["is_unit"]:
            own = [alias for alias in aliases.filter(pl.col("id") == name)["alias"] if not alias.endswith("s")]
            assert any({alias + "s", alias[:-1] + "ies"} & forms for alias in own), name


def forms() -> dict[str, list[tuple[str, list[str]]]]:
    found: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    for row in CURRENCIES:
        found[row["form"]].append((row["currency"], (row["countries"] or "").split()))
    return found


def test_a_form_means_one_currency_unless_a_country_picks_another() -> None:
    for form, meanings in forms().items():
        assert sum(not countries for _, countries in meanings) <= 1, form
        named = [country for _, countries in meanings for country in countries]
        assert len(named) == len(set(named)), form


def test_countries_that_pick_a_currency_exist() -> None:
    known = set(REFERENCE["countries"]["country"])
    assert {country for row in CURRENCIES for country in (row["countries"] or "").split()} <= known


def test_codes_are_those_of_iso_4217() -> None:
    # Older releases of the list lack Zimbabwe Gold and the leone of 2022, newer ones the lev, which the euro replaced.
    listed = {currency.alpha_3 for currency in pycountry.currencies} | {"ZWG", "SLE", "BGN"}
    assert {row["currency"] for row in CURRENCIES} - listed == set()


@pytest.mark.parametrize(
    ("form", "country", "currency"),
    [
        ("$", None, "USD"), ("dollars", None, "USD"), ("dollars", "CAN", "CAD"), ("US$", None, "USD"),
        ("C$", None, "CAD"), ("€", None, "EUR"), ("euros", None, "EUR"), ("£", None, "GBP"),
        ("kroner", "DNK", "DKK"), ("kroner", None, "NOK"),
        ("kronor", None, "SEK"), ("yuan", None, "CNY"), ("renminbi", None, "CNY"), ("rupees", None, "INR"),
        ("rupees", "PAK", "PKR"), ("rupees", "NPL", "NPR"), ("rupees", "LKA", "LKR"), ("won", None, "KRW"),
        ("yen", None, "JPY"), ("RM", None, "MYR"), ("Tk", None, "BDT"), ("D", "GMB", "GMD"), ("D", None, None),
        ("KD", None, "KWD"), ("tugrik", None, "MNT"), ("rupiah", None, "IDR"), ("CFA francs", None, "XOF"),
        ("CFA francs", "CMR", "XAF"), ("francs", "RWA", "RWF"), ("shillings", "UGA", "UGX"), ("TT$", None, "TTD"),
    ],
)  # fmt: skip
def test_what_a_form_means(form: str, country: str | None, currency: str | None) -> None:
    meanings = forms()[form]
    picked = [code for code, countries in meanings if country in countries]
    default = [code for code, countries in meanings if not countries]
    assert next(iter(picked + default), None) == currency


def test_a_bare_letter_is_money_only_where_its_country_is_meant() -> None:
    """Else "L2", "P5" and "K9" would be sums of money."""
    letters = {form for form in forms() if len(form) == 1 and form.isascii() and form.isalpha()}
    assert letters <= {"D", "K", "N", "P", "R"}
    assert {row["form"] for row in CURRENCIES if row["form"] in letters and not row["countries"]} == set()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("A K9 unit of 12 dogs will serve.", [(12, "")]),
        ("The P5 and the L2 hospital are 2 things.", [(2, "")]),
        ("The Gambia gives D35 million.", [(35e6, "GMD")]),
        ("Zambia gives K5 million.", [(5e6, "ZMW")]),
        ("The Philippines gives P5 million to the P5.", [(5e6, "PHP")]),
        ("Denmark adds 20 million kroner.", [(20e6, "DKK")]),
        ("It cost 20 million kroner.", [(20e6, "NOK")]),
        ("Pakistan spent Rs. 5 crore.", [(5e7, "PKR")]),
    ],
)
def test_extraction_reads_money_as_the_table_says(text: str, read: list[tuple[float, str]]) -> None:
    lexicon, tokens = load_lexicon(), tokenize(text)
    numbers = find_numbers(tokens, lexicon, lexicon.gazetteer.find(tokens))
    assert [(number.value, number.unit) for number in numbers] == read


def test_multipliers_multiply() -> None:
    factors = {row["word"]: float(row["factor"]) for row in load_lexicon_table("multipliers")}
    known = {
        "thousand": 1e3,
        "lakh": 1e5,
        "million": 1e6,
        "mn": 1e6,
        "crore": 1e7,
        "bn": 1e9,
        "trillion": 1e12,
        "dozen": 12,
    }
    assert {word: factors[word] for word in known} == known
