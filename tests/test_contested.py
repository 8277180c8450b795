"""Disputes side by side, in the words of the articles."""

from __future__ import annotations

from io import StringIO

from rich.console import Console

from flows.contested import _passage, contests, print_contests
from flows.package.dataset import Dataset
from flows.package.schema import load_schemas
from flows.records import Quote
from flows.resolve.ledger import resolve
from tests.ledger.story import Story, read_stories
from tests.resolve.corpus import frames


def dataset(title: str) -> Dataset:
    stories: dict[str, Story] = {s.name: s for s in read_stories()}
    tables = resolve(frames(stories[title].rows), {})
    schemas = {name: schema for name, schema in load_schemas().items() if name in tables}
    return Dataset(tables, schemas)


def printed(found: Dataset) -> str:
    console = Console(width=100, record=True, file=StringIO())
    print_contests(console, list(contests(found)))
    return console.export_text()


def test_each_side_is_told_with_its_sources_and_words() -> None:
    text = printed(dataset("disputes: Two counts of one thing are shown, not averaged"))
    assert "Sources differ on how many states pledged technology" in text
    assert "8  (1 article)" in text and "18  (2 articles)" in text
    assert "8 states pledged technology" in text and "technology drew 18 states" in text
    assert "1 dispute\n" in text


def test_a_dispute_over_an_event_shows_only_what_each_side_said() -> None:
    found = dataset("events: Two reports that date one meeting otherwise are in dispute")
    sides = next(contests(found)).sides
    assert [(s.value, [q.source for q in s.quotes]) for s in sides] == [
        ("2033-05-07 to 2033-05-08", ["a.txt"]),
        ("2033-05-14 to 2033-05-15", ["b.txt"]),
    ]


def test_no_dispute_is_told_as_such() -> None:
    title = "commitments: Soldiers and troops are one promise when number, giver and place agree"
    assert printed(dataset(title)) == "0 disputes\n"


def test_a_long_paragraph_is_cut_between_words() -> None:
    passage = f"{'early words ' * 20}the words that count {'later words ' * 20}"
    start = passage.index("the words")
    shown = str(_passage(Quote("a.txt", "the words that count", None, None, passage, start, start + 20)))
    assert shown.startswith("… ") and shown.endswith(" …") and "the words that count" in shown
    assert set(shown.split()) == {"…", "early", "words", "the", "that", "count", "later"}
