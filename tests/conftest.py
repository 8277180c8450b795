"""What tests of several rooms need. Nothing here starts Prefect; only tests/flows does."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows import stages
from flows.articles.files import find_articles
from flows.package.run import RunInfo

CHECKOUT = Path(__file__).resolve().parents[1]
BRIEFS = CHECKOUT / "seeds" / "articles"

Publish = Callable[[Sequence[Path | str], Path], Path]


def publish_plainly(articles: Sequence[Path | str], output: Path, work: Path) -> Path:
    """A whole run without Prefect: returns the folder of the version."""
    work.mkdir()
    intake = stages.read_sources(find_articles(articles), str(output), work / "sightings")
    stages.resolve_sightings(intake.folder, work / "resolved", str(output))
    stages.check_tables(work / "resolved", intake.folder, work / "checked")
    run = RunInfo(datetime(2031, 5, 6, tzinfo=UTC), code_version="0", git_commit=None)
    return Path(stages.publish_tables(work / "checked", str(output), run).folder)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of one run on the briefs. Shared by all tests: nothing may be changed in it."""
    folder = tmp_path_factory.mktemp("published")
    publish_plainly([BRIEFS], folder / "output", folder / "work")
    return folder / "output"


@pytest.fixture(scope="module")
def server() -> Iterator[dict[str, str]]:
    """The environment of an object store with one bucket, `pledges`."""
    from tests.package.s3 import s3_server  # takes a second to import, and few tests ask for it

    with s3_server("pledges") as environment:
        yield environment


@pytest.fixture
def url(server: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> str:
    """A place of the test's own in that bucket."""
    for name, value in server.items():
        monkeypatch.setenv(name, value)
    return f"s3://pledges/{uuid.uuid4().hex}"
