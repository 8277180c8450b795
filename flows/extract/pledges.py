"""Where a text pledges: verbs of promising, giving, handing over and reaffirming, with the words that belong to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flows.extract.document import Document
from flows.extract.grammar import VerbGroup
from flows.extract.lexicon import Lexicon, forms, lemmas
from flows.extract.sentences import Sentence

#: How far, in tokens, the second part of a verb may stand from the first ("put … at the disposal").
GAP = 30
#: What may stand between "is" and an infinitive that makes it a promise ("is ready to send"; "is to send").
READY = frozenset("ready prepared willing set glad happy pleased bound pledged poised".split())


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


#: Verbs after which an infinitive tells what was done ("went on to promise", "used the session to commit").
PROCEEDING = frozenset("go rise continue proceed use take come return join speak seize stand move turn step".split())
#: Participles that say of somebody that an undertaking holds ("is committed to …").
DEVOTED = frozenset("commit dedicate devote".split())
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


def find_predicates(doc: Document, sentence: Sentence) -> list[Predicate]:
    """Verbs of a sentence that may commit somebody, left to right."""
    table = doc.lexicon.derived(build_verbs)
    low, tags = doc.tokens.low, doc.tags
    found: list[Predicate] = []
    heads: set[int] = set()
    before: Predicate | None = None
    for group in doc.verbs(sentence):
        heads.update(range(group.first, group.last))
        if is_reduced(doc, group) and "by" in low[group.last : group.last + 2]:
            agent = _matched(doc, table, replace(group, passive=True), sentence.last)
            if agent.frames:
                found.append(replace(agent, kind="reduced"))
            continue
        predicate = _finite(doc, table, _inherit(low, tags, group, before), sentence.last)
        heads.add(predicate.group.head)
        found.append(predicate)
        before = predicate
    for i in range(sentence.first, sentence.last):
        if (
            i not in heads
            and tags[i] in "GE"
            and low[i] in table.lemma
            and (tags[i] == "E" or _opens(low, i, sentence.first))
        ):
            kind = "participle" if tags[i] == "G" else "reduced"
            lemma = lemmas(low[i]).get("VERB", low[i])
            group = VerbGroup(i, i + 1, i, lemma, past=tags[i] == "E", passive=tags[i] == "E")
            predicate = _matched(doc, table, group, sentence.last)
            if predicate.frames:
                found.append(replace(predicate, kind=kind))
        elif tags[i] == "V" and i > sentence.first and tags[i - 1] == "T" and low[i] in table.lemma and i not in heads:
            leader = next((p for p in reversed(found) if p.kind == "finite" and p.group.last <= i), None)
            if leader is not None and leader.group.lemma in PROCEEDING and leader.group.past and not leader.group.negated:
                predicate = _matched(doc, table, replace(leader.group, head=i, last=i + 1, lemma=low[i]), sentence.last)
                if predicate.frames & {"promise", "offer", "reaffirm"}:
                    found.append(replace(predicate, group=replace(predicate.group, first=leader.group.first)))
    found.sort(key=lambda p: p.group.head)
    return found


def is_reduced(doc: Document, group: VerbGroup) -> bool:
    """Whether a bare participle only describes the noun before it ("surgeons included,", "seats offered by …")."""
    low, tags = doc.tokens.low, doc.tags
    if tags[group.head] != "E" or group.first != group.head:
        return False
    after = group.last
    while after < len(low) and low[after] in ("out", "up", "off", "over", "jointly", "forward"):
        after += 1
    if after >= len(low) or low[after] in (",", ".", ")", ";", "by", "as"):
        return True
    return (low[after] == "of" and low[group.head] == "made") or (low[after] == "and" and tags[after + 1 : after + 2] == "E")


def _opens(low: Sequence[str], i: int, first: int) -> bool:
    """Whether a participle opens a clause of its own ("…, offering 120 seats")."""
    if low[i + 1 : i + 2] and not (low[i + 1][0].isalnum() or low[i + 1][0] in "$€£¥“"):
        return False
    return i == first or low[i - 1] in (",", "–", "—", ";", "and", "also", "while")


def _inherit(low: Sequence[str], tags: str, group: VerbGroup, before: Predicate | None) -> VerbGroup:
    """Give the second of two coordinated verbs the modal of the first ("would keep … and hold …")."""
    if before is None or not before.group.modal or group.modal or tags[group.head] != "V" or group.first != group.head:
        return group
    joined = low[group.first - 1] in ("and", "or", "but", ",", "then", "also")
    return (
        replace(group, modal=before.group.modal, negated=before.group.negated)
        if joined and not low[group.head].endswith("s")
        else group
    )


def _finite(doc: Document, table: VerbTable, group: VerbGroup, last: int) -> Predicate:
    """The predicate of a finite verb group; "is to send" and "stands ready to send" are read as futures of "send"."""
    low, tags = doc.tokens.low, doc.tags
    future = group.modal in ("will", "shall", "would", "'ll")
    if group.passive and group.lemma in DEVOTED and tags[group.last : group.last + 1] == "T":
        return Predicate(replace(group, passive=False), frozenset({"reaffirm"}), group.last + 1, long=True)
    if group.lemma in ("be", "stand", "remain", "stay", "have", "declare", "get"):
        i, ready = group.last, False
        while i < last and (tags[i] in "R" or low[i] in READY):
            ready = ready or low[i] in READY
            i += 1
        if (
            i + 1 < last
            and tags[i] == "T"
            and tags[i + 1] in "VNBJ"
            and (ready or (group.lemma == "be" and i == group.last))
        ):
            head = i + 1
            passive = tags[head] == "B" and head + 1 < last and tags[head + 1] == "E"
            head += passive
            lemma = lemmas(low[head]).get("VERB", low[head])
            later = replace(group, last=head + 1, head=head, lemma=lemma, passive=passive, modal=group.modal or "to")
            return replace(_matched(doc, table, later, last), future=True)
    return replace(_matched(doc, table, group, last), future=future or (group.progressive and not group.past))


def _matched(doc: Document, table: VerbTable, group: VerbGroup, last: int) -> Predicate:
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
