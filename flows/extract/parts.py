"""One person's part in a meeting, and whether a person can have one."""

from __future__ import annotations

from flows.extract.attendance_terms import terms_of
from flows.extract.document import Document
from flows.extract.people import Person
from flows.extract.record import record


@record
class Part:
    """A role that a person has in the meeting, the tokens that say so, and how sure it is."""

    person: Person
    role: str
    first: int
    last: int
    rule: str
    sure: float


def is_outsider(doc: Document, person: Person) -> bool:
    """Whether somebody is told to have no part in such meetings: of the opposition, of a stage, a scholar."""
    words = {w for o in person.offices for w in o.title.lower().split()}
    return bool(words & terms_of(doc, "outsider"))


def stands_for_state(doc: Document, person: Person) -> bool:
    """Whether somebody's country takes part through them."""
    words = {w for o in person.offices for w in o.title.lower().split()}
    if words & terms_of(doc, "un-post") and not words & {"national", "ministry", "presidential", "security"}:
        return False
    return not (words & (terms_of(doc, "star") | terms_of(doc, "outsider"))) and not any(
        o.organization for o in person.offices
    )
