"""Which numbers count nothing: dates, years, times, ages, ordinals, durations, labels, titles."""

from __future__ import annotations

import re

from flows.articles.article import BlockKind
from flows.extract.counted import count_words, denominator_of, noun_after
from flows.extract.dates import WEEKDAYS
from flows.extract.displayed import displayed_noun
from flows.extract.document import Document
from flows.extract.lexicon import Lexicon, lemmas
from flows.extract.number import Number
from flows.extract.number_words import MULTIPLES
from flows.extract.quantities import ORDINAL_ENDINGS
from flows.extract.sentences import Sentence

TELEPHONE = re.compile(r"\+\d{1,3}[\d ()./-]{5,20}")
ENUMERATOR = re.compile(r"[(\[]?\d{1,2}[.)\]]$")
CLOCK_HOURS = frozenset("one two three four five six seven eight nine ten eleven twelve".split())
#: Words that leave a round number open ("several hundred").
VAGUE = frozenset("several many few countless".split())
#: What ends the name of a street.
STREETS = frozenset("road street avenue lane boulevard square drive highway route crescent rd st ave blvd".split())
#: Of whom an age is told: "a man of nineteen".
AGED = frozenset("man woman boy girl child lad youth teenager veteran widow age".split())
YEAR_OPENERS = frozenset("year in since by until from of during before after early late mid end through the to".split())


def is_figure(doc: Document, number: Number, sentence: Sentence) -> bool:
    """Whether a number counts or measures something, and is no date, time, age, ordinal, duration or label."""
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
    if doc.tags[first - 1 : first] == "P" and number.lead == first and _names_edition(doc, number, sentence):
        return False
    if _in_telephone_number(doc, number, sentence):
        return False
    if _is_age_limit(doc, number, sentence) or _is_age(doc, number, sentence):
        return False
    if (before in VAGUE and low[first] in MULTIPLES) or _is_address(doc, number, sentence):
        return False
    if number.value == 0 or after in ("degrees",) or before in ("turned", "turns") or _in_title(doc, number):
        return False
    return not _is_duration(doc, number, sentence) and not _is_loose_one(doc, number, sentence)


def is_in_date(doc: Document, number: Number, sentence: Sentence) -> bool:
    """Whether the number is part of a printed date."""
    days = doc.days(sentence)
    if not days or number.unit or number.value > 2200:
        return False
    start, end = doc.tokens.start[number.first], number.end
    return any(d.start <= start and end <= d.end + 1 for d in days)


def _counts_all_the_same(doc: Document, number: Number, before: str, sentence: Sentence) -> bool:
    """Whether a word that often labels numbers ("no 12") only stands before a counted noun ("target 30 units")."""
    noun = noun_after(doc, number.last, sentence)
    return (
        before in ("target", "item", "line", "type", "number", "issue")
        and noun is not None
        and doc.tags[noun.head] == "N"
        and noun.first == number.last
    )


def _is_label(doc: Document, number: Number, sentence: Sentence) -> bool:
    """Whether the figure is glued to other signs (S/2040/311, Mi-17, 10:02, 30-strong) or numbers a paragraph."""
    text = doc.text
    start, end = doc.tokens.start[number.first], number.end
    before, after = text[start - 1 : start], text[end : end + 1]
    if before == "[" and after == "]":
        return True
    if before and (before in "/-:–_." and text[start - 2 : start - 1].strip() and not text[start - 2].isspace()):
        return True
    if after in ("/", ":") and text[end + 1 : end + 2].isdigit():
        return True
    if after == "-" and text[end + 1 : end + 2].isalpha():
        return doc.tokens.low[number.last + 1 : number.last + 2] != ["strong"]
    return _enumerates(doc, number, sentence)


def _enumerates(doc: Document, number: Number, sentence: Sentence) -> bool:
    """Whether the figure opens its block as an enumerator ("1.", "2)", "(3)", "[4]")."""
    text, block = doc.text, doc.blocks[sentence.block]
    start, end = doc.tokens.start[number.first], number.end
    if end - block.start < 8 and displayed_noun(doc, number, sentence) is None:
        opening = text[block.start : min(block.end, end + 1)].strip(" •-–*")
        if ENUMERATOR.match(opening):
            return True
    bracketed = text[start - 1 : end + 1] in (f"[{text[start:end]}]", f"({text[start:end]})")
    return bracketed and number.value < 10 and block.kind is BlockKind.ITEM and start - block.start < 3


def _names_edition(doc: Document, number: Number, sentence: Sentence) -> bool:
    """Whether a number after a proper name belongs to the name (Exercise Steadfast 34) instead of counting."""
    named = doc.entities_in(max(sentence.first, number.first - 4), number.first)
    is_known = any(e.last == number.first for e in named)
    return number.first > sentence.first and not is_known and noun_after(doc, number.last, sentence) is None


def _in_title(doc: Document, number: Number) -> bool:
    """Whether the number stands in a quoted title ("One Flag, Many Hands")."""
    quotation = doc.quoted[number.first]
    if quotation is None or quotation.inner_end - quotation.inner_start > 60:
        return False
    words = [w for w in doc.text[quotation.inner_start : quotation.inner_end].split() if w[0].isalpha()]
    return len(words) > 1 and sum(w[0].isupper() for w in words) >= len(words) - 1


def _in_telephone_number(doc: Document, number: Number, sentence: Sentence) -> bool:
    """Whether the digits belong to a number to be dialled (+358 295 16001)."""
    start, low = doc.tokens.start[number.first], doc.tokens.low[number.first]
    if low[0] == "0" and len(low) > 1 and low.isdigit():
        return True
    if doc.text.find("+", sentence.start, sentence.end) < 0:
        return False
    dialled = TELEPHONE.finditer(doc.text, max(sentence.start, start - 24), min(sentence.end, number.end + 24))
    return any(match.start() <= start < match.end() for match in dialled)


def _is_age_limit(doc: Document, number: Number, sentence: Sentence) -> bool:
    """Whether people below or above an age are spoken of ("players under 20", "women over 30")."""
    before = doc.tokens.low[number.lead - 1] if number.lead > sentence.first else ""
    people = doc.lexicon.derived(count_words)["people"]
    bound = doc.tokens.low[number.lead] in ("under", "over", "below", "above", "aged")
    said_of_people = before in people or before.removesuffix("s") in people or before.endswith("ers")
    return bound and said_of_people and number.value < 100 and noun_after(doc, number.last, sentence) is None


def _is_year(doc: Document, number: Number, sentence: Sentence) -> bool:
    """Whether four bare digits name a year."""
    token = doc.tokens.word[number.first]
    if number.upper and 1900 <= number.value < number.upper <= 2150 and len(token) == 4 and token.isdigit():
        return True
    if number.last - number.first > 1 or not (token.isdigit() and len(token) == 4 and 1900 <= number.value <= 2150):
        return False
    low = doc.tokens.low
    before = low[number.first - 1] if number.first > sentence.first else ""
    noun = noun_after(doc, number.last, sentence)
    if noun is None or noun.first != number.last:
        return True
    people = doc.lexicon.derived(count_words)["people"]
    if before in YEAR_OPENERS:
        return not (before in ("the", "of", "to", "by") and low[noun.head] in people)
    return doc.tokens.word[noun.first][0].isupper() or low[noun.head] not in people


def _is_address(doc: Document, number: Number, sentence: Sentence) -> bool:
    """Whether a number stands before the name of a street ("14 Harbour Road")."""
    word, low = doc.tokens.word, doc.tokens.low
    if number.value > 9999 or number.last >= sentence.last or not word[number.last][0].isupper():
        return False
    last = next((k for k in range(number.last, min(number.last + 4, sentence.last)) if low[k] in STREETS), None)
    return last is not None and last > number.last and all(w[0].isupper() for w in word[number.last : last + 1])


def _is_age(doc: Document, number: Number, sentence: Sentence) -> bool:
    """Whether a number is somebody's age or a day's: "Ann Holm (22)", "Ann Holm, 22,", "she is 71", "Thursday (9)"."""
    low, at = doc.tokens.low, number.lead - 1
    after = low[number.last] if number.last < sentence.last else "."
    if not 2 <= number.value <= 110 or number.upper or at <= sentence.first:
        return False
    if low[at] == "of":
        return low[at - 1] in AGED and after not in "of"
    named = doc.tags[at - 1] == "P" and doc.entity_at.get(at - 1) is None
    if (low[at], after) == ("(", ")"):
        return named or low[at - 1] in WEEKDAYS
    if low[at] == "," and after == "," and named:
        return True
    bare = doc.tags[number.last : number.last + 1] in ("R", ".", ",", "C")
    if low[at] not in ("is", "was", "am", "turned") or not bare:
        return False
    return named or low[at - 1] in ("he", "she", "i", ")", "who")


def _is_duration(doc: Document, number: Number, sentence: Sentence) -> bool:
    words = doc.lexicon.derived(count_words)
    low = doc.tokens.low
    if low[number.last : number.last + 1] in (["and"], ["or"], ["to"]) and number.last + 2 < sentence.last:
        other = _by_token(doc).get(number.last + 1)
        if other is not None and low[other.last : other.last + 1] and low[other.last] in words["duration"]:
            return True  # "ten and eleven years old"
    for k in range(number.last, min(sentence.last, number.last + 4)):
        if low[k] in words["duration"]:
            return True
        if doc.tags[k] not in "JNDR#" or low[k] in (",", ".") or (doc.tags[k] == "N"):
            break
    return False


def unit_heads(lexicon: Lexicon) -> frozenset[str]:
    """Last words of the nouns that can be counted."""
    return frozenset(row["noun"].split()[-1] for row in lexicon.table("unit_nouns") if row.get("noun"))


def _is_loose_one(doc: Document, number: Number, sentence: Sentence) -> bool:
    """Whether "one" is a pronoun or an article rather than a count."""
    if doc.tokens.low[number.first] != "one" or number.value != 1:
        return False
    low, tags = doc.tokens.low, doc.tags
    noun = noun_after(doc, number.last, sentence)
    if low[number.last] == "in" and denominator_of(doc, number, _by_token(doc), sentence):
        return False
    if noun is None or noun.first != number.last or low[number.last] in ("of", "another", "more", "who", "that"):
        return True
    if low[number.last - 1] in MULTIPLES or _in_row(doc, number, noun.last, sentence):
        return False
    known = {e.first for e in doc.entities_in(noun.first, noun.last, "capability")}
    units = doc.lexicon.derived(unit_heads)
    head = low[noun.head]
    lemma = lemmas(head).get("NOUN", head)
    if head != lemma and tags[noun.head] == "N":
        return True  # "as one posts a letter"
    return not (known or head in units or lemma in units or tags[noun.head] == "P")


def _by_token(doc: Document) -> dict[int, Number]:
    """The numbers of the article by their first token."""
    if "numbers_by_token" not in doc.memo:
        doc.memo["numbers_by_token"] = {n.first: n for n in doc.numbers} | {n.lead: n for n in doc.numbers}
    return doc.memo["numbers_by_token"]  # type: ignore[no-any-return]


def _in_row(doc: Document, number: Number, end: int, sentence: Sentence) -> bool:
    """Whether "one" counts as its neighbours of a list do: "three bridges, 45 wells and one school"."""
    low, joints = doc.tokens.low, (",", "and", ";")
    near = doc.numbers_in(max(sentence.first, number.first - 9), min(sentence.last, end + 3))
    counted = [n for n in near if n.last < number.first and not n.unit and doc.tags[n.last] in "NJ"]
    after = end < sentence.last and low[end] in joints and any(n.lead in (end + 1, end + 2) for n in near)
    return (low[number.first - 1] in joints and bool(counted)) or after
