"""What a meeting is called: by the words of its namings, or by its series."""

from __future__ import annotations

from flows.articles.article import BlockKind
from flows.extract.document import Document
from flows.extract.edition import Edition
from flows.extract.lexicon import Lexicon
from flows.extract.meeting_kinds import COUNCIL, OTHER, Meeting


def name_of(doc: Document, edition: Edition) -> str:
    """The fullest capitalized form the text gives, else one composed of city, series and year."""
    word = doc.tokens.word
    best = ""
    for naming in edition.namings:
        if naming.kind is BlockKind.TITLE or not naming.named:
            continue
        first = naming.first
        while first < naming.head and not word[first][0].isupper() and not word[first][0].isdigit():
            first += 1
        form = " ".join(doc.span(first, _name_end(doc, naming)).split()).removeprefix("The ")
        if word[naming.head][0].isupper() and sum(w[0].isupper() for w in form.split()) > 1 and len(form) > len(best):
            best = form
    if best and edition.series != COUNCIL:
        return best
    if edition.series == OTHER and not edition.namings[0].listed:
        naming = edition.namings[-1] if edition.namings[0].kind is BlockKind.TITLE else edition.namings[0]
        first = max([naming.first, *(k + 1 for k in range(naming.first, naming.head) if doc.tags[k] == "D")])
        words = " ".join(doc.span(first, naming.head + 1).split()).replace("’s ", "'s ").rpartition("'s ")[2]
        return ", ".join(p for p in (words[:1].upper() + words[1:], edition.city, str(edition.year or "")) if p)
    title = doc.lexicon.derived(series_titles).get(edition.series, "Meeting on peacekeeping")
    return " ".join(part for part in (edition.city, title, str(edition.year or "")) if part)


def _name_end(doc: Document, naming: Meeting) -> int:
    """End of a name that goes on after its noun: "Conference of Troop and Police Contributors"."""
    low, word = doc.tokens.low, doc.tokens.word
    end = i = naming.head + 1
    while (
        low[naming.head] != "ministerial"
        and i < naming.last
        and (low[i] in ("of", "on", "and", "for", "the") or word[i][0].isupper())
    ):
        i += 1
        end = i if word[i - 1][0].isupper() else end
    return end if low[naming.head + 1 : naming.head + 2] == ["of"] else naming.head + 1


def series_titles(lexicon: Lexicon) -> dict[str, str]:
    """The usual title of each series."""
    return {row["series"]: row["title"] for row in lexicon.table("event_series")}
