"""What states and organizations pledge, reaffirm or deliver."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from flows.articles.article import BlockKind
from flows.extract.actors import Actors
from flows.extract.arrivals import build_arrival_words, read_arrivals
from flows.extract.audits import follows_up, read_audits
from flows.extract.beside import read_beside
from flows.extract.document import Document
from flows.extract.finding import Finding
from flows.extract.fragments import read_fragment
from flows.extract.gate import admits
from flows.extract.headcounts import read_headcounts
from flows.extract.ledgers import read_ledgers
from flows.extract.lists import Lists
from flows.extract.marks import mark
from flows.extract.modality import repeats
from flows.extract.offers import read_offers
from flows.extract.passage import Passage
from flows.extract.people import People
from flows.extract.pledge_nouns import build_nouns
from flows.extract.predicates import find_predicates
from flows.extract.promises import read_clauses
from flows.extract.relevance import is_about_peacekeeping
from flows.extract.remainders import may_remain, read_remainders
from flows.extract.sentences import Sentence
from flows.extract.sighting import Evidence, Sighting
from flows.extract.tallies import read_tally
from flows.extract.terms_of_delivery import beneficiary_of, due_of, is_rapid
from flows.extract.totals import read_totals
from flows.extract.verbatim import trim

LONGEST_EVIDENCE = 500
#: Longest stretch, in tokens, that is read as one sentence, so that time stays linear in the length of the text.
LONGEST_SENTENCE = 400
#: What parts the columns of a table in plain text.
COLUMN_GAP = re.compile(r"\s{2,}")
#: Kinds of blocks that are read whatever words they use.
LISTED = frozenset({BlockKind.ITEM, BlockKind.TITLE})


#: Words that mean the thing told just before.
PRONOUNS = frozenset("it them".split())
#: Words without which a sentence holds nothing for `read_offers` and `read_arrivals`.
PLEDGES, ARRIVALS = mark(build_nouns), mark(build_arrival_words)


def find_commitments(doc: Document, people: People, events: list[Sighting]) -> list[Sighting]:
    """Sightings for `commitments` in order of the text."""
    if not is_about_peacekeeping(doc):
        return []
    main = next((event for event in events if event.values.get("main")), None)
    actors = Actors(doc, people, main.values.get("country") if main else None)
    lists = Lists(doc, actors)
    found: list[Finding] = []
    entered, read = read_ledgers(doc, actors)
    summed, covered = read_totals(doc, actors, read)
    entered, read = entered + summed, read | covered
    for sentence in doc.prose:
        if sentence.first in read and sentence.last - 1 in read:
            continue
        near = may_remain(doc, sentence, found)
        if near or doc.kind(sentence) in LISTED or admits(doc, sentence) or follows_up(doc, sentence):
            before, found = found, _read(doc, actors, lists, sentence, found)
            if len(before) != len(found):
                continue
        found = found + read_fragment(doc, actors, sentence, found)
    found = [f for f in found if read.isdisjoint(range(f.first, f.last))]
    return [_sighting(doc, finding, main) for finding in _distinct(doc, [*entered, *found])]


def _read(doc: Document, actors: Actors, lists: Lists, sentence: Sentence, found: list[Finding]) -> list[Finding]:
    """`found`, grown by what one sentence adds to it; of a sentence without end only the beginning is read."""
    if sentence.last - sentence.first > LONGEST_SENTENCE:
        sentence = replace(sentence, last=sentence.first + LONGEST_SENTENCE)
    predicates = find_predicates(doc, sentence)
    counted = bool(doc.numbers_in(sentence.first, sentence.last))
    here = read_tally(doc, actors, sentence, predicates) or read_headcounts(doc, actors, sentence) if counted else []
    if here:
        others = read_clauses(Passage(doc, actors, sentence, predicates, found[-1].item if found else None))
        found += here + [f for f in others if not any(f.first < g.last and g.first < f.last for g in here)]
        return found
    if doc.kind(sentence) is BlockKind.ITEM and found and repeats(doc, sentence):
        start = doc.block_ranges[sentence.block][0]
        return [replace(f, action="reaffirm") if f.first >= start and f.action == "pledge" else f for f in found]
    listed = lists.read(sentence)
    near = listed or (found if found and sentence.first - found[-1].last < 60 else [])
    before = near[-1].item if near else None
    passage = Passage(doc, actors, sentence, predicates, before)
    here = read_clauses(passage)
    words = doc.mark(sentence)
    if words & PLEDGES:
        here += read_offers(passage, here)
    if words & ARRIVALS:
        here += read_arrivals(passage, here)
    here += read_audits(passage, here)
    before_it = found + here
    if may_remain(doc, sentence, before_it):
        here += read_remainders(passage, before_it)
    here = here or listed or read_beside(passage)
    here += [f for f in listed if not any(f.first < g.last and g.first < f.last for g in here)]
    found += here
    return found


def _distinct(doc: Document, found: Sequence[Finding]) -> list[Finding]:
    """Findings in order of the text, the same commitment told twice kept once."""
    told = {(*_who(f), f.item.number and f.item.number.value) for f in found if not _in_title(doc, f)}
    seen: set[object] = set()
    kept: list[Finding] = []
    counted: set[object] = set()
    for f in sorted(found, key=lambda f: (f.first, f.last)):
        who = _who(f)
        number = f.item.number
        group = f.actor.country is None and f.actor.organization is None
        key = (*who, f.action, number.value if number else None if group else f.item.head)
        if group and number is None and (who in counted or (f.actor.count is None and _in_title(doc, f))):
            continue
        if group and number is not None:
            counted.add(who)
        repeated = _in_title(doc, f) and any(t[:-1] == who and (number is None or t[-1] == number.value) for t in told)
        if key not in seen and not repeated:
            seen.add(key)
            kept = [k for k in kept if not _told_further(doc, k, f)]
            kept.append(f)
    return kept


def _told_further(doc: Document, before: Finding, after: Finding) -> bool:
    """Whether a commitment only tells the number of the one before ("a course; it will be held with 48 seats")."""
    same = _who(before) == _who(after) and before.action == after.action and 0 <= after.first - before.last <= 30
    if not same or before.item.number is not None or after.item.number is None or before.actor.is_group:
        return False
    return not PRONOUNS.isdisjoint(doc.tokens.low[max(before.last, after.first - 3) : min(after.first + 5, after.last)])


def _who(finding: Finding) -> tuple[str | None, str | None, int | None, str]:
    actor = finding.actor
    return actor.country, actor.organization, actor.count, finding.item.category


def _in_title(doc: Document, finding: Finding) -> bool:
    sentence = doc.sentence_of(finding.first)
    return sentence is not None and doc.kind(sentence) in (BlockKind.TITLE, BlockKind.HEADING)


def _sighting(doc: Document, finding: Finding, event: Sighting | None) -> Sighting:
    first, last, item = finding.first, finding.last, finding.item
    start = doc.tokens.start[first]
    start, end = trim(doc, start, min(doc.tokens.end[last - 1], start + LONGEST_EVIDENCE))
    number = item.number
    values = {
        "country": finding.actor.country,
        "organization": finding.actor.organization,
        "actor_count": finding.actor.count,
        "category": item.category,
        "action": finding.action,
        "description": doc.text[start:end],
        "quantity": number.value if number else None,
        "quantity_qualifier": number.qualifier if number else None,
        "unit": COLUMN_GAP.split(item.unit)[0] if number and item.unit else None,
        "beneficiary": beneficiary_of(doc, item.first, last),
        "rapid_deployment": is_rapid(doc, first, last),
        "due": due_of(doc, first, last) if finding.action != "deliver" else None,
    }
    return Sighting("commitments", values, [Evidence(start, end, finding.rule, round(finding.confidence, 3))], event)
