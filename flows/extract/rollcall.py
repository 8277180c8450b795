"""Lists of those who came: "attended by …", "among those present were …", "Speakers: …", "brought together …"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from flows.extract.attendance_terms import role_mark, terms_of
from flows.extract.document import Document
from flows.extract.gazetteer import Entity
from flows.extract.mentions import entities_as_actors, may_take_part
from flows.extract.record import record
from flows.extract.sentences import Sentence

#: Verbs before "by" and the role of those after it.
BY = {
    **dict.fromkeys("attended joined graced visited witnessed observed".split(), "attendee"),
    **dict.fromkeys("addressed opened inaugurated closed delivered given briefed".split(), "speaker"),
}
#: Words after which a list follows directly, by what they are.
BRINGS = frozenset("brought brings bringing drew draws drawing assembled assembles gathered united unites".split())
INCLUDES = frozenset("included include includes comprised comprises were are was is".split())
#: Words before a verb of being that begin an inverted list: "Also attending were …".
PRESENT = frozenset("attending present participating attendance represented".split())
#: What may stand before them.
FILLERS = frozenset(
    "also among those who were the at in meeting conference summit ministerial event session taking part as and "
    "conclave gathering opening ceremony hall room on of day first second other most notable".split()
)
#: What ends a list.
STOPS = frozenset("; who which where while when whereas whose after before . ”".split())
#: Longest list, in tokens.
REACH = 90
#: Words that announce a list of participants.
CUE = role_mark("list-cue")
#: What those did whom a colon then names one by one, and words by which those named are places or stayed away.
CAME = frozenset(
    "represented came come attended spoke joined participated flew arrived travelled traveled pledged promised offered "
    "announced signed present took sat".split()
)
PLACES = frozenset(
    "missions mission operations conflicts crises theatres theaters regions places trips questions points issues areas "
    "absent missing declined refused not no nobody none lacking".split()
)
#: Longest clause before a colon, in tokens, that tells who came.
LONGEST_HEAD = 24


@record
class Listed:
    """A list of participants: tokens `first` to `last` (exclusive), what announces it from token `cue`, the role.

    `states` says that countries named in the list take part themselves.
    """

    cue: int
    first: int
    last: int
    role: str
    states: bool = True


def lists_in(doc: Document, sentence: Sentence) -> list[Listed]:
    """The lists of participants in a sentence."""
    known: dict[int, list[Listed]] = doc.memo.setdefault("rollcall", {})
    found = known.get(sentence.first)
    if found is None:
        due = doc.mark(sentence) & CUE
        found = known[sentence.first] = [*_lists(doc, sentence), *_counted_out(doc, sentence)] if due else []
    return found


def _lists(doc: Document, sentence: Sentence) -> Iterator[Listed]:
    low, tags = doc.tokens.low, doc.tags
    labels, members = terms_of(doc, "list-label"), terms_of(doc, "list-member")
    for i in range(sentence.first, sentence.last - 1):
        if doc.quoted[i] is not None:
            continue
        word, after = low[i], low[i + 1]
        if word in BY and after == "by" and tags[i - 1] != "X":
            yield _listed(doc, sentence, Listed(i, i + 2, 0, BY[word]))
        elif word in BRINGS and (after == "together" or word in ("drew", "drawing", "assembled", "gathered")):
            begin = i + 1 + (after == "together")
            if tags[begin : begin + 1] in ("P", "D", "N", "#") and _is_gathering(doc, sentence, i):
                yield _listed(doc, sentence, Listed(i, begin, 0, "attendee"))
        elif (
            word in members
            and after in INCLUDES
            and not (after in ("were", "are") and tags[i + 2 : i + 3] in ("V", "E", "J", "G"))
        ):
            party = terms_of(doc, "party")
            yield _listed(doc, sentence, Listed(i, i + 2, 0, _role(word), word not in party))
        elif (word in labels or word in members) and after in (":", "–", "—") and i <= sentence.first + 6:
            yield _listed(doc, sentence, Listed(i, i + 2, 0, _role(word)))
        elif (word in PRESENT or (word == "taking" and after == "part")) and _is_inverted(doc, sentence, i):
            begin = _after_being(doc, sentence, i)
            if begin:
                yield _listed(doc, sentence, Listed(i, begin, 0, "attendee"))
        elif word == "among" and after == "the" and not members.isdisjoint(low[i + 2 : i + 3]):
            begin = _after_being(doc, sentence, i + 2)
            if begin:
                role = "speaker" if low[i + 2] == "speakers" else "attendee"
                yield _listed(doc, sentence, Listed(i, begin, 0, role))


def _counted_out(doc: Document, sentence: Sentence) -> Iterator[Listed]:
    """Those after a clause about who came: "Fifteen states are represented by their chiefs: Bhutan, Burundi …"."""
    low = doc.tokens.low
    colon = next((k for k in range(sentence.first + 2, sentence.last - 1) if low[k] == ":"), None)
    if colon is None or colon - sentence.first > LONGEST_HEAD or doc.quoted[colon] is not None:
        return
    head, groups = low[sentence.first : colon], terms_of(doc, "exemplified") | terms_of(doc, "un-post")
    told = not CAME.isdisjoint(head) and PLACES.isdisjoint(head) and not groups.isdisjoint(head)
    if told and doc.tags[colon + 1] in "PD" and low[colon + 1] not in ("the", "a", "an"):
        yield _listed(doc, sentence, Listed(sentence.first, colon + 1, 0, "attendee"))


def _role(word: str) -> str:
    """The role of those whom a word announces."""
    return "speaker" if word.startswith(("speaker", "panel", "briefer")) else "attendee"


def _listed(doc: Document, sentence: Sentence, begun: Listed) -> Listed:
    """A list with its end: a stop, or a verb that goes on with something else."""
    low, tags = doc.tokens.low, doc.tags
    last = min(sentence.last, begun.first + REACH)
    end = begun.first
    while end < last and low[end] not in STOPS and not (tags[end] in "VMB" and doc.tokens.word[end].islower()):
        if tags[end] == "E" and low[end - 1] in (",", "and"):
            break
        end += 1
    return replace(begun, last=end)


def _is_gathering(doc: Document, sentence: Sentence, i: int) -> bool:
    """Whether what draws or gathers people is a meeting."""
    near = doc.tokens.low[max(sentence.first, i - 12) : i]
    if near[-1:] in (["it"], ["which"], ["and"]) and len(near) < 3:
        return True
    return not terms_of(doc, "gathering").isdisjoint(near)


def _is_inverted(doc: Document, sentence: Sentence, i: int) -> bool:
    """Whether only fillers stand before a word of presence, so that those present come after it."""
    low = doc.tokens.low
    start = max((k + 1 for k in range(sentence.first, i) if low[k] in (";", ":", ")")), default=sentence.first)
    return i - start <= 8 and all(low[k] in FILLERS or low[k] in terms_of(doc, "list-member") for k in range(start, i))


def _after_being(doc: Document, sentence: Sentence, i: int) -> int:
    """The token after "were" or "was" that follows a word of presence and its object; 0 where none does."""
    low = doc.tokens.low
    for k in range(i + 1, min(i + 12, sentence.last - 1)):
        if low[k] in ("were", "was", "are", "is"):
            return k + 1
        if low[k] in (":",) and k + 1 < sentence.last:
            return k + 1
        if low[k] not in FILLERS and doc.tags[k] not in "DNPJ":
            return 0
    return 0


def states_in(doc: Document, listed: Listed) -> Iterator[Entity]:
    """Countries and organizations in a list, the United Nations and those that hold no delegation left out."""
    if not listed.states:
        return
    for entity in entities_as_actors(doc, listed.first, listed.last):
        if may_take_part(doc, entity) and not _of_office(doc, entity):
            yield entity


def _of_office(doc: Document, entity: Entity) -> bool:
    """Whether a name stands in an office or a mission of the UN: "the Military Adviser, a Finn", "force in Mali"."""
    low = doc.tokens.low
    return low[entity.first - 1] in ("in", "at") or low[entity.last : entity.last + 1] in (["mission"], ["capital"])
