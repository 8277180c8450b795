"""Verbs of promising, giving, handing over and reaffirming, with the words that belong to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from flows.extract.document import Document
from flows.extract.grammar import VerbGroup
from flows.extract.lexicon import Lexicon, forms
from flows.extract.record import record

#: How far, in tokens, the second part of a verb may stand from the first ("put … at the disposal").
GAP = 30


@dataclass(slots=True, unsafe_hash=True)
class Predicate:
    """A verb that may commit: its group, the frames of its lexicon entry, and where its object begins.

    `kind` is finite, participle ("…, offering seats") or reduced ("seats offered by …"). `gap` is the stretch between
    the two parts of a split verb; `future` says that the deed is announced, not done; `long` that more words matched.
    """

    group: VerbGroup
    frames: frozenset[str]
    end: int
    kind: str = "finite"
    gap: tuple[int, int] | None = None
    future: bool = False
    long: bool = False
    #: The first token of the group.
    first: int = field(init=False, compare=False)

    def __post_init__(self) -> None:
        self.first = self.group.first


#: Words after the verb ("*" for a gap) and the frames of an entry.
Entry = tuple[tuple[str, ...], frozenset[str]]
Hit = tuple[int, int, tuple[int, int] | None]
#: Particles that are no adverbs to be passed over on the way to the second part of a verb.
PARTICLES = frozenset("up forward over out in away behind on together back".split())
#: Words after which a particle belongs to another verb ("lend a team to keep hackers out").
CLOSED = frozenset("to that which who".split())


#: The frames of a bare verb, and its phrases by the word after it.
Verb = tuple[frozenset[str], Mapping[str, list[Entry]]]


@record
class VerbTable:
    """`pledge_verbs.csv`: frames of bare verbs, the lemmas of each form, what is known of the verbs it is a form of."""

    bare: dict[str, frozenset[str]]
    lemma: dict[str, tuple[str, ...]]
    verbs: Mapping[str, tuple[Verb, ...]]


def build_verbs(lexicon: Lexicon) -> VerbTable:
    """The pledge verbs, longest phrase first."""
    frames: dict[tuple[str, ...], set[str]] = {}
    for row in lexicon.table("pledge_verbs"):
        frames.setdefault(tuple(row["verb"].split()), set()).add(row["frame"])
    bare: dict[str, frozenset[str]] = {}
    phrases: dict[str, dict[str, list[Entry]]] = {}
    lemma: dict[str, list[str]] = {}
    for (head, *rest), found in sorted(frames.items(), key=lambda entry: -len(entry[0])):
        for form in forms(head):
            if head not in lemma.setdefault(form, []):
                lemma[form].append(head)
        if rest:
            phrases.setdefault(head, {}).setdefault(rest[0], []).append((tuple(rest), frozenset(found)))
        else:
            bare[head] = frozenset(found)
    known = {head: (bare.get(head, frozenset()), phrases.get(head, {})) for head in {**bare, **phrases}}
    verbs = {form: tuple(known[head] for head in heads) for form, heads in lemma.items()}
    return VerbTable(bare, {form: tuple(heads) for form, heads in lemma.items()}, verbs)


def match_verb(doc: Document, group: VerbGroup, last: int, *, kind: str = "finite", future: bool = False) -> Predicate:
    """The longest lexicon entry that the verb and the words after it fit."""
    low, tags, table = doc.tokens.low, doc.tags, doc.lexicon.derived(build_verbs)
    at = after = group.head + 1
    while after < last and tags[after] == "R" and low[after] not in PARTICLES:
        after += 1
    best: Hit | None = None
    frames: frozenset[str] = frozenset()
    for bare, phrases in table.verbs.get(low[group.head], ()):
        for begin in (at,) if after == at else (at, after):
            found = _phrase(low, phrases, begin, last) if phrases else None
            if found is not None and (best is None or found[0][0] > best[0]):
                best, frames = found
        if best is None or best[0] == 0:
            frames |= bare
            best = (0, at, None) if frames else None
    if best is None:
        return Predicate(group, frozenset(), group.last, kind, future=future)
    return Predicate(group, frames, max(best[1], at), kind, best[2], future, best[0] > 0)


def _phrase(
    low: Sequence[str], phrases: Mapping[str, list[Entry]], at: int, last: int
) -> tuple[Hit, frozenset[str]] | None:
    """The longest phrase of a verb whose words stand at token `at`, gaps allowed, with its frames."""
    if at >= last:
        return None
    if low[at] == "up" and tuple(low[at + 1 : at + 2]) == ("to",) and low[at + 2 : at + 3] and low[at + 2][0].isdigit():
        at += 2  # "make up to 600 troops available": a qualifier, no particle
    best: tuple[Hit, frozenset[str]] | None = None
    begun, split = phrases.get(low[at], []), phrases.get("*", [])
    for words, frames in begun + split if begun else split:
        length = len(words) - (words[0] == "*")
        if best is None or length > best[0][0]:
            place = _fits(low, words, at, last)
            if place is not None:
                best = (length, *place), frames
    return best


def _fits(low: Sequence[str], words: tuple[str, ...], at: int, last: int) -> tuple[int, tuple[int, int] | None] | None:
    """End of a phrase and its gap, where `words` (after the verb) stand at token `at`."""
    if "*" in words[1:]:
        inner = words.index("*", 1)
        if tuple(low[at : at + inner]) != words[:inner]:
            return None
        after = _fits(low, words[inner:], at + inner, last)  # "is back, after eight years, with 300 officers"
        return (after[0], None) if after is not None else None
    if words[0] != "*":
        return (
            (at + len(words), None) if tuple(low[at : at + len(words)]) == words and at + len(words) <= last else None
        )
    rest = words[1:]
    if rest[0] not in low[at + 1 : min(at + GAP, last - len(rest) + 1)]:
        return None
    particle = rest[0] in PARTICLES
    for i in range(at + 1, min(at + GAP, last - len(rest) + 1)):
        if low[i] == rest[0] and tuple(low[i : i + len(rest)]) == rest:
            return i + len(rest), (at, i)
        if low[i] == ";" or (particle and low[i] in CLOSED):
            return None
    return None
