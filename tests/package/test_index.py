"""`versions.json` reads back as it was written, and a text that differs from it in anything is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from flows.package.index import Claim, Entry, Index, read_index

ENTRY = Entry(
    "1.0.0", "2031-05-04T06:00:00Z", "first", "first version", "sha256:ab", "cd", 12, {"people": 3}, {}, ("é",)
)
INDEX = Index("pledges", (ENTRY, replace(ENTRY, version="1.1.0")))


@pytest.mark.parametrize("index", [Index("pledges"), INDEX, replace(INDEX, claim=Claim("run", "2031", "1.2.0"))])
def test_reads_back(index: Index) -> None:
    assert read_index(index.to_json()) == index


def test_every_flipped_bit_is_refused() -> None:
    text = INDEX.to_json().encode()
    for at in range(len(text)):
        flipped = bytearray(text)
        flipped[at] ^= 1
        with pytest.raises(ValueError, match=r"damaged|not an index|codec"):
            read_index(flipped.decode("utf-8"))


def test_versions_are_found() -> None:
    assert INDEX.find("latest") == INDEX.entries[1] == INDEX.latest
    assert INDEX.find("1.0.0") == ENTRY
    assert INDEX.find("9.9.9") is None
    assert [e.version for e in INDEX.without({"1.0.0"}).entries] == ["1.1.0"]
