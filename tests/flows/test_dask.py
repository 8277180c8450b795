"""Extraction on a Dask cluster: a scheduler and two workers on loopback, one of which dies in mid-run."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.bench import _reports
from tests.conftest import CHECKOUT, publish_plainly
from tests.flows.conftest import RunFlow

ARTICLES = 30
PATIENCE = 60.0  # seconds for the cluster to come up, on a busy machine


@contextmanager
def program(module: str, *arguments: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A program of Dask's, gone after the block."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    process = subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        cwd=folder, env=kept | {"PYTHONPATH": str(CHECKOUT)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Address of a scheduler, and its two workers: each in a folder of its own, where it finds no article."""
    told = tmp_path / "scheduler.json"
    with ExitStack() as stack:
        listening = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(told))
        stack.enter_context(program("distributed.cli.dask_scheduler", *listening, folder=tmp_path))
        deadline = time.monotonic() + PATIENCE
        while not told.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        address = json.loads(told.read_text())["address"]
        workers = []
        for name in ("one", "two"):
            folder = tmp_path / name
            folder.mkdir()
            options = ("--no-nanny", "--nthreads", "1", "--no-dashboard", "--local-directory", str(folder))
            workers.append(
                stack.enter_context(program("distributed.cli.dask_worker", address, *options, folder=folder))
            )
        yield address, workers


def kill_once_at_work(worker: subprocess.Popen[bytes], state: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while len(list(state.glob("*.parquet"))) < 4 and time.monotonic() < deadline:
        time.sleep(0.01)
    worker.send_signal(signal.SIGKILL)


def content_hash(output: Path) -> str:
    (version,) = json.loads((output / "versions.json").read_text())["versions"]
    return str(version["content_hash"])


def test_a_lost_worker_costs_nothing(
    run_flow: RunFlow,
    cluster: tuple[str, list[subprocess.Popen[bytes]]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    address, workers = cluster
    _reports.write(tmp_path / "articles", ARTICLES)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLEDGEBOOK_BATCH_SIZE", "2")
    killer = threading.Thread(target=kill_once_at_work, args=(workers[0], tmp_path / "spread" / "state"))
    killer.start()
    state = run_flow(["articles"], tmp_path / "spread", runner=f"dask={address}", accept_changes=True)
    killer.join()
    assert state.is_completed(), state.message
    assert workers[0].wait() == -signal.SIGKILL
    assert workers[1].poll() is None
    assert state.result().intake.articles == ARTICLES
    publish_plainly(["articles"], tmp_path / "alone", tmp_path / "work")
    assert content_hash(tmp_path / "spread") == content_hash(tmp_path / "alone")
