"""What named persons and offices say: quoted stretches and reported clauses."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.articles.article import BlockKind
from flows.extract.acts import Acts
from flows.extract.cast import PRONOUNS, Cast
from flows.extract.document import Document
from flows.extract.hearsay import Hearsay
from flows.extract.inserted import Inserted
from flows.extract.interviews import Answers
from flows.extract.introductions import Speaker
from flows.extract.people import People
from flows.extract.quoted import Quote, Quotes
from flows.extract.reported import Reader, Report
from flows.extract.sayings import Saying
from flows.extract.scene import Scene
from flows.extract.sentences import Sentence
from flows.extract.sighting import Sighting
from flows.extract.speakers import Speakers
from flows.extract.speech import read_speech
from flows.extract.transcript import Transcript
from flows.extract.unquoted import beside, trim, without_loose_end

#: Tags of verbs, participles included.
VERBAL = re.compile("[VMBEG]")
#: A run of more tokens than this, quotations aside, is a table or a list of names, no sentence.
LONGEST = 400


def find_statements(doc: Document, people: People) -> list[Sighting]:
    """Sightings for `statements` in order of the text."""
    cast = Cast(doc, people)
    speakers = Speakers(doc, cast)
    quotes = Quotes(doc)
    return _Reading(doc, speakers, quotes, Hearsay(doc, speakers), Transcript(doc, quotes, Acts(doc))).read()


@dataclass(slots=True)
class _Reading:
    """The reading of one article, sentence by sentence; `carry` is the last speaker and the block they spoke in."""

    doc: Document
    speakers: Speakers
    quotes: Quotes
    hearsay: Hearsay
    transcript: Transcript
    carry: Speaker | None = None
    carry_block: int = -9
    unfinished: Sighting | None = None

    def read(self) -> list[Sighting]:
        answers = Answers(self.doc, self.speakers.cast)
        labelled = bool(answers)
        for sentence in self.doc.prose:
            if self._heads(sentence):
                continue
            before = len(self.transcript.rows)
            if (
                not labelled
                or not answers.holds(sentence)
                or any(
                    self.doc.quoted[k] is not None
                    for k in (sentence.last - 1, sentence.last - 2)
                    if k >= sentence.first
                )
            ):
                self._sentence(sentence)
                if not labelled:
                    continue
            answers.take(sentence, len(self.transcript.rows) > before)
        return sorted(self.transcript.rows + answers.sightings(), key=lambda row: row.evidence[0].start)

    def _heads(self, sentence: Sentence) -> bool:
        """Whether a sentence is a headline; one that ends with a full stop or a closing mark only looked like one."""
        kind = self.doc.kind(sentence)
        ends = self.doc.text[sentence.end - 1] in '.!?”"»'
        return kind == BlockKind.TITLE or (kind == BlockKind.HEADING and not ends)

    def _sentence(self, sentence: Sentence) -> None:
        quotes = self.quotes.of(sentence)
        if quotes and self.quotes.alone(sentence, quotes):
            self._alone(sentence, quotes)
            return
        self.unfinished = None
        if (words := sentence.last - sentence.first) > LONGEST and words - sum(q.words for q in quotes) > LONGEST:
            return
        self.speakers.cast.open(sentence)
        scene = read_speech(self.doc, self.speakers, sentence)
        sayings = scene.sayings
        direct = self._reports(scene, quotes) if sayings else []
        if len(direct) < len(quotes):
            self._ungoverned(sentence, sayings, [q for q in quotes if q not in direct])
        self.speakers.attend(sentence)
        if sayings:
            speaker = sayings[-1].voice.speaker
            self._hand_over(speaker, sentence)
        elif scene.unnamed:
            self.carry, self.carry_block = None, sentence.block
            if scene.stranger:
                self.speakers.cast.attend([None])

    def _hand_over(self, speaker: Speaker | None, sentence: Sentence) -> None:
        self.carry, self.carry_block = speaker, sentence.block
        if speaker is None or speaker.person is not None:
            self.speakers.cast.attend([speaker.person if speaker else None])

    # reported clauses and the quotations in them

    def _reports(self, scene: Scene, quotes: list[Quote]) -> list[Quote]:
        """Write down what each saying reports; gives the quotations used."""
        used: list[Quote] = []
        consumed = scene.floor
        for saying, limit, report in self._bounded(scene.sentence, scene.sayings):
            report = report or Inserted(self.doc, saying, limit).around(consumed)
            consumed = max(consumed, saying.end)
            if report is None:
                continue
            inside = [q for q in quotes for a, b in report.pieces if a <= q.first and q.last <= b]
            if not saying.frames & {"that", "paren"} and report.frame in ("around", "inserted") and not inside:
                continue
            consumed = max(consumed, report.pieces[-1][1])
            used += self._report(saying, report, [q for q in inside if self.quotes.is_speech(q, scene.sentence)])
        return used

    def _bounded(self, sentence: Sentence, sayings: list[Saying]) -> list[tuple[Saying, int, Report | None]]:
        """Each saying with the token where its words must end and what follows it; drops what reports nothing.

        Read from the end, so that a verb that turns out to report nothing does not cut short the one before it.
        """
        kept: list[tuple[Saying, int, Report | None]] = []
        limit = sentence.last
        for saying in reversed(sayings):
            leads = saying.head < saying.voice.first and saying.form in ("leading", "participle")
            own = min(limit, saying.voice.first - 1) if leads else self._aside(saying.end, limit)
            report = None
            if saying.form not in ("inverted", "phrase"):
                report = Reader(self.doc, saying, max(own, saying.end)).following()
            if report is None and (
                saying.joined or saying.form in ("participle", "leading") or "quote" not in saying.frames
            ):
                continue
            kept.append((saying, max(own, saying.end), report))
            limit = saying.lead if report is not None else self._break_before(saying, sayings[0])
        return kept[::-1]

    def _aside(self, first: int, last: int) -> int:
        """Where the writer takes over again: "said the unit would leave; he gave no details"."""
        low = self.doc.tokens.low
        if ";" not in low[first:last]:
            return last
        turns = (k for k in range(first, last - 1) if low[k] == ";" and low[k + 1] in PRONOUNS)
        return next(turns, last)

    def _break_before(self, saying: Saying, first: Saying) -> int:
        """Where the words of an earlier verb end, if those of an attribution at the end follow them after a colon."""
        low = self.doc.tokens.low
        return next((k for k in range(saying.lead - 1, first.end, -1) if low[k] in (":", ";")), saying.lead)

    def _report(self, saying: Saying, report: Report, inside: list[Quote]) -> list[Quote]:
        """Rows for one report: its words, and the quotations that stand in it."""
        split = report.frame == "around" and len(report.pieces) > 1
        whole = self._act(saying, report, inside)
        for pieces in [[p] for p in report.pieces] if split else [list(report.pieces)]:
            rest = [span for piece in pieces for span in beside(self.doc, trim(self.doc, *piece), inside)]
            rest = [(a, b) for a, b in (trim(self.doc, *span) for span in rest) if b > a]
            rest = without_loose_end(self.doc, rest, inside, report.frame)
            if rest and (self._says_something(rest, report.frame) or not inside):
                act = whole
                promise = report.frame in ("that", "colon", "around", "inserted") and "irrealis" not in saying.frames
                if act == "state" and promise:
                    span = [k for a, b in rest for k in range(a, b)]
                    act = self.transcript.acts.of_report(span)
                if "gift" in saying.frames and report.frame == "np" and not self._giveable(rest):
                    act = whole = "state"
                self.transcript.indirect(saying, report, rest, act)
                whole = act if whole == "state" else whole
        for quote in inside:
            self._direct(quote, saying.voice.speaker, whole, "quoted-in-clause" if rest else "quoted")
        return inside

    def _giveable(self, spans: list[tuple[int, int]]) -> bool:
        """Whether the words name a number or a purpose of commitments: "announced two helicopters", not "a winner"."""
        return any("#" in self.doc.tags[a:b] for a, b in spans) or bool(self.transcript.purpose(spans))

    def _act(self, saying: Saying, report: Report, inside: list[Quote]) -> str:
        if inside and report.frame in ("around", "inserted", "colon", "quote") and report.act == "state":
            return self.transcript.act_of(inside[0])
        return report.act

    def _says_something(self, spans: list[tuple[int, int]], frame: str) -> bool:
        """Whether what is left beside the quotations is a statement of its own."""
        if self.transcript.content(spans) < 2:
            return False
        return frame in ("np", "noun") or any(VERBAL.search(self.doc.tags, a, b) for a, b in spans)

    # quotations

    def _direct(self, quote: Quote, speaker: Speaker | None, act: str, rule: str) -> None:
        if speaker is not None:
            row = self.transcript.direct(quote, speaker, act, rule)
            self.unfinished = row if quote.mark.continued else None

    def _alone(self, sentence: Sentence, quotes: list[Quote]) -> None:
        """A quotation without a word beside it belongs to the last speaker."""
        for quote in quotes:
            signed = self.hearsay.signature(sentence)
            if self.unfinished is not None:
                self.transcript.append(self.unfinished, quote)
            elif signed is not None:
                self._direct(quote, signed, self.transcript.act_of(quote), "signed-quote")
            elif self.carry is not None and 0 <= sentence.block - self.carry_block <= 1 and quote.words > 1:
                near = 0.95 if sentence.block == self.carry_block else 0.8
                speaker = Speaker(self.carry.name, self.carry.person, self.carry.certainty * near)
                self._direct(quote, speaker, self.transcript.act_of(quote), "carried-quote")
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
                    self._direct(quote, speaker, self.transcript.act_of(quote), "quoted-beside-name")
                    self._hand_over(speaker, sentence)
                elif quotes[0] is not quote:
                    self.transcript.go_on(quote, sentence)
            elif not self.transcript.join(quote, saying, sentence):
                act = next((s.act for s in saying.senses if "quote" in s.frames), "state")
                act = act if act != "state" else self.transcript.act_of(quote)
                self._direct(quote, saying.voice.speaker, act, "quoted")
