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


@dataclass(slots=True, unsafe_hash=True)
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


#: The words of a form as printed, and the alias.
_Printed = tuple[list[str], Alias]


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
        #: Forms of one word, and longer ones by their first two words, the longest first.
        self._single: dict[str, list[_Printed]] = {}
        self._longer: dict[str, dict[str, list[tuple[int, list[str], list[_Printed]]]]] = {}
        for low, entries in sorted(forms.items(), key=lambda item: -len(item[0])):
            entries.sort(key=lambda e: (not e[1].case_sensitive, e[1].kind, e[1].id))
            if len(low) == 1:
                self._single[low[0]] = entries
            else:
                by_second = self._longer.setdefault(low[0], {})
                by_second.setdefault(low[1], []).append((len(low), list(low), entries))
        self._firsts = frozenset(self._single) | self._longer.keys()

    def find(self, tokens: Tokens) -> list[Entity]:
        """Entities in order of the text, without overlaps; forms with an empty id only shield what they cover."""
        found: list[Entity] = []
        firsts, until = self._firsts, 0
        for i in [i for i, word in enumerate(tokens.low) if word in firsts]:
            if i >= until:
                alias, end = self._at(tokens, i)
                if alias is not None:
                    until = end
                    if alias.id:
                        found.append(Entity(i, until, tokens.start[i], tokens.end[until - 1], alias))
        return found

    def _at(self, tokens: Tokens, i: int) -> tuple[Alias | None, int]:
        """The alias of the longest form at token `i`, and the token after it."""
        low = tokens.low
        first = low[i]
        if first in self._longer and i + 1 < len(low):
            for length, words, entries in self._longer[first].get(low[i + 1], ()):
                if low[i : i + length] == words:
                    alias = _printed_so(entries, tokens.word, i)
                    if alias is not None:
                        return alias, i + length
        return _printed_so(self._single.get(first, ()), tokens.word, i), i + 1


def _printed_so(entries: Iterable[_Printed], word: Sequence[str], i: int) -> Alias | None:
    """The first of several aliases of one form that allows the letters' case as printed at token `i`."""
    for words, alias in entries:
        if not alias.case_sensitive:
            return alias
        printed = word[i : i + len(words)]
        if printed == words or ("’" in "".join(printed) and [w.replace("’", "'") for w in printed] == words):
            return alias
    return None
