"""The words of which names are made, and those that no name may hold."""

from __future__ import annotations

from flows.extract.document import Document
from flows.extract.lexicon import Lexicon, forms
from flows.extract.phrases import Phrases
from flows.extract.record import record


@record
class NameWords:
    """Views of the lexicon that name finding needs."""

    stops: frozenset[str]
    particles: frozenset[str]
    honorifics: Phrases[str]
    ranks: Phrases[str]
    offices: Phrases[int]
    longest: int
    speech: frozenset[str]
    given: frozenset[str]
    things: frozenset[str]
    bodies: frozenset[str]
    bylines: frozenset[str]


def name_words(lexicon: Lexicon) -> NameWords:
    """The words that stand in and around names; build through `Lexicon.derived`."""
    honorifics = [(r["honorific"], r["pronoun"]) for r in lexicon.table("honorifics")]
    ranks = [(r["rank"], r["rank"]) for r in lexicon.table("ranks")]
    offices = [(r["office"], int(r["weight"])) for r in lexicon.table("offices")]
    speech = {form for r in lexicon.table("reporting_verbs") for form in forms(r["verb"].split()[0])} | {"said", "told"}
    people = {r["noun"] for r in lexicon.table("unit_nouns") if r["kind"] == "people"}
    return NameWords(
        frozenset(r["word"] for r in lexicon.table("name_stops")) | people | {noun + "s" for noun in people},
        frozenset(r["particle"] for r in lexicon.table("name_particles")),
        Phrases(honorifics),
        Phrases(ranks),
        Phrases(offices),
        4,
        frozenset(speech),
        frozenset(r["name"] for r in lexicon.table("given_names")),
        frozenset(r["word"] for r in lexicon.table("page_words") if r["kind"] == "thing"),
        frozenset(r["word"] for r in lexicon.table("page_words") if r["kind"] == "body"),
        frozenset(r["word"] for r in lexicon.table("page_words") if r["kind"] == "byline"),
    )


def common_words(doc: Document) -> frozenset[str]:
    """All words as printed: one that stands here in lower case is no name where a sentence's start capitalizes it."""
    if "common_words" not in doc.memo:
        doc.memo["common_words"] = frozenset(doc.tokens.word)
    return doc.memo["common_words"]  # type: ignore[no-any-return]
