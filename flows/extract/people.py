"""Who is named: every person once, by the fullest name the article prints, with the offices said of them."""

from __future__ import annotations

from itertools import pairwise

from flows.extract.candidates import Candidate, candidate_of, is_body
from flows.extract.document import Document
from flows.extract.linking import link, link_leftovers, merge
from flows.extract.metadata import Printed
from flows.extract.name_words import name_words
from flows.extract.names import find_runs
from flows.extract.persons import Naming, Office, People, Person

__all__ = ["Naming", "Office", "People", "Person", "find_people"]


def find_people(doc: Document, printed: Printed) -> People:
    """All named persons of the article, bylines and photo credits among them."""
    words = doc.lexicon.derived(name_words)
    candidates: list[Candidate] = []
    singles: list[Candidate] = []
    bodies: set[str] = set()
    for run in find_runs(doc):
        sentence = doc.sentence_of(run.first)
        if sentence is None or printed.dateline_start <= doc.tokens.start[run.first] < printed.dateline_end:
            continue
        candidate = candidate_of(doc, run, sentence, words)
        if is_body(doc, run, words):
            bodies |= {doc.tokens.word[run.first], doc.tokens.word[run.last - 1]}
        (candidates if candidate.run.length > 1 else singles).append(candidate)
    _leave_to_owners(candidates)
    _spread_over_lists(doc, candidates)
    persons = merge(doc, [c for c in candidates if c.sure])
    link(doc, persons, [c for c in candidates if not c.sure] + singles)
    claimed = {i for p in persons for n in p.namings for i in range(n.first, n.last)}
    persons += merge(
        doc,
        [c for c in singles if c.sure and c.run.first not in claimed and doc.tokens.word[c.run.first] not in bodies],
    )
    link_leftovers(doc, persons)
    persons.sort(key=lambda p: p.namings[0].first)
    return People(persons)


def _leave_to_owners(candidates: list[Candidate]) -> None:
    """A title after a name that leads to the next name is the next one's: "Ban Ki-moon, President Paul Kagame"."""
    for before, after in pairwise(candidates):
        if after.lead.titles:
            before.titles = [
                t
                for t in before.titles
                if t.last <= before.run.first or t.last <= after.lead.first or t.first >= after.run.last
            ]


def _spread_over_lists(doc: Document, candidates: list[Candidate]) -> None:
    """What is sure of one name of a list holds for its neighbours: "Ministers Adaeze Obi, Kofi Mensah and Li Wei"."""
    for before, after in pairwise(candidates):
        if before.sure == after.sure or not 0 < after.lead.first - before.run.last < 3:
            continue
        joint = doc.tokens.low[before.run.last : after.lead.first]
        loose = after if before.sure else before
        is_list = joint in (["and"], [","], [",", "and"], ["&"])
        known = doc.entities_in(loose.run.first, loose.run.last)
        if is_list and loose.run.unknown and 2 <= loose.run.length <= 4 and not known:
            loose.sure = True
            loose.credit = before.credit or after.credit
