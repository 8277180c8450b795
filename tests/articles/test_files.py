from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from flows.articles.article import Article, PageMetadata
from flows.articles.files import NoArticles, Reading, Source, find_articles, read_article, read_articles
from flows.articles.rejection import Rejection
from flows.articles.sources import Place
from flows.articles.text import normalized_text

TEXT = "Togo has offered 140 police officers, the ministry said.\n"


def write(path: Path, text: str | bytes = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def read(path: Path) -> Article | Rejection:
    return read_article(Source(path.name, path.name, path))


class TestFinding:
    def test_files_of_a_folder_in_the_order_of_their_keys(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name in ("in/b.txt", "in/deep/er/a.md", "in/.hidden.txt", "in/.git/x.txt", "in/a.HTML"):
            write(tmp_path / name)
        monkeypatch.chdir(tmp_path)
        assert [(s.key, s.source) for s in find_articles(["in"])] == [
            ("a.HTML", "in/a.HTML"),
            ("b.txt", "in/b.txt"),
            ("deep/er/a.md", "in/deep/er/a.md"),
        ]

    def test_no_absolute_path_is_told(self, tmp_path: Path) -> None:
        file = write(tmp_path / "in" / "deep" / "a.txt")
        assert [(s.key, s.source) for s in find_articles([tmp_path / "in"])] == [("deep/a.txt", "in/deep/a.txt")]
        assert [(s.key, s.source) for s in find_articles([file])] == [("a.txt", "a.txt")]

    def test_two_files_never_share_a_key(self, tmp_path: Path) -> None:
        write(tmp_path / "one" / "in" / "a.txt")
        write(tmp_path / "two" / "in" / "a.txt")
        write(tmp_path / "two" / "in" / "b.txt")
        found = find_articles([tmp_path / "one" / "in", tmp_path / "two" / "in"])
        assert [s.key for s in found] == ["b.txt", "one/in/a.txt", "two/in/a.txt"]

    def test_a_file_given_twice_is_read_once(self, tmp_path: Path) -> None:
        file = write(tmp_path / "in" / "a.txt")
        assert len(find_articles([tmp_path, tmp_path / "in", file])) == 1

    def test_other_types_are_listed_to_be_rejected(self, tmp_path: Path) -> None:
        write(tmp_path / "a.txt")
        write(tmp_path / "b.pdf", b"%PDF-1.4")
        rejection = read_article(find_articles([tmp_path])[1])
        assert isinstance(rejection, Rejection) and rejection.rule == "unsupported-type"

    def test_a_name_that_is_no_unicode(self, tmp_path: Path) -> None:
        write(Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")))
        (source,) = find_articles([tmp_path])
        assert source.key == "caf\ufffd.txt"
        assert isinstance(read_article(source), Article)

    @pytest.mark.parametrize("name", ["missing", "empty"])
    def test_nothing_to_read(self, tmp_path: Path, name: str) -> None:
        (tmp_path / "empty").mkdir()
        with pytest.raises(NoArticles, match=name):
            find_articles([tmp_path / name])


class TestReading:
    def test_an_article(self, tmp_path: Path) -> None:
        article = read(write(tmp_path / "a.txt", "\ufeff" + TEXT))
        assert isinstance(article, Article)
        assert (article.key, article.text, len(article.blocks)) == ("a.txt", TEXT.strip(), 1)

    def test_what_the_text_command_prints(self, tmp_path: Path) -> None:
        assert normalized_text(write(tmp_path / "a.txt")) == TEXT.strip()

    @pytest.mark.parametrize(
        ("name", "content", "rule"),
        [
            ("a.txt", b"", "empty-file"),
            ("a.txt", b" \n\t ", "empty-file"),
            ("a.txt", b"Advertisement\n", "empty-file"),
            ("a.md", b"---\ntitle: x\n---\n", "empty-file"),
            ("a.txt", b"%PDF-1.7 ...", "binary-file"),
            ("a.txt", os.urandom(4096) + b"\x00", "binary-file"),
            ("a.html", b"<html><body><script>x()</script></body></html>", "no-text-in-html"),
            ("a.docx", b"PK\x03\x04", "unsupported-type"),
            ("a.txt", b"long " * 300, "file-too-large"),
        ],
    )
    def test_what_cannot_be_read_is_rejected(self, tmp_path: Path, name: str, content: bytes, rule: str) -> None:
        path = write(tmp_path / name, content)
        rejection = read_article(Source(name, f"in/{name}", path), largest=1000 if rule == "file-too-large" else 10_000)
        assert isinstance(rejection, Rejection)
        assert (rejection.source, rejection.stage, rejection.rule) == (f"in/{name}", "read", rule)
        assert rejection.message.startswith(f"in/{name} ")

    def test_a_file_that_vanishes(self, tmp_path: Path) -> None:
        rejection = read(tmp_path / "gone.txt")
        assert isinstance(rejection, Rejection) and rejection.rule == "file-vanished"

    def test_a_pipe_does_not_block_the_run(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.txt")
        rejection = read(tmp_path / "pipe.txt")
        assert isinstance(rejection, Rejection) and rejection.rule == "unreadable-file"

    def test_a_file_without_permission(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied")

        path = write(tmp_path / "a.txt")
        monkeypatch.setattr(Path, "open", refuse)
        rejection = read(path)
        assert isinstance(rejection, Rejection)
        assert rejection.rule == "unreadable-file" and "Permission denied" in rejection.message

    def test_a_parser_that_fails_costs_one_article(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(text: str) -> None:
            raise RecursionError("too deep")

        monkeypatch.setitem(__import__("flows.articles.files", fromlist=["READERS"]).READERS, ".txt", fail)
        rejection = read(write(tmp_path / "a.txt"))
        assert isinstance(rejection, Rejection)
        assert rejection.rule == "unreadable-file" and rejection.sha256 is not None and "too deep" in rejection.message


class TestPatterns:
    def test_keys_count_from_the_first_wildcard(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("in/2030/a.txt", "in/2031/a.txt", "in/2031/deep/b.html", "in/2031/.hidden.txt"):
            write(tmp_path / name)
        monkeypatch.chdir(tmp_path)
        assert [s.key for s in find_articles(["in/*/a.txt"])] == ["2030/a.txt", "2031/a.txt"]
        assert [(s.key, s.source) for s in find_articles(["in/2031/**"])] == [
            ("a.txt", "in/2031/a.txt"),
            ("deep/b.html", "in/2031/deep/b.html"),
        ]

    def test_a_file_named_like_a_pattern_is_that_file(self, tmp_path: Path) -> None:
        write(tmp_path / "a[1].txt")
        assert [s.key for s in find_articles([tmp_path / "a[1].txt"])] == ["a[1].txt"]

    def test_a_pattern_that_fits_nothing(self, tmp_path: Path) -> None:
        with pytest.raises(NoArticles, match=r"\*\.txt: no file fits this pattern"):
            find_articles([tmp_path / "*.txt"])


class TestWhatIsKnownBeforehand:
    def test_a_publisher_given_goes_before_the_page_and_what_is_told_after_it(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.md", "---\ntitle: Own\npublisher: Own\n---\n" + TEXT)
        told = PageMetadata(title="Told", publisher="Told", published_on=date(2031, 5, 7))
        source = Source("a.md", "a.md", path, Reading(publisher="Given", told=told))
        article = read_article(source)
        assert isinstance(article, Article)
        assert article.metadata == PageMetadata(title="Own", publisher="Given", published_on=date(2031, 5, 7))

    def test_columns_of_a_table(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.csv", "nr,body_en,day\n1,Togo has offered police.,2031-05-07\n")
        place = Place(path, Reading(columns={"text": "body_en", "date": "day", "id": "nr"}))
        (article,) = read_articles(find_articles([place])[0])
        assert isinstance(article, Article)
        assert (article.key, article.metadata.published_on) == ("a.csv#1", date(2031, 5, 7))

    def test_notes_are_told_and_what_is_missing_is_not_looked_for(self, tmp_path: Path) -> None:
        note = Rejection("https://example.org/a", "read", "page-gone", "https://example.org/a is gone")
        path = write(tmp_path / "a.txt")
        assert len(list(read_articles(Source("a", "a", path, notes=(note,))))) == 2
        assert list(read_articles(Source("a", "a", path, notes=(note,), missing=True))) == [note]
