"""Things named as somebody's gift: "Belgium's EUR 5 million", "Egypt's formed police unit"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from flows.extract.actor import Actor
from flows.extract.document import Document
from flows.extract.marks import mark
from flows.extract.objects import THINGS
from flows.extract.passage import Passage
from flows.extract.pledge_nouns import PROMISING, build_nouns
from flows.extract.quantities import build_units, noun_end
from flows.extract.sentences import Sentence

#: How many tokens before a sentence promises may be spoken of.
FARTHEST = 700
PROMISES = mark(lambda lexicon: PROMISING | lexicon.derived(build_nouns).keys())
#: What may follow the number of a gift before its noun.
LONGEST_GIFT = 12
#: What a state has whether it gives it or not.
OWN = frozenset("own army armies police military forces force capital borders contingents".split())


def recall_pledges(doc: Document, sentence: Sentence) -> bool:
    """Whether promises are spoken of in a sentence or somewhere before it."""
    if "promises" not in doc.memo:
        doc.memo["promises"] = doc.places(0, len(doc.tokens), PROMISES)
    places: list[int] = doc.memo["promises"]
    before = bisect_right(places, sentence.last - 1)
    return before > 0 and places[before - 1] >= sentence.first - FARTHEST


def possessed_gifts(passage: Passage) -> Iterator[tuple[Actor, int, int]]:
    """Who has it and the tokens of each thing in a sentence that somebody may have given."""
    doc, low, tags = passage.doc, passage.doc.tokens.low, passage.doc.tags
    units = doc.lexicon.derived(build_units)
    for entity in doc.entities_in(passage.sentence.first, passage.sentence.last):
        country = passage.actors.country_of(entity)
        first = entity.last + 1
        if not country or first >= passage.sentence.last or not is_genitive(doc, entity.last):
            continue
        number = next(
            (n for n in doc.numbers_in(first, min(first + 4, passage.sentence.last)) if n.lead <= first + 1), None
        )
        start = number.last if number is not None else first
        end = max(start, noun_end(doc, start, min(start + LONGEST_GIFT, passage.sentence.last)))
        money = number is not None and len(number.unit) == 3
        if money and low[end : end + 1] == ["for"]:
            end = next((i for i in range(end, passage.sentence.last) if tags[i] in "VMB.,"), end)
        head = low[end - 1]
        thing = units.get(head) in (THINGS - {"people"} if number is None else THINGS | {"place"})
        if (money or thing) and head not in OWN:
            yield Actor(country=country), first, end


def is_genitive(doc: Document, i: int) -> bool:
    """Whether the sign of a genitive stands at token `i`."""
    return doc.tags[i : i + 1] == "S" or doc.tokens.low[i : i + 1] in (["'"], ["’"])
