"""The persons of an article, and whom "he", "the general" or "the ministry" means at a given place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from flows.extract.document import Document
from flows.extract.introductions import UNIQUE, Introductions, Speaker
from flows.extract.lexicon import Lexicon
from flows.extract.marks import mark
from flows.extract.people import Naming, People, Person
from flows.extract.roles import Bearer, bearers_of, fit, role_words, words_of
from flows.extract.sentences import Sentence

INDEFINITE = frozenset(
    "a an one another some several two three many most both no each every any other others few".split()
)
PRONOUNS = frozenset({"he", "she"})
MALE = frozenset("mr mr. sir king prince father lord sheikh".split())
FEMALE = frozenset("ms ms. mrs mrs. miss madam madame queen princess lady dame sheikha".split())
CHAIRING = mark(lambda _: "chair chaired chairs chairing presided presides presiding".split())


#: In a text that names more persons than this, roles stand for the first of them only.
MOST_BEARERS = 400


def bodies(lexicon: Lexicon) -> frozenset[str]:
    """Head words of departments and ministries, which speak under their own name."""
    return frozenset(row["body"] for row in lexicon.table("speaking_bodies"))


def body_words(lexicon: Lexicon) -> frozenset[str]:
    """Every single word of those."""
    return frozenset(word for body in bodies(lexicon) for word in body.split())


def speaker_words(lexicon: Lexicon) -> frozenset[str]:
    """Words of which a phrase that tells a speaker has at least one, names and nationalities aside."""
    return PRONOUNS | {"him", "his", "her"} | lexicon.derived(role_words).heads | lexicon.derived(body_words)


#: Pronouns of persons; words that tell a speaker.
PRONOUN = mark(lambda _: PRONOUNS)
SPEAKER = mark(speaker_words)


@dataclass(slots=True)
class Cast:
    """The persons of an article and who of them the text is speaking of at the moment.

    `focus` is last-mentioned first; None in it stands for somebody unnamed.
    """

    doc: Document
    people: People
    focus: list[Person | None] = field(default_factory=list)
    _naming: dict[int, tuple[Person, Naming]] = field(default_factory=dict)
    _places: list[tuple[int, Person, Naming]] = field(default_factory=list)
    _leads: list[int] = field(default_factory=list)
    bearers: list[Bearer] = field(default_factory=list)
    _pronoun: dict[str, str] = field(default_factory=dict)
    _vocabulary: frozenset[str] | set[str] = frozenset()

    def __post_init__(self) -> None:
        low = self.doc.tokens.low
        for person in self.people.persons:
            if person.credit:
                continue
            pronoun = person.pronoun
            for naming in person.namings:
                self._places.append((naming.lead, person, naming))
                for i in range(naming.lead, naming.last):
                    self._naming[i] = (person, naming)
                before = low[naming.lead : naming.first]
                pronoun = pronoun or ("he" if MALE & set(before) else "she" if FEMALE & set(before) else "")
            self._pronoun[person.name] = pronoun
        self._places.sort(key=lambda place: place[0])
        self._leads = [place[0] for place in self._places]
        self.bearers = bearers_of(self.doc, self.people, self._chairs())[:MOST_BEARERS]

        words = {word for bearer in self.bearers for title in bearer.titles for word in title}
        self._vocabulary = words | self.doc.lexicon.derived(role_words).words

    def _chairs(self) -> set[str]:
        """Names of those who are said to chair the meeting, and so are "the Chair"."""
        found: set[str] = set()
        for sentence in self.doc.sentences:
            if self.doc.mark(sentence) & CHAIRING:
                named = self.named(sentence.first, sentence.last)
                found |= {named[0].name} if named else set()
        return found

    def may_speak(self, sentence: Sentence) -> bool:
        """Whether a sentence has any word that could tell who speaks; cheap, and wrong only on the safe side."""
        at = bisect_left(self._leads, sentence.first)
        if (at < len(self._leads) and self._leads[at] < sentence.last) or self.doc.mark(sentence) & SPEAKER:
            return True
        low = self.doc.tokens.low
        return any(
            low[e.first - 1] == "the" for e in self.doc.entities_in(sentence.first + 1, sentence.last, "country")
        )

    def naming_at(self, i: int) -> tuple[Person, Naming] | None:
        """The naming, title included, that covers token `i`."""
        return self._naming.get(i)

    def named(self, first: int, last: int) -> list[Person]:
        """Persons named outside quotations between two tokens; those no preposition governs come first, in order."""
        free: list[Person] = []
        governed: list[Person] = []
        tags, quoted = self.doc.tags, self.doc.quoted
        for i, person, naming in self._places[bisect_left(self._leads, first) : bisect_left(self._leads, last)]:
            if quoted[i] is None:
                owner = naming.last < len(tags) and tags[naming.last] == "S"
                (governed if owner or (i > first and tags[i - 1] in "IT") else free).append(person)
        return list({person.name: person for person in free + governed}.values()) if free or governed else []

    def attend(self, persons: Iterable[Person | None]) -> None:
        """Put persons, or somebody unnamed, in the focus, the first of them foremost."""
        fresh = list(persons)
        if fresh and not (len(fresh) == 1 and self.focus and self.focus[0] is fresh[0]):
            known = {id(p) for p in fresh}
            self.focus = (fresh + [p for p in self.focus if id(p) not in known])[:8]

    def open(self, sentence: Sentence) -> None:
        """Attend to whom a sentence names before its first pronoun: "When Obi took the floor, she …"."""
        if self.doc.mark(sentence) & PRONOUN:
            quoted = self.doc.quoted
            places = (k for k in self.doc.places(sentence.first, sentence.last, PRONOUN) if quoted[k] is None)
            self.attend(self.named(sentence.first, next(places, sentence.first)))

    def pronoun(self, word: str) -> Speaker | None:
        """Whom "he" or "she" means here; None where that is somebody unnamed or nobody."""
        for rank, person in enumerate(self.focus):
            if person is None:
                return None
            if self._pronoun.get(person.name, "") in ("", word):
                self._pronoun[person.name] = word
                return Speaker(person.name, person, 0.95 if rank == 0 else 0.85)
        return None

    def role(self, first: int, head_end: int, last: int) -> Speaker | None:
        """Whom the noun phrase `first` to `last`, its head group ending at `head_end`, stands for."""
        low = self.doc.tokens.low
        if low[first] in ("a", "an"):
            return Introductions(self.doc, self.named, self.bearers).later(first, low[head_end - 1])
        if low[first] in INDEFINITE or self.doc.tags[first] == "#":
            return None
        body = self._body(first, head_end, last)
        if body is not None:
            return body
        head = low[head_end - 1]
        if head not in self._vocabulary and head_end - 1 not in self.doc.entity_at:
            return None
        known = self.doc.entities_in(first, last)
        country = next((e.id for e in known if e.kind == "country"), None)
        covered = {k for e in known if e.kind in ("country", "organization") for k in range(e.first, e.last)}
        role = words_of(low[k] for k in range(first, head_end) if k not in covered)
        whole = words_of(low[k] for k in range(first, last) if k not in covered)
        if (role - {head}).isdisjoint(self._vocabulary):
            role = role & {head}  # "the visibly tired general" is the general
        if not role and (country is None or not self._of_people(first, last)):
            return None
        for words in (whole, role):
            best = self._best(words, country)
            if best is not None and (role or low[first] == "the"):
                return Speaker(best.name, best, 0.9)
        return self._last_spoken_of(first, head, role, country) or Introductions(
            self.doc, self.named, self.bearers
        ).by_office(first, head_end, last, whole)

    def bearer_of(self, words: Iterable[str]) -> Person | None:
        """The person whom a bare office means ("THE MINISTER")."""
        return self._best(words_of(words), None)

    def _best(self, words: frozenset[str], country: str | None) -> Person | None:
        """The person whom the words of a role fit best; of several, the one last spoken of."""
        best, person = 0.0, None
        others = self.doc.lexicon.derived(role_words).stands_for.get(words, ())
        for bearer in self.bearers:
            score = fit(words, others, country, bearer)
            later = score == best and person is not None and self._rank(bearer.person) < self._rank(person)
            if score > best or later:
                best, person = score, bearer.person
        return person

    def _rank(self, person: Person) -> int:
        return next((rank for rank, known in enumerate(self.focus) if known is person), len(self.focus))

    def _last_spoken_of(self, first: int, head: str, role: frozenset[str], country: str | None) -> Speaker | None:
        """ "The official", "the Finn": whoever was spoken of last, where no title or country says otherwise."""
        if self.doc.tokens.low[first] != "the" or not self.focus or self.focus[0] is None:
            return None
        person = self.focus[0]
        if head in UNIQUE and not any(head in t for b in self.bearers if b.person is person for t in b.titles):
            return None
        plain = not role or (len(role) == 1 and head in self.doc.lexicon.derived(role_words).heads)
        countries = next((b.countries for b in self.bearers if b.person is person), frozenset())
        fits = country is None or country in countries or (not role and not countries)
        return Speaker(person.name, person, 0.65) if plain and fits else None

    def _of_people(self, first: int, last: int) -> bool:
        """Whether "the Finn", "the Ghanaian" may be meant, and no state ("the Netherlands", "the US")."""
        word = self.doc.tokens.word[last - 1]
        plural = word.endswith("s") and not word.endswith("ss")
        return last - first == 2 and not word.isupper() and not plural and word[-1] not in "ao"

    def _body(self, first: int, head_end: int, last: int) -> Speaker | None:
        """A department or ministry under its own name ("the Ministry of National Defence")."""
        tokens, tags = self.doc.tokens, self.doc.tags
        known = self.doc.lexicon.derived(bodies)
        if self.doc.lexicon.derived(body_words).isdisjoint(tokens.low[first:head_end]):
            return None
        whose = self.doc.entities_in(first, head_end, "country")
        heads = [k for k in range(first, head_end) if tokens.low[k] in known and (whose or tokens.word[k][0].isupper())]
        two = any(f"{tokens.low[k]} {tokens.low[k + 1]}" in known for k in range(first, head_end - 1))
        if not heads and not two:
            return None
        articles = ("the", "his", "her", "its")
        owners = [k + 1 for k in range(first, head_end) if tags[k] == "S" or tokens.low[k] in articles]
        begin = owners[-1] if owners and owners[-1] < head_end else first
        if not two and last == head_end and head_end - begin == 1:
            begin = first + (tokens.low[first] == "the")  # "the Prime Minister's Office" keeps its owner
            if head_end - begin < 3 or not all(tags[k] in "PS" for k in range(begin, head_end)):
                return None
        return Speaker(self.doc.span(begin, last), None, 0.85)
