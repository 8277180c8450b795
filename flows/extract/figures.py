"""What is counted or measured: every number that is no date, time, age, ordinal, duration or label."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from flows.articles.article import BlockKind
from flows.extract.counted import Noun, count_words, denominator_of, is_actor_noun, noun_after
from flows.extract.dates import find_days
from flows.extract.document import Document
from flows.extract.lexicon import lemmas
from flows.extract.numbers import Number
from flows.extract.sentences import Sentence
from flows.extract.sighting import Evidence, Sighting

ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
ENUMERATOR = re.compile(r"[(\[]?\d{1,2}[.)\]]$")


@dataclass(slots=True)
class _Reader:
    """What has been counted so far, so that a noun left out is filled from its antecedent."""

    doc: Document
    actor: str = ""
    actor_value: float | None = None
    noun: str = ""
    seen: set[tuple[float, str]] = field(default_factory=set)
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
        sighting.event = main if sighting.values.pop("_actor") else None
    return reader.found


def _read_sentence(reader: _Reader, sentence: Sentence, numbers: list[Number], by_token: dict[int, Number]) -> None:
    doc = reader.doc
    dated = {n.first for n in numbers if _in_date(doc, n, sentence)}
    wholes: set[int] = set()
    of_whole = _leading_whole(doc, sentence, by_token)
    if of_whole is not None:
        wholes.add(of_whole.first)
    for number in numbers:
        if number.first in wholes or number.first in dated or not _is_figure(doc, number, sentence):
            if of_whole is number:
                _note_whole(reader, number, sentence)
            continue
        part = denominator_of(doc, number, by_token, sentence)
        if part is not None:
            wholes.add(part[0].first)
            _emit(reader, number, sentence, noun_after(doc, part[1], sentence), part[0].value)
            continue
        whole = of_whole.value if of_whole is not None and of_whole.value > number.value else None
        if of_whole is not None:
            of_whole = None
        _emit(reader, number, sentence, noun_after(doc, number.last, sentence), whole)


def _leading_whole(doc: Document, sentence: Sentence, by_token: dict[int, Number]) -> Number | None:
    """The whole that a sentence opens with: "Of the 74 states, 53 …"."""
    low = doc.tokens.low
    i = sentence.first
    while i < sentence.last and i < sentence.first + 3 and not low[i].isalpha():
        i += 1  # "2. Of the 121 delegations"
        if low[i - 1].isdigit() and low[i] not in (".", ")"):
            break
    if low[i] == "of" and i + 2 < sentence.last:
        i += 1 + (low[i + 1] in ("the", "those", "these", "its", "their"))
        return by_token.get(i)
    return None


def _note_whole(reader: _Reader, number: Number, sentence: Sentence) -> None:
    noun = noun_after(reader.doc, number.last, sentence)
    if noun is not None:
        text = reader.doc.span(noun.first, noun.last)
        reader.noun = text
        if is_actor_noun(reader.doc, noun):
            reader.actor, reader.actor_value = text, number.value


def _in_date(doc: Document, number: Number, sentence: Sentence) -> bool:
    """Whether the number is part of a printed date."""
    if number.unit or number.value > 2200:
        return False
    start, end = doc.tokens.start[number.first], number.end
    window = max(sentence.start, start - 24), min(sentence.end, end + 24)
    return any(d.start <= start and end <= d.end + 1 for d in find_days(doc.text, *window))


def _is_figure(doc: Document, number: Number, sentence: Sentence) -> bool:
    words = doc.lexicon.derived(count_words)
    low, first, last = doc.tokens.low, number.first, number.last
    if number.unit:
        return True
    before = low[first - 1] if first > sentence.first else ""
    if before == "." and first - 2 >= sentence.first:
        before = low[first - 2]
    after = low[last] if last < sentence.last else ""
    if _is_label(doc, number, sentence) or before in words["label"] or before in words["age"]:
        return _counts_all_the_same(doc, number, before, sentence)
    if after in words["clock"] or (after in ORDINAL_ENDINGS and doc.tokens.start[last] == number.end):
        return False
    if before == "at" and low[first] in CLOCK_HOURS and after in ("in", "this", "on", ",", "."):
        return False
    if _is_year(doc, number, sentence):
        return False
    if number.value == 0 or after in ("degrees",):
        return False
    return not _is_duration(doc, number, sentence) and not _is_loose_one(doc, number, sentence)


CLOCK_HOURS = frozenset("one two three four five six seven eight nine ten eleven twelve".split())


def _counts_all_the_same(doc: Document, number: Number, before: str, sentence: Sentence) -> bool:
    """Whether a word that often labels numbers ("no 12") only stands before a counted noun ("target 30 units")."""
    noun = noun_after(doc, number.last, sentence)
    return before in ("target", "item", "line", "type", "number", "issue") and noun is not None and doc.tags[noun.head] == "N" and noun.first == number.last


def _is_label(doc: Document, number: Number, sentence: Sentence) -> bool:
    """Whether the figure is glued to other signs (S/2040/311, Mi-17, 10:02, 30-strong) or numbers a paragraph."""
    text = doc.text
    start, end = doc.tokens.start[number.first], number.end
    before, after = text[start - 1 : start], text[end : end + 1]
    if before and (before in "/-:–_." and text[start - 2 : start - 1].strip() and not text[start - 2].isspace()):
        return True
    if after in ("/", ":") and text[end + 1 : end + 2].isdigit():
        return True
    if after == "-" and text[end + 1 : end + 2].isalpha():
        return doc.tokens.low[number.last + 1 : number.last + 2] != ["strong"] if number.last + 1 < len(doc.tokens) else True
    block = doc.blocks[sentence.block]
    opening = text[block.start : min(block.end, end + 1)].strip(" •-–*")
    return end - block.start < 8 and bool(ENUMERATOR.match(opening)) or text[start - 1 : end + 1] in (f"[{text[start:end]}]", f"({text[start:end]})") and number.value < 10 and end + 1 < len(text) and block.kind is BlockKind.ITEM and start - block.start < 3


def _is_year(doc: Document, number: Number, sentence: Sentence) -> bool:
    """Whether four bare digits name a year."""
    token = doc.tokens.word[number.first]
    if number.last - number.first > 1 or not (token.isdigit() and len(token) == 4 and 1900 <= number.value <= 2150):
        return False
    low = doc.tokens.low
    before = low[number.first - 1] if number.first > sentence.first else ""
    noun = noun_after(doc, number.last, sentence)
    if noun is None or noun.first != number.last:
        return True
    if before in ("in", "since", "by", "until", "from", "of", "during", "before", "after", "early", "late", "mid", "end", "through", "the", "to"):
        return not (before in ("the", "of", "to", "by") and low[noun.head] in PEOPLE)
    return doc.tokens.word[noun.first][0].isupper() or low[noun.head] not in PEOPLE


PEOPLE = frozenset(
    "troops soldiers police officers personnel peacekeepers men women people civilians staff members experts engineers vehicles "
    "medics places seats posts participants delegates soldier trainees observers".split()
)


def _is_duration(doc: Document, number: Number, sentence: Sentence) -> bool:
    words = doc.lexicon.derived(count_words)
    low = doc.tokens.low
    for k in range(number.last, min(sentence.last, number.last + 4)):
        if low[k] in words["duration"]:
            return True
        if doc.tags[k] not in "JNDR#" or low[k] in (",", ".") or (doc.tags[k] == "N"):
            break
    before = low[number.first - 1] if number.first > sentence.first else ""
    return before in ("days", "hours", "months", "years") and not number.unit and False


def _is_loose_one(doc: Document, number: Number, sentence: Sentence) -> bool:
    """Whether "one" is a pronoun or an article rather than a count."""
    if doc.tokens.low[number.first] != "one":
        return False
    low, tags = doc.tokens.low, doc.tags
    noun = noun_after(doc, number.last, sentence)
    if noun is None or noun.first != number.last or low[number.last] in ("of", "another", "more", "who", "that"):
        return True
    known = {e.first for e in doc.entities_in(noun.first, noun.last, "capability")}
    units = {row["noun"].split()[-1] for row in doc.lexicon.table("unit_nouns") if row.get("noun")}
    head = low[noun.head]
    lemma = lemmas(head).get("NOUN", head)
    return not (known or head in units or lemma in units or tags[noun.head] == "P")


def _emit(reader: _Reader, number: Number, sentence: Sentence, noun: Noun | None, whole: float | None) -> None:
    doc = reader.doc
    if number.unit:
        text, end = number.unit, number.end
    elif noun is not None:
        text, end = doc.span(noun.first, noun.last), doc.tokens.end[noun.last - 1]
        reader.noun = text
        if is_actor_noun(doc, noun):
            reader.actor, reader.actor_value = text, number.value
    else:
        if doc.tokens.low[number.last : number.last + 2] == ["of", "them"] and reader.actor_value and whole is None:
            whole = reader.actor_value if reader.actor_value > number.value else None
        text, end = reader.actor or reader.noun, number.end
        if not text:
            return
    values = [(number.value, "exact" if number.upper else number.qualifier)]
    if number.upper is not None:
        joint = doc.tokens.low[number.first : number.last]
        values = [(number.value, "about")] if "or" in joint else [*values, (number.upper, "exact")]
    for value, qualifier in values:
        _add(reader, sentence, (value, qualifier, text, whole), (number.start, end, noun is None and not number.unit))


def _add(reader: _Reader, sentence: Sentence, counted: tuple[float, str, str, float | None], place: tuple[int, int, bool]) -> None:
    value, qualifier, text, whole = counted
    start, end, elided = place
    doc = reader.doc
    text = " ".join(text.split())
    head = text.split()[-1].lower()
    key = (value, lemmas(head).get("NOUN", head))
    if key in reader.seen:
        return
    reader.seen.add(key)
    missions = {e.id for e in doc.entities_in(sentence.first, sentence.last, "mission")}
    countries = {e.id for e in doc.entities_in(sentence.first, sentence.last, "country")}
    rule = "figure-elided-noun" if elided else "figure-money" if text.isupper() and len(text) == 3 else "figure-with-noun"
    reader.found.append(
        Sighting(
            "figures",
            {
                "value": value,
                "qualifier": qualifier,
                "noun": text,
                "denominator": whole,
                "mission": next(iter(missions)) if len(missions) == 1 else None,
                "country": next(iter(countries)) if len(countries) == 1 else None,
                "context": doc.text[sentence.start : min(sentence.end, sentence.start + 500)],
                "_actor": text.lower() in doc.lexicon.derived(count_words)["actor"],
            },
            [Evidence(start, min(end, start + 500), rule, 0.6 if elided else 0.9)],
        )
    )
