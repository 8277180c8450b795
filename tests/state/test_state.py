"""What is read once is not read again, whatever happens in between; the frames never depend on the state."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import polars as pl
import pytest

from flows import stages
from flows.articles.files import find_articles
from flows.articles.unread import Unread
from flows.extract.frames import scan_frames
from flows.intake import Found, Intake, RulesDiffer, extract_here
from flows.state import compact as compacting
from flows.state.parts import FolderParts

REPORT = (
    "NORPORT, 7 May 2031 - {country} pledged two field hospitals and 40 police officers on Tuesday at the UN "
    "Peacekeeping Ministerial in Norport, said Defence Minister Ada Vexley. More than 60 countries took part.\n"
)
COUNTRIES = ("Ghana", "Kenya", "Nepal", "Uruguay")


class Machine:
    """A folder of articles, read into an output that others may share."""

    def __init__(self, folder: Path, output: Path) -> None:
        self.articles, self.work, self.output = folder / "articles", folder / "work", output
        self.articles.mkdir(parents=True)
        self.work.mkdir()
        self.sent: list[str] = []

    def write(self, name: str, country: str) -> Path:
        path = self.articles / f"{name}.txt"
        path.write_text(REPORT.format(country=country), encoding="utf-8")
        return path

    def through(self, found: Iterable[Found]) -> Iterator[bytes]:
        def noted() -> Iterator[Found]:
            for one in found:
                self.sent.append(one.key if isinstance(one, Unread) else f"kept {one.place}")
                yield one

        return extract_here(noted(), size=2)

    def read(self, **options: bool) -> Intake:
        """One run as far as the sightings; `sent` are the articles that it extracts."""
        self.sent.clear()
        folder = self.work / str(len(list(self.work.iterdir())))
        reading = stages.Reading(**options)
        return stages.read_sources(find_articles([self.articles]), str(self.output), folder, reading, self.through)

    def publish(self, **options: bool) -> Intake:
        """One run to its end."""
        from datetime import UTC, datetime

        from flows.package.run import RunInfo

        intake = self.read(**options)
        resolved, checked = intake.folder / "resolved", intake.folder / "checked"
        stages.resolve_sightings(intake.folder, resolved, str(self.output))
        stages.check_tables(resolved, intake.folder, checked)
        run = RunInfo(datetime(2031, 5, 6, tzinfo=UTC), "0", None, onto=intake.onto)
        stages.publish_tables(checked, str(self.output), run)
        return intake


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    made = Machine(tmp_path / "one", tmp_path / "output")
    for country in COUNTRIES:
        made.write(country.lower(), country)
    return made


def same(one: Intake, other: Intake) -> bool:
    """Whether two runs hand the same rows on."""
    frames = zip(scan_frames(one.folder).values(), scan_frames(other.folder).values(), strict=True)
    return all(sorted(map(str, a.collect().rows())) == sorted(map(str, b.collect().rows())) for a, b in frames)


def parts(machine: Machine) -> list[Path]:
    return sorted((machine.output / "state").glob("*.parquet"))


def test_what_was_read_is_not_read_again(machine: Machine) -> None:
    first = machine.read()
    assert (first.new, first.articles, len(machine.sent)) == (4, 4, 4)
    again = machine.read()
    assert (again.new, machine.sent) == (0, [])
    assert same(first, again)


def test_a_changed_article_alone_is_read_and_replaces_what_it_said(machine: Machine) -> None:
    machine.publish()
    machine.write("kenya", "Rwanda")
    intake = machine.publish()
    assert machine.sent == ["kenya.txt"]
    countries = set(scan_frames(intake.folder)["commitments"].collect()["country"])
    assert countries == {"GHA", "NPL", "RWA", "URY"}
    assert intake.kept == 0


def test_an_article_that_moved_is_neither_read_again_nor_kept_twice(machine: Machine) -> None:
    machine.publish()
    (machine.articles / "kenya.txt").rename(machine.articles / "nairobi.txt")
    intake = machine.publish()
    assert (machine.sent, intake.articles, intake.kept) == ([], 4, 0)
    articles = scan_frames(intake.folder)["articles"].collect()
    assert articles.filter(pl.col("source").str.ends_with("nairobi.txt"))["article_id"][0].startswith("nairobi-")


def test_a_removed_article_stays_until_it_is_pruned(machine: Machine) -> None:
    first = machine.publish()
    (machine.articles / "kenya.txt").unlink()
    kept = machine.publish()
    assert (machine.sent, kept.articles, kept.kept) == ([], 4, 1)
    assert same(first, kept)
    anew = machine.read(full=True)
    assert sorted(machine.sent) == ["ghana.txt", "kept kenya.txt", "nepal.txt", "uruguay.txt"]
    assert same(first, anew)
    assert machine.read(prune_removed=True).articles == 3


def test_an_article_that_cannot_be_read_any_more_stays_and_is_told(machine: Machine) -> None:
    first = machine.publish()
    (machine.articles / "kenya.txt").write_bytes(bytes(range(256)) * 40)
    intake = machine.publish()
    assert (intake.kept, intake.rejected) == (1, 1)
    assert same(first, intake)


def test_other_rules_read_everything_anew_kept_articles_too(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    first = machine.publish()
    (machine.articles / "kenya.txt").unlink()
    for module in ("flows.batches", "flows.state.memory"):
        monkeypatch.setattr(f"{module}.rules_version", lambda: "other rules")
    intake = machine.publish()
    assert sorted(machine.sent) == ["ghana.txt", "kept kenya.txt", "nepal.txt", "uruguay.txt"]
    assert same(first, intake)
    machine.read()
    assert machine.sent == []


def test_a_worker_with_other_rules_is_refused(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.batches.rules_version", lambda: "other rules")
    with pytest.raises(RulesDiffer, match="same checkout"):
        machine.read()


@pytest.mark.parametrize("damage", ["cut", "flipped", "emptied", "lost"])
def test_what_is_damaged_or_lost_is_read_again(machine: Machine, damage: str) -> None:
    first = machine.publish()
    path = parts(machine)[0]
    content = path.read_bytes()
    changed = {
        "cut": content[:-9],
        "flipped": content[:200] + bytes([content[200] ^ 1]) + content[201:],
        "emptied": b"",
    }
    path.unlink() if damage == "lost" else path.write_bytes(changed[damage])
    again = machine.publish()
    assert len(machine.sent) == 2
    assert same(first, again)
    assert [path.name in notice and "damaged" in notice for notice in again.notices] == [True] * (damage != "lost")
    assert machine.read().notices == ()


def test_a_kept_article_whose_text_is_lost_is_told_of(machine: Machine) -> None:
    machine.publish()
    (machine.articles / "kenya.txt").unlink()
    for path in parts(machine):
        path.unlink()
    intake = machine.read()
    assert intake.articles == 3
    (notice,) = intake.notices
    assert "kenya.txt" in notice
    assert "withdrawn" in notice


def test_a_run_that_is_stopped_has_kept_what_it_read(machine: Machine) -> None:
    whole = Machine(machine.work / "whole", machine.work / "other")
    for country in COUNTRIES:
        whole.write(country.lower(), country)

    def stopped(found: Iterable[Found]) -> Iterator[bytes]:
        yield next(iter(machine.through(found)))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stages.read_sources(find_articles([machine.articles]), str(machine.output), machine.work / "x", through=stopped)
    assert machine.read().new == 2
    assert same(machine.read(), machine.read(full=True))


def test_two_machines_share_what_they_read(machine: Machine, tmp_path: Path) -> None:
    other = Machine(tmp_path / "two", machine.output)
    for country in (*COUNTRIES[:3], "Fiji"):
        other.write(country.lower(), country)
    machine.publish()
    intake = other.publish()
    assert other.sent == ["fiji.txt"]
    assert (intake.articles, intake.kept) == (5, 1)
    assert same(machine.publish(), other.publish())


def test_a_dry_run_leaves_the_state_as_it_is(machine: Machine) -> None:
    assert machine.read(dry_run=True).articles == 4
    assert parts(machine) == []


def test_many_small_parts_become_few(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compacting, "MOST_SMALL", 3)
    first = machine.read()
    assert len(parts(machine)) == 2
    for round_ in range(3):
        machine.write("kenya", COUNTRIES[round_])
        machine.read()
    machine.write("kenya", "Kenya")
    last = machine.read()
    assert len(parts(machine)) <= 3
    assert same(first, last)
    machine.read()
    assert machine.sent == []


def test_another_text_of_one_article_is_left_out_and_told(machine: Machine) -> None:
    lines = [f'{{"url": "https://example.org/1", "text": "{REPORT.format(country=c).strip()}"}}' for c in COUNTRIES[:2]]
    (machine.articles / "list.jsonl").write_text("\n".join(lines), encoding="utf-8")
    intake = machine.read()
    assert (intake.articles, intake.rejected) == (5, 1)
    (row,) = pl.read_parquet(intake.folder / "quarantine.parquet").to_dicts()
    assert row["rule"] == "repeated-article"


def test_what_is_about_other_things_is_passed_over_and_told(machine: Machine) -> None:
    path = machine.articles / "bees.txt"
    path.write_text("The beekeepers of Norport met on Tuesday.\n\nHoney was up by 4 per cent.\n", encoding="utf-8")
    for new in (5, 0):
        intake = machine.publish()
        assert (intake.new, intake.articles) == (new, 4)
        (line,) = intake.passed_over
        assert line.endswith("bees.txt: The beekeepers of Norport met on Tuesday. Honey was up by 4 per cent.")
    machine.write("bees", "Fiji")
    assert machine.publish().articles == 5


def test_a_part_is_whole_or_not_there(tmp_path: Path) -> None:
    held = FolderParts(tmp_path / "state")
    name = held.write(b"rows")
    (tmp_path / "state" / f".{name}.new").write_bytes(b"ro")
    (tmp_path / "state" / "notes.parquet").write_bytes(b"?")
    assert held.names() == [name]
    assert held.read(name) == b"rows"


def test_all_anew_after_five_runs_gives_the_same_content(machine: Machine) -> None:
    def content() -> tuple[str, str]:
        (*_, last) = json.loads((machine.output / "versions.json").read_text(encoding="utf-8"))["versions"]
        return last["version"], last["content_hash"]

    machine.publish()
    machine.write("fiji", "Fiji")
    machine.publish()
    machine.write("kenya", "Rwanda")
    machine.publish()
    (machine.articles / "nepal.txt").unlink()
    machine.publish()
    (machine.articles / "ghana.txt").rename(machine.articles / "accra.txt")
    machine.publish()
    before = content()
    assert machine.publish(full=True).new == 4
    assert content() == before
