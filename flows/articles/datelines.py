"""How a news report opens: place, perhaps a date and an agency, then a dash or colon."""

from __future__ import annotations

import re

from flows.articles.dates import MONTHS

_UPPER = r"[A-ZÀ-Þ][A-ZÀ-Þ’'. -]{2,40}"
_NAME = r"[A-ZÀ-Þ][\w’'.-]{1,20}"
_PLACE = rf"{_NAME}(?:[ ,]{{1,2}}(?:{_NAME}|of|the|de|du|da|la|el|al|and)){{0,4}}"
_MONTH = "|".join(sorted((month.capitalize() for month in MONTHS), key=len, reverse=True))
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTH})|(?:{_MONTH})\.? \d{{1,2}})\b[^.!?]{{0,24}}?"
_END = r"(?:–|—|--?|:|/)"
# "LOMÉ – No notes", "UNITED NATIONS, (APP - 15th May, 2025) A ministerial", "PORT OF SPAIN: It took two umpires"
_UPPER_PLACE = re.compile(
    rf"{_UPPER}(?:, [A-Z][\w .,’'-]{{1,40}}){{0,2}}(?: ?\([^)]{{2,30}}\))? ?(?:–|—|--?|:)[ –—-]"
    rf"|{_UPPER},? \([A-Z]{{2,8}}\b[^)]{{0,30}}\)"
)
_DASHED_PLACE = re.compile(rf"{_UPPER}(?: ?\([^)]{{2,30}}\))? ?(?:–|—|--) ")
# "Jaipur (Rajasthan) [India], November 16 (ANI):", "Nairobi, 13 May 2043.–", "New York (ANTARA) - The", "May 24: Nepal"
_DATED_PLACE = re.compile(
    rf"{_PLACE}(?: \([^)]{{2,30}}\))?(?: \[[^\]]{{2,30}}\])?,? {_DAY}\.?{_END}"
    rf"|{_NAME}(?: {_NAME}){{0,2}},? \([^)]{{2,40}}\) ?(?:–|—|--?|:) ?[A-Z“\"‘'«\d]"
    rf"|(?:\d{{1,2}} (?:{_MONTH})|(?:{_MONTH})\.? \d{{1,2}})(?:,? \d{{4}})? ?(?:–|—|--?|:) ?[A-Z“\"‘'«]"
)
_LONGEST = 110
# A headline that runs into its report: "… for UN missions NEW YORK, Sept 29 (APP): More than 50 …"
_INNER = re.compile(
    r"(?<=[\w?!’”]) (?=[A-Z][A-Z.’'-]{2,}(?: [A-Z][A-Z.’'-]+){0,3}(?:, [A-Z][a-z]{2,8}\.? \d{1,2})? ?"
    r"(?:\([A-Z][\w ]{1,20}\) ?)?(?:–|—|--?|:) )"
)


def is_dateline(text: str) -> bool:
    """Whether a paragraph opens with a dateline, or with a label in capitals and a colon, which looks the same."""
    opening = text[:_LONGEST]
    return bool(_UPPER_PLACE.match(opening) or _DATED_PLACE.match(opening))


def is_certain_dateline(text: str) -> bool:
    """The same without capitals and a colon alone: "FACT SHEET: …" is a headline, "PORT OF SPAIN: …" a report."""
    opening = text[:_LONGEST]
    return bool(_DASHED_PLACE.match(opening) or _DATED_PLACE.match(opening))


def find_inner_dateline(text: str) -> int | None:
    """Where a dateline stands after a headline of at least twenty characters: the position of the space before it."""
    found = _INNER.search(text, 20, 260)
    return found.start() if found else None
