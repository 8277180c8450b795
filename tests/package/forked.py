"""Publishing runs as children of a program that forks, so that they can be killed at any moment."""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flows.package.place import Store, StoreError
from flows.package.publication import PublishError, publish
from flows.package.schema import TableSchema
from tests.package.factory import RUN, SCHEMAS

PROJECT = Path(__file__).resolve().parents[2]
# Few tables, so that a run is short; none of them refers to another.
FEW: dict[str, TableSchema] = {name: SCHEMAS[name] for name in ("people", "quarantine")}
REFUSED, ENDED = 3, 4  # exit codes of a run that was refused with a message, and of one that ended before its moment
STUCK = 45  # seconds after which a child that does nothing is taken for one that hangs since its fork


def program(module: str, *arguments: str | Path | int) -> dict[str, Any]:
    """What a program of this folder found: it prints one line of JSON. One thread is enough for tables this small."""
    command = [sys.executable, "-m", f"tests.package.{module}", *map(str, arguments)]
    environment = os.environ | {"POLARS_MAX_THREADS": "1"}
    done = subprocess.run(
        command, cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=900, check=False
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def make_forks_cheap() -> None:
    """Leave alone what parent and children share: a collection touches every object, and so has it copied."""
    gc.collect()
    gc.freeze()
    gc.disable()
    # What a killed process wrote stays in the page cache: syncing is a moment to die at, and else only costs time here.
    os.fsync = lambda descriptor: None  # type: ignore[assignment]


def release(output: Path | Store, number: int) -> None:
    """Publish a dataset that no other number gives: one more person, named after it."""
    people = [{"person_id": f"envoy-{n}", "name": f"Envoy {n}", "articles": 1} for n in ("zero", number)]
    data = {"people": FEW["people"].frame(people), "quarantine": FEW["quarantine"].frame()}
    publish(data, output, run=RUN, schemas=FEW)


def run(job: Callable[[], object], tries: int = 5) -> int:
    """Exit code of a child that does the job.

    A child that a thread of the parent left locked at the fork (polars starts some on import) hangs before it does
    anything; it is ended by its alarm, and the job begun again in another.
    """
    for _ in range(tries):
        process = os.fork()
        if process == 0:
            leave(job)
        code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        if code != -signal.SIGALRM:
            return code
    return -signal.SIGALRM


def leave(job: Callable[[], object]) -> None:
    """Do the job and end this process, with an exit code and without the parent's clean-up."""
    signal.alarm(STUCK)
    try:
        job()
        os._exit(0)
    except (PublishError, StoreError):
        os._exit(REFUSED)
    except BaseException:
        sys.excepthook(*sys.exc_info())
        os._exit(1)
