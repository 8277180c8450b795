"""The verbs of a sentence that may commit somebody: finite, in headlines, as participles, and after "went on to"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flows.articles.article import BlockKind
from flows.extract.document import Document
from flows.extract.grammar import VerbGroup
from flows.extract.lexicon import lemmas
from flows.extract.marks import mark
from flows.extract.pledges import Predicate, VerbTable, build_verbs, match_verb
from flows.extract.sentences import Sentence

#: What may stand between "is" and an infinitive that makes it a promise ("is ready to send"; "is to send").
READY = frozenset(
    "ready prepared willing set glad happy pleased bound pledged poised due slated scheduled authorised authorized "
    "mandated instructed empowered able cleared".split()
)
FUTURE = frozenset({"will", "shall", "would", "'ll"})
#: Verbs that an infinitive may make a promise of ("is to send", "stands ready to send").
STANDING_BY = frozenset("be stand remain stay have declare get".split())
#: Verbs whose progressive tells of what goes on, not of what is to come ("40 soldiers are helping the mission").
LASTING = frozenset(
    "help support assist back aid serve work guard protect shield escort patrol monitor lead hold remain stay live "
    "operate man staff keep secure clear build repair run".split()
)
#: Participles that say of somebody that an undertaking holds ("is committed to …").
DEVOTED = frozenset("commit dedicate devote".split())
#: Verbs whose object, where it stands in the readiness system, is on offer ("has a battalion in the … System").
KEEPING = frozenset("have keep maintain hold".split())
#: More verbs than that no sentence has; what comes after them is not read.
MOST_VERBS = 40
#: Forms of the verbs of `pledge_verbs.csv`.
PLEDGING = mark(lambda lexicon: lexicon.derived(build_verbs).lemma)
HEADLINES = frozenset({BlockKind.TITLE, BlockKind.HEADING})
#: Verbs after which an infinitive tells what was done ("went on to promise", "used the session to commit").
PROCEEDING = frozenset("go rise continue proceed use take come return join speak seize stand move turn step".split())


#: Nouns whose infinitive tells what has not been done ("spoke of its hope to find the money").
WISHING = frozenset("hope hopes wish need desire chance plan plans intention idea failure refusal inability".split())


def find_predicates(doc: Document, sentence: Sentence) -> list[Predicate]:
    """Verbs of a sentence that may commit somebody, left to right."""
    table = doc.lexicon.derived(build_verbs)
    found, heads = _groups(doc, table, sentence)
    if doc.kind(sentence) in HEADLINES:
        found += _headline(doc, table, sentence, heads)
    for i in doc.places(sentence.first, sentence.last, PLEDGING):
        if i not in heads:
            loose = _loose(doc, table, sentence, i) or _proceeded(doc, table, sentence, i, found)
            if loose is not None:
                found.append(loose)
    found.sort(key=lambda p: p.group.head)
    return found


def _groups(doc: Document, table: VerbTable, sentence: Sentence) -> tuple[list[Predicate], set[int]]:
    """Predicates of the finite verb groups, and the tokens these take up."""
    low = doc.tokens.low
    found: list[Predicate] = []
    heads: set[int] = set()
    before: Predicate | None = None
    for group in doc.verbs(sentence)[:MOST_VERBS]:
        heads.update(range(group.first, group.last))
        if joins_infinitive(doc, group, sentence.first):
            continue
        told_by = group.past and group.first == group.head and "by" in low[group.last : group.last + 2]
        if told_by and is_reduced(doc, group):
            agent = match_verb(doc, replace(group, passive=True), sentence.last, kind="reduced")
            if agent.frames:
                found.append(agent)
            continue
        if before is not None and before.group.modal and not group.modal:
            group = _inherit(low, doc.tags, group, before)
        before = _finite(doc, table, group, sentence.last)
        heads.add(before.group.head)
        found.append(before)
    return found, heads


def _loose(doc: Document, table: VerbTable, sentence: Sentence, i: int) -> Predicate | None:
    """A participle that is no part of a finite group: "…, offering seats", "seats offered by Nepal"."""
    low, tag = doc.tokens.low, doc.tags[i]
    if tag not in "GE" or (tag == "G" and not _opens(low, i, sentence.first)):
        return None
    lemma = lemmas(low[i]).get("VERB", low[i])
    group = VerbGroup(i, i + 1, i, lemma, past=tag == "E", passive=tag == "E")
    predicate = match_verb(doc, group, sentence.last, kind="participle" if tag == "G" else "reduced")
    return predicate if predicate.frames else None


def _proceeded(
    doc: Document, table: VerbTable, sentence: Sentence, i: int, found: Sequence[Predicate]
) -> Predicate | None:
    """An infinitive that tells what was done: "went on to promise", "used the session to commit"."""
    if doc.tags[i] != "V" or i == sentence.first or doc.tags[i - 1] != "T" or doc.tokens.low[i - 2] in WISHING:
        return None
    leader = next((p for p in reversed(found) if p.kind == "finite" and p.group.last <= i), None)
    if leader is None or leader.group.lemma not in PROCEEDING or not leader.group.past or leader.group.negated:
        return None
    group = replace(leader.group, head=i, last=i + 1, lemma=doc.tokens.low[i])
    predicate = match_verb(doc, group, sentence.last)
    return predicate if predicate.frames & {"promise", "offer", "reaffirm"} else None


def _headline(doc: Document, table: VerbTable, sentence: Sentence, heads: set[int]) -> list[Predicate]:
    """The future of headlines: "Pakistan to provide infantry battalion"."""
    tags = doc.tags
    for i in range(sentence.first + 1, min(sentence.first + 8, sentence.last - 1)):
        if i in heads or tags[i] in "IVW.":
            break
        if tags[i] == "T" and tags[i + 1] in "VN":
            lemma = lemmas(doc.tokens.low[i + 1]).get("VERB", doc.tokens.low[i + 1])
            group = VerbGroup(i, i + 2, i + 1, lemma, modal="to")
            return [match_verb(doc, group, sentence.last, future=True)]
    return []


def is_reduced(doc: Document, group: VerbGroup) -> bool:
    """Whether a bare participle only describes the noun before it ("surgeons included,", "seats offered by …")."""
    low, tags = doc.tokens.low, doc.tags
    if tags[group.head] != "E" or group.first != group.head:
        return False
    if low[group.head] in ("stood", "abided", "stuck"):
        return False
    after = group.last
    while after < len(low) and low[after] in ("out", "up", "off", "over", "jointly", "forward"):
        after += 1
    if after >= len(low) or low[after] in (",", ".", ")", ";", "by", "as"):
        return True
    if low[group.first - 1] == "," and low[after] in ("in", "at", "last", "on", "during", "two", "four", "to", "for"):
        comma = next((k for k in range(after, min(after + 9, len(low))) if low[k] == ","), None)
        return comma is not None and tags[comma + 1 : comma + 2] in tuple("BMVE")
    return (low[after] == "of" and low[group.head] == "made") or (
        low[after] == "and" and tags[after + 1 : after + 2] == "E"
    )


def joins_infinitive(doc: Document, group: VerbGroup, first: int) -> bool:
    """Whether a bare verb goes on an infinitive before it ("offered to build a clinic and donate ambulances")."""
    low, tags, i = doc.tokens.low, doc.tags, group.first - 1
    if tags[group.head] != "V" or group.first != group.head or group.lemma != low[group.head]:
        return False
    while i > first and tags[i] == "R":
        i -= 1
    if low[i] not in ("and", "or", ","):
        return False
    for k in range(i - 1, max(first, i - 40), -1):
        if tags[k] == "V" and tags[k - 1] == "T":
            return True
        if tags[k] in "BMEOW" or low[k] == ";":
            return False
    return False


def _opens(low: Sequence[str], i: int, first: int) -> bool:
    """Whether a participle opens a clause of its own ("…, offering 120 seats")."""
    if low[i + 1 : i + 2] and not (low[i + 1][0].isalnum() or low[i + 1][0] in "$€£¥“"):
        return False
    return i == first or low[i - 1] in (",", "–", "—", ";", "and", "also", "while")


def _inherit(low: Sequence[str], tags: str, group: VerbGroup, before: Predicate) -> VerbGroup:
    """Give the second of two coordinated verbs the modal of the first ("would keep … and hold …")."""
    if tags[group.head] != "V" or group.first != group.head:
        return group
    joined = low[group.first - 1] in ("and", "or", "but", ",", "then", "also")
    return (
        replace(group, modal=before.group.modal, negated=before.group.negated)
        if joined and not low[group.head].endswith("s")
        else group
    )


def _finite(doc: Document, table: VerbTable, group: VerbGroup, last: int) -> Predicate:
    """The predicate of a finite verb group; "is to send" and "stands ready to send" are read as futures of "send"."""
    goes_on = group.lemma in LASTING and not group.perfect
    future = group.modal in FUTURE or (group.progressive and not group.past and not goes_on)
    if group.passive and group.lemma in DEVOTED and doc.tags[group.last : group.last + 1] == "T":
        return Predicate(replace(group, passive=False), frozenset({"reaffirm"}), group.last + 1, long=True)
    if group.lemma == "have" and not group.negated:
        owed = _owed(doc, table, group, last)
        if owed is not None:
            return owed
    if group.lemma in KEEPING and not group.negated and _in_readiness(doc, group.last, last):
        return Predicate(group, frozenset({"reaffirm"}), group.last, future=future, long=True)
    if group.lemma in STANDING_BY or group.lemma == "go" or (group.passive and doc.tokens.low[group.head] in READY):
        later = _announced(doc, group, last)
        if later is not None:
            return match_verb(doc, later, last, future=True)
    if doc.tokens.low[group.head] not in table.lemma:
        return Predicate(group, frozenset(), group.last, future=future)
    return match_verb(doc, group, last, future=future)


def _in_readiness(doc: Document, first: int, last: int) -> bool:
    """Whether the readiness system stands between two tokens as the place of something."""
    low = doc.tokens.low
    return any(
        entity.id == "PCRS" and {"in", "into", "on"} & set(low[max(first, entity.first - 3) : entity.first])
        for entity in doc.entities_in(first, min(last, first + 40), "initiative")
    )


def _owed(doc: Document, table: VerbTable, group: VerbGroup, last: int) -> Predicate | None:
    """ "has yet to deliver", "has still to pay": what was promised and not given."""
    low, tags, i = doc.tokens.low, doc.tags, group.last
    if i + 2 >= last or low[i] not in ("yet", "still") or tags[i + 1] != "T":
        return None
    found = match_verb(doc, replace(group, last=i + 3, head=i + 2, lemma=low[i + 2]), last)
    return replace(found, frames=frozenset({"reaffirm"})) if found.frames & {"handover", "give"} else None


def _announced(doc: Document, group: VerbGroup, last: int) -> VerbGroup | None:
    """The verb of "is to send", "stands ready to be sent", where one stands there."""
    low, tags = doc.tokens.low, doc.tags
    i, ready = group.last, group.lemma == "go" or low[group.head] in READY
    if group.lemma == "be" and low[i : i + 2] == ["going", "to"]:
        i, ready = i + 1, True
    while i < last and (tags[i] == "R" or low[i] in READY):
        ready = ready or low[i] in READY
        i += 1
    if i + 1 >= last or tags[i] != "T" or tags[i + 1] not in "VNBJ":
        return None
    if not ready and not (group.lemma == "be" and i == group.last):
        return None
    head = i + 1
    passive = tags[head] == "B" and head + 1 < last and tags[head + 1] == "E"
    head += passive
    lemma = lemmas(low[head]).get("VERB", low[head])
    return replace(group, last=head + 1, head=head, lemma=lemma, passive=passive, modal=group.modal or "to")
