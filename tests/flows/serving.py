"""A process that serves, watched from outside: its lines as they come, the API of its server, what it leaves behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from flows.settings import CHECKOUT

PLEDGEBOOK = [sys.executable, "-c", "from flows.cli import main; main()"]
PREFECT = [sys.executable, "-m", "prefect"]
BUSY = 503
DEADLINE = 300.0  # seconds; a busy build machine is slow, and what is waited for mostly comes within ten


def environment(home: Path, **more: str) -> dict[str, str]:
    """What a process of its own gets: a home for Prefect, and nothing of the server that the other tests use."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "PLEDGEBOOK_"))}
    return kept | {"PREFECT_HOME": str(home), "PYTHONPATH": str(CHECKOUT), "DO_NOT_TRACK": "1"} | more


def wait_for(wanted: Callable[[], Any], told: Callable[[], object] = str, seconds: float = DEADLINE) -> Any:
    """What `wanted` returns as soon as that is true; `told` is what to say where it never is."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if found := wanted():
            return found
        time.sleep(0.2)
    raise AssertionError(f"did not come within {seconds:.0f} s: {told()}")


def api(url: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
    """Ask a Prefect server, and again where its database is busy, as Prefect's own client does."""
    data = None if body is None else json.dumps(body).encode()
    request = Request(f"{url}/api{path}", data, {"Content-Type": "application/json"})
    return wait_for(lambda: _answer(request), lambda: request.full_url)[0]


def _answer(request: Request) -> tuple[Any] | None:
    try:
        with urlopen(request, timeout=60) as answer:
            return (json.load(answer),)
    except HTTPError as error:
        with error:
            if error.code == BUSY:
                return None
            raise


def processes_with(text: str) -> list[str]:
    """Command lines of all processes that name something."""
    listed = subprocess.run(["ps", "-eo", "pid=,args="], capture_output=True, text=True, check=True).stdout
    return [line for line in listed.splitlines() if text in line]


def is_busy() -> bool:
    """Whether others are at work on this machine, so that it keeps no promise of time."""
    return os.getloadavg()[0] > (os.cpu_count() or 1)


class Process:
    """A command in a session of its own, with what it prints."""

    def __init__(self, command: list[str], env: Mapping[str, str], cwd: Path) -> None:
        self._popen = subprocess.Popen(
            command, env=env, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
        )
        self.lines: list[str] = []
        self.errors: list[str] = []
        self._readers = [
            threading.Thread(target=kept.extend, args=(stream,), daemon=True)
            for stream, kept in ((self._popen.stdout, self.lines), (self._popen.stderr, self.errors))
        ]
        for reader in self._readers:
            reader.start()

    @property
    def pid(self) -> int:
        return self._popen.pid

    def events(self, *names: str) -> list[dict[str, Any]]:
        """The log lines so far, or those of some events."""
        told = [json.loads(line) for line in list(self.lines)]
        return [event for event in told if not names or event["event"] in names]

    def wait_for(self, *names: str, count: int = 1) -> dict[str, Any]:
        """The `count`th line of one of some events."""
        found = wait_for(lambda: self._found(names, count), lambda: (names, self.lines, self.errors))
        event: dict[str, Any] = found[count - 1]
        return event

    def _found(self, names: tuple[str, ...], count: int) -> list[dict[str, Any]]:
        found = self.events(*names)
        assert len(found) >= count or self._popen.poll() is None, (self.lines, self.errors)
        return found if len(found) >= count else []

    def stop(self, number: int = signal.SIGINT) -> int:
        """Send a signal to it and its children, as a terminal does; return the exit code."""
        os.killpg(self.pid, number)
        code = self._popen.wait(DEADLINE)
        for reader in self._readers:
            reader.join(DEADLINE)
        return code

    def leaves(self) -> list[str]:
        """Processes of its session that are still there."""
        listed = subprocess.run(["ps", "-eo", "sid=,stat=,args="], capture_output=True, text=True, check=True).stdout
        rows = [line.split(maxsplit=2) for line in listed.splitlines()]
        return [row[-1] for row in rows if row[0] == str(self.pid) and not row[1].startswith("Z")]

    def end(self) -> None:
        """Whatever happened, let nothing stay."""
        if self._popen.poll() is None or self.leaves():
            os.killpg(self.pid, signal.SIGKILL)
            self._popen.wait(DEADLINE)
        for reader in self._readers:
            reader.join(DEADLINE)
        for stream in (self._popen.stdout, self._popen.stderr):
            if stream:
                stream.close()


@contextmanager
def running(command: list[str], env: Mapping[str, str], cwd: Path) -> Iterator[Process]:
    process = Process(command, env, cwd)
    try:
        yield process
    finally:
        process.end()
