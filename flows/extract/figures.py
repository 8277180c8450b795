"""What is counted or measured: every number that is no date, time, age, ordinal, duration or label."""

from __future__ import annotations

from bisect import bisect_left

from flows.extract.antecedents import Counting, antecedent, crowd, share_of_money
from flows.extract.counted import PLIGHTS, Noun, count_words, denominator_of, noun_after
from flows.extract.displayed import displayed_noun
from flows.extract.document import Document
from flows.extract.elisions import changed_noun, told_in_turn
from flows.extract.events_found import editions_of
from flows.extract.leading_wholes import leading_whole, phrase_end
from flows.extract.lexicon import lemmas
from flows.extract.number import Number
from flows.extract.sentences import Sentence
from flows.extract.sighting import Evidence, Sighting
from flows.extract.uncounted import is_figure, is_in_date

#: How many words after a count its year may stand ("57 Member States in Accra in 2023").
YEAR_WITHIN = 10
#: Nouns whose plural looks like the singular.
UNCHANGED = frozenset("infantry aircraft aircrew spacecraft hovercraft craft crew livestock cattle fish sheep".split())
#: Words with which a relative clause begins.
RELATIVE = frozenset("which who whose where while".split())


def find_figures(doc: Document, events: list[Sighting]) -> list[Sighting]:
    """Sightings for `figures` in order of the text; a number repeated for the same thing is one."""
    main = next((e for e in events if e.values.get("main")), None)
    reader = Counting(doc)
    by_token = {n.first: n for n in doc.numbers} | {n.lead: n for n in doc.numbers}
    for sentence in doc.prose:
        numbers = doc.numbers_in(sentence.first, sentence.last)
        if doc.tokens.low[sentence.last - 1] == "?":
            _note_question(reader, sentence)
        if numbers:
            _read_sentence(reader, sentence, numbers, by_token)
    for sighting in reader.found:
        actors_at = sighting.values.pop("_actors_at")
        sighting.event = None if actors_at is None else _event_at(doc, actors_at, main)
    return reader.found


def _note_question(reader: Counting, sentence: Sentence) -> None:
    """Remember what is asked for by "How many …?"."""
    low = reader.doc.tokens.low
    at = next((k for k in range(sentence.first, sentence.last - 2) if low[k : k + 2] == ["how", "many"]), None)
    noun = noun_after(reader.doc, at + 2, sentence) if at is not None else None
    if noun is not None:
        reader.asked = (reader.note(noun, sentence), sentence.last)


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


def _read_sentence(reader: Counting, sentence: Sentence, numbers: list[Number], by_token: dict[int, Number]) -> None:
    doc = reader.doc
    dated = {n.first for n in numbers if is_in_date(doc, n, sentence)}
    in_turn = told_in_turn(doc, sentence, numbers, bool(reader.actor)) if len(numbers) > 1 else frozenset()
    reader.in_turn, reader.whole = in_turn, ""
    wholes: set[int] = set()
    of_whole = leading_whole(doc, sentence, by_token)
    told_until = 0
    if of_whole is not None:
        wholes.add(of_whole.first)
        told_until = phrase_end(doc, of_whole.last, sentence)
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
        is_part = of_whole is not None and number.first >= told_until and of_whole.value > number.value
        whole = of_whole.value if is_part and of_whole is not None else None
        noun = noun_after(doc, number.last, sentence) or displayed_noun(doc, number, sentence)
        whole = _of_which(reader, number) if whole is None else whole
        if noun is not None and _leaves_noun_out(reader, number, noun, sentence, whole):
            noun = None
        if number.first >= told_until:
            of_whole = None
        if noun is None and not number.unit:
            noun = changed_noun(doc, number, sentence)
        _emit(reader, number, sentence, noun, whole)


def _acts(doc: Document, number: Number, noun: Noun, of_whole: bool, after_actor: bool) -> bool:
    """Whether what follows a bare number is not what it counts but what those counted did or offered.

    "Of the 121, 88 registered pledges"; "46 countries offered units, 51 training and 19 medical support".
    """
    words = doc.lexicon.derived(count_words)
    tag = doc.tags[number.last]
    acting = tag in "EVJ" and lemmas(doc.tokens.low[number.last]).get("VERB") in words["act"]
    opens = number.lead == doc.sentence_of(number.lead).first  # type: ignore[union-attr]
    if (of_whole or after_actor or opens) and acting and noun.first == number.last:
        return True
    head = doc.tokens.low[noun.head]
    plural = head.endswith("s") or head in words["people"] or head in UNCHANGED
    if plural or number.value <= 1 or noun.first != number.last:
        return False
    alone = noun.last - noun.first == 1 and doc.tags[noun.head] == "N" and "VERB" in lemmas(head)
    return after_actor or (alone and (of_whole or doc.tokens.low[number.lead - 1] in ("other", "remaining")))


def _note_whole(reader: Counting, number: Number, sentence: Sentence) -> None:
    noun = noun_after(reader.doc, number.last, sentence)
    alone = noun is None or noun.first != number.last
    told = next((text for value, text in reversed(reader.counted) if alone and value == number.value), "")
    if told:
        reader.whole = told
    elif noun is not None:
        reader.whole = reader.note(noun, sentence)


def _leaves_noun_out(reader: Counting, number: Number, noun: Noun, sentence: Sentence, whole: float | None) -> bool:
    """Whether the noun after a number is not what it counts: what befell those counted, what they did or offered."""
    doc = reader.doc
    if number.first in reader.in_turn or (_is_plight(doc, noun) and reader.sentence == sentence.first):
        return True
    return _acts(doc, number, noun, whole is not None, reader.actor_sentence == sentence.first)


def _of_which(reader: Counting, number: Number) -> float | None:
    """The whole of a part told by "of which", "of whom": the last greater number that counts the same."""
    low, at = reader.doc.tokens.low, number.lead
    if low[at - 2 : at] not in (["of", "which"], ["of", "whom"]):
        return None
    return next((value for value, text in reversed(reader.counted[-4:]) if _is_of(value, text, number)), None)


def _is_of(value: float, text: str, number: Number) -> bool:
    money = text == "%" or (text.isupper() and len(text) == 3)
    return value > number.value and (text == number.unit if number.unit else not money)


def _is_plight(doc: Document, noun: Noun) -> bool:
    """Whether a noun only says what befell those counted before it ("119 soldiers were killed and 397 injured")."""
    return noun.last - noun.first == 1 and doc.tokens.low[noun.first] in PLIGHTS


def _emit(reader: Counting, number: Number, sentence: Sentence, noun: Noun | None, whole: float | None) -> None:
    doc = reader.doc
    elided = noun is None and not number.unit
    reader.sentence = sentence.first
    if number.unit:
        text, end = number.unit, number.end
        reader.money = number.unit if number.unit != "%" else reader.money
        whole = share_of_money(reader, number) if whole is None else whole
        reader.counted.append((number.value, number.unit))
    elif noun is not None:
        text, end = reader.note(noun, sentence), doc.tokens.end[noun.last - 1]
        reader.counted.append((number.value, crowd(doc, number) or text))
    else:
        if _is_repeated(reader, number):
            return
        text, end, whole = antecedent(reader, number, sentence, whole)
        if not text:
            return
        reader.counted.append((number.value, text))
    values = [(number.value, "exact" if number.upper else number.qualifier)]
    if number.upper is not None:
        joint = doc.tokens.low[number.first : number.last]
        values = [(number.value, "about")] if "or" in joint else [*values, (number.upper, "exact")]
    for value, qualifier in values:
        _add(reader, sentence, (value, qualifier, text, whole), (number.start, end, elided))


def _is_repeated(reader: Counting, number: Number) -> bool:
    """Whether a bare number only points back at one told before ("when the 22 million has landed")."""
    before = reader.doc.tokens.low[number.lead - 1] if number.lead else ""
    return before in ("the", "those", "these", "that") and any(value == number.value for value, _ in reader.counted)


def _add(
    reader: Counting, sentence: Sentence, counted: tuple[float, str, str, float | None], place: tuple[int, int, bool]
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
    if RELATIVE.isdisjoint(low[at : sentence.last]):
        return sentence.last
    return next((k for k in range(at, sentence.last - 1) if low[k] == "," and low[k + 1] in RELATIVE), sentence.last)
