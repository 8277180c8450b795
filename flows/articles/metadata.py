"""What front matter, a JSON object or a CSV row says of its article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields as fields_of
from datetime import date, datetime
from typing import Any

import yaml

from flows.articles.article import PageMetadata
from flows.articles.characters import mend_characters

_FRONT_MATTER = re.compile(r"\s{0,20}---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z_-]{2,30})[ \t]*:[ \t]*(.*)$", re.MULTILINE)
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
# What people call the same thing.
_NAMES = {
    "title": ("title", "headline"),
    "date": ("date", "published_on", "published", "published_at", "date_published", "datepublished", "pubdate"),
    "publisher": ("publisher", "site", "sitename", "site_name", "outlet", "newspaper"),
    "agency": ("agency", "wire"),
    "language": ("language", "lang"),
    "url": ("url", "source", "link", "canonical", "canonical_url", "source_url"),
}


def split_front_matter(text: str) -> tuple[dict[str, Any], str]:
    """YAML front matter, its names in lower case, and the text below it.

    Front matter that is no valid YAML is read line by line, so that a stray colon in a title costs nothing.
    """
    found = _FRONT_MATTER.match(text)
    if not found:
        return {}, text
    try:
        fields = yaml.safe_load(found[1])
    except (yaml.YAMLError, ValueError, RecursionError):
        fields = {name: value.strip().strip("\"'") for name, value in _FIELD.findall(found[1])}
    if not isinstance(fields, dict) or not fields:
        return {}, text
    return {str(name).lower(): value for name, value in fields.items()}, text[found.end() :]


def page_metadata(fields: Mapping[str, Any]) -> PageMetadata:
    """Find each field under any of the names people use; a `source` counts only where it is a URL."""
    addresses = (str(fields[name]).strip() for name in _NAMES["url"] if name in fields)
    return PageMetadata(
        title=_words(fields, "title"),
        published_on=_first(as_date(fields[name]) for name in _NAMES["date"] if name in fields),
        publisher=_words(fields, "publisher"),
        agency=_words(fields, "agency"),
        language=_words(fields, "language"),
        url=next((address for address in addresses if address.startswith(("http://", "https://"))), None),
    )


def complete(*told: PageMetadata) -> PageMetadata:
    """Each field as the first that has it tells it."""
    found: dict[str, Any] = {}
    for one in told:
        for field in fields_of(PageMetadata):
            if found.get(field.name) is None:
                found[field.name] = getattr(one, field.name)
    return PageMetadata(**found)


def _first(days: Iterable[date | None]) -> date | None:
    return next((day for day in days if day), None)


def _words(fields: Mapping[str, Any], field: str) -> str | None:
    for name in _NAMES[field]:
        value = fields.get(name)
        if isinstance(value, str | int | float) and (text := " ".join(mend_characters(str(value)).split())):
            return text
    return None


def as_date(value: object) -> date | None:
    """The day that a value is, or begins with in ISO form."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    found = _DATE.match(value.strip()) if isinstance(value, str) else None
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None
