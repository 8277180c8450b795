"""Whole pages in, text and blocks out."""

from __future__ import annotations

from flows.articles.article import BlockKind
from flows.articles.normalize import normalize


def test_joins_a_hard_wrapped_page_and_drops_its_residue() -> None:
    page = (
        "Home » World » Africa\r\n\r\nThree states lend engineers to Juba\r\nBy Ama Quartey\r\n\r\n"
        "JUBA, 4 March 2031 – Three states will lend engineers to the mission in South Sudan, the\r\n"
        "secretariat said on Tuesday, and two more are thinking it over before the rains come\r\n"
        "again.\r\n\r\nShare this:  Facebook  X  WhatsApp\r\n"
    )
    text, blocks = normalize(page)
    assert [(block.kind, text[block.start : block.end][:20]) for block in blocks] == [
        (BlockKind.TITLE, "Three states lend en"),
        (BlockKind.CREDIT, "By Ama Quartey"),
        (BlockKind.PARAGRAPH, "JUBA, 4 March 2031 –"),
    ]
    assert "the secretariat said" in text and text.endswith("rains come again.")
