"""A record of a published package, with the words of the articles that support it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import chain
from pathlib import Path
from typing import Any

import polars as pl

from flows.articles.article import Article
from flows.articles.files import READERS, Source, read_articles
from flows.articles.gather import at_hand, fetched_before
from flows.package.dataset import Dataset
from flows.package.read import PackageError, read_dataset
from flows.related import Support, related, supports
from flows.settings import Settings


class NoRecord(Exception):
    """No record has this id; the message names ids that look like it."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article; `passage` is the paragraph around them where the article is at hand, else None.

    `source` is where the article was read. `start` and `end` count in the passage; without one they are 0.
    """

    source: str
    text: str
    rule: str | None
    confidence: float | None
    passage: str | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a table and every place in an article that it rests on.

    `supports` says what articles have in each column, `related` what other records it hangs together with.
    """

    table: str
    key: str
    values: Mapping[str, Any]
    quotes: Sequence[Quote]
    supports: Sequence[Support] = ()
    related: Sequence[tuple[str, str]] = ()


def find_record(package: Path, record_id: str, articles: Sequence[str] = ()) -> Record:
    """The record with this id, of whatever table. `articles` are looked through for the texts that it quotes.

    Raises PackageError for a folder that is no package, NoRecord where no table has the id, NoArticles where
    `articles` names what does not exist.
    """
    dataset = read_dataset(package)
    for table, schema in dataset.schemas.items():
        if len(schema.primary_key) != 1:
            continue
        key = schema.primary_key[0]
        rows = dataset.tables[table].filter(pl.col(key).cast(pl.String) == record_id)
        if not rows.is_empty():
            spans = list(_spans(dataset, key, record_id))
            row, quotes = rows.row(0, named=True), list(_quotes(dataset, spans, articles))
            told = supports(dataset, key, record_id)
            return Record(table, key, row, _surest_first(quotes), told, related(dataset, table, row))
    raise NoRecord(_unknown(dataset, record_id))


def _surest_first(quotes: list[Quote]) -> list[Quote]:
    """The places of one article together, of the articles first that are surest of the record."""
    best: dict[str, float] = {}
    for quote in quotes:
        best[quote.source] = max(best.get(quote.source, 0.0), quote.confidence or 0.0)
    return sorted(quotes, key=lambda q: -best[q.source])


def quotes_in(dataset: Dataset, key: str, record_id: str, said_by: Iterable[str], given: Sequence[str]) -> list[Quote]:
    """The words of the articles `said_by` that a record rests on; `key` is the column that holds its id."""
    wanted = set(said_by)
    spans = [span for span in _spans(dataset, key, record_id) if span["article_id"] in wanted]
    return list(_quotes(dataset, spans, given))


def texts_at_hand(articles: pl.DataFrame, given: Sequence[str] = (), package: Path | None = None) -> dict[str, str]:
    """Normalized text by `article_id`, of those articles whose file still says what it said when it was read.

    Files are looked for where the articles' own `source` says, and in the places `given`. Documents of the web are not
    asked for: what counts is the copy that was fetched for the version in `package`. Raises NoArticles where a place
    makes no sense.
    """
    wanted = set(articles["sha256"])
    found: dict[str, str] = {}
    for read in chain.from_iterable(map(read_articles, _sources(articles["source"].to_list(), given, package))):
        if found.keys() == wanted:
            break
        if isinstance(read, Article) and read.sha256 in wanted:
            found[read.sha256] = read.text
    pairs = articles.select("article_id", "sha256").iter_rows()
    return {article_id: found[sha256] for article_id, sha256 in pairs if sha256 in found}


def texts_of_package(package: Path, given: Sequence[str] = ()) -> dict[str, str]:
    """`texts_at_hand` of a package's articles; nothing where it has none that can be read."""
    try:
        return texts_at_hand(read_dataset(package).tables["articles"], given, package)
    except (PackageError, KeyError):
        return {}


def _sources(named: Iterable[str], given: Sequence[str], package: Path | None) -> Iterator[Source]:
    fetched = Settings().fetched_in(str(package.resolve().parent if package else Settings().output))
    if not fetched.is_dir():
        fetched = Settings().fetched_for_stores  # the package may be the copy of one in an object store
    told: set[Path] = set()
    for source in named:
        path = Path(source)
        if copy := fetched_before(source, fetched):
            if copy.path not in told:
                yield copy
            told.add(copy.path)
        elif path.suffix.lower() in READERS and path.is_file():
            yield Source(path.name, source, path)
    if given:
        yield from at_hand(given, fetched)


def _spans(dataset: Dataset, key: str, record_id: str) -> Iterator[dict[str, Any]]:
    """Rows of the tables that quote articles, `evidence` first, that belong to the record."""
    for table in sorted(dataset.schemas, key=lambda name: (name != "evidence", name)):
        span = dataset.schemas[table].span
        if span is None or key not in dataset.tables[table].columns:
            continue
        rows = dataset.tables[table].filter(pl.col(key) == record_id)
        for row in rows.sort(span.article, span.start).iter_rows(named=True):
            yield {
                "article_id": row[span.article], "text": row[span.text], "start": row[span.start],
                "end": row[span.end], "rule": row.get("rule"), "confidence": row.get("confidence"),
            }  # fmt: skip


def _quotes(dataset: Dataset, spans: Sequence[Mapping[str, Any]], given: Sequence[str]) -> Iterator[Quote]:
    quoted = dataset.tables["articles"].filter(pl.col("article_id").is_in([s["article_id"] for s in spans]))
    texts = texts_at_hand(quoted, given, dataset.folder)
    sources = dict(quoted.select("article_id", "source").iter_rows())
    for span in spans:
        source, text = sources.get(span["article_id"], span["article_id"]), texts.get(span["article_id"])
        told = (source, span["text"], span["rule"], span["confidence"])
        if text is None:
            yield Quote(*told)
        else:
            first = text.rfind("\n\n", 0, span["start"]) + 2 if "\n\n" in text[: span["start"]] else 0
            last = text.find("\n\n", span["end"])
            passage = text[first : last if last >= 0 else len(text)]
            yield Quote(*told, passage=passage, start=span["start"] - first, end=span["end"] - first)


def _unknown(dataset: Dataset, record_id: str) -> str:
    ids = [
        str(value)
        for table, schema in dataset.schemas.items()
        if len(schema.primary_key) == 1
        for value in dataset.tables[table][schema.primary_key[0]]
    ]
    near = [i for i in ids if record_id in i][:3] or get_close_matches(record_id, ids, 3)
    return f"no record {record_id}" + (f"; did you mean {', '.join(near)}?" if near else "")
