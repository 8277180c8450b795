"""Counts of states told by what they promised: "40 on units, 25 on training", "training 31, technology 20"."""

from __future__ import annotations

from flows.extract.actor import MOST_STATES, Actor
from flows.extract.actors import Actors
from flows.extract.document import Document
from flows.extract.finding import Finding, findings
from flows.extract.number import Number
from flows.extract.objects import Item
from flows.extract.pledge_nouns import PROMISING, build_nouns
from flows.extract.purposes import OTHER, category_of, find_terms
from flows.extract.sentences import Sentence

#: So many counts with a purpose each are a tally.
FEWEST = 2
#: What stands between a count and its purpose, and what may stand before that.
ON = frozenset("on for to about concerning regarding in towards".split())
BETWEEN = frozenset("of them which whom these those did so made had more others further were".split()) | PROMISING
#: What states that are counted one group after the other do.
GIVING = PROMISING | frozenset("gave put chose brought registered signed".split())
#: Words before a number that make it no count of states.
DENYING = frozenset("the by last until to at".split())


def read_counts_by_theme(doc: Document, actors: Actors, sentence: Sentence) -> list[Finding]:
    """Findings of a sentence that counts states by purpose, the sum of them that opens it among them."""
    numbers = [n for n in doc.numbers_in(sentence.first, sentence.last) if not n.unit and 1 <= n.value <= MOST_STATES]
    if len(numbers) < FEWEST or not _is_tally(doc, actors, sentence):
        return []
    found = (
        _counted_first(doc, actors, sentence, numbers)
        or _told_apart(doc, actors, sentence, numbers)
        or _counted_last(doc, sentence, numbers)
    )
    if len(found) < FEWEST:
        return []
    first = found[0].first
    return [*_whole(doc, actors, [n for n in numbers if n.last <= first], first), *found]


def _is_tally(doc: Document, actors: Actors, sentence: Sentence) -> bool:
    """Whether a sentence speaks of states or of pledges."""
    words = doc.tokens.low[sentence.first : sentence.last]
    if not PROMISING.isdisjoint(words) or not doc.lexicon.derived(build_nouns).keys().isdisjoint(words):
        return True
    return any(w in actors.groups for w in words)


def _counted_first(doc: Document, actors: Actors, sentence: Sentence, numbers: list[Number]) -> list[Finding]:
    """ "40 pledged on military units, 25 on training"."""
    low = doc.tokens.low
    found: list[Finding] = []
    for n, number in enumerate(numbers):
        end = numbers[n + 1].lead if n + 1 < len(numbers) else sentence.last
        at = _past_group(doc, actors, number.last, end)
        while at < end and low[at] in BETWEEN:
            at += 1
        if at >= end or low[at] not in ON or low[number.lead - 1] in DENYING or doc.tags[at + 1] == "V":
            continue
        stop = next((k for k in range(at, end) if low[k] in (";", ".", ":")), end)
        category = category_of(find_terms(doc, at + 1, stop))
        if category:
            item = Item(number.lead, _trimmed(doc, at + 1, stop), category)
            found += findings([Actor(count=int(number.value))], [item], "pledge", "counted-by-theme", 0.85)
    return found


def _told_apart(doc: Document, actors: Actors, sentence: Sentence, numbers: list[Number]) -> list[Finding]:
    """ "67 states made pledges: 41 states offered units, 33 training" – after a colon, the first with its verb."""
    low, nouns = doc.tokens.low, doc.lexicon.derived(build_nouns)
    colon = next((k for k in range(sentence.first, sentence.last) if low[k] == ":"), sentence.last)
    parts = [n for n in numbers if n.lead > colon]
    if not parts or parts[0].lead > colon + 2 or not any(w in nouns for w in low[sentence.first : colon]):
        return []
    verb = _past_group(doc, actors, parts[0].last, sentence.last)
    if low[verb : verb + 1] == [] or low[verb] not in GIVING:
        return []
    found: list[Finding] = []
    for n, number in enumerate(parts):
        end = parts[n + 1].lead if n + 1 < len(parts) else sentence.last
        category = category_of(find_terms(doc, number.last, end))
        if category:
            item = Item(number.lead, _trimmed(doc, number.last, end), category)
            found += findings([Actor(count=int(number.value))], [item], "pledge", "counted-apart", 0.8)
    return found


def _past_group(doc: Document, actors: Actors, i: int, last: int) -> int:
    """The token after the noun for states that a number counts, where one follows."""
    for k in range(i, min(i + 3, last)):
        hit = actors.groups.match(doc.tokens.low, k)
        if hit is not None:
            return hit[1]
    return i


def _trimmed(doc: Document, first: int, last: int) -> int:
    while last > first + 1 and (doc.tags[last - 1] in ".C" or doc.tokens.low[last - 1] in ("another", "with")):
        last -= 1
    return last


def _counted_last(doc: Document, sentence: Sentence, numbers: list[Number]) -> list[Finding]:
    """ "Pledges by theme: training 31, technology 20" – after a colon, a purpose and its number each."""
    low = doc.tokens.low
    begin = next((k + 1 for k in range(sentence.first, numbers[0].lead) if low[k] == ":"), 0)
    nouns = doc.lexicon.derived(build_nouns)
    if not begin or not any(w in nouns or w in PROMISING for w in low[sentence.first : begin]):
        return []
    found: list[Finding] = []
    for number in numbers:
        closed = number.last >= sentence.last or low[number.last] in (",", ";", ".", "and")
        category = category_of(find_terms(doc, begin, number.lead))
        if closed and category and number.lead - begin <= 6:
            item = Item(begin, number.last, category)
            found += findings([Actor(count=int(number.value))], [item], "pledge", "theme-and-count", 0.8)
        begin = number.last + 1
    return found


def _whole(doc: Document, actors: Actors, numbers: list[Number], end: int) -> list[Finding]:
    """The sum before its parts: "61 made commitments: …", "62 countries announced pledges, among them …"."""
    nouns = doc.lexicon.derived(build_nouns)
    for number in reversed(numbers):
        words = doc.tokens.low[number.last : end]
        if any(w in nouns or w in PROMISING for w in words):
            category = category_of(find_terms(doc, number.last, end)) or OTHER
            item = Item(number.lead, _trimmed(doc, number.last, end), category)
            return findings([Actor(count=int(number.value))], [item], "pledge", "counted-whole", 0.8)
    return []
