"""Gzip, unpacked no further than a limit allows, whatever the packed bytes promise."""

from __future__ import annotations

import zlib

from flows.articles.rejection import Unreadable

_GZIP_OR_ZLIB = 47  # zlib's window bits for "whichever of the two the header says"


class Inflater:
    """Unpacks a stream that comes piece by piece; raises Unreadable where it is broken or exceeds `limit` bytes."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._given = 0
        self._member = zlib.decompressobj(_GZIP_OR_ZLIB)

    def feed(self, packed: bytes) -> bytes:
        """The unpacked bytes that one more piece makes."""
        parts: list[bytes] = []
        while packed:
            if self._member.eof:  # gzip may hold several members, one after the other
                self._member = zlib.decompressobj(_GZIP_OR_ZLIB)
            try:
                parts.append(self._member.decompress(packed, self._limit - self._given + 1))
            except zlib.error as error:
                raise Unreadable("broken-archive", f"is compressed in a broken way ({error}): fetch it anew") from None
            self._given += len(parts[-1])
            if self._given > self._limit:
                raise Unreadable("archive-too-large", f"expands to more than {self._limit:,} bytes: raise the limit")
            packed = self._member.unconsumed_tail or self._member.unused_data
        return b"".join(parts)

    def close(self) -> None:
        """Raise Unreadable if the stream ended before its end was told."""
        if not self._member.eof:
            raise Unreadable("broken-archive", "breaks off in its compressed bytes: fetch it anew")


def inflate(packed: bytes, limit: int) -> bytes:
    """All of a gzip or zlib stream."""
    inflater = Inflater(limit)
    unpacked = inflater.feed(packed)
    inflater.close()
    return unpacked
