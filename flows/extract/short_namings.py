"""What namings of few words share: where they put an edition, and on which side of the article's day."""

from __future__ import annotations

from flows.extract.document import Document
from flows.extract.gazetteer import Entity
from flows.extract.meeting_kinds import Meeting
from flows.extract.meeting_places import city_of
from flows.extract.moment import Now
from flows.extract.sentences import Sentence

#: Words by which a meeting is told to be held.
HELD = frozenset(
    "held hosted place due planned scheduled convened organized organised set met meet opens opened expected marked "
    "foreseen fixed".split()
)
#: How many tokens tell of an edition at most.
REACH = 40


def short_naming(
    doc: Document, sentence: Sentence, span: tuple[int, int, int], series: str | None, shift: str
) -> Meeting:
    """A naming from the tokens `span` (first, head, last) of a sentence."""
    first, head, last = span
    return Meeting(sentence, first, head, last, doc.kind(sentence), series, definite=True, shift=shift)


def put_in(meeting: Meeting, city: Entity) -> None:
    """Put an edition in a city."""
    meeting.city, meeting.country = city_of(city) or (None, None)
    meeting.told = dict.fromkeys(("city", "country"), (city.first, city.last))


def side_of(meeting: Meeting, now: Now) -> str:
    """Whether a dated edition lies before or after the article."""
    return "next" if meeting.year and now.year and meeting.year > now.year else "previous"
