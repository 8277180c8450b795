from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.articles.markdown import read_markdown
from tests.articles.pages import kinds_and_texts

PAGE = """---
title: Ghana offers helicopters
date: 2031-03-04
source: https://example.org/a
publisher: The Lantern
---
# Ghana offers *helicopters*

4 March 2031

ACCRA – Ghana will lend **two helicopters** to the
[mission in South Sudan](https://example.org/unmiss), the secretariat said, and more would follow
in the peace-
keeping year.

## What else

- Togo: 30 police
  officers
- Benin: one hospital
  - with two surgeons

| Country | Pledge |
|---|---|
| Rwanda | 2 battalions |

> “We do what we can,” she said.

![Guards on parade](parade.jpg)

2. Of the 94 states, 61 had something in hand.

## Leave a reply

Nice one, 300 soldiers!
"""


def test_syntax_becomes_blocks() -> None:
    normalized, metadata = read_markdown(PAGE)
    assert kinds_and_texts(normalized) == [
        ("title", "Ghana offers helicopters"),
        ("meta", "4 March 2031"),
        (
            "paragraph",
            "ACCRA – Ghana will lend two helicopters to the mission in South Sudan, the secretariat said, and more "
            "would follow in the peacekeeping year.",
        ),
        ("heading", "What else"),
        ("item", "Togo: 30 police officers"),
        ("item", "Benin: one hospital"),
        ("item", "with two surgeons"),
        ("item", "Country  Pledge"),
        ("item", "Rwanda  2 battalions"),
        ("paragraph", "“We do what we can,” she said."),
        ("caption", "Guards on parade"),
        ("paragraph", "2. Of the 94 states, 61 had something in hand."),
    ]
    assert (metadata.title, metadata.published_on, metadata.publisher, metadata.url) == (
        "Ghana offers helicopters",
        date(2031, 3, 4),
        "The Lantern",
        "https://example.org/a",
    )


def test_a_title_in_front_matter_alone_is_no_block() -> None:
    normalized, metadata = read_markdown("---\ntitle: Togo offers police\n---\nTogo has offered 140 police officers.\n")
    assert kinds_and_texts(normalized) == [("paragraph", "Togo has offered 140 police officers.")]
    assert metadata.title == "Togo offers police"


def test_plain_text_in_a_markdown_file_reads_like_plain_text() -> None:
    normalized, _ = read_markdown(
        "Togo offers police\n\nBy Ama Quartey\n\nTogo_2031 has offered 140 * 2 officers.\nIt did so <em>late</em>.\n"
    )
    assert kinds_and_texts(normalized) == [
        ("title", "Togo offers police"),
        ("credit", "By Ama Quartey"),
        ("paragraph", "Togo_2031 has offered 140 * 2 officers."),
        ("paragraph", "It did so late."),
    ]


def test_a_line_an_editor_wrapped_goes_on_whatever_comes_next() -> None:
    page = "They had a hall. They got a wall of screens. The meeting of 7 and 8 December\n2021 was held virtually.\n"
    assert kinds_and_texts(read_markdown(page)[0]) == [("paragraph", page.strip().replace("\n", " "))]


@settings(max_examples=100, deadline=None)
@given(
    st.one_of(
        st.text(),
        st.lists(st.sampled_from(["# ", "- ", "> ", "| a ", "|-", "\n", "**", "`", "[a](", "---\n", "x"])).map("".join),
    )
)
def test_any_text_is_some_markdown(text: str) -> None:
    normalized, _ = read_markdown(text)
    assert "\r" not in normalized.text
