"""Runs that die while they publish to a folder.

    python -m tests.package.crash (moments|full-disk|random|pairs) FOLDER [STEP]

prints one line of JSON: what was done, and everything that was found broken.
"""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from flows.package import disk
from flows.package.index import read_index
from flows.package.integrity import verify_version
from flows.package.publication import publish
from tests.package.factory import RUN, tables
from tests.package.forked import ENDED, REFUSED, leave, make_forks_cheap, release, run


def main(mode: str, folder: str, every: str = "1") -> None:
    make_forks_cheap()
    step = int(every)
    root = Path(folder).resolve()
    modes: dict[str, Callable[[Path], dict[str, Any]]] = {
        "moments": lambda r: every_moment(r, "kill", step),
        "full-disk": lambda r: every_moment(r, "fail", step),
        "random": random_kills,
        "pairs": pairs,
    }
    print(json.dumps(modes[mode](root)))


def every_moment(root: Path, how: str, step: int) -> dict[str, Any]:
    """Stop the second run at its first write, sync or rename, then at its second, and so on until it ends by itself.

    A write stops half-way. With a `step`, only at every so many moments.
    """
    first = root / "first"
    assert run(lambda: release(first, 1)) == 0
    broken: list[str] = []
    number, stopped_at = 1 - step, 0
    while True:
        number += step
        output = root / "output"
        shutil.rmtree(output, ignore_errors=True)
        shutil.copytree(first, output, symlinks=True)
        code = run(lambda output=output, number=number: stopped(output, number, how))  # type: ignore[misc]
        broken += [f"moment {number}: {said}" for said in faults(output, known={"1.0.0", "1.1.0"})]
        if code == ENDED:
            return {"moments": stopped_at, "broken": broken}
        stopped_at += 1
        # A step that may fail, such as taking away what is not there, does not end the run.
        if code not in ((-signal.SIGKILL,) if how == "kill" else (REFUSED, 0)):
            broken.append(f"moment {number}: the run ended with {code}")
        if run(lambda output=output: release(output, 2)):  # type: ignore[misc]
            broken.append(f"moment {number}: the next run failed")
        broken += [f"after moment {number}: {said}" for said in faults(output, {"1.1.0"}, clean=True)]


def random_kills(root: Path, rounds: int = 20) -> dict[str, Any]:
    """Kill run after run of the whole dataset at random times; each next one finds what the last one left."""
    output, chance = root / "output", random.Random(4)
    began = time.monotonic()
    assert run(lambda: publish(tables(range(2)), output, run=RUN)) == 0
    seconds = time.monotonic() - began
    broken: list[str] = []
    killed = 0
    for number in range(rounds):
        process = os.fork()
        if process == 0:
            leave(lambda number=number: publish(tables(range(3 + number)), output, run=RUN))  # type: ignore[misc]
        time.sleep(chance.uniform(0, seconds))
        os.kill(process, signal.SIGKILL)
        killed += os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == -signal.SIGKILL
        broken += [f"round {number}: {said}" for said in faults(output)]
    if run(lambda: publish(tables(range(50)), output, run=RUN)):
        broken.append("the run after all failed")
    broken += faults(output, clean=True)
    return {"rounds": rounds, "killed": killed, "broken": broken}


def pairs(root: Path, rounds: int = 10) -> dict[str, Any]:
    """Two runs at once, again and again: each has something new to publish, so that none may be lost."""
    output = root / "output"
    broken: list[str] = []
    for number in range(rounds):
        children = []
        for half in (1, 2):
            process = os.fork()
            if process == 0:
                leave(lambda number=number, half=half: release(output, 2 * number + half))  # type: ignore[misc]
            children.append(process)
        codes = [os.waitstatus_to_exitcode(os.waitpid(c, 0)[1]) for c in children]
        codes = [
            run(lambda h=h, n=number: release(output, 2 * n + h)) if c == -signal.SIGALRM else c  # type: ignore[misc]
            for h, c in enumerate(codes, 1)
        ]
        broken += [f"round {number}: a run ended with {code}" for code in codes if code]
        broken += [f"round {number}: {said}" for said in faults(output, clean=True)]
    found = [e.version for e in read_index((output / "versions.json").read_text(encoding="utf-8")).entries]
    return {"versions": found, "broken": broken}


def stopped(output: Path, moment: int, how: str) -> None:
    """The second run, stopped at its n-th moment."""
    left = moment
    events = {"os.rename", "os.symlink"}

    def tick(torn: Callable[[], object] | None = None) -> None:
        nonlocal left
        left -= 1
        if left:
            return
        if torn:
            torn()
        if how == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def audit(event: str, arguments: tuple[Any, ...]) -> None:
        if event in events and any(str(output) in str(a) for a in arguments):
            tick()

    create = disk.create

    @contextmanager
    def counted_create(path: Path) -> Iterator[IO[bytes]]:
        with create(path) as file:
            yield Torn(file, tick)  # type: ignore[misc]

    os.fsync = lambda descriptor: tick()  # type: ignore[assignment]
    disk.create = counted_create
    sys.addaudithook(audit)
    try:
        release(output, 2)
    finally:
        if left > 0:
            os._exit(ENDED)


class Torn:
    """A file each of whose writes may be the last: half of it reaches the disk."""

    def __init__(self, file: IO[bytes], tick: Callable[[Callable[[], object]], None]) -> None:
        self.file, self.tick = file, tick

    def write(self, content: Any) -> int:
        def half() -> None:
            self.file.write(bytes(content)[: len(content) // 2])
            self.file.flush()

        self.tick(half)
        return self.file.write(content)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.file, name)


def faults(output: Path, known: set[str] | None = None, clean: bool = False) -> Iterator[str]:
    """What a reader of the folder would stumble over; with `clean`, leftovers too. Runs no thread: we fork."""
    try:
        index = read_index((output / "versions.json").read_text(encoding="utf-8"))
        pointed = (output / "latest").readlink().name
    except (OSError, ValueError) as error:
        yield f"unreadable: {error}"
        return
    listed = [e.version for e in index.entries]
    if pointed not in listed:
        yield f"latest points to {pointed}, which is not listed"
    if known and listed[-1] not in known:
        yield f"the last version is {listed[-1]}"
    for entry in index.entries:
        yield from (f"{entry.version}: {finding}" for finding in verify_version(output / entry.version, entry))
    if clean:
        left = {p.name for p in output.iterdir()} - {*listed, "latest", "versions.json", ".lock"}
        yield from (f"{name} was left behind" for name in sorted(left))
        if pointed != listed[-1]:
            yield f"latest points to {pointed}, the last version is {listed[-1]}"


if __name__ == "__main__":
    main(*sys.argv[1:])
