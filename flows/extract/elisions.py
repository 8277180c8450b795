"""Numbers whose noun is left out by the build of the sentence: lists in turn, changes from one number to another."""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract.counted import Noun, count_words, is_actor_noun, noun_after
from flows.extract.document import Document
from flows.extract.number import Number
from flows.extract.sentences import Sentence

#: Verbs by which a number becomes another.
CHANGING = frozenset("drop fall rise grow climb go shrink increase decrease decline jump double swell dwindle".split())
#: What joins the members of a list.
JOINTS = frozenset({",", "and", ";", "while", "but"})
#: Nouns that look like the singular and count many.
MANY = frozenset("infantry police personnel staff people cavalry artillery aircraft women men".split())
#: How many words after those counted their verb may stand, and after its verb the number of an object.
NEAR_VERB, NEAR_OBJECT = 4, 2
#: Words for what a share should reach.
GOALS = frozenset("goal target quota aim benchmark mark minimum ceiling objective".split())


def told_in_turn(doc: Document, sentence: Sentence, numbers: Sequence[Number], known: bool) -> frozenset[int]:
    """First tokens of the numbers that count actors in turn: "39 states offered units, 28 trainers and five money".

    Numbers of things are told from them by their size and by one of the list that can count no things ("five money").
    `known` says that a noun for the actors was given before, so that the first number may leave it out, too.
    """
    low, deeds = doc.tokens.low, doc.lexicon.derived(count_words)["act"]
    for n, head in enumerate(numbers[:-1]):
        noun = noun_after(doc, head.last, sentence)
        if head.unit or not (known or (noun is not None and is_actor_noun(doc, noun))):
            continue
        first = noun.last if noun is not None and is_actor_noun(doc, noun) else head.last
        reach = range(first, min(first + (NEAR_VERB if first > head.last else 1), sentence.last))
        verb = next((k for k in reach if doc.tags[k] in "EV" and doc.lemma(k, "VERB") in deeds), None)
        if verb is None or numbers[n + 1].lead <= verb + NEAR_OBJECT:
            continue
        items = [m for m in numbers[n + 1 :] if not m.unit and m.value <= head.value and low[m.lead - 1] in JOINTS]
        if any(_counts_nothing_after(doc, m, sentence) for m in items):
            return frozenset(m.first for m in items)
    return frozenset()


def _counts_nothing_after(doc: Document, number: Number, sentence: Sentence) -> bool:
    """Whether what follows a number cannot be counted by it: nothing, or a noun in the singular."""
    noun = noun_after(doc, number.last, sentence)
    if noun is None:
        return True
    head = doc.tokens.low[noun.head]
    singular = doc.tags[noun.head] == "N" and not head.endswith("s") and head not in MANY
    return singular and noun.first == number.last and number.value > 1 and not is_actor_noun(doc, noun)


def changed_noun(doc: Document, number: Number, sentence: Sentence) -> Noun | None:
    """What rises or falls "from 52 a month to 19": the subject of the verb before the two numbers."""
    before = doc.tokens.low[number.lead - 1] if number.lead > sentence.first else ""
    if before not in ("from", "to"):
        return None
    verbs = [v for v in doc.verbs(sentence) if v.last <= number.lead and v.lemma in CHANGING]
    if not verbs or number.lead - verbs[-1].last > 8:
        return None
    subject = doc.subject(verbs[-1], sentence.first)
    if subject is None or not doc.tokens.low[subject.head].endswith("s"):
        return None
    first = subject.head
    while first > subject.first and doc.tags[first - 1] in "NJ":
        first -= 1
    return Noun(first, subject.head + 1, subject.head)


def share_left_out(doc: Document, number: Number, sentence: Sentence) -> bool:
    """Whether a bare number is set beside a share in per cent: "11 per cent, against a goal of 18"."""
    low, at = doc.tokens.low, number.lead
    before = [n for n in doc.numbers_in(sentence.first, at) if n.last <= at]
    if not before or before[-1].unit != "%" or number.value > 100 or at <= sentence.first:
        return False
    aimed = low[at - 2] in GOALS and low[at - 1] in ("of", "is", "was", "at", "being")
    ends = number.last >= sentence.last or low[number.last] in (".", ",", ";", "and", "but", "now", "today", "in", "by")
    return aimed or ends
