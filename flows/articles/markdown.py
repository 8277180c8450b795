"""Markdown with YAML front matter → normalized text, blocks and the page's metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from flows.articles.article import PageMetadata
from flows.articles.characters import mend_characters
from flows.articles.metadata import page_metadata, split_front_matter
from flows.articles.normalize import Normalized, normalize_marked
from flows.articles.residue import Mark

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# No editor wraps at fewer columns.
_WRAPPED = 50
_TAG = re.compile(r"<[^<>]{1,2000}>")
_BREAK = re.compile(r"<br\b[^<>]{0,20}>", re.IGNORECASE)


def read_markdown(text: str) -> tuple[Normalized, PageMetadata]:
    """Strip the syntax and keep what it says of the text: headings, items, table rows."""
    front, body = split_front_matter(mend_characters(text))
    return normalize_marked(_paragraphs(_parser().parse(body)), body), page_metadata(front)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # only Markdown pays for it

    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _paragraphs(tokens: Sequence[Token]) -> Iterator[tuple[Mark, str]]:
    """Each heading, paragraph, item and table row with its mark; lines within it end in `\\n`."""
    mark, bullet = Mark.TEXT, ""
    cells: list[str] = []
    for token in tokens:
        kind = token.type
        if kind == "heading_open":
            mark = Mark.HEADING
        elif kind == "list_item_open":
            mark, bullet = Mark.ITEM, f"{token.info}{token.markup} " if token.info else ""
        elif kind == "tr_open":
            mark, cells = Mark.ROW, []
        elif kind == "tr_close":
            yield mark, "  ".join(filter(None, cells))
            mark = Mark.TEXT
        elif kind == "inline" and mark is Mark.ROW:
            cells.append(" ".join(_plain(token).split()))
        elif kind == "inline":
            yield (Mark.CAPTION if _is_picture(token) else mark), bullet + _plain(token)
            mark, bullet = Mark.TEXT, ""
        elif kind in {"fence", "code_block"}:
            yield Mark.TEXT, token.content
        elif kind == "html_block":
            yield Mark.TEXT, _TAG.sub("", _BREAK.sub("\n", token.content))


def _is_picture(inline: Token) -> bool:
    return [child.type for child in inline.children or []] == ["image"]


def _plain(inline: Token) -> str:
    """The words of a paragraph without emphasis, link targets or tags; a picture leaves its description.

    A line that a writer's editor wrapped goes on; a shorter one may be a line of its own, which later rooms decide.
    """
    lines: list[str] = []
    words: list[str] = []
    for token in inline.children or []:
        if token.type in {"softbreak", "hardbreak"} or (token.type == "html_inline" and _BREAK.match(token.content)):
            line = "".join(words)
            wrapped = token.type == "softbreak" and len(line) >= _WRAPPED and line[-1] != "-"
            lines += [line, " " if wrapped else "\n"]
            words = []
        elif token.type in {"text", "code_inline", "image"}:
            words.append(token.content)
    return "".join([*lines, *words])
