"""A Prefect server for the tests of this folder, in a home of its own, and the flow on it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from flows import server
from flows.settings import Settings, tame_libraries

RunFlow = Callable[..., Any]


@pytest.fixture(scope="session", autouse=True)
def prefect_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where Prefect's state lies. It is imported below this fixture only, so that it takes its settings from here."""
    for name in [name for name in os.environ if name.startswith(("PREFECT_", "PLEDGEBOOK_"))]:
        del os.environ[name]
    home = tmp_path_factory.mktemp("prefect")
    os.environ["PREFECT_HOME"] = str(home)
    tame_libraries(Settings(prefect_home=home))
    running = server.provide(home)
    assert running is not None
    running.wait()
    yield home
    from prefect.events.worker import EventsWorker

    EventsWorker.drain_all()  # else its socket is found open when Python ends


@pytest.fixture
def home(prefect_home: Path, tmp_path: Path) -> Path:
    """A home with a database that is there already, as from the second start on: creating one takes a while."""
    (tmp_path / "home").mkdir()
    with (
        closing(sqlite3.connect(prefect_home / "prefect.db")) as source,
        closing(sqlite3.connect(tmp_path / "home" / "prefect.db")) as target,
    ):
        source.backup(target)
    return tmp_path / "home"


@pytest.fixture
def run_flow() -> RunFlow:
    """Run the flow on some paths and return the state it ends in."""
    from flows.publish import publish_with

    def run(
        articles: Sequence[Path | str], output: Path, workers: int = 1, runner: str = "auto", **options: Any
    ) -> Any:
        flow = publish_with(Settings(workers=workers, runner=runner))
        return flow([str(path) for path in articles], str(output), **options, return_state=True)

    return run
