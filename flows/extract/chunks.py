"""Where one item ends and the next begins in "a field hospital, two helicopters and the training of 60 officers"."""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract.document import Document
from flows.extract.marks import mark
from flows.extract.purposes import GENERAL, Term

#: Words that join items, by the first of them; of several, the first that fits.
JOINTS: dict[str, list[list[str]]] = {}
for _joint in (
    "as well as|along with|together with|in addition to|plus|besides|including|and also|and|&|,|;|or|on top of|"
    "alongside|followed by|/|but also|:"
).split("|"):
    JOINTS.setdefault(_joint.split()[0], []).append(_joint.split())
JOINT_STARTS = frozenset(JOINTS)
JOINT, BRACKET = mark(lambda _: JOINT_STARTS), mark(lambda _: "([)]")
#: First words of stretches that go on about the item before them.
ASIDES = frozenset(
    "both each all most some half many few which who whom whose that where when with without ready unearmarked "
    "fully "
    "part among if unless not no once starting beginning available capable able worth equal notably especially "
    "particularly namely such he she said says according open free due based financed paid kept first".split()
)
#: Prepositions that, said again after a joint, begin the next of several purposes ("for energy, for health and for …").
PARALLEL = frozenset({"for", "against", "towards"})
#: Words that open an aside between a joint and the next item.
TOGETHER = frozenset("jointly together separately alongside later additionally".split())
#: Adjectives of forces: a joint between two of them parts no items.
FORCES = frozenset("military police troop civilian uniformed naval".split())
#: Words before a number that counts more of what was counted before.
FURTHER = frozenset("another further additional extra".split())
#: First words of asides that describe only a part of their item.
PARTS = frozenset("both each all most some half one among who which where whose while".split())


def chunks_in(doc: Document, first: int, last: int, terms: Sequence[Term]) -> list[tuple[int, int]]:
    """Stretches between the joints at which a new item begins; a joint inside a term or a name is none."""
    low = doc.tokens.low
    places = doc.places(first, last, JOINT | BRACKET)
    if not places:
        return [(first, last)] if last > first else []
    shielded = {i for t in terms for i in range(t.first + 1, t.last)}
    shielded |= {i for e in doc.entities_in(first, last) for i in range(e.first + 1, e.last)}
    chunks: list[tuple[int, int]] = []
    begin, reached, depth = first, first, 0
    for i in places:
        if i < reached:
            continue
        depth = max(0, depth + (low[i] in "([") - (low[i] in ")]"))
        if (
            depth
            or low[i] not in JOINT_STARTS
            or i in shielded
            or (low[i] in ("and", "or", "&") and _within_one(doc, i, terms))
        ):
            continue
        if low[i] == ":" and not _told_in_parts(doc, begin, i):
            continue
        after = reached = _past_joints(low, i, last)
        parallel = after < last and low[after] in PARALLEL and low[after] in low[begin:i]
        if (
            i < after < last
            and (parallel or _begins_item(doc, after, last))
            and not _shared_clause(doc, begin, i, after)
        ):
            if i > begin:
                chunks.append((begin, i))
            begin = after
    if last > begin:
        chunks.append((begin, last))
    return chunks


def _told_in_parts(doc: Document, begin: int, colon: int) -> bool:
    """Whether a colon parts a sum from its parts ("€10 million: €6 million for training, …")."""
    whole, parts = doc.numbers_in(begin, colon), doc.numbers_in(colon + 1, colon + 4)
    return bool(whole and parts) and whole[-1].unit == parts[0].unit


def _within_one(doc: Document, joint: int, terms: Sequence[Term]) -> bool:
    """Whether a joint links two words for forces that one noun follows ("military and police contingents").

    So it does two words of a name ("its Centre for International Peace and Stability").
    """
    low, tags = doc.tokens.low, doc.tags
    if tags[joint - 1 : joint + 2] == "PCP":
        purposes = {term.first for term in terms if term.weight and term.category not in GENERAL}
        return {joint - 1, joint + 1}.isdisjoint(doc.entity_at) and joint + 1 not in purposes and tags[joint + 2] != "S"
    return low[joint - 1] in FORCES and low[joint + 1 : joint + 2] != [] and low[joint + 1] in FORCES


def _past_joints(low: Sequence[str], i: int, last: int) -> int:
    """The token after the joint, or joints (", and also"), that begin at `i`."""
    moved = True
    while moved and i < last:
        moved = False
        for joint in JOINTS.get(low[i], ()):
            if low[i : i + len(joint)] == joint and i + len(joint) <= last:
                moved, i = True, i + len(joint)
                break
        if moved and i + 3 < last and low[i] == "(" and low[i + 2] == ")" and len(low[i + 1]) < 3:
            i += 3  # "(a) to share …, and (b) to report …"
        elif moved and i + 1 < last and low[i] in TOGETHER and "," in low[i : min(i + 9, last)]:
            i += low[i:last].index(",") + 1  # "a kitchen and, jointly with Slovenia, a course"
    return i


def _begins_item(doc: Document, i: int, last: int) -> bool:
    """Whether a new item begins at token `i`, after a joint."""
    low, tag = doc.tokens.low, doc.tags[i]
    if low[i] == "with" and low[i - 1] == "and":
        return doc.tags[i + 1 : i + 2] in ("#", "D", "N", "J")  # "contribute with 900 soldiers and with a hospital"
    if low[i] == "with" and low[i - 1] == "," and not FURTHER.isdisjoint(low[i + 1 : i + 3]):
        return bool(doc.numbers_in(i + 1, min(i + 5, last)))  # ", with a further 150 to follow"
    if low[i] in ASIDES or tag in "WRCOBM":
        return False
    if tag == "#" and low[i + 1 : i + 2] == ["of"] and low[i + 2] in ("them", "whom", "which", "these", "those", "the"):
        return False
    if tag in "IE":
        return i + 1 < last and doc.tags[i + 1] in ("G" if tag == "I" else "NJ")
    if low[i] == "the" and low[i + 1 : i + 2] and low[i + 1] in ("last", "first", "latter", "former", "rest"):
        return False
    return tag != "." or low[i] in "€$£“\"'‘«"


def _shared_clause(doc: Document, begin: int, joint: int, after: int) -> bool:
    """Whether a joint only links two nouns of a relative clause ("those who contribute troops and police")."""
    if doc.tokens.low[joint] not in ("and", "or") or doc.tags[after] in "D#TGV":
        return False
    relative = [i for i in range(begin, joint) if doc.tags[i] == "W"]
    lone = after + 1 >= len(doc.tags) or doc.tags[after + 1] in ".IW"
    return bool(relative) and (lone or joint - relative[-1] <= 4)


def core_end(doc: Document, first: int, last: int) -> int:
    """Where an aside begins that only describes part of an item (", the last of them all-female")."""
    low, tags = doc.tokens.low, doc.tags
    for i in range(first + 1, last - 1):
        if low[i] != ",":
            continue
        partitive = tags[i + 1] == "#" and low[i + 2 : i + 3] == ["of"]
        superlative = low[i + 1 : i + 3] in (["the", "last"], ["the", "first"])
        if partitive or superlative or low[i + 1] in PARTS or tags[i + 1] == "E":
            return i
    return last


def states_purpose(doc: Document, first: int, last: int, terms: Sequence[Term]) -> bool:
    """Whether an infinitive of purpose follows a term in a stretch ("the course on mines to help missions …")."""
    tags = doc.tags
    if tags.find("TV", first + 1, last) < 0:
        return False
    known = min((term.last for term in terms if term.first >= first and term.weight), default=last)
    return tags.find("TV", max(first + 1, known), last) >= 0
