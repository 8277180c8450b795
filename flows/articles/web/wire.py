"""Connections that lead to public addresses only, and on which nothing is waited for beyond a deadline."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from ssl import SSLContext
from typing import Any

import httpcore

from flows.articles.rejection import Unreadable

_SLICE = 1.0  # seconds after which a run that was stopped is noticed
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: the last four bytes are an IPv4 address


class Clock:
    """The moment after which no byte of the document at hand is waited for any more; now, once `stopped` is set."""

    def __init__(self, stopped: threading.Event) -> None:
        self._end = float("inf")
        self._stopped = stopped

    def start(self, seconds: float) -> None:
        """Allow so many seconds from now."""
        self._end = time.monotonic() + seconds

    def within(self, timeout: float | None) -> float:
        """How long one step may take; raises Unreadable, rule `too-slow`, where no time is left."""
        if self._stopped.is_set():
            raise Unreadable("out-of-time", "was not fetched: the run was stopped")
        left = self._end - time.monotonic()
        if left <= 0:
            raise Unreadable("too-slow", "took longer than is allowed: raise `limits.seconds` for it, or leave it out")
        return left if timeout is None else min(timeout, left)


class Guard(httpcore.NetworkBackend):
    """Looks up a host and connects to the very address it has checked, so that no second look-up can differ."""

    def __init__(self, clock: Clock, *, allow_private: bool) -> None:
        self._clock = clock
        self._allow_private = allow_private
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of `host` that answers; private ones are refused unless allowed."""
        addresses = look_up(host, port)
        allowed = [one for one in addresses if self._allow_private or is_public(one)]
        if addresses and not allowed:
            said = (
                "leads to a private address: if that is meant, set `allow_private` for it, or PLEDGEBOOK_ALLOW_PRIVATE"
            )
            raise Unreadable("private-address", said)
        failure: Exception = httpcore.ConnectError("the host has no address")
        for address in allowed:
            try:
                within = self._clock.within(timeout)
                stream = self._plain.connect_tcp(address, port, within, local_address, socket_options)
                return _TimedStream(stream, self._clock)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure


class _TimedStream(httpcore.NetworkStream):
    """Bytes that come one by one are each in time: only a clock over all of them ends that."""

    def __init__(self, stream: httpcore.NetworkStream, clock: Clock) -> None:
        self._stream = stream
        self._clock = clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        silent_at = time.monotonic() + self._clock.within(timeout)
        while True:
            wait = min(_SLICE, self._clock.within(max(0.0, silent_at - time.monotonic())))
            try:
                return self._stream.read(max_bytes, wait)
            except httpcore.ReadTimeout:
                if time.monotonic() >= silent_at:
                    raise

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._clock.within(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._clock.within(timeout))
        return _TimedStream(secured, self._clock)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def look_up(host: str, port: int) -> list[str]:
    """The addresses of a host, the preferred one first."""
    try:
        found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore.ConnectError(f"its host is not known: {error}") from None
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet, and so do all addresses that it stands for."""
    ip = ip_address(address.partition("%")[0])
    inner: list[IPv4Address | IPv6Address | None] = []
    if isinstance(ip, IPv6Address):
        inner = [ip.ipv4_mapped, ip.sixtofour, ip.teredo[1] if ip.teredo else None]
        if ip in _NAT64:
            inner.append(IPv4Address(int(ip) & 0xFFFFFFFF))
    mapped = [one for one in inner if one is not None]
    if mapped:
        return all(is_public(str(one)) for one in mapped)
    return ip.is_global and not ip.is_multicast and not ip.is_reserved
