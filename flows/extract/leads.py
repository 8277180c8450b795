"""What stands before a name: offices, ranks and honorifics."""

from __future__ import annotations

from dataclasses import dataclass

from flows.extract.document import Document
from flows.extract.lexicon import Lexicon
from flows.extract.marks import mark
from flows.extract.name_words import NameWords, name_words
from flows.extract.titles import FORMER, LINKS, REACH, Title, owner_after, owner_before

#: Words before "general" that make an office of it, not a rank.
GENERALS = frozenset("secretary attorney director inspector consul auditor".split())


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
    if office is None and i > floor + 2 and doc.tokens.low[i - 2 : i] == [",", "the"]:
        office = _apposed_before(doc, i - 2, floor, words)  # "the Director of Training, the Brigadier Ann Holm"
    elif office is not None and office.last == i and i - office.first == 1 and doc.tokens.low[office.first - 1] == ",":
        wider = _apposed_before(doc, office.first - 1, floor, words)
        lead.titles += [wider] if wider is not None else []
    if office is not None:
        lead.titles.append(office)
        lead.first = min(lead.first, office.first, *(title.first for title in lead.titles))
        lead.strong = lead.strong or office.weight >= 1
    elif (owner := _whose(doc, i, floor)) is not None:
        lead.titles.append(owner)
        lead.strong = lead.strong or doc.tokens.low[owner.last - 1] == "counterpart"
    return lead


def _apposed_before(doc: Document, comma: int, floor: int, words: NameWords) -> Title | None:
    """The office before a comma that a second title and the name follow: "the UN Police Adviser, Commissioner Holm"."""
    if comma <= floor + 1:
        return None
    office = _office_before(doc, comma, floor, words)
    if office is None or office.weight < 2 or office.first <= 0:
        return None
    before = doc.tokens.low[office.first - 1]
    owned = doc.tags[office.first - 1] == "S" or office.country or office.organization
    return office if before == "the" or owned else None


def _whose(doc: Document, i: int, floor: int) -> Title | None:
    """The country of "Peru's Ana Ruiz", "his Peruvian counterpart, Ana Ruiz", as a title without words."""
    low = doc.tokens.low
    end = i - 1 if i > floor + 1 and low[i - 1] == "," else i
    if end - 1 > floor and low[end - 1] == "counterpart":
        country, _ = owner_before(doc, end - 1, floor)
        return Title(end - 1, end, -1, country) if country else None
    if i > floor + 1 and doc.tags[i - 1] == "S" and i == end:
        country, _ = owner_before(doc, i, floor)
        return Title(i - 1, i, -1, country) if country else None
    return None


def _last_words(lexicon: Lexicon) -> frozenset[str]:
    words = lexicon.derived(name_words)
    return words.honorifics.ends() | words.ranks.ends()


#: Last words of honorifics and ranks.
CLOSING = mark(_last_words)


def _honorific_or_rank(doc: Document, i: int, floor: int, words: NameWords, lead: Lead) -> int:
    """One honorific or rank that ends just before token `i`; gives its first token, or `i`."""
    low = doc.tokens.low
    if not doc.marks[i - 1] & CLOSING:
        return i
    for length in range(min(words.longest, i - floor), 0, -1):
        begin = i - length
        rank = words.ranks.match(low, begin)
        if rank and rank[1] == i and not _belongs_to_office(doc, begin, floor):
            lead.titles.append(Title(begin, i, 0, *owner_before(doc, begin, floor)))
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
    return doc.tokens.low[begin] == "general" and before in GENERALS


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
    covered = {
        k
        for e in doc.entities_in(max(floor, head - 8), head)
        if e.kind in ("country", "organization")
        for k in range(e.first, e.last)
    }
    first = head
    floor = max(floor, head - REACH)
    while first > floor and first - 1 not in covered and _qualifies(doc, first - 1, head, floor):
        first -= 1
    while first < head and doc.tokens.low[first] in ("and", "&"):
        first += 1
    country, organization = owner_before(doc, first, floor)
    last = end
    if country is None and organization is None:
        country, organization, last = owner_after(doc, head, end)
    return Title(first, last, weight, country, organization)


def _qualifies(doc: Document, i: int, head: int, floor: int) -> bool:
    """Whether the word at `i` belongs to the office whose head is at `head`: "acting", "Deputy", "Minister and"."""
    tag, low, word = doc.tags[i], doc.tokens.low[i], doc.tokens.word[i]
    if low == "acting" or (tag in "NPJ" and low not in FORMER and word[0].isalpha()):
        return True
    if low not in ("and", "&") or not doc.tokens.word[head][0].isupper():
        return False
    return doc.lexicon.derived(name_words).offices.ending(doc.tokens.low, i, floor) is not None


def _ends_apposition(doc: Document, office: Title, name_first: int) -> bool:
    """Whether "<office>, <name>" is one noun phrase, and not two in a list or a name's own apposition before a
    comma."""
    if office.weight < 1:
        return False
    before = doc.tokens.low[office.first - 1] if office.first > 0 else ""
    return before not in (",",) or doc.tokens.low[name_first - 1] == ","
