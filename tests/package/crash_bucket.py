"""Runs that die, or lose their network, while they publish to an object store.

    python -m tests.package.crash_bucket (kill|lost) URL [STEP]

prints one line of JSON: how many moments it tried, and everything that was found broken.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

import obstore
from obstore import exceptions

from flows.package.bucket import BucketStore
from flows.package.history import verify
from tests.package.forked import ENDED, REFUSED, make_forks_cheap, release, run


def main(how: str, url: str, step: str = "1") -> None:
    make_forks_cheap()
    print(json.dumps(every_request(url, how, int(step))))


def every_request(url: str, how: str, step: int) -> dict[str, Any]:
    """As `every_moment`, on an object store: around each put and delete the run dies, or loses its network.

    All runs follow one another in one place: each finds what the one before it left.
    """
    assert run(lambda: release(BucketStore(url), 0)) == 0
    broken: list[str] = []
    number, stopped_at = 1 - step, 0
    while True:
        number += step
        last = f"1.{stopped_at + 1}.0"
        code = run(lambda number=number: cut_off(url, number, how))  # type: ignore[misc]
        if run(lambda number=number, last=last: recovered(url, number, last)):  # type: ignore[misc]
            broken.append(f"request {number}: what is listed is not whole, or the next run failed")
        if code == ENDED:
            if run(lambda last=last: whole(url, last)):  # type: ignore[misc]
                broken.append("after all: a version is not whole, or something was left behind")
            return {"moments": stopped_at, "broken": broken}
        stopped_at += 1
        # Giving the claim back, and tidying, may fail after all was published.
        if code not in ((-signal.SIGKILL,) if how == "kill" else (REFUSED, 0)):
            broken.append(f"request {number}: the run ended with {code}")


def recovered(url: str, number: int, last: str) -> None:
    """Look at what a stopped run left, then run it again: it publishes `last` if the stopped run did not.

    A run that publishes proves the version before it, file by file.
    """
    store = BucketStore(url, lease_seconds=2)
    assert store.pointed() in {e.version for e in store.index().entries}
    release(store, number)
    assert store.pointed() == last
    assert tops(store) == {*(e.version for e in store.index().entries), "latest", "versions.json"}


def cut_off(url: str, moment: int, how: str) -> None:
    """The next run, dead or without network from its n-th moment on. Its claim runs out soon."""
    store = BucketStore(url, lease_seconds=0.05)
    left = moment

    def alive() -> None:
        if left <= 0 and how == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if left <= 0:
            raise exceptions.GenericError("the network is gone")

    def unsafe(call: Callable[..., Any], ticks: int) -> Callable[..., Any]:
        def counted(*arguments: Any, **options: Any) -> Any:
            nonlocal left
            left -= ticks
            alive()
            answer = call(*arguments, **options)
            left -= ticks
            alive()
            return answer

        return counted

    obstore.put, obstore.delete = unsafe(obstore.put, 1), unsafe(obstore.delete, 1)
    obstore.get, obstore.list = unsafe(obstore.get, 0), unsafe(obstore.list, 0)
    # Renewals come by the clock; without them the moments are the same in every round.
    store._keep_claim = lambda done: None  # type: ignore[method-assign]
    try:
        release(store, moment)
    finally:
        if left > 0:
            os._exit(ENDED)


def whole(url: str, last: str) -> None:
    """Fail where a version is not whole, or missing from the row of numbers up to `last`."""
    assert [r for r in verify(url) if not r.ok] == []
    listed = [e.version for e in BucketStore(url).index().entries]
    assert listed == [f"1.{n}.0" for n in range(len(listed))]
    assert listed[-1] == last


def tops(store: BucketStore) -> set[str]:
    """First parts of the paths of all objects."""
    return {path.split("/")[0] for path in store.objects.sizes("")}


if __name__ == "__main__":
    main(*sys.argv[1:])
