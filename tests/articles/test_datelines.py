from __future__ import annotations

import pytest

from flows.articles.datelines import is_certain_dateline, is_dateline


@pytest.mark.parametrize(
    "text",
    [
        "LOMÉ – No notes, no teleprompter.",
        "UNITED NATIONS (AP) — The head of",
        "UNITED NATIONS, July 8 (APP): The heads",
        "SEOUL– South Korea is planning",
        "ISLAMABAD (Dunya News) – An official",
        "New York (ANTARA) - The Commander",
        "Jaipur (Rajasthan) [India], November 16 (ANI): India will",
        "Nairobi, 13 May 2043.– The suitcase",
        "BEIJING, Sept. 15 (Xinhua) -- China will",
        "Ulaanbaatar, March 22 /MONTSAME/. The service",
        "May 24: Nepal can make",
    ],
)
def test_certain(text: str) -> None:
    assert is_certain_dateline(text) and is_dateline(text)


@pytest.mark.parametrize("text", ["PORT OF SPAIN: It took two umpires", "FACT SHEET: What they brought to Seoul"])
def test_capitals_and_a_colon_may_be_a_dateline(text: str) -> None:
    assert is_dateline(text) and not is_certain_dateline(text)


@pytest.mark.parametrize(
    "text",
    [
        "Peacekeeping Capability Readiness System (PCRS): a rapidly deployable battalion",
        "What they pledged on (number of delegations in brackets)",
        "The minister said that 3 May was too late – for everyone.",
        "“We are late,” she said.",
    ],
)
def test_running_text_has_none(text: str) -> None:
    assert not is_dateline(text)
