"""Which countries, missions, organizations, initiatives and persons the article names, and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from flows.extract.document import Document
from flows.extract.gazetteer import Alias, Entity
from flows.extract.lexicon import Lexicon
from flows.extract.marks import mark
from flows.extract.people import People
from flows.extract.sighting import Sighting
from flows.extract.tokens import Tokens

COLUMNS = {"country": "country", "mission": "mission", "organization": "organization", "initiative": "initiative"}


def find_mentions(doc: Document, people: People) -> list[Sighting]:
    """Sightings for `mentions`, one for each place that names something known."""
    tracked = doc.lexicon.derived(tracked_organizations)
    governments = (e if e.kind in COLUMNS else as_government(doc, e) for e in doc.entities)
    known = [e for e in governments if e is not None and _counts(doc, e, people)]
    known += [inner for e in known for inner in _within(doc, e, tracked)]
    found = [_sighting(doc, e) for e in known if e.kind != "organization" or e.id in tracked]
    found = [s for s in found if s.values.get("mission") is None or _is_name(s.values["surface"])]
    for person in people.persons:
        for naming in person.namings:
            start, end = doc.tokens.start[naming.first], doc.tokens.end[naming.last - 1]
            values = {"surface": doc.text[start:end], "char_start": start, "char_end": end}
            found.append(Sighting("mentions", values, [], person=person.name))
    return sorted(found, key=lambda s: (s.values["char_start"], s.values["char_end"]))


def tracked_organizations(lexicon: Lexicon) -> frozenset[str]:
    """Organizations that count as mentions; the others are known only so that offices can name them."""
    return frozenset(r["organization"] for r in lexicon.table("organizations") if r["tracked"].lower() == "true")


def may_take_part(doc: Document, entity: Entity) -> bool:
    """Whether a name is of a country, or of a body other than the United Nations that sends delegations."""
    tracked = doc.lexicon.derived(tracked_organizations)
    return entity.kind == "country" or (entity.id in tracked and entity.id != "UN")


def _within(doc: Document, entity: Entity, tracked: frozenset[str]) -> Iterator[Entity]:
    """What the name of a mission or of a body holds in turn: "South Sudan" and "UN" in "UN Mission in South Sudan"."""
    untracked = entity.kind == "organization" and entity.id not in tracked
    if entity.last - entity.first > 1 and (entity.kind == "mission" or untracked):
        for part in (slice(entity.first, entity.last - 1), slice(entity.first + 1, entity.last)):
            whole = doc.tokens
            tokens = Tokens(whole.word[part], whole.low[part], whole.start[part], whole.end[part])
            yield from (e for e in doc.lexicon.gazetteer.find(tokens) if e.kind in ("country", "organization"))


def _is_name(surface: str) -> bool:
    """Whether a mission is named, by acronym or full name, and not described ("the UN mission in South Sudan")."""
    return " " not in surface or not any(
        word in ("mission", "force", "operation", "observers") for word in surface.split()
    )


def _sighting(doc: Document, entity: Entity) -> Sighting:
    surface = doc.text[entity.start : entity.end]
    values = {COLUMNS[entity.kind]: entity.id, "surface": surface, "char_start": entity.start, "char_end": entity.end}
    return Sighting("mentions", values)


def _counts(doc: Document, entity: Entity, people: People) -> bool:
    """Whether a known name is a mention of what it names: not part of a person's name, no mere place."""
    if people.at(entity.first) is not None or _is_language(doc, entity):
        return False
    return entity.alias.note != "metonym" or stands_for_government(doc, entity)


def _page_words(lexicon: Lexicon) -> Mapping[str, frozenset[str]]:
    kinds: dict[str, set[str]] = {}
    for row in lexicon.table("page_words"):
        kinds.setdefault(row["kind"], set()).add(row["word"])
    return {kind: frozenset(words) for kind, words in kinds.items()}


#: Names of languages.
LANGUAGE = mark(lambda lexicon: lexicon.derived(_page_words).get("language", ()))


def _is_language(doc: Document, entity: Entity) -> bool:
    """Whether a word that is an adjective of nationality names a language here: no noun follows, no article before."""
    low, tags = doc.tokens.low, doc.tags
    if not doc.marks[entity.first] & LANGUAGE or entity.last - entity.first > 1:
        return False
    before = low[entity.first - 1] if entity.first else ""
    return before not in ("the", "many", "two", "of") and (entity.last >= len(tags) or tags[entity.last] not in "NPJG#")


def _capitals(lexicon: Lexicon) -> Mapping[str, Alias]:
    """What stands for a country where it acts, by the capital's name in lower case."""
    return {
        row["alias"].lower(): Alias(row["alias"], "country", row["id"], False, "metonym")
        for row in lexicon.table("aliases")
        if row["kind"] == "country" and row.get("note") == "metonym"
    }


def as_government(doc: Document, entity: Entity) -> Entity | None:
    """The country that a capital city may stand for ("Beijing" → CHN); None for all other places."""
    if entity.kind != "city":
        return None
    alias = doc.lexicon.derived(_capitals).get(doc.text[entity.start : entity.end].lower())
    if alias is None:
        return None
    return Entity(entity.first, entity.last, entity.start, entity.end, alias, alias.kind, alias.id)


def stands_for_government(doc: Document, entity: Entity) -> bool:
    """Whether a capital city acts ("Beijing made a large bid") instead of being a place ("met in Beijing")."""
    low, tags = doc.tokens.low, doc.tags
    before = low[entity.first - 1] if entity.first else ""
    after = entity.last
    sentence = doc.sentence_of(entity.first)
    if sentence is None or before in doc.lexicon.derived(_page_words)["locative"] or before in (",", "("):
        return before == "," and _acts(doc, after, sentence.last) if sentence else False
    if after < len(low) and tags[after] == "S":
        return True
    return _acts(doc, after, sentence.last)


def _acts(doc: Document, i: int, last: int) -> bool:
    """Whether a finite verb follows at token `i`, adverbs apart."""
    while i < last and doc.tags[i] == "R":
        i += 1
    return i < last and doc.tags[i] in "VEBM"


def entities_as_actors(doc: Document, first: int, last: int) -> Iterator[Entity]:
    """Countries and organizations within tokens `first` to `last` that can act."""
    for known in doc.entities_in(first, last):
        entity = as_government(doc, known) or known
        if entity.kind == "organization" or (
            entity.kind == "country" and (entity.alias.note != "metonym" or stands_for_government(doc, entity))
        ):
            yield entity
