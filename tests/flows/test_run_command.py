"""`pledgebook run` as a person runs it: a process of its own, with its own server."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows.settings import CHECKOUT
from tests.flows.test_publish import REPORT

PLEDGEBOOK = [sys.executable, "-c", "from flows.cli import main; main()"]


@pytest.fixture
def environment(prefect_home: Path, tmp_path: Path) -> dict[str, str]:
    """No server given, an empty home directory, and a database that is there already: creating one takes a while."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    (tmp_path / "home").mkdir()
    return kept | {"PREFECT_HOME": str(prefect_home), "HOME": str(tmp_path / "home"), "PYTHONPATH": str(CHECKOUT)}


def pledgebook(environment: dict[str, str], folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PLEDGEBOOK, *arguments], env=environment, cwd=folder, capture_output=True, text=True, timeout=240, check=False
    )


def servers_of(process: int) -> list[str]:
    """Command lines of the servers that a process has started."""
    listed = subprocess.run(["ps", "-eo", "ppid,args"], capture_output=True, text=True, check=True).stdout.splitlines()
    return [line for line in listed if "flows.server" in line and line.split()[0] == str(process)]


def test_a_run_prints_its_summary_and_nothing_else(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "norport.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "articles" / "empty.txt").write_bytes(b"")
    done = pledgebook(environment, tmp_path, "run", "--articles", "articles", "--accept-changes")
    assert done.stderr == ""
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines[0].startswith("left out: articles/empty.txt is empty")
    assert lines[1].split() == ["table", "rows", "new", "changed", "withdrawn"]
    assert any(line.split()[:3] == ["articles", "1", "1"] for line in lines)
    assert "Published output/1.0.0" in done.stdout
    assert list((tmp_path / "home").iterdir()) == []
    assert sorted(p.name for p in tmp_path.iterdir()) == ["articles", "home", "output"]


def test_an_interrupted_run_says_so_and_leaves_no_process(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "norport.txt").write_text(REPORT, encoding="utf-8")
    run = subprocess.Popen(
        [*PLEDGEBOOK, "run", "--articles", "articles"],
        env=environment, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while not servers_of(run.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert servers_of(run.pid)
    run.send_signal(signal.SIGINT)
    out, err = run.communicate(timeout=60)
    assert (run.returncode, out) == (130, "")
    assert err == "pledgebook: interrupted; what was published before is as it was\n"
    assert not (tmp_path / "output").exists()
