"""Parts of the state, in a folder and in an object store: the same promises, and the same runs on top of them."""

from __future__ import annotations

import threading
import uuid
from pathlib import Path

import pytest

from flows import stages
from flows.articles.files import find_articles
from flows.extract.frames import scan_frames
from flows.intake import Intake
from flows.state import compact as compacting
from flows.state.parts import Damaged, FolderParts, ObjectParts, Parts, part_name, parts_of
from tests.state.test_state import REPORT


@pytest.fixture(params=["folder", "bucket"])
def output(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return str(tmp_path / "output") if request.param == "folder" else str(request.getfixturevalue("url"))


@pytest.fixture
def held(output: str) -> Parts:
    return parts_of(output)


def overwrite(held: Parts, name: str, content: bytes) -> None:
    """Damage a part where it lies."""
    if isinstance(held, FolderParts):
        (held.folder / name).write_bytes(content)
    elif isinstance(held, ObjectParts):
        path = f"state/{name}"
        held.objects.put_if(path, content, held.objects.get(path)[1])


def others(held: Parts) -> list[str]:
    """Names of what lies there and is no part."""
    if isinstance(held, ObjectParts):
        found = [path.rpartition("/")[2] for path in held.objects.sizes("state/")]
    else:
        assert isinstance(held, FolderParts)
        found = [path.name for path in held.folder.iterdir()]
    return sorted(set(found) - set(held.names()))


def test_what_is_written_is_read_listed_and_removed(held: Parts, output: str) -> None:
    assert held.where == f"{output}/state"
    assert (held.names(), held.sizes()) == ([], {})
    first, second = held.write(b"rows"), held.write(b"more rows")
    assert held.names() == [first, second], "names sort by the time of writing"
    assert held.sizes() == {first: 4, second: 9}
    assert (held.read(first), held.read(second)) == (b"rows", b"more rows")
    held.remove([first])
    held.remove([first])
    assert held.names() == [second]
    with pytest.raises(FileNotFoundError):
        held.read(first)


def test_the_same_content_may_be_written_by_many_at_once(held: Parts) -> None:
    writers = [threading.Thread(target=held.write, args=(b"rows",)) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [held.read(name) for name in held.names()] == [b"rows"] * 4


def test_damage_shows_and_is_set_aside(held: Parts) -> None:
    name, whole = held.write(b"rows"), held.write(b"whole")
    overwrite(held, name, b"rowz")
    with pytest.raises(Damaged):
        held.read(name)
    held.set_aside(name)
    assert held.names() == [whole]
    (aside,) = others(held)
    assert aside.startswith(name.removesuffix(".parquet"))
    assert aside.endswith(".damaged")
    held.set_aside(name)  # another run has done so meanwhile
    assert held.names() == [whole]


def test_only_parts_count_as_such(url: str) -> None:
    held = parts_of(url)
    assert isinstance(held, ObjectParts)
    name = held.write(b"rows")
    held.objects.create("state/notes.parquet", b"?")
    held.objects.create(f"elsewhere/{part_name(b'x')}", b"x")
    assert held.names() == [name]


def read(articles: Path, output: str, work: Path, **options: bool) -> Intake:
    folder = work / uuid.uuid4().hex
    return stages.read_sources(find_articles([articles]), output, folder, stages.Reading(**options))


def rows(intake: Intake) -> list[str]:
    return sorted(str(row) for frame in scan_frames(intake.folder).values() for row in frame.collect().rows())


def test_runs_remember_in_a_bucket_as_in_a_folder(
    output: str, held: Parts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compacting, "MOST_SMALL", 2)
    (articles := tmp_path / "articles").mkdir()
    for country in ("Ghana", "Kenya"):
        (articles / f"{country.lower()}.txt").write_text(REPORT.format(country=country), encoding="utf-8")
    first = read(articles, output, tmp_path)
    assert (first.new, len(held.names())) == (2, 1)
    again = read(articles, output, tmp_path)
    assert (again.new, rows(again)) == (0, rows(first))

    (part,) = held.names()
    overwrite(held, part, held.read(part)[:-9])
    assert read(articles, output, tmp_path, dry_run=True).new == 2
    assert held.names() == [part], "a dry run leaves even the damaged"
    mended = read(articles, output, tmp_path)
    assert (mended.new, rows(mended)) == (2, rows(first))
    (notice,) = mended.notices
    assert notice.startswith(f"{held.where}/{part} is damaged")
    assert part not in held.names()

    for country in ("Nepal", "Fiji", "Togo"):
        (articles / f"{country.lower()}.txt").write_text(REPORT.format(country=country), encoding="utf-8")
        last = read(articles, output, tmp_path)
        assert last.new == 1
    assert len(held.names()) <= 2, "small parts were merged"
    anew = read(articles, output, tmp_path, full=True)
    assert (anew.new, rows(anew)) == (5, rows(last))
