from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import pytest

from flows.articles.article import Article
from flows.articles.files import Reading, Source, read_articles
from flows.articles.reading import Limits
from flows.articles.rejection import Rejection

TEXT = "Togo has offered 140 police officers, the ministry said.\n"


def read(path: Path, limits: Limits | None = None) -> list[tuple[str, str]]:
    """Key and text of each article read, source and rule of each rejection."""
    found = read_articles(Source(path.name, f"in/{path.name}", path), Reading(limits or Limits()))
    return [(one.key, one.text) if isinstance(one, Article) else (one.source, one.rule) for one in found]


def packed(path: Path, members: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_a_zip_of_texts(tmp_path: Path) -> None:
    members: dict[str, str | bytes] = {
        "b/two.txt": TEXT,
        "a.md": "# Togo\n\nTogo has offered police officers.\n",
        "__MACOSX/a.md": "x",
        ".hidden": "x",
        "c.pdf": b"%PDF",
        "list.jsonl": '{"text": "One."}\n{"text": "Two.", "url": "https://example.org/2"}\n',
    }
    assert read(packed(tmp_path / "x.zip", members)) == [
        ("x.zip/a.md", "Togo\n\nTogo has offered police officers."),
        ("x.zip/b/two.txt", TEXT.strip()),
        ("in/x.zip/c.pdf", "unsupported-type"),
        ("x.zip/list.jsonl#1", "One."),
        ("https://example.org/2", "Two."),
    ]


def test_gz_is_read_as_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(TEXT.encode()))
    assert read(path) == [("a.txt.gz", TEXT.strip())]


def test_a_path_that_leaves_the_archive_is_refused(tmp_path: Path) -> None:
    found = read(packed(tmp_path / "x.zip", {"../evil.txt": TEXT, "/etc/evil.txt": TEXT, "good.txt": TEXT}))
    assert [rule for _, rule in found] == ["unsafe-member", "unsafe-member", TEXT.strip()]


def test_bombs_stop_at_the_limit(tmp_path: Path) -> None:
    limits = Limits(document=10_000, archive=100_000)
    (tmp_path / "bomb.csv.gz").write_bytes(gzip.compress(b"text\n" + (b"x" * 199 + b"\n") * 100_000))
    assert read(tmp_path / "bomb.csv.gz", limits)[-1] == ("in/bomb.csv.gz", "archive-too-large")
    bomb = packed(tmp_path / "bomb.zip", {f"{i}.txt": b"x" * 9_000 for i in range(20)})
    assert ("in/bomb.zip/19.txt", "archive-too-large") in read(bomb, limits)
    assert read(packed(tmp_path / "big.zip", {"a.txt": b"x" * 50_000}), limits) == [
        ("in/big.zip/a.txt", "file-too-large")
    ]
    many = packed(tmp_path / "many.zip", {f"{i}.txt": TEXT for i in range(9)})
    assert read(many, Limits(members=8)) == [("in/many.zip", "archive-too-large")]


@pytest.mark.parametrize("name", ["a.zip", "a.txt.gz"])
def test_a_broken_archive(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"PK\x03\x04 not really")
    assert read(tmp_path / name) == [(f"in/{name}", "broken-archive")]


def test_a_truncated_gz(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(TEXT.encode() * 50)[:-12])
    assert read(tmp_path / "a.txt.gz") == [("in/a.txt.gz", "broken-archive")]


def test_a_damaged_member_costs_itself_alone(tmp_path: Path) -> None:
    path = packed(tmp_path / "x.zip", {"a.txt": TEXT * 20, "b.txt": TEXT})
    raw = bytearray(path.read_bytes())
    raw[45] ^= 0xFF
    path.write_bytes(raw)
    assert read(path) == [("in/x.zip/a.txt", "broken-archive"), ("x.zip/b.txt", TEXT.strip())]


def test_metadata_of_a_record(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"headline": "Togo", "content": "Togo has offered police.", "published": "2031-03-04", "site": "Lantern"}'
    )
    (article,) = read_articles(Source("a.jsonl", "a.jsonl", path))
    assert not isinstance(article, Rejection)
    assert (article.source, article.metadata.title, article.metadata.publisher) == ("a.jsonl#1", "Togo", "Lantern")
