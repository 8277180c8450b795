from __future__ import annotations

import pytest

from flows.articles.characters import mend_characters


@pytest.mark.parametrize(
    ("raw", "mended"),
    [
        ("Ana Luc\u0069\u0301a", "Ana Lucía"),
        ("AntÃ³nio said â€œwe are lateâ€\x9d", "António said “we are late”"),
        ("SÃO TOMÉ and Ã la carte", "SÃO TOMÉ and à la carte"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("\ufeff1\u00a0180 soldiers\u200b in\u202fMay", "1 180 soldiers in May"),
        ("peace\u00adkeeping", "peacekeeping"),
        ("the o\ufb03ce of the ﬁrst", "the office of the first"),
        ("Research &amp; Development, &#8220;said&#8221; &amp;amp; done", "Research & Development, “said” & done"),
        ("AT&T; R&D &unknown; x", "AT&T; R&D &unknown; x"),
        ("lone \ud800 surrogate", "lone \ufffd surrogate"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("peace\u200dkeepers", "peacekeepers"),
    ],
)
def test_mends(raw: str, mended: str) -> None:
    assert mend_characters(raw) == mended


@pytest.mark.parametrize(
    "text", ["“ like ” Now", "»so« «so» ‚so‘ 'so'", "2042–2045 — one-off", "50 °C ± 2", "naïve façade"]
)
def test_leaves_the_shape_of_quotes_and_dashes_alone(text: str) -> None:
    assert mend_characters(text) == text
