from __future__ import annotations

import pytest

from flows.articles.divided import Joiner


@pytest.mark.parametrize(
    ("parts", "elsewhere", "joined"),
    [
        (["the peace-", "keeping force"], "peacekeeping", "the peacekeeping force"),
        (["the peace-", "keeping force"], "peace-keeping", "the peace-keeping force"),
        (["their opera-", "tions in Mali"], "", "their operations in Mali"),
        (["the troop-", "contributing states"], "", "the troop-contributing states"),
        (["a gender-", "sensitive view"], "", "a gender-sensitive view"),
        (["the Secretary-", "General spoke"], "", "the Secretary-General spoke"),
        (["from Guinea-", "Bissau"], "", "from Guinea-Bissau"),
        (["a dog-", "handling section"], "a dog and its handling", "a dog-handling section"),
        (["recent events –", "whether"], "", "recent events – whether"),
        (["2042-", "2045"], "", "2042- 2045"),
        (["she cal-", "led it"], "", "she called it"),
        (["a state-", "led effort"], "the state", "a state-led effort"),
        (["no re-", "sult"], "", "no result"),
        (["one", "two"], "", "one two"),
    ],
)
def test_joins_divided_words_as_the_text_spells_them(parts: list[str], elsewhere: str, joined: str) -> None:
    assert Joiner("\n".join(parts) + "\n\n" + elsewhere).join(parts) == joined
