"""Cities by every name that writers give them: one name to compare by, and the country it lies in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import polars as pl

from flows.resolve.ids import fold


class Places:
    """The aliases of kind `city`, of which the id is the city's name and its country (`Seoul|KOR`)."""

    def __init__(self, reference: Mapping[str, pl.DataFrame]):
        found: dict[str, set[str]] = defaultdict(set)
        aliases = reference.get("aliases", pl.DataFrame({"kind": [], "alias": [], "id": []}))
        for alias, city in aliases.filter(pl.col("kind") == "city").select("alias", "id").iter_rows():
            found[fold(alias)].add(city)
            found[fold(city.partition("|")[0])].add(city)
        # A name that two cities bear (Georgetown, Santiago) says nothing of the country.
        self._cities = {name: next(iter(cities)).split("|") for name, cities in found.items() if len(cities) == 1}

    def city(self, printed: str | None) -> str | None:
        """The city's usual name: Kiev → Kyiv; as printed where it is not known."""
        known = self._cities.get(fold(printed or ""))
        return known[0] if known else printed

    def country(self, printed: str | None) -> str | None:
        """The country the city lies in, where its name leaves no doubt."""
        known = self._cities.get(fold(printed or ""))
        return known[1] if known and len(known) > 1 else None
