"""Verbs that commit: who promises what in active, passive and subjectless clauses."""

from __future__ import annotations

from dataclasses import replace

from flows.extract.actors import Actor, Actors
from flows.extract.clauses import _relative_verb, clause_start, governor, object_end
from flows.extract.document import Document
from flows.extract.finding import Finding, findings
from flows.extract.modality import GENERAL_GIVING, is_background, is_old, stance
from flows.extract.objects import Item, counts, read_items
from flows.extract.offers import build_nouns
from flows.extract.pledges import Predicate
from flows.extract.purposes import FUNDING, GENERAL, OTHER, category_of, find_terms
from flows.extract.sentences import Sentence

#: Verbs of promising whose that-clause is the promise itself, whatever its verb.
SWORN = frozenset("promise pledge vow undertake guarantee commit assure agree swear volunteer".split())
#: Verbs of repeating whose that-clause is the old promise.
REPEATED = frozenset("repeat reiterate reaffirm restate reconfirm renew".split())
#: Tags with which the object of a verb may begin.
OBJECT_STARTS = frozenset("DNJPG#TEVO.")
ADVERBIAL = frozenset(
    "on in at during by last this yesterday today tomorrow earlier also formally jointly together once more again for with".split()
)
#: Verbs whose subject is the thing that is given.
INTRANSITIVE = frozenset(
    "arrive reach land join leave go stay remain serve sail come flow touch head return be pass travel run live".split()
)
#: Verbs of which a thing, once given, is the means ("such machines would help to shield civilians").
INSTRUMENTAL = frozenset(
    "help assist support boost improve strengthen reduce increase cut make cover bring ensure power protect shield reinforce".split()
)
ANAPHORIC = frozenset("such these this those it they which that".split())
QUOTES = frozenset("“ \" „ « ‘ ' € $ £ ¥ ”".split())
LARGEST_CONTRIBUTION = 9000
LARGEST_GROUP = 200


class Clauses:
    """Reads the clauses of one sentence that commit somebody."""

    def __init__(
        self, doc: Document, actors: Actors, sentence: Sentence, predicates: list[Predicate], before: Item | None = None
    ) -> None:
        self.doc = doc
        self.actors = actors
        self.sentence = _without_dateline(doc, sentence)
        self.predicates = predicates
        self.who: list[Actor] = []
        self.before: Item | None = before

    def read(self) -> list[Finding]:
        """Findings of the sentence, left to right; a clause inside an object already read is passed over."""
        found: list[Finding] = []
        covered = self.sentence.first
        for predicate in self.predicates:
            if predicate.first < covered:
                continue
            above = governor(self.doc, self.sentence, predicate, self.predicates)
            action = stance(self.doc, self.sentence, predicate, above)
            if action is None:
                continue
            here, end = self._clause(predicate, action)
            here = [f for f in here if self._credible(f, predicate)]
            if here:
                found += here
                self.before = here[-1].item
                self.actors.remember(list(dict.fromkeys(f.actor for f in here)), self.sentence.block)
                covered = end
        return found

    def _clause(self, predicate: Predicate, action: str) -> tuple[list[Finding], int]:
        start = clause_start(self.doc, self.sentence, predicate)
        if predicate.group.passive:
            return self._passive(predicate, action, start)
        if predicate.group.lemma in INTRANSITIVE and (not predicate.long or "handover" in predicate.frames):
            return self._resource(predicate, action, start)
        who = self._subject(predicate, start)
        if not who and predicate.gap and predicate.group.lemma == "commit":
            who = self.actors.explicit(*predicate.gap, predicate.gap[1])  # "the declaration commits participants to …"
        if not who and predicate.kind == "finite" and predicate.first > start:
            return self._resource(predicate, action, start)
        return self._active(predicate, action, who or self.who)

    # -- active ---------------------------------------------------------------------------------------------------

    def _active(self, predicate: Predicate, action: str, who: list[Actor]) -> tuple[list[Finding], int]:
        doc, low = self.doc, self.doc.tokens.low
        begin = self._object_begin(predicate.end)
        if predicate.gap and doc.tags[predicate.gap[0]] not in "RO":
            begin = predicate.gap[0]
        if predicate.group.lemma in ("stay", "stand") and not predicate.long:
            return [], begin
        if low[begin : begin + 1] == ["with"] and "give" in predicate.frames and predicate.future:
            begin += 1
        if begin >= self.sentence.last or not who:
            return [], begin
        if doc.tags[begin] == "." and low[begin] not in QUOTES:
            begin = self._nothing_said(predicate, who, begin)
            return (
                (findings(who, [Item(predicate.first, begin, OTHER)], action, "pledged-without-object", 0.8), begin)
                if begin
                else ([], predicate.end)
            )
        if low[begin] == "that" or self._is_clause(begin):
            return self._sworn(predicate, action, who, begin)
        if (
            doc.tags[begin] not in OBJECT_STARTS
            and not (doc.tags[begin] == "I" and predicate.long)
            and not self._leads_number(begin)
        ):
            return [], begin
        if low[begin] in ("nothing", "no", "none", "little", "neither", "nobody"):
            return [], begin
        end = object_end(doc, self.actors, self.sentence, begin)
        items = read_items(doc, begin, end)
        if not items:
            items = self._elided(begin, end) or self._unnamed(predicate, who, begin, end)
        if not items and predicate.frames & {"promise", "offer"}:
            items, action = self._antecedent_items(predicate), "reaffirm"
        written = predicate.frames & {"promise", "offer", "money"} or predicate.future or action != "pledge"
        if not written and not self._mentions_pledge(begin, end):
            return [], begin
        start = clause_start(doc, self.sentence, predicate)
        if action == "pledge" and not predicate.future and is_old(doc, start, end):
            action = "reaffirm"
        found = self._shared_out(who, items, action, end)
        return self._led(found, predicate), end

    def _shared_out(self, who: list[Actor], items: list[Item], action: str, end: int) -> list[Finding]:
        """Items for the actors of the clause; "…, the Netherlands three million euros, and 16 more money" name others."""
        found: list[Finding] = []
        partners = self._partners(items, end)
        gapped = len(items) > 1 and who[0].count is not None and items[0].number is None
        for n, item in enumerate(items):
            other = self._gapped_actor(item) if n else None
            number = item.number
            if other is not None:
                who = [other]
            if gapped and n and number is not None and not number.unit and number.value <= LARGEST_GROUP:
                counted = Actor(count=int(number.value), certainty=0.9)
                found += findings([counted], [replace(item, number=None, unit=None)], action, "gapped-count", 0.85)
            else:
                found += findings([*who, *partners], [item], action, "gapped-actor" if other else "active-clause", 0.9)
        if who[0].count is not None and items:
            found += self._subset(items[0].first, end, action)
        return found

    def _gapped_actor(self, item: Item) -> Actor | None:
        """The country with which an item opens where the verb is left out ("Norway 25 million kroner")."""
        entity = next(iter(self.doc.entities_in(item.first, min(item.first + 5, item.last))), None)
        if entity is None or entity.first > item.first + 1 or entity.last >= item.last:
            return None
        country = self.actors.country_of(entity)
        follows = self.doc.tags[entity.last] in "#D" or self.doc.tokens.low[entity.last] in (":", "with")
        return Actor(country=country) if country and follows else None

    def _partners(self, items: list[Item], end: int) -> list[Actor]:
        """States with which the promise is made: "…, jointly with Estonia and Iceland"."""
        low = self.doc.tokens.low
        for i in range(items[0].first if items else end, end - 1):
            if low[i] in ("jointly", "together") and low[i + 1] == "with":
                return self.actors.named(i + 2, end, places=True)
        return []

    def _subset(self, first: int, end: int, action: str) -> list[Finding]:
        """Part of a counted group: "…, nine of them with helicopters"."""
        low = self.doc.tokens.low
        for number in self.doc.numbers_in(first, end):
            if low[number.last : number.last + 1] == ["of"] and low[number.last + 1] in (
                "them",
                "which",
                "whom",
                "these",
            ):
                items = read_items(self.doc, number.last + 2, end)
                return findings([Actor(count=int(number.value))], items[:1], action, "subset-count", 0.8)
        return []

    def _mentions_pledge(self, first: int, last: int) -> bool:
        nouns = self.doc.lexicon.derived(build_nouns)
        return any(w in nouns or w == "something" for w in self.doc.tokens.low[first:last])

    def _elided(self, begin: int, end: int) -> list[Item]:
        """A bare number after an item of the sentence before: "Colombia offered as many as 5,000"."""
        numbers = self.doc.numbers_in(begin, end)
        if (
            self.before is None
            or not numbers
            or numbers[0].unit
            or end - begin > 8
            or not counts(self.doc, numbers[0], end)
        ):
            return []
        return [replace(self.before, first=begin, last=end, number=numbers[0])]

    def _antecedent_items(self, predicate: Predicate) -> list[Item]:
        """What a relative clause says was promised: "the helicopters that his predecessor offered four years ago"."""
        low, tags = self.doc.tokens.low, self.doc.tags
        start = max(self.sentence.first, predicate.first - 8)
        at = next((i for i in range(predicate.first - 1, start - 1, -1) if low[i] in ("that", "which")), None)
        if at is None or at == self.sentence.first or tags[at - 1] not in "NP,.":
            return []
        following = next((p for p in self.predicates if p.kind == "finite" and p.first > predicate.first), None)
        if following is not None and not following.group.negated and following.frames & {"handover", "give"}:
            return []
        first = at - 1
        while (
            first > self.sentence.first
            and (tags[first - 1] in "DNPJ#SE" or low[first - 1] == "of")
            and low[first] not in ("the", "a", "an")
        ):
            first -= 1
        return read_items(self.doc, first, at)

    def _leads_number(self, i: int) -> bool:
        """Whether the words at `i` qualify a number ("as many as 600 troops")."""
        return any(n.lead == i for n in self.doc.numbers_in(i, min(i + 5, self.sentence.last)))

    def _nothing_said(self, predicate: Predicate, who: list[Actor], begin: int) -> int:
        """End of "71 of them pledged", where a counted group promises and no object follows; else 0."""
        promised = predicate.long or predicate.group.lemma in ("pledge", "promise", "commit")
        return begin if who[0].count and promised and self.doc.tokens.low[begin] != "," else 0

    def _unnamed(self, predicate: Predicate, who: list[Actor], begin: int, end: int) -> list[Item]:
        """A promise without a purpose: `other` for a counted group, political support for a state that backs peacekeeping."""
        words = self.doc.tokens.low[begin:end]
        if "promise" not in predicate.frames and not self._mentions_pledge(begin, end):
            return []
        if who[0].count and predicate.group.lemma != "commit":
            return [Item(begin, max(end, begin + 1), OTHER)]
        peace = any(w.startswith("peacekeep") or w in ("un", "u.n.", "nations") for w in words)
        supports = predicate.group.lemma == "commit" or any(
            w in ("support", "backing", "commitment", "solidarity", "partnership") for w in words
        )
        return [Item(begin, end, "political-support")] if peace and supports else []

    def _led(self, found: list[Finding], predicate: Predicate) -> list[Finding]:
        """Let the evidence of the first item begin at the verb."""
        if not found:
            return found
        first = found[0].first
        return [replace(f, first=min(predicate.first, f.first)) if f.first == first else f for f in found]

    def _object_begin(self, i: int) -> int:
        """The token at which the object begins, after adverbs and words of time ("promised on Tuesday to send")."""
        low, tags = self.doc.tokens.low, self.doc.tags
        limit = min(self.sentence.last, i + 10)
        while i < limit:
            if tags[i] == "R" or low[i] in ("yesterday", "today"):
                i += 1
            elif low[i] in ("on", "in", "at", "last", "this", "during") and self._time_end(i) > i:
                i = self._time_end(i)
            elif low[i] == "," and "," in low[i + 1 : i + 8]:
                i = low.index(",", i + 1) + 1  # "offered, to applause, a formed police unit"
            else:
                break
        return i

    def _time_end(self, i: int) -> int:
        low = self.doc.tokens.low
        for k in range(i + 1, min(i + 5, self.sentence.last)):
            if low[k] in TIMES or (low[k].isdigit() and len(low[k]) == 4):
                return k + 1
        return i

    def _is_clause(self, begin: int) -> bool:
        """Whether a clause with a subject of its own begins here ("promised the courses would open")."""
        doc = self.doc
        group = next((g for g in doc.verbs(self.sentence) if g.first > begin), None)
        if group is None or doc.tags[begin] in "TGV":
            return False
        if not (group.modal or doc.tags[group.first] == "B"):
            return False
        between = range(begin, group.first)
        return group.first - begin < 12 and not any(
            doc.tags[k] in "W." or doc.tokens.low[k] in ("and",) for k in between
        )

    def _sworn(self, predicate: Predicate, action: str, who: list[Actor], begin: int) -> tuple[list[Finding], int]:
        """A promise whose content is a clause: "promised that Nepal would go on supporting …"."""
        doc = self.doc
        inner = next((p for p in self.predicates if p.kind == "finite" and p.first > begin), None)
        repeated = predicate.group.lemma in REPEATED and inner is not None and inner.future
        if not (predicate.group.lemma in SWORN or repeated) or inner is None or inner.group.negated:
            self.who = who
            return [], begin
        first = begin + (doc.tokens.low[begin] == "that")
        end = object_end(doc, self.actors, self.sentence, inner.end)
        named = self.actors.resolve(first, inner.first) if doc.tags[first] in "PDNJO#" else []
        if named and named[0].certainty >= 0.9:
            who = named
        if "reaffirm" in inner.frames or repeated:
            action = "reaffirm"
        items = read_items(doc, inner.end, end) or self._whole(first, end)
        return self._led(findings(who, items, action, "promised-clause", 0.85), predicate), end

    # -- passive and resources as subjects ------------------------------------------------------------------------

    def _passive(self, predicate: Predicate, action: str, start: int) -> tuple[list[Finding], int]:
        doc = self.doc
        end = object_end(doc, self.actors, self.sentence, predicate.end)
        first = start if predicate.kind == "finite" else self._antecedent(predicate.first, start)
        who, last = self._agents(predicate.end, end)
        if predicate.kind == "reduced" and not who:
            return [], predicate.end
        whole = self._whole(first, end) if predicate.kind == "finite" else []
        whence = first if predicate.kind == "finite" else self.sentence.first
        items = self._purposed(read_items(doc, first, predicate.first) or whole, whence, end)
        if not who:
            if predicate.frames <= {"promise", "reaffirm"} and predicate.frames:
                return [], predicate.end
            who = self._owner(first, predicate)
        found = findings(who, items, action, "passive-clause" if last else "resource-clause", 0.85 if last else 0.65)
        found = [replace(f, last=max(f.last, last)) if f.item is items[-1] else f for f in found]
        return found + self._gapped(last, end, action), end

    def _agents(self, first: int, last: int) -> tuple[list[Actor], int]:
        """Who stands after "by" between two tokens, and the end of that phrase (0 where nobody does)."""
        low = self.doc.tokens.low
        for i in range(first, min(last, first + 25)):
            if low[i] in ("by", "from") and i + 1 < last:
                group = next((k + 1 for k in range(i + 1, min(i + 8, last)) if low[k] in self.actors.groups), None)
                counted = self.actors.counted(i + 1, group) if group else None
                if counted is not None and group is not None:
                    return [counted], group
                stop = next(
                    (k for k in range(i + 1, last) if low[k] in (";", "for", "to", "with", "who", "which", "—", "–")),
                    last,
                )
                who = self.actors.resolve(i + 1, stop)
                if who:
                    return who, stop
        return [], 0

    def _gapped(self, first: int, last: int, action: str) -> list[Finding]:
        """Further pairs after a passive: "…, specialized training by 59 countries, technology by 18"."""
        found: list[Finding] = []
        if not first:
            return found
        low = self.doc.tokens.low
        begin = first
        for i in range(first, last):
            if low[i] == "by" and i + 1 < last:
                number = next(iter(self.doc.numbers_in(i + 1, min(last, i + 4))), None)
                items = read_items(self.doc, begin, i)
                if number is not None and items and number.value < 250:
                    found += findings([Actor(count=int(number.value))], items[-1:], action, "gapped-passive", 0.85)
                    begin = number.last
        return found

    def _resource(self, predicate: Predicate, action: str, start: int) -> tuple[list[Finding], int]:
        """A thing that is given is the subject: "34 medics would join the engineers", "the carriers reached Juba"."""
        doc, low = self.doc, self.doc.tokens.low
        end = object_end(doc, self.actors, self.sentence, predicate.end)
        items = self._purposed(read_items(doc, start, predicate.first) or self._whole(start, end), start, end)
        bare = doc.tags[predicate.group.head] == "E" and predicate.group.first == predicate.group.head
        if bare and predicate.group.lemma not in INTRANSITIVE:
            return [], predicate.end  # a participle that describes its noun: "the offer of helicopters made in 2026"
        if "money" in predicate.frames and not (items and items[0].number and len(items[0].number.unit) == 3):
            return [], predicate.end
        if low[predicate.first - 1] == "who" or doc.tags[start] == "W":
            return [], predicate.end
        if not items or (predicate.frames & {"promise", "offer"} and not predicate.long):
            return [], predicate.end
        if all(i.number is None for i in items) and (
            not predicate.frames
            or (predicate.group.lemma in INSTRUMENTAL and predicate.group.modal != "to")
            or low[start] in ANAPHORIC
        ):
            return [], predicate.end
        if predicate.group.lemma in ("stay", "stand") and not predicate.long and doc.tags[predicate.end] != ".":
            return [], predicate.end
        return findings(self._owner(start, predicate), items, action, "resource-clause", 0.65), end

    def _purposed(self, items: list[Item], first: int, last: int) -> list[Item]:
        """Money whose purpose the rest of the clause tells ("C$21 million is meant to raise the number of women")."""
        if len(items) != 1 or items[0].category != FUNDING:
            return items
        return [
            replace(
                items[0], category=category_of(find_terms(self.doc, first, last), True), last=max(items[0].last, last)
            )
        ]

    def _whole(self, first: int, last: int) -> list[Item]:
        """A clause read as one item, where its subject alone names no purpose."""
        category = category_of(find_terms(self.doc, first, last))
        items = read_items(self.doc, first, last)
        if not category or category in GENERAL or not items:
            return []
        number = next((i for i in items if i.number), items[0])
        return [replace(items[0], first=first, last=last, category=category, number=number.number, unit=number.unit)]

    def _owner(self, start: int, predicate: Predicate) -> list[Actor]:
        """Whose a resource is: named beside it, or carried over."""
        named = self.actors.named(start, predicate.first)
        if named and named[0].organization != "UN":
            return named
        if predicate.group.lemma in ("leave", "depart"):
            named = self.actors.named(predicate.end, predicate.end + 3, places=True)
            if named:
                return named
        return [actor for actor in self.actors.back(start) if actor.organization != "UN"]

    def _antecedent(self, first: int, start: int) -> int:
        """First token of the noun group that a reduced clause ("…, offered by Gabon") describes."""
        low = self.doc.tokens.low
        i = first - 1
        if i > start and low[i] == ",":
            i -= 1
        while i > start and low[i - 1] not in (",", ";", ":", "and", "but", "welcomed", "praised"):
            i -= 1
        return max(i, start)

    # -- subjects -------------------------------------------------------------------------------------------------

    def _subject(self, predicate: Predicate, start: int) -> list[Actor]:
        doc = self.doc
        if predicate.kind == "participle":
            before = [p for p in self.predicates if p.kind == "finite" and p.first < predicate.first]
            if not before:
                return []
            predicate = before[-1]
            start = clause_start(doc, self.sentence, predicate)
        relative = self._relative_subject(predicate)
        if relative is not None:
            return relative
        for earlier in reversed([p for p in self.predicates if p.kind == "finite" and p.first <= predicate.first]):
            begin = clause_start(doc, self.sentence, earlier) if earlier is not predicate else start
            if earlier is not predicate and _relative_verb(doc, earlier.group, self.sentence.first):
                continue
            if not self._is_bare(begin, earlier.first):
                who = self.actors.subject(begin, earlier.first)
                if who or earlier is predicate:
                    return who
        return self.who

    def _relative_subject(self, predicate: Predicate) -> list[Actor] | None:
        """Who "which" or "who" before a verb means; None where no such word stands there."""
        low, tags = self.doc.tokens.low, self.doc.tags
        i = predicate.first - 1
        while i > self.sentence.first and tags[i] == "R":
            i -= 1
        if i <= self.sentence.first or low[i] not in ("which", "who", "that") or tags[i - 1] not in "NP.":
            return None
        first = max(self.sentence.first, i - 14)
        comma = next((k for k in range(i - 2, first, -1) if low[k] in (",", ";")), first)
        return self.actors.explicit(comma, i, i) or self.actors.explicit(first, i, i)

    def _is_bare(self, start: int, first: int) -> bool:
        """Whether only adverbs stand before a verb, so that its subject is that of the verb before it."""
        return all(self.doc.tags[i] in "RC." for i in range(start, first))

    def _credible(self, finding: Finding, predicate: Predicate) -> bool:
        """Whether a finding tells of a contribution, not of the background."""
        if finding.actor.organization == "UN" and "promise" not in predicate.frames:
            return False
        if finding.action == "deliver":
            number = finding.item.number
            if predicate.group.lemma in GENERAL_GIVING and (
                number is None or (number.value > LARGEST_CONTRIBUTION and not number.unit)
            ):
                return False
            return not is_background(self.doc, self.sentence.first, self.sentence.last)
        if not predicate.frames:
            return finding.item.number is not None and finding.item.category not in ("", "political-support")
        return True


TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday year month week january february march april may june july august september october "
    "november december summer autumn spring winter night afternoon morning seoul berlin".split()
)


def _without_dateline(doc: Document, sentence: Sentence) -> Sentence:
    """The sentence after its dateline ("LUSAKA, May 24 (AFP) – ")."""
    word = doc.tokens.word
    if not word[sentence.first][:1].isupper() or sentence.first != doc.block_ranges[sentence.block][0]:
        return sentence
    for i in range(sentence.first + 1, min(sentence.first + 16, sentence.last - 1)):
        if word[i] in ("-", "–", "—", "--", ":", ".-", ".–"):
            return replace(sentence, first=i + 1)
        if doc.tags[i] not in "PNJ#.I":
            break
    return sentence
