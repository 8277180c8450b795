"""How many states and organizations a meeting is said to have drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.extract.advisory import lines_of
from flows.extract.attendance_terms import role_mark, terms_of
from flows.extract.document import Document
from flows.extract.lexicon import Lexicon, forms
from flows.extract.number import Number
from flows.extract.record import record
from flows.extract.sentences import Sentence

#: Nouns for states and bodies that attend.
COUNTED = role_mark("state") | role_mark("body")
#: Words after "came" by which those who came gave something.
IN_HAND = frozenset("with forward up".split())
CAME = frozenset("came attended there present participated".split())
#: What those who meet do to their meeting.
TURNS = frozenset("closed concluded ended opened wrapped finished began met".split())
#: Words before "for 118 delegations" by which those came.
HOSTING = frozenset("host hosted hosting hosts ministerial conference summit meeting conclave room seats".split())


@record
class Turnout:
    """A number of states or organizations that attended, and the tokens that say so."""

    count: int
    first: int
    last: int
    sure: float


def attending_words(lexicon: Lexicon) -> frozenset[str]:
    """Forms of the verbs of attending, first words of phrases included."""
    return frozenset(
        f.split()[0] for r in lexicon.table("event_terms") if r["role"] == "attends" for f in forms(r["term"])
    )


def states_at(doc: Document, sentences: list[Sentence]) -> Turnout | None:
    """The likeliest number of states that attended, among the sentences that speak of the meeting."""
    return max(_turnouts(doc, sentences, terms_of(doc, "state")), key=lambda t: t.sure, default=None)


def states_labelled(doc: Document) -> Turnout | None:
    """The number of states in a labelled line that tells who came."""
    return next(_labelled(doc, terms_of(doc, "state")), None)


def organizations_at(doc: Document, sentences: list[Sentence]) -> Turnout | None:
    """The likeliest number of organizations that attended."""
    return max(
        (t for t in _turnouts(doc, sentences, terms_of(doc, "body")) if t.sure > 0.6),
        key=lambda t: t.sure,
        default=None,
    )


def _turnouts(doc: Document, sentences: list[Sentence], nouns: frozenset[str]) -> Iterator[Turnout]:
    for sentence in sentences:
        if not doc.mark(sentence) & COUNTED or doc.words(sentence).isdisjoint(nouns):
            continue
        if sentence.last - sentence.first <= 4 and (row := _row(doc, sentence, nouns)):
            yield row
            continue
        for number in doc.numbers_in(sentence.first, sentence.last):
            noun = _noun_after(doc, number, sentence, nouns)
            if noun is not None and not number.unit and 2 <= number.value <= 250 and doc.quoted[number.first] is None:
                sure = _sure(doc, number, noun, sentence)
                if sure > 0:
                    yield Turnout(int(number.value), number.lead, noun + 1, sure)


def _row(doc: Document, sentence: Sentence, nouns: frozenset[str]) -> Turnout | None:
    """A row of a table that counts those who came: "Delegations   127"."""
    low, first, last = doc.tokens.low, sentence.first, sentence.last
    number = next(iter(doc.numbers_in(first + 1, last)), None)
    if number is None or number.unit or number.last != last or not 2 <= number.value <= 250 or last - first > 4:
        return None
    plain = low[first] in nouns and all(
        w in ("represented", "attending", "present", ":") for w in low[first + 1 : number.lead]
    )
    told = low[first] in ("delegations", "delegates") or not terms_of(doc, "present").isdisjoint(low[first:last])
    return Turnout(int(number.value), first, last, 0.8) if plain and told else None


def _noun_after(doc: Document, number: Number, sentence: Sentence, nouns: frozenset[str]) -> int | None:
    """The counted noun, at most three words after the number ("75 United Nations Member States")."""
    low, tags = doc.tokens.low, doc.tags
    for k in range(number.last, min(sentence.last, number.last + 5)):
        if low[k] in nouns:
            return k
        if tags[k] not in "NPJEG":
            return None
    return None


def _labelled(doc: Document, nouns: frozenset[str]) -> Iterator[Turnout]:
    """Numbers in the labelled lines that tell who came."""
    for line in lines_of(doc):
        for number in doc.numbers_in(line.first, line.last) if line.kind == "who" else ():
            if (line.first, line.last) == (number.lead, number.last) and doc.tokens.low[line.label] in nouns:
                yield Turnout(int(number.value), line.label, line.last, 0.85)  # "Delegations   102"
            elif number.last < line.last and doc.tokens.low[number.last] in nouns and not number.unit:
                yield Turnout(int(number.value), number.lead, number.last + 1, 0.85)


def _answers(doc: Document, number: Number, sentence: Sentence, before: Sequence[str]) -> float:
    """How sure a question before the sentence, or an inverted verb before the number, makes it; 0 where none is."""
    if before[-1:] == ["by"] and len(before) > 1 and before[-2] in ("attended", "joined"):
        return 0.9
    asked = doc.tokens.low[max(0, sentence.first - 4) : sentence.first]
    if number.lead == sentence.first and asked[-1:] == ["?"] and not CAME.isdisjoint(asked):
        return 0.8  # "Who came? Sixty-six delegations."
    inverted = before[-1:] in (["from"], ["of"]) and "took" in before and "part" in before
    return 0.8 if inverted else 0.0  # "in which took part the military from 87 countries"


def _plainly(doc: Document, after: Sequence[str]) -> float:
    """How sure the words right after the noun make it: in the hall, or ending the meeting; 0 where they say neither."""
    if after[:2] == ["in", "the"] and not terms_of(doc, "room").isdisjoint(after[2:3]):
        return 0.85  # "of the 102 delegations in the hall"
    turned = bool(after) and after[0] in TURNS and not terms_of(doc, "gathering").isdisjoint(after[1:])
    return 0.75 if turned else 0.0  # "nineteen countries closed a two-day conference"


def _serve(doc: Document, before: Sequence[str]) -> bool:
    """Whether it is those who serve, by the words before the number: "soldiers from 12 countries"."""
    serving = not terms_of(doc, "serving").isdisjoint(before[-2:])
    return serving and not any(w in ("chiefs", "heads", "ministers") for w in before[-4:])


def _sure(doc: Document, number: Number, noun: int, sentence: Sentence) -> float:
    """How sure it is that what is counted sat in the meeting; 0 where it did something else."""
    low = doc.tokens.low
    verbs, there = doc.lexicon.derived(attending_words), terms_of(doc, "present")
    before = low[max(sentence.first, number.lead - 6) : number.lead]
    after = low[noun + 1 : min(sentence.last, noun + 9)]
    if (told := _answers(doc, number, sentence, before)) > 0:
        return told
    serving = _serve(doc, before)
    if not serving and (plain := _plainly(doc, after)) > 0:
        return plain
    if before[-1:] == ["for"] and doc.tokens.low[noun] == "delegations" and not HOSTING.isdisjoint(before):
        return 0.8
    if serving or before[-1:] in (["in"], ["to"], ["for"], ["than"], ["by"]):
        return 0.0
    give = terms_of(doc, "giving")
    giving = next((n for n, w in enumerate(after) if w in give), 99)
    coming = next((n for n, w in enumerate(after) if _comes(doc, noun + 1 + n, verbs)), 99)
    if coming < 8 and after[coming] == "came" and not IN_HAND.isdisjoint(after[coming + 1 : coming + 4]):
        return 0.0  # came with something in hand
    if after[:1] and after[0] in ("who", "that", "which") and coming < min(4, giving):
        return 0.9
    if not terms_of(doc, "envoy").isdisjoint(before) and before[-1] in ("of", "from", "representing"):
        return 0.85 if giving > 3 else 0.3
    if coming < giving:
        return 0.8 - 0.02 * coming
    if before[-1:] == ["where"] or (before[-1:] == ["of"] and "backing" in before):
        return 0.65  # "where 75 states", "with the backing of 130 countries"
    if any(w in verbs or w in there for w in before) and before[-1:] != ["from"] and giving > 6:
        return 0.7
    if (
        doc.tokens.low[noun] == "delegations"
        and giving > 6
        and not doc.words(sentence).isdisjoint(terms_of(doc, "gathering"))
    ):
        return 0.6
    return 0.5 if giving < 6 and _at_meeting(doc, noun, sentence) else 0.0


def _comes(doc: Document, k: int, verbs: frozenset[str]) -> bool:
    low = doc.tokens.low[k]
    if low == "seats" and doc.tokens.low[k - 1] == "their":
        return True
    return low in terms_of(doc, "present") or (
        low in verbs and doc.tags[k] in "VEG" and doc.tokens.low[k + 1 : k + 2] != ["by"]
    )


def _at_meeting(doc: Document, noun: int, sentence: Sentence) -> bool:
    """Whether those who give something do so "at a summit" of the same sentence."""
    low = doc.tokens.low
    return any(
        low[k] == "at" and any(w in ("summit", "conference", "ministerial", "meeting") for w in low[k + 1 : k + 5])
        for k in range(noun, sentence.last)
    )
