"""One person's part in a meeting, and whether a person can have one."""

from __future__ import annotations

from flows.extract.apart import is_apart
from flows.extract.attendance_terms import terms_of
from flows.extract.document import Document
from flows.extract.main_country import main_country
from flows.extract.named_actors import NamedActors
from flows.extract.people import People, Person
from flows.extract.record import record

#: Those of the same rank in another state, and what may stand before them.
COUNTERPARTS = frozenset("counterpart colleague opposite homologue homologous peer".split())
MINISTERIAL = frozenset("defence defense foreign ministerial military police".split())


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
    """Whether somebody has no part in such meetings: an outsider by title, or told elsewhere."""
    words = {w for o in person.offices for w in o.title.lower().replace("'", " ").replace("’", " ").split()}
    club = "union" in words and words.isdisjoint(("african", "european"))
    return club or bool(words & terms_of(doc, "outsider")) or is_apart(doc, person)


def stands_for_state(doc: Document, person: Person) -> bool:
    """Whether somebody's country takes part through them."""
    words = {w for o in person.offices for w in o.title.lower().split()}
    if words & terms_of(doc, "un-post") and not words & {"national", "ministry", "presidential", "security"}:
        return False
    return not (words & (terms_of(doc, "star") | terms_of(doc, "outsider"))) and not any(
        o.organization for o in person.offices
    )


def owned_by(doc: Document, person: Person) -> str | None:
    """The country before a name without an office: "France's Aurore Blanc", "his Peruvian counterpart, Luis Paz"."""
    low = doc.tokens.low
    for naming in person.namings:
        end = naming.lead - 1 - (low[naming.lead - 1] == ",")
        if end > 0 and (doc.tags[end] == "S" if end == naming.lead - 1 else low[end] in COUNTERPARTS):
            end -= low[end - 1] in MINISTERIAL
            owner = next((e for e in doc.entities_in(max(0, end - 4), end, "country") if e.last == end), None)
            if owner is not None:
                return owner.id
    return None


def home_of(doc: Document, people: People, person: Person) -> str | None:
    """The country of an official whose country goes without saying: that of the article, where one stands out."""
    words = {w for o in person.offices for w in o.title.lower().split()}
    if not words & terms_of(doc, "state-office") or any(o.organization or o.country for o in person.offices):
        return None
    if "home" not in doc.memo:
        actor = main_country(NamedActors(doc, people))
        doc.memo["home"] = actor.country if actor is not None else None
    home: str | None = doc.memo["home"]
    return home
