"""`pledgebook serve` as a person runs it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.flows.serving import PLEDGEBOOK, Process, api, environment, processes_with, running
from tests.flows.test_publish import REPORT

NEVER = "0 0 29 2 *"  # comes round, but not while a test runs


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the command is typed."""
    (tmp_path / "here" / "articles").mkdir(parents=True)
    (tmp_path / "here" / "articles" / "norport.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path / "here"


def test_it_serves_runs_one_at_a_time_tells_of_each_and_leaves_nothing(home: Path, folder: Path) -> None:
    env = environment(home, PREFECT_RUNNER_POLL_FREQUENCY="1")
    command = ["serve", "--cron", NEVER, "--timezone", "Europe/Berlin", "--now", "--articles", "articles"]
    with running([*PLEDGEBOOK, *command, "--accept-changes"], env, folder) as served:
        ui = served.wait_for("serving")["ui"]
        assert served.wait_for("started")["run"] == "articles to output"
        assert served.wait_for("completed", "failed")["said"] == "published output/1.0.0: first version"
        assert (folder / "output" / "latest").readlink() == Path("1.0.0")

        deployment = api(ui, "/deployments/name/pledgebook/scheduled")
        (schedule,) = deployment["schedules"]
        assert (schedule["active"], schedule["schedule"]["cron"]) == (True, NEVER)
        assert schedule["schedule"]["timezone"] == "Europe/Berlin"
        assert deployment["global_concurrency_limit"]["limit"] == 1
        shown = deployment["parameter_openapi_schema"]["properties"]
        assert all(field.get("description") for field in shown.values()), shown
        assert deployment["parameters"].keys() <= shown.keys()

        assert overlap(served, ui, deployment["id"])
        assert {event["said"] for event in served.events("completed")[1:]} == {
            "nothing changed, output/1.0.0 stays the latest version"
        }

        again = subprocess.run(
            [*PLEDGEBOOK, *command], env=env, cwd=folder, capture_output=True, text=True, timeout=600, check=False
        )
        assert again.returncode == 1
        assert f"PREFECT_API_URL={ui}/api" in again.stderr

        (folder / "articles").rename(folder / "elsewhere")
        api(ui, f"/deployments/{deployment['id']}/create_flow_run", {})
        failed = served.wait_for("failed", "crashed")
        assert (failed["event"], failed["level"]) == ("failed", "error")
        assert "articles: no such file or folder" in failed["said"]

        (folder / "elsewhere").rename(folder / "articles")
        (folder / "articles" / "second.txt").write_text(REPORT.replace("Kenya", "Ghana"), encoding="utf-8")
        begun = len(served.events("started"))
        api(ui, f"/deployments/{deployment['id']}/create_flow_run", {})
        served.wait_for("started", count=begun + 1)
        assert served.stop() == 0  # in the middle of a run, which may just make it
        ended, stopped = served.events()[-2:]
        assert (ended["event"], stopped["event"]) in {("cancelled", "stopped"), ("completed", "stopped")}
        assert served.errors == []
        assert served.leaves() == []
        assert processes_with(str(home)) == []
    latest = "1.0.0" if ended["event"] == "cancelled" else "1.1.0"
    assert (folder / "output" / "latest").readlink() == Path(latest)


def overlap(served: Process, ui: str, deployment: str) -> bool:
    """Start runs by twos until one of two finds the other going, which is soon, and is told as skipped."""
    for _ in range(10):
        ended = len(served.events("completed", "skipped"))
        for _ in range(2):
            api(ui, f"/deployments/{deployment}/create_flow_run", {})
        served.wait_for("completed", "skipped", count=ended + 2)
        if served.events("skipped"):
            return True
    return False
