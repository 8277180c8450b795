"""What kind of meeting words name: its series, whether it is one of ours at all, before or after the one at hand."""

from __future__ import annotations

from dataclasses import dataclass, field

from flows.articles.article import BlockKind
from flows.extract.document import Document
from flows.extract.lexicon import Lexicon
from flows.extract.moment import Time
from flows.extract.phrases import Phrases
from flows.extract.record import record
from flows.extract.sentences import Sentence

MINISTERIAL, LEADERS = "peacekeeping-ministerial", "leaders-summit"
DEFENCE, POLICE = "chiefs-of-defence-conference", "chiefs-of-police-summit"
CONCLAVE, COUNCIL, OTHER = "tcc-chiefs-conclave", "security-council-meeting", "other"
#: Nouns of meetings that belong to no series, whatever they are about.
OWN_KIND = frozenset(
    "symposium symposiums symposia colloquium colloquia seminar seminars workshop workshops forum forums fora "
    "roundtable dialogue dialogues consultation consultations retreat hackathon webinar webinars".split()
)
#: Words that narrow a meeting to a part of the world.
REGIONS = frozenset(
    "african asian european arab american pacific caribbean regional subregional asia-pacific balkan nordic gulf "
    "sahel trilateral quadrilateral tripartite quadripartite minilateral ibero-american latin-american baltic "
    "sub-regional interregional africa asia europe balkans nordics maghreb caucasus caribbean mediterranean oceania "
    "andean central-asian southern-african east-african west-african scandinavian lusophone francophone".split()
)
#: What a meeting calls others of its series: "its predecessor in Lima".
KIN = {**dict.fromkeys("predecessor forerunner precursor".split(), "previous"), "successor": "next"}
#: Words after "last", "next" that make of it a time, not another meeting.
SPANS = frozenset("week month year weekend day days night evening autumn spring summer winter minute".split())


@record
class EventTerms:
    """The rows of `event_terms.csv` by role."""

    heads: dict[str, str]
    attendants: Phrases[str]
    topics: Phrases[str]
    foreign: frozenset[str]
    shifts: dict[str, str]


def event_terms(lexicon: Lexicon) -> EventTerms:
    """The terms of the word list `event_terms`, by what they tell of a meeting."""
    rows = lexicon.table("event_terms")
    by_role = {role: [r for r in rows if r["role"] == role] for role in {r["role"] for r in rows}}
    return EventTerms(
        {r["term"]: r["value"] for r in by_role.get("head", [])},
        Phrases((r["term"], r["value"]) for r in by_role.get("attendants", [])),
        Phrases((r["term"], r["value"]) for r in by_role.get("topic", [])),
        frozenset(r["term"] for r in by_role.get("foreign", [])),
        {r["term"]: r["value"] for r in by_role.get("shift", [])},
    )


@dataclass(slots=True)
class Meeting:
    """One naming of a meeting: noun group from `first` to the noun at `head`, description up to `last` (exclusive).

    `series` is None where the words alone tell none ("the conference"), and `leaning` the one that they suggest where
    no other naming tells better ("a summit on peacekeeping"); `topical` says that they speak of peacekeeping.
    `shift` is previous, next or another where the words set it apart from the meeting at hand; `away` that its time
    does. `nested` stands in the words of another naming or of a quotation, `listed` was counted out after a plural.
    `told` says which tokens (first, last) give city, country and year.
    """

    sentence: Sentence
    first: int
    head: int
    last: int
    kind: BlockKind
    series: str | None = None
    leaning: str | None = None
    topical: bool = False
    strong: bool = True
    definite: bool = False
    shift: str = ""
    city: str | None = None
    country: str | None = None
    year: int | None = None
    away: bool = False
    nested: bool = False
    listed: bool = False
    ordinal: int = 0
    times: list[Time] = field(default_factory=list)
    told: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def named(self) -> bool:
        """Whether the words tell which kind of meeting it is."""
        return self.series is not None


def series_told(doc: Document, meeting: Meeting, terms: EventTerms, prepares: bool) -> str | None:
    """The series that the words themselves tell, or None; one that prepares another is of no series."""
    low = doc.tokens.low
    cues = {value for _, _, value in terms.attendants.find(low, meeting.first, meeting.head + 1)}
    after = terms.attendants.find(low, meeting.head + 1, _subject_end(doc, meeting))
    cues |= {value for _, _, value in after if value != LEADERS}
    head = low[meeting.head]
    if COUNCIL in cues:
        return COUNCIL
    if not meeting.strong:
        return None
    if cues and any(low[k] in REGIONS for k in _who_meets(doc, meeting)):
        return OTHER  # the police chiefs of Africa only
    if meeting.topical and not cues and _is_regional(doc, meeting):
        return OTHER
    if prepares or (meeting.topical and head in OWN_KIND and not cues):
        return OTHER
    if POLICE in cues:
        return POLICE
    chiefs = meeting.topical or DEFENCE in cues or "chiefs" in doc.words(meeting.sentence)
    if CONCLAVE in cues or (head == "conclave" and chiefs):
        return CONCLAVE
    if DEFENCE in cues and MINISTERIAL not in cues:
        return DEFENCE
    if MINISTERIAL in cues:
        return MINISTERIAL
    if LEADERS in cues:
        return LEADERS
    meeting.leaning = LEADERS if head == "summit" and meeting.topical else None
    return None


def _who_meets(doc: Document, meeting: Meeting) -> range:
    """The words that say who meets, without those on where: "first ministerial on African soil"."""
    end = _subject_end(doc, meeting)
    low = doc.tokens.low
    return range(meeting.first, next((k for k in range(meeting.head + 1, end) if low[k] == "on"), end))


def _is_regional(doc: Document, meeting: Meeting) -> bool:
    """Whether a meeting's own name narrows it to a part of the world: "the Latin American conference"."""
    covered = {
        k for e in doc.entities_in(meeting.first, meeting.head) if e.kind == "country" for k in range(e.first, e.last)
    }
    return any(doc.tokens.low[k] in REGIONS and k not in covered for k in range(meeting.first, meeting.head))


def _subject_end(doc: Document, meeting: Meeting) -> int:
    """End of the words right after the noun that say who meets: "of defence ministers", "of chiefs of police"."""
    low = doc.tokens.low
    i = meeting.head + 1
    if i < meeting.last and low[i] in ("of", "for", "on"):
        while i < meeting.last and (doc.tags[i] in "NPJD" or low[i] in ("of", "for", "on", "and", "'", "’", "-")):
            i += 1
    return i


def is_foreign(doc: Document, first: int, head: int, terms: EventTerms) -> bool:
    """Whether a meeting is of another organization or on another subject: NATO summit, conference for Yemen."""
    low = doc.tokens.low
    if any(low[k] == "security" and low[k + 1] == "council" for k in range(first, min(head + 5, len(low) - 1))):
        return False
    if any(low[k] in terms.foreign for k in range(first, head)):
        return True
    if any(e.id != "UN" for e in doc.entities_in(first, head, "organization")):
        return True
    after = (
        range(head + 2, min(len(low), head + 5)) if low[head + 1 : head + 2] in (["for"], ["on"], ["of"]) else range(0)
    )
    stop = next((k for k in after if doc.tags[k] in "VEBM.I"), after.stop)
    if any(low[k] in terms.foreign for k in range(after.start, stop)):
        return True
    return low[head + 1 : head + 2] != ["of"] and any(
        e.first < stop for e in doc.entities_in(after.start, after.stop, "country")
    )


def shift_told(doc: Document, meeting: Meeting, terms: EventTerms) -> str:
    """Whether the words tell of a meeting before or after the one at hand, or of yet another."""
    low = doc.tokens.low
    words = [low[k] for k in range(meeting.first, meeting.head) if low[k] in terms.shifts and low[k + 1] not in SPANS]
    if low[meeting.head] in KIN:
        return KIN[low[meeting.head]]
    if not meeting.strong and low[meeting.head] not in ("one", "edition", "round"):
        return ""
    shifts = {terms.shifts[w] for w in words}
    if low[meeting.first - 1] == "such" and meeting.first > meeting.sentence.first:
        shifts.add("such")  # "such a summit"
    if low[meeting.head] == "one" and not shifts:
        return "previous"
    if not shifts and meeting.kind is BlockKind.TITLE and low[meeting.first - 2 : meeting.first] == ["to", "host"]:
        return "ahead"
    if "such" in shifts:
        return "previous" if "previous" in shifts else "such"
    if shifts == {"previous"} and set(words) <= {"first", "inaugural"} and low[meeting.head] != "one":
        return ""  # "the first ministerial in Africa" is the one at hand
    if low[meeting.first] in ("a", "an") and low[meeting.first + 1] in ("second", "third", "fourth", "further"):
        return "next"
    return min(shifts, default="")
