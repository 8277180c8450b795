"""What a bare number counts: the noun that was left out because it was said before."""

from __future__ import annotations

from dataclasses import dataclass, field

from flows.articles.article import BlockKind
from flows.extract.counted import Noun, count_words, is_actor_noun, noun_after
from flows.extract.displayed import column_noun
from flows.extract.document import Document
from flows.extract.elisions import share_left_out
from flows.extract.number import Number
from flows.extract.quantities import PARTITIVES
from flows.extract.sentences import Sentence
from flows.extract.sighting import Sighting

#: How many words back a noun left out may stand.
FAR = 80
#: Who comes from states, and may be "them" later.
CROWDS = frozenset("delegations delegates representatives ministers officials envoys leaders chiefs officers".split())
#: Words that set a bare number against the share before it, and how many words back that may stand.
COMPARING = frozenset("against versus from to than v vs".split())
NEAR = 14
#: How many words after "How many …?" its answer may stand.
ASKED = 20


@dataclass(slots=True)
class Counting:
    """What has been counted so far, so that a noun left out is filled from its antecedent."""

    doc: Document
    actor: str = ""
    actor_sentence: int = -1
    noun: str = ""
    money: str = ""
    whole: str = ""
    in_turn: frozenset[int] = frozenset()
    sentence: int = -1
    asked: tuple[str, int] = ("", -1)
    counted: list[tuple[float, str]] = field(default_factory=list)
    seen: dict[tuple[float, str], Sighting] = field(default_factory=dict)
    found: list[Sighting] = field(default_factory=list)

    def note(self, noun: Noun, sentence: Sentence) -> str:
        """Remember what was counted last, and who; gives the noun as printed."""
        self.noun = self.doc.span(noun.first, noun.last)
        if is_actor_noun(self.doc, noun):
            self.actor, self.actor_sentence = self.noun, sentence.first
        return self.noun


def crowd(doc: Document, number: Number) -> str:
    """Who came from what is counted, and are "them" later: "delegations from 96 states, 41 of them …"."""
    low, at = doc.tokens.low, number.lead - 2
    from_there = at >= 0 and low[at + 1] in ("of", "from", "representing")
    return doc.tokens.word[at] if from_there and low[at] in CROWDS else ""


def share_of_money(reader: Counting, number: Number) -> float | None:
    """The sum that a sum is a part of: "$160 million, $45 million of it for …"."""
    low, last = reader.doc.tokens.low, number.last
    if low[last : last + 1] != ["of"] or low[last + 1 : last + 2] not in (["it"], ["which"], ["that"], ["this"]):
        return None
    sums = (value for value, unit in reversed(reader.counted[-4:]) if unit == number.unit and value > number.value)
    return next(sums, None)


def antecedent(
    reader: Counting, number: Number, sentence: Sentence, whole: float | None
) -> tuple[str, int, float | None]:
    """The noun that a bare number leaves out, the end of its evidence, and the whole it is a part of."""
    doc = reader.doc
    low, tags, last = doc.tokens.low, doc.tags, number.last
    after = tags[last] if last < sentence.last else "."
    if low[last : last + 2] in PARTITIVES:
        return _of_them(reader, number, sentence, whole)
    said = _pointed_at(reader, number, sentence, whole)
    if said:
        return said, number.end, whole
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
    share = _compared(reader, number, sentence)
    if share:
        return share, number.end, None
    if low[number.lead - 1] in ("other", "remaining", "rest") and reader.noun:
        return reader.noun, number.end, None
    acts = after in "VEMB" or (tags[number.lead - 1 : number.lead] == "C" and after == ".")
    if after in "VEMB" and reader.noun and not _is_deed(doc, last, sentence):
        return reader.noun, number.end, None
    listed = low[last : last + 1] == [")"] or tags[number.lead - 1 : number.lead] in ("N", "E")
    if (acts or listed or reader.actor_sentence == sentence.first) and reader.actor:
        return reader.actor, number.end, None
    return _said_before(doc, number, sentence) or reader.noun or reader.actor, number.end, None


def _of_them(
    reader: Counting, number: Number, sentence: Sentence, whole: float | None
) -> tuple[str, int, float | None]:
    """What "12 of them" counts, and of how many."""
    doc, last = reader.doc, number.last
    money = reader.money, "%"
    larger = next((c for c in reversed(reader.counted[-6:]) if c[0] > number.value and c[1] not in money), None)
    whole = larger[0] if whole is None and larger else whole
    noun = noun_after(doc, last + 2, sentence) if doc.tags[last + 2 : last + 3] in ("N", "J") else None
    if noun is not None:
        return doc.span(noun.first, noun.last), doc.tokens.end[noun.last - 1], whole
    said = larger[1] if larger else _said_before(doc, number, sentence)
    return said or reader.noun or reader.actor, number.end, whole


def _pointed_at(reader: Counting, number: Number, sentence: Sentence, whole: float | None) -> str:
    """What a number counts by the build of its sentence: a part, one of a list in turn, an answer; "" for none."""
    if whole is not None:
        told = next((text for value, text in reversed(reader.counted) if value == whole), "")
        return reader.whole or told or reader.noun
    if number.first in reader.in_turn or _is_giver(reader.doc, number, sentence):
        return reader.actor or reader.noun
    near = number.lead - reader.asked[1] <= ASKED and number.lead - sentence.first <= 2
    return reader.asked[0] if near else ""


def _compared(reader: Counting, number: Number, sentence: Sentence) -> str:
    """The per-cent sign that a comparison leaves out: "11 per cent, against 18 a year ago"; a great number has none."""
    if share_left_out(reader.doc, number, sentence) or _stands_at(reader, number, sentence):
        return "%"
    opens = number.lead == sentence.first
    if opens or reader.doc.tokens.low[number.lead - 1] not in COMPARING or number.value == int(number.value) > 1e3:
        return ""
    near = [n for n in reader.doc.numbers_in(max(sentence.first, number.lead - NEAR), number.lead) if n.unit]
    return near[-1].unit if near and near[-1].unit == "%" else ""


def _stands_at(reader: Counting, number: Number, sentence: Sentence) -> bool:
    """Whether a share is told as "We stand at 13." after one in per cent."""
    low, last = reader.doc.tokens.low, number.last
    ends = last >= sentence.last - 1 or low[last] in (".", ",", ";")
    said = number.lead > sentence.first + 1 and low[number.lead - 1] == "at" and low[number.lead - 2].startswith("st")
    return ends and said and bool(reader.counted) and reader.counted[-1][1] == "%"


def _is_giver(doc: Document, number: Number, sentence: Sentence) -> bool:
    """Whether a bare number tells from how many, or on whose list: "cash came from five", "on that of nine"."""
    low, at, last = doc.tokens.low, number.lead, number.last
    if at <= sentence.first + 1 or (last < sentence.last and low[last] not in (",", ".", ";", "and")):
        return False
    return low[at - 1] == "from" or (low[at - 1] == "of" and low[at - 2] == "that")


def _is_deed(doc: Document, first: int, sentence: Sentence) -> bool:
    """Whether the verb at token `first` is what states do at such meetings ("ten have pledged", not "ten have
    landed")."""
    deeds = doc.lexicon.derived(count_words)["act"]
    tags = doc.tags
    if tags[first] == "B" and not {"V", "E"} & set(tags[first + 1 : first + 4]):
        return False  # "six are in Juba"
    verb = next((k for k in range(first, min(first + 5, sentence.last)) if tags[k] in "VE"), first)
    return doc.lemma(verb, "VERB") in deeds or tags[verb] not in "VE"


def _said_before(doc: Document, number: Number, sentence: Sentence) -> str:
    """The last plural of people or things said earlier in the same sentence ("has no troops, but offered 5,000")."""
    words = doc.lexicon.derived(count_words)
    for k in range(number.lead - 1, max(sentence.first, number.lead - FAR) - 1, -1):
        if doc.tags[k] == "N" and (doc.tokens.low[k] in words["people"] or doc.tokens.low[k] in words["thing"]):
            return doc.tokens.word[k]
    return ""
