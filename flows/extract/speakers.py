"""Who speaks: from the words before or after a verb of saying to a person, an office or nobody known by name."""

from __future__ import annotations

from dataclasses import dataclass, field

from flows.extract.document import Document
from flows.extract.grammar import noun_group_from, noun_group_to
from flows.extract.lexicon import Lexicon
from flows.extract.people import Naming, People, Person
from flows.extract.roles import Bearer, bearers, fit, role_words, words_of
from flows.extract.sentences import Sentence

INDEFINITE = frozenset(
    "a an one another some several two three many most both no each every any other others few".split()
)
PRONOUNS = frozenset({"he", "she"})
MALE = frozenset("mr mr. sir king prince father lord sheikh".split())
FEMALE = frozenset("ms ms. mrs mrs. miss madam madame queen princess lady dame sheikha".split())
#: How far back, in tokens, an apposition may separate a name from its verb.
REACH = 60
BREAKS = frozenset({",", "–", "—", "--"})
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday".split())


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something: `name` as the article prints it in full, the person where one is named, how sure that is."""

    name: str
    person: Person | None
    certainty: float = 1.0


@dataclass(frozen=True, slots=True)
class Voice:
    """The words that tell who speaks, tokens `first` to `last` (exclusive); `speaker` is None for the unnamed."""

    first: int
    last: int
    speaker: Speaker | None


def bodies(lexicon: Lexicon) -> frozenset[str]:
    """Head words of departments and ministries, which speak under their own name."""
    return frozenset(row["body"] for row in lexicon.table("speaking_bodies"))


@dataclass(slots=True)
class Cast:
    """The persons of an article and who of them the text is speaking of at the moment.

    `focus` is last-mentioned first; None in it stands for somebody unnamed.
    """

    doc: Document
    people: People
    focus: list[Person | None] = field(default_factory=list)
    _naming: dict[int, tuple[Person, Naming]] = field(default_factory=dict)
    _bearers: list[Bearer] = field(default_factory=list)
    _pronoun: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for person in self.people.persons:
            if person.credit:
                continue
            self._pronoun[person.name] = person.pronoun
            for naming in person.namings:
                for i in range(min(naming.lead, naming.first), naming.last):
                    self._naming[i] = (person, naming)
                before = self.doc.tokens.low[naming.lead : naming.first]
                if not self._pronoun[person.name]:
                    self._pronoun[person.name] = "he" if MALE & set(before) else "she" if FEMALE & set(before) else ""
        self._bearers = bearers(self.doc, self.people)

    def naming_at(self, i: int) -> tuple[Person, Naming] | None:
        """The naming, title included, that covers token `i`."""
        return self._naming.get(i)

    def attend(self, person: Person | None) -> None:
        """Put a person, or somebody unnamed, in the focus."""
        if person in self.focus:
            self.focus.remove(person)
        self.focus.insert(0, person)
        del self.focus[8:]

    def attend_sentence(self, sentence: Sentence) -> None:
        """Put whom a sentence names in the focus, its subject last and so foremost."""
        named: list[Person] = []
        i = sentence.first
        while i < sentence.last:
            hit = self._naming.get(i)
            if hit is not None and self.doc.quoted[i] is None:
                governed = (i > sentence.first and self.doc.tags[i - 1] in "IT") or self._possessive(hit[1].last)
                if hit[0] not in named:
                    named.append(hit[0]) if governed else named.insert(0, hit[0])
                i = hit[1].last
            else:
                i += 1
        for person in reversed(named):
            self.attend(person)
        if not named and self.doc.tokens.low[sentence.first] == "the":
            end = noun_group_from(self.doc.tags, sentence.first, sentence.last)
            speaker = self._role(sentence.first, end, end, guess=False) if end - sentence.first < 6 else None
            if speaker is not None and speaker.person is not None:
                self.attend(speaker.person)

    def _possessive(self, i: int) -> bool:
        return i < len(self.doc.tokens) and self.doc.tags[i] == "S"

    def pronoun(self, word: str) -> Speaker | None:
        """Whom "he" or "she" means here; None where that is somebody unnamed or nobody."""
        for rank, person in enumerate(self.focus):
            if person is None:
                return None
            if self._pronoun[person.name] in ("", word):
                self._pronoun[person.name] = word
                return Speaker(person.name, person, 0.92 if rank == 0 else 0.8)
        return None

    def subject(self, verb: int, floor: int) -> Voice | None:
        """Who does what the verb at token `verb` says, looked for back to token `floor`; None where no subject stands."""
        low, tags = self.doc.tokens.low, self.doc.tags
        i = verb
        while i > floor and (tags[i - 1] in "RX" or low[i - 1] in ("also", "himself", "herself")):
            i -= 1
        while i > floor and low[i - 1] in (")", "]"):
            opening = next((k for k in range(i - 2, max(floor, i - 16) - 1, -1) if low[k] in ("(", "[")), None)
            if opening is None:
                return None
            i = opening
        if i <= floor:
            return None
        if low[i - 1] == "who":
            k = i - 2 if i - 2 >= floor and low[i - 2] == "," else i - 1
            return self.ending(k, floor) or self._before_apposition(k, floor)
        if low[i - 1] in BREAKS:
            return self._before_apposition(i - 1, floor)
        return self.ending(i, floor) or self._before_adjunct(i, floor)

    def _before_adjunct(self, i: int, floor: int) -> Voice | None:
        """The subject that words of time or place part from its verb ("Sarr, in his letter, thanked", "Obi Monday said")."""
        low, tags = self.doc.tokens.low, self.doc.tags
        begin = self._start(i, floor)
        if begin <= floor or i - begin > 6:
            return None
        if tags[begin - 1] == "I":
            begin -= 1
        elif low[begin] not in DAYS:
            return None
        if begin > floor and low[begin - 1] in BREAKS:
            return self._before_apposition(begin - 1, floor)
        hit = self._naming.get(begin - 1)
        return self.ending(begin, floor) if begin > floor and (hit is not None or tags[begin - 1] == "O") else None

    def _before_apposition(self, comma: int, floor: int) -> Voice | None:
        """The subject that an inserted phrase, closed by the mark at `comma`, parts from its verb."""
        low = self.doc.tokens.low
        last = self._naming.get(comma - 1)
        for k in range(comma - 1, max(floor, comma - REACH) - 1, -1):
            if low[k] in BREAKS:
                if last is not None and last[1].last == comma and k < last[1].lead <= k + 4 and self._plain(k + 1, last[1].lead):
                    return Voice(self._start(k, floor), comma, Speaker(last[0].name, last[0]))
                voice = self.ending(k, floor)
                if voice is not None and (voice.speaker is not None or voice.first == floor):
                    return Voice(voice.first, comma, voice.speaker)
        return None

    def _plain(self, first: int, last: int) -> bool:
        return all(tag in "DJNP" for tag in self.doc.tags[first:last])

    def _start(self, i: int, floor: int) -> int:
        """First token of the noun group, with what hangs on it, that ends before token `i`."""
        tags, low = self.doc.tags, self.doc.tokens.low
        begin = noun_group_to(tags, i, floor)
        while begin > floor and begin < i and tags[begin - 1] == "I" and low[begin - 1] not in ("as", "than"):
            further = noun_group_to(tags, begin - 1, floor)
            if further == begin - 1:
                break
            begin = further
        return begin

    def ending(self, i: int, floor: int) -> Voice | None:
        """The person, pronoun or noun phrase that ends before token `i`."""
        tokens, tags = self.doc.tokens, self.doc.tags
        if i <= floor or i < 1 or self.doc.quoted[i - 1] is not None:
            return None
        if tags[i - 1] == "O":
            speaker = self.pronoun(tokens.low[i - 1]) if tokens.low[i - 1] in PRONOUNS else None
            return Voice(i - 1, i, speaker)
        hit = self._naming.get(i - 1)
        if hit is not None and hit[1].last == i:
            lead = max(hit[1].lead, floor)
            begin = lead
            if lead > floor and tokens.low[lead - 1] in ("of", "for", "to", "with", "by"):
                begin = self._start(lead - 1, floor)
                if begin < lead - 1:
                    return Voice(begin, i, None)
            elif lead > floor and tags[lead - 1] in "NPJDS#":
                begin = self._start(lead, floor)
            return Voice(begin, i, Speaker(hit[0].name, hit[0]))
        begin = self._start(i, floor)
        if begin == i:
            return None
        if begin > floor and tags[begin - 1] == "I":
            return None
        head_end = begin
        while head_end < i and tags[head_end] not in "IT":
            head_end += 1
        hit = self._naming.get(head_end - 1)
        if hit is not None and hit[1].last == head_end and hit[1].first >= begin:
            return Voice(begin, i, Speaker(hit[0].name, hit[0]))
        return Voice(begin, i, self._role(begin, head_end, i))

    def starting(self, i: int, last: int) -> Voice | None:
        """The person, pronoun or noun phrase that begins at token `i`, its appositions not included."""
        tokens, tags = self.doc.tokens, self.doc.tags
        if i >= last or self.doc.quoted[i] is not None:
            return None
        if tags[i] == "O":
            speaker = self.pronoun(tokens.low[i]) if tokens.low[i] in PRONOUNS else None
            return Voice(i, i + 1, speaker)
        end = noun_group_from(tags, i, last)
        for k in range(i, min(last, max(end, i) + 14)):
            hit = self._naming.get(k)
            if hit is not None and hit[1].lead <= max(k, i):
                return Voice(i, hit[1].last, Speaker(hit[0].name, hit[0]))
            if tags[k] in "VEMBWG" or (tags[k] == "." and tokens.low[k] not in (",", "-", "'", "’")):
                break
        if end == i:
            return None
        head_end = end
        while end < last and tokens.low[end] in ("of", "for"):
            further = noun_group_from(tags, end + 1, last)
            if further == end + 1:
                break
            end = further
        return Voice(i, end, self._role(i, head_end, end))

    def _role(self, first: int, head_end: int, last: int, guess: bool = True) -> Speaker | None:
        """Whom the noun phrase `first` to `last`, its head group ending at `head_end`, stands for."""
        tokens, tags = self.doc.tokens, self.doc.tags
        if tokens.low[first] in INDEFINITE or tags[first] == "#":
            return None
        body = self._body(first, head_end, last)
        if body is not None:
            return body
        head = tokens.low[head_end - 1]
        country = next((e.id for e in self.doc.entities_in(first, last, "country")), None)
        covered = {k for e in self.doc.entities_in(first, last) for k in range(e.first, e.last)}
        role = words_of(tokens.low[k] for k in range(first, head_end) if k not in covered)
        whole = words_of(tokens.low[k] for k in range(first, last) if k not in covered)
        if not role and country is None:
            return None
        ranked = sorted(self._bearers, key=self._recency)
        for words in (whole, role):
            scored = [(fit(words, country, b, self.doc.lexicon), b.person) for b in ranked]
            best = max((s for s, _ in scored), default=0.0)
            if best > 0 and (role or tokens.low[first] == "the"):
                return next(Speaker(p.name, p, 0.9) for s, p in scored if s == best)
        known = head in self.doc.lexicon.derived(role_words).heads
        if (
            guess
            and known
            and len(role) == 1
            and tokens.low[first] == "the"
            and self.focus
            and self.focus[0] is not None
        ):
            return Speaker(self.focus[0].name, self.focus[0], 0.6)
        return None

    def _recency(self, bearer: Bearer) -> int:
        return self.focus.index(bearer.person) if bearer.person in self.focus else len(self.focus)

    def _body(self, first: int, head_end: int, last: int) -> Speaker | None:
        """A department or ministry under its own name ("the Ministry of National Defence")."""
        tokens = self.doc.tokens
        begin = first
        while begin < last and (tokens.low[begin] in ("the", "his", "her", "its") or self.doc.tags[begin] == "S"):
            begin += 1
        known = self.doc.lexicon.derived(bodies)
        heads = [k for k in range(begin, head_end) if tokens.low[k] in known and tokens.word[k][0].isupper()]
        two = [k for k in range(begin, head_end - 1) if f"{tokens.low[k]} {tokens.low[k + 1]}" in known]
        if not two and not (heads and (last > head_end or head_end - begin > 1)):
            return None
        possessive = [k for k in range(begin, head_end) if self.doc.tags[k] == "S"]
        begin = possessive[-1] + 1 if possessive else begin
        return Speaker(self.doc.span(begin, last), None, 0.85)
