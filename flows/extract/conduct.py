"""What a verb tells of a delegation: that it gives now, that it comes by wire, and which words date its deed."""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract.document import Document
from flows.extract.grammar import VerbGroup
from flows.extract.sentences import Sentence

#: What delegations do in the present tense of a report, beside saying something: "Chile gives two helicopters".
GIVING = frozenset("give offer promise pledge lend donate add throw chip match put announce commit".split())
#: Verbs of coming by wire, and their wires.
LINKING = frozenset("dial log beam tune connect link patch zoom".split())
VIDEO = frozenset("video satellite zoom link screen online remotely".split())
#: Words that begin what is told of a thing, not of the deed: "the promise, dating from 2032".
TOLD_OF = frozenset("dating made promised offered announced registered first pledged issued".split())


def gives_now(doc: Document, verb: VerbGroup, sentence: Sentence) -> bool:
    """Whether a verb in the present tense tells what a state says or gives at the meeting at hand."""
    if verb.lemma == "say":
        return True
    return verb.lemma in GIVING and bool(doc.numbers_in(verb.last, min(verb.last + 6, sentence.last)))


def joins_in(low: Sequence[str], verb: VerbGroup) -> bool:
    """ "Dialled in", "was connected by video", "was given the floor", "had observer status"."""
    after = low[verb.last : verb.last + 4]
    if verb.passive:
        return "floor" in after if verb.lemma == "give" else verb.lemma in LINKING and not VIDEO.isdisjoint(after)
    if verb.lemma == "have":
        return after[:1] == ["observer"]
    return verb.lemma in LINKING and after[:1] in (["in"], ["up"]) and not verb.modal


def clause_of(doc: Document, sentence: Sentence, verb: VerbGroup) -> tuple[int, int]:
    """The tokens about a verb whose times are those of the deed, without clauses that tell of something else."""
    low, tags = doc.tokens.low, doc.tags
    first, last = max(sentence.first, verb.first - 12), min(sentence.last, verb.last + 12)
    if low[verb.first - 1] == ",":  # "Kenya, which played host in 2032, offered"
        first = next((k for k in range(first, verb.first) if tags[k] == "W"), first)
        first = verb.first if tags[first] == "W" else first
    for k in range(verb.last, last):
        dated = low[k] in ("of", "from") and low[k + 1][:1] in "12" and len(low[k + 1]) == 4
        if tags[k] == "W" or dated or (low[k] in TOLD_OF and k > verb.last):
            return first, k
    return first, last
