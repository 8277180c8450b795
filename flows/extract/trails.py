"""What stands after a name: offices in apposition, the country it comes from."""

from __future__ import annotations

from flows.extract.document import Document
from flows.extract.name_words import name_words
from flows.extract.titles import FORMER, LINKS, REACH, Title, owner_after, owner_before


def trail_of(doc: Document, last: int, ceiling: int) -> list[Title]:
    """Offices in apposition after the name that ends before token `last`, looked for up to token `ceiling`."""
    i = last
    country: str | None = None
    if i < ceiling and doc.tokens.low[i] == "(":
        closing = next((k for k in range(i, min(ceiling, i + 8)) if doc.tokens.low[k] == ")"), None)
        if closing is None:
            return []
        owner = doc.entities_in(i + 1, closing, "country")
        if len(owner) == 1 and owner[0].first == i + 1 and owner[0].last == closing:
            country = owner[0].id
        i = closing + 1
    titles: list[Title] = []
    if country is not None:
        titles.append(Title(last, last, -1, country))
    of_country = _of_country(doc, i, ceiling)
    if of_country is not None:
        titles.append(Title(last, last, -1, of_country[0]))
        i = of_country[1]
    if i < ceiling and doc.tokens.low[i] == ",":
        titles += _apposition(doc, i + 1, ceiling)
    return titles


def _of_country(doc: Document, i: int, ceiling: int) -> tuple[str, int] | None:
    """Country and end of "of Togo" right after a name."""
    if i + 1 < ceiling and doc.tokens.low[i] in ("of", "from"):
        at = i + 2 if doc.tokens.low[i + 1] == "the" else i + 1
        entity = doc.entity_at.get(at)
        if entity is not None and entity.kind == "country" and doc.tokens.word[at][0].isupper():
            return entity.id, entity.last
    return None


def _apposition(doc: Document, i: int, ceiling: int, most: int = 2) -> list[Title]:
    """Titles of an apposition that begins at token `i`: up to two, joined by "and"."""
    words = doc.lexicon.derived(name_words)
    low, tags = doc.tokens.low, doc.tags
    start = i
    while start < ceiling and (tags[start] == "D" or low[start] in FORMER or low[start] in ("whose", "as")):
        if low[start] == "whose":
            return []
        start += 1
    k, limit = start, min(ceiling, start + 9)
    while k < limit:
        head = words.offices.match(low, k)
        rank = words.ranks.match(low, k)
        if head is None and rank is not None:
            title = Title(k, rank[1], 0, *owner_before(doc, k, i))
            goes_on = most > 1 and rank[1] < ceiling and low[rank[1]] == "and"
            return [title, *(_apposition(doc, rank[1] + 1, ceiling, most - 1) if goes_on else [])]
        if head is not None and tags[k] not in "VM":
            return [_apposed(doc, start, head, ceiling)]
        if tags[k] not in "NPJSD#" and low[k] not in ("and", "acting"):
            return []
        k += 1
    return []


def _apposed(doc: Document, start: int, head: tuple[int, int], ceiling: int) -> Title:
    weight, end = head
    first = start
    for entity in doc.entities_in(start, end):
        if entity.kind in ("country", "organization"):
            first = entity.last
            if first < end and doc.tags[first] == "S":
                first += 1
    country, organization = owner_before(doc, first, start)
    last = _chain_end(doc, end, ceiling)
    if country is None and organization is None:
        country, organization, last = owner_after(doc, end - 1, last)
    if country is None and organization is None:
        within = [e for e in doc.entities_in(end, last) if e.kind in ("country", "organization")]
        if within and within[0].kind == "organization":
            organization = within[0].id
    return Title(first, last, weight, country, organization)


def _chain_end(doc: Document, i: int, ceiling: int) -> int:
    """End of the chain "for X", "of the Y and Z", "in the Ministry of W" that begins at token `i`."""
    low, tags, word = doc.tokens.low, doc.tags, doc.tokens.word
    end, ceiling = i, min(ceiling, i + 3 * REACH)
    while i < ceiling and i - end < 12:
        if low[i] in ("and", "&") and tags[i] != "P":
            joins = i + 1 < ceiling and tags[i + 1] in "NPJ" and (word[i + 1][0].isupper() or tags[i - 1] == "N")
        elif low[i] == ",":
            joins = _list_goes_on(doc, i, ceiling)
        else:
            capital = tags[i] in "EG" and word[i][0].isupper() and low[i - 1] in LINKS | {"the"}
            joins = low[i] in LINKS or tags[i] in "NPJDS" or (tags[i] == "G" and low[i - 1] in LINKS) or capital
        if not joins:
            break
        i += 1
        if tags[i - 1] in "NP":
            end = i
    return end


def _list_goes_on(doc: Document, comma: int, ceiling: int) -> bool:
    """Whether "Management Strategy, Policy and Compliance" goes on after a comma: capitals, then "and", no verb
    between."""
    k = comma + 1
    while k < ceiling and k - comma < 4 and doc.tokens.word[k][0].isupper() and doc.tags[k] in "PN":
        k += 1
    return (
        k > comma + 1 and k < ceiling and doc.tokens.low[k] in ("and", "&") and doc.tokens.word[comma - 1][0].isupper()
    )
