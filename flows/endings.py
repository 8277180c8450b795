"""How a run may end without a package, told in words. Imports nothing heavy, so that it is at hand from the start."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class RunFailed(Exception):
    """The run is bad, or what it was given; the message says why and what to do."""


class Interrupted(Exception):
    """The run was told to end; whatever exceptions followed from that say nothing more."""

    def __init__(self, number: int) -> None:
        super().__init__("interrupted; what was published before is as it was")
        self.exit_code = 128 + number  # what shells expect of a program that a signal ended


@contextmanager
def interruptible() -> Iterator[None]:
    """Raise Interrupted where the block is left by any exception after SIGINT or SIGTERM has struck.

    KeyboardInterrupt alone will not do: where it strikes within a library, another exception may come out.
    """
    struck: list[int] = []

    def strike(number: int, _frame: FrameType | None) -> None:
        struck.append(number)
        raise KeyboardInterrupt

    before = {number: signal.signal(number, strike) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    except BaseException:
        if struck:
            raise Interrupted(struck[0]) from None
        raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
