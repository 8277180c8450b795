"""Bullets and flattened tables: what each item commits, for whom the words above the list speak."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flows.articles.article import BlockKind
from flows.extract.actor import MOST_STATES, Actor
from flows.extract.actors import Actors
from flows.extract.document import Document
from flows.extract.finding import Finding, findings
from flows.extract.ledgers import HEADS, OTHERWISE
from flows.extract.objects import Item, read_items
from flows.extract.pledge_nouns import PROMISING, build_nouns
from flows.extract.pledges import build_verbs
from flows.extract.purposes import FUNDING, category_of, find_terms
from flows.extract.record import record
from flows.extract.sentences import Sentence
from flows.extract.sharing import partners_in

#: Kinds of blocks whose words may introduce a list.
CARRIERS = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.TITLE, BlockKind.META, BlockKind.ITEM})
#: Verbs of several who promise together what a list holds.
AGREEING = frozenset("agreed agree undertook undertake pledged committed resolved decided promised".split())
#: How many blocks above a list its lead-in may stand (headings and table heads between them).
REACH = 3
#: Longest end of an item, in tokens, that a page wraps into a line of its own.
WRAPPED = 8
#: Tokens of the number of a point, which may be read as a sentence of its own ("i.").
MARKED = 2
#: "Who gave?", "Who offered?", "Who brought what?"
ASKING, GIVING = (
    frozenset({"who", "what"}),
    frozenset("gave offered brought pledged promised gives offers paid".split()),
)
#: How many tokens before an entry are looked through for a pledge.
FARTHEST = 600


@record
class LeadIn:
    """What the words above a list say of it: whether it lists pledges, whose, and whether its numbers count states."""

    pledges: bool = False
    actors: tuple[Actor, ...] = ()
    counts: bool = False


class Lists:
    """Reads the items of one document's lists."""

    def __init__(self, doc: Document, actors: Actors) -> None:
        self.doc = doc
        self.actors = actors
        self.lead = LeadIn()
        self.at = -1

    def read(self, sentence: Sentence) -> list[Finding]:
        """Findings of a sentence that stands in a list item, or nothing where it is no item of a list of pledges."""
        doc = self.doc
        if doc.kind(sentence) is not BlockKind.ITEM:
            return self._named_entry(sentence)
        if sentence.block != self.at:
            if self.at < 0 or not self._goes_on(sentence.block):
                self.lead = self._lead_in(sentence.block)
            elif self._is_head(*doc.block_ranges[self.at]):
                self.lead = replace(self.lead, counts=True)
            self.at = sentence.block
        if not self.lead.pledges:
            return []
        return self._count(sentence) or self._row(sentence) or self._bullet(sentence)

    def _goes_on(self, block: int) -> bool:
        """Whether an item follows another, at most the wrapped end of that one between them."""
        doc = self.doc
        if doc.blocks[block - 1].kind is BlockKind.ITEM:
            return True
        first, last = doc.block_ranges[block - 1]
        return self.at == block - 2 and last - first <= WRAPPED and doc.tokens.word[first].islower()

    def _lead_in(self, block: int) -> LeadIn:
        doc, low = self.doc, self.doc.tokens.low
        nouns, verbs = doc.lexicon.derived(build_nouns), doc.lexicon.derived(build_verbs).lemma
        for above in range(block, max(-1, block - 1 - REACH), -1):
            if doc.blocks[above].kind not in CARRIERS or (above == block and not self._is_table_head(block)):
                continue
            first, last = doc.block_ranges[above]
            words = low[first:last]
            if doc.blocks[above].kind in HEADS and not OTHERWISE.isdisjoint(words):
                break  # "Still missing", "What missions need"
            if any(w in nouns for w in words) or any(w in PROMISING and w in verbs for w in words):
                told = doc.blocks[above].kind is BlockKind.PARAGRAPH and low[last - 1] != ":"
                actors = self._whose(first if not told else last, last)
                counts = len(actors) == 1 and actors[0].count is not None
                return LeadIn(True, actors, counts or self._is_head(first, last))
            if doc.blocks[above].kind is BlockKind.PARAGRAPH and low[last - 1] != ":":
                break
        return LeadIn()

    def _is_table_head(self, block: int) -> bool:
        """Whether the first item is the head of a table: several columns and no number."""
        first, last = self.doc.block_ranges[block]
        return not self.doc.numbers_in(first, last) and "  " in self.doc.span(first, last)

    def _whose(self, first: int, last: int) -> tuple[Actor, ...]:
        """For whom a lead-in speaks: the person, country or countries it names, else the country of the article."""
        who = tuple(self.actors.subject(first, last))
        agreed = self.doc.tokens.low[last - 1] == ":" and not AGREEING.isdisjoint(self.doc.tokens.low[first:last])
        if len(who) == 1 or (who and agreed):
            return who
        if self.actors.main is not None and self.actors.main.country == self.actors.host and self._meets():
            return (Actor(certainty=0.7),)
        return (self.actors.main,) if self.actors.main is not None else ()

    def _meets(self) -> bool:
        """Whether states have been spoken of as a group before, so that a list without a name is theirs."""
        return self.actors.last is not None and self.actors.last.is_group

    def _is_head(self, first: int, last: int) -> bool:
        """Whether a block is the head of a table whose last column counts states ("Subject   States")."""
        low = self.doc.tokens.low
        return last - first < 8 and low[last - 1] in self.actors.groups

    def _count(self, sentence: Sentence) -> list[Finding]:
        """A row that ends with how many states pledged on its subject: "Specialised training   59"."""
        first, last = self._content(sentence), sentence.last
        last -= self.doc.tokens.low[last - 1] in (".", ";", ",")
        number = next((n for n in self.doc.numbers_in(first, last) if n.last == last and n.lead > first), None)
        if not self.lead.counts or number is None or number.unit or not 2 <= number.value <= MOST_STATES:
            return []
        category = category_of(find_terms(self.doc, first, number.lead))
        item = Item(first, last, category)
        counted = Actor(count=int(number.value))
        return findings([counted], [item], "pledge", "counted-row", 0.85) if category else []

    def _row(self, sentence: Sentence) -> list[Finding]:
        """A row that begins with a country: "Ghana 180 police officers UNMISS", "– Canada: C$75 million"."""
        doc = self.doc
        first = self._content(sentence)
        entity = next(iter(doc.entities_in(first, min(first + 6, sentence.last))), None)
        if entity is None or entity.first > first + 1:
            return []
        country = self.actors.country_of(entity)
        if (not country and entity.kind != "organization") or self._tells(sentence):
            return []
        actor = Actor(country=country) if country else Actor(organization=entity.id)
        begin = entity.last
        while begin < sentence.last and doc.tokens.low[begin] in (":", "-", "–", "—", "|", ","):
            begin += 1
        return findings([actor], self._items(begin, sentence.last), "pledge", "table-row", 0.9)

    def _tells(self, sentence: Sentence) -> bool:
        """Whether a sentence goes on telling after the entry ("German soldiers serve with missions in Lebanon")."""
        return sentence.first != self._first(sentence) and bool(self.doc.verbs(sentence))

    def _named_entry(self, sentence: Sentence) -> list[Finding]:
        """A sentence that is an entry of a list in prose: "Mauritania: one battalion of 780, ready in June."."""
        doc = self.doc
        entity = doc.entity_at.get(sentence.first)
        if entity is None or entity.last >= sentence.last or doc.tokens.low[entity.last] not in (":", "–", "—"):
            return []
        country = self.actors.country_of(entity)
        starts = doc.tags[entity.last + 1 : entity.last + 2] in ("D", "#")
        purpose = next(
            (k for k in range(entity.last, sentence.last) if doc.tokens.low[k] in ("for", "to")), sentence.last
        )
        told = any(group.first < purpose for group in doc.verbs(sentence))
        if not country or not starts or told or not self._speaks_of_pledges(sentence):
            return []
        return findings(
            [Actor(country=country)], self._items(entity.last + 1, sentence.last), "pledge", "named-entry", 0.7
        )

    def _speaks_of_pledges(self, sentence: Sentence) -> bool:
        """Whether a pledge noun stands in the paragraphs before the sentence, or a question asks who gave."""
        nouns = self.doc.lexicon.derived(build_nouns)
        first = self.doc.block_ranges[max(0, sentence.block - REACH)][0]
        before = self.doc.tokens.low[max(first, sentence.first - FARTHEST) : sentence.first]
        asked = (before[k + 1 : k + 4] for k in range(len(before)) if before[k] in ASKING)
        return any(w in nouns for w in before) or any("?" in q[1:] and q[0] in GIVING for q in asked)

    def _bullet(self, sentence: Sentence) -> list[Finding]:
        """A bullet of the list of one actor: "Clean power: DKK 42 million to replace diesel with solar"."""
        doc, low = self.doc, self.doc.tokens.low
        first = self._content(sentence)
        stop = next((k for k in range(first, sentence.last) if low[k] == ";"), sentence.last)
        colon = next((k for k in range(first, min(first + 8, stop)) if low[k] == ":"), None)
        if (
            not self.lead.actors
            or sentence.first > self._first(sentence) + MARKED
            or self._tells_of_acts(sentence, first, stop)
        ):
            return []
        begin = colon + 1 if colon is not None else first
        items = self._items(begin, stop)
        if colon is not None and items and items[0].category == FUNDING:
            label = category_of(find_terms(doc, first, colon))
            items = [replace(i, category=label or i.category) for i in items[:1]]
        partners = partners_in(doc, self.actors, begin, sentence.last)
        return findings([*self.lead.actors, *partners], items, "pledge", "list-item", 0.85)

    def _tells_of_acts(self, sentence: Sentence, first: int, stop: int) -> bool:
        """Whether a main verb of a bullet tells what will be or has been done, not which thing is meant."""
        verbs = (g for g in self.doc.verbs(sentence) if g.first < stop and (g.modal or g.perfect))
        return any("W" not in self.doc.tags[first : g.first] for g in verbs)

    def _first(self, sentence: Sentence) -> int:
        return self.doc.block_ranges[sentence.block][0]

    def _content(self, sentence: Sentence) -> int:
        """The first token after bullets and numbers of points."""
        first = sentence.first
        word = self.doc.tokens.word
        while first < sentence.last - 1 and (
            not (word[first][0].isalnum() or word[first][-1] in "$€£¥") or _is_marker(word, first)
        ):
            first += 1
        return first

    def _items(self, first: int, last: int) -> list[Item]:
        """Items of a row; an amount and the purpose after its comma are one."""
        items = read_items(self.doc, first, last)
        joined: list[Item] = []
        for item in items:
            before = joined[-1] if joined else None
            if (
                before is not None
                and before.number is not None
                and len(before.number.unit) == 3
                and before.category == FUNDING
                and item.number is None
            ):
                joined[-1] = Item(before.first, item.last, item.category, before.number, before.unit)
            else:
                joined.append(item)
        return joined


def _is_marker(word: Sequence[str], i: int) -> bool:
    """Whether a token is the letter or number of a point: a) (b) 3. iv)"""
    return len(word[i]) < 4 and word[i + 1] in (")", ".") and (word[i].islower() or word[i].isdigit())
