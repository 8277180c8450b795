"""How many pledged, told without a verb of pledging: "77 of them with a pledge in the bag", "from 30, training"."""

from __future__ import annotations

from flows.extract.actor import MOST_STATES, Actor
from flows.extract.actors import Actors
from flows.extract.document import Document
from flows.extract.finding import Finding, findings
from flows.extract.marks import mark
from flows.extract.number import Number
from flows.extract.objects import Item
from flows.extract.pledge_nouns import PROMISING, build_nouns
from flows.extract.purposes import OTHER, category_of, find_terms
from flows.extract.quantities import PARTITIVES
from flows.extract.sentences import Sentence

#: Words without which nothing is counted here, for a first look.
COUNTING = mark(lambda _: {"with", "from"})
#: How many tokens may stand between "with" and the noun of pledging, and before a count for its purpose.
NEAR, FARTHEST = 5, 12
#: What may end the purpose that a count of givers stands for.
ENDS = frozenset(", ; . and ( –".split())


def read_headcounts(doc: Document, actors: Actors, sentence: Sentence) -> list[Finding]:
    """Counts of those who pledged in a sentence that speaks of pledges, with what each part of them pledged."""
    if not doc.mark(sentence) & COUNTING or doc.tokens.low[sentence.last - 1] == "?":
        return []
    return _bearing(doc, actors, sentence) + _coming_from(doc, sentence)


def _bearing(doc: Document, actors: Actors, sentence: Sentence) -> list[Finding]:
    """ "44 states with a pledge, of which 21 military or police, 13 training"."""
    low, nouns = doc.tokens.low, doc.lexicon.derived(build_nouns)
    for number in doc.numbers_in(sentence.first, sentence.last):
        if not _counts_givers(doc, actors, number, sentence):
            continue
        at = next((i for i in range(number.last, min(number.last + 6, sentence.last)) if low[i] == "with"), None)
        if at is None or "," in low[number.last : at]:
            continue
        end = min(at + 1 + NEAR, sentence.last)
        noun = next((i for i in range(at + 1, end) if low[i] in nouns or low[i] == "something"), None)
        if noun is None or doc.numbers_in(at + 1, noun) or "I" in doc.tags[at + 1 : noun]:
            continue
        if low[at + 1] in ("no", "neither"):
            continue
        told = Item(number.lead, noun + 1, OTHER)
        return [
            *findings([Actor(count=int(number.value))], [told], "pledge", "givers-with-pledges", 0.8),
            *_parts(doc, number, noun + 1, sentence.last),
        ]
    return []


def _counts_givers(doc: Document, actors: Actors, number: Number, sentence: Sentence) -> bool:
    """Whether a number counts states, or some of those named before ("77 of them")."""
    if number.unit or not 2 <= number.value <= MOST_STATES:
        return False
    low, end = doc.tokens.low, min(number.last + 5, sentence.last)
    if low[number.last : number.last + 2] in PARTITIVES:
        return any(w in actors.groups for w in low[sentence.first : number.lead])
    counted = actors.counted(number.lead, end)
    return counted is not None and counted.count == int(number.value)


def _parts(doc: Document, whole: Number, first: int, last: int) -> list[Finding]:
    """Counts of givers, each before its purpose: "of which 21 military or police, 13 training"."""
    low = doc.tokens.low
    opens = next((i for i in range(first, min(first + 4, last)) if low[i] in ("which", "them", "whom")), None)
    found: list[Finding] = []
    numbers = doc.numbers_in(opens, last) if opens is not None else []
    for n, number in enumerate(numbers):
        end = numbers[n + 1].lead if n + 1 < len(numbers) else last
        category = category_of(find_terms(doc, number.last, end))
        if number.unit or number.value > whole.value or not category:
            continue
        stop = next((i for i in range(number.last, end) if low[i] in ENDS), end)
        item = Item(number.lead, max(stop, number.last), category)
        found += findings([Actor(count=int(number.value))], [item], "pledge", "part-of-givers", 0.8)
    return found


def _coming_from(doc: Document, sentence: Sentence) -> list[Finding]:
    """ "Units were on offer from 23; from 30, training; from nine, medical teams"."""
    low = doc.tokens.low
    numbers = [
        n
        for n in doc.numbers_in(sentence.first + 1, sentence.last)
        if low[n.lead - 1] == "from" and not n.unit and 1 <= n.value <= MOST_STATES and low[n.last] in ENDS
    ]
    if len(numbers) < 2 or not _speaks_of_pledges(doc, sentence):
        return []
    found: list[Finding] = []
    for n, number in enumerate(numbers):
        ahead = number.lead - 1 == sentence.first or low[number.lead - 2] in (";", ",", "and", ":")
        end = numbers[n + 1].lead - 1 if n + 1 < len(numbers) else sentence.last
        begin = max(sentence.first, number.lead - 1 - FARTHEST)
        begin = max([begin, *(i + 1 for i in range(begin, number.lead - 1) if low[i] == ";")])
        span = (number.last, end) if ahead else (begin, number.lead - 1)
        category = category_of(find_terms(doc, *span))
        if category:
            item = Item(min(span[0], number.lead - 1), max(number.last, span[1] if ahead else number.last), category)
            found += findings([Actor(count=int(number.value))], [item], "pledge", "givers-by-purpose", 0.8)
    return found if len(found) > 1 else []


def _speaks_of_pledges(doc: Document, sentence: Sentence) -> bool:
    """Whether pledges are spoken of in a sentence or the few before it in its block."""
    nouns = doc.lexicon.derived(build_nouns)
    first = max(doc.block_ranges[sentence.block][0], sentence.first - 60)
    return any(w in nouns or w in PROMISING for w in doc.tokens.low[first : sentence.last])
