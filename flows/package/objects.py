"""Objects below a URL: read, listed, and put on conditions. Everything that can go wrong is a StoreError."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import obstore
from obstore import exceptions
from obstore.store import from_url

from flows.package.place import StoreError

_RETRY: Any = {"max_retries": 5, "retry_timeout": timedelta(seconds=60)}


class Changed(Exception):
    """An object that a put was to replace or create is not as it was when we read it."""


class Objects:
    """The objects below one URL, by their paths relative to it."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        with self._told():
            self._store = from_url(url, retry_config=_RETRY)

    def find(self, path: str) -> tuple[bytes, str] | None:
        """Content and tag of an object, or None where there is none."""
        try:
            return self.get(path)
        except FileNotFoundError:
            return None

    def get(self, path: str) -> tuple[bytes, str]:
        """Content and tag of an object. Raises FileNotFoundError where there is none."""
        with self._told():
            found = obstore.get(self._store, path)
            return bytes(found.bytes()), str(found.meta["e_tag"])

    def put_if(self, path: str, content: bytes, tag: str | None) -> str:
        """Replace the object that has `tag`, or create it where `tag` is None; returns the new tag.

        Raises Changed where the object is another by now.
        """
        mode: Any = "create" if tag is None else {"e_tag": tag}
        try:
            with self._told():
                put = obstore.put(self._store, path, content, mode=mode, use_multipart=False)
                return str(put["e_tag"])
        except FileNotFoundError as error:
            if tag is None:
                raise StoreError(
                    f"{self.url}: no such bucket or container; make it, or give another --output"
                ) from error
            raise Changed(path) from error
        except (exceptions.AlreadyExistsError, exceptions.PreconditionError) as error:
            # A put whose answer was lost is tried again, and then finds its own work.
            found = self.find(path)
            if found is not None and found[0] == content:
                return found[1]
            raise Changed(path) from error

    def create(self, path: str, content: bytes) -> None:
        """A new object. Raises StoreError where another one has its name."""
        try:
            self.put_if(path, content, None)
        except Changed:
            said = f"{self.url}/{path}: is there already and is no part of a listed version"
            raise StoreError(f"{said}; another run is writing it, or it is to be removed") from None

    def sizes(self, prefix: str) -> dict[str, int]:
        """Bytes of every object below a prefix that ends with a slash, by path."""
        with self._told():
            return {str(o["path"]): int(o["size"]) for batch in obstore.list(self._store, prefix) for o in batch}

    def folders(self) -> list[str]:
        """First parts of the paths of all objects."""
        with self._told():
            found = obstore.list_with_delimiter(self._store)
            return sorted(str(p).rstrip("/") for p in found["common_prefixes"])

    def delete(self, paths: list[str]) -> None:
        """Remove objects; those that are gone already do not matter."""
        with self._told():
            if paths:
                obstore.delete(self._store, paths)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (exceptions.AlreadyExistsError, exceptions.PreconditionError, FileNotFoundError):
            raise
        except (exceptions.BaseError, ValueError) as error:
            said = (str(error).splitlines() or [""])[0]
            raise StoreError(f"{self.url}: {said[:300]}; check the address, the network and the credentials") from error
