"""What comes from whom: "pledges came from 74 states", "from Brazil come 2.3 million dollars", "11 have been kept"."""

from __future__ import annotations

from dataclasses import replace

from flows.extract.actor import Actor
from flows.extract.finding import Finding, findings
from flows.extract.grammar import noun_group_to
from flows.extract.lexicon import Lexicon
from flows.extract.marks import mark
from flows.extract.objects import Item, read_items
from flows.extract.passage import Passage
from flows.extract.pledge_nouns import build_nouns, possessor
from flows.extract.pledges import Predicate
from flows.extract.purposes import OTHER, category_of, find_terms
from flows.extract.quantities import build_units, counts

#: Verbs between "pledges" and those who make them.
COMING = frozenset("come flow arrive pour trickle follow be receive stem hail".split())
#: Verbs whose object somebody else gave.
RECEIVING = frozenset("receive get collect accept obtain secure".split())
#: Verbs of keeping a promise.
KEEPING = frozenset(
    "keep honour honor fulfil fulfill deliver implement redeem complete meet execute realize realise".split()
)
#: What is said of promises that are neither kept nor broken.
UNDER_WAY = frozenset("worked way progress pending outstanding underway open process preparation".split())
RESTS = frozenset("rest others remainder remaining other".split())


def build_arrival_words(lexicon: Lexicon) -> frozenset[str]:
    """Words without which a sentence holds nothing for `read_arrivals`."""
    return frozenset({"from"} | {noun for noun, kind in build_units(lexicon).items() if kind == "pledge"})


#: Nouns for what was promised.
PROMISES = mark(lambda lexicon: [noun for noun, kind in lexicon.derived(build_units).items() if kind == "pledge"])


def read_arrivals(passage: Passage, read: list[Finding]) -> list[Finding]:
    """Findings of "come from" and "have been kept", outside those already read."""
    found: list[Finding] = []
    for predicate in passage.predicates:
        if predicate.kind == "finite" and not predicate.group.negated and not predicate.group.modal:
            found += (
                _coming(passage, predicate)
                or _received(passage, predicate)
                or _inverted(passage, predicate)
                or _kept(passage, predicate)
            )
    return [f for f in found if not any(f.first < g.last and g.first < f.last for g in read)]


def _coming(passage: Passage, predicate: Predicate) -> list[Finding]:
    """ "Specific pledges came from 74 Member States"."""
    doc, low = passage.doc, passage.doc.tokens.low
    if predicate.group.lemma not in COMING:
        return []
    nouns = doc.lexicon.derived(build_nouns)
    start = passage.start(predicate)
    i = next((k for k in range(start, predicate.first) if low[k] in nouns and doc.tags[k] in "NP"), None)
    at = next(
        (k for k in range(predicate.end, min(predicate.end + 8, passage.sentence.last)) if low[k] == "from"), None
    )
    if i is None or at is None or low[max(start, i - 1)] == "no":
        return []
    stop = passage.end(at)
    colon = next((k for k in range(at, stop) if low[k] in (":", "with")), None)
    who = passage.actors.explicit(at + 1, colon or stop, colon or stop)
    told = read_items(doc, colon + 1, stop) if colon is not None else read_items(doc, i + 1, predicate.first)
    items = told or [Item(noun_group_to(doc.tags, i + 1, start), stop, OTHER)]
    return [replace(f, last=stop) for f in findings(who, items, "pledge", "pledges-came-from", 0.9)]


def _received(passage: Passage, predicate: Predicate) -> list[Finding]:
    """ "The trust fund received 1 million dollars from Switzerland"."""
    doc, low = passage.doc, passage.doc.tokens.low
    if predicate.group.lemma not in RECEIVING or predicate.group.passive or predicate.gap is not None:
        return []
    end = passage.end(predicate.end)
    at = next((k for k in range(predicate.end, end) if low[k] == "from"), None)
    if at is None:
        return []
    items = [i for i in read_items(doc, predicate.end, at) if i.number is not None]
    return findings(passage.actors.explicit(at + 1, end, end), items, "deliver", "received-from", 0.75)


def _inverted(passage: Passage, predicate: Predicate) -> list[Finding]:
    """ "From Brazil come 2.3 million dollars", "Support … is due from 18 states"."""
    doc, low = passage.doc, passage.doc.tokens.low
    if predicate.group.lemma not in ("be", "come", "arrive", "flow"):
        return []
    start, begin = passage.start(predicate), predicate.end
    if predicate.group.lemma == "be" and low[begin : begin + 2] == ["due", "from"]:
        end = passage.end(begin)
        return findings(
            passage.actors.explicit(begin + 2, end, end),
            read_items(doc, start, predicate.first),
            "pledge",
            "due-from",
            0.85,
        )
    at = next((k for k in range(start, predicate.first) if low[k] == "from"), None)
    if at is None or predicate.group.lemma not in ("come", "arrive", "flow"):
        return []
    end = passage.end(begin)
    items = read_items(doc, begin, end)
    promised = not doc.lexicon.derived(build_nouns).keys().isdisjoint([*low[begin:end], "word"][: end - begin])
    if not promised and not any(item.number for item in items):
        return []
    return findings(
        passage.actors.explicit(at + 1, predicate.first, predicate.first), items, "pledge", "from-came", 0.85
    )


def _kept(passage: Passage, predicate: Predicate) -> list[Finding]:
    """ "Of the 14 promises the country had made, 11 have been kept and the rest are being worked on"."""
    doc, low = passage.doc, passage.doc.tokens.low
    units = doc.lexicon.derived(build_units)
    first, last = passage.sentence.first, passage.sentence.last
    if not doc.mark(passage.sentence) & PROMISES:
        return []
    noun = next((k for k in doc.places(first, predicate.first, PROMISES) if units.get(low[k]) == "pledge"), None)
    if noun is None:
        return []
    resting = not RESTS.isdisjoint(low[max(first, predicate.first - 3) : predicate.first])
    under_way = not UNDER_WAY.isdisjoint(low[predicate.first : min(last, predicate.end + 4)])
    kept = predicate.group.passive and predicate.group.lemma in KEEPING and not resting
    if not kept and not (resting and under_way):
        return []
    number = next(
        (
            n
            for n in reversed(doc.numbers_in(first, predicate.first))
            if counts(doc, n)
            and (n.last >= noun - 1 or doc.tokens.low[n.last : noun] in (["of", "the"], ["of", "all"]))
        ),
        None,
    )
    who = _promisers(passage, noun, predicate)
    category = category_of(find_terms(doc, first, predicate.first)) or OTHER
    if kept and number is not None:
        item = Item(number.lead, predicate.end, category, number, low[noun])
        return findings(who, [item], "deliver", "promises-kept", 0.75)
    if resting and under_way:
        return findings(who, [Item(predicate.first - 1, predicate.end, category)], "reaffirm", "promises-open", 0.7)
    return []


def _promisers(passage: Passage, noun: int, predicate: Predicate) -> list[Actor]:
    """Who made the promises at token `noun`: named with them, the subject of "had made", else whoever it is about."""
    who = possessor(passage.doc, passage.actors, noun, passage.sentence.last)[0]
    made = passage.finite_after(noun)
    if not who and made is not None and made is not predicate:
        who = passage.subject(made)
    return who or [Actor(certainty=0.7)]
