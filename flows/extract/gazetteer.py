"""Names that the reference tables know, found in the tokens by longest match."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from sys import intern
from typing import NamedTuple

from flows.extract.record import record
from flows.extract.tokens import Tokens, tokenize


@record
class Alias:
    """A form as printed: what kind of thing it names, and which; `note` as in `seeds/reference/aliases.csv`."""

    form: str
    kind: str
    id: str
    case_sensitive: bool
    note: str = ""


@record
class Entity:
    """A known name in the text: tokens `first` to `last` (exclusive), characters `start` to `end`.

    `kind` and `id` are the alias's.
    """

    first: int
    last: int
    start: int
    end: int
    alias: Alias
    kind: str
    id: str


#: The words of a form as printed, and the alias.
_Printed = tuple[list[str], Alias]


class _Rest(NamedTuple):
    """How forms go on after their first two words: those of three and more by the third, the longest first."""

    by_third: dict[str, list[tuple[list[str], list[_Printed]]]]
    pair: list[_Printed]


class Gazetteer:
    """Longest-match lookup of many names in one pass over the tokens.

    Where several aliases share one form, `find` gives the first of them by kind; ambiguous forms carry a note.
    """

    def __init__(self, aliases: Iterable[Alias]) -> None:
        forms: dict[tuple[str, ...], list[_Printed]] = {}
        for alias in aliases:
            form = tokenize(alias.form)
            if len(form):
                printed = [w.replace("’", "'") for w in form.word]
                forms.setdefault(tuple(form.low), []).append((printed, alias))
        self._single: dict[str, list[_Printed]] = {}
        self._longer: dict[str, dict[str, _Rest]] = {}
        for low, entries in sorted(forms.items(), key=lambda item: -len(item[0])):
            entries.sort(key=lambda e: (not e[1].case_sensitive, e[1].kind, e[1].id))
            if len(low) == 1:
                self._single[low[0]] = entries
            else:
                rest = self._longer.setdefault(low[0], {}).setdefault(low[1], _Rest({}, []))
                if len(low) == 2:
                    rest.pair.extend(entries)
                else:
                    rest.by_third.setdefault(low[2], []).append((list(low), entries))

        self._firsts = frozenset(map(intern, (*self._single, *self._longer)))

    def find(self, tokens: Tokens) -> list[Entity]:
        """Entities in order of the text, without overlaps; forms with an empty id only shield what they cover."""
        found: list[Entity] = []
        firsts, single, until = self._firsts, self._single, 0
        low = [*tokens.low, ""]
        for i in [i for i, word in enumerate(tokens.low) if word in firsts]:
            if i >= until and (low[i] in single or low[i + 1] in self._longer[low[i]]):
                alias, end = self._at(tokens, i)
                if alias is not None:
                    until = end
                    if alias.id:
                        start, end = tokens.start[i], tokens.end[until - 1]
                        found.append(Entity(i, until, start, end, alias, alias.kind, alias.id))
        return found

    def _at(self, tokens: Tokens, i: int) -> tuple[Alias | None, int]:
        """The alias of the longest form at token `i`, and the token after it."""
        low, word = tokens.low, tokens.word
        by_second = self._longer.get(low[i])
        rest = by_second.get(low[i + 1]) if by_second is not None and i + 1 < len(low) else None
        if rest is not None:
            for words, entries in rest.by_third.get(low[i + 2], ()) if i + 2 < len(low) else ():
                if low[i : i + len(words)] == words and (alias := _printed_so(entries, word, i)) is not None:
                    return alias, i + len(words)
            if rest.pair and (alias := _printed_so(rest.pair, word, i)) is not None:
                return alias, i + 2
        return _printed_so(self._single.get(low[i], ()), word, i), i + 1


def _printed_so(entries: Iterable[_Printed], word: Sequence[str], i: int) -> Alias | None:
    """The first of several aliases of one form that allows the letters' case as printed at token `i`."""
    for words, alias in entries:
        if not alias.case_sensitive:
            return alias
        printed = word[i : i + len(words)]
        if printed == words or ("’" in "".join(printed) and [w.replace("’", "'") for w in printed] == words):
            return alias
    return None
