"""What a commitment's description keeps, and whom it says it is for."""

from __future__ import annotations

import pytest

from flows.extract.terms_of_delivery import beneficiary_of, due_of
from flows.extract.verbatim import trim
from tests.extract.conftest import document

SPANS = {
    ", specialized training (59)": "specialized training (59)",
    "• women, peace and security (26)": "women, peace and security (26)",
    "(c) two field hospitals;": "two field hospitals",
    "a helicopter unit with four aircraft,": "a helicopter unit with four aircraft",
    "a signals company by December,” he said": "a signals company by December",
    "2 infantry battalions [a]": "2 infantry battalions",
    "NOK 25 million for the fund  --": "NOK 25 million for the fund",
    "made pledges at the meeting, which Togo hosted in May": "made pledges at the meeting",
    "EUR 400,000 for counselling.": "EUR 400,000 for counselling",
    "trucks for use by the U.S.": "trucks for use by the U.S.",
    "(16)": "(16)",
}


@pytest.mark.parametrize("span", SPANS)
def test_a_description_keeps_the_words_alone(span: str) -> None:
    doc = document(f"Before {span} after.")
    start, end = trim(doc, 7, 7 + len(span))
    assert doc.text[start:end] == SPANS[span]


RECEIVED = {
    "gave 16 helicopters to partner countries for use in UN missions": "partner countries",
    "gave $3 million for the training of African Union troops": "African Union troops",
    "gave 160 people to the mission in South Sudan": "the mission in South Sudan",
    "gave $2 million for the trust fund for victims of sexual exploitation and abuse": "the trust fund",
    "gave $2 million for victims of sexual exploitation and abuse": "victims of sexual exploitation and abuse",
    "gave 12 trucks for use in the north": None,
    "gave $4 million for their armoured vehicles": None,
    "gave up to 650 soldiers": None,
}


@pytest.mark.parametrize("clause", RECEIVED)
def test_a_beneficiary_can_receive(clause: str) -> None:
    doc = document(f"Togo {clause}.")
    assert beneficiary_of(doc, 0, len(doc.tokens)) == RECEIVED[clause]


def test_when_an_offer_was_made_is_not_when_it_is_due() -> None:
    doc = document("Togo renewed its offer of a field hospital made in 2027, to be ready by March 2029.")
    assert due_of(doc, 0, len(doc.tokens)) == "by March 2029"
