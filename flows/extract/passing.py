"""Other editions told in passing, by fewer words than a name: "the next is due in Lima", "those of Oslo (2030)"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from flows.extract.calendar import times_in
from flows.extract.city_namings import brought_together, in_city, promised_in, that_of, years_ago
from flows.extract.document import Document
from flows.extract.gazetteer import Entity
from flows.extract.lexicon import Lexicon, forms
from flows.extract.marks import mark
from flows.extract.meeting_kinds import COUNCIL, OTHER, EventTerms, Meeting, event_terms, series_told
from flows.extract.meeting_places import city_name, city_of
from flows.extract.meeting_times import locate
from flows.extract.meeting_words import group_start
from flows.extract.meetings import ORDINALS
from flows.extract.moment import Now
from flows.extract.sentences import Sentence
from flows.extract.short_namings import HELD, REACH, put_in, short_naming, side_of

#: Words that stand for an edition when their noun is left out, and where they put it.
ORDER = {
    **dict.fromkeys("next following subsequent".split(), "next"),
    **dict.fromkeys("previous last preceding earlier".split(), "previous"),
    **dict.fromkeys(ORDINALS, ""),
    "another": "another",
}
#: Participles of promising after what was promised: "the 80 units pledged in Lima".
VOWED = frozenset("pledged promised vowed".split())
#: Words that end what is said of one edition.
ENDS = frozenset("; while whereas but".split())
#: Verbs of hosting that can stand without their object: "Kenya will host in 2036".
HOSTING = frozenset("host co-host".split())


def passing_words(lexicon: Lexicon) -> frozenset[str]:
    """Words without which no sentence is looked at here."""
    return (
        frozenset(ORDER)
        | lexicon.derived(plural_heads)
        | lexicon.derived(promises)
        | HOSTING
        | VOWED
        | {"since", "together", "ago", "that"}
    )


def plural_heads(lexicon: Lexicon) -> frozenset[str]:
    """Nouns for several meetings."""
    heads = (r["term"] for r in lexicon.table("event_terms") if r["role"] == "head")
    return frozenset({h for h in heads if h.endswith("s") and h not in ("uncops", "talks")} | {"editions", "ones"})


def promises(lexicon: Lexicon) -> frozenset[str]:
    """Nouns for what states promise, in the plural."""
    return frozenset(
        form for r in lexicon.table("pledge_nouns") for form in forms(r["noun"], "NOUN") if form[-1] == "s"
    )


PASSING = mark(passing_words)


def find_passing(doc: Document, meetings: Sequence[Meeting], now: Now) -> list[Meeting]:
    """Namings without a noun of their own, beside those in `meetings`."""
    if not meetings:
        return []
    ordered = sorted(meetings, key=lambda m: m.head)
    heads = [m.head for m in ordered]
    found: list[Meeting] = []
    for sentence in doc.prose:
        if not doc.mark(sentence) & PASSING:
            continue
        near = ordered[bisect_left(heads, sentence.first - REACH) : bisect_left(heads, sentence.last)]
        for i in doc.places(sentence.first, max(sentence.first, sentence.last - 2), PASSING):
            if doc.quoted[i] is None:
                found += _at(doc, i, sentence, now, near)
    _date_cities(doc, found, now)
    taken = {k for m in meetings for k in range(m.first, m.head + 1)}
    return [m for m in found if m.head not in taken]


def _at(doc: Document, i: int, sentence: Sentence, now: Now, near: Sequence[Meeting]) -> Iterator[Meeting]:
    """What the word at token `i` tells of another edition."""
    word, after = doc.tokens.low[i], doc.tokens.low[i + 1]
    if word in doc.lexicon.derived(plural_heads):
        yield from _counted_out(doc, i, sentence, now)
    elif word in ORDER and near:
        yield from _elided(doc, i, sentence, now, near)
    elif word in doc.lexicon.derived(promises):
        yield from promised_in(doc, i, sentence, now)
    elif word in VOWED and after == "in" and doc.tags[i - 1] in "NPEVB":
        yield from in_city(doc, i + 2, sentence, now)
    elif word == "since" and doc.tokens.low[i - 1] in ORDINALS:
        yield from in_city(doc, i + 1, sentence, now)
    elif word == "that" and after in ("of", "in", "held"):
        yield from that_of(doc, i, sentence, now)
    elif word == "ago":
        yield from years_ago(doc, i, sentence, now)
    elif word == "together" and after == "in":
        yield from brought_together(doc, i, sentence, now)
    elif word in HOSTING and not any(m.head < i < m.last for m in near):
        yield from _to_be_hosted(doc, i, sentence, now)


def _date_cities(doc: Document, found: list[Meeting], now: Now) -> None:
    """Give editions known by their city alone the year that stands by it elsewhere: "In Lima, two years ago"."""
    undated = {m.city: m for m in found if m.city and m.year is None and m.shift == "previous"}
    for entity in doc.entities if undated else ():
        meeting = undated.get(city_name(entity))
        if meeting is not None and meeting.year is None:
            last = min(len(doc.tokens), entity.last + 5)
            times = [t for t in times_in(doc, entity.last, last, now) if t.away and t.year]
            if times and times[0].first <= entity.last + 1:
                meeting.year, meeting.told["year"] = times[0].year, (times[0].first, times[0].last)


def _elided(doc: Document, i: int, sentence: Sentence, now: Now, near: Sequence[Meeting]) -> Iterator[Meeting]:
    """ "The next is due in Nairobi in 2036", "the second by Canada in 2017", "and another in Lima"."""
    low = doc.tokens.low
    before = [m for m in near if m.head < i]
    if (series_ := _counted_before(doc, sentence)) is not None and HELD & set(low[max(0, i - 3) : i + 8]):
        meeting = short_naming(doc, sentence, (i, i, _clause_end(doc, i + 1, sentence)), series_, "another")
        locate(doc, meeting, now)
        if meeting.city:
            meeting.topical = meeting.listed = True
            yield meeting
        return
    if not before or not (low[i] == "another" or low[i - 1] == "the"):
        return
    if low[i] in ORDINALS and before[-1].sentence.last < sentence.first:
        return  # the first of something told since
    plain = doc.tags[i + 1] in "BM" or low[i + 1] in ("took", "takes", "meets", "met", "opens")
    gapped = low[i + 1] in ("in", "by", "at") and before[-1].sentence is sentence
    if not plain and not gapped:
        return
    end = _clause_end(doc, i + 1, sentence)
    if not gapped and HELD.isdisjoint(low[i + 1 : end]) and low[i + 1 : i + 3] not in (["was", "in"], ["is", "in"]):
        return
    antecedent = next((m for m in reversed(before) if m.series), before[-1])
    series = OTHER if low[i] == "another" and antecedent.series == OTHER else antecedent.series
    meeting = short_naming(doc, sentence, (i if low[i] == "another" else i - 1, i, end), series, ORDER[low[i]])
    locate(doc, meeting, now)
    if meeting.series == COUNCIL or (not meeting.shift and not (meeting.year or meeting.city)):
        return
    meeting.ordinal = ORDINALS.get(low[i], 0)
    meeting.shift = meeting.shift or side_of(meeting, now)
    yield meeting


def _counted_before(doc: Document, sentence: Sentence) -> str | None:
    """`other` where a sentence just before speaks of several preparatory meetings, which are then told one by one."""
    low = doc.tokens.low
    floor = doc.block_ranges[sentence.block][0]
    plural = doc.lexicon.derived(plural_heads)
    for k in range(max(floor, sentence.first - 45), sentence.first - 1):
        if low[k] in ("preparatory", "pre-ministerial") and low[k + 1] in plural:
            return OTHER
    return None


def _clause_end(doc: Document, i: int, sentence: Sentence) -> int:
    """End (exclusive) of the words about one edition, before those about another."""
    low = doc.tokens.low
    last = min(sentence.last, i + REACH)
    for k in range(i, last):
        if low[k] in ENDS or (low[k] == "the" and k + 1 < last and low[k + 1] in ORDER and low[k - 1] in ("and", ",")):
            return k
    return last


def _counted_out(doc: Document, head: int, sentence: Sentence, now: Now) -> Iterator[Meeting]:
    """Places and years after a plural: "previous ministerials took place in London (2016) and Vancouver (2017)"."""
    terms: EventTerms = doc.lexicon.derived(event_terms)
    low = doc.tokens.low
    first = group_start(doc, head, sentence.first)
    shifts = {terms.shifts[w] for w in low[first:head] if w in terms.shifts}
    whole = short_naming(doc, sentence, (first, head, sentence.last), None, "")
    topics = terms.topics.find(low, first, min(sentence.last, head + 4))
    prepares = any(value == "preparation" for _, _, value in topics)
    prepares = prepares or "prepared" in low[max(sentence.first, first - 3) : first]
    whole.topical = bool(topics)
    series = series_told(doc, whole, terms, prepares)
    if not (shifts or series or low[first] == "the") or "another" in shifts or series == COUNCIL:
        return
    cities = [e for e in doc.entities_in(head + 1, min(sentence.last, head + 2 * REACH)) if _is_venue(doc, e, head)]
    years = [_year_after(doc, city, sentence, now) for city in cities]
    told = not HELD.isdisjoint(low[head + 1 : min(sentence.last, head + 6)])
    if not any(years) and not ((told or "prepared" in low[max(0, first - 3) : first]) and (shifts or prepares)):
        return
    for n, city in enumerate(cities):
        last = cities[n + 1].first - 1 if n + 1 < len(cities) else min(sentence.last, city.last + 12)
        meeting = short_naming(
            doc, sentence, (city.first, city.first, max(last, city.last)), series, "another" if prepares else ""
        )
        put_in(meeting, city)
        meeting.year, meeting.topical, meeting.listed = years[n], True, prepares
        meeting.shift = meeting.shift or side_of(meeting, now)
        if meeting.year or told or prepares:
            yield meeting


def _is_venue(doc: Document, entity: Entity, head: int) -> bool:
    low = doc.tokens.low
    before = low[entity.first - 1]
    return bool(city_of(entity)) and (
        before in ("in", "at", "of") or (before in (",", "and", "(", ":") and head + 1 < entity.first)
    )


def _year_after(doc: Document, city: Entity, sentence: Sentence, now: Now) -> int | None:
    """The year right after a city: "London (2016)", "in London in September 2016", "Lima two years ago"."""
    times = times_in(doc, city.last, min(sentence.last, city.last + 5), now)
    return next((t.year for t in times if t.year and (t.printed or t.away)), None)


def _to_be_hosted(doc: Document, i: int, sentence: Sentence, now: Now) -> Iterator[Meeting]:
    """ "Kenya will host in 2036", with the meeting left out."""
    low = doc.tokens.low
    ahead = doc.tags[i - 1] in "MT" or low[i - 2] in ("will", "would")
    if not ahead or low[i + 1] not in ("in", "again"):
        return
    meeting = short_naming(doc, sentence, (i + 1, i + 1, min(sentence.last, i + 8)), None, "next")
    locate(doc, meeting, now)
    if meeting.year and meeting.away:
        yield meeting
