"""Signals that end a run."""

from __future__ import annotations

import os
import signal
import time

import pytest

from flows.endings import Interrupted, interruptible


@pytest.mark.parametrize(("number", "exit_code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_the_block_in_words(number: signal.Signals, exit_code: int) -> None:
    with pytest.raises(Interrupted, match="as it was") as ended, interruptible():
        os.kill(os.getpid(), number)
        time.sleep(5)
    assert ended.value.exit_code == exit_code


def test_what_a_library_makes_of_a_signal_does_not_show() -> None:
    with pytest.raises(Interrupted), interruptible():
        try:
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(5)
        except KeyboardInterrupt as error:
            raise ValueError("cannot serialize") from error


def test_an_error_without_a_signal_stays_itself() -> None:
    with pytest.raises(ValueError, match="bad"), interruptible():
        raise ValueError("bad")


def test_handlers_are_as_before_afterwards() -> None:
    before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
    with interruptible():
        assert signal.getsignal(signal.SIGTERM) != before[1]
    assert (signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)) == before
