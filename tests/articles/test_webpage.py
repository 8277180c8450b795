from __future__ import annotations

from datetime import date

import pytest

from flows.articles.rejection import Unreadable
from flows.articles.webpage import read_webpage
from tests.articles.pages import kinds_and_texts

PAGE = """<!doctype html><html lang="en-GB"><head><title>Ghana lends helicopters | The Lantern</title>
<meta property="og:title" content="Ghana lends helicopters"><meta property="og:site_name" content="The Lantern">
<meta property="article:published_time" content="2031-03-04T08:00:00Z">
<link rel="canonical" href="https://example.org/a/1"><script>var page = "no text";</script></head>
<body><nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>Ghana lends helicopters</h1>
<p>JUBA – Ghana will lend <b>two helicopters</b> to the <a href="x">mission in South Sudan</a>,<br>
the secretariat said.</p>
<h2>What else</h2><ul><li>Togo: 30 police officers</li><li>Benin: one <em>hospital</em></li></ul>
<figure><img src="j.jpg"><figcaption>Guards in Juba. UN Photo/Bo Kim</figcaption></figure>
<blockquote><p>“We do what we can,” she said.</p></blockquote>
<table><tr><th>Country</th><th>Pledge</th></tr><tr><td>Rwanda</td><td>2 battalions</td></tr></table>
<p>The rest is to follow in the spring, when the mission has had time to look at the new units in
their camps.</p>
</article><footer>Subscribe to our newsletter</footer></body></html>"""


def test_main_text_and_metadata() -> None:
    normalized, metadata = read_webpage(PAGE)
    assert kinds_and_texts(normalized) == [
        ("title", "Ghana lends helicopters"),
        ("paragraph", "JUBA – Ghana will lend two helicopters to the mission in South Sudan, the secretariat said."),
        ("heading", "What else"),
        ("item", "Togo: 30 police officers"),
        ("item", "Benin: one hospital"),
        ("paragraph", "“We do what we can,” she said."),
        ("item", "Country  Pledge"),
        ("item", "Rwanda  2 battalions"),
        (
            "paragraph",
            "The rest is to follow in the spring, when the mission has had time to look at the new units in their "
            "camps.",
        ),
        ("caption", "Guards in Juba. UN Photo/Bo Kim"),
    ]
    assert metadata.title == "Ghana lends helicopters"
    assert metadata.published_on == date(2031, 3, 4)
    assert (metadata.publisher, metadata.language, metadata.url) == ("The Lantern", "en-gb", "https://example.org/a/1")


def test_a_short_page_is_read_too() -> None:
    normalized, _ = read_webpage(
        "<html><body><h1>Togo offers police</h1><p>Togo has offered 140 police.</p></body></html>"
    )
    assert kinds_and_texts(normalized) == [
        ("title", "Togo offers police"),
        ("paragraph", "Togo has offered 140 police."),
    ]


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<html></html>",
        "<html><body><script>render()</script><div id='root'></div></body></html>",
        "<<<>",
        "<div>" * 3000,
    ],
    ids=["nothing", "no body", "script", "no markup", "deep"],
)
def test_markup_without_text_is_refused(page: str) -> None:
    with pytest.raises(Unreadable) as problem:
        read_webpage(page)
    assert problem.value.rule == "no-text-in-html"
