"""Whatever a text holds, statements are read without a fault and point at the words they report."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.extract.sighting import Sighting

PIECES = (
    "Minister Jane Otieno|said|that|told|the summit|“|”|\"|'|,|.|;|:|—|(|)|and|but|urging|to send|he|she|who|General|"
    "Piet Vos|the general|according to|in her view|was quoted|as|saying|promised|the road|was open|will|not|“no”|«|»|"
    "OTIENO:|Q:|A:|thanked|donors|for|of|by|by the way|The Ministry of Roads|went on|was of the view|\n|\n“|é|\u200b|9"
).split("|")

mixed = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=60).map(
    lambda pieces: "\n".join(line for line in " ".join(pieces).split("\n") if line.strip()) or "."
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=mixed)
def test_any_text(read_statements: Callable[[str], list[Sighting]], text: str) -> None:
    length = len(text) + text.count("\n")
    for row in read_statements(text):
        assert row.values["speaker"] and row.values["text"]
        assert row.values["kind"] in ("direct", "indirect")
        assert row.values["act"] in ("call", "welcome", "warn", "commit", "state")
        assert row.evidence
        for evidence in row.evidence:
            assert 0 <= evidence.start < evidence.end <= length
            assert evidence.end - evidence.start <= 500
            assert 0 < evidence.confidence <= 1
