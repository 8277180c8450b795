"""A schedule kept going: a process of its own serves it, and is begun anew where Prefect's server was lost.

Prefect's runner does not outlive its server: it prints stack traces and hangs. Nothing here imports Prefect, so that
what does can be ended whole, with all that it has started, and started again.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, replace
from enum import Enum, auto
from tempfile import TemporaryDirectory
from typing import IO, Any

from flows.endings import RunFailed
from flows.schedule import Job
from flows.server import LocalServer, ServerFailed, answers, restart
from flows.settings import Settings

GAVE_UP = os.EX_TEMPFAIL  # with this the process ends that had served, until Prefect lost its server
LOOK_SECONDS = 0.5  # between two looks at the processes
ASK_SECONDS = 2.0  # between two questions to a server that is not ours
SILENT_SECONDS = 60.0  # for which a server may not answer, busy or being started anew, before it counts as lost
STOP_SECONDS = 20.0  # for the runs to be cancelled; it takes a few
MOST_LOSSES, LOSSES_WITHIN = 3, 3600.0  # seconds; a server that is lost so often is not started again


class Begin(Enum):
    """What is known at the start of runs that the server calls under way, and of those that are overdue."""

    ALONE = auto()  # nobody else talks to this server: the former died with another process, the latter are stale
    BESIDE_OTHERS = auto()  # they may be the business of another process
    ANEW = auto()  # the former died when the server was lost, the latter were missed meanwhile


class Lost(Exception):
    """Prefect's server does not answer any more; the message says what was seen."""


class Serving:
    """The process that serves the job, and all that it starts: one process group, which Ctrl-C does not reach."""

    def __init__(self, settings: Settings, job: Job) -> None:
        self.log = settings.home / f"serving-{job.name}.log"
        self.log.parent.mkdir(parents=True, exist_ok=True)
        self._work = TemporaryDirectory(prefix="pledgebook-", dir=settings.work, ignore_cleanup_errors=True)
        self._process = self._start(settings)

    def _start(self, settings: Settings) -> subprocess.Popen[bytes]:
        # What Prefect prints of its own accord is nothing for a person, unless its log was asked for.
        sink: IO[bytes] | None = self.log.open("wb") if settings.log_level == "CRITICAL" else None
        try:
            return subprocess.Popen(
                [sys.executable, "-m", "flows.serve"],
                stdin=subprocess.PIPE,
                stderr=sink,
                env=os.environ | {"PLEDGEBOOK_WORK": self._work.name},  # what runs leave there goes, however they end
                process_group=0,
            )
        finally:
            if sink:
                sink.close()

    def begin(self, job: Job, begin: Begin) -> None:
        """Have it serve."""
        assert self._process.stdin is not None
        with suppress(OSError):  # where it has ended already, looking at it tells
            self._process.stdin.write(json.dumps({"begin": begin.name, "job": asdict(job)}).encode() + b"\n")
            self._process.stdin.flush()

    def look(self) -> None:
        """Raise RunFailed where it could not serve, Lost where it had to end."""
        code = self._process.poll()
        if code is None:
            return
        if code == GAVE_UP:
            raise Lost("Prefect gave up")
        said = self.log.read_text(errors="replace").split("\n") if self.log.exists() else []
        last = next((line for line in reversed(said) if line.strip()), f"exit code {code}")
        raise RunFailed(f"Prefect cannot serve the schedule ({last}); {self.log} says more")

    def stop(self) -> None:
        """Have its runs cancelled, and wait until all of it is gone."""
        with suppress(OSError):
            self._process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(STOP_SECONDS)
        self.kill()

    def kill(self) -> None:
        """End all of it at once."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        if self._process.stdin is not None:
            with suppress(OSError):
                self._process.stdin.close()
        self._work.cleanup()


def keep_serving(
    settings: Settings, job: Job, server: LocalServer | None, log: Any, begun: Callable[[], None] = lambda: None
) -> None:
    """Serve the job until SIGINT or SIGTERM strikes, as KeyboardInterrupt; then all runs are cancelled, and it returns.

    `server` is our own, which may yet be starting, and is started anew where it was lost. Without it, that of
    `PREFECT_API_URL` is used, and waited for. `begun` is called before the first line is told. Raises RunFailed where
    the job cannot be served, or the server stays lost.
    """
    try:
        serving = Serving(settings, job)
    except OSError as error:
        raise RunFailed(f"{error}; see that {settings.home} can be written to, or set PREFECT_HOME") from error
    losses: deque[float] = deque(maxlen=MOST_LOSSES)
    begin = Begin.ALONE if server else Begin.BESIDE_OTHERS
    try:
        if server:
            server.wait()
        begun()
        while True:
            serving.begin(job, begin)
            try:
                _watch(serving, server)
            except Lost as lost:
                serving.kill()
                losses.append(time.monotonic())
                server = _recover(settings, server, losses, str(lost), log)
                job, begin = replace(job, at_once=False), Begin.ANEW
                serving = Serving(settings, job)
    except KeyboardInterrupt:
        pass
    except ServerFailed as error:
        raise RunFailed(str(error)) from error
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)  # said once is enough, and this takes but seconds
        serving.stop()


def _watch(serving: Serving, server: LocalServer | None) -> None:
    """Look at what runs, until something is amiss. Raises Lost and RunFailed."""
    answered = asked = time.monotonic()
    while True:
        time.sleep(LOOK_SECONDS)
        if server and server.process.poll() is not None:
            raise Lost("Prefect's server ended")
        if time.monotonic() - asked >= ASK_SECONDS:
            answered = time.monotonic() if answers() else answered
            asked = time.monotonic()
        if asked - answered >= SILENT_SECONDS:
            raise Lost("Prefect's server does not answer")
        try:
            serving.look()
        except RunFailed:
            if answers():
                raise
            raise Lost("Prefect's server does not answer") from None


def _recover(
    settings: Settings, server: LocalServer | None, losses: deque[float], seen: str, log: Any
) -> LocalServer | None:
    """Have a server again: our own is started anew, another one waited for. Raises RunFailed, or ServerFailed."""
    if len(losses) == MOST_LOSSES and losses[-1] - losses[0] < LOSSES_WITHIN:
        where = f"{server.log} says why" if server else "see that it runs, then start again"
        raise RunFailed(f"{seen}, {MOST_LOSSES} times within an hour; {where}")
    if server:
        log.warning("lost", said=f"{seen}; it is started anew")
        return restart(server)
    patience = settings.server_patience
    log.warning("lost", said=f"{seen}; it is waited for, {patience:g} seconds at most")
    deadline = time.monotonic() + patience
    while not answers():
        if time.monotonic() > deadline:
            url = os.environ["PREFECT_API_URL"]
            raise RunFailed(
                f"{url} (PREFECT_API_URL): no Prefect server has answered for {patience:g} seconds; see that it runs, "
                "then start again"
            )
        time.sleep(ASK_SECONDS)
    return None
