"""Runs of words that may be a person's name, and how strongly the words around them say so."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from flows.extract.document import Document
from flows.extract.gazetteer import Entity
from flows.extract.lexicon import Lexicon, lemmas
from flows.extract.marks import mark, shape
from flows.extract.name_words import NameWords, name_words
from flows.extract.number_words import MULTIPLES, SMALL
from flows.extract.record import record
from flows.extract.word_classes import CLOSED

#: Kinds of known names that are no part of a person's name.
SHIELDS = frozenset({"country", "mission", "organization", "initiative"})
#: Offices that people are called by as well.
SURNAMES = frozenset("sherpa bishop judge dean abbot king prince knight page butler steward warden chancellor".split())
#: Ends of words that hold a verb: "I've", "We'll", "Don't".
CONTRACTIONS = ("n't", "'ve", "'re", "'ll", "'m")
NUMBER_WORDS = frozenset(SMALL) | MULTIPLES


@record
class Run:
    """Tokens `first` to `last` (exclusive) that look like a name; `unknown` counts words that English does not know."""

    first: int
    last: int
    unknown: int
    block: int

    @property
    def length(self) -> int:
        return self.last - self.first


def find_runs(doc: Document) -> Iterator[Run]:
    """Capitalized runs that could be names, left to right, within sentences."""
    words = doc.lexicon.derived(name_words)
    shielded = {
        i
        for e in doc.entities
        if (e.kind in SHIELDS or _is_long_city(e)) and not _is_given_name(doc, e, words)
        for i in range(e.first, e.last)
    }
    tokens = enumerate(zip(doc.tokens.word, doc.tokens.low, strict=True))
    # most words are their own lower case, one and the same object
    capitals = [i for i, (word, low) in tokens if word is not low and word[0].isupper() and i not in shielded]
    for sentence in doc.sentences:
        reached = sentence.first
        for i in capitals[bisect_left(capitals, sentence.first) : bisect_left(capitals, sentence.last)]:
            if i >= reached and _is_name_token(doc, i, words, sentence.first):
                reached = _run_end(doc, i, sentence.last, words, shielded)
                first, last = _trim(doc, i, reached, words)
                if last > first:
                    unknown = [word for word in doc.tokens.low[first:last] if not lemmas(word)]
                    yield Run(first, last, len(unknown), sentence.block)


def _is_long_city(entity: Entity) -> bool:
    """Whether a known name is a city's of several words: no part of "New Delhi" is a person's."""
    return entity.kind == "city" and entity.last - entity.first > 1


def _is_given_name(doc: Document, entity: Entity, words: NameWords) -> bool:
    """Whether a country's name is a person's here, between an honorific or rank and a surname ("Ms. Georgia Holt")."""
    first, low = entity.first, doc.tokens.low
    if entity.kind != "country" or entity.last - first > 1 or first == 0 or entity.last >= len(low):
        return False
    surname = doc.tokens.word[entity.last]
    if not (surname[0].isupper() and surname[1:].islower()) or low[entity.last] in words.stops:
        return False
    floor = max(0, first - 4)
    named = words.honorifics.ending(low, first, floor) or words.ranks.ending(low, first, floor)
    titled = named or words.offices.ending(low, first, floor)
    return titled is not None and doc.entity_at.get(entity.last) is None and not words.offices.match(low, entity.last)


def _is_name_token(doc: Document, i: int, words: NameWords, sentence_first: int) -> bool:
    word, low = doc.tokens.word[i], doc.tokens.low[i]
    if not (word[0].isupper() and word[0].isalpha()):
        return False
    if doc.marks[i] & UNLIKE and not _may_be_name(doc, i, words):
        return False
    if low in CLOSED and word.isupper() and len(word) > 1 and low not in words.particles:
        return False  # "WHAT WAS SAID"
    opens = i == sentence_first or (sentence_first >= 0 and i == sentence_first + 2 and doc.tokens.word[i - 1] == ":")
    if opens and (lemmas(low) or low in CLOSED) and not _name_follows(doc, i, words):
        return False
    return not (word.isupper() and 1 < len(word) <= 5 and not _caps_neighbour(doc, i))


def _lead_words(lexicon: Lexicon) -> frozenset[str]:
    """Words that no name may hold, and first words of ranks, honorifics and offices."""
    words = lexicon.derived(name_words)
    return words.stops | words.ranks.starts() | words.honorifics.starts() | words.offices.starts()


def _is_unlike(low: str) -> bool:
    """Whether a word has a figure or a stop in it, is a number or cut short ("didn't")."""
    cut = low.endswith(CONTRACTIONS) or ("." in low and len(low) > 1)
    return cut or low.partition("-")[0] in NUMBER_WORDS or any(c.isdigit() for c in low)


#: Words that may not be a name as they stand.
ODD = shape(_is_unlike)


UNLIKE = mark(_lead_words) | ODD


def _may_be_name(doc: Document, i: int, words: NameWords) -> bool:
    """Whether such a word is one of a name all the same: an initial, the surname Sheikh."""
    low = doc.tokens.low[i]
    if doc.marks[i] & ODD or (low in words.stops and not _is_initial(doc, i)):
        return False
    if words.ranks.match(doc.tokens.low, i) or _is_honorific(doc, i, words):
        return False
    return words.offices.match(doc.tokens.low, i) is None or _is_surname(doc, i)


def _is_honorific(doc: Document, i: int, words: NameWords) -> bool:
    """Whether a word is an honorific here, and not the surname that ends a name (Omar Sheikh)."""
    if not words.honorifics.match(doc.tokens.low, i):
        return False
    after = doc.tokens.word[i + 1] if i + 1 < len(doc.tokens) else "."
    before = doc.tokens.word[i - 1] if i else "."
    ends_name = after.islower() or after in (",", ";", ":", ")", "’s", "'s")
    named = before[0].isupper() and before[0].isalpha() and before.lower() not in words.stops
    return not (
        ends_name and named and before.lower() not in words.offices and not words.ranks.match(doc.tokens.low, i - 1)
    )


def _is_surname(doc: Document, i: int) -> bool:
    """Whether an office that is a surname too ends a name here (Pasang Sherpa)."""
    word, low = doc.tokens.word, doc.tokens.low
    if low[i] not in SURNAMES or i == 0 or not word[i - 1][0].isupper() or lemmas(low[i - 1]):
        return False
    after = word[i + 1] if i + 1 < len(word) else "."
    return after[0].islower() or not after[0].isalpha()


def _is_initial(doc: Document, i: int) -> bool:
    return len(doc.tokens.word[i]) == 1 and doc.tokens.word[i + 1 : i + 2] == ["."]


def _name_follows(doc: Document, i: int, words: NameWords) -> bool:
    """Whether a known English word at a sentence's start (Power, Grace) is followed by more of a name."""
    if i + 1 >= len(doc.tokens):
        return False
    following = doc.tokens.word[i + 1]
    return following[0].isupper() and following[0].isalpha() and doc.tokens.low[i + 1] not in words.stops


def _caps_neighbour(doc: Document, i: int) -> bool:
    """Whether a short word in capitals stands beside a longer one (WEI JINGYUAN), and so is no acronym."""
    for k in (i - 1, i + 1, i - 2, i + 2):
        if 0 <= k < len(doc.tokens):
            word = doc.tokens.word[k]
            if word.isupper() and len(word) > 3 and word.isalpha():
                return True
    return False


def _run_end(doc: Document, i: int, last: int, words: NameWords, shielded: set[int]) -> int:
    tokens = doc.tokens
    end = i + 1
    while end < last:
        low, word = tokens.low[end], tokens.word[end]
        if low == "." and len(tokens.word[end - 1]) <= 2 and tokens.word[end - 1][0].isupper():
            end += 1  # an initial: K.
            continue
        if end in shielded and doc.entity_at.get(end) is not None and (tokens.word[end - 1] != "." or end == i + 2):
            break
        if word[0].isupper() and _is_name_token(doc, end, words, -1):
            end += 1
            continue
        before, hyphen, after = word.partition("-")
        if hyphen and before in words.particles and after[:1].isupper():
            end += 1  # al-Farsi
            continue
        particle = end
        while particle < last and tokens.low[particle] in words.particles and tokens.word[particle][0].islower():
            particle += 1
        if particle > end and particle < last and particle not in shielded and _is_name_token(doc, particle, words, -1):
            end = particle + 1
            continue
        break
    return end


def _trim(doc: Document, first: int, last: int, words: NameWords) -> tuple[int, int]:
    """Cut what cannot be at the ends of a name: a stop after a word, an enumerator, a common noun before the name."""
    word, low = doc.tokens.word, doc.tokens.low
    while last - first > 1 and word[last - 1] == "." and len(word[last - 2]) > 1:
        last -= 1
    enumerator = last - first > 2 and len(word[first]) == 1 and word[first + 1] == "."
    if enumerator and all(map(lemmas, low[first + 2 : last])):
        first += 2  # "B. Selected pledges"
    if last - first > 2 and word[first + 1] in words.given and word[first] not in words.given:
        first += lemmas(low[first]).keys() == {"NOUN"}  # "Midwife Adaeze Obi"
    return first, last
