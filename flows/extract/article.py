"""One article → every row it supports: the order in which the tables are read, each from what those before it found."""

from __future__ import annotations

from flows.articles.article import Article
from flows.extract.commitments import find_commitments
from flows.extract.document import analyze
from flows.extract.events import find_events
from flows.extract.figures import find_figures
from flows.extract.lexicon import Lexicon
from flows.extract.mentions import find_mentions
from flows.extract.metadata import read_metadata
from flows.extract.participations import find_participations
from flows.extract.people import find_people
from flows.extract.relevance import relevance_of
from flows.extract.sighting import Extraction, Sighting
from flows.extract.statements import find_statements


def extract_article(article: Article, lexicon: Lexicon) -> Extraction:
    """Everything `article` supports; pure, deterministic, offline."""
    doc = analyze(article, lexicon)
    printed = read_metadata(doc)
    people = find_people(doc, printed)
    events = find_events(doc, printed)
    statements = find_statements(doc, people)
    commitments = find_commitments(doc, people, events)
    figures = find_figures(doc, events)
    participations = find_participations(doc, people, events, statements, commitments)
    _place(statements, participations)
    mentions = find_mentions(doc, people)
    row = (
        {"article_id": article.article_id}
        | printed.row(article, doc.word_count)
        | {"relevance": relevance_of(doc, events, commitments)}
    )
    return Extraction(
        row, [*events, *participations, *commitments, *statements, *figures, *people.positions(), *mentions]
    )


def _place(statements: list[Sighting], participations: list[Sighting]) -> None:
    """Give what those who took part in the main meeting said that meeting as its event."""
    met = {p.person: p.event for p in participations if p.person}
    for statement in statements:
        if statement.person:
            statement.event = statement.event or met.get(statement.person)
