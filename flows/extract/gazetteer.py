"""Names that the reference tables know, found in the tokens by longest match."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
        forms: dict[str, dict[tuple[str, ...], list[tuple[tuple[str, ...], Alias]]]] = {}
        for alias in aliases:
            form = tokenize(alias.form)
            if len(form):
                printed = tuple(w.replace("’", "'") for w in form.word)
                forms.setdefault(form.low[0], {}).setdefault(tuple(form.low), []).append((printed, alias))
        #: By first word: the lengths of the forms that begin with it, longest first, and the forms themselves.
        self._by_first = {
            first: (tuple(sorted({len(lows) for lows in held}, reverse=True)), held) for first, held in forms.items()
        }
        for held in forms.values():
            for entries in held.values():
                entries.sort(key=lambda e: (not e[1].case_sensitive, e[1].kind, e[1].id))

    def find(self, tokens: Tokens) -> list[Entity]:
        """Entities in order of the text, without overlaps; forms with an empty id only shield what they cover."""
        found: list[Entity] = []
        low, by_first = tokens.low, self._by_first
        until, total = 0, len(low)
        for i, first in enumerate(low):
            if first not in by_first or i < until:
                continue
            lengths, forms = by_first[first]
            for length in lengths:
                if i + length > total:
                    continue
                entries = forms.get(tuple(low[i : i + length]) if length > 1 else (first,))
                alias = _printed_so(entries, tokens.word, i) if entries is not None else None
                if alias is not None:
                    until = i + length
                    if alias.id:
                        found.append(Entity(i, until, tokens.start[i], tokens.end[until - 1], alias))
                    break
        return found


def _printed_so(entries: list[tuple[tuple[str, ...], Alias]], word: Sequence[str], i: int) -> Alias | None:
    """The first of several aliases of one form that allows the letters' case as printed at token `i`."""
    for words, alias in entries:
        if not alias.case_sensitive or tuple(w.replace("’", "'") for w in word[i : i + len(words)]) == words:
            return alias
    return None
