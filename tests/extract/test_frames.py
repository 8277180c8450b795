"""Extractions as frames, on disk and back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from flows.articles.article import Article
from flows.extract.frames import FACTS, FrameError, FramePieces, columns, frames_of, scan_frames
from flows.extract.sighting import Evidence, Extraction, Sighting

TEXT = "Norland pledged 16 helicopters at the Accra ministerial, Ada Holm said."


def article_row(article_id: str) -> dict[str, Any]:
    return {"article_id": article_id, "source": f"{article_id}.txt", "language": "en", "words": 11, "relevance": 1.0}


def an_extraction(article_id: str = "norland-1") -> Extraction:
    event = Sighting("events", {"series": "peacekeeping-ministerial", "city": "Accra", "main": True})
    pledge = Sighting(
        "commitments",
        {"category": "military-police-capabilities", "action": "pledge", "quantity": 16, "unit": "helicopters"},
        [Evidence(0, 30, "pledge-verb", 0.9), Evidence(8, 30, "quantity", 0.8)],
        event=event,
    )
    said = Sighting("positions", {"title": "minister"}, [Evidence(57, 65, "title", 0.5)], person="Ada Holm")
    return Extraction(article_row(article_id), [event, pledge, said])


def test_rows_know_their_article_their_event_and_their_person() -> None:
    frames = frames_of([(an_extraction(), TEXT)])
    assert frames["commitments"].select("article_id", "key", "event_key", "quantity", "unit").rows() == [
        ("norland-1", 1, 0, 16.0, "helicopters")
    ]
    assert frames["events"].select("key", "event_key", "main").rows() == [(0, None, True)]
    assert frames["positions"]["person"].to_list() == ["Ada Holm"]


def test_evidence_quotes_the_text_it_points_at() -> None:
    evidence = frames_of([(an_extraction(), TEXT)])["evidence"]
    assert evidence["text"].to_list() == ["Norland pledged 16 helicopters", "pledged 16 helicopters", "Ada Holm"]
    assert evidence.select("table", "key").unique().sort("key").rows() == [("commitments", 1), ("positions", 2)]


def test_no_frame_holds_an_id_that_resolution_gives() -> None:
    frames = frames_of([])
    assert frames.keys() == {"articles", *FACTS, "evidence"}
    assert not [(table, c) for table in FACTS for c in frames[table].columns if c.endswith("_id") and c != "article_id"]


def test_pieces_read_back_as_one_in_the_order_they_were_added(tmp_path: Path) -> None:
    both = [an_extraction("a-1"), an_extraction("b-2")]
    pieces = FramePieces(tmp_path / "frames", columns())
    for extraction in both:
        pieces.add(frames_of([(extraction, TEXT)]))
    read = scan_frames(tmp_path / "frames")
    for table, frame in frames_of([(e, TEXT) for e in both]).items():
        assert_frame_equal(read[table].collect(), frame)


def test_nothing_added_reads_back_as_frames_without_rows(tmp_path: Path) -> None:
    FramePieces(tmp_path / "frames", columns())
    read = scan_frames(tmp_path / "frames")
    assert {table: frame.collect_schema() for table, frame in read.items()} == columns()
    assert not any(frame.collect().height for frame in read.values())


@pytest.mark.parametrize(
    ("values", "told"), [({"colour": "blue"}, "colour"), ({"quantity": "sixteen"}, "sixteen")], ids=["column", "type"]
)
def test_a_value_without_a_place_is_an_error_that_names_it(values: dict[str, Any], told: str) -> None:
    extraction = Extraction(article_row("a-1"), [Sighting("commitments", values)])
    with pytest.raises(FrameError, match=f"commitments.*{told}"):
        frames_of([(extraction, TEXT)])


def test_an_article_keeps_its_id_and_two_articles_never_share_one() -> None:
    def id_of(key: str) -> str:
        return Article(source=key, key=key, text="", blocks=()).article_id

    assert id_of("2025/Berlin outcome.txt") == id_of("2025/Berlin outcome.txt")
    assert id_of("2025/Berlin outcome.txt").startswith("2025-berlin-outcome-")
    assert id_of("https://www.example.org/news/Pledges").startswith("example-org-news-pledges-")
    keys = ["a.txt", "a.md", "A.txt", "a b.txt", "a-b.txt", "ü", "音", "", "x" * 500, "x" * 501]
    assert len({id_of(key) for key in keys}) == len(keys)
    assert all(pl.Series([id_of(key) for key in keys]).str.contains(r"^[a-z0-9][a-z0-9-]*-[0-9a-f]{8}$"))
