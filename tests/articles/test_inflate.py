from __future__ import annotations

import gzip
import zlib

import pytest

from flows.articles.inflate import Inflater, inflate
from flows.articles.rejection import Unreadable


def test_several_members_piece_by_piece() -> None:
    packed = gzip.compress(b"one ") + gzip.compress(b"two")
    inflater = Inflater(100)
    assert b"".join(inflater.feed(packed[n : n + 1]) for n in range(len(packed))) == b"one two"
    inflater.close()
    assert inflate(zlib.compress(b"three"), 100) == b"three"


def test_a_bomb_stops_at_the_limit() -> None:
    bomb = gzip.compress(b"0" * 10_000_000)
    with pytest.raises(Unreadable) as problem:
        Inflater(1000).feed(bomb)
    assert problem.value.rule == "archive-too-large"
    assert len(inflate(gzip.compress(b"0" * 1000), 1000)) == 1000


# Named, because a packed member holds the time: the workers of one run would know the case by different names.
@pytest.mark.parametrize(
    "packed",
    [b"", b"plain", gzip.compress(b"text")[:-9], gzip.compress(b"text") + b"more"],
    ids=["empty", "not packed", "cut off", "more after the end"],
)
def test_broken(packed: bytes) -> None:
    with pytest.raises(Unreadable) as problem:
        inflate(packed, 100)
    assert problem.value.rule == "broken-archive"
