"""What was said, as rows: statements with the stretches of text that hold them."""

from __future__ import annotations

from dataclasses import dataclass, field

from flows.extract.acts import Acts
from flows.extract.document import Document
from flows.extract.introductions import Speaker
from flows.extract.lexicon import Lexicon
from flows.extract.purposes import GENERAL, build_terms, category_of, find_terms
from flows.extract.quoted import Quote, Quotes
from flows.extract.reported import Report
from flows.extract.sayings import Saying
from flows.extract.sentences import Sentence
from flows.extract.sighting import Evidence, Sighting

#: Longest stretch that one evidence row may hold, in characters.
STRETCH = 500
#: Words that alone make no statement beside a quotation ("praised Bangladesh for “…”").
FILLERS = frozenset(
    "a an the of for and in on to with by at from that this as is are was were be been being has have had it its "
    "his her their he she they which who what but or him them".split()
)
#: Rule and confidence of a reported clause by what follows its verb; the share that is right on the dev corpus.
RULES = {
    "that": ("said-that", 0.96),
    "colon": ("said-after-colon", 0.95),
    "wh": ("said-how", 0.94),
    "to": ("promised-to", 0.96),
    "obj-to": ("urged-somebody-to", 0.96),
    "np": ("said-thing", 0.9),
    "noun": ("voiced-noun", 0.92),
    "quote": ("said-words", 0.85),
    "around": ("attribution-after", 0.95),
    "inserted": ("attribution-inserted", 0.9),
}


def term_starts(lexicon: Lexicon) -> frozenset[str]:
    """First words of all terms that tell a purpose."""
    return lexicon.derived(build_terms).starts()


@dataclass(slots=True)
class Transcript:
    """The statements of one article as they are found."""

    doc: Document
    quotes: Quotes
    acts: Acts
    rows: list[Sighting] = field(default_factory=list)

    def content(self, spans: list[tuple[int, int]]) -> int:
        """Number of words that carry meaning."""
        low = self.doc.tokens.low
        return sum([word not in FILLERS and word[0].isalnum() for a, b in spans for word in low[a:b]])

    def indirect(self, saying: Saying, report: Report, spans: list[tuple[int, int]], act: str) -> None:
        """Add a reported clause, unless nothing is said in it."""
        speaker = saying.voice.speaker
        name = report.frame == "np" and self.doc.tags[spans[0][0]] == "P"
        if speaker is None or self._empty(report, spans) or (sum(b - a for a, b in spans) < 2 and not name):
            return
        rule, confidence = RULES[report.frame]
        if saying.form == "leading":
            rule, confidence = "said-by-the-way", 0.8
        text = " ".join(" ".join(self.doc.span(a, b).split()) for a, b in spans)
        evidence: list[Evidence] = []
        for a, b in spans:
            evidence += self._stretches(
                self.doc.tokens.start[a], self.doc.tokens.end[b - 1], rule, confidence * speaker.certainty
            )
        row = self._add(speaker, ("indirect", act, text), evidence, report.hearer)
        row.values["category"] = self._category(spans)

    def _empty(self, report: Report, spans: list[tuple[int, int]]) -> bool:
        """Whether the words left say nothing: "a warning", or a clause that lost its verb to a quotation."""
        content = self.content(spans)
        if report.frame in ("that", "around", "inserted") and content < 3:
            return not any(self.doc.tags[k] in "VMBE" for a, b in spans for k in range(a, b))
        return content < (2 if report.frame == "noun" else 1)

    def direct(self, quote: Quote, speaker: Speaker, act: str, rule: str) -> Sighting:
        """Add quoted words; gives their row."""
        evidence = self._stretches(quote.mark.inner_start, quote.mark.inner_end, rule, 0.98 * speaker.certainty)
        row = self._add(speaker, ("direct", act, self.quotes.text(quote)), evidence, None)
        row.values["category"] = self._category([(quote.first, quote.last)])
        return row

    def append(self, row: Sighting, quote: Quote) -> None:
        """Go on with a row of quoted words."""
        row.values["text"] = f"{row.values['text']} {self.quotes.text(quote)}".strip()
        last = row.evidence[-1]
        row.evidence += self._stretches(quote.mark.inner_start, quote.mark.inner_end, last.rule, last.confidence)

    def join(self, quote: Quote, saying: Saying, sentence: Sentence) -> bool:
        """Append a quote that its attribution interrupted to the row of its first half, if there is one."""
        speaker = saying.voice.speaker
        for row in reversed(self.rows):
            start, end = row.evidence[0].start, row.evidence[-1].end
            if start < sentence.start:
                return False
            if row.values["kind"] != "direct" or not end <= self.doc.tokens.start[saying.head] < quote.mark.start:
                continue
            ended = row.values["text"][-1:] in ".!?…" or self._stopped(quote)
            lower = self.doc.tokens.word[quote.first][0].islower()
            if speaker is None or row.values["speaker"] != speaker.name or (ended and not lower):
                return False
            self.append(row, quote)
            return True
        return False

    def go_on(self, quote: Quote, sentence: Sentence) -> None:
        """Append a quote to words quoted earlier in the sentence: “The goat,” Obi deadpanned, “has left.”"""
        row = self.rows[-1] if self.rows else None
        if row is not None and row.evidence[0].rule == "quoted-beside-name" and row.evidence[0].start >= sentence.start:
            self.append(row, quote)

    def act_of(self, quote: Quote) -> str:
        """The act of quoted words by themselves."""
        return self.acts.of_quote(quote.first, quote.last)

    def _category(self, spans: list[tuple[int, int]]) -> str | None:
        """The purpose of commitments that the words speak of, where they name one; troops as such are none."""
        category = self.purpose(spans)
        return category if category and category not in GENERAL else None

    def purpose(self, spans: list[tuple[int, int]]) -> str:
        """Category of what the words speak of, "" where it could be no commitment."""
        starts = self.doc.lexicon.derived(term_starts)
        low = self.doc.tokens.low
        told = [(a, b) for a, b in spans if not starts.isdisjoint(low[a:b])]
        return category_of([term for a, b in told for term in find_terms(self.doc, a, b)]) if told else ""

    def _stopped(self, quote: Quote) -> bool:
        """Whether a full stop stands before the opening mark: “…,” he said on X. “…”"""
        return self.doc.text[max(0, quote.mark.start - 4) : quote.mark.start].rstrip()[-1:] == "."

    def _stretches(self, start: int, end: int, rule: str, confidence: float) -> list[Evidence]:
        """Evidence for a stretch of text, in as many rows as its length asks for."""
        rows: list[Evidence] = []
        while end - start > STRETCH:
            cut = self.doc.text.rfind(" ", start + 1, start + STRETCH)
            cut = cut if cut > start else start + STRETCH
            rows.append(Evidence(start, cut, rule, round(confidence, 3)))
            start = cut + (self.doc.text[cut] == " ")
        return [*rows, Evidence(start, end, rule, round(confidence, 3))]

    def _add(
        self, speaker: Speaker, said: tuple[str, str, str], evidence: list[Evidence], hearer: tuple[int, int] | None
    ) -> Sighting:
        kind, act, text = said
        addressee = self.doc.span(*hearer) if hearer is not None and hearer[1] > hearer[0] else None
        values: dict[str, str | None] = {"speaker": speaker.name, "kind": kind, "act": act, "text": text}
        values |= {"addressee": addressee, "category": None}
        row = Sighting("statements", values, evidence, person=speaker.person.name if speaker.person else None)
        self.rows.append(row)
        return row
