"""How sure it is that an article is about UN peacekeeping, from 0 to 1."""

from __future__ import annotations

from math import exp

from flows.extract.document import Document
from flows.extract.lexicon import Lexicon
from flows.extract.phrases import Phrases
from flows.extract.sighting import Sighting

#: Weight of a known name of these kinds; initiatives such as A4P are of the field, the UN itself is of many.
NAMES = {"mission": 1.5, "initiative": 1.0, "organization": 0.5}
#: A term counts so often and no more, so that one word repeated ("peacekeepers" in a match report) decides nothing.
REPEATS = 3
#: A term of at least this weight among the first `LEAD` tokens names the subject, which is worth `LEADS`.
LEADING, LEAD, LEADS = 1.5, 80, 3.0
#: Words of other subjects that an article on peacekeeping may well hold (a climate aside, one donor).
TOLERATED = 3.0
#: Among the first tokens they weigh more.
OPENING, TWICE = 45, 3
#: Relevance at which tables that hold only peacekeeping begin to read an article.
GATE = 0.45


def is_about_peacekeeping(doc: Document) -> bool:
    """Whether events and commitments may be read from the article at all."""
    return vocabulary_score(doc) >= GATE


def relevance_of(doc: Document, events: list[Sighting], commitments: list[Sighting]) -> float:
    """Share of evidence for peacekeeping as the article's subject: 0 (none) to 1 (certain)."""
    score = vocabulary_score(doc)
    found = any(e.values.get("main") for e in events) + bool(commitments)
    return round(min(1.0, score + 0.25 * found * (1 - score)), 3)


def vocabulary_score(doc: Document) -> float:
    """What the article's words alone say, from 0 to 1; computed once a document."""
    if "relevance" not in doc.memo:
        doc.memo["relevance"] = _score(doc)
    return float(doc.memo["relevance"])


def _score(doc: Document) -> float:
    low = doc.tokens.low
    counts: dict[str, int] = {}
    support = against = 0.0
    leads = anchored = False
    for first, last, weight in doc.lexicon.derived(_terms).find(low, 0, len(low)):
        term = low[first] if last == first + 1 else " ".join(low[first:last])
        counts[term] = counts.get(term, 0) + 1
        if counts[term] <= REPEATS:
            support += max(0.0, weight)
            against -= min(0.0, weight) * (TWICE if first < OPENING else 1)
            leads = leads or (weight >= LEADING and first < LEAD)
            anchored = anchored or weight > LEADING
    for entity in doc.entities:
        weight = NAMES.get(entity.kind, 0.0)
        if not weight or (entity.kind == "organization" and entity.id != "UN"):
            continue
        counts[entity.id] = counts.get(entity.id, 0) + 1
        if counts[entity.id] <= REPEATS:
            support += weight
            leads = leads or (entity.kind == "mission" and entity.first < LEAD)
            anchored = True
    return _weigh(support, against, leads, anchored)


def _weigh(support: float, against: float, leads: bool, anchored: bool) -> float:
    """Support that saturates, less what speaks for another subject.

    An article on peacekeeping says so early and ties it to the UN; one that only mentions it on the way does not.
    """
    support += LEADS if leads else -LEADS
    support -= max(0.0, against - TOLERATED)
    if not anchored:
        support *= 0.3
    return round(1 - exp(-max(0.0, support) / 8), 3)


def _terms(lexicon: Lexicon) -> Phrases[float]:
    return Phrases((row["term"], float(row["weight"])) for row in lexicon.table("relevance_terms"))
