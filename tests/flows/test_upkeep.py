"""A schedule whose server goes away, and how quickly one ends in mid-run."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from flows import upkeep
from flows.endings import RunFailed
from flows.schedule import Job, Schedule
from flows.server import answers
from flows.settings import Settings
from tests.bench import _reports
from tests.flows.serving import PLEDGEBOOK, PREFECT, Process, api, environment, is_busy, running, wait_for
from tests.flows.test_operating import reachable

NEVER = "0 0 29 2 *"  # comes round, but not while a test runs
ARTICLES = 800  # so many that a run is still going when it is looked at
JOB = Job("scheduled", Schedule(NEVER, "UTC"), {"articles": [], "output": "output"})


class Lines:
    """A log that keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def warning(self, event: str, said: str) -> None:
        self.told.append(f"{event}: {said}")


def closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@contextmanager
def health(status: int, monkeypatch: pytest.MonkeyPatch, port: int = 0) -> Iterator[str]:
    """A server whose API answers with a status, as the one that `PREFECT_API_URL` names."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Nothing."""

    with ThreadingHTTPServer(("127.0.0.1", port), Handler) as server:
        url = f"http://127.0.0.1:{server.server_port}/api"
        monkeypatch.setenv("PREFECT_API_URL", url)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield url
        server.shutdown()


@pytest.mark.parametrize(("status", "expected"), [(200, True), (401, True), (404, True), (502, False), (503, False)])
def test_what_counts_as_an_answer(status: int, expected: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    with health(status, monkeypatch):
        assert answers() is expected


def test_where_nobody_listens_there_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", f"http://127.0.0.1:{closed_port()}/api")
    assert not answers()


def test_a_server_that_stays_away_ends_it_with_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"http://127.0.0.1:{closed_port()}/api"
    monkeypatch.setenv("PREFECT_API_URL", url)
    monkeypatch.setattr(upkeep, "ASK_SECONDS", 0.01)
    log = Lines()
    with pytest.raises(RunFailed, match="no Prefect server has answered for 0 seconds") as failure:
        upkeep._recover(Settings(server_patience=0), None, deque([0.0]), "Prefect's server does not answer", log)
    assert str(failure.value).startswith(url)
    assert log.told == ["lost: Prefect's server does not answer; it is waited for, 0 seconds at most"]


def test_a_server_that_is_back_is_used_again(monkeypatch: pytest.MonkeyPatch) -> None:
    with health(200, monkeypatch):
        assert upkeep._recover(Settings(), None, deque([0.0]), "Prefect gave up", Lines()) is None


def test_a_server_that_is_lost_again_and_again_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    losses = deque([0.0, 10.0, 20.0], maxlen=upkeep.MOST_LOSSES)
    with health(200, monkeypatch), pytest.raises(RunFailed, match="Prefect gave up, 3 times within an hour"):
        upkeep._recover(Settings(), None, losses, "Prefect gave up", Lines())
    losses.append(10.0 + upkeep.LOSSES_WITHIN)
    with health(200, monkeypatch):
        upkeep._recover(Settings(), None, losses, "Prefect gave up", Lines())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the command is typed: beside articles that take a while."""
    _reports.write(tmp_path / "articles", ARTICLES)
    return tmp_path


def start_run(ui: str) -> None:
    deployment = api(ui, "/deployments/name/pledgebook/scheduled")
    api(ui, f"/deployments/{deployment['id']}/create_flow_run", {})


def server_of(served: Process) -> int:
    """The process of the server that a schedule has started."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid=,args="], capture_output=True, text=True, check=True).stdout
    rows = [line.split(maxsplit=2) for line in listed.splitlines()]
    (found,) = [int(pid) for pid, parent, args in rows if parent == str(served.pid) and "flows.server" in args]
    return found


SERVE = ["serve", "--cron", NEVER, "--articles", "articles", "--accept-changes"]


@pytest.mark.serve
def test_its_own_server_is_started_anew_where_it_was_lost(home: Path, folder: Path) -> None:
    with running([*PLEDGEBOOK, *SERVE, "--now"], environment(home), folder) as served:
        served.wait_for("started")
        first = server_of(served)
        os.kill(first, signal.SIGKILL)
        assert served.wait_for("lost")["said"] == "Prefect's server ended; it is started anew"
        again = served.wait_for("serving", count=2)
        assert server_of(served) != first
        assert "the next run repeats it" in served.wait_for("crashed")["said"]
        start_run(again["ui"])
        assert served.wait_for("completed", "failed", "skipped")["said"] == "published output/1.0.0: first version"
        assert served.stop() == 0
        assert (served.errors, served.leaves()) == ([], [])
        assert [event["event"] for event in served.events()] == [
            "serving", "started", "lost", "serving", "crashed", "started", "completed", "stopped",
        ]  # fmt: skip


@pytest.mark.serve
def test_another_server_is_waited_for(home: Path, folder: Path) -> None:
    port = closed_port()
    url, start = f"http://127.0.0.1:{port}", [*PREFECT, "server", "start", "--port", str(port)]
    env = environment(folder / "ours", PREFECT_API_URL=f"{url}/api", PLEDGEBOOK_SERVER_PATIENCE="600")
    with running(start, environment(home), folder) as server:
        wait_for(lambda: reachable(url), lambda: server.errors)
        with running([*PLEDGEBOOK, *SERVE, "--now"], env, folder) as served:
            served.wait_for("started")
            server.end()
            assert "it is waited for, 600 seconds at most" in served.wait_for("lost")["said"]
            with running(start, environment(home), folder) as back:
                served.wait_for("serving", count=2)
                served.wait_for("crashed")
                start_run(url)
                assert served.wait_for("completed", "failed", "skipped")["event"] == "completed"
                assert served.stop() == 0
                back.stop(signal.SIGTERM)
            assert (served.errors, served.leaves()) == ([], [])


@pytest.mark.serve
@pytest.mark.parametrize("runner", ["threads", "processes", "dask"])
def test_a_run_in_the_middle_ends_soon_and_leaves_nothing(home: Path, folder: Path, runner: str) -> None:
    work = folder / "work"
    work.mkdir()
    env = environment(home, PLEDGEBOOK_WORKERS="2", PLEDGEBOOK_WORK=str(work))
    with running([*PLEDGEBOOK, *SERVE, "--now", "--runner", runner], env, folder) as served:
        served.wait_for("started")
        wait_for(lambda: list((folder / "output" / "state").glob("*.parquet")))
        begun = time.monotonic()
        assert served.stop() == 0
        assert time.monotonic() - begun < 10 or is_busy()
        cancelled, stopped = served.events()[-2:]
        assert (cancelled["event"], stopped["event"]) == ("cancelled", "stopped")
        assert cancelled["said"].startswith("stopped in mid-run")
        assert (served.errors, served.leaves()) == ([], [])
    assert list(work.iterdir()) == []


@pytest.mark.serve
def test_a_run_that_has_not_begun_is_cancelled(home: Path, folder: Path) -> None:
    with running([*PLEDGEBOOK, *SERVE], environment(home), folder) as served:
        ui = served.wait_for("serving")["ui"]
        start_run(ui)
        wait_for(lambda: api(ui, "/flow_runs/filter", {"flow_runs": {"state": {"type": {"any_": ["PENDING"]}}}}))
        assert served.stop() == 0
        assert (served.errors, served.leaves()) == ([], [])
        cancelled, stopped = served.events()[-2:]
        assert (cancelled["event"], stopped["event"]) == ("cancelled", "stopped")
        assert cancelled["said"] in {
            "stopped before it began; the next run repeats it",
            "stopped in mid-run; what was published before is as it was, and the next run repeats it",
        }
