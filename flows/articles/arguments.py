"""What a person gives as `--articles` → local places to look at and documents of the web to fetch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from flows.articles import source_list
from flows.articles.reading import Limits, Reading
from flows.articles.source_list import ListedSource, read_source_list
from flows.articles.sources import NoArticles, Place
from flows.articles.web.manners import Manners


@dataclass(frozen=True, slots=True)
class Remote:
    """An address to fetch: a page or file, or a feed or sitemap and the pages that it leads to.

    Without a `kind` the document itself says what it is. Of the pages of a list only those are fetched whose address
    fits one of the patterns in `match`, if there are any.
    """

    url: str
    manners: Manners
    kind: str | None = None
    match: tuple[str, ...] = ()
    reading: Reading = field(default_factory=Reading)

    def wants(self, url: str) -> bool:
        """Whether a page of the list is to be read."""
        return not self.match or any(fnmatchcase(url, pattern) for pattern in self.match)


@dataclass(frozen=True, slots=True)
class Arguments:
    """Everything that was asked for."""

    places: Sequence[Place]
    remotes: Sequence[Remote]


def read_arguments(arguments: Iterable[str | Path], manners: Manners) -> Arguments:
    """Tell paths from addresses, and read lists of sources (`.yaml`). Raises NoArticles where one makes no sense."""
    places: list[Place] = []
    remotes: list[Remote] = []
    for argument in arguments:
        path = Path(argument)
        if "://" in str(argument):
            remotes.append(Remote(_checked(str(argument)), manners))
        elif path.suffix.lower() in source_list.SUFFIXES and path.is_file():
            for listed in read_source_list(path):
                if listed.path is not None:
                    places.append(Place(path.parent / listed.path, _reading(listed)))
                else:
                    remotes.append(_remote(listed, manners))
        else:
            places.append(Place(path))
    return Arguments(places, remotes)


def _checked(url: str) -> str:
    if not url.startswith(("http://", "https://")):
        raise NoArticles(f"{url}: only http:// and https:// addresses can be read; check what was given to --articles")
    return url


def _reading(listed: ListedSource) -> Reading:
    known = {name: size for name in ("document", "archive") if (size := getattr(listed.limits, name)) is not None}
    return Reading(replace(Limits(), **known), listed.columns, listed.publisher)


def _remote(listed: ListedSource, manners: Manners) -> Remote:
    limits = listed.limits
    wishes: dict[str, Any] = {
        "delay": listed.delay,
        "allow_private": listed.allow_private,
        "pages": limits.pages,
        "document": limits.document,
        "archive": limits.archive,
        "document_time": limits.seconds,
        "archive_time": limits.seconds,
    }
    own = replace(manners, **{name: value for name, value in wishes.items() if value is not None})
    patterns = [listed.match] if isinstance(listed.match, str) else listed.match or []
    return Remote(listed.url or "", own, listed.kind, tuple(patterns), _reading(listed))
