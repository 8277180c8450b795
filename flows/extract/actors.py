"""Actors as the text refers to them: named, by role or pronoun, by the words before a verb."""

from __future__ import annotations

from flows.extract.actor import Actor
from flows.extract.named_actors import PLACES
from flows.extract.remembered_actors import RememberedActors
from flows.extract.together import DEFINITE, states_together

ROLES = frozenset(
    "minister ministry president premier government army navy force forces general colonel commander ambassador "
    "envoy delegate official "
    "representative secretary chancellor chief defence defense cabinet treasury parliament command country nation "
    "state "
    "delegation capital commissioner marshal admiral brigadier spokesman spokeswoman spokesperson hosts host "
    "landlord "
    "organizer organizers organiser organisers kingdom republic police military authorities council department "
    "deputy".split()
)
PRONOUNS = frozenset("he she it they we i its his her their our my us himself herself itself themselves the".split())
#: Words before and after a noun for states that make it mean any of them.
ANY, OF_ANY = frozenset("a an any every each no".split()), frozenset("that which who whose".split())
#: Bodies that the place of their seat names.
SEATED = frozenset("government authorities cabinet parliament officials leaders ministry administration".split())
DIVIDERS = frozenset({",", "(", "–", "—", "--"})
#: Words before a name by which it does not act itself.
SET_APART = PLACES | {"of", "by"}
#: Words for the UN's own head and house.
SECRETARIATS = frozenset({"secretary-general", "secretariat"})
#: Words that mean an organization named before, and how many tokens before.
BODIES = frozenset("union community alliance bloc organization organisation".split())
NEAR_BODY = 90
HOSTS = frozenset("host hosts landlord organizer organizers organiser organisers".split())


class Actors(RememberedActors):
    """Resolves noun groups of one document to actors: by name, by a role, or to whom they refer back."""

    def explicit(self, first: int, last: int, reach: int) -> list[Actor]:
        """Actors named between two tokens, "both sides" among them; a list of countries may go on to `reach`."""
        together = not DEFINITE.isdisjoint(self.doc.tokens.low[first : min(last - 1, first + 6)])
        return (together and states_together(self, self.main, first, last)) or super().explicit(first, last, reach)

    def subject(self, first: int, last: int) -> list[Actor]:
        """The actors in the words before a verb: the first part between commas that names one, else a role."""
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
        group = self.group_before(token, self.block_of(token))
        return Actor(count=int(number.value), certainty=0.85) if group and group.count != int(number.value) else None

    def _adjacent(self, first: int, last: int) -> list[Actor]:
        """The country or organization named right before the verb ("In the year 2029 Mongolia will …")."""
        end = last
        while end > first and self.doc.tags[end - 1] == "R":
            end -= 1
        for entity in self.doc.entities_in(first, end):
            if entity.last == end and self.doc.tokens.low[entity.first - 1] not in SET_APART:
                return self.named(entity.first, end)
        low = self.doc.tokens.low
        for i in range(max(first, end - 3), end):
            hit = self.groups.match(low, i) if low[i] in self.groups else None
            if hit is not None:
                counted = self.counted(max(first, i - 8), end)
                if counted is not None:
                    return [counted]
                if hit[1] == end and low[i - 1] not in SET_APART | {"from"}:
                    return [Actor(certainty=0.85)]
                break
        numbers = self.doc.numbers_in(max(first, end - 1), end)
        if numbers and not numbers[0].unit and numbers[0].last == end and 2 <= numbers[0].value <= 250:
            group = self.group_before(numbers[0].first, self.block_of(first))
            if group is not None and group.count != int(numbers[0].value):
                return [Actor(count=int(numbers[0].value), certainty=0.85)]
        return []

    def resolve(self, first: int, last: int) -> list[Actor]:
        """The actors that a noun group names, means by a role, or refers back to."""
        if last <= first:
            return []
        return self.explicit(first, last, last) or self._implied(first, last)

    def _implied(self, first: int, last: int) -> list[Actor]:
        low = self.doc.tokens.low
        if low[first] in ANY and not OF_ANY.isdisjoint(low[first + 2 : first + 4]):
            return []  # "A government that pledges a unit enters it in …" says what all do
        seated = self._seated(first, last)
        if seated is not None:
            return [seated]
        if self.host is not None and not HOSTS.isdisjoint(low[first:last]):
            return [Actor(country=self.host, certainty=0.85)]
        if not SECRETARIATS.isdisjoint(low[first:last]):
            return [Actor(organization="UN", certainty=0.85)]
        body = self._body(first, last)
        if body is not None:
            return [body]
        seated = self.institution(first, last)
        if seated is not None:
            return [seated]
        for i in range(first, last):
            if low[i] in PRONOUNS and (i == first or low[i - 1] not in PLACES) and low[i] != "the":
                return self.back(i)
        if self.is_person(first, last):
            block = self.only_country(self.block_of(first))
            if block is not None:
                return [block]
            return [self.main] if self.main is not None else self.back(first)
        return self.back(first) if self._means_role(first, last) else []

    def _seated(self, first: int, last: int) -> Actor | None:
        """The country of "the government in Lisbon", "the authorities in Peru"."""
        low = self.doc.tokens.low
        for entity in self.doc.entities_in(first + 2, last):
            country = self.country_of(entity)
            if country and low[entity.first - 1] == "in" and low[entity.first - 2] in SEATED:
                return Actor(country=country, certainty=0.9)
        return None

    def _body(self, first: int, last: int) -> Actor | None:
        """The organization that "the Union" or "the bloc" means: the one named last before."""
        low = self.doc.tokens.low
        at = next((i for i in range(first + 1, last) if low[i] in BODIES and low[i - 1] == "the"), None)
        if at is None:
            return None
        before = self.doc.entities_in(max(0, at - NEAR_BODY), at, "organization")
        named = [entity for entity in before if entity.id != "UN"]
        return Actor(organization=named[-1].id, certainty=0.85) if named else None

    def _means_role(self, first: int, last: int) -> bool:
        """Whether a noun group's head is a role or a body of a state ("the minister", "his force")."""
        low, tags = self.doc.tokens.low, self.doc.tags
        return any(low[i] in ROLES and (i + 1 >= last or tags[i + 1] not in "N") for i in range(first, last))
