"""Where a text pledges: verbs of promising, giving, handing over and reaffirming, with the words that belong to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.extract.document import Document
from flows.extract.grammar import VerbGroup
from flows.extract.lexicon import Lexicon, forms

#: How far, in tokens, the second part of a verb may stand from the first ("put … at the disposal").
GAP = 30


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb that may commit: its group, the frames of its lexicon entry, and where its object begins.

    `kind` is finite, participle ("…, offering seats") or reduced ("seats offered by …"). `gap` is the stretch between the
    two parts of a split verb, `future` says that the deed is announced, not done, and `long` that several words matched.
    """

    group: VerbGroup
    frames: frozenset[str]
    end: int
    kind: str = "finite"
    gap: tuple[int, int] | None = None
    future: bool = False
    long: bool = False

    @property
    def first(self) -> int:
        return self.group.first


Entry = tuple[tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class VerbTable:
    """Lexicon entries of `pledge_verbs.csv` by lemma, and the lemmas of each form."""

    entries: dict[str, list[Entry]]
    lemma: dict[str, tuple[str, ...]]


def build_verbs(lexicon: Lexicon) -> VerbTable:
    """The pledge verbs, longest phrase first."""
    entries: dict[str, list[Entry]] = {}
    lemma: dict[str, list[str]] = {}
    for row in lexicon.table("pledge_verbs"):
        head, *rest = row["verb"].split()
        entries.setdefault(head, []).append((tuple(rest), row["frame"]))
    for head, rows in entries.items():
        rows.sort(key=lambda e: -len(e[0]))
        for form in forms(head):
            lemma.setdefault(form, []).append(head)
    return VerbTable(entries, {form: tuple(heads) for form, heads in lemma.items()})


def match_verb(doc: Document, table: VerbTable, group: VerbGroup, last: int) -> Predicate:
    """The longest lexicon entry that the verb and the words after it fit."""
    low, tags = doc.tokens.low, doc.tags
    best: tuple[int, int, tuple[int, int] | None] | None = None
    frames: set[str] = set()
    after = group.head + 1
    while (
        after < last
        and (tags[after] == "R" or low[after] == "also")
        and low[after] not in ("up", "forward", "over", "out", "in", "away", "behind", "on")
    ):
        after += 1
    for lemma in table.lemma.get(low[group.head], ()):
        for words, frame in table.entries[lemma]:
            hit = _fits(low, words, after, last)
            if hit is None:
                hit = _fits(low, words, group.head + 1, last) if after > group.head + 1 else None
            if hit is None:
                continue
            length = sum(w != "*" for w in words)
            if best is None or length > best[0]:
                best, frames = (length, *hit), {frame}
            elif length == best[0]:
                frames.add(frame)
    if best is None:
        return Predicate(group, frozenset(), group.last)
    return Predicate(group, frozenset(frames), max(best[1], group.head + 1), "finite", best[2], long=best[0] > 0)


def _fits(low: Sequence[str], words: tuple[str, ...], at: int, last: int) -> tuple[int, tuple[int, int] | None] | None:
    """End of a phrase and its gap, where `words` (after the verb) stand at token `at`."""
    if not words:
        return at, None
    if words[0] != "*":
        return (
            (at + len(words), None) if tuple(low[at : at + len(words)]) == words and at + len(words) <= last else None
        )
    rest = words[1:]
    if not rest:
        return at, None
    for i in range(at + 1, min(at + GAP, last - len(rest) + 1)):
        if low[i] == rest[0] and tuple(low[i : i + len(rest)]) == rest:
            return i + len(rest), (at, i)
        if low[i] == ";":
            return None
    return None
