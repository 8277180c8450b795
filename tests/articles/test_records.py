from __future__ import annotations

import io
from typing import Any

import pytest

from flows.articles.records import Record, as_record, read_csv, read_json, read_json_lines
from flows.articles.rejection import Unreadable


def buffered(text: str | bytes) -> io.BufferedReader:
    return io.BufferedReader(io.BytesIO(text.encode("utf-8") if isinstance(text, str) else text))


def marks_and_texts(records: Any) -> list[tuple[str, str]]:
    return [(r.mark, r.text) if isinstance(r, Record) else ("", r.rule) for r in records]


def test_json_lines_go_on_after_a_bad_line() -> None:
    lines = (
        '{"text": "One."}\n\n{"text": \n{"body": "Four.", "id": 44}\n["Five."]\n{"title": "No text"}\n{"text": "'
        + "x" * 90
    )
    assert marks_and_texts(read_json_lines(buffered(lines + '"}\n{"text": "Eight."}'), 80, {})) == [
        ("1", "One."),
        ("", "broken-json"),
        ("44", "Four."),
        ("", "no-text-in-record"),
        ("", "no-text-in-record"),
        ("", "file-too-large"),
        ("8", "Eight."),
    ]


@pytest.mark.parametrize(
    "content",
    [
        '{"text": "One."}',
        '[{"text": "One."}]',
        '{"articles": [{"text": "One."}]}',
        '{"Items": 1, "data": [{"TEXT": "One."}]}',
    ],
)
def test_json_of_any_shape(content: str) -> None:
    assert marks_and_texts(read_json(buffered(content), 1000, {})) == [("1", "One.")]


@pytest.mark.parametrize(
    ("content", "rule"), [("{", "broken-json"), ("3", "no-text-in-record"), ("x" * 99, "file-too-large")]
)
def test_json_that_holds_no_articles(content: str, rule: str) -> None:
    with pytest.raises(Unreadable) as problem:
        list(read_json(buffered(content), 80, {}))
    assert problem.value.rule == rule


def test_csv_with_commas_and_line_breaks_in_cells() -> None:
    table = 'url,Title,Body\nhttps://example.org/1,"One, two","Para one.\n\nPara two."\n,Three,\n'
    assert marks_and_texts(read_csv(buffered(table), 1000, {})) == [
        ("https://example.org/1", "Para one.\n\nPara two."),
        ("", "no-text-in-record"),
    ]


def test_csv_as_a_spreadsheet_saves_it() -> None:
    table = "id;text\r\n7;“Für alle”, sagte sie.\r\n".encode("cp1252")
    assert marks_and_texts(read_csv(buffered(table), 1000, {})) == [("7", "“Für alle”, sagte sie.")]


def test_a_csv_field_beyond_the_limit() -> None:
    with pytest.raises(Unreadable, match="CSV"):
        list(read_csv(buffered("text\n" + "x" * 500), 100, {}))


def test_columns_by_other_names() -> None:
    record = as_record({"Body_EN": "One.", "Headline_EN": "Two"}, 3, {"text": "body_en", "title": "headline_en"})
    assert isinstance(record, Record)
    assert (record.mark, record.text, record.fields["title"]) == ("3", "One.", "Two")


def test_html_where_there_is_no_text() -> None:
    record = as_record({"text": " ", "html": "<p>One.</p>"}, 1, {})
    assert isinstance(record, Record) and record.html


def test_what_columns_there_are_is_told_where_none_holds_the_text() -> None:
    table = "Day,Headline_EN,Body_EN\n2031-05-07,Two,One.\n2031-05-08,Four,Three.\n"
    with pytest.raises(Unreadable) as problem:
        list(read_csv(buffered(table), 1000, {}))
    assert problem.value.rule == "no-text-in-record"
    assert "its columns are Day, Headline_EN, Body_EN;" in problem.value.message
    assert "columns: {text: NAME}" in problem.value.message
    with pytest.raises(Unreadable, match="its columns are Day, Headline_EN, Body_EN;"):
        list(read_csv(buffered(table), 1000, {"text": "body_de"}))
    assert [text for _, text in marks_and_texts(read_csv(buffered(table), 1000, {"text": "body_en"}))] == [
        "One.",
        "Three.",
    ]


def test_a_record_tells_its_columns_and_one_that_is_empty() -> None:
    told = [as_record(fields, 4, {}) for fields in ({"Story": "One."}, {"text": " "}, {})]
    messages = [record.message for record in told if isinstance(record, Unreadable)]
    assert messages[0].startswith("has no text in record 4: its columns are Story; call")
    assert messages[1:] == [
        "has an empty text in record 4: fill it or take it out",
        "has no text in record 4: it is empty",
    ]
