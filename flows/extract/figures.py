"""What is counted or measured: every number that is no date, time, age, ordinal, duration or label."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from flows.articles.article import BlockKind
from flows.extract.counted import Noun, count_words, denominator_of, is_actor_noun, noun_after
from flows.extract.displayed import column_noun, displayed_noun
from flows.extract.document import Document
from flows.extract.events import editions_of
from flows.extract.lexicon import lemmas
from flows.extract.numbers import Number
from flows.extract.sentences import Sentence
from flows.extract.sighting import Evidence, Sighting
from flows.extract.uncounted import is_figure, is_in_date

#: How many words back a noun left out may stand.
FAR = 80
#: How many words after a count its year may stand ("57 Member States in Accra in 2023").
YEAR_WITHIN = 10


@dataclass(slots=True)
class _Reader:
    """What has been counted so far, so that a noun left out is filled from its antecedent."""

    doc: Document
    actor: str = ""
    actor_value: float | None = None
    actor_sentence: int = -1
    noun: str = ""
    noun_value: float | None = None
    money: str = ""
    counted: list[tuple[float, str]] = field(default_factory=list)
    seen: dict[tuple[float, str], Sighting] = field(default_factory=dict)
    found: list[Sighting] = field(default_factory=list)


def find_figures(doc: Document, events: list[Sighting]) -> list[Sighting]:
    """Sightings for `figures` in order of the text; a number repeated for the same thing is one."""
    main = next((e for e in events if e.values.get("main")), None)
    reader = _Reader(doc)
    by_token = {n.first: n for n in doc.numbers} | {n.lead: n for n in doc.numbers}
    for sentence in doc.prose:
        numbers = doc.numbers_in(sentence.first, sentence.last)
        if numbers:
            _read_sentence(reader, sentence, numbers, by_token)
    for sighting in reader.found:
        actors_at = sighting.values.pop("_actors_at")
        sighting.event = None if actors_at is None else _event_at(doc, actors_at, main)
    return reader.found


def _event_at(doc: Document, at: int, main: Sighting | None) -> Sighting | None:
    """The meeting whose participants are counted at token `at`: the one named nearest in the sentence, else the main.

    None where the words go on with the year of a meeting that the article does not tell of ("62 states in 2021").
    """
    near = [
        (abs(naming.head - at), n, sighting)
        for n, (edition, sighting) in enumerate(editions_of(doc))
        for naming in edition.namings
        if naming.sentence.first <= at < naming.sentence.last
    ]
    year = main.values.get("year") if main else None
    after = {w for w in doc.tokens.low[at : at + YEAR_WITHIN] if len(w) == 4 and w.isdigit() and w.startswith("20")}
    if main is not None and year and after and str(year) not in after:
        return next((s for _, _, s in sorted(near)[:1] if str(s.values.get("year")) in after), None)
    return sorted(near)[0][2] if near else main


def _read_sentence(reader: _Reader, sentence: Sentence, numbers: list[Number], by_token: dict[int, Number]) -> None:
    doc = reader.doc
    dated = {n.first for n in numbers if is_in_date(doc, n, sentence)}
    wholes: set[int] = set()
    of_whole = _leading_whole(doc, sentence, by_token)
    if of_whole is not None:
        wholes.add(of_whole.first)
    for number in numbers:
        if number.first in wholes or number.first in dated or not is_figure(doc, number, sentence):
            if of_whole is number:
                _note_whole(reader, number, sentence)
            continue
        part = denominator_of(doc, number, by_token, sentence)
        if part is not None:
            wholes.add(part[0].first)
            _emit(reader, number, sentence, noun_after(doc, part[1], sentence), part[0].value)
            continue
        whole = of_whole.value if of_whole is not None and of_whole.value > number.value else None
        noun = noun_after(doc, number.last, sentence) or displayed_noun(doc, number, sentence)
        if noun is not None and _acts(doc, number, noun, whole is not None, reader.actor_sentence == sentence.first):
            noun = None
        if of_whole is not None:
            of_whole = None
        _emit(reader, number, sentence, noun, whole)


def _acts(doc: Document, number: Number, noun: Noun, of_whole: bool, after_actor: bool) -> bool:
    """Whether what follows a bare number is not what it counts but what those counted did or offered.

    "Of the 121, 88 registered pledges"; "46 countries offered units, 51 training and 19 medical support".
    """
    words = doc.lexicon.derived(count_words)
    tag = doc.tags[number.last]
    acting = tag in "EVJ" and lemmas(doc.tokens.low[number.last]).get("VERB") in words["act"]
    if (of_whole or after_actor) and acting and noun.first == number.last:
        return True
    head = doc.tokens.low[noun.head]
    plural = head.endswith("s") or head in words["people"] or head in ("infantry", "aircraft")
    return after_actor and not plural and number.value > 1 and noun.first == number.last


def _leading_whole(doc: Document, sentence: Sentence, by_token: dict[int, Number]) -> Number | None:
    """The whole that a sentence opens with: "Of the 74 states, 53 …"."""
    low = doc.tokens.low
    i = sentence.first
    while i < sentence.last and i < sentence.first + 3 and not low[i].isalpha():
        i += 1  # "2. Of the 121 delegations"
        if low[i - 1].isdigit() and low[i : i + 1] not in (["."], [")"]):
            break
    if i + 2 < sentence.last and low[i] == "of":
        i += 1 + (low[i + 1] in ("the", "those", "these", "its", "their"))
        return by_token.get(i)
    return None


def _note_whole(reader: _Reader, number: Number, sentence: Sentence) -> None:
    noun = noun_after(reader.doc, number.last, sentence)
    if noun is not None:
        text = reader.doc.span(noun.first, noun.last)
        reader.noun, reader.noun_value = text, number.value
        if is_actor_noun(reader.doc, noun):
            reader.actor, reader.actor_value, reader.actor_sentence = text, number.value, sentence.first


def _emit(reader: _Reader, number: Number, sentence: Sentence, noun: Noun | None, whole: float | None) -> None:
    doc = reader.doc
    elided = noun is None and not number.unit
    if number.unit:
        text, end = number.unit, number.end
        reader.money = number.unit if number.unit != "%" else reader.money
        whole = _share_of_money(reader, number) if whole is None else whole
        reader.counted.append((number.value, number.unit))
    elif noun is not None:
        text, end = doc.span(noun.first, noun.last), doc.tokens.end[noun.last - 1]
        reader.noun, reader.noun_value = text, number.value
        reader.counted.append((number.value, text))
        if is_actor_noun(doc, noun):
            reader.actor, reader.actor_value, reader.actor_sentence = text, number.value, sentence.first
    else:
        text, end, whole = _antecedent(reader, number, sentence, whole)
        if not text:
            return
        reader.counted.append((number.value, text))
    values = [(number.value, "exact" if number.upper else number.qualifier)]
    if number.upper is not None:
        joint = doc.tokens.low[number.first : number.last]
        values = [(number.value, "about")] if "or" in joint else [*values, (number.upper, "exact")]
    for value, qualifier in values:
        _add(reader, sentence, (value, qualifier, text, whole), (number.start, end, elided))


def _share_of_money(reader: _Reader, number: Number) -> float | None:
    """The sum that a sum is a part of: "$160 million, $45 million of it for …"."""
    low, last = reader.doc.tokens.low, number.last
    if low[last : last + 1] != ["of"] or low[last + 1 : last + 2] not in (["it"], ["which"], ["that"], ["this"]):
        return None
    sums = (value for value, unit in reversed(reader.counted[-4:]) if unit == number.unit and value > number.value)
    return next(sums, None)


def _antecedent(
    reader: _Reader, number: Number, sentence: Sentence, whole: float | None
) -> tuple[str, int, float | None]:
    """The noun that a bare number leaves out, the end of its evidence, and the whole it is a part of."""
    doc = reader.doc
    low, tags, last = doc.tokens.low, doc.tags, number.last
    after = tags[last] if last < sentence.last else "."
    if low[last : last + 2] in (["of", "them"], ["of", "these"], ["of", "those"], ["of", "whom"], ["of", "which"]):
        money = reader.money, "%"
        larger = next((c for c in reversed(reader.counted[-6:]) if c[0] > number.value and c[1] not in money), None)
        whole = larger[0] if whole is None and larger else whole
        noun = noun_after(doc, last + 2, sentence) if tags[last + 2 : last + 3] in ("N", "J") else None
        if noun is not None:
            return doc.span(noun.first, noun.last), doc.tokens.end[noun.last - 1], whole
        said = larger[1] if larger else _said_before(doc, number, sentence)
        return said or reader.noun or reader.actor, number.end, whole
    if whole is not None:
        predicate = last + 1 if low[last : last + 1] in (["are"], ["were"]) and tags[last + 1 : last + 2] == "N" else 0
        return (doc.tokens.word[predicate] if predicate else reader.noun), number.end, whole
    in_column = doc.text[number.start - 2 : number.start] == "  "
    if in_column and doc.blocks[sentence.block].kind is BlockKind.ITEM and number.lead > sentence.first:
        header = column_noun(doc, sentence)
        if header:
            return header, number.end, None
        row = noun_after(doc, sentence.first + (not low[sentence.first].isalpha()), sentence)
        if row is not None and row.last <= number.lead:
            return doc.span(row.first, row.last), number.end, None
    if reader.money and number.value >= 1e6 and low[last - 1] in doc.lexicon.multipliers:
        return reader.money, number.end, None
    acts = after in "VEMB" or (tags[number.lead - 1 : number.lead] == "C" and after == ".")
    listed = low[last : last + 1] == [")"] or tags[number.lead - 1 : number.lead] in ("N", "E")
    if (acts or listed or reader.actor_sentence == sentence.first) and reader.actor:
        return reader.actor, number.end, None
    return _said_before(doc, number, sentence) or reader.noun or reader.actor, number.end, None


def _said_before(doc: Document, number: Number, sentence: Sentence) -> str:
    """The last plural of people or things said earlier in the same sentence ("has no troops, but offered 5,000")."""
    words = doc.lexicon.derived(count_words)
    for k in range(number.lead - 1, max(sentence.first, number.lead - FAR) - 1, -1):
        if doc.tags[k] == "N" and (doc.tokens.low[k] in words["people"] or doc.tokens.low[k] in words["thing"]):
            return doc.tokens.word[k]
    return ""


def _add(
    reader: _Reader, sentence: Sentence, counted: tuple[float, str, str, float | None], place: tuple[int, int, bool]
) -> None:
    value, qualifier, text, whole = counted
    start, end, elided = place
    doc = reader.doc
    text = " ".join(text.split())
    head = text.split()[-1].lower()
    key = (value, lemmas(head).get("NOUN", head))
    if key in reader.seen:
        told = reader.seen[key].values
        told["denominator"] = whole if told["denominator"] is None else told["denominator"]
        return
    at = bisect_left(doc.tokens.start, start)
    missions = {e.id for e in doc.entities_in(sentence.first, sentence.last, "mission")}
    countries = {e.id for e in doc.entities_in(sentence.first, _clause_end(doc, at, sentence), "country")}
    rule = (
        "figure-elided-noun" if elided else "figure-money" if text.isupper() and len(text) == 3 else "figure-with-noun"
    )
    reader.seen[key] = Sighting(
        "figures",
        {
            "value": value,
            "qualifier": qualifier,
            "noun": text,
            "denominator": whole,
            "mission": next(iter(missions)) if len(missions) == 1 else None,
            "country": next(iter(countries)) if len(countries) == 1 else None,
            "context": doc.text[sentence.start : min(sentence.end, sentence.start + 500)],
            "_actors_at": at if head in doc.lexicon.derived(count_words)["actor"] else None,
        },
        [Evidence(start, min(end, start + 500), rule, 0.6 if elided else 0.9)],
    )
    reader.found.append(reader.seen[key])


def _clause_end(doc: Document, at: int, sentence: Sentence) -> int:
    """Where a relative clause begins after a number ("74 states pledged, which Germany hosted"), else the sentence's
    end."""
    low = doc.tokens.low
    relative = ("which", "who", "whose", "where", "while")
    return next((k for k in range(at, sentence.last - 1) if low[k] == "," and low[k + 1] in relative), sentence.last)
