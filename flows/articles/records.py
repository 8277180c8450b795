"""Files of many articles: `.jsonl`, `.json` and `.csv`, one article a record, their columns found by name."""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from flows.articles.decoding import decode
from flows.articles.rejection import Unreadable

# What people call the column that holds the article.
_TEXT = ("text", "body", "content", "article", "maintext", "full_text", "fulltext")
_HTML = ("html", "body_html", "content_html")
_ID = ("url", "link", "id", "guid", "article_id")
_MOST_NAMED = 12  # columns
_LISTS = ("articles", "items", "data", "results", "records", "documents")


@dataclass(frozen=True, slots=True)
class Record:
    """One article as a file of many holds it: its text, whether that is HTML, its other fields by lower-case name.

    `mark` tells it from its neighbours: its URL or id, else its number in the file, counted from 1.
    """

    mark: str
    text: str
    html: bool = False
    fields: Mapping[str, Any] = field(default_factory=dict)


def read_json_lines(stream: BinaryIO, largest: int, columns: Mapping[str, str]) -> Iterator[Record | Unreadable]:
    """One object a line; a line that is none comes as the reason, and the rest is read on."""
    number = 0
    while line := stream.readline(largest + 1):
        number += 1
        if len(line) > largest:
            yield Unreadable("file-too-large", f"has more than {largest:,} bytes in line {number}: split it")
            while line and not line.endswith(b"\n"):
                line = stream.readline(largest)
        elif line.strip():
            yield _parse(line, number, columns)


def read_json(stream: BinaryIO, largest: int, columns: Mapping[str, str]) -> Iterator[Record | Unreadable]:
    """One object, a list of objects, or an object with such a list under a name such as "articles"."""
    raw = stream.read(largest + 1)
    if len(raw) > largest:
        raise Unreadable("file-too-large", f"is larger than {largest:,} bytes: split it or make it .jsonl")
    try:
        content = json.loads(decode(raw))
    except (ValueError, RecursionError) as error:
        raise Unreadable("broken-json", f"is no valid JSON ({error}): write it anew") from None
    if isinstance(content, dict):
        content = next((content[name] for name in _LISTS if isinstance(content.get(name), list)), [content])
    if not isinstance(content, list):
        raise Unreadable("no-text-in-record", "holds neither an object nor a list of objects: see the documentation")
    for number, fields in enumerate(content, 1):
        yield as_record(fields, number, columns)


def read_csv(stream: BinaryIO, largest: int, columns: Mapping[str, str]) -> Iterator[Record | Unreadable]:
    """One article a row below a header; comma, semicolon or tab, UTF-8 or Windows-1252."""
    head = stream.peek(64_000)[:64_000] if isinstance(stream, io.BufferedReader) else b""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
        encoding = "utf-8-sig"
    except UnicodeDecodeError:
        encoding = "cp1252"
    text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
    first = head.split(b"\n", 1)[0]
    delimiter = max(",;\t", key=lambda sign: first.count(sign.encode()))
    # The limit is the process's, not this reader's: it may only grow, or the word lists could not be read any more.
    csv.field_size_limit(max(largest, csv.field_size_limit()))
    try:
        rows = csv.DictReader(text, delimiter=delimiter)
        if (names := _names(rows.fieldnames or ())) and not _has_text(names, columns):
            raise Unreadable("no-text-in-record", f"has no column of texts: {_advise(names)}")
        for number, fields in enumerate(rows, 1):
            if any(isinstance(cell, str) and len(cell) > largest for cell in fields.values()):
                raise csv.Error(f"a field is longer than {largest} characters")
            yield as_record(fields, number, columns)
    except csv.Error as error:
        raise Unreadable("broken-table", f"is no valid CSV ({error}): write it anew") from None
    finally:
        text.detach()


def _parse(line: bytes, number: int, columns: Mapping[str, str]) -> Record | Unreadable:
    try:
        return as_record(json.loads(decode(line)), number, columns)
    except (ValueError, RecursionError) as error:
        return Unreadable("broken-json", f"has no valid JSON in line {number} ({error}): write that line anew")
    except Unreadable as problem:
        return problem


def as_record(fields: object, number: int, columns: Mapping[str, str]) -> Record | Unreadable:
    """Find the article in an object or row; `columns` maps "text", "title", "date", … to the names used there."""
    if not isinstance(fields, dict):
        return Unreadable("no-text-in-record", f"holds no object in record {number}: write one with a text")
    named = {str(name).strip().lower(): value for name, value in fields.items() if name is not None}
    named |= {ours: named[theirs.lower()] for ours, theirs in columns.items() if theirs.lower() in named}
    mark = next((str(named[name]) for name in _ID if named.get(name)), str(number))
    for names, html in ((_TEXT, False), (_HTML, True)):
        for name in names:
            if isinstance(value := named.get(name), str) and value.strip():
                return Record(mark, value, html, named)
    if _has_text(list(named), {}):
        return Unreadable("no-text-in-record", f"has an empty text in record {number}: fill it or take it out")
    there = _names(fields)
    said = _advise(there) if there else "it is empty"
    return Unreadable("no-text-in-record", f"has no text in record {number}: {said}")


def _names(found: Iterable[object]) -> list[str]:
    return [str(name).strip() for name in found if name is not None and str(name).strip()]


def _has_text(names: Iterable[str], columns: Mapping[str, str]) -> bool:
    """Whether a column is called what people call the text, or is said to hold it."""
    there = {name.lower() for name in names}
    mapped = {ours for ours, theirs in columns.items() if theirs.lower() in there}
    return not (there | mapped).isdisjoint(_TEXT + _HTML)


def _advise(names: Sequence[str]) -> str:
    """Which columns there are, and how to say which of them holds the text."""
    shown = ", ".join(name[:40] for name in names[:_MOST_NAMED]) + (" …" if len(names) > _MOST_NAMED else "")
    return (
        f"its columns are {shown}; call the one that holds it text, or html, or name it in a list of sources "
        "(`columns: {text: NAME}`, see docs/sources.md)"
    )
