"""What named persons and offices say: quoted stretches and reported clauses."""

from __future__ import annotations

from dataclasses import dataclass, field

from flows.articles.article import BlockKind
from flows.extract.cast import Cast, Speaker
from flows.extract.acts import act_of_quote, act_of_report
from flows.extract.document import Document
from flows.extract.hearsay import Hearsay
from flows.extract.interviews import Answers
from flows.extract.people import People
from flows.extract.quoted import Quote, Quotes
from flows.extract.reported import Reader, Report
from flows.extract.sentences import Sentence
from flows.extract.sighting import Evidence, Sighting
from flows.extract.sayings import Saying, dateline_end
from flows.extract.speakers import Speakers
from flows.extract.speech import Finder

#: Longest stretch that one evidence row may hold, in characters.
STRETCH = 500
#: Words that alone make no statement beside a quotation ("praised Bangladesh for “…”").
FILLERS = frozenset(
    "a an the of for and in on to with by at from that this as is are was were be been being has have had it its "
    "his her their he she they which who what but or him them".split()
)


def find_statements(doc: Document, people: People) -> list[Sighting]:
    """Sightings for `statements` in order of the text."""
    cast = Cast(doc, people)
    speakers = Speakers(doc, cast)
    return _Record(doc, cast, speakers, Quotes(doc), Hearsay(doc, speakers)).read()


@dataclass(slots=True)
class _Record:
    """The reading of one article, sentence by sentence; `carry` is the last speaker and the block they spoke in."""

    doc: Document
    cast: Cast
    speakers: Speakers
    quotes: Quotes
    hearsay: Hearsay
    found: list[Sighting] = field(default_factory=list)
    carry: Speaker | None = None
    carry_block: int = -9
    unfinished: Sighting | None = None

    def read(self) -> list[Sighting]:
        answers = Answers(self.doc, self.cast)
        for sentence in self.doc.prose:
            if self.doc.kind(sentence) in (BlockKind.TITLE, BlockKind.HEADING):
                continue
            before = len(self.found)
            if not answers.holds(sentence) or any(
                self.doc.quoted[k] is not None for k in (sentence.last - 1, sentence.last - 2) if k >= sentence.first
            ):
                self._sentence(sentence)
            answers.take(sentence, len(self.found) > before)
        self.found += answers.sightings()
        self.found.sort(key=lambda s: s.evidence[0].start)
        return self.found

    def _sentence(self, sentence: Sentence) -> None:
        quotes = self.quotes.of(sentence)
        if quotes and self.quotes.alone(sentence, quotes):
            self._alone(sentence, quotes)
            return
        self.unfinished = None
        self.cast.open(sentence)
        finder = Finder(self.doc, self.speakers, sentence)
        sayings = finder.find()
        direct = self._reports(sentence, sayings, quotes) if sayings else []
        if len(direct) < len(quotes):
            self._ungoverned(sentence, sayings, [q for q in quotes if q not in direct])
        self.speakers.attend(sentence)
        if sayings:
            speaker = sayings[-1].voice.speaker
            self._hand_over(speaker, sentence)
        elif finder.unnamed:
            self.carry, self.carry_block = None, sentence.block
            if finder.stranger:
                self.cast.attend([None])

    def _hand_over(self, speaker: Speaker | None, sentence: Sentence) -> None:
        self.carry, self.carry_block = speaker, sentence.block
        if speaker is None or speaker.person is not None:
            self.cast.attend([speaker.person if speaker else None])

    # reported clauses and the quotations in them

    def _reports(self, sentence: Sentence, sayings: list[Saying], quotes: list[Quote]) -> list[Quote]:
        """Write down what each saying reports; gives the quotations used."""
        used: list[Quote] = []
        consumed = dateline_end(self.doc, sentence)
        for saying, limit, report in self._bounded(sentence, sayings):
            report = report or Reader(self.doc, saying, limit).around(consumed)
            consumed = max(consumed, saying.end)
            if report is None:
                continue
            inside = [q for q in quotes for a, b in report.pieces if a <= q.first and q.last <= b]
            if not saying.frames & {"that", "paren"} and report.frame in ("around", "inserted") and not inside:
                continue
            consumed = max(consumed, report.pieces[-1][1])
            used += self._report(saying, report, [q for q in inside if self.quotes.is_speech(q, sentence)])
        return used

    def _bounded(self, sentence: Sentence, sayings: list[Saying]) -> list[tuple[Saying, int, Report | None]]:
        """Each saying with the token where its words must end and what follows it; drops what reports nothing.

        Read from the end, so that a verb that turns out to report nothing does not cut short the one before it.
        """
        kept: list[tuple[Saying, int, Report | None]] = []
        limit = sentence.last
        for saying in reversed(sayings):
            own = min(limit, saying.voice.first - 1) if saying.form == "leading" else limit
            report = None
            if saying.form not in ("inverted", "phrase"):
                report = Reader(self.doc, saying, max(own, saying.end)).following()
            if report is None and (
                saying.joined or saying.form in ("participle", "leading") or not "quote" in saying.frames
            ):
                continue
            kept.append((saying, max(own, saying.end), report))
            limit = saying.lead if report is not None else self._break_before(saying, sayings[0])
        return kept[::-1]

    def _break_before(self, saying: Saying, first: Saying) -> int:
        """Where the words of an earlier verb end, if those of an attribution at the end follow them after a colon."""
        low = self.doc.tokens.low
        return next((k for k in range(saying.lead - 1, first.end, -1) if low[k] in (":", ";")), saying.lead)

    def _report(self, saying: Saying, report: Report, inside: list[Quote]) -> list[Quote]:
        """Rows for one report: its words, and the quotations that stand in it."""
        split = report.frame == "around" and len(report.pieces) > 1
        whole = self._act(saying, report, inside)
        for pieces in [[p] for p in report.pieces] if split else [list(report.pieces)]:
            rest = [span for piece in pieces for span in _without(self._trim(*piece), inside)]
            rest = [(a, b) for a, b in (self._trim(*span) for span in rest) if b > a]
            if rest and (self._says_something(rest, report.frame) or not inside):
                act = whole
                promise = report.frame in ("that", "colon", "around", "inserted") and "irrealis" not in saying.frames
                if act == "state" and promise:
                    span = [k for a, b in rest for k in range(a, b)]
                    act = act_of_report(self.doc.tokens.low, self.doc.tags, span) or act
                self._add_indirect(saying, report, rest, act)
        for quote in inside:
            self._add_direct(quote, saying, whole, "quoted-in-clause" if rest else "quoted")
        return inside

    def _act(self, saying: Saying, report: Report, inside: list[Quote]) -> str:
        if inside and report.frame in ("around", "inserted", "colon", "quote") and report.act == "state":
            return self._act_of(inside[0])
        return report.act

    def _says_something(self, spans: list[tuple[int, int]], frame: str) -> bool:
        """Whether what is left beside the quotations is a statement of its own."""
        low = self.doc.tokens.low
        content = [low[k] for a, b in spans for k in range(a, b) if low[k][0].isalnum() and low[k] not in FILLERS]
        has_verb = any(self.doc.tags[k] in "VMBEG" for a, b in spans for k in range(a, b))
        return len(content) >= 2 if has_verb else len(content) >= 3 and frame in ("np", "noun")

    def _trim(self, first: int, last: int) -> tuple[int, int]:
        """A token range without marks and conjunctions at its ends."""
        word, low = self.doc.tokens.word, self.doc.tokens.low
        while first < last and (word[first] in ",;:–—-.”" or word[first] == "--"):
            first += 1
        while last > first and (word[last - 1] in ",;:–—.!-“‘" or low[last - 1] in ("and", "but", "while", "--")):
            last -= 1
        return first, last

    def _add_indirect(self, saying: Saying, report: Report, spans: list[tuple[int, int]], act: str) -> None:
        speaker, low = saying.voice.speaker, self.doc.tokens.low
        assert speaker is not None
        text = " ".join(" ".join(self.doc.span(a, b).split()) for a, b in spans)
        content = sum(low[k][0].isalnum() and low[k] not in FILLERS for a, b in spans for k in range(a, b))
        if content < 1 or sum(w[0].isalnum() for w in text.split()) < 2:
            return
        rule = f"said-{report.frame}" if saying.form != "leading" else "said-leading"
        confidence = {"np": 0.8, "noun": 0.85, "around": 0.85, "inserted": 0.8}.get(
            report.frame, 0.92
        ) * speaker.certainty
        evidence = [
            e
            for a, b in spans
            for e in self._stretches(self.doc.tokens.start[a], self.doc.tokens.end[b - 1], rule, confidence)
        ]
        self.found.append(self._sighting(speaker, ("indirect", act, text), evidence, report.hearer))

    # quotations

    def _alone(self, sentence: Sentence, quotes: list[Quote]) -> None:
        """A quotation without a word beside it belongs to the last speaker."""
        for quote in quotes:
            signed = self.hearsay.signature(sentence)
            if self.unfinished is not None:
                self._append(self.unfinished, quote)
            elif signed is not None:
                self._quote_row(quote, signed, self._act_of(quote), "signed-quote")
            elif self.carry is not None and 0 <= sentence.block - self.carry_block <= 1 and quote.words > 1:
                near = 0.95 if sentence.block == self.carry_block else 0.8
                speaker = Speaker(self.carry.name, self.carry.person, self.carry.certainty * near)
                self._quote_row(quote, speaker, self._act_of(quote), "carried-quote")
                self.carry_block = sentence.block
            if not quote.mark.continued:
                self.unfinished = None

    def _ungoverned(self, sentence: Sentence, sayings: list[Saying], quotes: list[Quote]) -> None:
        """Quotations that no reported clause holds: before or after "he said"."""
        speaking = [s for s in sayings if "quote" in s.frames]
        for quote in quotes:
            if not self.quotes.is_speech(quote, sentence):
                continue
            left = [s for s in speaking if s.head < quote.first]
            right = [s for s in speaking if s.head >= quote.last]
            saying = left[-1] if left else right[0] if right else None
            if saying is None:
                speaker = self.hearsay.speaker(quote, sentence)
                if speaker is not None:
                    self._quote_row(quote, speaker, self._act_of(quote), "quoted-beside-name")
                    self._hand_over(speaker, sentence)
            elif not self._joins(quote, saying, sentence):
                act = next((s.act for s in saying.senses if "quote" in s.frames), "state")
                self._add_direct(quote, saying, act if act != "state" else self._act_of(quote), "quoted")

    def _act_of(self, quote: Quote) -> str:
        return act_of_quote(self.doc.tokens.low, self.doc.tags, quote.first, quote.last) or "state"

    def _joins(self, quote: Quote, saying: Saying, sentence: Sentence) -> bool:
        """Append a quote that its attribution interrupted to the row of its first half."""
        speaker = saying.voice.speaker
        for row in reversed(self.found):
            start, end = row.evidence[0].start, row.evidence[-1].end
            if start < sentence.start:
                return False
            if row.values["kind"] != "direct" or not end <= self.doc.tokens.start[saying.head] < quote.mark.start:
                continue
            ended = row.values["text"][-1:] in ".!?…"
            lower = self.doc.tokens.word[quote.first][0].islower()
            if speaker is None or row.values["speaker"] != speaker.name or (ended and not lower):
                return False
            self._append(row, quote)
            return True
        return False

    def _append(self, row: Sighting, quote: Quote) -> None:
        row.values["text"] = f"{row.values['text']} {self.quotes.text(quote)}".strip()
        last = row.evidence[-1]
        row.evidence += self._stretches(quote.mark.inner_start, quote.mark.inner_end, last.rule, last.confidence)

    def _add_direct(self, quote: Quote, saying: Saying, act: str, rule: str) -> None:
        speaker = saying.voice.speaker
        assert speaker is not None
        self._quote_row(quote, speaker, act, rule)

    def _quote_row(self, quote: Quote, speaker: Speaker, act: str, rule: str) -> None:
        evidence = self._stretches(quote.mark.inner_start, quote.mark.inner_end, rule, 0.95 * speaker.certainty)
        row = self._sighting(speaker, ("direct", act, self.quotes.text(quote)), evidence, None)
        self.found.append(row)
        self.unfinished = row if quote.mark.continued else None

    # rows

    def _stretches(self, start: int, end: int, rule: str, confidence: float) -> list[Evidence]:
        """Evidence for a stretch of text, in as many rows as its length asks for."""
        rows: list[Evidence] = []
        while end - start > STRETCH:
            cut = self.doc.text.rfind(" ", start + 1, start + STRETCH)
            cut = cut if cut > start else start + STRETCH
            rows.append(Evidence(start, cut, rule, round(confidence, 3)))
            start = cut + (self.doc.text[cut] == " ")
        return [*rows, Evidence(start, end, rule, round(confidence, 3))]

    def _sighting(
        self, speaker: Speaker, said: tuple[str, str, str], evidence: list[Evidence], hearer: tuple[int, int] | None
    ) -> Sighting:
        kind, act, text = said
        addressee = self.doc.span(*hearer) if hearer and hearer[1] > hearer[0] else None
        values = {
            "speaker": speaker.name,
            "kind": kind,
            "act": act,
            "text": text,
            "addressee": addressee,
            "category": None,
        }
        return Sighting("statements", values, evidence, person=speaker.person.name if speaker.person else None)


def _without(span: tuple[int, int], quotes: list[Quote]) -> list[tuple[int, int]]:
    """A token range without the quotations, marks included, that lie in it."""
    first, last = span
    spans: list[tuple[int, int]] = []
    for quote in quotes:
        if first <= quote.first and quote.last <= last:
            spans.append((first, quote.first - 1))
            first = quote.last + 1
    return [(a, b) for a, b in [*spans, (first, last)] if b > a]
