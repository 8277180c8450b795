"""What holds of every text: no crash, places that exist and are in order, the same twice."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from flows.articles.article import Article, Block, BlockKind
from flows.articles.normalize import normalize
from flows.extract.article import extract_article
from flows.extract.document import Document, analyze
from flows.extract.lexicon import load_lexicon

#: Pieces of news prose, so that arbitrary texts reach past the first look of every reader.
PIECES = (
    """
Norway|the United Nations|UN|MINUSMA|Kenya's|Ghanaian|Seoul|peacekeeping ministerial|the conference|A4P+
Defence Minister|General|Lt. Gen.|Ms.|Kwame Asante|Bae Jin-hwa|Amina|Okoth|al-|van der|spokesman|head of
said|told|added|urged|pledged|offered|will send|is hosted by|co-hosted|met|has yet to|would|did not|according to
16|1,600|$1.5 billion|two|30 of the 287|more than|between|and|per cent|2021|8 December 2021
Dec. 7|Friday|10:15|No. 12|a dozen
helicopters|troops|training|countries|women, peace and security|delegations|resolution|hospital|medical support|euros
“|”|"|'|‘|’|«|»|„|(|)|[|]|,|.|;|:|?|!|–|—|--|-|/|•|…|’s|\t|\n|\n\n|  |the|of|to|for|by
in|at|that|which|who|he|she|they|it|if|not
(AFP)|SEOUL|Source: Xinhua|Photo:|By|© Reuters|Share|ﬁ|é|İ|ß|‏|中|😀|\u0301|\u200b|\x0b|١٢|²|Ⅻ|½
""".replace("\n", "|")
    .replace("\\n", "\n")
    .replace("\\t", "\t")
)
PROSE = st.lists(st.sampled_from([p for p in PIECES.split("|") if p]), max_size=40).map(" ".join)
TEXTS = st.one_of(st.text(max_size=200), PROSE, st.tuples(PROSE, st.text(max_size=40), PROSE).map("".join))
#: Real example counts, yet a few seconds in all.
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def article(text: str) -> Article:
    normalized = normalize(text)
    return Article("a.txt", "a.txt", normalized.text, normalized.blocks)


def plain(text: str, kind: BlockKind) -> Article:
    """The text as one block, as no normalization has seen it."""
    stripped = text.strip()
    return Article("a.txt", "a.txt", stripped, (Block(kind, 0, len(stripped)),) if stripped else ())


@FEW
@given(TEXTS)
@example("")
@example("1" * 5000)
@example("one hundred hundred hundred " * 50)
@example("5 million million million million million billion billion billion billion")
@example("Ann Lee, major and major and major and major and major and major")
def test_extraction_never_fails_and_evidence_is_in_the_text(text: str) -> None:
    read = article(text)
    extraction = extract_article(read, load_lexicon())
    for sighting in extraction.sightings:
        for evidence in sighting.evidence:
            assert 0 <= evidence.start < evidence.end <= len(read.text)
            assert evidence.end - evidence.start <= 500
            assert 0 < evidence.confidence <= 1
            assert evidence.rule == evidence.rule.lower() and " " not in evidence.rule


@FEW
@given(TEXTS, st.sampled_from(list(BlockKind)))
def test_text_that_was_not_normalized_does_not_fail_either(text: str, kind: BlockKind) -> None:
    extract_article(plain(text, kind), load_lexicon())


@FEW
@given(TEXTS)
def test_extraction_is_the_same_twice(text: str) -> None:
    first, second = (extract_article(article(text), load_lexicon()) for _ in range(2))
    assert repr(first) == repr(second)


@FEW
@given(TEXTS, st.booleans())
def test_analysis_gives_places_that_exist_in_order(text: str, normalized: bool) -> None:
    read = article(text) if normalized else plain(text, BlockKind.PARAGRAPH)
    doc = analyze(read, load_lexicon())
    length, tokens = len(doc.text), len(doc.tokens)
    check_tokens(doc)
    assert all(0 <= s.first < s.last <= tokens and 0 <= s.start < s.end <= length for s in doc.sentences)
    assert all(a.last <= b.first and a.end <= b.start for a, b in pairwise(doc.sentences))
    assert all(doc.blocks[s.block].start <= s.start and s.end <= doc.blocks[s.block].end for s in doc.sentences)
    for q in doc.quotations:
        assert 0 <= q.start < q.inner_start <= q.inner_end <= q.end <= length
    outer = [q for q in doc.quotations if q.depth == 0]
    assert all(a.end <= b.start for a, b in pairwise(outer))
    for spans in ([(e.first, e.last) for e in doc.entities], [(n.first, n.last) for n in doc.numbers]):
        assert all(0 <= first < last <= tokens for first, last in spans)
        assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(n.lead <= n.first and doc.tokens.start[n.lead] == n.start for n in doc.numbers)
    assert len(doc.tags) == len(doc.quoted) == tokens


def check_tokens(doc: Document) -> None:
    tokens = doc.tokens
    for i in range(len(tokens)):
        assert tokens.start[i] < tokens.end[i]
        assert doc.text[tokens.start[i] : tokens.end[i]] == tokens.word[i]
    assert all(end <= start for end, start in zip(tokens.end, tokens.start[1:], strict=False))
    assert not "".join(doc.text[a:b] for a, b in zip(tokens.end, tokens.start[1:], strict=False)).strip()
