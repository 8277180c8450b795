"""Each column of a meeting's row has the words that give it, and no others."""

from __future__ import annotations

from collections import defaultdict

from flows.extract.events import find_events
from flows.extract.metadata import read_metadata
from tests.extract.conftest import document


def support(text: str) -> dict[str | None, set[str]]:
    """The words of the evidence of the main meeting, by the column that they give."""
    doc = document(text)
    (main,) = (e for e in find_events(doc, read_metadata(doc)) if e.values["main"])
    found: dict[str | None, set[str]] = defaultdict(set)
    for evidence in main.evidence:
        found[evidence.field].add(doc.text[evidence.start : evidence.end])
    assert found.keys() - {None} == {
        c for c, value in main.values.items() if value is not None and c not in ("series", "name", "main")
    }
    return found


def test_days_place_turnout_and_theme_have_words_of_their_own() -> None:
    found = support(
        "Delegates of 84 countries attended the UN Peacekeeping Ministerial in Tallinn on 3 and 4 June 2033,"
        " held under the theme “Lighter, faster”."
    )
    assert found["start_date"] == found["end_date"] == found["year"] == {"3 and 4 June 2033"}
    assert found["city"] == found["country"] == {"Tallinn"}
    assert found["participating_states"] == {"84 countries"}
    assert "Lighter, faster" in found["theme"].pop()
    assert "UN Peacekeeping Ministerial in Tallinn" in found[None].pop()


def test_a_weekday_gives_the_day_and_the_printed_date_the_year() -> None:
    found = support(
        "TALLINN, June 4, 2033 – The UN Peacekeeping Ministerial ended here on Friday with new pledges from states."
    )
    assert found["end_date"] == {"Friday"}
    assert found["year"] == {"Friday", "June 4, 2033"}
    assert found["city"] == {"TALLINN"}


def test_the_only_host_gives_the_country() -> None:
    found = support("Estonia hosts the UN Peacekeeping Ministerial of 2033. Defence ministers pledged troops.")
    assert found["country"] == {"Estonia hosts"}
    assert found["year"] == {"2033"}


def test_headquarters_stand_for_new_york() -> None:
    found = support("The Chiefs of Defence Conference met at United Nations Headquarters on 8 July 2033.")
    assert found["city"] == found["country"] == {"United Nations Headquarters"}
