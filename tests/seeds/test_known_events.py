"""Editions of the conference series, and the small tables they and the commitments refer to."""

from __future__ import annotations

from flows.seeds import load_reference

REFERENCE = load_reference()
EVENTS = REFERENCE["known_events"].to_dicts()
CITIES = set(REFERENCE["aliases"].filter(REFERENCE["aliases"]["kind"] == "city")["id"])


def test_every_edition_of_the_public_record_is_there() -> None:
    assert [(e["series"], e["year"], e["city"]) for e in EVENTS] == [
        ("chiefs-of-defence-conference", 2015, "New York"),
        ("chiefs-of-defence-conference", 2017, "New York"),
        ("chiefs-of-defence-conference", 2019, "New York"),
        ("chiefs-of-police-summit", 2016, "New York"),
        ("chiefs-of-police-summit", 2018, "New York"),
        ("chiefs-of-police-summit", 2022, "New York"),
        ("chiefs-of-police-summit", 2024, "New York"),
        ("leaders-summit", 2014, "New York"),
        ("leaders-summit", 2015, "New York"),
        ("peacekeeping-ministerial", 2016, "London"),
        ("peacekeeping-ministerial", 2017, "Vancouver"),
        ("peacekeeping-ministerial", 2019, "New York"),
        ("peacekeeping-ministerial", 2021, "Seoul"),
        ("peacekeeping-ministerial", 2023, "Accra"),
        ("peacekeeping-ministerial", 2025, "Berlin"),
        ("tcc-chiefs-conclave", 2025, "New Delhi"),
    ]


def test_days_lie_in_the_year_and_follow_one_another_closely() -> None:
    for event in EVENTS:
        assert event["start_date"].year == event["end_date"].year == event["year"]
        assert (event["end_date"] - event["start_date"]).days <= 2


def test_cities_are_in_the_gazetteer_and_hosts_are_countries() -> None:
    countries = set(REFERENCE["countries"]["country"])
    for event in EVENTS:
        assert f"{event['city']}|{event['country']}" in CITIES
        hosts = [event["host"], *(event["co_hosts"] or "").split()]
        assert set(filter(None, hosts)) <= countries
        assert len(set(hosts)) == len(hosts)


def test_a_host_receives_its_guests_at_home() -> None:
    """All but the two summits at UN Headquarters, which is in the host's country anyway."""
    assert all(event["host"] in (None, event["country"]) for event in EVENTS)


def test_series_are_the_seven_of_the_guide() -> None:
    assert set(REFERENCE["event_series"]["series"]) == {
        "peacekeeping-ministerial", "leaders-summit", "chiefs-of-defence-conference", "chiefs-of-police-summit",
        "tcc-chiefs-conclave", "security-council-meeting", "other",
    }  # fmt: skip


def test_categories_are_the_fourteen_of_the_guide() -> None:
    assert list(REFERENCE["categories"]["category"]) == [
        "military-police-capabilities", "training-capacity-building", "medical", "mental-health", "technology",
        "women-peace-security", "environment", "conduct-accountability", "protection-of-civilians", "safety-security",
        "strategic-communications", "funding", "political-support", "other",
    ]  # fmt: skip


def test_initiatives_are_the_twelve_of_the_guide() -> None:
    assert set(REFERENCE["initiatives"]["initiative"]) == {
        "A4P", "A4P+", "WPS", "Seoul Initiative", "Triangular Partnership", "PCRS", "Light Coordination Mechanism",
        "New Agenda for Peace", "Pact for the Future", "Kigali Principles", "Elsie Initiative", "Unite Aware",
    }  # fmt: skip


def test_nine_organizations_are_tracked() -> None:
    organizations = REFERENCE["organizations"]
    assert set(organizations.filter(organizations["tracked"])["organization"]) == {
        "UN", "AU", "EU", "NATO", "ECOWAS", "OSCE", "ASEAN", "OIF", "LAS",
    }  # fmt: skip
