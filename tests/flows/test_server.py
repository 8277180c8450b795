"""The Prefect server that a run brings along."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows import server

PARENT = """
import sys, time
from pathlib import Path
from flows import server
running = server.start(Path(sys.argv[1]))
print(running.process.pid, flush=True)
time.sleep(600)
"""


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that ended and was not waited for does not."""
    said = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
    return bool(said.strip()) and not said.strip().startswith("Z")


def test_it_goes_when_its_parent_is_killed(prefect_home: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PARENT, str(prefect_home)], stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        assert is_alive(pid)
        parent.kill()
    deadline = time.monotonic() + 60
    while is_alive(pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not is_alive(pid)


def test_a_server_that_cannot_start_names_its_log(tmp_path: Path) -> None:
    (tmp_path / "prefect.db").write_text("this is no database, however long one looks at it" * 100)
    running = server.start(tmp_path)
    with pytest.raises(server.ServerFailed, match=str(tmp_path / "server.log")):
        running.wait()
    assert "file is not a database" in (tmp_path / "server.log").read_text()
