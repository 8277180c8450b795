from __future__ import annotations

import pytest

from flows.articles.canonical import canonical_address

AT = "https://www.lantern.example/2031/togo?utm_source=feed&page=2#top"


@pytest.mark.parametrize(
    ("head", "known"),
    [
        ('<link rel="canonical" href="https://lantern.example/togo">', "https://lantern.example/togo"),
        ('<link rel="canonical" href="../togo#x">', "https://www.lantern.example/togo"),
        ('<meta property="og:url" content="https://m.lantern.example/togo">', "https://m.lantern.example/togo"),
        ('<link rel="canonical" href="https://other.example/togo">', "https://www.lantern.example/2031/togo?page=2"),
        ('<link rel="canonical" href="javascript:alert(1)">', "https://www.lantern.example/2031/togo?page=2"),
        ('<link rel="canonical" href="https://[broken">', "https://www.lantern.example/2031/togo?page=2"),
        ('<link rel="stylesheet" href="/x.css">', "https://www.lantern.example/2031/togo?page=2"),
    ],
)
def test_the_address_a_page_is_known_by(head: str, known: str) -> None:
    assert canonical_address(f"<html><head>{head}</head><body><p>x</p></body></html>", AT) == known


@pytest.mark.parametrize("page", ["", "\x00", "no markup", "<?xml version='1.0' encoding='nonsense'?><html/>"])
def test_a_page_that_is_none(page: str) -> None:
    assert canonical_address(page, "https://Lantern.example") == "https://lantern.example/"
