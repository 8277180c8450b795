"""The three ways to run on a schedule, with real servers and real minutes: `make test-serve` runs these."""

from __future__ import annotations

import signal
import socket
import subprocess
import time
from pathlib import Path

import pytest

from flows.package.validate import validate
from flows.settings import CHECKOUT
from tests.flows.serving import PLEDGEBOOK, PREFECT, api, environment, is_busy, processes_with, running, wait_for

pytestmark = pytest.mark.serve

EVERY_MINUTE = ["serve", "--cron", "* * * * *"]
PROMISED_SECONDS = 100  # from an empty PREFECT_HOME to a published package


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def runs(url: str) -> list[tuple[str, str]]:
    """State and name of the runs that did not only wait."""
    wanted = {"flow_runs": {"state": {"type": {"not_any_": ["SCHEDULED", "PENDING"]}}}}
    return [(run["state"]["type"], run["name"]) for run in api(url, "/flow_runs/filter", wanted)]


def test_on_a_fresh_machine_one_command_publishes_within_the_promised_time(tmp_path: Path) -> None:
    home, output = tmp_path / "home", tmp_path / "output"
    busy = is_busy()
    begun = time.monotonic()
    with running([*PLEDGEBOOK, *EVERY_MINUTE, "--output", str(output)], environment(home), CHECKOUT) as served:
        url = served.wait_for("serving")["ui"]
        done = served.wait_for("completed", "failed", "crashed")
        taken = time.monotonic() - begun
        assert done["said"] == f"published {output}/1.0.0: first version"
        assert taken < PROMISED_SECONDS or busy or is_busy()
        assert ("COMPLETED", f"seeds/articles to {output}") in runs(url)
        assert served.stop(signal.SIGINT) == 0
        assert (served.errors, served.leaves(), processes_with(str(home))) == ([], [], [])
    assert validate(output / "latest").ok


def test_a_server_that_is_there_already_is_used_and_left_running(home: Path, tmp_path: Path, port: int) -> None:
    output, url = tmp_path / "output", f"http://127.0.0.1:{port}"
    env = environment(home, PREFECT_API_URL=f"{url}/api")
    start = [*PREFECT, "server", "start", "--port", str(port)]
    with running(start, environment(home), tmp_path) as server:
        wait_for(lambda: reachable(url), lambda: server.errors)
        with running([*PLEDGEBOOK, *EVERY_MINUTE, "--output", str(output)], env, CHECKOUT) as served:
            assert served.wait_for("serving")["ui"] == url
            assert served.wait_for("completed", "failed", "crashed")["event"] == "completed"
            assert ("COMPLETED", f"seeds/articles to {output}") in runs(url)
            assert served.stop(signal.SIGINT) == 0
            assert (served.errors, served.leaves()) == ([], [])
        assert reachable(url)
        server.stop(signal.SIGTERM)
    assert validate(output / "latest").ok


def test_deployments_run_on_a_worker_as_they_stand(home: Path, tmp_path: Path, port: int) -> None:
    url = f"http://127.0.0.1:{port}"
    env = environment(home, PREFECT_API_URL=f"{url}/api")

    def prefect(*arguments: str) -> str:
        done = subprocess.run(
            [*PREFECT, *arguments], env=env, cwd=CHECKOUT, capture_output=True, text=True, timeout=600, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    with running([*PREFECT, "server", "start", "--port", str(port)], environment(home), tmp_path) as server:
        wait_for(lambda: reachable(url), lambda: server.errors)
        prefect("work-pool", "create", "pledgebook", "--type", "process")
        prefect("deploy", "--all")
        with running([*PREFECT, "worker", "start", "--pool", "pledgebook"], env, CHECKOUT) as worker:
            for name in ("daily", "weekly"):
                output = f"output={tmp_path / 'output'}"
                prefect(
                    "deployment", "run", f"pledgebook/{name}", "--param", output, "--watch", "--watch-timeout", "600"
                )
            worker.stop(signal.SIGINT)
            assert worker.leaves() == []
        assert [state for state, _ in runs(url)] == ["COMPLETED", "COMPLETED"]
        deployed = {d["name"]: d for d in api(url, "/deployments/filter", {})}
        server.stop(signal.SIGTERM)
    assert deployed.keys() == {"daily", "weekly"}
    assert all(d["global_concurrency_limit"]["limit"] == 1 and d["schedules"] for d in deployed.values())
    assert deployed["weekly"]["parameters"]["full"] is True
    assert sorted(p.name for p in (tmp_path / "output").glob("[0-9]*")) == ["1.0.0"]


def reachable(url: str) -> bool:
    try:
        return bool(api(url, "/health"))
    except OSError:
        return False
