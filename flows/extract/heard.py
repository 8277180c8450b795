"""Who is heard at a meeting: persons whose words the article reports, unless those were said elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from flows.extract.attendance_terms import terms_of
from flows.extract.calendar import times_in
from flows.extract.document import Document
from flows.extract.moment import Now
from flows.extract.parts import Part, is_outsider
from flows.extract.people import People
from flows.extract.scenes import at_home
from flows.extract.sighting import Sighting


def heard_at(doc: Document, people: People, statements: list[Sighting], now: Now) -> Iterator[Part]:
    """Persons with a statement in the article that nothing puts elsewhere."""
    by_name = {person.name: person for person in people.persons if not is_outsider(doc, person)}
    beside: set[str] = set()
    heard: set[str] = set()
    for statement in statements:
        person = by_name.get(statement.person or "")
        if person is None or not statement.evidence or person.name in beside or person.name in heard:
            continue
        evidence = statement.evidence[0]
        sentence = doc.sentence_at(evidence.start)
        first, last = doc.token_at(evidence.start), doc.token_at(max(evidence.start, evidence.end - 1)) + 1
        lo, hi = (min(first, sentence.first), max(last, sentence.last)) if sentence else (first, last)
        words = [doc.tokens.low[k] for k in range(lo, min(hi, lo + 90)) if doc.quoted[k] is None]
        if (
            (sentence is not None and at_home(doc, sentence))
            or not terms_of(doc, "elsewhere").isdisjoint(words)
            or _of_another_time(doc, lo, min(hi, lo + 90), (first, last), now)
        ):
            continue
        aside = _is_aside(doc, max(0, lo - 30), min(hi, lo + 90))
        role = "attendee" if aside else "speaker"
        (beside if role == "attendee" else heard).add(person.name)
        yield Part(person, role, first, max(first + 1, last), "speaks-in-article", 0.8 if role == "speaker" else 0.6)


def _of_another_time(doc: Document, first: int, last: int, said: tuple[int, int], now: Now) -> bool:
    """Whether a saying is told as of another month ("recalled in March"), outside of what is said."""
    times = [t for t in times_in(doc, first, min(last, first + 12), now) if doc.quoted[t.first] is None]
    times = [t for t in times if not said[0] <= t.first < said[1]]
    return any(t.away and (t.last - t.first > 1 or t.month) and doc.tokens.low[t.first - 1] == "in" for t in times)


def _is_aside(doc: Document, first: int, last: int) -> bool:
    """Whether something is told as beside the meeting: "on the sidelines", not "for his side"."""
    low, places = doc.tokens.low, terms_of(doc, "beside")
    return not places.isdisjoint(low[max(1, first) : last]) and any(
        low[k] in places and (low[k] != "side" or (low[k - 1] == "the" and low[k + 1 : k + 2] == ["of"]))
        for k in range(max(1, first), last)
    )
