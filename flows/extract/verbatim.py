"""Where a verbatim span begins and ends: without the labels, bullets and commas that only hold it in its place."""

from __future__ import annotations

import re

from flows.extract.document import Document

#: A bullet, a list letter or number in brackets, or punctuation before the first word.
LABEL = re.compile(r"(?:[\s,;:.•·▪*–—-]+|\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s)+")
#: Punctuation and footnote marks after the last word.
TAIL = re.compile(r"(?:[\s,;:•·–—-]|(?<=\s)\[\w{1,2}\]|(?:(?<=[a-z]{2})|(?<=[\d)]))\.)+$")
TAIL_MARKS = frozenset(",;:•·–—-.")
#: Who said it, or a remark on the thing, after the words that say what is promised.
ASIDE = re.compile(
    r",[”\"’']?\s(?:(?:he|she|they|it|the \w+)\s(?:said|added|told|announced)|according to|which|who|whose)\b.*$",
    re.DOTALL,
)
#: A span keeps at least so many characters when an aside is cut from it.
LEAST = 12


def trim(doc: Document, start: int, end: int) -> tuple[int, int]:
    """The offsets of what is said between `start` and `end`; those given where nothing else would be left."""
    text = doc.text[start:end]
    lead = LABEL.match(text)
    first = lead.end() if lead else 0
    if (aside := ASIDE.search(text, first)) and aside.start() - first >= LEAST and _closed(text[first : aside.start()]):
        text = text[: aside.start()]
    last = len(text)
    if tail := TAIL.search(text, _words_end(text)):
        last = tail.start()
    return (start + first, start + last) if last > first else (start, end)


def _words_end(text: str) -> int:
    """Where only marks are left, and the search for a tail may begin."""
    last = 0 if "]" in text else len(text)
    while last and (text[last - 1] in TAIL_MARKS or text[last - 1].isspace()):
        last -= 1
    return last


def _closed(text: str) -> bool:
    """Whether every bracket opened is closed again."""
    return text.count("(") == text.count(")")
