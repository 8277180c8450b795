"""Names that the reference tables know, found in the tokens by longest match."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flows.extract.tokens import Tokens, tokenize


@dataclass(frozen=True, slots=True)
class Alias:
    """A form as printed: what kind of thing it names, and which; `note` as in `seeds/reference/aliases.csv`."""

    form: str
    kind: str
    id: str
    case_sensitive: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """A known name in the text: tokens `first` to `last` (exclusive), characters `start` to `end`."""

    first: int
    last: int
    start: int
    end: int
    alias: Alias

    @property
    def kind(self) -> str:
        return self.alias.kind

    @property
    def id(self) -> str:
        return self.alias.id


class Gazetteer:
    """Longest-match lookup of many names in one pass over the tokens.

    Where several aliases share one form, `find` gives the first of them by kind; ambiguous forms carry a note.
    """

    def __init__(self, aliases: Iterable[Alias]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], tuple[str, ...], Alias]]] = {}
        for alias in aliases:
            form = tokenize(alias.form)
            if len(form):
                entry = (tuple(form.low), tuple(w.replace("’", "'") for w in form.word), alias)
                self._by_first.setdefault(form.low[0], []).append(entry)
        for entries in self._by_first.values():
            entries.sort(key=lambda e: (-len(e[0]), not e[2].case_sensitive, e[2].kind, e[2].id))

    def find(self, tokens: Tokens) -> list[Entity]:
        """Entities in order of the text, without overlaps; forms with an empty id only shield what they cover."""
        found: list[Entity] = []
        low, word = tokens.low, tokens.word
        by_first = self._by_first
        i, total = 0, len(tokens)
        while i < total:
            entries = by_first.get(low[i])
            length = 0
            if entries is not None:
                for lows, words, alias in entries:
                    length = len(lows)
                    if length > 1 and tuple(low[i : i + length]) != lows:
                        continue
                    if alias.case_sensitive and tuple(w.replace("’", "'") for w in word[i : i + length]) != words:
                        continue
                    if alias.id:
                        found.append(Entity(i, i + length, tokens.start[i], tokens.end[i + length - 1], alias))
                    break
                else:
                    length = 0
            i += length or 1
        return found
