"""robots.txt: what its host lets us ask for, and how often."""

from __future__ import annotations

from protego import Protego

from flows.articles.web.manners import NAME

MOST_BYTES = 512_000  # RFC 9309 has us read at least 500 kibibytes
MOST_DELAY = 300.0  # seconds; no site of news asks for more, and a misprint must not end the run


class Rules:
    """The rules of one host, from the text of its robots.txt; without one everything is allowed."""

    def __init__(self, text: str = "") -> None:
        self._rules = Protego.parse(text)

    def allow(self, address: str) -> bool:
        """Whether we may ask for an address."""
        return self._rules.can_fetch(address, NAME)

    @property
    def delay(self) -> float:
        """Seconds that the host wants between two requests."""
        return min(float(self._rules.crawl_delay(NAME) or 0), MOST_DELAY)
