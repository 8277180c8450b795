"""Short forms of verbs are tokens of their own, so that "we'll send" is as good a promise as "we will send"."""

from __future__ import annotations

import pytest

from tests.extract.test_commitments import MIL, rows

SHORT = [
    ("“We'll send 12 trucks,” said Kenya's defence minister, Asha Oduya.", [f"KEN {MIL} 12 pledge"]),
    ("“We’re putting up 30 police officers,” said Commander Litia Vunibola of Fiji.", [f"FJI {MIL} 30 pledge"]),
    ("The Mexican minister, Rosa Ibarra, said she'd send 40 observers.", [f"MEX {MIL} 40 pledge"]),
    ("“We won't send 12 trucks,” said Kenya's defence minister, Asha Oduya.", []),
    ("“We'd love to send 12 trucks,” said Kenya's defence minister, Asha Oduya.", []),
]


@pytest.mark.parametrize(("text", "expected"), SHORT)
def test_short_forms(text: str, expected: list[str]) -> None:
    assert rows(text) == sorted(expected)
