"""Which sentences are worth reading for commitments: the rest of an article costs next to nothing."""

from __future__ import annotations

from flows.extract.document import Document
from flows.extract.lexicon import Lexicon, forms
from flows.extract.marks import mark, shape
from flows.extract.objects import THINGS
from flows.extract.predicates import FUTURE
from flows.extract.quantities import build_units
from flows.extract.record import record
from flows.extract.sentences import Sentence

BEING = frozenset("is are stands stand stood was were".split())
#: Words of pledge verbs too common to tell anything.
PLAIN = frozenset(
    "to for with in on up by of at a an the and it its their his her itself themselves into over out from".split()
)
#: Words of clauses that other readers know: "from Brazil come …", "is due from", "training drew 39".
IDIOMS = frozenset("come comes came due drew draws attracted gathered got won received receives receive".split())
#: Words of promising that tell of a commitment without a purpose ("58 governments pledged", "kept their word").
WORDS = frozenset("pledged promised committed word words".split())
MONEY = frozenset("$ € £ ¥ us$ million billion euros dollars".split())
TO_COME, IS, OPENING = mark(lambda _: FUTURE), mark(lambda _: BEING), mark(lambda _: "(")


@record
class Gate:
    """Words without which no sentence commits anybody, so that the rest of an article costs next to nothing.

    A sentence passes with a word of `strong`, or with a verb of giving and a number or future beside it; and all need a
    word that begins a term of `content`.
    """

    strong: frozenset[str]
    giving: frozenset[str]
    content: frozenset[str]


def admits(doc: Document, sentence: Sentence) -> bool:
    """Whether a sentence has the words without which it commits nobody."""
    words = doc.mark(sentence)
    if not words & CONTENT:
        return False
    if words & STRONG or (words & OPENING and doc.numbers_in(sentence.first, sentence.last)):
        return True
    if not words & GIVING:
        return False
    if words & TO_COME or doc.numbers_in(sentence.first, sentence.last):
        return True
    return bool(words & IS) and _is_to(doc, sentence)


def _is_to(doc: Document, sentence: Sentence) -> bool:
    """Whether "is to", "is ready", "is giving" stands in the sentence."""
    low = doc.tokens.low
    return any(
        low[i] in BEING and (low[i + 1] in ("to", "ready", "prepared", "willing", "set") or low[i + 1].endswith("ing"))
        for i in range(sentence.first, sentence.last - 1)
    )


def build_gate(lexicon: Lexicon) -> Gate:
    """The gate that the word lists make."""
    nouns = {form for row in lexicon.table("pledge_nouns") for form in forms(row["noun"], "NOUN") | {row["noun"]}}
    strong: set[str] = set(nouns)
    giving: set[str] = set()
    for row in lexicon.table("pledge_verbs"):
        head, *rest = row["verb"].split()
        telling = max([w for w in rest if w != "*" and w not in PLAIN] or [head], key=len)
        found = forms(head) if telling == head else {telling}
        if row["frame"] in ("give", "handover"):
            giving |= found
        elif row["frame"] in ("promise", "offer", "reaffirm", "money"):
            strong |= found
    terms = (row["term"].split()[0] for row in lexicon.table("category_terms") if int(row["weight"]))
    starts = {form for term in terms for form in forms(term, "NOUN") | forms(term)}
    things = {form for form, kind in build_units(lexicon).items() if kind in THINGS}
    content = frozenset(starts | nouns | things | {"something", "peacekeeping"})
    return Gate(frozenset(strong | IDIOMS), frozenset(giving), content | MONEY | WORDS)


STRONG = mark(lambda lexicon: lexicon.derived(build_gate).strong)


GIVING = mark(lambda lexicon: lexicon.derived(build_gate).giving)


#: Words that begin a term; a hyphenated word may hold one.
CONTENT = mark(lambda lexicon: lexicon.derived(build_gate).content) | shape(lambda low: "-" in low)
