"""The whole that a sentence or clause opens with: "Of the 74 states, 53 …"."""

from __future__ import annotations

from flows.extract.antecedents import FAR
from flows.extract.document import Document
from flows.extract.number import Number
from flows.extract.sentences import Sentence

#: What stands before a clause that opens with its whole ("warned that of the 600 lakes, 40 …").
CLAUSE_OPENERS = frozenset("that but and : ; – —".split())
#: Words after which "that" points at a noun ("on the list of 22, on that of nine").
POINTING = frozenset("on of in to than with".split())


def phrase_end(doc: Document, first: int, sentence: Sentence) -> int:
    """The token after the comma that closes "of the 172 Finns now serving in six missions,"; `first` without one."""
    low = doc.tokens.low
    return next((k + 1 for k in range(first, min(sentence.last, first + FAR)) if low[k] == ","), first)


def leading_whole(doc: Document, sentence: Sentence, by_token: dict[int, Number]) -> Number | None:
    """The whole that a sentence or clause opens with: "Of the 74 states, 53 …", "that out of 39 drones 26 …"."""
    low = doc.tokens.low
    if "of" not in low[sentence.first : sentence.last]:
        return None
    i = sentence.first
    while i < sentence.last and i < sentence.first + 3 and not low[i].isalpha():
        i += 1  # "2. Of the 121 delegations"
        if low[i - 1].isdigit() and low[i : i + 1] not in (["."], [")"]):
            break
    for k in range(i, sentence.last - 2):
        opens = low[k] == "of" and (k == i or low[k - 1] in CLAUSE_OPENERS or _is_out(doc, k, i))
        if opens and not (low[k - 1] == "that" and k - 2 >= i and low[k - 2] in POINTING):
            number = by_token.get(k + 1 + (low[k + 1] in ("the", "those", "these", "its", "their", "all")))
            if number is not None and not number.unit:
                return number
    return None


def _is_out(doc: Document, of: int, opening: int) -> bool:
    """Whether "out of" opens a clause."""
    low = doc.tokens.low
    return low[of - 1] == "out" and (of - 1 == opening or low[of - 2] in CLAUSE_OPENERS)
