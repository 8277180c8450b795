"""What the reading of events leaves for other readers: the meetings, their hosts, the day of writing."""

from __future__ import annotations

from flows.extract.document import Document
from flows.extract.edition import Edition
from flows.extract.host import Host
from flows.extract.moment import UNDATED, Now
from flows.extract.sighting import Sighting


def editions_of(doc: Document) -> list[tuple[Edition, Sighting]]:
    """The meetings that `find_events` found in this document, each with its sighting."""
    return list(doc.memo.get("editions", []))


def hosts_of(doc: Document) -> list[Host]:
    """The hosts that `find_events` found in this document."""
    return list(doc.memo.get("hosts", []))


def written(doc: Document) -> Now:
    """When the article was written, as `find_events` read it."""
    now = doc.memo.get("written", UNDATED)
    return now if isinstance(now, Now) else UNDATED
