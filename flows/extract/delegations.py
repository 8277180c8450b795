"""States and organizations put at a meeting by set words: delegations, those represented, heard, or presiding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.extract.attendance_terms import role_mark, terms_of
from flows.extract.document import Document
from flows.extract.gazetteer import Entity
from flows.extract.marks import mark
from flows.extract.meeting_kinds import COUNCIL
from flows.extract.record import record
from flows.extract.sentences import Sentence

#: Words after a delegation by which it is not there yet.
EXPECTED = frozenset("expected invited due awaited".split())
CHAIRED = frozenset({"chaired", "co-chaired", "chairmanship", "co-chairmanship"})
REPRESENTING = frozenset("representing represented participation attendance presence".split())


@record
class Presence:
    """A country or organization that takes part, the tokens that say so, its role and how sure it is."""

    entity: Entity
    role: str
    first: int
    last: int
    rule: str
    sure: float


PARTY, AWAY, REPRESENTED = role_mark("party"), role_mark("away"), mark(lambda _: REPRESENTING)
SPEAKING, CHAIRS = mark(lambda _: ("statements", "speaking")), mark(lambda _: CHAIRED)


def told_presences(doc: Document, sentence: Sentence, entities: list[Entity], series: str) -> Iterator[Presence]:
    """Participants that a sentence names by words of delegation, representation, speaking or chairing."""
    words = doc.mark(sentence)
    if words & PARTY:
        yield from _its_delegation(doc, sentence)
    if not entities or words & AWAY:
        return
    if series == COUNCIL:
        yield from _presidency(doc, sentence, entities)
    if words & PARTY:
        yield from _delegations(doc, sentence, entities)
    if words & REPRESENTED:
        yield from _represented(doc, sentence, entities)
    if words & SPEAKING:
        yield from _spoke(doc, sentence, entities)
        yield from _spoken_for(doc, sentence, entities)
    if words & CHAIRS:
        yield from _chairs(doc, sentence, entities)


def _its_delegation(doc: Document, sentence: Sentence) -> Iterator[Presence]:
    """The country that "its delegation" means: the last one named before in the paragraph."""
    low = doc.tokens.low
    for k in range(sentence.first + 1, sentence.last):
        if low[k] == "delegation" and low[k - 1] in ("its", "whose") and doc.quoted[k] is None:
            first = doc.block_ranges[sentence.block][0]
            for entity in doc.entities_in(first, k, "country")[-1:]:
                yield Presence(entity, "attendee", min(entity.first, k), k + 1, "delegation-at-meeting", 0.7)


def _delegations(doc: Document, sentence: Sentence, entities: list[Entity]) -> Iterator[Presence]:
    """ "the delegation of Morocco", "Guinea-Bissau's delegation", "the Nepali side was headed by"."""
    low = doc.tokens.low
    parties, leading = terms_of(doc, "party") - {"mission", "delegations"}, terms_of(doc, "leads")
    for entity in entities:
        before = low[max(sentence.first, entity.first - 4) : entity.first]
        after = low[entity.last : entity.last + 4]
        if "delegation" in low[entity.last : entity.last + 2] and low[entity.last - 1] in ("its", "their"):
            continue
        of = before[-1:] in (["of"], ["the"]) and "delegation" in before
        named = of or "delegation" in after[:2] or ("whose" in after and "delegation" in after)
        named = named or (not parties.isdisjoint(after[:2]) and not leading.isdisjoint(doc.words(sentence)))
        if (entity.id == "UN" and after[:1] != ["delegation"]) or not EXPECTED.isdisjoint(after):
            continue
        if named and doc.quoted[entity.first] is None:
            yield Presence(entity, "attendee", entity.first, entity.last, "delegation-at-meeting", 0.8)


def _spoken_for(doc: Document, sentence: Sentence, entities: list[Entity]) -> Iterator[Presence]:
    """States in whose name another speaks: "speaking also for Kenya and Senegal", "on behalf of the EU"."""
    low = doc.tokens.low
    for k in range(sentence.first, sentence.last - 1):
        if low[k] in ("for", "of") and "speaking" in low[max(sentence.first, k - 4) : k]:
            near = [e for e in entities if k < e.first <= k + 9 and e.id != "UN"]
            for entity in near:
                yield Presence(entity, "attendee", k, entity.last, "spoken-for-at-meeting", 0.7)


def _spoke(doc: Document, sentence: Sentence, entities: list[Entity]) -> Iterator[Presence]:
    """States in a list of those heard: "Statements were made by Fiji and Peru", "Also speaking were …"."""
    low = doc.tokens.low
    for k in range(sentence.first, sentence.last - 3):
        made = low[k] == "statements" and any(w == "by" for w in low[k + 1 : k + 5])
        heard = (
            low[k] == "speaking" and k <= sentence.first + 2 and any(w in ("were", "was") for w in low[k + 1 : k + 5])
        )
        if made or heard:
            for entity in entities:
                if entity.first > k and entity.kind == "country":
                    yield Presence(entity, "speaker", k, entity.last, "listed-as-speaker", 0.8)
            return


def _represented(doc: Document, sentence: Sentence, entities: list[Entity]) -> Iterator[Presence]:
    """Whom somebody represents; the UN's own delegation chairs where it is told to."""
    low = doc.tokens.low
    for entity in entities:
        before = low[max(sentence.first, entity.first - 3) : entity.first]
        if "representing" in before or "represented" in before:
            chairs = any(w in ("chaired", "chairs", "chairing") for w in low[entity.last : entity.last + 6])
            yield Presence(
                entity, "chair" if chairs else "attendee", entity.first - 1, entity.last, "represented-at-meeting", 0.8
            )
        if low[entity.last : entity.last + 2] in (["was", "represented"], ["is", "represented"]):
            yield Presence(entity, "attendee", entity.first, entity.last + 2, "represented-at-meeting", 0.85)
        included = [
            k
            for k in range(max(sentence.first, entity.first - 25), entity.first)
            if low[k] in ("participation", "attendance", "presence")
        ]
        if included and low[included[-1] + 1] == "of":
            yield Presence(entity, "attendee", included[-1], entity.last, "participation-of", 0.75)


def _chairs(doc: Document, sentence: Sentence, entities: list[Entity]) -> Iterator[Presence]:
    """States by which a meeting is chaired: "co-chaired by Canada and Ethiopia"."""
    low = doc.tokens.low
    for k in range(sentence.first, sentence.last - 2):
        if (low[k] in ("chaired", "co-chaired") and low[k + 1] == "by") or (
            low[k] in ("co-chairmanship", "chairmanship") and low[k + 1] == "of"
        ):
            end = k + 2
            while end < sentence.last and (doc.tags[end] in "DPN" or low[end] in ("and", ",", "of")):
                end += 1
            for entity in entities:
                if k < entity.first and entity.last <= end and (low[k + 1] == "of" or _is_actor(low, entity)):
                    yield Presence(entity, "chair", k, entity.last, "chairs-meeting", 0.85)


def _is_actor(low: Sequence[str], entity: Entity) -> bool:
    """Whether a country itself is named, not the one whose minister or officer is."""
    after = low[entity.last] if entity.last < len(low) else ""
    return after not in ("'s", "’s") and low[entity.first - 1] != "of"


def _presidency(doc: Document, sentence: Sentence, entities: list[Entity]) -> Iterator[Presence]:
    """The state that holds the Council's presidency."""
    low = doc.tokens.low
    held = [
        k for k in range(sentence.first, sentence.last)
        if low[k] == "presidency"
        or (low[k] in ("presides", "presided", "presiding", "chairs") and "council" in low[k + 1 : k + 5])
        or (low[k] == "president" and low[k + 1 : k + 2] == ["for"])
    ]  # fmt: skip
    for k in held:
        near = [e for e in entities if e.kind == "country" and abs(e.first - k) <= 10]
        for entity in near[:1]:
            yield Presence(entity, "chair", min(entity.first, k), max(entity.last, k + 1), "holds-presidency", 0.9)
