"""Who commits themselves: a state, an organization, or a group of states known by its number or not at all."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property

from flows.articles.article import BlockKind
from flows.extract.document import Document
from flows.extract.gazetteer import Entity
from flows.extract.lexicon import Lexicon, forms
from flows.extract.numbers import Number
from flows.extract.people import People, Person
from flows.extract.phrases import Phrases
from flows.extract.quantities import PARTITIVES

#: Prepositions that make a country a place or a receiver, not the one who acts.
PLACES = frozenset(
    "to in at for with into against near inside outside across on onto between among toward towards about".split()
)
ROLES = frozenset(
    "minister ministry president premier government army navy force forces general colonel commander ambassador envoy delegate official "
    "representative secretary chancellor chief defence defense cabinet treasury parliament command country nation state "
    "delegation capital commissioner marshal admiral brigadier spokesman spokeswoman spokesperson hosts host landlord "
    "organizer organizers organiser organisers kingdom republic police military authorities council department deputy".split()
)
PRONOUNS = frozenset("he she it they we i its his her their our my us himself herself itself themselves the".split())
OURS = frozenset("we our us i my ours".split())
DIVIDERS = frozenset({",", "(", "–", "—", "--"})
SPEAKING = frozenset("speaking spoke speaks speak".split())
#: Cities whose dateline says nothing of the country that writes.
NEUTRAL = frozenset({"New York|USA", "Geneva|CHE"})
HOSTS = frozenset("host hosts landlord organizer organizers organiser organisers".split())
#: Organizations that promise on their own account only in so many words.
SECRETARIAT = frozenset({"UN"})


@dataclass(frozen=True, slots=True)
class Actor:
    """Who commits: at most one of `country` and `organization`; `count` for a group known by its number, nothing of it for any group.

    `certainty` is lower where the actor was carried over from elsewhere in the text.
    """

    country: str | None = None
    organization: str | None = None
    count: int | None = None
    certainty: float = 1.0

    @property
    def is_group(self) -> bool:
        return self.country is None and self.organization is None


def build_groups(lexicon: Lexicon) -> Phrases[bool]:
    """Nouns for groups of states, in the plural ("member states", "delegations")."""
    entries: list[tuple[str, bool]] = []
    for row in lexicon.table("actor_groups"):
        head, space, last = row["noun"].rpartition(" ")
        entries += [(head + space + f, True) for f in forms(last, "NOUN") if f.endswith("s")]
    return Phrases(entries)


def build_capitals(lexicon: Lexicon) -> dict[str, str]:
    """Country of each capital that newspapers use for its government."""
    return {
        r["alias"]: r["id"] for r in lexicon.table("aliases") if r.get("note") == "metonym" and r["kind"] == "country"
    }


class Actors:
    """Resolves noun groups of one document to actors, remembering who acted last."""

    def __init__(self, doc: Document, people: People, host: str | None = None) -> None:
        self.host = host
        self.doc = doc
        self.people = people
        self.groups = doc.lexicon.derived(build_groups)
        self.capitals = doc.lexicon.derived(build_capitals)
        self.last: Actor | None = None
        self.last_block = -1
        self._named: dict[int, Person] = {
            i: p for p in people.persons for n in p.namings for i in range(n.lead, n.last)
        }

    def remember(self, actors: list[Actor], block: int) -> None:
        """Keep the actor of a commitment for the pronouns after it."""
        if len(actors) == 1:
            self.last, self.last_block = actors[0], block

    # -- countries ------------------------------------------------------------------------------------------------

    def country_of(self, entity: Entity) -> str:
        """ISO code of a country, or of the country whose government a capital stands for; "" for anything else."""
        if entity.kind == "country":
            return entity.id
        if entity.kind == "city":
            return self.capitals.get(self.doc.span(entity.first, entity.last), "")
        return ""

    @cached_property
    def main(self) -> Actor | None:
        """The country that the article is about, where one stands out."""
        votes: Counter[str] = Counter()
        for entity in self.doc.entities:
            country = self.country_of(entity)
            if country:
                block = self._block(entity.first)
                title = self.doc.blocks[block].kind is BlockKind.TITLE
                opens = entity.first == self.doc.block_ranges[block][0]
                weight = (14 if opens else 8) if title else 6 if block < 3 else 2
                if entity.kind == "city":
                    votes[country] += 0 if self._is_place(entity) else 1
                else:
                    votes[country] += 1 if self._is_place(entity) else weight
        for person in self.people.persons:
            if person.country:
                votes[person.country] += 4
        for entity in self.doc.entities_in(*self._opening()):
            if entity.kind == "city" and entity.id not in NEUTRAL:
                votes[entity.id.rpartition("|")[2]] += 3
        if not votes:
            return None
        (top, most), *rest = votes.most_common(2)
        return Actor(country=top, certainty=0.7) if most >= 4 and (not rest or most >= 1.5 * rest[0][1]) else None

    def _opening(self) -> tuple[int, int]:
        """The first tokens of the first paragraph, where a dateline stands."""
        for block, (first, last) in zip(self.doc.blocks, self.doc.block_ranges, strict=True):
            if block.kind is BlockKind.PARAGRAPH:
                return first, min(first + 4, last)
        return 0, 0

    def _block(self, token: int) -> int:
        sentence = self.doc.sentence_at(self.doc.tokens.start[token])
        return sentence.block if sentence else 0

    def _is_place(self, entity: Entity) -> bool:
        """Whether a preposition before the name, or before its noun group, makes it a place."""
        i = entity.first - 1
        low, tags = self.doc.tokens.low, self.doc.tags
        while i >= 0 and (tags[i] in "DJP" and low[i] not in (",",)) and entity.first - i < 4:
            i -= 1
        if i > 0 and low[i] == "for" and not SPEAKING.isdisjoint(low[max(0, i - 3) : i]):
            return False
        return i >= 0 and low[i] in PLACES

    # -- noun groups ----------------------------------------------------------------------------------------------

    def named(self, first: int, last: int, places: bool = False) -> list[Actor]:
        """Countries and organizations that act in tokens `first` to `last`, coordinated ones all."""
        found: list[Actor] = []
        ends: list[int] = []
        for entity in self.doc.entities_in(first, last):
            country = self.country_of(entity)
            if not country and entity.kind != "organization":
                continue
            if not places and entity.first > first and self._is_place(entity):
                continue
            if found and not self._coordinated(ends[-1], entity.first):
                if not (found[-1].organization in SECRETARIAT and country):
                    continue
                found.pop()
            actor = Actor(country=country) if country else Actor(organization=entity.id)
            if actor not in found:
                found.append(actor)
                ends.append(entity.last)
        return found

    def _coordinated(self, first: int, last: int) -> bool:
        return last - first <= 3 and all(
            w in (",", "and", "&", "the", "with", "jointly", "both") for w in self.doc.tokens.low[first:last]
        )

    def counted(self, first: int, last: int) -> Actor | None:
        """A group known by its number ("53 of 74 states", "a pair of delegations", "another 16 countries")."""
        for number in self.doc.numbers_in(first, last):
            if number.unit or number.value < 2 or number.value != int(number.value) or number.value > 250:
                continue
            if self._counts_states(number, last):
                return Actor(count=int(number.value))
            if self.doc.tokens.low[number.last : number.last + 2] in PARTITIVES and self._group_before(
                number.first, self._block(first)
            ):
                return Actor(count=int(number.value), certainty=0.9)
        return None

    def _counts_states(self, number: Number, last: int) -> bool:
        low, tags = self.doc.tokens.low, self.doc.tags
        i = number.last
        limit = min(last, i + 6, len(low))
        while i < limit:
            if low[i] in self.groups and self.groups.match(low, i):
                return True
            if tags[i] not in "DJPNI#" or (tags[i] == "I" and low[i] != "of"):
                return False
            i += 1
        return False

    def grouped(self, first: int, last: int) -> Actor | None:
        """A group of states without a number ("Member States", "many countries", "participants")."""
        low = self.doc.tokens.low
        for i in range(first, last):
            if low[i] in self.groups:
                hit = self.groups.match(low, i)
                if hit and hit[1] <= last and not (i > first and low[i - 1] in PLACES):
                    return Actor(certainty=0.9)
        return None

    def person(self, first: int, last: int) -> Actor | None:
        """The state or organization of a person named in the range."""
        for i in range(first, last):
            person = self._named.get(i)
            if person is not None:
                return self.of_person(person)
        return None

    def of_person(self, person: Person) -> Actor | None:
        """The state or organization for which a person stands."""
        if person.country:
            return Actor(country=person.country, certainty=0.95)
        return Actor(organization=person.organization, certainty=0.9) if person.organization else None

    def is_person(self, first: int, last: int) -> bool:
        """Whether a person is named in the range."""
        return any(i in self._named for i in range(first, last))

    def subject(self, first: int, last: int) -> list[Actor]:
        """The actors in the words before a verb: the first part between commas that names one, else a role or pronoun."""
        low, tags = self.doc.tokens.low, self.doc.tags
        begin = first
        while begin < last:
            end = next((i for i in range(begin, last) if low[i] in DIVIDERS), last)
            if end - begin == 1 and tags[begin] == "#":
                lone = self._lone_number(begin)
                if lone is not None:
                    return [lone]
            if begin < end and tags[begin] == "I" and end == last:
                found = self.named(begin, end)  # "In the same forum Australia's general …"
                if found:
                    return found
            if begin < end and tags[begin] not in "IGW":
                stop = next((i for i in range(begin, end) if tags[i] == "W"), end)
                found = self.explicit(begin, stop, last if stop == end else stop)
                if found:
                    return found
            begin = end + 1
            if end < last and low[end] == "(":
                begin = next((i + 1 for i in range(end, last) if low[i] == ")"), last)
        return self._adjacent(first, last) or self._implied(first, last)

    def _lone_number(self, token: int) -> Actor | None:
        """A bare number that counts states named before ("of the 74, 53 …", "while seven – fewer than hoped – …")."""
        number = next(iter(self.doc.numbers_in(token, token + 1)), None)
        if number is None or number.unit or not 2 <= number.value <= 250:
            return None
        group = self._group_before(token, self._block(token))
        return Actor(count=int(number.value), certainty=0.85) if group and group.count != int(number.value) else None

    def _adjacent(self, first: int, last: int) -> list[Actor]:
        """The country or organization named right before the verb ("In the year 2029 Mongolia will …")."""
        end = last
        while end > first and self.doc.tags[end - 1] == "R":
            end -= 1
        for entity in self.doc.entities_in(first, end):
            if entity.last == end and self.doc.tokens.low[entity.first - 1] not in PLACES | {"of", "by"}:
                return self.named(entity.first, end)
        low = self.doc.tokens.low
        for i in range(max(first, end - 3), end):
            if low[i] in self.groups and self.groups.match(low, i):
                counted = self.counted(max(first, i - 8), end)
                if counted is not None:
                    return [counted]
        numbers = self.doc.numbers_in(max(first, end - 1), end)
        if numbers and not numbers[0].unit and numbers[0].last == end and 2 <= numbers[0].value <= 250:
            group = self._group_before(numbers[0].first, self._block(first))
            if group is not None and group.count != int(numbers[0].value):
                return [Actor(count=int(numbers[0].value), certainty=0.85)]
        return []

    def resolve(self, first: int, last: int) -> list[Actor]:
        """The actors that a noun group names, means by a role, or refers back to; empty where it names something else."""
        if last <= first:
            return []
        return self.explicit(first, last, last) or self._implied(first, last)

    def explicit(self, first: int, last: int, reach: int) -> list[Actor]:
        """Actors named between two tokens; a list of countries may go on to `reach`."""
        counted = self.counted(first, last)
        if counted is not None:
            return [counted]
        if self.is_person(first, last):
            person = self.person(first, last) or self._delegate(last)
            if person is not None:
                return [person]
        if self.named(first, last):
            return self.named(first, reach)
        grouped = self.grouped(first, last)
        return [grouped] if grouped is not None else []

    def _delegate(self, last: int) -> Actor | None:
        """Whose a person is by the clause after the name ("Karoline Brogaard, who leads the Danish delegation")."""
        low = self.doc.tokens.low
        if low[last : last + 2] != [",", "who"]:
            return None
        end = next((i for i in range(last + 2, min(last + 20, len(low))) if low[i] in (",", ".", "(", "to")), last + 2)
        found = self.named(last + 2, end)
        return replace(found[0], certainty=0.85) if found else None

    def _implied(self, first: int, last: int) -> list[Actor]:
        low = self.doc.tokens.low
        if self.host is not None and not HOSTS.isdisjoint(low[first:last]):
            return [Actor(country=self.host, certainty=0.85)]
        for i in range(first, last):
            if low[i] in PRONOUNS and (i == first or low[i - 1] not in PLACES) and low[i] != "the":
                return self.back(i)
        if self.is_person(first, last):
            block = self._only_country(self._block(first))
            if block is not None:
                return [block]
            return [self.main] if self.main is not None else self.back(first)
        return self.back(first) if self._means_role(first, last) else []

    def _means_role(self, first: int, last: int) -> bool:
        """Whether a noun group's head is a role or a body of a state ("the minister", "his force")."""
        low, tags = self.doc.tokens.low, self.doc.tags
        return any(low[i] in ROLES and (i + 1 >= last or tags[i + 1] not in "N") for i in range(first, last))

    def _only_country(self, block: int) -> Actor | None:
        """The one country that a block names, places aside, where it names just one."""
        first, last = self.doc.block_ranges[block]
        found = {self.country_of(e) for e in self.doc.entities_in(first, last) if not self._is_place(e)} - {""}
        return Actor(country=found.pop(), certainty=0.7) if len(found) == 1 else None

    def back(self, token: int) -> list[Actor]:
        """Whom a pronoun or a role at `token` most likely means; "they" may be several states."""
        if self.doc.tokens.low[token] in ("they", "their", "them"):
            several = self._listed_before(token)
            if several:
                return several
        found = self._single(token)
        return [found] if found is not None else []

    def _listed_before(self, token: int) -> list[Actor]:
        """The countries named together in the sentence of `token`, where several are."""
        sentence = self.doc.sentence_at(self.doc.tokens.start[token])
        if sentence is None:
            return []
        named = self.named(sentence.first, token)
        first = self.doc.block_ranges[sentence.block][0]
        if not named and sentence.first > first:
            before = self.doc.sentence_at(self.doc.tokens.start[sentence.first - 1])
            acting = (
                [e for e in self.doc.entities_in(before.first, before.last) if not self._is_place(e)] if before else []
            )
            named = [Actor(country=c) for c in dict.fromkeys(map(self.country_of, acting)) if c]
        return [replace(a, certainty=0.85) for a in named] if len(named) > 1 else []

    def _single(self, token: int) -> Actor | None:
        low = self.doc.tokens.low
        block = self._block(token)
        if low[token] in OURS:
            speaker = self.speaker(token)
            if speaker is not None:
                return speaker
        if low[token] in ("they", "their", "them"):
            group = self._group_before(token, block)
            if group is not None:
                return group
        beside = self._named_beside(token)
        if beside is not None:
            return beside
        near = self._person_before(token)
        if near is not None and near.organization is None:
            return Actor(country=near.country, certainty=0.8)
        if self.last is not None and not self.last.is_group and self.last_block == block:
            return Actor(self.last.country, self.last.organization, certainty=0.75)
        if self.main is not None:
            return self.main
        if near is not None:
            return near
        if self.last is not None and not self.last.is_group:
            return Actor(self.last.country, self.last.organization, certainty=0.5)
        return self._only_country(block)

    def _named_beside(self, token: int) -> Actor | None:
        """The state named last before `token` in its own sentence, where it acts there."""
        sentence = self.doc.sentence_at(self.doc.tokens.start[token])
        if sentence is None:
            return None
        for entity in reversed(self.doc.entities_in(sentence.first, token)):
            country = self.country_of(entity)
            if (country or (entity.kind == "organization" and entity.id not in SECRETARIAT)) and not self._is_place(
                entity
            ):
                return (
                    Actor(country=country, certainty=0.8) if country else Actor(organization=entity.id, certainty=0.8)
                )
        return None

    def _group_before(self, token: int, block: int) -> Actor | None:
        """The group of states counted or named last before `token`, within its block and the one before."""
        begin = self.doc.block_ranges[max(0, block - 1)][0]
        low = self.doc.tokens.low
        for i in range(token - 1, max(begin, token - 120) - 1, -1):
            if low[i] in self.groups and self.groups.match(low, i):
                counted = self.counted(max(begin, i - 6), i + 1)
                return Actor(count=counted.count, certainty=0.8) if counted else Actor(certainty=0.8)
        if self.last is not None and self.last.is_group and block - self.last_block <= 2:
            return Actor(count=self.last.count, certainty=0.7)
        return None

    def _person_before(self, token: int) -> Actor | None:
        """The state of the person named last before `token`, within this block and the one before it."""
        begin = self.doc.block_ranges[max(0, self._block(token) - 1)][0]
        for i in range(token - 1, max(begin, token - 150) - 1, -1):
            person = self._named.get(i)
            if person is not None:
                found = self.of_person(person)
                if found is not None:
                    return found
        return None

    def speaker(self, token: int) -> Actor | None:
        """Whose "we" a token inside a quotation is: the person named nearest outside it, after it first."""
        quotation = self.doc.quoted[token]
        if quotation is None:
            return None
        after = self.doc.token_at(quotation.end)
        before = self.doc.token_at(quotation.start)
        for i in (*range(after, min(after + 14, len(self.doc.tokens))), *range(before - 1, max(-1, before - 40), -1)):
            person = self._named.get(i)
            if person is not None:
                return self.of_person(person)
        return None
