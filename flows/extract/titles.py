"""Offices, ranks and honorifics said of a name: before it, after it, or in apposition across a comma."""

from __future__ import annotations

from dataclasses import dataclass

from flows.extract.document import Document
from flows.extract.names import NameWords, name_words

#: Prepositions that go on with an office ("for Peace Operations", "of the Army", "to the United Nations").
LINKS = frozenset("of for to on in".split())
FORMER = frozenset("former ex once then outgoing incoming late".split())
REACH = 16


@dataclass(frozen=True, slots=True)
class Title:
    """An office or rank as printed, tokens `first` to `last` (exclusive); `owner` is the country or organization
    whose it is.

    `weight` 3 and 2 are offices, 1 a role, 0 a rank; see `seeds/lexicon/offices.csv`.
    """

    first: int
    last: int
    weight: int
    country: str | None = None
    organization: str | None = None


@dataclass(slots=True)
class Lead:
    """What stands before a name: its titles, the first token of it all, the pronoun an honorific implies."""

    first: int
    titles: list[Title]
    pronoun: str = ""
    strong: bool = False


def lead_of(doc: Document, first: int, floor: int) -> Lead:
    """Titles, ranks and honorifics before the name at token `first`, looked for back to token `floor`."""
    words = doc.lexicon.derived(name_words)
    lead = Lead(first, [])
    i = first
    while i > floor:
        step = _honorific_or_rank(doc, i, floor, words, lead)
        if step == i:
            break
        i = step
    lead.first = i
    office = _office_before(doc, i, floor, words)
    if office is None and i > floor + 1 and doc.tokens.low[i - 1] == ",":
        office = _office_before(doc, i - 1, floor, words)
        if office is not None and not _ends_apposition(doc, office, first):
            office = None
    if office is not None:
        lead.titles.append(office)
        lead.first = min(lead.first, office.first)
        lead.strong = lead.strong or office.weight >= 1
    return lead


def _honorific_or_rank(doc: Document, i: int, floor: int, words: NameWords, lead: Lead) -> int:
    """One honorific or rank that ends just before token `i`; gives its first token, or `i`."""
    low = doc.tokens.low
    for length in range(min(words.longest, i - floor), 0, -1):
        begin = i - length
        rank = words.ranks.match(low, begin)
        if rank and rank[1] == i and (doc.tokens.word[begin][0].isupper() or length > 0):
            if not _belongs_to_office(doc, begin, floor):
                lead.titles.append(Title(begin, i, 0, *_owner_before(doc, begin, floor)))
                lead.strong = True
                return begin
        honorific = words.honorifics.match(low, begin)
        if honorific and honorific[1] == i and doc.tokens.word[begin][0].isupper():
            lead.pronoun = lead.pronoun or honorific[0]
            lead.strong = True
            return begin
    return i


def _belongs_to_office(doc: Document, begin: int, floor: int) -> bool:
    """Whether the word that looks like a rank ends an office instead (Secretary-General, Attorney General)."""
    before = doc.tokens.low[begin - 1] if begin > floor else ""
    return doc.tokens.low[begin] == "general" and before in (
        "secretary",
        "attorney",
        "director",
        "inspector",
        "consul",
        "auditor",
    )


def _owner_before(doc: Document, i: int, floor: int) -> tuple[str | None, str | None]:
    """Country or organization that stands just before token `i`, possessive or as an adjective."""
    if i > floor and doc.tags[i - 1] == "S":
        i -= 1
    for entity in reversed(doc.entities_in(max(floor, i - 6), i)):
        if entity.last == i:
            if entity.kind == "country":
                return entity.id, None
            if entity.kind in ("organization", "mission"):
                return None, entity.id if entity.kind == "organization" else "UN"
    return None, None


def _office_before(doc: Document, end: int, floor: int, words: NameWords) -> Title | None:
    """The office whose words end just before token `end`: its head there, or followed by a chain of "for …", "of …"."""
    tags, low = doc.tags, doc.tokens.low
    head_end = _head_ending(doc, end, floor, words)
    if head_end is not None:
        return _with_modifiers(doc, head_end[0], end, floor, head_end[1])
    i = end - 1
    if low[i] == ",":
        return None
    while i > floor and end - i < REACH and (tags[i] in "NPJDSC#G" or low[i] in LINKS or low[i] == ","):
        if low[i] == "," and low[i + 1] in ("and", "the"):
            return None
        if low[i] in LINKS:
            head = _head_ending(doc, i, floor, words)
            if head is not None:
                return _with_modifiers(doc, head[0], end, floor, head[1])
        i -= 1
    return None


def _head_ending(doc: Document, end: int, floor: int, words: NameWords) -> tuple[int, int] | None:
    """First token and weight of the office noun that ends just before token `end`."""
    match = words.offices.ending(doc.tokens.low, end, floor)
    return (match[1], match[0]) if match and doc.tags[end - 1] != "V" else None


def _with_modifiers(doc: Document, head: int, end: int, floor: int, weight: int) -> Title:
    """Extend an office leftwards over what qualifies it ("acting Police", "Deputy Defence") up to whose it is."""
    words = doc.lexicon.derived(name_words)
    covered = {
        k
        for e in doc.entities_in(max(floor, head - 8), head)
        if e.kind in ("country", "organization")
        for k in range(e.first, e.last)
    }
    first = head
    while first > floor and first - 1 not in covered:
        tag, low = doc.tags[first - 1], doc.tokens.low[first - 1]
        if tag in "NPJ" and low not in FORMER and doc.tokens.word[first - 1][0].isalpha():
            first -= 1
        elif (
            low in ("and", "&")
            and words.offices.ending(doc.tokens.low, first - 1, floor)
            and doc.tokens.word[head][0].isupper()
        ):
            first -= 1
        elif low == "acting":
            first -= 1
        else:
            break
    while first < head and doc.tokens.low[first] in ("and", "&"):
        first += 1
    country, organization = _owner_before(doc, first, floor)
    last = end
    if country is None and organization is None:
        country, organization, last = _owner_after(doc, head, end)
    return Title(first, last, weight, country, organization)


def _owner_after(doc: Document, head: int, end: int) -> tuple[str | None, str | None, int]:
    """Whose office it is, where that follows it: "of the Netherlands" (cut from the title), "at the United Nations"."""
    for entity in doc.entities_in(head + 1, end):
        at = entity.first - 1
        if doc.tokens.low[at] == "the":
            at -= 1
        if doc.tokens.low[at] in ("of", "for", "at", "from") and entity.last == end:
            if entity.kind == "country":
                return entity.id, None, at
            if entity.kind == "organization":
                return None, entity.id, at
    return None, None, end


def _ends_apposition(doc: Document, office: Title, name_first: int) -> bool:
    """Whether "<office>, <name>" is one noun phrase, and not two in a list or a name's own apposition before a
    comma."""
    if office.weight < 1:
        return False
    before = doc.tokens.low[office.first - 1] if office.first > 0 else ""
    return before not in (",",) or doc.tokens.low[name_first - 1] == ","


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


def _apposition(doc: Document, i: int, ceiling: int) -> list[Title]:
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
            title = Title(k, rank[1], 0, *_owner_before(doc, k, i))
            more = _apposition(doc, rank[1] + 1, ceiling) if rank[1] < ceiling and low[rank[1]] == "and" else []
            return [title, *more]
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
    country, organization = _owner_before(doc, first, start)
    last = _chain_end(doc, end, ceiling)
    if country is None and organization is None:
        country, organization, last = _owner_after(doc, end - 1, last)
    if country is None and organization is None:
        within = [e for e in doc.entities_in(end, last) if e.kind in ("country", "organization")]
        if within and within[0].kind == "organization":
            organization = within[0].id
    return Title(first, last, weight, country, organization)


def _chain_end(doc: Document, i: int, ceiling: int) -> int:
    """End of the chain "for X", "of the Y and Z", "in the Ministry of W" that begins at token `i`."""
    low, tags = doc.tokens.low, doc.tags
    end = i
    while i < ceiling and i - end < 12:
        if low[i] in LINKS or tags[i] in "NPJDS":
            i += 1
            if tags[i - 1] in "NP":
                end = i
        elif (
            low[i] in ("and", "&")
            and i + 1 < ceiling
            and tags[i + 1] in "NPJ"
            and (doc.tokens.word[i + 1][0].isupper() or tags[i - 1] == "N")
        ):
            i += 1
        elif low[i] == "," and _list_goes_on(doc, i, ceiling):
            i += 1
        elif tags[i] == "G" and low[i - 1] in LINKS:
            i += 1
        else:
            break
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
