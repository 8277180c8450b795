"""Nouns that commit: "its offer of a field hospital", "the pledge by Gabon of a company", "pledges came from 74 states"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flows.extract.actors import Actor, Actors
from flows.extract.clauses import clause_start, object_end
from flows.extract.document import Document
from flows.extract.finding import Finding, findings
from flows.extract.grammar import noun_group_to
from flows.extract.lexicon import Lexicon, forms
from flows.extract.modality import STANDING, UNCOMMITTED, WITHDRAWN, is_old
from flows.extract.objects import Item, read_items
from flows.extract.pledges import Predicate
from flows.extract.purposes import OTHER
from flows.extract.sentences import Sentence

#: Verbs between "the pledges" and what they hold.
HOLDING = frozenset(
    "include comprise contain cover hold feature encompass consist range extend amount span concern entail involve provide foresee envisage run be".split()
)
#: Verbs between "pledges" and those who make them.
COMING = frozenset("come flow arrive pour trickle follow be receive stem hail".split())
#: Verbs whose object is an old promise.
REPEATING = frozenset(
    "renew repeat reiterate reaffirm restate confirm reconfirm affirm uphold ratify underline recall keep".split()
)
UNFULFILLED = frozenset("unkept unfulfilled outstanding overdue letter paper limbo unmet lapsed".split())
#: Verbs that turn the noun after them into a wish or a demand.
WANTING = (
    UNCOMMITTED
    | WITHDRAWN
    | frozenset(
        "await seek solicit secure honour honor fulfil fulfill translate convert expect lack need match turn".split()
    )
)


def build_nouns(lexicon: Lexicon) -> dict[str, str]:
    """Action of each form of the pledge nouns."""
    return {
        form: row["action"]
        for row in lexicon.table("pledge_nouns")
        for form in forms(row["noun"], "NOUN") | {row["noun"]}
    }


def read_offers(
    doc: Document, actors: Actors, sentence: Sentence, predicates: Sequence[Predicate], read: Sequence[Finding]
) -> list[Finding]:
    """Findings that a pledge noun of the sentence gives, outside those already read."""
    nouns = doc.lexicon.derived(build_nouns)
    low = doc.tokens.low
    found: list[Finding] = []
    taken = [(f.first, f.last) for f in read]
    for i in range(sentence.first, sentence.last):
        if (
            low[i] not in nouns
            or doc.tags[i] not in "NP"
            or any(a <= i < b for a, b in taken)
            or low[sentence.last - 1] == "?"
        ):
            continue
        here = (
            _holding(doc, actors, sentence, predicates, i)
            or _among(doc, actors, sentence, predicates, i)
            or _among_were(doc, actors, sentence, predicates, i)
            or _coming(doc, actors, sentence, predicates, i)
            or _owned(doc, actors, sentence, predicates, i, nouns[low[i]])
        )
        if here:
            found += here
            taken += [(f.first, f.last) for f in here]
            actors.remember(list(dict.fromkeys(f.actor for f in here)), sentence.block)
    inverted = _inverted(doc, actors, sentence, predicates)
    return found + [f for f in inverted if not any(f.first < b and a < f.last for a, b in taken)]


def _owned(
    doc: Document, actors: Actors, sentence: Sentence, predicates: Sequence[Predicate], i: int, action: str
) -> list[Finding]:
    """ "Bangkok's promise to …", "its offer of …", "the pledge by Gabon of …"."""
    low = doc.tokens.low
    above = next((p for p in reversed(predicates) if p.kind == "finite" and p.group.last <= i), None)
    begin = noun_group_to(doc.tags, i + 1, sentence.first)
    if above is not None and (above.group.negated or above.group.lemma in WANTING):
        return []
    if (i > sentence.first and low[i - 1] in ("no", "any", "more", "such")) or any(
        low[k] in ("call", "calls", "appeal", "hope", "hopes", "request", "plan", "plans", "plea")
        for k in range(max(sentence.first, begin - 3), begin)
    ):
        return []
    who, after = _possessor(doc, actors, begin, i, sentence.last)
    who = who or _giver(doc, actors, i, sentence.last)
    if (
        not who
        and above is not None
        and low[begin] in ("a", "an", "another")
        and low[begin - 1] in ("with", "through", "by")
    ):
        who = actors.subject(clause_start(doc, sentence, above), above.first)
    if not who or after >= sentence.last:
        return []
    if low[after] not in ("of", "to", "for", "that", ",", ":", "in", "on", "towards", "–", "—", "“", '"'):
        return []
    end = object_end(doc, actors, sentence, after + 1)
    items = read_items(doc, after + 1, end)
    old = (
        is_old(doc, begin, sentence.last)
        or any(w in UNFULFILLED for w in low[i : sentence.last])
        or any(w in STANDING for w in low[begin:i])
    )
    after_it = next((p for p in predicates if p.kind == "finite" and p.first > i), None)
    stands = after_it is not None and after_it.group.lemma in ("stand", "remain", "stay", "hold")
    if old or stands or (above is not None and above.group.lemma in REPEATING):
        action = "reaffirm"
    found = findings(who, items, action, "pledge-noun", 0.8)
    return [replace(f, first=begin) if f.item is items[0] else f for f in found]


def _giver(doc: Document, actors: Actors, i: int, last: int) -> list[Actor]:
    """Who stands after a participle and "by" further on ("a gift of two ambulances, handed over by Morocco")."""
    low = doc.tokens.low
    at = next((k for k in range(i + 1, min(i + 20, last - 1)) if low[k] == "by" and doc.tags[k - 1] in "ER"), None)
    return actors.explicit(at + 1, min(at + 8, last), last) if at is not None else []


def _possessor(doc: Document, actors: Actors, begin: int, i: int, last: int) -> tuple[list[Actor], int]:
    """Whose pledge the noun at `i` is, and the token after that."""
    low = doc.tokens.low
    who = actors.named(begin, i, places=True)
    if who:
        return who, i + 1
    if i + 1 < last and low[i + 1] in ("by", "of", "from", "made"):
        start = i + 2 + (low[i + 1] == "made")
        stop = start
        while stop < last and (doc.tags[stop] in "DPNJ#S" or low[stop] in ("and", "of")) and low[stop] != "for":
            stop += 1
            if stop < last and low[stop] == "of" and actors.explicit(start, stop, stop):
                break
        who = actors.explicit(start, stop, stop)
        if who:
            return who, stop
    if begin > 1 and low[begin - 1] in ("'", "’"):
        start = noun_group_to(doc.tags, begin - 1, 0)
        who = actors.explicit(start, begin - 1, begin - 1)
        if who:
            return who, i + 1
    if low[begin] in ("its", "their", "his", "her", "our", "my"):
        return actors.back(begin), i + 1
    return [], i + 1


def _subject_of(doc: Document, sentence: Sentence, predicates: Sequence[Predicate], i: int) -> Predicate | None:
    """The predicate whose subject holds the noun at `i`."""
    after = next((p for p in predicates if p.kind == "finite" and p.first > i), None)
    if after is None or after.group.negated or after.first - i > 30:
        return None
    return after if clause_start(doc, sentence, after) <= i else None


def _holding(
    doc: Document, actors: Actors, sentence: Sentence, predicates: Sequence[Predicate], i: int
) -> list[Finding]:
    """ "The offers include over 40 helicopters", "Seoul's pledge will contain helicopters"."""
    predicate = _subject_of(doc, sentence, predicates, i)
    if predicate is None or predicate.group.modal not in ("", "will", "would"):
        return []
    holding = next(
        (p for p in predicates if p.first >= predicate.first and p.group.lemma in HOLDING - {"be", "provide"}), None
    )
    if holding is None or holding.group.passive:
        return []
    end = object_end(doc, actors, sentence, holding.end)
    items = read_items(doc, holding.end, end)
    who = _possessor(doc, actors, noun_group_to(doc.tags, i + 1, sentence.first), i, predicate.first)[0] or _previous(
        actors
    )
    action = "reaffirm" if is_old(doc, sentence.first, i) else "pledge"
    return _by_owner(doc, actors, who, items, action)


def _by_owner(doc: Document, actors: Actors, who: list[Actor], items: list[Item], action: str) -> list[Finding]:
    """Items for those whose they are: "5,000 troops from Ethiopia", "Rwanda's two helicopters", else for `who`."""
    low = doc.tokens.low
    found: list[Finding] = []
    for item in items:
        own: list[Actor] = []
        for entity in doc.entities_in(item.first, item.last):
            country = actors.country_of(entity)
            possessive = doc.tags[entity.last : entity.last + 1] == "S" or low[entity.last : entity.last + 1] in (
                ["'"],
                ["’"],
            )
            if country and (possessive or low[entity.first - 1] in ("from", "by")):
                own = [Actor(country=country)]
                break
        found += findings(own or who, [item], action, "pledges-include", 0.75)
    return found


def _among_were(
    doc: Document, actors: Actors, sentence: Sentence, predicates: Sequence[Predicate], i: int
) -> list[Finding]:
    """ "Among the offers were Rwanda's two attack helicopters and Bangladesh's three riverine units"."""
    low = doc.tokens.low
    be = next((p for p in predicates if p.kind == "finite" and p.first > i), None)
    if (
        low[sentence.first] not in ("among", "amongst", "included", "including")
        or be is None
        or be.group.lemma != "be"
        or be.first - i > 8
    ):
        return []
    end = object_end(doc, actors, sentence, be.group.last)
    return _by_owner(doc, actors, [], read_items(doc, be.group.last, end), "pledge")


def _among(doc: Document, actors: Actors, sentence: Sentence, predicates: Sequence[Predicate], i: int) -> list[Finding]:
    """ "The additions, among them two field hospitals, …": what a list after the noun names."""
    low = doc.tokens.low
    after = i + 2 + (low[i + 2 : i + 3] == ["them"])
    if low[i + 1 : i + 2] != [","] or low[i + 2 : i + 3] not in (["among"], ["including"]):
        return []
    limit = next((p.first for p in predicates if p.kind == "finite" and p.first > i), sentence.last)
    return findings(_previous(actors), read_items(doc, after, limit), "pledge", "pledges-among", 0.7)


def _previous(actors: Actors) -> list[Actor]:
    last = actors.last or actors.main
    return [replace(last, certainty=min(last.certainty, 0.75))] if last else []


def _coming(
    doc: Document, actors: Actors, sentence: Sentence, predicates: Sequence[Predicate], i: int
) -> list[Finding]:
    """ "Specific pledges came from 74 Member States"."""
    low = doc.tokens.low
    predicate = _subject_of(doc, sentence, predicates, i)
    if (
        predicate is None
        or predicate.group.lemma not in COMING
        or (low[max(sentence.first, i - 1)] in ("no", "more", "further") and predicate.group.modal)
    ):
        return []
    at = next((k for k in range(predicate.end, min(predicate.end + 8, sentence.last)) if low[k] == "from"), None)
    if at is None:
        return []
    stop = object_end(doc, actors, sentence, at)
    who = actors.explicit(at + 1, stop, stop)
    colon = next((k for k in range(at, stop) if low[k] == ":"), None)
    if colon is not None:
        who = actors.explicit(at + 1, colon, colon)
    told = read_items(doc, colon + 1, stop) if colon is not None else read_items(doc, i + 1, predicate.first)
    items = told or [Item(noun_group_to(doc.tags, i + 1, sentence.first), stop, OTHER)]
    return [replace(f, last=stop) for f in findings(who, items, "pledge", "pledges-came-from", 0.9)]


def _inverted(doc: Document, actors: Actors, sentence: Sentence, predicates: Sequence[Predicate]) -> list[Finding]:
    """ "From Brazil come 2.3 million dollars", "Support … is due from 18 states"."""
    low = doc.tokens.low
    found: list[Finding] = []
    for p in predicates:
        if (
            p.kind != "finite"
            or p.group.lemma not in ("come", "arrive", "flow", "be")
            or p.group.negated
            or p.group.modal
        ):
            continue
        start = clause_start(doc, sentence, p)
        at = next((k for k in range(start, p.first) if low[k] == "from"), None)
        if at is not None and p.group.lemma != "be":
            end = object_end(doc, actors, sentence, p.end)
            items = read_items(doc, p.end, end)
            if any(item.number for item in items) or any(
                w in ("promise", "pledge", "offer", "commitment", "word") for w in low[p.end : end]
            ):
                found += findings(actors.explicit(at + 1, p.first, p.first), items, "pledge", "from-came", 0.85)
        elif p.group.lemma == "be" and low[p.end : p.end + 2] == ["due", "from"]:
            end = object_end(doc, actors, sentence, p.end)
            found += findings(
                actors.explicit(p.end + 2, end, end), read_items(doc, start, p.first), "pledge", "due-from", 0.85
            )
    return found
