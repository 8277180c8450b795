"""How politely, and how carefully, documents are fetched."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import metadata

# By which robots.txt may address us.
NAME = "pledgebook"


@dataclass(frozen=True, slots=True)
class Manners:
    """Times are in seconds, sizes in bytes.

    A feed or sitemap leads to at most `pages` pages. `archive` and `archive_time` hold for files of many articles
    (`.zip`, `.gz`, WARC, `.jsonl`, `.csv`), `document` and `document_time` for all else; both times count from the
    request to the last byte. A server that asks to be left alone (Retry-After) is waited for up to `longest_wait`.
    `in_all` is for all fetching together.
    """

    delay: float = 1.0  # from the end of one answer to the next request to the same host
    tries: int = 3
    pause: float = 2.0  # before the second try; twice as long before each further one
    longest_wait: float = 120.0
    silence: float = 20.0  # until a connection stands, or the next bytes come
    document_time: float = 60.0
    archive_time: float = 3600.0
    in_all: float = 7200.0
    document: int = 20_000_000
    archive: int = 2_000_000_000
    redirects: int = 5
    pages: int = 1000
    allow_private: bool = False
    contact: str | None = None  # an address for those whose servers we ask


def user_agent(contact: str | None) -> str:
    """What we are called, in each request."""
    try:
        version = metadata.version(NAME)
    except metadata.PackageNotFoundError:
        version = "0"
    return f"{NAME}/{version} (reads news on UN peacekeeping{f'; {contact}' if contact else ''})"
