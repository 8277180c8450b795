"""Runs of words that may name a person, and what makes a name of them: titles, verbs of speech, apposition."""

from __future__ import annotations

from dataclasses import dataclass

from flows.extract.bylines import credited, is_agency
from flows.extract.document import PROSE, Document
from flows.extract.leads import Lead, lead_of
from flows.extract.lexicon import lemmas
from flows.extract.name_words import NameWords, common_words
from flows.extract.names import Run
from flows.extract.sentences import Sentence
from flows.extract.titles import LINKS, Title
from flows.extract.trails import trail_of

#: Words that stand between a title and what is no name to it.
APART = LINKS | {"the", ",", "and", "new", "a"}
KIN = frozenset(
    "mother father wife husband son daughter brother sister widow widower grandmother uncle aunt niece".split()
)
OWNING = frozenset("his her their my our whose 's".split())
ARTICLES = frozenset("the a an".split())
#: Prepositions after which a strange run is a place, and those after which it may as well be one.
PLACE_WORDS = frozenset("in at near into via".split())
LOOSE = frozenset("from to of on".split())


@dataclass(slots=True)
class Candidate:
    """A run of words that may be a name, with what stands before and after it."""

    run: Run
    lead: Lead
    titles: list[Title]
    sure: bool
    credit: bool


def candidate_of(doc: Document, run: Run, sentence: Sentence, words: NameWords) -> Candidate:
    """What the words around a run say of whether it is a name, and whose."""
    run = _without_office_words(doc, run, sentence, words)
    lead = lead_of(doc, run.first, sentence.first)
    trail = trail_of(doc, run.last, sentence.last)
    credit = credited(doc, run) and not is_agency(doc, run.first, run.last)
    return Candidate(run, lead, lead.titles + trail, credit or _is_sure(doc, run, lead, trail, words), credit)


def _without_office_words(doc: Document, run: Run, sentence: Sentence, words: NameWords) -> Run:
    """Cut the object of an office off a name's start: in "for Operational Support Ngozi Abara" the name begins at
    Ngozi."""
    first = run.first
    if first > sentence.first and doc.tokens.low[first - 1] in ("of", "for", "and", "the"):
        while (
            first < run.last - 1
            and lemmas(doc.tokens.low[first])
            and not lemmas(doc.tokens.low[first + 1])
            and run.last - first > 2
        ):
            first += 1
    return Run(first, run.last, run.unknown, run.block) if first != run.first else run


def _is_sure(doc: Document, run: Run, lead: Lead, trail: list[Title], words: NameWords) -> bool:
    """Whether titles, verbs of speech, a given name or the run's own strangeness make it a person's name."""
    low = doc.tokens.low
    before = low[lead.first - 1] if lead.first else ""
    if (
        lead.strong
        and run.unknown == 0
        and _word_before(doc, run) in ("for", "of")
        and not _has_given_name(doc, run, words)
    ):
        return False  # "the Minister for Development Cooperation, Joonas Laine"
    if lead.strong:
        return not _is_too_long(doc, run) and (run.length > 1 or _stands_alone(doc, run, lead, words))
    if run.length >= 2 and any(t.weight >= 1 for t in trail):
        return True
    if is_body(doc, run, words):
        return False
    if run.length < 2:
        return _speaks(doc, run, words) and _may_be_mononym(doc, run, before, words)
    if _is_too_long(doc, run):
        return False
    given = _has_given_name(doc, run, words)
    if _speaks(doc, run, words) and before != "the":
        return given or not _follows_thing(doc, run, words)
    if any(t.weight == -1 for t in trail) and (given or _speaks_after_bracket(doc, run, words)):
        return True
    return _looks_like_a_person(doc, run, before, given, words)


def is_body(doc: Document, run: Run, words: NameWords) -> bool:
    """Whether a run is the name of a news agency, a company or a club (Agence France-Presse, Belmont Harriers)."""
    ends_so = run.length > 1 and doc.tokens.low[run.last - 1] in words.bodies
    return (ends_so and not _has_given_name(doc, run, words)) or is_agency(doc, run.first, run.last)


def _is_too_long(doc: Document, run: Run) -> bool:
    """Whether a run has more words than names have, initials' stops not counted."""
    return run.length > 6 and run.length - doc.tokens.low[run.first : run.last].count(".") > 6


def _looks_like_a_person(doc: Document, run: Run, before: str, given: bool, words: NameWords) -> bool:
    """Whether a run that nothing around it explains is a name: a given name first, or words strange to English."""
    low = doc.tokens.low
    after = low[run.last] if run.last < len(low) else ""
    if run.unknown and not doc.entities_in(run.first, run.last) and (_is_kin(doc, run) or _is_hyphenated(doc, run)):
        return True
    if before in ARTICLES or before in PLACE_WORDS or (not given and (before in LOOSE or after in ("'s", "’s"))):
        return False
    if doc.quoted[run.first] is not None or _names_a_thing(doc, run, words) or _follows_thing(doc, run, words):
        return False
    strange = run.unknown == run.length or (given and (run.unknown >= run.length - 1 or _is_prose(doc, run)))
    if strange and after not in (")", "/") and not doc.entities_in(run.first, run.last):
        return _is_prose(doc, run) and not doc.tokens.word[run.first].isupper()
    return run.unknown >= 1 and (_is_explained(doc, run) or _met(doc, run))


def _word_before(doc: Document, run: Run) -> str:
    """The word right before a run."""
    return doc.tokens.low[run.first - 1] if run.first else ""


def _is_kin(doc: Document, run: Run) -> bool:
    """Whether the words before call the run a relative ("her mother, Brigid Nolan")."""
    low, i = doc.tokens.low, run.first - 1
    i -= i > 0 and low[i] == ","
    return i > 0 and low[i] in KIN and low[i - 1] in OWNING


def _is_hyphenated(doc: Document, run: Run) -> bool:
    """Whether the run ends in a given name as Korean ones are written (Ban Ki-moon)."""
    head, hyphen, tail = doc.tokens.word[run.last - 1].partition("-")
    return (
        run.length == 2
        and bool(hyphen)
        and head.istitle()
        and tail.isalpha()
        and tail.islower()
        and _is_prose(doc, run)
    )


def _is_prose(doc: Document, run: Run) -> bool:
    return doc.blocks[run.block].kind in PROSE


def _is_explained(doc: Document, run: Run) -> bool:
    """Whether an apposition or a relative clause that suits a person follows ("Kato, who …", "Kato, a nurse …")."""
    low = doc.tokens.low
    return low[run.last : run.last + 1] == [","] and low[run.last + 1 : run.last + 2][:1] in (
        ["who"], ["whose"], ["a"], ["an"], ["the"], ["once"], ["then"],
    )  # fmt: skip


def _has_given_name(doc: Document, run: Run, words: NameWords) -> bool:
    """Whether the run begins with a given name, as printed or in capitals."""
    word = doc.tokens.word[run.first]
    return word in words.given or (word.isupper() and word.capitalize() in words.given)


def _follows_thing(doc: Document, run: Run, words: NameWords) -> bool:
    """Whether the word before says what is named, and that it is no person ("the campaign group Nordlys Varsel")."""
    return run.first > 0 and doc.tokens.low[run.first - 1] in words.things and doc.tags[run.first - 1] in "NP"


def _names_a_thing(doc: Document, run: Run, words: NameWords) -> bool:
    """Whether the run ends in a common noun, or one follows it in capitals (Moin Trophy, Halvorsund Cement)."""
    following = doc.tokens.word[run.last] if run.last < len(doc.tokens) else "."
    if following[0].isupper() and doc.tokens.low[run.last] in words.stops:
        return True
    return set(lemmas(doc.tokens.low[run.last - 1])) == {"NOUN"}


def _may_be_mononym(doc: Document, run: Run, before: str, words: NameWords) -> bool:
    """Whether a single word that speaks is a person's name rather than a place's, an agency's or a body's."""
    word = doc.tokens.word[run.first]
    if word not in words.given and (run.unknown == 0 or doc.tokens.low[run.first] in common_words(doc)):
        return False
    return (
        before not in ("the", "of", "by")
        and doc.entity_at.get(run.first) is None
        and not is_agency(doc, run.first)
        and not _follows_thing(doc, run, words)
        and not word.isupper()
    )


def _stands_alone(doc: Document, run: Run, lead: Lead, words: NameWords) -> bool:
    """Whether a single word after a title is a name (General Wiratno) and not part of the title (for Operational
    Support)."""
    if doc.tokens.low[run.first] in words.stops or (
        lead.titles and lead.titles[-1].last > lead.first and not run.unknown
    ):
        return False
    if _names_a_thing(doc, run, words):
        return False
    adjacent = run.first == lead.first or doc.tokens.low[run.first - 1] not in APART
    titled = any(t.weight == 0 for t in lead.titles) or bool(lead.pronoun)
    if not titled and lead.titles:
        title = lead.titles[-1]
        titled = title.weight >= 2 and words.offices.match(doc.tokens.low, title.last - 1) is not None
    return adjacent and titled


def _met(doc: Document, run: Run) -> bool:
    """Whether the words around show a person: met, told, invited, named; an age between commas."""
    low = doc.tokens.low
    before = low[run.first - 1] if run.first else ""
    age = low[run.last + 1 : run.last + 3] if run.last + 2 < len(low) and low[run.last] == "," else []
    return before in ("met", "told", "invited", "named", "colleague", "with", "called") or (
        len(age) == 2 and age[0].isdigit() and age[1] == ","
    )


def _speaks(doc: Document, run: Run, words: NameWords) -> bool:
    low = doc.tokens.low
    after = low[run.last] if run.last < len(low) else ""
    if run.length == 1 and doc.tags[run.last + 1 : run.last + 2] in ("M", "B"):
        return False  # "Training pledges should"
    if after in ("also", "then", "later", "further", "added") and run.last + 1 < len(low):
        after = low[run.last + 1] if after != "added" else after
    before = low[run.first - 1] if run.first else ""
    return after in words.speech or (
        before in words.speech
        and (run.first < 2 or low[run.first - 2] in (",", '"', "”", "'", "’", "«", "»", "so", ".", "!", "?"))
    )


def _speaks_after_bracket(doc: Document, run: Run, words: NameWords) -> bool:
    low = doc.tokens.low
    closing = next((k for k in range(run.last, min(len(low), run.last + 8)) if low[k] == ")"), None)
    return (
        closing is not None and closing + 1 < len(low) and (low[closing + 1] in words.speech or low[closing + 1] == ",")
    )
